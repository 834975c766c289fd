//! A patient's whole history as it lies on the disk, for export: nothing is parsed and written again.

use crate::domain::entry::Stored;
use crate::domain::id::PatientId;
use crate::domain::user::User;
use crate::journal::{Journal, Refusal, Result, Thing};

#[derive(Clone, Debug)]
pub struct History {
    pub practice: bool,
    pub patient: PatientId,
    /// Everybody who can have written something.
    pub users: Vec<User>,
    /// All entries of the patient, oldest first.
    pub entries: Vec<Stored>,
}

impl Journal {
    /// Reads it. That it was exported is a fact of its own: `Edit::NoteExport`.
    pub fn history(&self, patient: PatientId) -> Result<History> {
        let entries = self.store.stored_of(patient)?;
        if entries.is_empty() {
            return Err(Refusal::Unknown(Thing::Patient).into());
        }
        Ok(History {
            practice: self.clinic.practice,
            patient,
            users: self.clinic.users.clone(),
            entries,
        })
    }
}
