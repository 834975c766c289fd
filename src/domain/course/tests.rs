//! What a course makes of corrections, moves and judgements.

mod given;
mod standing;

use super::{AppointmentState, Course};
use crate::domain::appointment::{
    AppointmentCancelled, AppointmentJudged, AppointmentMoved, CancelledBy, SavedTooEarly,
};
use crate::domain::information::{LateEntryCountersigned, Mark, OralInformation};
use crate::domain::patient::{PatientCorrected, ResponsibleDoctorSet};
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, consultation, oral, part, patient,
    plan, treatment_booked,
};

const TOLD: &str = "2026-11-20 10:00:00 +01";
const CORRECTED: &str = "2026-11-24 09:00:00 +01";

#[test]
fn what_a_correction_leaves_unchanged_keeps_the_time_of_its_first_writing() {
    let mut story = Story::of_adult();
    let first = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    let reworded = OralInformation {
        questions: Some("Gør det ondt?".to_owned()),
        ..oral(&[GLABELLA], Mark::Full)
    };
    let second = story.amend(first, None, at(CORRECTED), reworded.clone());
    let third = story.amend(second, None, at(CORRECTED), reworded.clone());
    let course = story.course();
    let [told] = course.oral.as_slice() else {
        panic!("one talk, told three times");
    };
    assert_eq!((told.id, told.latest), (first, third));
    assert_eq!(told.versions, [first, second, third]);
    assert_eq!((told.value.clone(), told.amended), (reworded, true));
    assert_eq!(
        (told.recorded_at, told.parts[&part(&GLABELLA)]),
        (at(TOLD), at(TOLD))
    );
}

#[test]
fn what_a_correction_changes_counts_from_the_correction() {
    let both = [GLABELLA, FOREHEAD];
    let mut story = Story::of_adult();
    let first = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    story.amend(first, None, at(CORRECTED), oral(&both, Mark::Full));
    let told = story.course().oral.remove(0);
    assert_eq!(told.parts[&part(&GLABELLA)], at(TOLD));
    assert_eq!(told.parts[&part(&FOREHEAD)], at(CORRECTED));

    let marked = at("2026-11-24 10:00:00 +01");
    story.amend(first, None, marked, oral(&both, Mark::Supplement));
    let told = story.course().oral.remove(0);
    assert!(told.parts.values().all(|recorded| *recorded == marked));

    let moved = at("2026-11-24 11:00:00 +01");
    story.amend(
        first,
        Some("2026-11-20 09:00:00 +01"),
        moved,
        oral(&both, Mark::Supplement),
    );
    let told = story.course().oral.remove(0);
    assert_eq!(
        (told.recorded_at, told.first_recorded_at),
        (moved, at(TOLD))
    );
    assert!(told.parts.values().all(|recorded| *recorded == moved));
}

#[test]
fn an_area_that_a_plan_gains_counts_from_the_correction() {
    let mut story = Story::of_adult();
    let (_, first) = story.examine(TOLD, &[GLABELLA]);
    story.amend(first, None, at(CORRECTED), plan(&[GLABELLA, FOREHEAD]));
    let course = story.course();
    let plan = course.current_plan().expect("a plan");
    assert_eq!(plan.parts[&part(&GLABELLA)], at(TOLD));
    assert_eq!(plan.parts[&part(&FOREHEAD)], at(CORRECTED));
}

#[test]
fn a_plan_belongs_to_the_consultation_it_was_signed_with_even_when_that_is_corrected() {
    let mut story = Story::of_adult();
    let (first, _) = story.examine(TOLD, &[GLABELLA]);
    story.examine("2026-11-22 10:00:00 +01", &[FOREHEAD]);
    story.amend(
        first,
        Some("2026-11-20 09:30:00 +01"),
        at(CORRECTED),
        consultation(),
    );
    let course = story.course();
    let owners: Vec<_> = course
        .plans
        .iter()
        .map(|plan| course.consultation_of(plan))
        .collect();
    assert_eq!(owners[0].map(|told| told.id), Some(first));
    assert_eq!(
        owners[1].map(|told| told.id),
        Some(course.consultations[1].id)
    );
}

#[test]
fn an_amendment_of_something_unknown_stands_on_its_own() {
    let mut story = Story::of_adult();
    let first = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    story.amend(first, None, at(CORRECTED), oral(&[GLABELLA], Mark::Full));
    story.entries.retain(|entry| entry.header.id != first);
    let course = story.course();
    assert_eq!(course.oral.len(), 1);
    assert_eq!(course.oral[0].recorded_at, at(CORRECTED));
}

#[test]
fn earlier_contact_details_stay_readable() {
    let mut story = Story::of_adult();
    let known = story.entries[0].header.id;
    let mut moved = patient("1985-03-14");
    moved.address = "Nygade 1".to_owned();
    let latest = story.add(
        TOLD,
        PatientCorrected {
            patient: moved.clone(),
        },
    );
    let course = story.course();
    let told = course.patient.expect("a patient");
    assert_eq!((told.id, told.latest, told.value), (known, latest, moved));
    assert_eq!(course.earlier_patients[0].value, patient("1985-03-14"));
}

