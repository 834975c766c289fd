//! Derived tables say what the entries say: a rebuild gives the same rows, and the domain's course reckons the same.

use std::collections::BTreeSet;

use mimik::domain::appointment::{
    AppointmentArrived, AppointmentBooked, AppointmentCancelled, AppointmentJudged,
    AppointmentKind, AppointmentMoved, AppointmentNoShow, CancelledBy, SavedTooEarly,
};
use mimik::domain::area::Area;
use mimik::domain::course::{self, Course};
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::log::LoggedIn;
use mimik::domain::patient::PatientCorrected;
use mimik::domain::product::ProductId;
use mimik::store::{AppointmentRow, AppointmentState, NewEntry, PatientLine, Store};
use proptest::prelude::*;

use super::ground::{
    DOCTOR, Ground, at, entry_id, new_entry, patient_id, person, photo, recorded, registered,
};

#[derive(Clone, Debug)]
enum Step {
    Register(u8, u8),
    Correct(u8, u8),
    Book(u8, Slot),
    CorrectBooking(usize, Slot),
    Move(usize, Slot),
    CorrectMove(usize, Slot),
    Judge(usize, bool, Option<i64>),
    State(usize, u8),
    Attach(u8, u8),
    CorrectPhoto(usize, u8),
    Noise,
    /// What follows is a new transaction; what came before is kept or given up.
    End {
        kept: bool,
    },
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    practitioner: u8,
    start: i64,
    minutes: u32,
    too_early: Option<Flag>,
}

/// A doctor saved the time all the same; the limit may be unknown.
#[derive(Clone, Copy, Debug)]
struct Flag {
    limit: Option<i64>,
}

