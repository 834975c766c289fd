//! The program started again with a journal that is open: its window comes forward, and nothing is harmed.
//!
//! A few starts at each run of the tests; `MIMIK_STARTS=100 cargo test second_start` by hand.

use std::sync::atomic::{AtomicBool, Ordering};

use mimik::journal::door::Door;
use mimik::journal::{Clock, Ids};

use super::program::{Machine, enter, wanted};
use crate::clinic::{must_be_whole, note};

const FORWARD: &str = "Journalen er allerede åben. Dens vindue kommer frem.\n";
const ELSEWHERE: &str = "Journalen er åben i et andet vindue. Intet er ændret. Brug det vindue.\n";

fn starts() -> u32 {
    let asked = std::env::var("MIMIK_STARTS").ok();
    asked.and_then(|starts| starts.parse().ok()).unwrap_or(5)
}

#[test]
fn a_second_start_beside_a_writer_brings_the_window_forward_and_harms_nothing() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let demo = wanted(1, 0);
    let door = Door::inspect(&folder, Clock::set(demo.at), Ids::System, demo.origin).unwrap();
    let bell = door.bell();
    drop(door);
    let mut journal = enter(&folder);
    let patient = journal.find("", 1).unwrap().rows.first().unwrap().id;
    let over = AtomicBool::new(false);
    let (mut rang, mut saved) = (0, 0);
    std::thread::scope(|scope| {
        let started = scope.spawn(|| {
            for _ in 0..starts() {
                let ran = machine.run(&["--vault", folder.to_str().unwrap()]);
                assert_eq!(
                    (ran.code, ran.out.as_str(), ran.err.as_str()),
                    (0, "", FORWARD)
                );
            }
            over.store(true, Ordering::Relaxed);
        });
        while !over.load(Ordering::Relaxed) && !started.is_finished() {
            let now = journal.now().unwrap().moment;
            journal.apply(note(patient, now, "Ingen hævelse.")).unwrap();
            saved += 1;
            rang += u32::from(bell.rang());
        }
        started.join().unwrap();
    });
    assert_eq!(rang, starts());
    must_be_whole(&journal);
    assert!(saved > 0);
}

#[test]
fn a_second_start_that_nobody_hears_says_so_and_leaves_nothing() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let journal = enter(&folder);
    let ran = machine.run(&["--vault", folder.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ELSEWHERE));
    assert_eq!(std::fs::read_dir(folder.join("tmp")).unwrap().count(), 0);
    must_be_whole(&journal);
}

#[test]
fn nobody_knocks_at_a_journal_that_is_closed() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let ran = machine.run(&["--vault", folder.to_str().unwrap()]);
    assert_eq!(ran.code, 69, "{}", ran.err);
    assert_eq!(std::fs::read_dir(folder.join("tmp")).unwrap().count(), 0);
}
