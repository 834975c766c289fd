//! P4 behind the passphrase: from a right passphrase to the first page, against the derivation of the key alone.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::hint::black_box;

use mimik::domain::log::LockReason;
use mimik::journal::KdfCost;
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, SEED, now};

const ROUNDS: usize = 10;

fn main() {
    let (people, entries) = (
        asked("MIMIK_PATIENTS", 10_000),
        asked("MIMIK_ENTRIES", 50_000),
    );
    let mut bench = Bench::found(KdfCost::STANDARD);
    let patients = bench.register(people);
    bench.write_notes(&patients, entries);
    let (mut derived, mut whole, mut behind) =
        (Times::default(), Times::default(), Times::default());
    for round in 0..ROUNDS {
        let door = bench.door();
        black_box(derived.take(|| bench.opened(&door)));
        let journal = whole.take(|| {
            let opened = bench.opened(&door);
            behind.take(|| {
                let (journal, _) = door.enter(opened).map_err(|(_, error)| error).unwrap();
                let today = now(&journal).day();
                black_box((
                    journal.day(today).unwrap(),
                    journal.week(today.monday(), bench.doctor, None).unwrap(),
                ));
                journal
            })
        });
        journal.lock(LockReason::Closed).1.unwrap();
        if round == 0 {
            derived.forget();
            whole.forget();
            behind.forget();
        }
    }
    title(&format!(
        "P4 unlock: {people} patients, {entries} notes, {} rounds in turn, argon2id 64 MiB, 3 passes; seed {SEED}",
        ROUNDS - 1
    ));
    heads(&["", "p50 ms", "most ms", "CPU ms", "of the limit"]);
    for (name, measured) in [
        ("limit: key derivation", &derived),
        ("ours: passphrase to first page", &whole),
        ("  of it behind the key (goal 150 ms)", &behind),
    ] {
        row(
            name,
            &[
                ms(measured.percentile(50)),
                ms(measured.most()),
                ms(measured.median_cpu()),
                times(measured.against(&derived).0),
            ],
        );
    }
}
