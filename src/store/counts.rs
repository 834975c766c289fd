//! How much there is.

use super::{Result, Store, row};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    pub entries: u64,
    pub bodies: u64,
    pub patients: u64,
    pub appointments: u64,
    pub photos: u64,
    pub thumbnails: u64,
    pub drafts: u64,
}

impl Store {
    /// Reads every table once: for a check, never beside a save.
    pub fn counts(&self) -> Result<Counts> {
        Ok(Counts {
            entries: row::count(&self.db, "SELECT count(*) FROM entry")?,
            bodies: row::count(&self.db, "SELECT count(*) FROM body")?,
            patients: row::count(&self.db, "SELECT count(*) FROM patient_index")?,
            appointments: row::count(&self.db, "SELECT count(*) FROM appointment")?,
            photos: self.photo_count()?,
            thumbnails: row::count(&self.db, "SELECT count(*) FROM thumbnail")?,
            drafts: row::count(&self.db, "SELECT count(*) FROM draft")?,
        })
    }

    /// What an anchor says beside the head: quick, because an index is counted.
    pub fn photo_count(&self) -> Result<u64> {
        row::count(&self.db, "SELECT count(*) FROM photo_index")
    }
}
