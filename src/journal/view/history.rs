//! A patient's whole history as it lies on the disk, for export: nothing is parsed and written again.

use crate::domain::course::{Course, United};
use crate::domain::entry::Stored;
use crate::domain::id::PatientId;
use crate::domain::user::User;
use crate::journal::{Journal, Refusal, Result, Thing};

#[derive(Clone, Debug)]
pub struct History {
    pub practice: bool,
    /// Of two registrations, the one that is worked in.
    pub patient: PatientId,
    /// The other one, if the entries are of both.
    pub united: Option<United>,
    /// Everybody who can have written something.
    pub users: Vec<User>,
    /// All entries of the patient, oldest first.
    pub entries: Vec<Stored>,
}

impl History {
    /// Whether an entry stands in the registration that is not worked in any more.
    pub fn is_of_other(&self, entry: &Stored) -> bool {
        let united = self.united.as_ref();
        united.is_some_and(|united| entry.header.patient == Some(united.union.other))
    }
}

impl Journal {
    /// Reads it. That it was exported is a fact of its own: `Edit::NoteExport`.
    pub fn history(&self, patient: PatientId) -> Result<History> {
        let patient = self.store.person(patient)?;
        let entries = self.store.stored_of(patient)?;
        if entries.is_empty() {
            return Err(Refusal::Unknown(Thing::Patient).into());
        }
        Ok(History {
            practice: self.clinic.practice,
            patient,
            united: self.united(patient)?,
            users: self.clinic.users.clone(),
            entries,
        })
    }

    fn united(&self, patient: PatientId) -> Result<Option<United>> {
        // Hardly anybody has two, and nothing else is read of her course here.
        match self.store.pair_of(patient)? {
            Some(_) => Ok(Course::of(&self.store.entries_of(patient)?).united),
            None => Ok(None),
        }
    }
}
