//! Entries in the wrong record: from then on nothing follows from them, and every word of them stays.

use mimik::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::user::Role;
use mimik::journal::withdrawals::written_together;
use mimik::journal::{Amendment, Edit, Journal, Refusal, Thing, Withdrawing};

use super::corrections::{BROW, treated};
use crate::clinic::*;

const WHY: &str = "Skrevet i den forkerte journal";

fn withdraw(patient: PatientId, entries: &[EntryId], to: Option<PatientId>) -> Edit {
    Edit::WithdrawEntries(Withdrawing {
        patient,
        entries: entries.to_vec(),
        to,
        reason: WHY.to_owned(),
    })
}

fn all_of(journal: &Journal, patient: PatientId) -> Vec<(EntryId, Fact)> {
    let entries = journal.record(patient).unwrap().entries;
    let told = entries
        .into_iter()
        .map(|entry| (entry.header.id, entry.fact));
    told.collect()
}

#[test]
fn a_treatment_of_somebody_else_says_nothing_here_and_asks_to_be_written_there() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let before = all_of(&journal, patient);
    let given = journal.record(patient).unwrap().course.given[0].id;
    let nurses = refusal(journal.apply(withdraw(patient, &[given], None)));
    assert_eq!(nurses, Refusal::Role(Role::Doctor));
    drop(lock(journal));

    let mut journal = clinic.doctor();
    let right = register(&mut journal, DEMO[1]);
    journal
        .apply(withdraw(patient, &[given], Some(right)))
        .unwrap();
    let record = journal.record(patient).unwrap();
    assert!(record.course.treatments.is_empty());
    assert!(record.course.starts.is_empty(), "its start went with it");
    assert!(record.course.running_start().is_none());
    assert!(record.course.withdrawn.contains_key(&given));
    // Everything that was written is still there, word for word.
    assert_eq!(all_of(&journal, patient)[..before.len()], before);
    let last = record.entries.last().unwrap();
    assert_eq!(last.reason.as_deref(), Some(WHY));
    assert_eq!(last.header.amends, Some(given));

    let there = journal.record(right).unwrap();
    let kinds: Vec<&str> = there
        .course
        .misplaced
        .iter()
        .map(|told| told.value.what.as_str())
        .collect();
    assert_eq!(kinds, ["treatment_started", "treatment"]);
    assert!(there.course.given.is_empty(), "nothing was copied");
    must_be_whole(&journal);
}

#[test]
fn whoever_wrote_it_withdraws_it_and_otherwise_a_doctor() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = journal.now().unwrap().moment;
    let doctors = journal
        .apply(note(patient, now, "Fra lægen"))
        .unwrap()
        .entries[0];
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let own = journal
        .apply(note(patient, now, "Fra sygeplejersken"))
        .unwrap()
        .entries[0];
    let anothers = refusal(journal.apply(withdraw(patient, &[doctors], None)));
    assert_eq!(anothers, Refusal::Role(Role::Doctor));
    journal.apply(withdraw(patient, &[own], None)).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.notes.len(), 1);

    let again = refused(&mut journal, withdraw(patient, &[own], None));
    assert_eq!(again, Refusal::EntryWithdrawn);
    drop(lock(journal));
    let mut journal = clinic.reviewer();
    let reviewers = refusal(journal.apply(withdraw(patient, &[doctors], None)));
    assert_eq!(reviewers, Refusal::Role(Role::Nurse));
}

#[test]
fn what_was_withdrawn_is_not_corrected() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = journal.now().unwrap().moment;
    let receipt = journal.apply(note(patient, now, "Ringede")).unwrap();
    let (entry, fact) = all_of(&journal, patient)
        .into_iter()
        .find(|(id, _)| *id == receipt.entries[0])
        .unwrap();
    journal.apply(withdraw(patient, &[entry], None)).unwrap();
    let amend = Edit::Amend(Amendment {
        patient,
        entry,
        occurred_at: now,
        fact,
        reason: WHY.to_owned(),
    });
    assert_eq!(refused(&mut journal, amend), Refusal::EntryWithdrawn);
}

