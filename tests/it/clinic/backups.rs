//! Backups for tests: a clinic with a few photos, a folder that stands for a disk, and both ways back.

use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::entry::Entry;
use mimik::domain::id::PatientId;
use mimik::journal::task::{
    BackedUp, Backup, FoundBackup, Progress, Restore, RestoreError, Restored,
};
use mimik::journal::view::LogFilter;
use mimik::journal::{BackupFault, Edit, Journal, LastRuns};
use mimik::vault::Folder;

use super::{Clinic, DEMO, attach, note, passphrase, register, small_jpeg};

/// A folder that stands for a disk.
pub fn disk(clinic: &Clinic, name: &str) -> PathBuf {
    let path = clinic.desk().join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Photos with these seeds in the record of a patient.
pub fn photographed(clinic: &Clinic, journal: &mut Journal, patient: PatientId, seeds: &[u32]) {
    for seed in seeds {
        let path = clinic.desk().join(format!("foto {seed}.jpg"));
        fs::write(&path, small_jpeg(*seed)).unwrap();
        attach(journal, patient, &[path]).unwrap();
    }
}

/// A doctor is logged in, with one patient and three photos.
pub fn with_photos(clinic: &Clinic) -> (Journal, PatientId) {
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    photographed(clinic, &mut journal, patient, &[1, 2, 3]);
    (journal, patient)
}

pub fn backup(journal: &Journal, target: &Path) -> Result<BackedUp, BackupFault> {
    let now = journal.now().unwrap();
    let task = Backup {
        source: journal.backup_source(),
        target: target.to_owned(),
        at: now.moment,
        clock_in_doubt: now.is_in_doubt(),
    };
    task.run(&Progress::default())
}

/// As the window does it: the end goes into `backups.toml` and from there into the journal.
pub fn backup_and_note(journal: &mut Journal, target: &Path) -> BackedUp {
    let made = backup(journal, target).unwrap();
    journal
        .backup_ended(&target.to_string_lossy(), Ok(&made))
        .unwrap();
    made
}

pub fn restore(target: &Path, to: &Path) -> Result<Restored, RestoreError> {
    restore_as(target, None, to)
}

pub fn restore_as(target: &Path, name: Option<&str>, to: &Path) -> Result<Restored, RestoreError> {
    let found = FoundBackup::at(target, name)?;
    let doctor = found.tiles().remove(0);
    let from = found.with_passphrase(&doctor, &passphrase())?;
    let to = to.to_owned();
    Restore { from, to }.run(&Progress::default())
}

pub fn runs(clinic: &Clinic) -> LastRuns {
    LastRuns::read(&Folder::new(&clinic.folder()))
}

/// All files below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The folder of this journal in a target.
pub fn shelf(target: &Path) -> PathBuf {
    let mut inside = fs::read_dir(target).unwrap();
    inside.next().unwrap().unwrap().path()
}

/// All entries that the log shows to a doctor, newest first.
pub fn all_entries(journal: &Journal) -> Vec<Entry> {
    let rows = journal.log(&LogFilter::default(), None, 100_000).unwrap();
    rows.into_iter().map(|row| row.entry).collect()
}

/// Writes a contact note.
pub fn ring(journal: &mut Journal, patient: PatientId, text: &str) {
    let now = journal.now().unwrap().moment;
    journal.apply(note(patient, now, text)).unwrap();
}

pub fn set_targets(journal: &mut Journal, targets: &[&Path]) {
    let mut policy = journal.clinic().policy.clone();
    policy.backup_targets = targets
        .iter()
        .map(|target| target.to_str().unwrap().to_owned())
        .collect();
    journal.apply(Edit::ChangePolicy(policy)).unwrap();
}
