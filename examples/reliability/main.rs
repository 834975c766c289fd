//! The harness of `tests/reliability`, at any length by hand, and the program that it kills, cuts and starves.
//!
//! `cargo run --release --example reliability -- COMMAND`:
//! `kills N` and `founding N` and `older N` · `rounds N` killed, `rounds-cut N` and `rounds-faults STEP` ·
//! `cuts N`, `torn 1` and `failed-syncs N` cuts after each · `sabotage N` · `faults STEP` · `full STEP` · `tamper N` ·
//! `untouched N` · `second N` · `same N` · `model N` ·
//! `backups N` · `increment N` photos · `damaged N` · `drill N` photos. The figures of the last long run stand in `docs/reliability.md`.
//! Everything else is what the harness starts by itself.
#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for tests, whose lines are read"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for the one answer that it expects; any other fails it"
)]

#[path = "../../tests/it/clinic/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "shared with the tests, which use all of it"
)]
mod clinic;

#[path = "../../tests/reliability/harness/mod.rs"]
mod harness;

mod backups;
mod period;
mod writer;

use std::path::Path;

use mimik::domain::log::LockReason;
use mimik::journal::{Error, FolderRefusal, Passphrase};

use harness::check::{check, open};
use harness::place::make;
use harness::{kills, model, rounds, same, second, tamper};
use writer::Order;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["found", folder] => {
            make(Path::new(folder));
            writer::say("FOUNDED");
        }
        ["write", folder, seed] => write(folder, seed, "photo-first", None),
        ["write", folder, seed, order] => write(folder, seed, order, None),
        ["write", folder, seed, order, saves] => write(folder, seed, order, saves.parse().ok()),
        ["open", folder] => open_once(Path::new(folder)),
        ["visit", folder] => writer::visit(Path::new(folder)),
        ["fill", folder, ballast] => writer::fill(Path::new(folder), Path::new(ballast)),
        ["check", folder, said] => {
            let said = std::fs::read_to_string(said).unwrap();
            println!("{:?}", check(Path::new(folder), &said));
        }
        ["talk", folder] => period::talk(Path::new(folder)),
        ["period", folder] => period::look(Path::new(folder)),
        ["typed", folder] => say_drafts(Path::new(folder)),
        ["backup", folder, target] => back_up(Path::new(folder), Path::new(target)),
        ["passphrase", folder, old, new] => change_passphrase(Path::new(folder), old, new),
        ["retire", folder] => {
            let (mut journal, _) = open(Path::new(folder)).unwrap();
            rounds::retire(&mut journal).unwrap();
            rounds::renew(journal).unwrap();
        }
        ["restore", target, to] => {
            clinic::restore(Path::new(target), Path::new(to)).unwrap();
        }
        [command, length] => by_hand(command, length.parse().unwrap()),
        _ => println!("see the first lines of examples/reliability/main.rs"),
    }
}

fn by_hand(command: &str, length: u32) {
    let many = length as usize;
    match command {
        "kills" => println!("{}", kills::while_saving(length, "photo-first")),
        "founding" => println!("{}", kills::while_founding(length)),
        "older" => println!("{}", kills::while_made_ready(length)),
        "rounds" => rounds::Round::ALL
            .into_iter()
            .for_each(|round| println!("{}", rounds::while_doing(round, many))),
        "second" => println!("{}", second::beside_a_writer(length)),
        "tamper" => println!("{}", tamper::tampered(many)),
        "backups" => println!("{}", backups::beside_a_writer(many)),
        "increment" => println!("{}", backups::increment(length)),
        "damaged" => println!("{}", backups::damaged(many)),
        "drill" => println!("{}", backups::drill(length)),
        "same" => println!("{}", same::united_and_parted(many)),
        "model" => println!("{}", model::compared(many)),
        "untouched" => println!("{}", tamper::untouched(many)),
        _ => with_a_disk(command, length),
    }
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
fn with_a_disk(_command: &str, _length: u32) {
    println!("on Linux alone, on x86-64");
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn with_a_disk(command: &str, length: u32) {
    use harness::cuts::{self, Sabotage};
    use harness::{faults, full};
    let many = length as usize;
    match command {
        "cuts" => println!("{}", cuts::while_saving(60, many, Sabotage::None)),
        "failed-syncs" => {
            println!(
                "after a failed sync: {}",
                cuts::after_a_failed_sync(&cuts::SYNCED, 100, many)
            );
        }
        "torn" => println!("{:?}", cuts::with_a_torn_end()),
        "rounds-cut" => rounds::Round::ALL
            .into_iter()
            .for_each(|round| println!("cut: {}", cuts::while_doing(round, many))),
        "rounds-faults" => rounds::Round::ALL
            .into_iter()
            .for_each(|round| println!("fault: {}", faults::while_doing(round, 1, many))),
        "sabotage" => {
            for sabotage in [Sabotage::SyncOff, Sabotage::DatabaseFirst] {
                let cuts = cuts::while_saving(60, many, sabotage);
                println!("{sabotage:?}: {cuts}");
            }
            let kills = kills::while_saving(length, "database-first");
            println!("DatabaseFirst: {kills}");
        }
        "faults" => println!("{}", faults::while_visiting(1, many, &faults::Fault::ALL)),
        "full" => println!("{}", full::while_saving(u64::from(length))),
        _ => println!("no such command: {command}"),
    }
}

fn write(folder: &str, seed: &str, order: &str, saves: Option<u32>) {
    let order = match order {
        "database-first" => Order::DatabaseFirst,
        _ => Order::PhotoFirst,
    };
    writer::write(Path::new(folder), seed.parse().unwrap(), order, saves);
}

fn open_once(folder: &Path) {
    match open(folder) {
        Ok((journal, _)) => {
            journal.lock(LockReason::Closed).1.unwrap();
            writer::say("OPENED");
        }
        Err(Error::Closed(FolderRefusal::AlreadyOpen)) => writer::say("IN USE"),
        Err(error) => panic!("{error:?}"),
    }
}

/// What is half written in the record of the only patient, for `typing.sh`.
fn say_drafts(folder: &Path) {
    let (journal, patient) = open(folder).unwrap();
    for draft in journal.record(patient).unwrap().drafts {
        println!("{:?}", draft.content);
    }
}

fn back_up(folder: &Path, target: &Path) {
    let (mut journal, _) = open(folder).unwrap();
    let made = clinic::backup(&journal, target).unwrap();
    journal
        .backup_ended(&target.to_string_lossy(), Ok(&made))
        .unwrap();
    journal.lock(LockReason::Closed).1.unwrap();
}

fn change_passphrase(folder: &Path, old: &str, new: &str) {
    let (mut journal, _) = open(folder).unwrap();
    let [old, new] = [old, new].map(Passphrase::typed);
    let mut task = journal.change_passphrase(old, new).unwrap();
    task.cost = clinic::CHEAP;
    let slot = task.run().unwrap();
    journal.passphrase_changed(&slot).unwrap();
    journal.lock(LockReason::Closed).1.unwrap();
}
