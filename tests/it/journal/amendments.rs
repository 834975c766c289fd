//! Corrections: both texts stay readable, and what was not corrected keeps its time.

use mimik::domain::area::Area;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::information::Mark;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::time::Moment;
use mimik::domain::user::Role;
use mimik::journal::{Amendment, Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, at, booked, consult, lock, must_be_whole, note, oral, refused, register, slot,
    treatment,
};

const AREAS: [Area; 1] = [Area::Glabella];

fn amend(patient: PatientId, entry: EntryId, occurred_at: Moment, fact: impl Into<Fact>) -> Edit {
    Edit::Amend(Amendment {
        patient,
        entry,
        occurred_at,
        fact: fact.into(),
        reason: "Skrevet forkert".to_owned(),
    })
}

fn examined(clinic: &Clinic) -> (Journal, PatientId) {
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &AREAS,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    (journal, patient)
}

#[test]
fn a_corrected_typo_keeps_its_times_and_both_texts_stay_readable() {
    let clinic = Clinic::new();
    let (mut journal, patient) = examined(&clinic);
    let before = journal.record(patient).unwrap();
    let told = before.course.consultations[0].clone();
    let mut corrected = told.value.clone();
    "Bekymringsrynken, midt".clone_into(&mut corrected.indication);

    clinic.is_at("2026-11-27 09:00");
    journal
        .apply(amend(patient, told.id, told.occurred_at, corrected.clone()))
        .unwrap();
    let after = journal.record(patient).unwrap();
    let now_told = &after.course.consultations[0];
    assert_eq!(now_told.value, corrected);
    assert!(now_told.amended);
    assert_eq!(
        (now_told.recorded_at, now_told.occurred_at),
        (told.recorded_at, told.occurred_at)
    );
    let texts: Vec<&Fact> = after
        .entries
        .iter()
        .filter(|entry| now_told.versions.contains(&entry.header.id))
        .map(|entry| &entry.fact)
        .collect();
    assert_eq!(texts, [&Fact::from(told.value), &Fact::from(corrected)]);
    let last = after.entries.last().unwrap();
    assert_eq!(last.header.amends, Some(told.id));
    assert_eq!(last.reason.as_deref(), Some("Skrevet forkert"));
    must_be_whole(&journal);
}

#[test]
fn a_typo_in_the_information_moves_no_limit_and_turns_no_appointment_red() {
    let clinic = Clinic::new();
    let (mut journal, patient) = examined(&clinic);
    let start = slot(clinic.doctor, "2026-11-25 14:30");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &AREAS, start))));
    clinic.is_at("2026-11-24 16:00");
    let told = journal.record(patient).unwrap().course.oral[0].clone();
    let mut corrected = told.value.clone();
    corrected.questions = Some("Om blå mærker".to_owned());
    let receipt = journal
        .apply(amend(patient, told.id, told.occurred_at, corrected))
        .unwrap();
    assert_eq!(receipt.entries.len(), 1, "nothing was judged anew");
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.appointment(id).unwrap().too_early, None);
    assert_eq!(course.oral[0].recorded_at, told.recorded_at);
}

#[test]
fn a_corrected_time_of_information_judges_the_appointments_again() {
    let clinic = Clinic::new();
    let (mut journal, patient) = examined(&clinic);
    let start = slot(clinic.doctor, "2026-11-25 14:30");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &AREAS, start))));
    clinic.is_at("2026-11-23 15:00");
    let told = journal.record(patient).unwrap().course.oral[0].clone();
    let later = oral(&AREAS, Mark::Full, at("2026-11-23 14:50"));
    journal
        .apply(amend(patient, told.id, at("2026-11-23 14:50"), later))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    let flag = course.appointment(id).unwrap().too_early.clone().unwrap();
    assert_eq!(flag.limit, Some(at("2026-11-25 14:50")));
    assert_eq!(flag.saved, None);
    must_be_whole(&journal);
}

