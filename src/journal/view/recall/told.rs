//! What records tell of a batch: the treatments and deviations that drew from it, and vials that nobody drew from.

use std::collections::{BTreeMap, BTreeSet};

use super::{RecallKind, RecallRow};
use crate::domain::aftercare::AdverseEvent;
use crate::domain::course::{Course, Told};
use crate::domain::dose::{Dose, Total, measure};
use crate::domain::id::EntryId;
use crate::domain::premises::batch_key;
use crate::domain::product::ProductId;
use crate::domain::time::Moment;
use crate::domain::treatment::{Deviation, Point, StatedProduct, Treatment};
use crate::journal::view::PatientRow;
use crate::store::Batches;

/// The rows of each record in their order, of one record by time.
pub fn rows(meant: Meant<'_>, records: &[(PatientRow, Course)]) -> Vec<RecallRow> {
    let vials = Vials::of(meant, records);
    let mut rows: Vec<RecallRow> = Vec::new();
    for (patient, course) in records {
        let teller = Teller {
            meant,
            patient,
            course,
            vials: &vials,
        };
        let given = course.given.iter().flat_map(|told| teller.treatment(told));
        let mut hers: Vec<RecallRow> = given.collect();
        let deviations = course.deviations.iter();
        hers.extend(deviations.flat_map(|told| teller.deviation(told)));
        hers.extend(teller.opened_only());
        hers.sort_by_key(|row| row.at);
        rows.extend(hers);
    }
    rows
}

/// Which batches are meant, however their numbers are typed.
#[derive(Clone, Copy)]
pub struct Meant<'a>(pub Batches<'a>);

impl Meant<'_> {
    pub const fn is_nothing(self) -> bool {
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

#[cfg(test)]
mod tests;
