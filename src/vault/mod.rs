//! How the journal is locked away: its folder, the one lock, keys, sealed photo files and anchors (`reliability.md`).
//!
//! Nothing here knows SQL, a window, the clock or the rules: whoever opens a vault brings times and decides who may.
//! The road in: [`inspect`] gives a [`Sealed`] with the tiles; its [`keys::KeyFile`] opens with a passphrase;
//! [`Sealed::vault`] and the keys give a [`Vault`].

use std::path::Path;
use std::sync::Arc;

use crate::domain::id::VaultId;

mod error;
pub mod hex;
mod secret;

pub(crate) mod disk;
mod folder;
mod ground;
pub mod knock;
mod lock;

pub mod keys;
pub mod privacy;
pub mod tries;

mod inspect;
mod refusal;
pub mod reserve;
mod sealed;

pub mod create;

pub mod photo_name;
pub mod photos;
pub mod seal;

pub mod anchor;
pub mod aside;
pub mod backup;
pub mod second_place;

#[cfg(test)]
mod fixture;

pub use error::Error;
pub use folder::Folder;
pub use ground::{FileSystem, Ground, Service};
pub use inspect::{inspect, inspect_on, inspect_read_only, place_for_new};
pub use keys::{Keys, Opened};
pub use photo_name::PhotoName;
pub use refusal::Refusal;
pub use sealed::{Sealed, Tile};

/// An unlocked journal folder. A clone shares the keys; they are wiped when the last one is dropped.
#[derive(Clone)]
pub struct Vault {
    folder: Folder,
    id: VaultId,
    practice: bool,
    keys: Arc<Keys>,
}

impl Vault {
    pub(crate) const fn new(folder: Folder, id: VaultId, practice: bool, keys: Arc<Keys>) -> Self {
        Self {
            folder,
            id,
            practice,
            keys,
        }
    }

    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Where SQLite finds the database. Never open it with `File`: closing any descriptor of it drops SQLite's locks.
    pub fn journal(&self) -> &Path {
        self.folder.journal()
    }

    pub const fn id(&self) -> VaultId {
        self.id
    }

    /// True in a practice clinic; that never changes.
    pub const fn is_practice(&self) -> bool {
        self.practice
    }

    /// Somebody else holds the same keys.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.keys) > 1
    }

    /// For whoever opens another copy of this journal.
    pub(crate) fn shared_keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys)
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The public half of the recovery key as the key file has it now; nothing where there is none to be read.
    pub(crate) fn recovery_in_file(&self) -> Option<[u8; 32]> {
        let (file, _) = keys::read(&self.folder).ok()?;
        Some(*file.recovery_public())
    }
}
