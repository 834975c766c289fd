//! `earliest` on the worked examples of `rules.md` §15.

use super::program::Machine;

const LAWFUL: &[&str] = &["lawful"];
const EARLY: &[&str] = &["too_early", "R23"];
const ORDER: &[&str] = &["R21b"];
const BOTH: &[&str] = &["too_early", "R21b", "R23"];

/// Number, written, oral, start, limit, second line.
type Row = (
    u32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (1, "2026-11-23T09:30", "2026-11-23T10:00", "2026-11-25T10:00", "2026-11-25T10:00:00+01:00", LAWFUL),
    (2, "2026-11-23T09:30", "2026-11-23T10:00", "2026-11-25T09:59:59", "2026-11-25T10:00:00+01:00", EARLY),
    (3, "2026-11-23T09:30", "2026-11-23T10:00:01", "2026-11-25T10:00", "2026-11-25T10:00:01+01:00", EARLY),
    (4, "2026-11-20T12:00", "2026-11-23T10:00", "2026-11-24T12:00", "2026-11-25T10:00:00+01:00", EARLY),
    (5, "2026-11-23T10:00", "2026-11-23T10:00", "2026-11-25T10:00", "2026-11-25T10:00:00+01:00", LAWFUL),
    (6, "2026-11-23T16:00", "2026-11-23T10:00", "2026-11-25T10:00", "2026-11-25T16:00:00+01:00", BOTH),
    (7, "2026-11-23T16:00", "2026-11-23T10:00", "2026-11-25T16:00", "2026-11-25T16:00:00+01:00", ORDER),
    (8, "2026-11-23T16:00", "2026-11-23T16:20", "2026-11-25T16:19:59", "2026-11-25T16:20:00+01:00", EARLY),
    (9, "2026-11-23T16:00", "2026-11-23T16:20", "2026-11-25T16:20", "2026-11-25T16:20:00+01:00", LAWFUL),
    (10, "2026-11-23T23:10", "2026-11-23T23:30", "2026-11-25T23:30", "2026-11-25T23:30:00+01:00", LAWFUL),
    (11, "2026-03-28T09:30", "2026-03-28T10:00", "2026-03-30T10:00", "2026-03-30T11:00:00+02:00", EARLY),
    (12, "2026-03-28T09:30", "2026-03-28T10:00", "2026-03-30T11:00", "2026-03-30T11:00:00+02:00", LAWFUL),
    (13, "2026-03-27T14:30", "2026-03-27T15:00", "2026-03-29T15:00", "2026-03-29T16:00:00+02:00", EARLY),
    (14, "2026-03-27T14:30", "2026-03-27T15:00", "2026-03-29T16:00", "2026-03-29T16:00:00+02:00", LAWFUL),
    (15, "2026-03-29T14:30", "2026-03-29T15:00", "2026-03-31T15:00", "2026-03-31T15:00:00+02:00", LAWFUL),
    (16, "2026-03-27T02:00", "2026-03-27T02:30", "2026-03-29T03:30", "2026-03-29T03:30:00+02:00", LAWFUL),
    (17, "2026-10-24T09:30", "2026-10-24T10:00", "2026-10-26T09:00", "2026-10-26T10:00:00+01:00", EARLY),
    (18, "2026-10-24T09:30", "2026-10-24T10:00", "2026-10-26T10:00", "2026-10-26T10:00:00+01:00", LAWFUL),
    (19, "2026-10-23T14:30", "2026-10-23T15:00", "2026-10-25T14:00", "2026-10-25T15:00:00+01:00", EARLY),
    (20, "2026-10-23T14:30", "2026-10-23T15:00", "2026-10-25T15:00", "2026-10-25T15:00:00+01:00", LAWFUL),
    (21, "2026-10-23T02:00", "2026-10-23T02:30", "2026-10-25T02:30+02", "2026-10-25T02:30:00+01:00", EARLY),
    (22, "2026-10-23T02:00", "2026-10-23T02:30", "2026-10-25T02:30+01", "2026-10-25T02:30:00+01:00", LAWFUL),
    (23, "2026-10-25T01:50", "2026-10-25T02:30+02", "2026-10-27T02:29:59", "2026-10-27T02:30:00+01:00", EARLY),
    (24, "2026-10-25T02:20+02", "2026-10-25T02:10+01", "2026-10-27T02:10", "2026-10-27T02:10:00+01:00", LAWFUL),
    (25, "2027-03-26T14:00", "2027-03-26T15:00", "2027-03-28T15:00", "2027-03-28T16:00:00+02:00", EARLY),
    (26, "2027-03-26T14:00", "2027-03-26T15:00", "2027-03-28T16:00", "2027-03-28T16:00:00+02:00", LAWFUL),
    (27, "2027-03-27T11:00", "2027-03-27T11:30", "2027-03-29T12:29:59", "2027-03-29T12:30:00+02:00", EARLY),
    (28, "2027-03-27T11:00", "2027-03-27T11:30", "2027-03-29T12:30", "2027-03-29T12:30:00+02:00", LAWFUL),
    (29, "2028-02-27T13:30", "2028-02-27T14:00", "2028-02-29T14:00", "2028-02-29T14:00:00+01:00", LAWFUL),
    (30, "2028-02-28T13:30", "2028-02-28T14:00", "2028-02-29T14:00", "2028-03-01T14:00:00+01:00", EARLY),
    (31, "2027-02-27T13:30", "2027-02-27T14:00", "2027-03-01T14:00", "2027-03-01T14:00:00+01:00", LAWFUL),
    (32, "2026-12-31T11:30", "2026-12-31T12:00", "2027-01-02T12:00", "2027-01-02T12:00:00+01:00", LAWFUL),
    (33, "2026-12-23T15:00", "2026-12-23T15:30", "2026-12-25T15:30", "2026-12-25T15:30:00+01:00", LAWFUL),
];

