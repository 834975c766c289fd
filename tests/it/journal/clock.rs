//! A clock that was set back: nothing that depends on time passes until a doctor says that it is right.

use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::information::Mark;
use mimik::domain::rules::{BookingVerdict, Gap, Reflection};
use mimik::domain::time::Moment;
use mimik::domain::user::Role;
use mimik::journal::{Edit, Journal, Refusal};

use crate::clinic::{
    Clinic, DEMO, at, booked, consult, entries, last_kinds, lock, must_be_whole, note, proof_of,
    refusal, refused, register, slot, treatment, write,
};

const AREAS: [Area; 1] = [Area::Glabella];

/// Examined and informed; the last entry stands at 14.35.
fn informed(clinic: &Clinic) -> (Journal, PatientId) {
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

fn recorded(journal: &Journal, patient: PatientId) -> Vec<(Moment, i32)> {
    let entries = journal.record(patient).unwrap().entries;
    let times = entries
        .iter()
        .map(|entry| (entry.header.recorded_at, entry.header.clock_flag));
    times.collect()
}

#[test]
fn two_minutes_behind_is_no_doubt_and_a_second_more_is() {
    let clinic = Clinic::new();
    let (journal, _patient) = informed(&clinic);
    for (time, in_doubt) in [
        ("2026-11-23 14:35:01", false),
        ("2026-11-23 14:35:00", false),
        ("2026-11-23 14:33:00", false),
        ("2026-11-23 14:32:59", true),
    ] {
        clinic.is_at(time);
        let now = journal.now().unwrap();
        assert_eq!(now.is_in_doubt(), in_doubt, "{time}");
        assert!(now.moment >= at("2026-11-23 14:35"), "{time}");
    }
}

#[test]
fn while_the_clock_is_in_doubt_nothing_is_bookable_and_no_period_is_over() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    clinic.is_at("2026-11-30 09:00");
    journal
        .apply(note(patient, at("2026-11-30 09:00"), "Ringede"))
        .unwrap();
    assert!(matches!(
        journal.record(patient).unwrap().reflection,
        Reflection::Over(_)
    ));

    clinic.is_at("2026-11-27 09:00");
    let book = Edit::Book(treatment(
        patient,
        &AREAS,
        slot(clinic.doctor, "2026-12-01 10:00"),
    ));
    let missing = vec![Gap::ClockInDoubt];
    let in_doubt = Refusal::NotBookable(Box::new(BookingVerdict::NoLimit { missing }));
    assert_eq!(refused(&mut journal, book), in_doubt);
    let record = journal.record(patient).unwrap();
    assert!(
        matches!(record.reflection, Reflection::Running(_)),
        "{:?}",
        record.reflection
    );

    // What happened is recorded all the same, flagged, and behind everything before it.
    journal
        .apply(note(patient, at("2026-11-27 09:00"), "Ringede igen"))
        .unwrap();
    assert_eq!(
        recorded(&journal, patient).last(),
        Some(&(at("2026-11-30 09:00"), 1))
    );
    must_be_whole(&journal);
}

#[test]
fn a_doctor_confirms_the_clock_with_her_own_passphrase() {
    let clinic = Clinic::new();
    let (journal, patient) = informed(&clinic);
    drop(lock(journal));
    clinic.is_at("2026-11-23 10:00");
    let mut journal = clinic.nurse();
    assert!(journal.now().unwrap().is_in_doubt());
    assert_eq!(
        refused(&mut journal, Edit::ConfirmClock),
        Refusal::ProofNeeded
    );
    let proof = proof_of(&journal, clinic.nurse);
    let nurses = refusal(journal.apply_signed(Edit::ConfirmClock, proof));
    assert_eq!(nurses, Refusal::Role(Role::Doctor));

    let proof = proof_of(&journal, clinic.doctor);
    journal.apply_signed(Edit::ConfirmClock, proof).unwrap();
    let now = journal.now().unwrap();
    assert_eq!(
        (now.moment, now.is_in_doubt()),
        (at("2026-11-23 10:00"), false)
    );
    journal
        .apply(note(patient, at("2026-11-23 09:30"), "Ringede"))
        .unwrap();
    assert_eq!(
        recorded(&journal, patient).last(),
        Some(&(at("2026-11-23 10:00"), 0))
    );

    // Old entries are never re-timed: what is dated into the future stays there.
    let book = Edit::Book(treatment(
        patient,
        &AREAS,
        slot(clinic.doctor, "2026-11-25 14:30"),
    ));
    journal.apply(book).unwrap();
    must_be_whole(&journal);
    drop(lock(journal));
    must_be_whole(&clinic.doctor());
}

