//! Vials across all records: whose a batch was used for, and who else was given something from a vial.

use rusqlite::named_params;

use super::{Result, Store, entry, row};
use crate::domain::id::{EntryId, PatientId};

/// Which batches are meant, by the key that `premises` makes of what was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Batches<'a> {
    Exactly(&'a str),
    Beginning(&'a str),
}

impl Batches<'_> {
    /// A key holds letters and digits alone, so that nothing lies between itself and this.
    fn bounds(self) -> (String, String) {
        match self {
            Self::Exactly(key) => (key.to_owned(), format!("{key}\0")),
            Self::Beginning(key) => (key.to_owned(), format!("{key}\u{10FFFF}")),
        }
    }
}

/// A batch that stands in some record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownBatch {
    pub key: String,
    /// An entry that names it.
    pub entry: EntryId,
    pub patients: u32,
}

impl Store {
    /// Everybody in whose record a vial was opened or drawn from, by whichever version of it.
    pub fn patients_of_vial(&self, vial: EntryId) -> Result<Vec<PatientId>> {
        let first = entry::root(&self.db, vial, Some(vial))?;
        let parameters = named_params! { ":vial": first.as_bytes() };
        self.patients(include_str!("patients_of_vial.sql"), parameters)
    }

    /// Everybody in whose record a batch stands, however its number was typed and whoever the vial was opened for; in
    /// the order of their names.
    pub fn patients_of_batches(&self, batches: Batches<'_>) -> Result<Vec<PatientId>> {
        let (from, to) = batches.bounds();
        let parameters = named_params! { ":from": from, ":to": to };
        self.patients(include_str!("patients_of_batches.sql"), parameters)
    }

    /// The batches themselves, in the order of their keys, with how many patients each stands for.
    pub fn known_batches(&self, batches: Batches<'_>, limit: u32) -> Result<Vec<KnownBatch>> {
        let (from, to) = batches.bounds();
        let parameters = named_params! { ":from": from, ":to": to, ":limit": limit };
        row::all(
            &self.db,
            include_str!("known_batches.sql"),
            parameters,
            |found| {
                Ok(KnownBatch {
                    key: found.get("batch_key")?,
                    entry: row::entry_id(found, "entry")?,
                    patients: found.get("patients")?,
                })
            },
        )
    }
}
