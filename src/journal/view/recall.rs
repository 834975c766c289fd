//! Recalling a batch: everybody who was given something from it, where and how much of what, and what happened since.

mod told;

use std::collections::BTreeSet;

use crate::domain::aftercare::AdverseEvent;
use crate::domain::area::Area;
use crate::domain::course::{Course, Told};
use crate::domain::dose::Total;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::premises::batch_key;
use crate::domain::time::Moment;
use crate::domain::treatment::{Point, StatedProduct};
use crate::domain::user::Role;
use crate::journal::{Edit, Journal, Result};
use crate::store::Batches;

use super::PatientRow;
use told::Meant;

/// The shortest beginning of a batch number that finds anything.
const LEAST: usize = 3;

/// A batch that stands in some record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchHit {
    /// As it was typed in a record.
    pub batch: String,
    pub patients: u32,
}

/// Everything that was given from a batch, in the order of names and then of time.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Recall {
    pub rows: Vec<RecallRow>,
}

/// What one patient was given of one batch in one treatment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecallRow {
    pub patient: PatientRow,
    pub kind: RecallKind,
    /// The newest version of the treatment, the deviation, or the vial that nobody drew from.
    pub entry: EntryId,
    /// First injection; of a vial, when it was opened.
    pub at: Moment,
    pub product: Option<StatedProduct>,
    /// As it was typed.
    pub batch: String,
    pub areas: BTreeSet<Area>,
    pub points: Vec<Point>,
    /// What the points come to; nothing if no point is known.
    pub units: Option<Total>,
    /// The units of a deviation in the words in which they were stated.
    pub stated_units: Option<String>,
    pub practitioner: Option<UserId>,
    /// Harm that was noticed or reported since.
    pub events: Vec<Told<AdverseEvent>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecallKind {
    Treatment,
    Deviation,
    /// Opened for the patient, and no treatment has been recorded: it may have been given all the same.
    VialOpened,
}

impl Recall {
    /// How many people are concerned.
    pub fn patients(&self) -> usize {
        let patients = self.rows.iter().map(|row| row.patient.id);
        patients.collect::<BTreeSet<_>>().len()
    }

    /// That somebody looks: a reviewer opens every record that she sees something of here, and says why.
    pub fn note(&self, batch: &str, role: Role, purpose: Option<&str>) -> Edit {
        let patients = self.rows.iter().map(|row| row.patient.id);
        let opened = patients.filter(|_| role == Role::Reviewer).collect();
        Edit::NoteRecall {
            batch: batch.to_owned(),
            hits: u32::try_from(self.patients()).unwrap_or(u32::MAX),
            opened,
            purpose: purpose.map(str::to_owned),
        }
    }
}

impl Journal {
    /// Batches whose number begins with what was typed, whatever its spelling; none for less than three characters.
    pub fn batches(&self, typed: &str, limit: u32) -> Result<Vec<BatchHit>> {
        let key = batch_key(typed);
        if key.chars().count() < LEAST {
            return Ok(Vec::new());
        }
        let known = self.store.known_batches(Batches::Beginning(&key), limit)?;
        let hit = |known: crate::store::KnownBatch| {
            let entry = self.store.entry(known.entry)?;
            let named = entry.and_then(|entry| named_batch(&entry.fact).map(str::to_owned));
            // An entry that was corrected names another one.
            let batch = named.filter(|batch| batch_key(batch) == known.key);
            Ok(BatchHit {
                batch: batch.unwrap_or(known.key),
                patients: known.patients,
            })
        };
        known.into_iter().map(hit).collect()
    }

    /// Everybody who was given something from the batches that begin so; from three characters on, else this one alone.
    pub fn recall(&self, typed: &str) -> Result<Recall> {
        let key = batch_key(typed);
        if key.chars().count() < LEAST {
            self.recalled(Batches::Exactly(&key))
        } else {
            self.recalled(Batches::Beginning(&key))
        }
    }

    /// The same for one batch, whole.
    pub fn recall_exactly(&self, typed: &str) -> Result<Recall> {
        self.recalled(Batches::Exactly(&batch_key(typed)))
    }

    /// How many others stand with exactly this batch.
    pub fn others_of_batch(&self, patient: PatientId, batch: &str) -> Result<usize> {
        let key = batch_key(batch);
        let found = self.store.patients_of_batches(Batches::Exactly(&key))?;
        let person = self.store.person(patient)?;
        Ok(found.into_iter().filter(|other| *other != person).count())
    }

    /// That somebody looked is a fact of its own: `Edit::NoteRecall`.
    fn recalled(&self, batches: Batches<'_>) -> Result<Recall> {
        let meant = Meant(batches);
        if meant.is_nothing() {
            return Ok(Recall::default());
        }
        let mut records = Vec::new();
        for patient in self.store.patients_of_batches(batches)? {
            if let Some(row) = self.patient_row(patient)? {
                records.push((row, Course::of(&self.store.entries_of(patient)?)));
            }
        }
        Ok(Recall {
            rows: told::rows(meant, &records),
        })
    }
}

fn named_batch(fact: &Fact) -> Option<&str> {
    if let Fact::VialOpened(vial) = fact {
        Some(&vial.batch)
    } else if let Fact::Deviation(deviation) = fact {
        deviation.batch.as_deref()
    } else {
        None
    }
}