#[test]
fn entries_keep_their_order_however_the_clock_jumps() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let times = [
        "2026-11-24 10:00",
        "2026-11-23 09:00",
        "2027-01-01 00:00",
        "1990-01-01 00:00",
        "2026-12-24 18:00",
    ];
    for time in times {
        clinic.is_at(time);
        let before = entries(&journal);
        journal
            .apply(note(patient, at("2026-11-23 14:00"), time))
            .unwrap();
        assert_eq!(entries(&journal), before + 1);
    }
    let recorded = recorded(&journal, patient);
    assert!(
        recorded.is_sorted_by_key(|(moment, _)| *moment),
        "{recorded:?}"
    );
    must_be_whole(&journal);
}

#[test]
fn a_lawful_appointment_does_not_turn_red_because_the_clock_is_in_doubt() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-12-01 10:00"));
    let id = booked(journal.apply(Edit::Book(booking)));
    clinic.is_at("2026-11-23 10:00");
    assert!(journal.now().unwrap().is_in_doubt());
    write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Reminder,
        "2026-11-23 10:00",
    )
    .unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.appointment(id).unwrap().too_early, None);
}

#[test]
fn a_clock_set_forward_is_an_entry_and_no_period_ends_by_it_until_a_doctor_confirms() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    // Time passes with the clock: nothing to remark.
    clinic.is_at("2026-11-23 15:00");
    assert!(!journal.now().unwrap().is_in_doubt());

    clinic.clock.jump_to(at("2026-11-27 15:00"));
    let now = journal.now().unwrap();
    assert!(now.is_in_doubt() && now.has_jumped && !now.is_behind);
    let book = Edit::Book(treatment(
        patient,
        &AREAS,
        slot(clinic.doctor, "2026-12-01 10:00"),
    ));
    let missing = vec![Gap::ClockInDoubt];
    let in_doubt = Refusal::NotBookable(Box::new(BookingVerdict::NoLimit { missing }));
    let error = journal.apply(book).unwrap_err();
    assert_eq!(error.refusal(), Some(&in_doubt));
    let record = journal.record(patient).unwrap();
    assert!(matches!(record.reflection, Reflection::Running(_)));

    journal
        .apply(note(patient, at("2026-11-27 14:59"), "Ringede"))
        .unwrap();
    assert_eq!(last_kinds(&journal, 2), ["clock_jumped", "contact_note"]);
    // It is recorded once.
    journal
        .apply(note(patient, at("2026-11-27 14:59"), "Ringede igen"))
        .unwrap();
    assert_eq!(last_kinds(&journal, 2), ["contact_note", "contact_note"]);
    let flags = recorded(&journal, patient);
    let flags = flags.iter().rev().take(2).map(|(_, flag)| *flag);
    assert_eq!(flags.collect::<Vec<_>>(), [JUMPED, JUMPED]);

    // A restart of the program does not forget it.
    lock(journal);
    let mut journal = clinic.doctor();
    assert!(journal.now().unwrap().has_jumped);

    let proof = proof_of(&journal, clinic.doctor);
    journal.apply_signed(Edit::ConfirmClock, proof).unwrap();
    assert!(!journal.now().unwrap().is_in_doubt());
    let record = journal.record(patient).unwrap();
    assert!(matches!(record.reflection, Reflection::Over(_)));
    must_be_whole(&journal);
}

#[test]
fn a_clock_set_forward_while_the_program_was_closed_is_noticed_at_the_next_login() {
    let clinic = Clinic::new();
    let (journal, _patient) = informed(&clinic);
    lock(journal);
    clinic.clock.jump_to(at("2026-11-30 09:00"));
    let journal = clinic.doctor();
    assert!(journal.now().unwrap().has_jumped);
    let kinds = last_kinds(&journal, 3);
    assert!(kinds.contains(&"clock_jumped".to_owned()), "{kinds:?}");

    // Confirmed, it is the measure from then on, also for the next start.
    let mut journal = journal;
    let proof = proof_of(&journal, clinic.doctor);
    journal.apply_signed(Edit::ConfirmClock, proof).unwrap();
    lock(journal);
    let journal = clinic.doctor();
    assert!(!journal.now().unwrap().is_in_doubt());
}

/// In `clock_flag`.
const JUMPED: i32 = 2;
