//! Saves as fast as it can and says what was saved, to be killed at any moment (R-01; `tests/it/crash.rs` does it).
//!
//! `found FOLDER` makes a clinic with one patient and prints `FOUNDED`. `write FOLDER SEED` logs in and saves notes, photos
//! and drafts for ever; it prints `ACK seq id` for each entry and `DRAFT revision` for each draft, after the commit.
//! `open FOLDER` logs in once and locks again; it prints `OPENED`.
//! `check FOLDER ACKS` compares a file of such lines with the journal and walks all of it.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for tests, whose lines are read"
)]

#[path = "../tests/it/clinic/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    clippy::panic,
    reason = "shared with the tests, which use all of it"
)]
mod clinic;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clinic::{
    DEMO, ORIGIN, attach, enter, found, note, register, small_jpeg, verify, with_comment,
};
use mimik::domain::consultation::ConsultationDraft;
use mimik::domain::id::PatientId;
use mimik::domain::log::{DraftKind, LockReason};
use mimik::journal::door::Door;
use mimik::journal::task::Founded;
use mimik::journal::view::LogFilter;
use mimik::journal::{Clock, DraftContent, Edit, Ids, Journal};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["found", folder] => make(Path::new(folder)),
        ["write", folder, seed] => write(Path::new(folder), seed.parse().unwrap()),
        ["open", folder] => {
            let (_, written) = open(Path::new(folder)).0.lock(LockReason::Closed);
            written.unwrap();
            println!("OPENED");
        }
        ["check", folder, acks] => {
            let lines = fs::read_to_string(acks).unwrap();
            let lost = check(Path::new(folder), &lines);
            println!("{lost}");
            assert!(lost.starts_with("lost 0,"), "{lost}");
        }
        _ => println!("found FOLDER | write FOLDER SEED | open FOLDER | check FOLDER ACKS"),
    }
}

fn make(folder: &Path) {
    let Founded { door, opened } = found(folder, true, Clock::System);
    println!("FOUNDED");
    let (mut journal, _) = door.enter(opened).map_err(|(_, error)| error).unwrap();
    register(&mut journal, DEMO[0]);
    let (_, written) = journal.lock(LockReason::Closed);
    written.unwrap();
}

fn open(folder: &Path) -> (Journal, PatientId) {
    let door = Door::inspect(folder, Clock::System, Ids::System, ORIGIN).unwrap();
    let doctor = door.tiles().first().unwrap().user;
    let (journal, _) = enter(door, doctor).map_err(|(_, error)| error).unwrap();
    let patient = journal.find("", 1).unwrap().rows.first().unwrap().id;
    (journal, patient)
}

fn write(folder: &Path, seed: u32) {
    let (mut journal, patient) = open(folder);
    for turn in 0_u32.. {
        match turn % 3 {
            0 => save_note(&mut journal, patient),
            1 => save_photos(&mut journal, patient, folder, (seed, turn)),
            _ => save_draft(&mut journal, patient, turn),
        }
    }
}

fn save_note(journal: &mut Journal, patient: PatientId) {
    let now = journal.now().unwrap().moment;
    journal
        .apply(note(patient, now, "Ringede om hævelse"))
        .unwrap();
    acknowledge(journal, 1);
}

/// Two photos in one transaction, each of them new.
fn save_photos(journal: &mut Journal, patient: PatientId, folder: &Path, (seed, turn): (u32, u32)) {
    let desk = folder.parent().unwrap();
    let photos: Vec<PathBuf> = [0, 1]
        .iter()
        .map(|of_two| {
            let path = desk.join(format!("{of_two}.jpg"));
            fs::write(&path, heavy_jpeg((seed << 16) + turn * 2 + of_two)).unwrap();
            path
        })
        .collect();
    attach(journal, patient, &photos).unwrap();
    acknowledge(journal, 2);
}

/// A half-written consultation: no note that is signed meanwhile takes its place.
fn save_draft(journal: &mut Journal, patient: PatientId, turn: u32) {
    let mut draft = ConsultationDraft::begun(journal.now().unwrap().moment);
    draft.wishes = format!("Halvt skrevet {turn}");
    let content = DraftContent::Consultation(Box::new(draft));
    let kind = DraftKind::Consultation;
    let record = journal.record(patient).unwrap();
    let edit = match record.draft(kind) {
        Some(draft) => Edit::SaveDraft {
            draft: draft.id,
            revision: draft.revision,
            content,
        },
        None => Edit::BeginDraft {
            patient,
            kind,
            content,
        },
    };
    let (_, revision) = journal.apply(edit).unwrap().draft.unwrap();
    println!("DRAFT {revision}");
    std::io::stdout().flush().unwrap();
}

/// Only what is committed is said to be saved.
fn acknowledge(journal: &Journal, entries: u32) {
    let rows = journal.log(&LogFilter::default(), None, entries).unwrap();
    for row in rows.iter().rev() {
        println!("ACK {} {}", row.entry.header.seq, row.entry.header.id);
    }
    std::io::stdout().flush().unwrap();
}

/// What was acknowledged and is not there, and what else is wrong. A last line without its end was never said.
fn check(folder: &Path, acks: &str) -> String {
    let (journal, patient) = open(folder);
    let record = journal.record(patient).unwrap();
    let there: BTreeSet<String> = record
        .entries
        .iter()
        .map(|entry| format!("ACK {} {}", entry.header.seq, entry.header.id))
        .collect();
    let revision = record
        .draft(DraftKind::Consultation)
        .map_or(0, |draft| draft.revision);
    let whole = acks
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'));
    let is_lost = |line: &&str| match line.strip_prefix("DRAFT ") {
        Some(saved) => saved.parse::<i64>().unwrap() > revision,
        None => line.starts_with("ACK ") && !there.contains(*line),
    };
    let (said, lost) = (whole.clone().count(), whole.filter(is_lost).count());
    let findings = verify(&journal);
    let missing = findings.photos.len();
    let summary = format!(
        "lost {lost}, missing {missing}, code {}, said {said}, entries {}, photos {}, unlisted {}",
        findings.exit_code(),
        findings.counts.entries,
        findings.photos_read,
        findings.photos_unlisted
    );
    let (_, written) = journal.lock(LockReason::Closed);
    written.unwrap();
    summary
}

/// A small picture in a file of about 200 kB.
fn heavy_jpeg(seed: u32) -> Vec<u8> {
    let ballast: Vec<u8> = (0..65_000_u32).map(|at| (at ^ seed) as u8).collect();
    (0..3).fold(small_jpeg(seed), |jpeg, _| with_comment(&jpeg, &ballast))
}
