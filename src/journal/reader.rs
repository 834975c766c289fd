//! A read-only view for a worker: its own connection, the shared keys. It never writes.

use std::path::Path;
use std::sync::Arc;

use crate::store::{Error as StoreError, Identity, Store};
use crate::vault::keys::{KeyFile, Opened};
use crate::vault::{Sealed, Tile, Vault};

use super::Journal;
use super::error::Result;

/// What a worker is handed to open its own connection with.
#[derive(Clone)]
pub struct ReaderKey {
    vault: Arc<Vault>,
}

pub struct Reader {
    pub(super) store: Store,
    pub(super) vault: Arc<Vault>,
}

impl Reader {
    /// Number of the newest entry.
    pub fn head_seq(&self) -> Result<i64> {
        Ok(self.store.head()?.seq)
    }
}

impl ReaderKey {
    pub fn open(&self) -> Result<Reader> {
        let identity = Identity {
            vault: self.vault.id(),
            practice: self.vault.is_practice(),
        };
        let store =
            Store::open_reader(self.vault.journal(), self.vault.keys().database(), identity)?;
        Ok(Reader {
            store,
            vault: Arc::clone(&self.vault),
        })
    }

    pub const fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }
}

/// A journal that is only looked at (`verify`): no lock is taken and nothing is written, so a window may be open beside it.
pub struct Glance {
    sealed: Sealed,
}

impl Glance {
    /// Looks at a folder wherever it lies, also where nobody may write.
    pub fn at(folder: &Path) -> Result<Self> {
        let sealed = crate::vault::inspect_read_only(folder)?;
        Ok(Self { sealed })
    }

    pub fn tiles(&self) -> Vec<Tile> {
        self.sealed.tiles()
    }

    pub const fn keys(&self) -> &KeyFile {
        self.sealed.keys()
    }

    /// Opens the database with an opened login, as an unchangeable file if the folder cannot be written.
    pub fn enter(&self, opened: Opened) -> Result<Reader> {
        let vault = Arc::new(self.sealed.vault(opened.keys));
        let identity = Identity {
            vault: vault.id(),
            practice: vault.is_practice(),
        };
        let key = vault.keys().database();
        Store::must_be_of_this_schema(vault.journal(), key, identity)?;
        let store = match Store::open_reader(vault.journal(), key, identity) {
            Err(StoreError::CannotOpen(_) | StoreError::ReadOnly) => {
                Store::open_unchangeable(vault.journal(), key, identity)?
            }
            opened => opened?,
        };
        Ok(Reader { store, vault })
    }
}

impl Journal {
    pub fn reader(&self) -> ReaderKey {
        ReaderKey {
            vault: Arc::clone(&self.vault),
        }
    }
}
