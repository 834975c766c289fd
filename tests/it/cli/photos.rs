//! `photos import`: files and folders into one record, with one line for each.

use std::fs;
use std::path::Path;

use mimik::domain::id::PatientId;
use mimik::domain::log::LockReason;
use mimik::domain::photo::{Phase, View};
use mimik::domain::user::Role;

use super::program::{Machine, Ran, enter};
use crate::clinic::small_jpeg;
use crate::ui::pictures::taken;

/// Two who have no plan and no photo.
fn two(folder: &Path) -> [PatientId; 2] {
    let journal = enter(folder);
    let found = journal.find("", usize::MAX).unwrap();
    let bare = found.rows.iter().map(|row| row.id).filter(|id| {
        let record = journal.record(*id).unwrap();
        record.photos.is_empty() && record.planned_parts().is_empty()
    });
    let two: Vec<PatientId> = bare.take(2).collect();
    journal.lock(LockReason::Closed).1.unwrap();
    two.try_into().unwrap()
}

fn import(machine: &Machine, folder: &Path, patient: PatientId, rest: &[&str]) -> Ran {
    let patient = patient.to_string();
    let mut arguments = vec!["photos", "import", "--patient", &patient];
    arguments.extend(rest);
    machine.run_as(Role::Nurse, folder, &arguments)
}

/// The first, second and third field of each line.
fn told(ran: &Ran) -> Vec<(String, String, String)> {
    let fields = |line: &Vec<&str>| {
        let field = |at: usize| line[at].to_owned();
        let last = if line[0] == "attached" { 3 } else { 2 };
        (field(0), field(1), field(last))
    };
    ran.lines().iter().map(fields).collect()
}

fn lines(expected: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |text: &str| text.to_owned();
    let line = |(what, name, more): &(&str, &str, &str)| (owned(what), owned(name), owned(more));
    expected.iter().map(line).collect()
}

const SAID: [&str; 6] = [
    "--view",
    "front_rest",
    "--area",
    "glabella",
    "--taken",
    "2026-11-23T14:00",
];

