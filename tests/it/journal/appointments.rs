//! Booking, moving, cancelling: rows 143–148 of `rules.md` §15 from the consultation to the red that goes.

use mimik::domain::appointment::{AppointmentKind, CancelledBy};
use mimik::domain::area::Area;
use mimik::domain::course::{Appointment, AppointmentState};
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::information::Mark;
use mimik::domain::rules::{BookingVerdict, Gap, RuleId};
use mimik::domain::time::{HOUR, MINUTE};
use mimik::domain::user::Role;
use mimik::journal::{Booking, Edit, Journal, Refusal, Slot, Thing};

use crate::clinic::{
    Clinic, DEMO, answered, at, booked, consult, lock, must_be_whole, proof_of, refused, register,
    registration, sign, slot, somebody, tell, treatment, write,
};

const AREAS: [Area; 1] = [Area::Glabella];
const REASON: &str = "Patienten rejser torsdag morgen";

/// Information completed on Monday at 14.30: the limit is Wednesday at 14.30.
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

fn appointment(journal: &Journal, patient: PatientId, id: EntryId) -> Appointment {
    let course = journal.record(patient).unwrap().course;
    course.appointment(id).unwrap().clone()
}

#[track_caller]
fn too_early(refusal: &Refusal, missing: i64) {
    let Refusal::NotBookable(verdict) = refusal else {
        panic!("{refusal:?}");
    };
    let BookingVerdict::TooEarly {
        limit,
        missing_micros,
        written,
        oral,
        binding,
        ..
    } = **verdict
    else {
        panic!("{verdict:?}");
    };
    assert_eq!((limit, missing_micros), (at("2026-11-25 14:30"), missing));
    assert_eq!(
        (written, oral),
        (at("2026-11-23 14:04"), at("2026-11-23 14:30"))
    );
    assert_eq!(binding, RuleId::R23);
}

#[test]
fn row_143_at_the_limit_anyone_books() {
    let clinic = Clinic::new();
    let (journal, patient) = informed(&clinic);
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let start = slot(clinic.doctor, "2026-11-25 14:30");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &AREAS, start))));
    let appointment = appointment(&journal, patient, id);
    assert_eq!(appointment.too_early, None);
    assert_eq!(
        (appointment.booked_by, appointment.minutes),
        (Some(clinic.nurse), 30)
    );
    must_be_whole(&journal);
}

#[test]
fn row_144_a_minute_before_the_limit_a_nurse_is_told_what_is_missing() {
    let clinic = Clinic::new();
    let (journal, patient) = informed(&clinic);
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-11-25 14:29"));
    too_early(&refused(&mut journal, Edit::Book(booking.clone())), MINUTE);
    let all_the_same = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    assert_eq!(refused(&mut journal, all_the_same), Refusal::ProofNeeded);
    let free = journal
        .first_free(clinic.doctor, patient, at("2026-11-25 14:30"), 30)
        .unwrap();
    assert_eq!(free, Some(at("2026-11-25 14:30")));
}

#[test]
fn row_145_a_doctor_without_a_reason_is_refused_too() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-11-25 10:30"));
    too_early(
        &refused(&mut journal, Edit::Book(booking.clone())),
        4 * HOUR,
    );
    let before = crate::clinic::entries(&journal);
    // 19 characters, with blanks around them.
    let reason = format!("  {}  ", "a".repeat(19));
    let edit = Edit::BookTooEarly { booking, reason };
    let proof = proof_of(&journal, clinic.doctor);
    let refusal = crate::clinic::refusal(journal.apply_signed(edit, proof));
    assert_eq!(
        refusal,
        Refusal::ReasonTooShort {
            needed: 20,
            has: 19
        }
    );
    assert_eq!(crate::clinic::entries(&journal), before);
}

/// Saved by a doctor on Wednesday at 10.30, four hours too early.
fn saved_too_early(journal: &mut Journal, clinic: &Clinic, patient: PatientId) -> EntryId {
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-11-25 10:30"));
    let edit = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    let proof = proof_of(journal, clinic.doctor);
    booked(journal.apply_signed(edit, proof))
}

