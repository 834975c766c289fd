//! Vials across all records: whose a batch was used for, and who else was given something from a vial.

use rusqlite::named_params;

use super::{Result, Store, row};
use crate::domain::id::{EntryId, PatientId};

impl Store {
    /// Everybody in whose record a vial was opened or drawn from.
    pub fn patients_of_vial(&self, vial: EntryId) -> Result<Vec<PatientId>> {
        let parameters = named_params! { ":vial": vial.as_bytes() };
        row::all(
            &self.db,
            include_str!("patients_of_vial.sql"),
            parameters,
            |found| row::patient_id(found, "patient"),
        )
    }

    /// Everybody in whose record a batch stands, however its number was typed; `batch_key` is that of the premises.
    pub fn patients_of_batch(&self, batch_key: &str) -> Result<Vec<PatientId>> {
        let parameters = named_params! { ":batch_key": batch_key };
        row::all(
            &self.db,
            include_str!("patients_of_batch.sql"),
            parameters,
            |found| row::patient_id(found, "patient"),
        )
    }
}
