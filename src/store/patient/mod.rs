//! Patients as they are now, from the derived index.

use rusqlite::{Row, named_params};

use super::{Result, Store, derive, row};
use crate::domain::id::PatientId;
use crate::domain::identity::Number;
use crate::domain::time::Day;

/// One patient as a list and the search need her.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatientLine {
    pub patient: PatientId,
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
    pub birth_date: Day,
    pub number_masked: String,
    pub phone: String,
    /// Sorts as the Danish alphabet does.
    pub name_key: String,
    /// Everything she is found by, folded.
    pub search: String,
}

impl Store {
    /// All patients in name order: what [`super::PatientIndex::build`] takes.
    pub fn patient_lines(&self) -> Result<Vec<PatientLine>> {
        row::all(&self.db, include_str!("all.sql"), &[], line)
    }

    pub fn patient_line(&self, patient: PatientId) -> Result<Option<PatientLine>> {
        row::first(
            &self.db,
            include_str!("by_id.sql"),
            named_params! { ":patient": patient.as_bytes() },
            line,
        )
    }

    /// Patients born on a day, in name order: candidates for the same person (R05).
    pub fn patients_born_on(&self, day: Day) -> Result<Vec<PatientLine>> {
        row::all(
            &self.db,
            include_str!("born_on.sql"),
            named_params! { ":day": day.to_string() },
            line,
        )
    }

    /// Patients whose present number has the same letters and digits, of whatever type (R05).
    pub fn patients_numbered(&self, number: &Number) -> Result<Vec<(PatientId, Number)>> {
        let key = named_params! { ":key": derive::number_key(number)? };
        row::all(&self.db, include_str!("numbered.sql"), key, |found| {
            Ok((
                row::patient_id(found, "patient")?,
                row::from_json(found, "number")?,
            ))
        })
    }
}

fn line(found: &Row<'_>) -> Result<PatientLine> {
    Ok(PatientLine {
        patient: row::patient_id(found, "patient")?,
        family: found.get("family")?,
        given: found.get("given")?,
        preferred: found.get("preferred")?,
        birth_date: derive::birth_day(found)?,
        number_masked: found.get("number_masked")?,
        phone: found.get("phone")?,
        name_key: found.get("name_key")?,
        search: found.get("search")?,
    })
}