fn slot() -> impl Strategy<Value = Slot> {
    let too_early = prop::option::of(prop::option::of(0..99_i64).prop_map(|limit| Flag { limit }));
    (0..3_u8, 0..50_i64, 5..60_u32, too_early).prop_map(
        |(practitioner, start, minutes, too_early)| Slot {
            practitioner,
            start: start * 600,
            minutes,
            too_early,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (1..4_u8, any::<u8>()).prop_map(|(patient, name)| Step::Register(patient, name)),
        1 => (1..4_u8, any::<u8>()).prop_map(|(patient, name)| Step::Correct(patient, name)),
        3 => (1..4_u8, slot()).prop_map(|(patient, slot)| Step::Book(patient, slot)),
        2 => (any::<usize>(), slot()).prop_map(|(which, slot)| Step::CorrectBooking(which, slot)),
        3 => (any::<usize>(), slot()).prop_map(|(which, slot)| Step::Move(which, slot)),
        2 => (any::<usize>(), slot()).prop_map(|(which, slot)| Step::CorrectMove(which, slot)),
        2 => (any::<usize>(), any::<bool>(), prop::option::of(0..99_i64))
            .prop_map(|(which, too_early, limit)| Step::Judge(which, too_early, limit)),
        2 => (any::<usize>(), 0..3_u8).prop_map(|(which, state)| Step::State(which, state)),
        1 => (1..4_u8, 0..3_u8).prop_map(|(patient, content)| Step::Attach(patient, content)),
        1 => (any::<usize>(), 0..3_u8).prop_map(|(which, content)| Step::CorrectPhoto(which, content)),
        1 => Just(Step::Noise),
        1 => any::<bool>().prop_map(|kept| Step::End { kept }),
    ]
}

/// What has been written so far, so that later facts can speak of it.
#[derive(Clone, Default)]
struct Written {
    number: i64,
    bookings: Vec<(EntryId, PatientId)>,
    moves: Vec<(EntryId, EntryId, PatientId)>,
    photos: Vec<(EntryId, PatientId)>,
}

impl Written {
    /// The entry that a step asks for; none if it speaks of something that is not there.
    fn entry(&mut self, step: &Step) -> Option<NewEntry> {
        let pick = |which: usize, length: usize| (length > 0).then(|| which % length);
        let id = entry_id(self.number);
        let (patient, amends, fact): (PatientId, Option<EntryId>, Fact) = match *step {
            Step::Register(patient, name) => {
                (patient_id(patient), None, registered(named(name)).into())
            }
            Step::Correct(patient, name) => (
                patient_id(patient),
                None,
                PatientCorrected {
                    patient: named(name),
                }
                .into(),
            ),
            Step::Book(patient, slot) => {
                self.bookings.push((id, patient_id(patient)));
                (patient_id(patient), None, booked(slot).into())
            }
            Step::CorrectBooking(which, slot) => {
                let (booking, patient) = self.bookings[pick(which, self.bookings.len())?];
                (patient, Some(booking), booked(slot).into())
            }
            Step::Move(which, slot) => {
                let (booking, patient) = self.bookings[pick(which, self.bookings.len())?];
                self.moves.push((id, booking, patient));
                (patient, None, moved(booking, slot).into())
            }
            Step::CorrectMove(which, slot) => {
                let (earlier, booking, patient) = self.moves[pick(which, self.moves.len())?];
                (patient, Some(earlier), moved(booking, slot).into())
            }
            Step::Judge(which, too_early, limit) => {
                let (appointment, patient) = self.bookings[pick(which, self.bookings.len())?];
                (
                    patient,
                    None,
                    AppointmentJudged {
                        appointment,
                        too_early,
                        limit: limit.map(at),
                    }
                    .into(),
                )
            }
            Step::State(which, state) => {
                let (appointment, patient) = self.bookings[pick(which, self.bookings.len())?];
                (patient, None, stated(appointment, state))
            }
            Step::Attach(patient, content) => {
                self.photos.push((id, patient_id(patient)));
                (patient_id(patient), None, picture(content))
            }
            Step::CorrectPhoto(which, content) => {
                let (earlier, patient) = self.photos[pick(which, self.photos.len())?];
                (patient, Some(earlier), picture(content))
            }
            Step::Noise => return Some(new_entry(self.number, None, LoggedIn {})),
            Step::End { .. } => return None,
        };
        Some(NewEntry {
            amends,
            ..new_entry(self.number, Some(patient), fact)
        })
    }
}

fn named(name: u8) -> mimik::domain::patient::Patient {
    let given = ["Åse", "Bo", "Søren", "Zoë"][usize::from(name % 4)];
    let family = ["Prøvesen", "Testesen", "Ågård"][usize::from(name % 3)];
    person(
        given,
        family,
        "7403850718",
        (1985, 3, 1 + u32::from(name % 28)),
    )
}

fn booked(slot: Slot) -> AppointmentBooked {
    AppointmentBooked {
        kind: if slot.minutes.is_multiple_of(2) {
            AppointmentKind::Treatment
        } else {
            AppointmentKind::Control
        },
        practitioner: practitioner(slot),
        start: at(slot.start),
        minutes: slot.minutes,
        areas: BTreeSet::from([Area::Glabella, Area::Other("hals".to_owned())]),
        product: slot
            .minutes
            .is_multiple_of(3)
            .then(|| ProductId::new("vistabel")),
        note: "n".repeat(slot.minutes as usize % 4),
        too_early: saved(slot),
    }
}

fn moved(appointment: EntryId, slot: Slot) -> AppointmentMoved {
    AppointmentMoved {
        appointment,
        practitioner: practitioner(slot),
        start: at(slot.start),
        minutes: slot.minutes,
        too_early: saved(slot),
    }
}

fn practitioner(slot: Slot) -> UserId {
    UserId::from_bytes([slot.practitioner; 16])
}

fn saved(slot: Slot) -> Option<SavedTooEarly> {
    let reason = "patienten rejser i morgen".to_owned();
    slot.too_early.map(|flag| SavedTooEarly {
        reason,
        limit: flag.limit.map(at),
        session: DOCTOR,
    })
}

fn stated(appointment: EntryId, state: u8) -> Fact {
    match state {
        0 => AppointmentArrived { appointment }.into(),
        1 => AppointmentNoShow { appointment }.into(),
        _ => AppointmentCancelled {
            appointment,
            by: CancelledBy::Patient,
            note: String::new(),
        }
        .into(),
    }
}

fn picture(content: u8) -> Fact {
    photo(["a", "b", "c"][usize::from(content)]).into()
}

/// What the course says of an appointment, as a row.
fn row(
    patient: PatientId,
    appointment: &course::Appointment,
    state_at: mimik::domain::time::Moment,
) -> AppointmentRow {
    AppointmentRow {
        id: appointment.id,
        patient: Some(patient),
        kind: appointment.kind,
        practitioner: appointment.practitioner,
        start: appointment.start,
        end: appointment.end(),
        areas: appointment.areas.clone(),
        product: appointment.product.clone(),
        note: appointment.note.clone(),
        state: match appointment.state {
            course::AppointmentState::Planned => AppointmentState::Planned,
            course::AppointmentState::Arrived { .. } => AppointmentState::Arrived,
            course::AppointmentState::Cancelled { .. } => AppointmentState::Cancelled,
            course::AppointmentState::NoShow { .. } => AppointmentState::NoShow,
        },
        state_at: match appointment.state {
            course::AppointmentState::Planned => state_at,
            course::AppointmentState::Arrived { at }
            | course::AppointmentState::Cancelled { at, .. }
            | course::AppointmentState::NoShow { at } => at,
        },
        too_early: appointment.too_early.is_some(),
        limit: appointment.too_early.as_ref().and_then(|flag| flag.limit),
    }
}

fn must_agree(store: &Store) -> Result<(), TestCaseError> {
    prop_assert_eq!(store.differences().unwrap(), []);
    for patient in (1..4).map(patient_id) {
        let course = Course::of(&store.entries_of(patient).unwrap());
        let line = course
            .patient
            .as_ref()
            .map(|told| PatientLine::of(patient, &told.value));
        prop_assert_eq!(store.patient_line(patient).unwrap(), line);

        let mut expected: Vec<_> = course
            .appointments
            .iter()
            .map(|appointment| row(patient, appointment, appointment.booked_at))
            .collect();
        expected.sort_by_key(|row| (row.start, row.id));
        prop_assert_eq!(&store.appointments_of(patient).unwrap(), &expected);
        for row in expected {
            prop_assert!(
                store
                    .appointments_between(row.start, row.end)
                    .unwrap()
                    .contains(&row)
            );
            let busy = store
                .busy(row.practitioner, None, row.end.plus(-1), row.end)
                .unwrap();
            let stands = matches!(
                row.state,
                AppointmentState::Planned | AppointmentState::Arrived
            );
            prop_assert_eq!(busy.contains(&row), stands);
            // The patient's time is taken too, whoever treats.
            let nobody = UserId::from_bytes([0xFF; 16]);
            let busy = store
                .busy(nobody, row.patient, row.end.plus(-1), row.end)
                .unwrap();
            prop_assert_eq!(busy.contains(&row), stands && row.patient.is_some());
            prop_assert!(
                !store
                    .busy(row.practitioner, row.patient, row.end, row.end.plus(1))
                    .unwrap()
                    .contains(&row)
            );
            let listed = store
                .appointments_too_early(row.start)
                .unwrap()
                .contains(&row);
            prop_assert_eq!(
                listed,
                row.too_early && row.state == AppointmentState::Planned
            );
        }

        let mut photos = store.photos_of(patient).unwrap();
        photos.sort_by_key(|row| row.id);
        let told: Vec<_> = course
            .photos
            .iter()
            .map(|told| (told.id, told.occurred_at, told.value.clone()))
            .collect();
        let rows: Vec<_> = photos
            .into_iter()
            .map(|row| (row.id, row.taken_at, row.photo))
            .collect();
        prop_assert_eq!(rows, told);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn derived_tables_say_what_the_entries_say(steps in prop::collection::vec(step(), 1..120)) {
        let ground = Ground::new();
        let mut store = ground.writer();
        let mut kept = Written { number: 2, ..Written::default() };
        let mut steps = steps.into_iter();
        loop {
            let mut written = kept.clone();
            let mut tx = store.begin().unwrap();
            let mut end = None;
            for step in steps.by_ref() {
                if let Step::End { kept } = step {
                    end = Some(kept);
                    break;
                }
                let Some(new) = written.entry(&step) else { continue };
                let is_photo = matches!(step, Step::Attach(..));
                tx.append(&new, &recorded(written.number), |_| None).unwrap();
                if is_photo {
                    tx.put_thumbnail(new.id, &[1]).unwrap();
                }
                written.number += 1;
            }
            if end == Some(false) {
                drop(tx);
            } else {
                tx.commit().unwrap();
                kept = written;
            }
            if end.is_none() {
                break;
            }
        }
        must_agree(&store)?;
        prop_assert_eq!(store.verify_chain(1..=i64::MAX).unwrap().fault, None);
    }
}
