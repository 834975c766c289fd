//! An inspected, still locked journal: who has a tile, and what the holder of the lock may change in the key file.

use std::fs;
use std::io;
use std::sync::Arc;

use super::keys::{self, KeyFile, Keys, NewSlot};
use super::lock::Lock;
use super::tries::log::{self, Failure};
use super::{Error, Folder, Vault, disk, reserve};
use crate::domain::id::{UserId, VaultId};
use crate::domain::user::Role;

/// What SQLite's shared memory and the first frames of its log take.
const NOTHING_FITS: u64 = 128 << 10;

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

    /// Gives up the room that was held back for a full disk. False if there was none.
    pub(crate) fn give_up_reserve(&self) -> bool {
        self.lock.is_some() && reserve::give_up(&self.folder)
    }

    /// Nothing more fits on the disk of this folder.
    pub(crate) fn is_out_of_room(&self) -> bool {
        disk::free_bytes(self.folder.path()).is_ok_and(|free| free < NOTHING_FITS)
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

    /// A user's slot in the place of the one she had: another passphrase, or other keys.
    pub fn replace_slot(&mut self, new: &NewSlot) -> Result<(), Error> {
        self.write(&self.keys.with_slot_replaced(new)?)
    }

    /// A slot that was prepared when the program stopped.
    pub fn staged(&self) -> Option<&keys::Slot> {
        self.keys.staged()
    }

    /// Prepares a slot in the place of the one that a user has; both open until the journal knows which holds.
    pub fn stage_slot(&mut self, new: &NewSlot) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        keys::stage(&self.folder, &self.keys.with_slot_replaced(new)?)?;
        self.keys = self.keys.with_staged_slot(new);
        Ok(())
    }

    /// Puts what was prepared in its place, or away.
    pub fn settle_staged(&mut self, holds: bool) -> Result<(), Error> {
        if self.keys.staged().is_some() {
            let placed = self.keys.with_staged_in_place();
            if holds {
                self.write(&placed)?;
            } else {
                self.must_hold_the_lock()?;
                self.keys = self.keys.without_staged();
            }
        }
        keys::discard_staged(&self.folder)
    }

    /// A retired user's passphrase opens nothing here any more.
    pub fn remove_slot(&mut self, user: UserId) -> Result<(), Error> {
        match self.keys.slot(user) {
            Some(_) => self.write(&self.keys.without_slot(user)),
            None => Ok(()),
        }
    }

    /// Another recovery key in the place of the one before.
    pub fn replace_recovery(
        &mut self,
        keys: &Keys,
        recovery: &keys::RecoveryKey,
    ) -> Result<(), Error> {
        self.write(&self.keys.with_recovery(keys, recovery)?)
    }

    /// The keys of the next epoch come into force. The database must lie ready under them.
    pub fn write_epoch(&mut self, file: &KeyFile) -> Result<(), Error> {
        self.write(file)
    }

    pub fn has_next(&self) -> bool {
        self.folder.next().exists()
    }

    /// Away with a database of a change of keys that came to nothing.
    pub fn discard_next(&self) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        let next = self.folder.next();
        for path in Folder::beside(&next).iter().chain([&next]) {
            disk::remove_file(path)?;
        }
        Ok(())
    }

    /// The database under the keys in force takes the place of the one under those before. Both are closed.
    pub fn move_next_in(&self) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        // A log of the old database would be taken for one of the new; it was emptied before the new one was made.
        for path in Folder::beside(self.folder.journal()) {
            disk::remove_file(&path)?;
        }
        fs::rename(self.folder.next(), self.folder.journal())?;
        disk::sync_folder(self.folder.path())?;
        Ok(())
    }

    /// Wrong passphrases that nobody has answered with the right one.
    pub fn failures(&self) -> Vec<Failure> {
        log::read(&self.folder)
    }

    /// Notes a wrong passphrase so that the end of the program does not forget it.
    pub fn note_failure(&self, failure: Failure) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        log::append(&self.folder, failure)
    }

    /// Only these still count.
    pub fn keep_failures(&self, failures: &[Failure]) -> Result<(), Error> {
        self.must_hold_the_lock()?;
        log::rewrite(&self.folder, failures)
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
