//! A person and her registrations: mostly one, and two where somebody found that she was registered twice.
//!
//! Whatever is read of a record asks here first, so that no page and no rule can see half of it.

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::{PatientLine, Result, Store, row};
use crate::domain::id::PatientId;

/// Two registrations that are read as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The one that is worked in.
    pub kept: PatientId,
    pub other: PatientId,
}

impl Store {
    /// Whether a registration is one of two.
    pub fn pair_of(&self, patient: PatientId) -> Result<Option<Pair>> {
        if self.no_pairs.get() {
            return Ok(None);
        }
        let found = row::first(
            &self.db,
            "SELECT other, kept FROM same_person WHERE patient = :patient",
            named_params! { ":patient": patient.as_bytes() },
            |found| {
                let kept = row::patient_id(found, "kept")?;
                Ok((row::patient_id(found, "other")?, kept))
            },
        )?;
        Ok(found.map(|(other, kept)| Pair {
            kept,
            other: if other == kept { patient } else { other },
        }))
    }

    /// The second registration of somebody, for a query that takes both.
    pub(super) fn other_of(&self, patient: Option<PatientId>) -> Result<Option<PatientId>> {
        let Some(patient) = patient else {
            return Ok(None);
        };
        let pair = self.pair_of(patient)?;
        Ok(pair.map(|pair| {
            if pair.kept == patient {
                pair.other
            } else {
                pair.kept
            }
        }))
    }

    /// The registration that stands for the person: the one that is worked in.
    pub fn person(&self, patient: PatientId) -> Result<PatientId> {
        Ok(self.pair_of(patient)?.map_or(patient, |pair| pair.kept))
    }

    /// Whoever a query gives: each person once, by the registration that stands for her, in the order in which any of hers
    /// came.
    pub(super) fn patients(
        &self,
        sql: &str,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<PatientId>> {
        let found = row::all(&self.db, sql, parameters, |found| {
            row::patient_id(found, "patient")
        })?;
        self.persons(found)
    }

    fn persons(&self, patients: Vec<PatientId>) -> Result<Vec<PatientId>> {
        let (mut seen, mut persons) = (BTreeSet::new(), Vec::with_capacity(patients.len()));
        for patient in patients {
            let person = self.person(patient)?;
            if seen.insert(person) {
                persons.push(person);
            }
        }
        Ok(persons)
    }

    /// What a query gives for each registration of a person; the caller puts it in order.
    pub(super) fn of_person<T>(
        &self,
        patient: PatientId,
        read: impl Fn(PatientId) -> Result<Vec<T>>,
    ) -> Result<(Vec<T>, bool)> {
        match self.pair_of(patient)? {
            Some(Pair { kept, other }) => {
                let mut all = read(kept)?;
                all.extend(read(other)?);
                Ok((all, true))
            }
            None => Ok((read(patient)?, false)),
        }
    }

    /// All who are registered twice, by the registration that is not worked in.
    pub(super) fn pairs(&self) -> Result<Vec<Pair>> {
        let sql = "SELECT patient, kept FROM same_person WHERE patient <> kept ORDER BY patient";
        row::all(&self.db, sql, &[], |found| {
            Ok(Pair {
                kept: row::patient_id(found, "kept")?,
                other: row::patient_id(found, "patient")?,
            })
        })
    }

    /// A person as a list shows her; she is found by what either registration says.
    pub fn person_line(&self, patient: PatientId) -> Result<Option<PatientLine>> {
        let Some(pair) = self.pair_of(patient)? else {
            return self.patient_line(patient);
        };
        let mut kept = self.patient_line(pair.kept)?;
        let other = self.patient_line(pair.other)?;
        if let (Some(line), Some(other)) = (&mut kept, other) {
            line.is_found_by(&other);
        }
        Ok(kept)
    }
}
