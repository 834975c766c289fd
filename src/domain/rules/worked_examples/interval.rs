//! Rows 82–98: how long ago the last botulinum toxin was.

use crate::domain::area::Area;
use crate::domain::consultation::Choice;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, Story, asked, at, day, deviation, drawn, elsewhere, failed, given,
    parts, point_of, treatment,
};
use crate::domain::rules::{
    Assessment, DoseFault, EarlierToxin, IntervalFault, Question, RuleId, Verdict, Why,
};
use crate::domain::time::When;

/// Row | treated here | start | first passing date | what fails.
const ROWS: &str = "
82 | 2026-08-24 10:00:00 +02 | 2026-11-24 10:00:00 +01 | 2026-11-24 |
83 | 2026-08-24 10:00:00 +02 | 2026-11-23 10:00:00 +01 | 2026-11-24 | R51 Block
84 | 2026-11-30 10:00:00 +01 | 2027-02-28 10:00:00 +01 | 2027-02-28 |
85 | 2026-11-30 10:00:00 +01 | 2027-02-27 10:00:00 +01 | 2027-02-28 | R51 Block
86 | 2027-11-30 10:00:00 +01 | 2028-02-29 10:00:00 +01 | 2028-02-29 |
87 | 2027-11-30 10:00:00 +01 | 2028-02-28 10:00:00 +01 | 2028-02-29 | R51 Block
88 | 2026-08-31 10:00:00 +02 | 2026-11-30 10:00:00 +01 | 2026-11-30 |
89 | 2026-12-31 10:00:00 +01 | 2027-03-31 10:00:00 +02 | 2027-03-31 |
90 | 2026-08-24 00:30:00 +02 | 2026-11-23 10:00:00 +01 | 2026-11-24 | R51 Block
92 | 2026-09-01 10:00:00 +02 | 2026-11-24 10:00:00 +01 | 2026-12-01 | R51 Block
93 | 2026-11-01 10:00:00 +01 | 2026-11-29 10:00:00 +01 | 2027-02-01 | R51b Block
94 | 2026-11-01 10:00:00 +01 | 2026-11-30 10:00:00 +01 | 2027-02-01 | R51 Block
";

/// Nothing was given anywhere else.
fn never_elsewhere() -> Story {
    let mut story = Story::of_adult();
    story.add("2026-01-05 10:00:00 +01", asked(Choice::No, None));
    story
}

fn told(when: When, medical: bool) -> Story {
    let mut story = Story::of_adult();
    let prior = elsewhere(when, medical);
    story.add("2026-11-20 10:00:00 +01", asked(Choice::Yes, Some(prior)));
    story
}

fn judged(story: &Story, start: &str, area: &Area) -> Assessment {
    let mut assessment = story.assess_all(at(start), std::slice::from_ref(area));
    assessment
        .findings
        .retain(|finding| matches!(finding.rule, RuleId::R51 | RuleId::R51b));
    assessment
}

#[track_caller]
fn check(story: &Story, start: &str, fails: &str, from: Option<&str>, row: &str) {
    let judged = judged(story, start, &GLABELLA);
    assert_eq!(failed(&judged), fails, "row {row}");
    let mut found = judged.failed().map(|finding| finding.earliest);
    let from = from.map(|from| day(from).at(0));
    assert_eq!(found.next().flatten(), from, "row {row}");
}

#[test]
fn the_same_area_here_waits_three_months_by_date() {
    let rows: Vec<&str> = ROWS.trim().lines().collect();
    assert_eq!(rows.len(), 12);
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [number, treated, start, from, fails] = cells[..] else {
            panic!("{row}");
        };
        let mut story = never_elsewhere();
        story.treat(treated, &[GLABELLA], false);
        let passing_from = (!fails.is_empty()).then_some(from);
        check(&story, start, fails, passing_from, number);
        // The day itself, from its first minute, and the day before until its last.
        let midnight = day(from).at(0);
        let r51 = |start| {
            let question = Question::start(start, parts(&[GLABELLA]));
            failed(&story.ask_rule(RuleId::R51, question, start))
        };
        assert_eq!(r51(midnight), "", "row {number}");
        assert_eq!(r51(midnight.plus(-1)), "R51 Block", "row {number}");
    }
}

#[test]
fn row_91_a_month_is_its_last_day() {
    let story = told(When::InMonth(day("2026-08-01")), false);
    let from = Some("2026-11-30");
    check(&story, "2026-11-29 10:00:00 +01", "R51 Block", from, "91");
    check(&story, "2026-11-30 00:00:00 +01", "", None, "91");
}