#[test]
fn the_time_of_corrected_oral_information_is_that_of_its_last_topic() {
    let clinic = Clinic::new();
    let (mut journal, patient) = examined(&clinic);
    let told = journal.record(patient).unwrap().course.oral[0].clone();
    // Said to have been earlier than what was ticked: nobody waits less for a slip.
    let earlier = at("2026-11-20 14:30");
    journal
        .apply(amend(patient, told.id, earlier, told.value.clone()))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.oral[0].occurred_at, at("2026-11-23 14:30"));

    let now = at("2026-11-23 14:35");
    let ahead = at("2026-11-23 14:38");
    let in_future = amend(patient, told.id, now, oral(&AREAS, Mark::Full, ahead));
    assert_eq!(
        refused(&mut journal, in_future),
        Refusal::InFuture { at: ahead, now }
    );
}

#[test]
fn only_the_same_kind_of_the_same_patient_is_amended_and_only_with_a_reason() {
    let clinic = Clinic::new();
    let (mut journal, patient) = examined(&clinic);
    let other = register(&mut journal, DEMO[1]);
    let now = at("2026-11-23 14:35");
    let told = journal.record(patient).unwrap().course.consultations[0].clone();
    let words = ContactNote {
        channel: ContactChannel::Email,
        text: "Spørgsmål".to_owned(),
    };
    let another_kind = amend(patient, told.id, now, words);
    assert_eq!(refused(&mut journal, another_kind), Refusal::OtherKind);
    let anothers = amend(other, told.id, told.occurred_at, told.value.clone());
    assert_eq!(
        refused(&mut journal, anothers),
        Refusal::Unknown(Thing::Entry)
    );
    let without_reason = Edit::Amend(Amendment {
        patient,
        entry: told.id,
        occurred_at: told.occurred_at,
        fact: told.value.into(),
        reason: "  ".to_owned(),
    });
    assert_eq!(refused(&mut journal, without_reason), Refusal::EmptyText);
    let registered = journal.record(patient).unwrap().entries[0].clone();
    let rewritten = amend(patient, registered.header.id, now, registered.fact);
    assert_eq!(refused(&mut journal, rewritten), Refusal::OtherKind);
}

#[test]
fn a_corrected_text_has_the_same_limits_as_a_new_one() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = at("2026-11-23 08:00");
    let receipt = journal.apply(note(patient, now, "Ringede")).unwrap();
    let words = |text: String| ContactNote {
        channel: ContactChannel::Telephone,
        text,
    };
    let long = amend(patient, receipt.entries[0], now, words("a".repeat(100_000)));
    let too_long = Refusal::TextTooLong {
        most: 20_000,
        has: 100_000,
    };
    assert_eq!(refused(&mut journal, long), too_long);
    let empty = amend(patient, receipt.entries[0], now, words(" ".to_owned()));
    assert_eq!(refused(&mut journal, empty), Refusal::EmptyText);
}

#[test]
fn a_nurse_corrects_a_note_and_never_what_a_doctor_alone_may_say() {
    let clinic = Clinic::new();
    let (journal, patient) = examined(&clinic);
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let told = journal.record(patient).unwrap().course.consultations[0].clone();
    let doctors = amend(patient, told.id, told.occurred_at, told.value);
    assert_eq!(
        crate::clinic::refusal(journal.apply(doctors)),
        Refusal::Role(Role::Doctor)
    );

    let receipt = journal.apply(note(
        patient,
        at("2026-11-23 14:00"),
        "Ringede om parkrering",
    ));
    let corrected = ContactNote {
        channel: ContactChannel::Telephone,
        text: "Ringede om parkering".to_owned(),
    };
    let entry = receipt.unwrap().entries[0];
    journal
        .apply(amend(patient, entry, at("2026-11-23 14:00"), corrected))
        .unwrap();
    assert_eq!(
        journal.record(patient).unwrap().course.notes[0].value.text,
        "Ringede om parkering"
    );
}