#[test]
fn row_146_a_doctor_saves_it_too_early_with_her_passphrase_and_it_is_red() {
    let clinic = Clinic::new();
    let (journal, patient) = informed(&clinic);
    drop(lock(journal));
    // A nurse is logged in; the doctor signs in her own name.
    let mut journal = clinic.nurse();
    let id = saved_too_early(&mut journal, &clinic, patient);
    let appointment = appointment(&journal, patient, id);
    assert_eq!(appointment.booked_by, Some(clinic.doctor));
    let flag = appointment.too_early.unwrap();
    assert_eq!(flag.limit, Some(at("2026-11-25 14:30")));
    let saved = flag.saved.unwrap();
    assert_eq!(
        (saved.reason.as_str(), saved.session),
        (REASON, clinic.nurse)
    );

    // First in the work list, and time passing does not heal it.
    for now in ["2026-11-23 14:36", "2026-11-25 10:29"] {
        clinic.is_at(now);
        let day = journal.day(at(now).day()).unwrap();
        assert_eq!(day.too_early.len(), 1, "{now}");
        assert!(day.too_early[0].appointment.too_early);
    }
    must_be_whole(&journal);
}

#[test]
fn a_nurse_or_a_stranger_cannot_vouch_for_a_time_that_is_too_early() {
    let clinic = Clinic::new();
    let (journal, patient) = informed(&clinic);
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-11-25 10:30"));
    let edit = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    let proof = proof_of(&journal, clinic.nurse);
    let refusal = crate::clinic::refusal(journal.apply_signed(edit, proof));
    assert_eq!(refusal, Refusal::Role(Role::Doctor));
    assert!(
        journal
            .record(patient)
            .unwrap()
            .course
            .appointments
            .is_empty()
    );
}

#[test]
fn row_147_moving_it_to_a_lawful_time_takes_the_red_away_and_keeps_the_reason() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let id = saved_too_early(&mut journal, &clinic, patient);
    let earlier = Edit::Move {
        appointment: id,
        to: slot(clinic.doctor, "2026-11-25 14:20"),
    };
    too_early(&refused(&mut journal, earlier), 10 * MINUTE);
    drop(lock(journal));

    let mut journal = clinic.nurse();
    let to = slot(clinic.doctor, "2026-11-25 14:40");
    journal
        .apply(Edit::Move {
            appointment: id,
            to,
        })
        .unwrap();
    let appointment = appointment(&journal, patient, id);
    assert_eq!(
        (appointment.too_early, appointment.start),
        (None, at("2026-11-25 14:40"))
    );
    assert_eq!(appointment.moves[0].from, at("2026-11-25 10:30"));
    assert_eq!(
        journal
            .day(at("2026-11-23 08:00").day())
            .unwrap()
            .too_early
            .len(),
        0
    );
    let record = journal.record(patient).unwrap();
    let reason_stays = record
        .entries
        .iter()
        .any(|entry| entry.fact.to_json(None).unwrap().contains(REASON));
    assert!(reason_stays);
    must_be_whole(&journal);
}

#[test]
fn a_doctor_moves_it_to_another_time_that_is_too_early_and_it_stays_red() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let id = saved_too_early(&mut journal, &clinic, patient);
    let move_to = |start: &str| Edit::MoveTooEarly {
        appointment: id,
        to: slot(clinic.doctor, start),
        reason: REASON.to_owned(),
    };
    let proof = proof_of(&journal, clinic.doctor);
    journal
        .apply_signed(move_to("2026-11-25 12:00"), proof)
        .unwrap();
    let stands = appointment(&journal, patient, id);
    assert_eq!(stands.start, at("2026-11-25 12:00"));
    assert!(stands.too_early.is_some());
    // What is lawful needs no exception.
    let proof = proof_of(&journal, clinic.doctor);
    let lawful = crate::clinic::refusal(journal.apply_signed(move_to("2026-11-25 14:30"), proof));
    assert_eq!(lawful, Refusal::NotTooEarly);
    must_be_whole(&journal);
}

#[test]
fn row_148_a_supplement_turns_a_lawful_appointment_red_by_itself() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    let both = [Area::Glabella, Area::Forehead];
    consult(
        &mut journal,
        patient,
        &both,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    let start = slot(clinic.doctor, "2026-11-26 09:00");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &both, start))));
    assert_eq!(appointment(&journal, patient, id).too_early, None);

    clinic.is_at("2026-11-24 15:00");
    let forehead = [Area::Forehead];
    write(
        &mut journal,
        patient,
        &forehead,
        Mark::Reminder,
        "2026-11-24 14:00",
    )
    .unwrap();
    assert_eq!(
        appointment(&journal, patient, id).too_early,
        None,
        "a reminder moves nothing"
    );
    write(
        &mut journal,
        patient,
        &forehead,
        Mark::Supplement,
        "2026-11-24 14:50",
    )
    .unwrap();
    tell(
        &mut journal,
        patient,
        &forehead,
        Mark::Supplement,
        "2026-11-24 15:00",
    )
    .unwrap();
    let flag = appointment(&journal, patient, id).too_early.unwrap();
    assert_eq!(flag.limit, Some(at("2026-11-26 15:00")));
    assert_eq!(flag.saved, None, "nobody decided it");
    let red = &journal.day(at("2026-11-24 15:00").day()).unwrap().too_early;
    assert_eq!(red.len(), 1);
    assert_eq!(red[0].appointment.limit, Some(at("2026-11-26 15:00")));

    let to = slot(clinic.doctor, "2026-11-26 15:00");
    journal
        .apply(Edit::Move {
            appointment: id,
            to,
        })
        .unwrap();
    assert_eq!(appointment(&journal, patient, id).too_early, None);
    must_be_whole(&journal);
}

