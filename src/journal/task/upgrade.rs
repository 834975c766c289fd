//! A journal of an older program is copied aside, and then brought to this one's schema; or it stays exactly as it is.
//!
//! In this order: the copy, opened and checked, gets its name; a note of what the journal has yet to say is left; then the
//! migration, all of it in one transaction and proven before it counts. Whenever the program ends, the journal is old or new,
//! and the next unlock goes on from there.

use std::fs;
use std::io;
use std::path::Path;

use crate::domain::log::SchemaMigrated;
use crate::domain::time::Moment;
use crate::journal::error::{Error, Result};
use crate::store::{Error as StoreError, Identity, Key, Older, SCHEMA};
use crate::vault::keys::Keys;
use crate::vault::{Error as VaultError, Folder, aside, disk};

/// Why a journal of an older program could not be made ready for this one. Nothing of it was changed.
#[derive(Debug, thiserror::Error)]
pub enum UpgradeFault {
    #[error("there is no room for the copy")]
    NoRoom,
    #[error("the copy could not be made")]
    NotCopied,
    #[error("the migration could not be finished")]
    NotMigrated,
}

/// Kept free on the disk besides the copy and what the migration writes.
const SPARE: u64 = 20 * 1024 * 1024;

/// Which journal, and when. Nobody else may have it open.
#[derive(Clone)]
pub struct Upgrade {
    pub(in crate::journal) folder: Folder,
    pub(in crate::journal) identity: Identity,
    pub(in crate::journal) at: Moment,
}

impl Upgrade {
    /// Whether there is anything to do.
    pub fn is_due(&self, keys: &Keys) -> bool {
        self.older(keys.database()).is_some()
    }

    pub fn run(&self, keys: &Keys) -> Result<()> {
        let key = keys.database();
        let Some(older) = self.older(key) else {
            return Ok(());
        };
        let copy = self.set_aside(&older, key)?;
        let note = SchemaMigrated {
            from: older.schema(),
            to: SCHEMA,
            copy,
        };
        aside::leave_note(&self.folder, &note).map_err(|error| of_vault(&error))?;
        let migrated = older.migrate(self.folder.journal(), key);
        migrated.map_err(|error| of_store(error, UpgradeFault::NotMigrated))
    }

    /// A journal that cannot be opened at all is told of by whoever opens it next.
    fn older(&self, key: &Key) -> Option<Older> {
        Older::open(self.folder.journal(), key, self.identity)
            .ok()
            .flatten()
    }

    /// The name of a copy that says exactly what the journal says; one of an interrupted attempt will do.
    fn set_aside(&self, older: &Older, key: &Key) -> Result<String> {
        let there = aside::copies(&self.folder, older.schema());
        for name in there.map_err(|error| of_vault(&error.into()))? {
            // One that cannot be read stays where it is, and another is made.
            let copied = older.is_copied_at(&self.folder.path().join(&name), key);
            if copied.unwrap_or(false) {
                return Ok(name);
            }
        }
        self.must_have_room().map_err(|error| of_vault(&error))?;
        let part = aside::begin(&self.folder).map_err(|error| of_vault(&error))?;
        let not_copied = |error| of_store(error, UpgradeFault::NotCopied);
        older.copy_to(&part).map_err(not_copied)?;
        if !older.is_copied_at(&part, key).map_err(not_copied)? {
            return Err(UpgradeFault::NotCopied.into());
        }
        let kept = aside::keep(&self.folder, older.schema(), self.at);
        kept.map_err(|error| of_vault(&error))
    }

    fn must_have_room(&self) -> Result<(), VaultError> {
        let journal = self.folder.journal();
        let [log, ..] = Folder::beside(journal);
        let length = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
        let free = disk::free_bytes(self.folder.path())?;
        if free >= needed(length(journal).saturating_add(length(&log))) {
            Ok(())
        } else {
            Err(VaultError::DiskFull)
        }
    }
}

/// The copy, and as much again for the tables that are made anew.
const fn needed(journal: u64) -> u64 {
    journal.saturating_mul(2).saturating_add(SPARE)
}

fn of_vault(error: &VaultError) -> Error {
    if matches!(error, VaultError::DiskFull) {
        UpgradeFault::NoRoom.into()
    } else {
        UpgradeFault::NotCopied.into()
    }
}

fn of_store(error: StoreError, else_it_is: UpgradeFault) -> Error {
    if is_full(&error) {
        UpgradeFault::NoRoom.into()
    } else if matches!(error, StoreError::Busy) {
        error.into()
    } else {
        else_it_is.into()
    }
}

fn is_full(error: &StoreError) -> bool {
    if let StoreError::File(error) = error {
        error.kind() == io::ErrorKind::StorageFull
    } else {
        matches!(error, StoreError::Full)
    }
}
