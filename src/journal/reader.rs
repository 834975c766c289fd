//! A read-only view for a worker: its own connection, the shared keys. It never writes.

use std::sync::Arc;

use crate::store::{Identity, Store};
use crate::vault::Vault;

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

impl Journal {
    pub fn reader(&self) -> ReaderKey {
        ReaderKey {
            vault: Arc::clone(&self.vault),
        }
    }
}
