//! An inspected, still locked journal: who has a tile, and what the holder of the lock may change in the key file.

use std::fs;
use std::io;
use std::sync::Arc;

use super::keys::{self, KeyFile, Keys, NewSlot};
use super::lock::Lock;
use super::{Error, Folder, Vault, disk};
use crate::domain::id::{UserId, VaultId};
use crate::domain::user::Role;

/// What the lock screen stands on. While it lives, no other program opens the journal.
pub struct Sealed {
    folder: Folder,
    keys: KeyFile,
    keys_were_whole: bool,
    /// Absent when the folder is only read (`verify`).
    lock: Option<Lock>,
}

/// One user on the lock screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tile {
    pub user: UserId,
    pub name: String,
    pub role: Role,
}

impl Sealed {
    pub(super) fn new(
        folder: Folder,
        (keys, keys_were_whole): (KeyFile, bool),
        lock: Option<Lock>,
    ) -> Self {
        Self {
            folder,
            keys,
            keys_were_whole,
            lock,
        }
    }

    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    pub const fn id(&self) -> VaultId {
        self.keys.vault()
    }

    pub const fn is_practice(&self) -> bool {
        self.keys.is_practice()
    }

    /// 1 until a user is retired.
    pub const fn epoch(&self) -> u32 {
        self.keys.epoch()
    }

    pub fn clinic(&self) -> &str {
        self.keys.clinic()
    }

    /// The users, in the order in which they were added.
    pub fn tiles(&self) -> Vec<Tile> {
        let tile = |slot: &keys::Slot| Tile {
            user: slot.user(),
            name: slot.name().to_owned(),
            role: slot.role(),
        };
        self.keys.slots().iter().map(tile).collect()
    }

    /// What unlocks: clone it into the worker.
    pub const fn keys(&self) -> &KeyFile {
        &self.keys
    }

    /// False if a copy of the key file was damaged, missing or old: to be said, and mended after the next unlock.
    pub const fn keys_were_whole(&self) -> bool {
        self.keys_were_whole
    }

    /// Check 13 of §e: without this folder the record is still readable.
    pub fn has_photos_folder(&self) -> bool {
        self.folder.photos().is_dir()
    }

    /// The folder with the keys that a user of this journal opened.
    pub fn vault(&self, keys: Arc<Keys>) -> Vault {
        Vault::new(self.folder.clone(), self.id(), self.is_practice(), keys)
    }

    /// Removes what a killed program left half-written. Returns how many files that were.
    pub fn empty_tmp(&self) -> Result<usize, Error> {
        self.must_hold_the_lock()?;
        let tmp = self.folder.tmp();
        let entries = match fs::read_dir(&tmp) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                disk::new_folder(&tmp)?;
                return Ok(0);
            }
            Err(error) => return Err(error.into()),
        };
        let mut removed = 0;
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
            removed += 1;
        }
        Ok(removed)
    }

    /// Writes both copies of the key file anew if one was not whole.
    pub fn mend_keys(&mut self) -> Result<(), Error> {
        if self.keys_were_whole {
            return Ok(());
        }
        self.write(&self.keys.clone())
    }

    /// Adds a user's slot to the key file. Who may is decided above; that the keys reach so far was proven by sealing.
    pub fn add_slot(&mut self, new: &NewSlot) -> Result<(), Error> {
        self.write(&self.keys.with_slot(new)?)
    }

    /// The name above the tiles follows the clinic's name in the journal.
    pub fn rename_clinic(&mut self, clinic: &str) -> Result<(), Error> {
        self.write(&self.keys.with_clinic(clinic))
    }

    fn write(&mut self, keys: &KeyFile) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        self.keys = keys::write(&self.folder, keys)?;
        self.keys_were_whole = true;
        Ok(())
    }

    const fn must_hold_the_lock(&self) -> Result<(), Error> {
        match self.lock {
            Some(_) => Ok(()),
            None => Err(Error::WithoutLock),
        }
    }
}