#[test]
fn a_folder_is_taken_in_and_what_cannot_be_used_is_named() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let [patient, other] = two(&folder);
    let card = machine.path("kort æøå");
    fs::create_dir(&card).unwrap();
    for (name, bytes) in [
        ("1.jpg", small_jpeg(1)),
        ("2 igen.jpg", small_jpeg(1)),
        ("3.jpg", b"This is no picture.".to_vec()),
        ("4.jpg", small_jpeg(2)),
        ("5.jpg", small_jpeg(3)),
        ("6.jpg", small_jpeg(4)),
    ] {
        fs::write(card.join(name), bytes).unwrap();
    }
    let card = card.to_str().unwrap();
    let ran = import(&machine, &folder, patient, &[&SAID[..], &[card]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    let expected = lines(&[
        ("refused", "2 igen.jpg", "already_here"),
        ("refused", "3.jpg", "not_usable"),
        ("attached", "1.jpg", "front_rest"),
        ("attached", "4.jpg", "front_rest"),
        ("attached", "5.jpg", "front_rest"),
        ("attached", "6.jpg", "front_rest"),
    ]);
    assert_eq!(told(&ran), expected);
    assert!(
        ran.err.contains("3.jpg: Filen er ikke et billede."),
        "{}",
        ran.err
    );

    let journal = enter(&folder);
    let photos = journal.record(patient).unwrap().photos;
    assert_eq!(photos.len(), 4);
    let as_said = |item: &mimik::journal::view::PhotoItem| {
        item.photo.view == View::FrontRest && item.photo.phase == Phase::Before
    };
    assert!(photos.iter().all(as_said));
    journal.lock(LockReason::Closed).1.unwrap();

    let first = machine.path("kort æøå").join("1.jpg");
    let first = [&SAID[..], &[first.to_str().unwrap()]].concat();
    let again = import(&machine, &folder, patient, &first);
    assert_eq!(told(&again), lines(&[("refused", "1.jpg", "already_here")]));
    let mixed_up = import(&machine, &folder, other, &first);
    assert_eq!(told(&mixed_up), lines(&[("refused", "1.jpg", "elsewhere")]));
    let meant = [&first[..], &["--also-elsewhere"]].concat();
    let meant = import(&machine, &folder, other, &meant);
    assert_eq!((meant.code, meant.lines().len()), (0, 1), "{}", meant.err);

    let verified = machine.run_as(Role::Doctor, &folder, &["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
}

#[test]
fn what_nobody_has_said_is_asked_for_and_nothing_is_guessed() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let [patient, _] = two(&folder);
    let photo = machine.path("a.jpg");
    fs::write(&photo, small_jpeg(1)).unwrap();
    let photo = photo.to_str().unwrap();
    for (said, because) in [
        (&[][..], "no_view"),
        (&["--view", "front_rest"], "no_area"),
        (&SAID[..4], "no_time"),
        (
            &[
                "--view",
                "front_rest",
                "--area",
                "glabella",
                "--taken",
                "2126-01-01T10:00",
            ],
            "future",
        ),
    ] {
        let ran = import(&machine, &folder, patient, &[said, &[photo]].concat());
        assert_eq!(told(&ran), lines(&[("refused", "a.jpg", because)]));
        assert_eq!(ran.code, 1);
    }
    let bad = import(&machine, &folder, patient, &["--taken", "i går", photo]);
    assert_eq!((bad.code, bad.out.as_str()), (2, ""));
    let ran = machine.run_as(
        Role::Nurse,
        &folder,
        &["photos", "import", "--patient", "x", photo],
    );
    assert_eq!(ran.code, 3);
    let patient = patient.to_string();
    let arguments = [
        &["photos", "import", "--patient", &patient][..],
        &SAID,
        &[photo],
    ]
    .concat();
    let reviewer = machine.run_as(Role::Reviewer, &folder, &arguments);
    assert_eq!(
        (reviewer.code, reviewer.out.as_str()),
        (1, ""),
        "{}",
        reviewer.err
    );
}

#[test]
fn a_cameras_wrong_clock_is_corrected_for_all_and_the_record_keeps_by_how_much() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let [patient, _] = two(&folder);
    let photo = machine.path("a.jpg");
    fs::write(&photo, taken(&small_jpeg(1), "2026:11:23 07:00:09")).unwrap();
    let untimed = machine.path("b.jpg");
    fs::write(&untimed, small_jpeg(2)).unwrap();
    let files = [photo.to_str().unwrap(), untimed.to_str().unwrap()];
    let shifted = [&SAID[..], &["--clock-correction", "-01:03:00"], &files].concat();
    let ran = import(&machine, &folder, patient, &shifted);
    assert_eq!((ran.code, ran.lines().len()), (0, 2), "{}", ran.err);
    let journal = enter(&folder);
    let mut photos = journal.record(patient).unwrap().photos;
    photos.sort_by_key(|item| item.taken_at);
    let said = photos.iter().map(|item| {
        (
            item.taken_at.to_local_rfc3339(),
            item.photo.clock_corrected_seconds,
        )
    });
    let expected = [
        ("2026-11-23T05:57:09+01:00", Some(-3_780)),
        ("2026-11-23T14:00:00+01:00", None),
    ];
    assert_eq!(
        said.collect::<Vec<_>>(),
        expected.map(|(at, shift)| (at.to_owned(), shift))
    );
    journal.lock(LockReason::Closed).1.unwrap();
    let wrong = [&SAID[..], &["--clock-correction", "1:3"], &files].concat();
    assert_eq!(import(&machine, &folder, patient, &wrong).code, 64);
}

#[test]
fn a_correction_that_leads_out_of_all_years_refuses_that_photo_and_takes_the_others() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let [patient, _] = two(&folder);
    let ancient = machine.path("a.jpg");
    fs::write(&ancient, taken(&small_jpeg(1), "1880:01:01 07:00:09")).unwrap();
    let usual = machine.path("b.jpg");
    fs::write(&usual, taken(&small_jpeg(2), "2026:11:23 07:00:09")).unwrap();
    let files = [ancient.to_str().unwrap(), usual.to_str().unwrap()];
    let shifted = [&SAID[..], &["--clock-correction", "-876000:00:00"], &files].concat();
    let ran = import(&machine, &folder, patient, &shifted);
    assert!(ran.out.contains("refused\ta.jpg\tno_time"), "{}", ran.out);
    assert!(ran.out.contains("attached\tb.jpg"), "{}", ran.out);
}