#[test]
fn the_worked_examples_hold_on_the_command_line() {
    let machine = Machine::new();
    for (number, written, oral, start, limit, second) in ROWS {
        let asked = [
            "earliest",
            "--written",
            written,
            "--oral",
            oral,
            "--start",
            start,
        ];
        let ran = machine.run(&asked);
        assert_eq!(ran.lines(), [vec![*limit], second.to_vec()], "{number}");
        assert_eq!(ran.code, i32::from(*second != LAWFUL), "{number}");
        assert_eq!(ran.err, "", "{number}");
    }
}

#[test]
fn without_a_start_only_the_limit_and_the_order_are_told() {
    let machine = Machine::new();
    let ask = |written, oral| machine.run(&["earliest", "--written", written, "--oral", oral]);
    let right = ask("2026-11-23T09:30", "2026-11-23T10:00");
    assert_eq!(
        (right.out.as_str(), right.code),
        ("2026-11-25T10:00:00+01:00\n", 0)
    );
    let wrong = ask("2026-11-23T16:00", "2026-11-23T10:00");
    assert_eq!(
        (wrong.out.as_str(), wrong.code),
        ("2026-11-25T16:00:00+01:00\nR21b\n", 1)
    );
}

#[test]
fn a_start_before_the_information_is_only_too_early() {
    let asked = [
        "earliest",
        "--written",
        "2026-11-23T09:30",
        "--oral",
        "2026-11-23T10:00",
    ];
    let ran = Machine::new().run(&[&asked[..], &["--start", "2025-01-01T10:00"]].concat());
    assert_eq!(ran.lines()[1], EARLY);
}

#[test]
fn a_moment_that_cannot_be_read_has_its_own_sentence_and_code() {
    let machine = Machine::new();
    for (typed, sentence) in [
        ("2026-03-29T02:30", "findes ikke den dag"),
        ("2026-10-25T02:30", "findes to gange"),
        ("i morgen", "kan ikke læses"),
        ("2026-11-31T10:00", "kan ikke læses"),
    ] {
        let good = "2026-11-23T10:00";
        for [written, oral, start] in [
            [typed, good, good],
            [good, typed, good],
            [good, good, typed],
        ] {
            let asked = [
                "earliest",
                "--written",
                written,
                "--oral",
                oral,
                "--start",
                start,
            ];
            let ran = machine.run(&asked);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{typed}");
            assert!(ran.err.contains(sentence), "{}", ran.err);
        }
    }
    let english = [
        "--lang",
        "en",
        "earliest",
        "--written",
        "2026-10-25T02:30",
        "--oral",
        "x",
    ];
    assert!(machine.run(&english).err.contains("occurs twice"));
}
