//! Rows 134–148: cancelling late, and booking too early.

use crate::domain::appointment::{AppointmentBooked, AppointmentMoved, SavedTooEarly};
use crate::domain::information::Mark;
use crate::domain::rules::booking::{
    BookingVerdict, Cancellation, cancellation, last_cancellation,
};
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, failed, oral, vistabel, written,
};
use crate::domain::rules::{RuleId, Verdict};
use crate::domain::time::{HOUR, MINUTE};

#[test]
fn a_cancellation_is_in_time_until_24_elapsed_hours_before() {
    use Cancellation::{InTime, Late, NoShow};
    let rows = [
        (
            134,
            "2026-11-25 14:40:00 +01",
            "2026-11-24 14:40:00 +01",
            "2026-11-24 14:40:00 +01",
            InTime,
        ),
        (
            135,
            "2026-11-25 14:40:00 +01",
            "2026-11-24 14:40:01 +01",
            "2026-11-24 14:40:00 +01",
            Late,
        ),
        (
            136,
            "2026-03-29 14:00:00 +02",
            "2026-03-28 13:00:00 +01",
            "2026-03-28 13:00:00 +01",
            InTime,
        ),
        (
            137,
            "2026-03-29 14:00:00 +02",
            "2026-03-28 13:30:00 +01",
            "2026-03-28 13:00:00 +01",
            Late,
        ),
        (
            138,
            "2026-10-25 14:00:00 +01",
            "2026-10-24 14:30:00 +02",
            "2026-10-24 15:00:00 +02",
            InTime,
        ),
        (
            139,
            "2026-10-25 14:00:00 +01",
            "2026-10-24 15:00:01 +02",
            "2026-10-24 15:00:00 +02",
            Late,
        ),
        (
            140,
            "2027-03-28 10:00:00 +02",
            "2027-03-27 09:00:00 +01",
            "2027-03-27 09:00:00 +01",
            InTime,
        ),
        (
            141,
            "2028-03-01 10:00:00 +01",
            "2028-02-29 10:00:00 +01",
            "2028-02-29 10:00:00 +01",
            InTime,
        ),
        (
            142,
            "2026-11-25 14:40:00 +01",
            "2026-11-25 14:40:01 +01",
            "2026-11-24 14:40:00 +01",
            NoShow,
        ),
    ];
    for (row, start, cancelled, last, verdict) in rows {
        assert_eq!(cancellation(at(start), at(cancelled)), verdict, "row {row}");
        assert_eq!(last_cancellation(at(start)), at(last), "row {row}");
    }
}

const LIMIT: &str = "2026-11-25 14:30:00 +01";

fn informed() -> Story {
    let mut story = Story::of_examined_adult();
    story.write("2026-11-23 14:04:00 +01", &[GLABELLA]);
    story.say("2026-11-23 14:30:00 +01", &[GLABELLA]);
    story
}

#[track_caller]
fn check_too_early(story: &Story, start: &str, missing: i64) {
    let BookingVerdict::TooEarly {
        limit,
        missing_micros,
        written,
        oral,
        binding,
        ..
    } = story.judge(start, &[GLABELLA])
    else {
        panic!("{start} should be too early");
    };
    assert_eq!(
        (limit, missing_micros, binding),
        (at(LIMIT), missing, RuleId::R23)
    );
    assert_eq!(written, at("2026-11-23 14:04:00 +01"));
    assert_eq!(oral, at("2026-11-23 14:30:00 +01"));
}

#[test]
fn rows_143_to_146_the_limit_decides_whoever_books() {
    let story = informed();
    assert_eq!(
        story.judge(LIMIT, &[GLABELLA]),
        BookingVerdict::Lawful,
        "row 143"
    );
    check_too_early(&story, "2026-11-25 14:29:00 +01", MINUTE);
    check_too_early(&story, "2026-11-25 10:30:00 +01", 4 * HOUR);
    let gate = story.assess(at("2026-11-25 10:30:00 +01"), &[GLABELLA]);
    assert_eq!(
        (failed(&gate).as_str(), gate.worst()),
        ("R23 Hard", Verdict::Hard),
        "row 146"
    );
}

#[test]
fn rows_146_and_147_the_flag_stands_until_the_time_is_lawful_and_its_reason_for_ever() {
    let mut story = informed();
    let saved = SavedTooEarly {
        reason: "Patienten rejser i morgen".to_owned(),
        limit: Some(at(LIMIT)),
        session: NURSE,
    };
    let booked = AppointmentBooked {
        kind: crate::domain::appointment::AppointmentKind::Treatment,
        practitioner: DOCTOR,
        start: at("2026-11-25 10:30:00 +01"),
        minutes: 30,
        areas: [GLABELLA].into(),
        product: Some(vistabel()),
        note: String::new(),
        too_early: Some(saved.clone()),
    };
    let id = story.add("2026-11-24 09:00:00 +01", booked);
    let flag = story.course().appointments[0]
        .too_early
        .clone()
        .expect("the flag");
    assert_eq!(
        (flag.limit, flag.saved),
        (Some(at(LIMIT)), Some(saved)),
        "row 146"
    );

    let moved = AppointmentMoved {
        appointment: id,
        practitioner: DOCTOR,
        start: at("2026-11-25 14:40:00 +01"),
        minutes: 30,
        too_early: None,
    };
    story.add("2026-11-24 09:05:00 +01", moved);
    let course = story.course();
    assert_eq!(course.appointments[0].too_early, None, "row 147");
    assert_eq!(
        course.appointments[0].start,
        at("2026-11-25 14:40:00 +01"),
        "row 147"
    );
    assert_eq!(
        course.appointments[0].moves[0].from,
        at("2026-11-25 10:30:00 +01"),
        "row 147"
    );
}

#[test]
fn row_148_a_supplement_moves_the_limit_of_a_normal_booking() {
    let mut story = informed();
    let (start, both) = ("2026-11-26 09:00:00 +01", [GLABELLA, FOREHEAD]);
    story.add(
        "2026-11-24 14:50:00 +01",
        written(&[FOREHEAD], Mark::Supplement),
    );
    story.add(
        "2026-11-24 15:00:00 +01",
        oral(&[FOREHEAD], Mark::Supplement),
    );
    assert_eq!(story.judge(start, &[GLABELLA]), BookingVerdict::Lawful);
    let BookingVerdict::TooEarly {
        limit,
        missing_micros,
        basis,
        ..
    } = story.judge(start, &both)
    else {
        panic!("the new area is too early");
    };
    assert_eq!(
        (limit, missing_micros),
        (at("2026-11-26 15:00:00 +01"), 6 * HOUR)
    );
    assert_eq!(basis.part.area, FOREHEAD);
}
