//! Whom something is left to do for: an alarm that was reported, a treatment that is not long ago, a draft of anybody's.

use rusqlite::named_params;

use super::draft::{Draft, draft};
use super::{Result, Store, row};
use crate::domain::id::PatientId;
use crate::domain::time::Moment;

impl Store {
    /// Everybody about whom something alarming was ever reported, whether a doctor has closed it or not.
    pub fn patients_flagged(&self) -> Result<Vec<PatientId>> {
        self.patients(include_str!("flagged.sql"), &[])
    }

    /// Everybody who has asked to see her record, answered or not (R97).
    pub fn patients_asking_access(&self) -> Result<Vec<PatientId>> {
        self.patients(include_str!("asking.sql"), &[])
    }

    /// Everybody whose treatment began at or after a moment, signed or not.
    pub fn patients_treated_since(&self, since: Moment) -> Result<Vec<PatientId>> {
        let since = named_params! { ":since": since.micros() };
        self.patients(include_str!("treated.sql"), since)
    }

    /// Consultations that nobody has signed, and reactions and follow-ups that nobody has saved in the record, whoever writes
    /// them; the one longest untouched first.
    pub fn unfinished_drafts(&self) -> Result<Vec<Draft>> {
        row::all(&self.db, include_str!("unfinished.sql"), &[], draft)
    }
}
