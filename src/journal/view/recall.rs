//! Recalling a batch: everybody who was given something from it, where and how much of what, and what happened since.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::aftercare::AdverseEvent;
use crate::domain::area::Area;
use crate::domain::course::{Course, Told};
use crate::domain::dose::{Dose, Total, measure};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::premises::batch_key;
use crate::domain::product::ProductId;
use crate::domain::time::Moment;
use crate::domain::treatment::{Deviation, Point, StatedProduct, Treatment};
use crate::journal::{Edit, Journal, Result};
use crate::store::Batches;

use super::PatientRow;

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

    /// The openings of every record that a reviewer sees something of here, each with her purpose.
    pub fn openings(&self, purpose: Option<&str>) -> Vec<Edit> {
        let patients: BTreeSet<PatientId> = self.rows.iter().map(|row| row.patient.id).collect();
        let opening = |patient| Edit::OpenRecord {
            patient,
            purpose: purpose.map(str::to_owned),
        };
        patients.into_iter().map(opening).collect()
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

    /// That somebody looked is a fact of its own: `Edit::NoteSearch`.
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
        let vials = Vials::of(meant, &records);
        let mut rows: Vec<RecallRow> = Vec::new();
        for (patient, course) in &records {
            let teller = Teller {
                meant,
                patient,
                course,
                vials: &vials,
            };
            rows.extend(course.given.iter().flat_map(|told| teller.treatment(told)));
            let deviations = course.deviations.iter();
            rows.extend(deviations.flat_map(|told| teller.deviation(told)));
            rows.extend(teller.opened_only());
        }
        rows.sort_by(|one, other| {
            let key = |row: &RecallRow| {
                let name = &row.patient;
                (name.family.clone(), name.given.clone(), name.id, row.at)
            };
            key(one).cmp(&key(other))
        });
        Ok(Recall { rows })
    }
}

fn named_batch(fact: &crate::domain::fact::Fact) -> Option<&str> {
    use crate::domain::fact::Fact;
    if let Fact::VialOpened(vial) = fact {
        Some(&vial.batch)
    } else if let Fact::Deviation(deviation) = fact {
        deviation.batch.as_deref()
    } else {
        None
    }
}

#[derive(Clone, Copy)]
struct Meant<'a>(Batches<'a>);

impl Meant<'_> {
    const fn is_nothing(self) -> bool {
        match self.0 {
            Batches::Exactly(key) | Batches::Beginning(key) => key.is_empty(),
        }
    }

    fn is(self, batch: &str) -> bool {
        match self.0 {
            Batches::Exactly(key) => batch_key(batch) == key,
            Batches::Beginning(key) => batch_key(batch).starts_with(key),
        }
    }
}

/// The vials of the batch, by every version of what is known about them.
struct Vials(BTreeMap<EntryId, KnownVial>);

#[derive(Clone)]
struct KnownVial {
    first: EntryId,
    product: ProductId,
    batch: String,
}

impl Vials {
    fn of(meant: Meant<'_>, records: &[(PatientRow, Course)]) -> Self {
        let mut known = BTreeMap::new();
        for told in records.iter().flat_map(|(_, course)| &course.vials) {
            if meant.is(&told.value.batch) {
                let vial = KnownVial {
                    first: told.id,
                    product: told.value.product.clone(),
                    batch: told.value.batch.clone(),
                };
                known.extend(told.versions.iter().map(|version| (*version, vial.clone())));
            }
        }
        Self(known)
    }

    fn get(&self, vial: EntryId) -> Option<&KnownVial> {
        self.0.get(&vial)
    }
}

/// Tells what one record says of the batch.
struct Teller<'a> {
    meant: Meant<'a>,
    patient: &'a PatientRow,
    course: &'a Course,
    vials: &'a Vials,
}

