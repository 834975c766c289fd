//! `restore`: a journal from a backup into an empty folder, with a passphrase or the recovery key, verified before it has its place.

use std::fs;
use std::path::Path;

use zeroize::Zeroizing;

use super::arguments::Restore;
use super::console::Console;
use super::{Exit, Failure, login, passphrase};
use crate::journal::task::{
    self, FoundBackup, OpenedBackup, PhotoFault, Progress, RestoreError, place_for_new,
};
use crate::journal::{BackupFault, RecoveryKey};

/// Photos are missing or damaged (`reliability.md` §c).
const PHOTOS_BAD: u8 = 3;

pub fn run(asked: &Restore, console: &mut Console<'_>) -> Result<Exit, Failure> {
    // Never the journal that was opened last: a new place has to be named.
    let to = console.folder.clone().ok_or(Failure::NoFolder)?;
    place_for_new(&to).map_err(Failure::Place)?;
    let found = FoundBackup::at(&asked.from, asked.at.as_deref());
    let found = found.map_err(|fault| match (fault, &asked.at) {
        (BackupFault::NoBackup, Some(_)) => Failure::UnknownBackup,
        (fault, _) => Failure::Backup(fault),
    })?;
    if found.damaged > 0 || found.unlisted > 0 {
        console.say(&console.text.backups.newer_damaged.clone());
    }
    let from = opened(found, asked, console)?;
    let restored = task::Restore { from, to }.run(&Progress::default());
    let restored = restored.map_err(|error| match error {
        RestoreError::Place(refusal) => Failure::Place(refusal),
        RestoreError::Backup(fault) => Failure::Backup(fault),
        RestoreError::Journal(error) => Failure::Journal(error),
    })?;
    let fact = &restored.fact;
    let (seq, photos) = (fact.seq, restored.findings.counts.photos);
    console.record(&[
        "restored",
        &fact.backup,
        &seq.to_string(),
        &fact.head,
        &photos.to_string(),
    ])?;
    for (name, fault) in &restored.findings.photos {
        let fault = match fault {
            PhotoFault::Missing => "missing",
            PhotoFault::Damaged => "damaged",
            PhotoFault::Other => "other",
        };
        console.record(&["fault", "photo", &name.to_string(), fault])?;
    }
    let words = &console.text.backups;
    if fact.photos_bad == 0 {
        console.say(&words.restored_well);
        Ok(Exit::WELL)
    } else {
        console.say(&words.restored_without);
        Ok(Exit::of_findings(PHOTOS_BAD))
    }
}

fn opened(
    found: FoundBackup,
    asked: &Restore,
    console: &Console<'_>,
) -> Result<OpenedBackup, Failure> {
    if let Some(path) = &asked.recovery_key_file {
        let key = recovery_key(path)?;
        return Ok(found.with_recovery_key(&key)?);
    }
    let tile = login::chosen(found.tiles(), &asked.login)?;
    let passphrase = passphrase::given(&asked.login, &tile, console)?;
    Ok(found.with_passphrase(&tile, &passphrase)?)
}

fn recovery_key(path: &Path) -> Result<RecoveryKey, Failure> {
    let bytes = Zeroizing::new(fs::read(path).or(Err(Failure::RecoveryKeyFile))?);
    let text = std::str::from_utf8(&bytes).or(Err(Failure::RecoveryKeyFile))?;
    RecoveryKey::parse(text.trim()).or(Err(Failure::RecoveryKeyFile))
}
