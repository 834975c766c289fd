//! How is it kept and found? Entries and their chain, tables derived from them, drafts, and the search for patients.
//!
//! [`Store`] reads, [`Tx`] writes: the borrow checker says who may. Every query is a file of SQL beside its code, with
//! named parameters. Keys, photo files and anchors are the vault's; what may be written is decided by the journal.

mod error;
mod export;
mod guard;
mod migrate;
mod older;
mod open;
mod row;
mod tx;

mod appointment;
mod copy;
mod counts;
mod derive;
mod draft;
mod entry;
mod follow_up;
mod patient;
mod person;
mod photo;
mod search;
mod verify;
mod vial;

#[cfg(test)]
mod ground;

pub use appointment::{AppointmentRow, AppointmentState};
pub use copy::CopyCheck;
pub use counts::Counts;
pub use derive::{Difference, Fault};
pub use draft::{Draft, Saved};
pub use entry::{Head, LogPage};
pub use error::{Error, Result};
pub use export::export;
pub use migrate::SCHEMA;
pub use older::Older;
pub use open::Key;
pub use patient::PatientLine;
pub use person::Pair;
pub use photo::PhotoRow;
pub use search::{Hits, PatientHit, PatientIndex};
pub use tx::{NewEntry, Recorded, Tx};
pub use verify::{AuthorCheck, ChainCheck, ChainFault, DatabaseFault};
pub use vial::{Batches, KnownBatch};

use std::cell::Cell;
use std::path::Path;

use rusqlite::Connection;

use crate::domain::chain::{Hash, genesis};
use crate::domain::fact::Fact;
use crate::domain::id::VaultId;

/// What the key file says about the journal that belongs to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    pub vault: VaultId,
    pub practice: bool,
}

/// An open journal database: everything that is read from it.
pub struct Store {
    db: Connection,
    identity: Identity,
    /// Nobody is registered twice, and nothing but this connection could change that: it is the one that writes.
    no_pairs: Cell<bool>,
}

impl Store {
    /// Makes a new journal at a path where nothing is yet, writes its first facts, and closes it again.
    ///
    /// The first of them must be `vault_created`. A failure leaves a file behind that never opens as a journal;
    /// creation happens in a folder that is renamed into place only when all went well.
    pub fn create<E: From<Error>>(
        path: &Path,
        key: &Key,
        identity: Identity,
        write: impl FnOnce(&mut Tx<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        open::create(path, key)?;
        let mut store = Self::of(open::writer(path, key)?, identity);
        let mut tx = store.begin()?;
        write(&mut tx)?;
        tx.commit()?;
        store.check()?;
        Ok(store.close()?)
    }

    /// Opens the one connection that may write. An older schema is refused: it is brought to this one by [`Older`].
    ///
    /// Everything is checked on a connection that cannot write, so that a foreign or newer file keeps every byte.
    pub fn open_writer(path: &Path, key: &Key, identity: Identity) -> Result<Self> {
        drop(Self::open_reader(path, key, identity)?);
        let store = Self::of(open::writer(path, key)?, identity);
        store.no_pairs.set(store.pairs()?.is_empty());
        Ok(store)
    }

    /// Asks whenever it wants to know something.
    const fn of(db: Connection, identity: Identity) -> Self {
        Self {
            db,
            identity,
            no_pairs: Cell::new(false),
        }
    }

    /// Opens a connection for a worker: reads beside the writer, never writes.
    pub fn open_reader(path: &Path, key: &Key, identity: Identity) -> Result<Self> {
        Self::of(open::reader(path, key)?, identity).checked()
    }

    /// Reads in a folder that cannot be written. The file must not change meanwhile.
    pub fn open_unchangeable(path: &Path, key: &Key, identity: Identity) -> Result<Self> {
        Self::of(open::unchangeable(path, key)?, identity).checked()
    }

    /// Fails for a journal of another schema, without a trace on the disk; of any other fault it says nothing.
    pub fn must_be_of_this_schema(path: &Path, key: &Key, identity: Identity) -> Result<()> {
        let Ok(db) = open::untouched(path, key) else {
            return Ok(());
        };
        match Self::of(db, identity).check() {
            Err(error @ (Error::Older(_) | Error::Newer { .. })) => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    pub const fn identity(&self) -> Identity {
        self.identity
    }

    /// Begins the only way to write; what is not committed is taken back when it is dropped.
    pub fn begin(&mut self) -> Result<Tx<'_>> {
        Tx::begin(self)
    }

    /// Moves what it can from the write-ahead log into the database without waiting for readers: for idle seconds.
    pub fn checkpoint(&self) -> Result<()> {
        Ok(self
            .db
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    /// Closes; a writer first empties the write-ahead log: at lock and exit.
    pub fn close(self) -> Result<()> {
        if !self.db.is_readonly("main")? {
            let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
            self.db.query_row(truncate, [], |_| Ok(()))?;
        }
        self.db.close().map_err(|(_, error)| error.into())
    }

    fn checked(self) -> Result<Self> {
        self.check()?;
        Ok(self)
    }

    /// Is it a journal, one that this program knows, and the one that belongs to the key file? (§e check 10)
    fn check(&self) -> Result<()> {
        let application = self
            .db
            .pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application != migrate::APPLICATION_ID {
            return Err(Error::Foreign(application));
        }
        let found = migrate::schema_of(&self.db)?;
        if found > migrate::SCHEMA {
            return Err(Error::Newer {
                found,
                program: self.last_program(),
            });
        }
        self.check_beginning()?;
        if found < migrate::SCHEMA {
            Err(Error::Older(found))
        } else {
            Ok(())
        }
    }

    fn check_beginning(&self) -> Result<()> {
        let first = self.stored_at(1)?.ok_or(Error::Empty)?;
        if first.header.prev != genesis(self.identity.vault) {
            return Err(Error::OtherVault);
        }
        let Fact::VaultCreated(created) = entry::parsed(first)?.fact else {
            return Err(Error::NotTheBeginning);
        };
        if created.vault != self.identity.vault {
            Err(Error::OtherVault)
        } else if created.practice != self.identity.practice {
            Err(Error::PracticeDiffers)
        } else {
            Ok(())
        }
    }

    /// The hash that entry 1 must follow.
    fn genesis(&self) -> Hash {
        genesis(self.identity.vault)
    }
}