#[test]
fn without_consultation_and_information_no_limit_can_be_named_and_only_a_doctor_holds_the_time() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-12-07 10:00"));
    let refusal = refused(&mut journal, Edit::Book(booking.clone()));
    let missing = vec![Gap::Consultation, Gap::Written(None), Gap::Oral(None)];
    assert_eq!(
        refusal,
        Refusal::NotBookable(Box::new(BookingVerdict::NoLimit { missing }))
    );

    let proof = proof_of(&journal, clinic.doctor);
    let hold = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    let id = booked(journal.apply_signed(hold, proof));
    let flag = appointment(&journal, patient, id).too_early.unwrap();
    assert_eq!((flag.limit, flag.saved.is_some()), (None, true));

    // Once everything is told in time, the very same appointment is lawful.
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &AREAS,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    assert_eq!(appointment(&journal, patient, id).too_early, None);
    must_be_whole(&journal);
}

#[test]
fn an_area_that_nobody_was_told_about_cannot_be_booked() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let both = [Area::Glabella, Area::Chin];
    let booking = treatment(patient, &both, slot(clinic.doctor, "2026-12-07 10:00"));
    let Refusal::NotBookable(verdict) = refused(&mut journal, Edit::Book(booking)) else {
        panic!("not bookable");
    };
    assert!(
        matches!(*verdict, BookingVerdict::NoLimit { .. }),
        "{verdict:?}"
    );
}

#[test]
fn under_18_nothing_is_booked_not_even_by_a_doctor() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    // 18 on 9 September 2027.
    let young = somebody("690909-4701", "Ung", "Demo");
    let mut young = registration(young, clinic.doctor);
    young.warnings_seen = true;
    let patient = journal
        .apply(Edit::RegisterPatient(young))
        .unwrap()
        .patient
        .unwrap();
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2027-09-08 10:00"));
    let from = Some("2027-09-09".parse().unwrap());
    let under_age = Refusal::NotBookable(Box::new(BookingVerdict::UnderAge { from }));
    assert_eq!(
        refused(&mut journal, Edit::Book(booking.clone())),
        under_age
    );
    let proof = proof_of(&journal, clinic.doctor);
    let hold = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    assert_eq!(
        crate::clinic::refusal(journal.apply_signed(hold, proof)),
        under_age
    );
}

fn consultation(patient: PatientId, slot: Slot) -> Booking {
    Booking {
        kind: AppointmentKind::Consultation,
        product: None,
        ..treatment(patient, &[], slot)
    }
}

#[test]
fn only_a_treatment_can_be_too_early() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let booking = consultation(patient, slot(clinic.doctor, "2026-11-25 10:30"));
    let edit = Edit::BookTooEarly {
        booking,
        reason: REASON.to_owned(),
    };
    let proof = proof_of(&journal, clinic.doctor);
    let refusal = crate::clinic::refusal(journal.apply_signed(edit, proof));
    assert_eq!(refusal, Refusal::NotTooEarly);
}

