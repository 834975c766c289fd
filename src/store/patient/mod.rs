//! Patients as they are now, from the derived index.

mod line;

pub use line::PatientLine;

use rusqlite::{Row, named_params};

use super::person::Pair;
use super::{Error, Result, Store, row};
use crate::domain::id::PatientId;
use crate::domain::time::Day;

impl Store {
    /// All patients in name order: what [`super::PatientIndex::build`] takes. Whoever was registered twice stands there once.
    pub fn patient_lines(&self) -> Result<Vec<PatientLine>> {
        let mut lines = row::all(&self.db, include_str!("all.sql"), &[], line)?;
        for Pair { kept, other } in self.pairs()? {
            let place = |of| lines.iter().position(|line| line.patient == of);
            if let (Some(_), Some(at)) = (place(kept), place(other)) {
                let gone = lines.remove(at);
                let kept = lines.iter_mut().filter(|line| line.patient == kept);
                kept.for_each(|line| line.is_found_by(&gone));
            }
        }
        Ok(lines)
    }

    /// One registration as it says by itself.
    pub fn patient_line(&self, patient: PatientId) -> Result<Option<PatientLine>> {
        let patient = named_params! { ":patient": patient.as_bytes() };
        row::first(&self.db, include_str!("by_id.sql"), patient, line)
    }

    /// Patients born on a day with their full names, in name order: candidates for the same person (R05).
    pub fn patients_born_on(&self, day: Day) -> Result<Vec<(PatientId, String)>> {
        let day = named_params! { ":day": day.to_string() };
        let lines = row::all(&self.db, include_str!("born_on.sql"), day, line)?;
        Ok(lines
            .iter()
            .map(|line| (line.patient, line.full_name()))
            .collect())
    }

    /// Patients whose present number has this [`crate::domain::identity::Number::key`], oldest record first (R05).
    pub fn patients_with_number(&self, key: &str) -> Result<Vec<PatientId>> {
        row::all(
            &self.db,
            include_str!("with_number.sql"),
            named_params! { ":key": key },
            |found| row::patient_id(found, "patient"),
        )
    }
}

fn line(found: &Row<'_>) -> Result<PatientLine> {
    let born = found
        .get_ref("birth_date")?
        .as_str()
        .ok()
        .ok_or(Error::Malformed("date"))?;
    Ok(PatientLine {
        patient: row::patient_id(found, "patient")?,
        family: found.get("family")?,
        given: found.get("given")?,
        preferred: found.get("preferred")?,
        birth_date: born.parse().ok().ok_or(Error::Malformed("date"))?,
        number_masked: found.get("number_masked")?,
        phone: found.get("phone")?,
        name_key: found.get("name_key")?,
        search: found.get("search")?,
    })
}
