//! The gate: every rule about one patient with 200 entries, and a day of 40 treatments with its readiness (goals: < 1 ms and
//! < 20 ms).
//!
//! Limit: the same 200 entries folded into the course that the rules look at, and the records of the same 40 patients read
//! and folded.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement that cannot be set up should panic"
)]

#[expect(dead_code, reason = "the measurement uses some of the tests' clinic")]
#[expect(
    unused_imports,
    reason = "the measurement uses some of the tests' clinic"
)]
#[path = "../tests/it/clinic/mod.rs"]
mod clinic;
mod yard;

use std::hint::black_box;

use clinic::{
    Clinic, FIRST, equip, lock, on_the_day, plan_and_prescribe, somebody, usual, vistabel,
};
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::rules::Question;
use mimik::domain::time::MINUTE;
use mimik::journal::{Booking, Edit, Journal, Registration, Slot};
use yard::{Times, asked, heads, ms, row, times, title};

const PATIENTS: usize = 40;
const ENTRIES: usize = 200;
const AREAS: [Area; 3] = [
    Area::Glabella,
    Area::LateralCanthalRight,
    Area::LateralCanthalLeft,
];

fn main() {
    let rounds = asked("MIMIK_ROUNDS", 101);
    let clinic = Clinic::new();
    let patients = day_of_forty(&clinic);
    let journal = clinic.nurse();

    title(&format!(
        "The gate: {ENTRIES} entries, {PATIENTS} patients, {rounds} rounds in turn"
    ));
    heads(&["", "p50 ms", "p99 ms", "CPU ms", "of the limit", "on CPU"]);
    one_patient(&journal, *patients.first().expect("forty"), rounds);
    whole_day(&journal, &patients, rounds);
    drop(lock(journal));
}

fn one_patient(journal: &Journal, patient: PatientId, rounds: u32) {
    let view = journal.record(patient).unwrap();
    assert_eq!(view.entries.len(), ENTRIES);
    let gate = journal.gate(&view, None, &[].into()).unwrap();
    let question = gate.asked.unwrap().question(journal.now().unwrap().moment);
    let (mut limit, mut ours, mut whole) = (Times::default(), Times::default(), Times::default());
    for round in 0..=rounds {
        limit.take(|| black_box(mimik::domain::course::Course::of(&view.entries)));
        ours.take(|| judged(journal, &view, question.clone()));
        whole.take(|| black_box(journal.gate(&view, None, &[].into()).unwrap()));
        if round == 0 {
            for times in [&mut limit, &mut ours, &mut whole] {
                times.forget();
            }
        }
    }
    print("course of the entries", &limit, &limit);
    print("assess", &ours, &limit);
    print("thirteen checks", &whole, &limit);
}

fn judged(journal: &Journal, view: &mimik::journal::view::RecordView, question: Question) {
    let assessment = journal.assess(view, question).unwrap();
    assert!(black_box(assessment).findings.len() > 40);
}

fn whole_day(journal: &Journal, patients: &[PatientId], rounds: u32) {
    let today = journal.now().unwrap().moment.day();
    let (mut limit, mut ours) = (Times::default(), Times::default());
    for round in 0..=rounds {
        limit.take(|| {
            for patient in patients {
                black_box(journal.record(*patient).unwrap());
            }
        });
        let day = ours.take(|| journal.day(today).unwrap());
        let judged = day.rows.iter().filter(|row| row.gate.is_some()).count();
        assert_eq!(judged, PATIENTS);
        if round == 0 {
            limit.forget();
            ours.forget();
        }
    }
    print("the records of the day", &limit, &limit);
    print("the day with its readiness", &ours, &limit);
}

fn print(name: &str, ours: &Times, limit: &Times) {
    let (wall, cpu) = ours.against(limit);
    let values = [
        ms(ours.percentile(50)),
        ms(ours.percentile(99)),
        ms(ours.median_cpu()),
        times(wall),
        times(cpu),
    ];
    row(name, &values);
}

/// Everybody was talked to two days ago and is confirmed today; the first has a long record.
fn day_of_forty(clinic: &Clinic) -> Vec<PatientId> {
    equip(clinic);
    let doses = usual(&AREAS);
    let patients: Vec<PatientId> = (0..PATIENTS).map(|at| register(clinic, at)).collect();
    for patient in &patients {
        plan_and_prescribe(clinic, *patient, &doses, FIRST.talk);
    }
    let mut journal = clinic.doctor();
    for (at, patient) in patients.iter().enumerate() {
        book(clinic, &mut journal, *patient, at);
    }
    drop(lock(journal));
    clinic.is_at(&format!("{} 10:00", FIRST.treatment));
    let mut journal = clinic.nurse();
    for patient in &patients {
        on_the_day(&mut journal, *patient, &AREAS);
    }
    let first = *patients.first().expect("forty");
    let known = journal.record(first).unwrap().entries.len();
    for _ in known..ENTRIES {
        note(&mut journal, first);
    }
    drop(lock(journal));
    patients
}

fn register(clinic: &Clinic, at: usize) -> PatientId {
    let mut journal = clinic.doctor();
    let number = format!("{}03{}-0718", 61 + at % 28, 70 + at / 28);
    let edit = Edit::RegisterPatient(Registration {
        patient: somebody(&number, &format!("Prøve{at}"), "Testesen"),
        responsible_doctor: clinic.doctor,
        warnings_seen: true,
    });
    let registered = journal.apply(edit).unwrap().patient.unwrap();
    drop(lock(journal));
    registered
}

fn book(clinic: &Clinic, journal: &mut Journal, patient: PatientId, at: usize) {
    let opens = clinic::at(&format!("{} 10:00", FIRST.treatment));
    let practitioners = [clinic.nurse, clinic.doctor];
    let slot = Slot {
        start: opens.plus(i64::try_from(at / 2).unwrap() * 20 * MINUTE),
        minutes: 20,
        practitioner: practitioners[at % 2],
    };
    let booking = Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot,
        areas: AREAS.into(),
        product: Some(vistabel()),
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
}

fn note(journal: &mut Journal, patient: PatientId) {
    let at = journal.now().unwrap().moment;
    let note = ContactNote {
        channel: ContactChannel::Telephone,
        text: "Ringede".to_owned(),
    };
    let edit = Edit::AddContactNote { patient, at, note };
    journal.apply(edit).unwrap();
}