#[test]
fn nobody_is_in_two_places_at_once() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let (one, other) = (
        register(&mut journal, DEMO[0]),
        register(&mut journal, DEMO[1]),
    );
    let book = |patient, practitioner: UserId, start: &str| {
        Edit::Book(consultation(patient, slot(practitioner, start)))
    };
    journal
        .apply(book(one, clinic.doctor, "2026-11-24 10:00"))
        .unwrap();
    let taken = Refusal::DoubleBooked {
        start: at("2026-11-24 10:00"),
        end: at("2026-11-24 10:30"),
    };
    for start in ["2026-11-24 09:31", "2026-11-24 10:00", "2026-11-24 10:29"] {
        assert_eq!(
            refused(&mut journal, book(other, clinic.doctor, start)),
            taken,
            "{start}"
        );
    }
    // Before, behind, and with somebody else there is room.
    let before = booked(journal.apply(book(other, clinic.doctor, "2026-11-24 09:30")));
    journal
        .apply(book(other, clinic.doctor, "2026-11-24 10:30"))
        .unwrap();
    journal
        .apply(book(other, clinic.colleague, "2026-11-24 10:00"))
        .unwrap();
    // It may overlap itself while it is moved, and a cancelled one is in nobody's way.
    let to = slot(clinic.doctor, "2026-11-24 09:20");
    journal
        .apply(Edit::Move {
            appointment: before,
            to,
        })
        .unwrap();
    let to = slot(clinic.doctor, "2026-11-24 10:10");
    assert_eq!(
        refused(
            &mut journal,
            Edit::Move {
                appointment: before,
                to
            }
        ),
        taken
    );
    let cancel = Edit::Cancel {
        appointment: before,
        by: CancelledBy::Clinic,
        note: String::new(),
    };
    journal.apply(cancel).unwrap();
    journal
        .apply(book(one, clinic.doctor, "2026-11-24 09:20"))
        .unwrap();
    must_be_whole(&journal);
}

#[test]
fn a_patient_is_with_one_practitioner_at_a_time() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let with = |practitioner: UserId, start: &str| slot(practitioner, start);
    let book = |slot| Edit::Book(consultation(patient, slot));
    let first = booked(journal.apply(book(with(clinic.doctor, "2026-11-24 10:00"))));
    let taken = Refusal::PatientBooked {
        start: at("2026-11-24 10:00"),
        end: at("2026-11-24 10:30"),
    };
    for start in ["2026-11-24 09:31", "2026-11-24 10:00", "2026-11-24 10:29"] {
        for practitioner in [clinic.colleague, clinic.doctor] {
            assert_eq!(
                refused(&mut journal, book(with(practitioner, start))),
                taken,
                "{start}"
            );
        }
    }
    // Moving something else on top of it is the same; the appointment itself may change hands.
    let second = booked(journal.apply(book(with(clinic.colleague, "2026-11-24 10:30"))));
    let over = Edit::Move {
        appointment: second,
        to: with(clinic.colleague, "2026-11-24 10:10"),
    };
    assert_eq!(refused(&mut journal, over), taken);
    let from = at("2026-11-24 10:00");
    let free = journal.first_free(clinic.colleague, patient, from, 30);
    assert_eq!(free.unwrap(), Some(at("2026-11-24 11:00")));
    let to = with(clinic.colleague, "2026-11-24 10:00");
    let moved = Edit::Move {
        appointment: first,
        to,
    };
    journal.apply(moved).unwrap();
    must_be_whole(&journal);
}

#[test]
fn blocked_time_has_no_patient_and_nobody_is_booked_into_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let blocked = |patient| Booking {
        patient,
        kind: AppointmentKind::Blocked,
        slot: slot(clinic.doctor, "2026-11-24 12:00"),
        areas: std::collections::BTreeSet::new(),
        product: None,
        note: "Frokost".to_owned(),
    };
    let with_patient = Edit::Book(blocked(Some(patient)));
    assert_eq!(
        refused(&mut journal, with_patient),
        Refusal::Unknown(Thing::Patient)
    );
    let lunch = booked(journal.apply(Edit::Book(blocked(None))));
    let book = Edit::Book(consultation(
        patient,
        slot(clinic.doctor, "2026-11-24 12:15"),
    ));
    assert!(matches!(
        refused(&mut journal, book.clone()),
        Refusal::DoubleBooked { .. }
    ));
    let day = journal.day(at("2026-11-24 12:00").day()).unwrap();
    assert_eq!((day.rows.len(), day.rows[0].patient.clone()), (1, None));
    let to = slot(clinic.doctor, "2026-11-24 13:00");
    journal
        .apply(Edit::Move {
            appointment: lunch,
            to,
        })
        .unwrap();
    journal.apply(book).unwrap();
    must_be_whole(&journal);
}