#[test]
fn the_second_of_a_take_over_counts_for_both_doctors() {
    let mut story = Story::of_adult();
    story.add(
        TOLD,
        ResponsibleDoctorSet {
            doctor: OTHER_DOCTOR,
        },
    );
    let course = story.course();
    assert_eq!(course.responsible_doctor, Some(OTHER_DOCTOR));
    let (before, after) = ("2026-11-20 09:59:59 +01", "2026-11-20 10:00:01 +01");
    let was = |user, moment| course.was_responsible(user, at(moment));
    assert!(was(DOCTOR, before) && was(DOCTOR, TOLD) && !was(DOCTOR, after));
    assert!(!was(OTHER_DOCTOR, before) && was(OTHER_DOCTOR, TOLD) && was(OTHER_DOCTOR, after));
    assert!(!was(NURSE, after));
}

#[test]
fn a_countersignature_of_any_version_is_kept_under_the_first() {
    let mut story = Story::of_adult();
    let first = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    let second = story.amend(first, None, at(CORRECTED), oral(&[GLABELLA], Mark::Full));
    story.add(
        "2026-11-24 10:00:00 +01",
        LateEntryCountersigned { entry: second },
    );
    let course = story.course();
    assert_eq!(
        course.countersigned.get(&first),
        Some(&(DOCTOR, at("2026-11-24 10:00:00 +01")))
    );
}

#[test]
fn rules_see_whole_seconds() {
    let mut story = Story::of_adult();
    let (half, whole) = (at(TOLD).plus(500_000), at(TOLD));
    story.tell(half, half, DOCTOR, oral(&[GLABELLA], Mark::Full));
    let told = story.course().oral.remove(0);
    assert_eq!((told.occurred_at, told.recorded_at), (whole, whole));
}

#[test]
fn the_journals_judgement_sets_and_lifts_the_flag_and_keeps_the_doctors_reason() {
    let mut story = Story::of_adult();
    let start = at("2026-11-25 10:30:00 +01");
    let saved = SavedTooEarly {
        reason: "Rejser".to_owned(),
        limit: None,
        session: NURSE,
    };
    let mut booked = treatment_booked(start);
    booked.too_early = Some(saved.clone());
    let appointment = story.add(TOLD, booked);
    let limit = Some(at("2026-11-26 10:00:00 +01"));
    let judge = |story: &mut Story, too_early| {
        story.add(
            CORRECTED,
            AppointmentJudged {
                appointment,
                too_early,
                limit,
            },
        );
        story.course().appointments.remove(0).too_early
    };
    let flag = judge(&mut story, true).expect("the flag");
    assert_eq!((flag.limit, flag.saved), (limit, Some(saved)));
    assert_eq!(judge(&mut story, false), None);
}

#[test]
fn a_move_that_a_doctor_keeps_too_early_stays_flagged() {
    let mut story = Story::of_adult();
    let appointment = story.add(TOLD, treatment_booked(at("2026-11-30 10:30:00 +01")));
    let saved = SavedTooEarly {
        reason: "Rejser".to_owned(),
        limit: None,
        session: DOCTOR,
    };
    let start = at("2026-11-25 09:00:00 +01");
    let too_early = Some(saved);
    story.add(
        CORRECTED,
        AppointmentMoved {
            appointment,
            practitioner: OTHER_DOCTOR,
            start,
            minutes: 20,
            too_early,
        },
    );
    let course = story.course();
    let moved = course.appointment(appointment).expect("the appointment");
    assert!(moved.too_early.is_some());
    assert_eq!((moved.practitioner, moved.start), (OTHER_DOCTOR, start));
    assert_eq!(moved.end(), at("2026-11-25 09:20:00 +01"));
}

#[test]
fn a_cancellation_knows_whether_it_was_late() {
    let mut story = Story::of_adult();
    let appointment = story.add(TOLD, treatment_booked(at("2026-11-25 10:30:00 +01")));
    let cancelled = AppointmentCancelled {
        appointment,
        by: CancelledBy::Patient,
        note: String::new(),
    };
    story.add("2026-11-24 10:30:01 +01", cancelled);
    let course = story.course();
    let at = at("2026-11-24 10:30:01 +01");
    let state = AppointmentState::Cancelled {
        at,
        by: CancelledBy::Patient,
        late: true,
    };
    assert_eq!(course.appointments[0].state, state);
    assert!(!course.appointments[0].is_standing());
}

#[test]
fn a_plan_ends_when_a_later_consultation_advises_against() {
    let mut story = Story::of_adult();
    story.examine(TOLD, &[GLABELLA]);
    let mut against = consultation();
    against.outcome = crate::domain::consultation::Outcome::AdvisedAgainst;
    story.add(CORRECTED, against);
    assert!(story.course().current_plan().is_none());
    assert!(Course::default().current_plan().is_none());
}
