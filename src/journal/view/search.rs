//! Finding patients as somebody types.

use crate::domain::id::PatientId;
use crate::domain::time::Day;
use crate::journal::{Journal, Result};
use crate::store::Store;
use crate::store::{PatientHit, PatientIndex};

/// The first patients by name, and how many there are in all.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SearchResult {
    pub rows: Vec<PatientRow>,
    pub count: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatientRow {
    pub id: PatientId,
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
    pub birth_date: Day,
    pub masked_number: String,
    pub phone: String,
}

impl From<PatientHit> for PatientRow {
    fn from(hit: PatientHit) -> Self {
        Self {
            id: hit.patient,
            family: hit.family,
            given: hit.given,
            preferred: hit.preferred,
            birth_date: hit.birth_date,
            masked_number: hit.number_masked,
            phone: hit.phone,
        }
    }
}

impl Journal {
    /// Any part of a name, number, phone or birth date, folded; at most `limit` rows in name order.
    pub fn find(&self, query: &str, limit: usize) -> Result<SearchResult> {
        let hits = match &self.index {
            Some(index) => index.find(query, limit),
            // Until a worker has built the index; the same answer, only slower.
            None => PatientIndex::build(&self.store.patient_lines()?).find(query, limit),
        };
        Ok(SearchResult {
            rows: hits.first.into_iter().map(PatientRow::from).collect(),
            count: hits.count,
        })
    }

    /// One patient as a list shows her.
    pub fn patient_row(&self, id: PatientId) -> Result<Option<PatientRow>> {
        PatientRow::read(&self.store, id)
    }
}

impl PatientRow {
    pub(super) fn read(store: &Store, id: PatientId) -> Result<Option<Self>> {
        let line = store.person_line(id)?;
        Ok(line.map(|line| Self {
            id: line.patient,
            family: line.family,
            given: line.given,
            preferred: line.preferred,
            birth_date: line.birth_date,
            masked_number: line.number_masked,
            phone: line.phone,
        }))
    }
}
