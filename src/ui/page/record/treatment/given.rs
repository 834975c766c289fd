//! What was given here, signed treatments and deviations alike, as the page reads it: the oldest first.

use std::collections::BTreeSet;

use crate::domain::area::Area;
use crate::domain::course::{Course, Told};
use crate::domain::id::{EntryId, UserId};
use crate::domain::product::ProductId;
use crate::domain::snapshot::KeptFinding;
use crate::domain::time::Moment;
use crate::domain::treatment::{Deviation, DrawnVial, Point, Treatment};

/// One treatment that was given.
#[derive(Clone, Copy)]
pub struct Given<'v> {
    /// The first version of the entry.
    pub entry: EntryId,
    pub started: Moment,
    pub ended: Option<Moment>,
    pub practitioner: UserId,
    pub points: &'v [Point],
    pub vials: &'v [DrawnVial],
    /// What the rules said: at its signing, or about a deviation.
    pub findings: &'v [KeptFinding],
    pub recorded_at: Moment,
    pub amended: bool,
    pub kind: Kind<'v>,
}

#[derive(Clone, Copy)]
pub enum Kind<'v> {
    Treatment(&'v Treatment),
    Deviation(&'v Deviation),
}

pub fn all(course: &Course) -> Vec<Given<'_>> {
    let given = course.given.iter().map(Given::treatment);
    let deviations = course.deviations.iter().map(Given::deviation);
    let mut all: Vec<Given<'_>> = given.chain(deviations).collect();
    all.sort_by_key(|given| (given.started, given.recorded_at));
    all
}

impl<'v> Given<'v> {
    fn treatment(told: &'v Told<Treatment>) -> Self {
        let value = &told.value;
        Self {
            entry: told.id,
            started: value.started,
            ended: Some(value.ended),
            practitioner: value.practitioner,
            points: &value.points,
            vials: &value.vials,
            findings: &value.snapshot.findings,
            recorded_at: told.first_recorded_at,
            amended: told.amended,
            kind: Kind::Treatment(value),
        }
    }

    fn deviation(told: &'v Told<Deviation>) -> Self {
        let value = &told.value;
        Self {
            entry: told.id,
            started: value.started,
            ended: value.ended,
            practitioner: value.practitioner,
            points: &value.points,
            vials: &value.vials,
            findings: &value.rules,
            recorded_at: told.first_recorded_at,
            amended: told.amended,
            kind: Kind::Deviation(value),
        }
    }

    pub const fn is_deviation(&self) -> bool {
        matches!(self.kind, Kind::Deviation(_))
    }

    /// Every product that is known to have been given.
    pub fn products(&self) -> BTreeSet<ProductId> {
        let drawn = self.vials.iter().map(|drawn| drawn.product.clone());
        let stated = match self.kind {
            Kind::Treatment(_) => None,
            Kind::Deviation(deviation) => deviation.known_product().cloned(),
        };
        drawn.chain(stated).collect()
    }

    /// The product, if points are known and all of them were given of it: only then their units can be read together.
    pub fn only_product(&self) -> Option<ProductId> {
        let mut products = self.products().into_iter();
        let only = products.next().filter(|_| !self.points.is_empty())?;
        products.next().is_none().then_some(only)
    }

    pub fn areas(&self) -> BTreeSet<Area> {
        let pointed = self.points.iter().map(|point| point.area.clone());
        let stated = match self.kind {
            Kind::Treatment(_) => BTreeSet::new(),
            Kind::Deviation(deviation) => deviation.areas.clone(),
        };
        pointed.chain(stated).collect()
    }
}