#[test]
fn nothing_that_stands_is_left_hanging() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let course = journal.record(patient).unwrap().course;
    let (given, vial, start) = (course.given[0].id, course.vials[0].id, course.starts[0].id);
    let drawn_from = refused(&mut journal, withdraw(patient, &[vial], None));
    assert_eq!(drawn_from, Refusal::StillNamed(vial));
    let started_from = refused(&mut journal, withdraw(patient, &[start], None));
    assert_eq!(started_from, Refusal::StillNamed(start));
    journal
        .apply(withdraw(patient, &[vial, given], None))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    assert!(course.vials.is_empty() && course.starts.is_empty());
    must_be_whole(&journal);
}

#[test]
fn information_of_somebody_else_makes_a_booked_time_too_early() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &BROW,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    let start = slot(clinic.doctor, "2026-11-25 14:30");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &BROW, start))));
    let oral = journal.record(patient).unwrap().course.oral[0].id;
    journal.apply(withdraw(patient, &[oral], None)).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert!(course.oral.is_empty());
    assert!(course.appointment(id).unwrap().too_early.is_some());
}

#[test]
fn who_a_patient_is_and_when_she_comes_have_ways_of_their_own() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let (patient, other) = (
        register(&mut journal, DEMO[0]),
        register(&mut journal, DEMO[1]),
    );
    let registered = all_of(&journal, patient)[0].0;
    let who = refused(&mut journal, withdraw(patient, &[registered], None));
    assert_eq!(who, Refusal::OtherKind);
    let photo = attach_photo(&mut journal, patient, 7);
    let picture = refused(&mut journal, withdraw(patient, &[photo], None));
    assert_eq!(picture, Refusal::OtherKind);
    let now = journal.now().unwrap().moment;
    let entry = journal
        .apply(note(patient, now, "Ringede"))
        .unwrap()
        .entries[0];
    let unknown = Refusal::Unknown(Thing::Entry);
    assert_eq!(
        refused(&mut journal, withdraw(other, &[entry], None)),
        unknown
    );
    assert_eq!(refused(&mut journal, withdraw(patient, &[], None)), unknown);
    let to_herself = refused(&mut journal, withdraw(patient, &[entry], Some(patient)));
    assert_eq!(to_herself, Refusal::Unknown(Thing::Patient));
}

#[test]
fn what_was_signed_in_the_same_moment_is_named_together() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &BROW,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    let record = journal.record(patient).unwrap();
    let consultation = record.course.consultations[0].id;
    let entry = record
        .entries
        .iter()
        .find(|entry| entry.header.id == consultation)
        .unwrap();
    let mut kinds: Vec<&str> = written_together(&record.entries, entry)
        .iter()
        .map(|entry| entry.fact.kind())
        .collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["oral_information", "plan", "written_information"]);
}

#[test]
fn a_question_that_was_answered_in_a_later_version_stays_with_its_answer() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = journal.now().unwrap().moment;
    let words = |words: &str| AccessRequested {
        words: words.to_owned(),
    };
    let asked = journal.apply(Edit::RequestAccess {
        patient,
        at: now,
        request: words("Hele journlen"),
    });
    let first = asked.unwrap().entries[0];
    let amended = journal.apply(Edit::Amend(Amendment {
        patient,
        entry: first,
        occurred_at: now,
        fact: words("Hele journalen").into(),
        reason: WHY.to_owned(),
    }));
    let answered = AccessAnswered {
        request: amended.unwrap().entries[0],
        answer: AccessAnswer::Given,
        words: "Som udskrift".to_owned(),
    };
    let answer = Edit::AnswerAccess {
        patient,
        at: now,
        answered,
    };
    let answer = journal.apply(answer).unwrap().entries[0];
    let alone = refused(&mut journal, withdraw(patient, &[first], None));
    assert_eq!(alone, Refusal::StillNamed(first));
    journal
        .apply(withdraw(patient, &[first, answer], None))
        .unwrap();
}