impl Teller<'_> {
    /// A row for each batch that was drawn from: a number that begins alike may stand for several.
    fn treatment(&self, told: &Told<Treatment>) -> Vec<RecallRow> {
        let value = &told.value;
        let drawn = value.vials.iter().map(|drawn| drawn.vial);
        let named = value.points.iter().map(|point| point.vial);
        let batches = self.batches_of(drawn.chain(named));
        let row = |vial: KnownVial| RecallRow {
            practitioner: Some(value.practitioner),
            ..self.row(told.latest, value.started, &vial, &value.points)
        };
        batches.into_iter().map(row).collect()
    }

    fn deviation(&self, told: &Told<Deviation>) -> Vec<RecallRow> {
        let value = &told.value;
        let drawn = value.vials.iter().map(|drawn| drawn.vial);
        let named = value.points.iter().map(|point| point.vial);
        let batches = self.batches_of(drawn.chain(named));
        let complete = |row: RecallRow| RecallRow {
            kind: RecallKind::Deviation,
            practitioner: Some(value.practitioner),
            stated_units: value.units.clone(),
            areas: if row.areas.is_empty() {
                value.areas.clone()
            } else {
                row.areas
            },
            ..row
        };
        let row = |vial: &KnownVial| self.row(told.latest, value.started, vial, &value.points);
        let mut rows: Vec<RecallRow> = batches.iter().map(|vial| complete(row(vial))).collect();
        let stated = value.batch.as_deref().filter(|batch| self.meant.is(batch));
        if let Some(batch) = stated
            && !rows
                .iter()
                .any(|row| batch_key(&row.batch) == batch_key(batch))
        {
            rows.push(complete(self.stated(told, batch)));
        }
        rows
    }

    /// A deviation that names its batch, and perhaps no vial.
    fn stated(&self, told: &Told<Deviation>, batch: &str) -> RecallRow {
        let value = &told.value;
        // With no vial named, every point may be of this batch.
        let points = if value.vials.is_empty() {
            value.points.clone()
        } else {
            Vec::new()
        };
        let product = value.product.clone();
        let units = value.known_product().and_then(|id| total(id, &points));
        RecallRow {
            product,
            areas: points.iter().map(|point| point.area.clone()).collect(),
            units,
            points,
            ..self.bare(told.latest, value.started, batch)
        }
    }

    /// Vials that were opened for the patient, and that none of her treatments names.
    fn opened_only(&self) -> impl Iterator<Item = RecallRow> {
        let given = self.course.given.iter();
        let given = given.flat_map(|told| &told.value.vials);
        let deviations = self.course.deviations.iter();
        let drawn = given.chain(deviations.flat_map(|told| &told.value.vials));
        let drawn = drawn.filter_map(|drawn| self.vials.get(drawn.vial));
        let used: BTreeSet<EntryId> = drawn.map(|vial| vial.first).collect();
        let vials = self.course.vials.iter();
        let vials =
            vials.filter(move |told| self.meant.is(&told.value.batch) && !used.contains(&told.id));
        vials.map(|told| RecallRow {
            kind: RecallKind::VialOpened,
            product: Some(StatedProduct::Id(told.value.product.clone())),
            practitioner: told.user,
            ..self.bare(told.latest, told.occurred_at, &told.value.batch)
        })
    }

    /// One of the vials of each product and batch.
    fn batches_of(&self, vials: impl Iterator<Item = EntryId>) -> Vec<KnownVial> {
        let known = vials.filter_map(|vial| self.vials.get(vial));
        let by_batch: BTreeMap<(ProductId, String), KnownVial> = known
            .map(|vial| {
                let batch = (vial.product.clone(), batch_key(&vial.batch));
                (batch, vial.clone())
            })
            .collect();
        by_batch.into_values().collect()
    }

    fn row(&self, entry: EntryId, at: Moment, vial: &KnownVial, points: &[Point]) -> RecallRow {
        let of_batch = |point: &&Point| {
            let known = self.vials.get(point.vial);
            known.is_some_and(|known| {
                known.product == vial.product && batch_key(&known.batch) == batch_key(&vial.batch)
            })
        };
        let points: Vec<Point> = points.iter().filter(of_batch).cloned().collect();
        RecallRow {
            product: Some(StatedProduct::Id(vial.product.clone())),
            areas: points.iter().map(|point| point.area.clone()).collect(),
            units: total(&vial.product, &points),
            points,
            ..self.bare(entry, at, &vial.batch)
        }
    }

    fn bare(&self, entry: EntryId, at: Moment, batch: &str) -> RecallRow {
        let since = |told: &&Told<AdverseEvent>| {
            told.occurred_at >= at.whole_second() || told.value.noticed >= at
        };
        let events = self.course.adverse_events.iter().filter(since);
        RecallRow {
            patient: self.patient.clone(),
            kind: RecallKind::Treatment,
            entry,
            at,
            product: None,
            batch: batch.to_owned(),
            areas: BTreeSet::new(),
            points: Vec::new(),
            units: None,
            stated_units: None,
            practitioner: None,
            events: events.cloned().collect(),
        }
    }
}

/// The exact sum of points that are all of one product.
fn total(product: &ProductId, points: &[Point]) -> Option<Total> {
    if points.is_empty() {
        return None;
    }
    let doses: Vec<Dose> = points
        .iter()
        .map(|point| Dose {
            product: product.clone(),
            units: point.units,
        })
        .collect();
    measure(product, |measure| {
        measure.sum(&doses).map(|sum| measure.total(sum))
    })
}