#[test]
fn a_time_that_has_passed_or_lasts_for_ever_and_a_reviewer_are_not_booked() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let book = |practitioner, start: &str, minutes| {
        let slot = Slot {
            minutes,
            ..slot(practitioner, start)
        };
        Edit::Book(consultation(patient, slot))
    };
    let past = refused(&mut journal, book(clinic.doctor, "2026-11-23 07:58", 30));
    assert_eq!(
        past,
        Refusal::InPast {
            at: at("2026-11-23 07:58")
        }
    );
    for minutes in [0, 4, 241, u32::MAX] {
        let edit = book(clinic.doctor, "2026-11-24 10:00", minutes);
        assert!(
            matches!(refused(&mut journal, edit), Refusal::OutsideBounds(_)),
            "{minutes}"
        );
    }
    let with_reviewer = book(clinic.reviewer, "2026-11-24 10:00", 30);
    assert_eq!(
        refused(&mut journal, with_reviewer),
        Refusal::Unknown(Thing::User)
    );
    // The present minute is not the past.
    journal
        .apply(book(clinic.doctor, "2026-11-23 07:59", 5))
        .unwrap();
}

#[test]
fn a_cancellation_is_late_from_a_second_after_24_hours_before() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let book = |journal: &mut Journal, start: &str| {
        let slot = slot(clinic.doctor, start);
        booked(journal.apply(Edit::Book(consultation(patient, slot))))
    };
    let (one, other) = (
        book(&mut journal, "2026-11-25 14:40"),
        book(&mut journal, "2026-11-25 15:10"),
    );
    let cancel = |appointment| Edit::Cancel {
        appointment,
        by: CancelledBy::Patient,
        note: "Syg".to_owned(),
    };
    clinic.is_at("2026-11-24 14:40");
    journal.apply(cancel(one)).unwrap();
    clinic.is_at("2026-11-24 15:10:01");
    journal.apply(cancel(other)).unwrap();
    for (id, expected) in [(one, false), (other, true)] {
        let AppointmentState::Cancelled { late, by, .. } = appointment(&journal, patient, id).state
        else {
            panic!("cancelled");
        };
        assert_eq!((late, by), (expected, CancelledBy::Patient));
    }
    assert_eq!(
        refused(&mut journal, cancel(one)),
        Refusal::AppointmentIsOver(one)
    );
    let day = journal.day(at("2026-11-25 08:00").day()).unwrap();
    assert!(day.rows.is_empty());
    must_be_whole(&journal);
}

#[test]
fn after_the_start_nobody_cancels_the_patient_came_or_did_not() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let mut book = |start: &str| {
        let slot = slot(clinic.doctor, start);
        booked(journal.apply(Edit::Book(consultation(patient, slot))))
    };
    let (came, stayed_away) = (book("2026-11-24 10:00"), book("2026-11-24 10:30"));
    clinic.is_at("2026-11-24 10:30");
    let not_yet = Refusal::NotStartedYet {
        start: at("2026-11-24 10:30"),
    };
    assert_eq!(refused(&mut journal, Edit::NoShow(stayed_away)), not_yet);
    clinic.is_at("2026-11-24 10:30:01");
    let cancel = Edit::Cancel {
        appointment: stayed_away,
        by: CancelledBy::Patient,
        note: String::new(),
    };
    let over = Refusal::InPast {
        at: at("2026-11-24 10:30"),
    };
    assert_eq!(refused(&mut journal, cancel), over);
    journal.apply(Edit::NoShow(stayed_away)).unwrap();
    journal.apply(Edit::Arrive(came)).unwrap();
    let state = |id| appointment(&journal, patient, id).state;
    let now = at("2026-11-24 10:30:01");
    assert_eq!(state(came), AppointmentState::Arrived { at: now });
    assert_eq!(state(stayed_away), AppointmentState::NoShow { at: now });
    let unknown = EntryId::from_bytes([9; 16]);
    let refusal = refused(&mut journal, Edit::Arrive(unknown));
    assert_eq!(refusal, Refusal::Unknown(Thing::Appointment));
    must_be_whole(&journal);
}

#[test]
fn a_plan_given_up_turns_the_appointment_red() {
    let clinic = Clinic::new();
    let (mut journal, patient) = informed(&clinic);
    let start = slot(clinic.doctor, "2026-11-25 14:30");
    let id = booked(journal.apply(Edit::Book(treatment(patient, &AREAS, start))));
    clinic.is_at("2026-11-24 09:00");
    let mut against = answered(at("2026-11-24 09:00"), &[]);
    against.outcome = Some(mimik::domain::consultation::Outcome::AdvisedAgainst);
    "Nyopdaget graviditet".clone_into(&mut against.assessment);
    sign(&mut journal, patient, against).unwrap();
    let flag = appointment(&journal, patient, id).too_early.unwrap();
    assert_eq!((flag.limit, flag.saved), (None, None));
}
