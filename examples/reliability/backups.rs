//! Backups at length: made beside a writer, of a day's work, damaged, and brought back with many photos.
//!
//! Their short forms stand in `tests/it/journal/{backups,restores}.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::id::PatientId;
use mimik::journal::task::{Backup, FoundBackup, Progress, Restore};
use mimik::journal::{Journal, RecoveryKey};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use crate::clinic::{
    Clinic, attach, backup, disk, files_below, must_be_whole, restore, ring, shelf, small_jpeg,
    with_photos,
};
use crate::harness::SEED;
use crate::harness::kills::time_of;

/// Each is opened again by itself, and has the head that the journal had.
#[track_caller]
pub fn beside_a_writer(count: usize) -> String {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let mut written = 0;
    for round in 0..count {
        let task = Backup {
            source: journal.backup_source(),
            target: target.clone(),
            at: journal.now().unwrap().moment,
            clock_in_doubt: false,
        };
        let made = std::thread::scope(|scope| {
            let worker = scope.spawn(|| task.run(&Progress::default()));
            while !worker.is_finished() {
                ring(&mut journal, patient, &format!("Opkald {round}"));
                written += 1;
            }
            worker.join().unwrap()
        })
        .unwrap();
        let place = clinic.desk().join("Tilbage");
        let restored = restore(&target, &place).unwrap();
        let (made, back) = (made.made.fact, restored.fact);
        assert_eq!((made.seq, made.head), (back.seq, back.head), "{round}");
        assert_eq!(restored.findings.exit_code(), 0, "{round}");
        fs::remove_dir_all(place).unwrap();
    }
    must_be_whole(&journal);
    format!("{count} backups while {written} notes were written: all whole and equal")
}

/// One byte turned, one file cut, one file gone, of any file of a backup.
pub fn damaged(count: usize) -> String {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let files: Vec<PathBuf> = files_below(&shelf(&target))
        .into_iter()
        .filter(|path| !path.ends_with("backup.lock"))
        .collect();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut missed = Vec::new();
    for number in 0..count {
        let path = &files[number % files.len()];
        let whole = fs::read(path).unwrap();
        let at = rng.random_range(0..whole.len());
        let how = rng.random_range(0..4);
        match how {
            0 => fs::remove_file(path).unwrap(),
            1 => fs::write(path, &whole[..at]).unwrap(),
            _ => {
                let mut flipped = whole.clone();
                flipped[at] ^= 1 << rng.random_range(0..8);
                fs::write(path, flipped).unwrap();
            }
        }
        if !is_noticed(&target, &clinic.desk().join("Tilbage")) {
            missed.push((path.extension().map(ToOwned::to_owned), how, at));
        }
        fs::write(path, whole).unwrap();
    }
    let noticed = count - missed.len();
    format!("seed {SEED}: {noticed} of {count} damaged backups noticed {missed:?}")
}

fn is_noticed(target: &Path, place: &Path) -> bool {
    let noticed = match FoundBackup::at(target, None) {
        Err(_) => true,
        Ok(found) if found.unlisted > 0 || found.damaged > 0 => true,
        Ok(_) => match restore(target, place) {
            Err(_) => true,
            Ok(restored) => restored.fact.photos_bad > 0,
        },
    };
    fs::remove_dir_all(place).ok();
    noticed
}

/// So many photos there and back again, with a passphrase and with the recovery key.
#[track_caller]
pub fn drill(photos: u32) -> String {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let recovery = RecoveryKey::new().unwrap();
    journal.replace_recovery_key(&recovery).unwrap();
    take_in(&clinic, &mut journal, patient, 100, photos);
    let target = disk(&clinic, "E");
    let copied = time_of(|| drop(backup(&journal, &target).unwrap()));
    let before = hashes(&clinic.folder());
    let places = ["Adgangskode", "Papir"].map(|name| clinic.desk().join(name));
    let with_passphrase = time_of(|| drop(restore(&target, &places[0]).unwrap()));
    let with_paper = time_of(|| {
        let found = FoundBackup::at(&target, None).unwrap();
        let from = found.with_recovery_key(&recovery).unwrap();
        let to = places[1].clone();
        Restore { from, to }.run(&Progress::default()).unwrap();
    });
    let equal = places
        .iter()
        .filter(|place| hashes(place) == before)
        .count();
    format!(
        "{} photos: backed up in {copied:.1?}, restored in {with_passphrase:.1?} with the passphrase and {with_paper:.1?} with the \
         recovery key; {equal} of 2 equal in every photo file",
        before.len()
    )
}

/// What a backup writes after a day of 20 photos and 50 notes, when so many photos are in it already.
#[track_caller]
pub fn increment(photos: u32) -> String {
    const DAY: u32 = 20;
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    take_in(&clinic, &mut journal, patient, 100, photos);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let before = bytes_below(&clinic.folder().join("photos"));
    take_in(&clinic, &mut journal, patient, 100 + photos, DAY);
    for call in 0..50 {
        ring(&mut journal, patient, &format!("Opkald {call}"));
    }
    let new = bytes_below(&clinic.folder().join("photos")) - before;
    let earlier = written();
    let took = time_of(|| drop(backup(&journal, &target).unwrap()));
    let written = written() - earlier;
    journal.settle();
    let database = fs::metadata(clinic.folder().join("journal.db")).unwrap();
    let most = new + database.len() * 6 / 5;
    format!(
        "{photos} photos and {DAY} new ones: {written} bytes written in {took:.1?}; the new photos have {new}, the database {}: \
         {} % of photos + 1.2 x database",
        database.len(),
        written * 100 / most
    )
}

/// What this process has handed to the system for writing since it began.
fn written() -> u64 {
    let io = fs::read_to_string("/proc/self/io").unwrap();
    let line = io.lines().find_map(|line| line.strip_prefix("wchar: "));
    line.unwrap().parse().unwrap()
}

fn bytes_below(folder: &Path) -> u64 {
    let files = files_below(folder).into_iter();
    files.map(|path| fs::metadata(path).unwrap().len()).sum()
}

fn take_in(clinic: &Clinic, journal: &mut Journal, patient: PatientId, first: u32, photos: u32) {
    let seeds: Vec<u32> = (first..first + photos).collect();
    for some in seeds.chunks(100) {
        let paths = some.iter().map(|seed| {
            let path = clinic.desk().join(format!("{seed}.jpg"));
            fs::write(&path, small_jpeg(*seed)).unwrap();
            path
        });
        let paths: Vec<PathBuf> = paths.collect();
        attach(journal, patient, &paths).unwrap();
    }
}

/// BLAKE3 of every photo file by its name.
fn hashes(folder: &Path) -> BTreeMap<PathBuf, blake3::Hash> {
    let files = files_below(&folder.join("photos")).into_iter();
    files
        .map(|path| {
            let hash = blake3::hash(&fs::read(&path).unwrap());
            (PathBuf::from(path.file_name().unwrap()), hash)
        })
        .collect()
}
