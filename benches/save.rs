//! P5: durable saves on the real store, in turn with a bare append of 12 KiB and fdatasync on the same disk.
//!
//! Each save is a whole edit: decided, chained, signed, derived tables changed, committed. Syncs are counted from outside:
//! `strace -f -c -e trace=fdatasync,fsync` on this measurement.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write as _;

use mimik::domain::appointment::AppointmentKind;
use mimik::domain::id::PatientId;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::time::{HOUR, MINUTE};
use mimik::journal::{Booking, Edit, Journal, Slot};
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED, now};

const PEOPLE: u32 = 1_000;
/// Saves between two quiet moments of the person at the screen.
const SETTLED: u32 = 100;

fn main() {
    let saves = asked("MIMIK_SAVES", 2_000);
    let mut bench = Bench::found(CHEAP);
    let patients = bench.register(PEOPLE);
    let mut journal = bench.journal();
    let mut file = File::create(bench.desk().join("limit")).unwrap();
    let block = vec![7_u8; 12 * 1024];
    let (mut limit, mut ours) = (Times::default(), Times::default());
    for turn in 0..saves + 100 {
        limit.take(|| {
            file.write_all(&block).unwrap();
            file.sync_data().unwrap();
        });
        let edit = edit(&bench, &journal, &patients, turn);
        ours.take(|| journal.apply(edit).unwrap());
        if turn % SETTLED == 0 {
            journal.settle(); // as the program does in its quiet seconds
        }
        if turn == 99 {
            limit.forget();
            ours.forget();
        }
    }
    title(&format!(
        "P5 durable saves: {saves} of each in turn, {PEOPLE} patients, seed {SEED}; notes, bookings and corrections by thirds; \
         the log settled unmeasured after every {SETTLED}"
    ));
    heads(&["", "saves/s", "p50 ms", "p99 ms", "most ms", "CPU ms"]);
    for (name, measured) in [
        ("limit: 12 KiB append + fdatasync", &limit),
        ("ours: Journal::apply", &ours),
    ] {
        row(
            name,
            &[
                format!("{:.0}", measured.count() as f64 / measured.sum() * 1e3),
                ms(measured.percentile(50)),
                ms(measured.percentile(99)),
                ms(measured.most()),
                ms(measured.median_cpu()),
            ],
        );
    }
    row(
        "rate of the limit (goal 0.5x quiet)",
        &[times(limit.sum() / ours.sum())],
    );
    row(
        "p99 / p99 of the limit (goal 4x)",
        &[
            String::new(),
            String::new(),
            times(ours.percentile(99) / limit.percentile(99)),
        ],
    );
}

fn edit(bench: &Bench, journal: &Journal, patients: &[PatientId], turn: u32) -> Edit {
    let patient = patients[turn as usize % patients.len()];
    match turn % 3 {
        0 => Edit::AddContactNote {
            patient,
            at: now(journal),
            note: ContactNote {
                channel: ContactChannel::Telephone,
                text: "Ringer om hævelse ved højre side. Ingen smerter. Aftaler kontrol på fredag."
                    .to_owned(),
            },
        },
        1 => Edit::Book(Booking {
            patient: Some(patient),
            kind: AppointmentKind::Control,
            slot: Slot {
                practitioner: bench.doctor,
                start: now(journal).plus(24 * HOUR + i64::from(turn) * 10 * MINUTE),
                minutes: 5,
            },
            areas: BTreeSet::new(),
            product: None,
            note: String::new(),
        }),
        _ => {
            let mut to = journal.record(patient).unwrap().patient;
            to.phone = (20_000_000 + turn).to_string();
            Edit::CorrectPatient {
                patient,
                to,
                reason: "Nyt nummer".to_owned(),
            }
        }
    }
}
