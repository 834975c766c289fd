//! A small journal in a folder of its own, for tests inside this room.

use std::path::PathBuf;

use tempfile::TempDir;
use uuid::Uuid;

use super::{Draft, Identity, Key, NewEntry, Recorded, Result, Store, Tx};
use crate::domain::clinic::VaultCreated;
use crate::domain::entry::Stored;
use crate::domain::fact::Fact;
use crate::domain::id::{DraftId, EntryId, OriginId, PatientId, UserId, VaultId};
use crate::domain::log::{DraftKind, LoggedIn};
use crate::domain::time::Moment;

pub struct Ground {
    folder: TempDir,
}

impl Ground {
    pub const KEY: Key = [7; 32];
    pub const IDENTITY: Identity = Identity {
        vault: VaultId::from_bytes([1; 16]),
        practice: true,
    };

    /// A journal that holds only its creation.
    pub fn new() -> Result<Self> {
        let ground = Self {
            folder: tempfile::tempdir()?,
        };
        Store::create(&ground.path(), &Self::KEY, Self::IDENTITY, |tx| {
            let created = VaultCreated {
                vault: Self::IDENTITY.vault,
                practice: Self::IDENTITY.practice,
                clinic: "Øveklinik".to_owned(),
                program: "1.0".to_owned(),
                recovery_public: None,
            };
            add(tx, 1, created.into()).map(drop)
        })?;
        Ok(ground)
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    pub fn writer(&self) -> Result<Store> {
        Store::open_writer(&self.path(), &Self::KEY, Self::IDENTITY)
    }
}

pub fn log(tx: &mut Tx<'_>, number: u128) -> Result<Stored> {
    add(tx, number, LoggedIn {}.into())
}

pub fn add(tx: &mut Tx<'_>, number: u128, fact: Fact) -> Result<Stored> {
    let new = NewEntry {
        id: EntryId::new(Uuid::from_u128(number)),
        patient: None,
        occurred_at: Moment::from_micros(1_000_000),
        user: Some(UserId::from_bytes([3; 16])),
        amends: None,
        fact,
        reason: None,
        salt: [9; 16],
    };
    let recorded = Recorded {
        at: Moment::from_micros(2_000_000),
        utc_offset: 60,
        clock_flag: 0,
        origin: OriginId::from_bytes([2; 16]),
    };
    tx.append(&new, &recorded, |_| Some([5; 64]))
}

pub fn draft() -> Draft {
    Draft {
        id: DraftId::from_bytes([4; 16]),
        patient: PatientId::from_bytes([5; 16]),
        author: UserId::from_bytes([3; 16]),
        kind: DraftKind::Consultation,
        json: "{}".to_owned(),
        saved_at: Moment::from_micros(0),
        revision: 0,
    }
}