#[test]
fn row_93_a_touch_up_is_reckoned_with_both_doses() {
    let mut story = never_elsewhere();
    let mut first = treatment("2026-11-01 10:00:00 +01", &[GLABELLA], Verdict::Passed);
    first.points = vec![point_of(&GLABELLA, "20", first.vials[0].vial)];
    story.add("2026-11-01 10:00:00 +01", first);
    let start = "2026-11-29 10:00:00 +01";
    let vial = story.open_vial(start, "11/2027");
    let touch_up = || {
        given(
            start,
            vec![point_of(&GLABELLA, "4", vial)],
            vec![drawn(vial, "4", "0")],
        )
    };
    let area = story.sign(RuleId::R64, start, touch_up());
    assert_eq!(failed(&area), "R64 Block");
    let Why::Dose(DoseFault::AreaAbove {
        given: sum,
        with_earlier: true,
        ..
    }) = &area.findings[0].why
    else {
        panic!("{:?}", area.findings);
    };
    assert_eq!(sum.units.to_string(), "24");
    assert_eq!(failed(&story.sign(RuleId::R66, start, touch_up())), "");
}

#[test]
fn row_95_and_its_kin_what_nobody_knows_is_not_passed() {
    let start = "2026-11-25 10:00:00 +01";
    let sometime = told(When::Unknown, false);
    check(&sometime, start, "R51 Block", None, "95");
    check(
        &Story::of_examined_adult(),
        start,
        "R51 Block",
        None,
        "95, nobody asked",
    );
    let mut unknown = Story::of_adult();
    unknown.add("2026-11-20 10:00:00 +01", asked(Choice::Unknown, None));
    check(&unknown, start, "R51 Block", None, "95, »ved ikke«");
    let mut without = Story::of_adult();
    without.add("2026-11-20 10:00:00 +01", asked(Choice::Yes, None));
    check(&without, start, "R51 Block", None, "95, yes without more");
    let mut doubted = never_elsewhere();
    doubted.clock_in_doubt = true;
    check(&doubted, start, "R51 Block", None, "the clock");
}

#[test]
fn row_96_a_deviation_counts_as_a_treatment_given() {
    let mut story = never_elsewhere();
    let treated = "2026-08-24 10:00:00 +02";
    story.add(treated, deviation(treated, &[GLABELLA]));
    let from = Some("2026-11-24");
    check(&story, "2026-11-23 10:00:00 +01", "R51 Block", from, "96");
    check(&story, "2026-11-24 10:00:00 +01", "", None, "96");
}

#[test]
fn row_97_another_area_warns_and_its_dose_counts_in_the_whole() {
    let mut story = never_elsewhere();
    let mut first = treatment("2026-09-15 10:00:00 +02", &[FOREHEAD], Verdict::Passed);
    first.points = vec![point_of(&FOREHEAD, "50", first.vials[0].vial)];
    story.add("2026-09-15 10:00:00 +02", first);
    let start = "2026-11-25 10:00:00 +01";
    check(&story, start, "R51 Warn", Some("2026-12-15"), "97");
    let why = judged(&story, start, &GLABELLA).findings.remove(0).why;
    let expected = IntervalFault::TooSoon {
        what: EarlierToxin::OtherAreaHere,
        last: day("2026-09-15"),
        from: day("2026-12-15"),
    };
    assert_eq!(why, Why::Interval(expected));
    let vial = story.open_vial(start, "11/2027");
    let whole = |units: &str| {
        let points = vec![point_of(&GLABELLA, units, vial)];
        let given = given(start, points, vec![drawn(vial, units, "0")]);
        failed(&story.sign_by(DOCTOR, RuleId::R66, start, given))
    };
    assert_eq!(
        (whole("14").as_str(), whole("14.01").as_str()),
        ("", "R66 Block")
    );
}

#[test]
fn row_98_medical_use_counts_whatever_the_area() {
    let story = told(When::On(day("2026-09-15")), true);
    let start = "2026-11-25 10:00:00 +01";
    check(&story, start, "R51 Block", Some("2026-12-15"), "98");
    let Why::Interval(IntervalFault::TooSoon { what, .. }) =
        &judged(&story, start, &FOREHEAD).findings[0].why
    else {
        panic!("row 98");
    };
    assert_eq!(*what, EarlierToxin::Medical);
}
