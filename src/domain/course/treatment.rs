//! What was given here, made of signed treatments and of deviations, as far as rules look back on it.

use std::collections::BTreeSet;

use super::{Course, Told};
use crate::domain::area::Area;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::rules::RuleId;
use crate::domain::time::Moment;
use crate::domain::treatment::{self, Deviation};

/// A treatment given at this clinic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Treatment {
    /// The first version of the entry that tells of it.
    pub entry: EntryId,
    /// When its first version was written.
    pub recorded: Moment,
    /// Who injected.
    pub practitioner: UserId,
    /// First injection, `S`.
    pub started: Moment,
    /// Last injection, `E`; unknown for some deviations.
    pub ended: Option<Moment>,
    pub parts: BTreeSet<Part>,
    pub unknown: Unknown,
    /// Given although a rule said no (*afvigelse*).
    pub deviation: bool,
    /// It had its own reflection period (R24 a).
    pub met_reflection: bool,
}

/// What nobody has said about a treatment. It never speaks for a patient: what is not known may have been any.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Unknown {
    #[default]
    Nothing,
    /// With which product these areas were treated.
    ProductIn(BTreeSet<Area>),
    /// Where.
    Place,
}

impl Course {
    /// Everything that was given here, in the order in which it began.
    pub(super) fn treatments_told(&self) -> Vec<Treatment> {
        let given = self.given.iter().map(Treatment::of);
        let deviations = self.deviations.iter().map(Treatment::against_the_gate);
        let mut treatments: Vec<Treatment> = given.chain(deviations).collect();
        treatments.sort_by_key(|treatment| treatment.started);
        treatments
    }
}

impl Course {
    /// Whether what came of a start is recorded: that nothing was given, or what was, by the one who started and before she
    /// started again.
    pub fn is_used(&self, start: &Told<treatment::TreatmentStarted>) -> bool {
        let practitioner = start.value.practitioner;
        let own = |told: &&Told<treatment::TreatmentStarted>| {
            told.value.practitioner == practitioner && told.occurred_at > start.occurred_at
        };
        let next = self.starts.iter().filter(own).map(|told| told.occurred_at);
        let next = next.min();
        let mut versions = start.versions.iter();
        let mut given = self.treatments.iter();
        let came_to_nothing = versions.any(|version| self.nothing_given.contains(version));
        came_to_nothing
            || given.any(|treatment| {
                treatment.practitioner == practitioner
                    && treatment.started >= start.occurred_at
                    && next.is_none_or(|next| treatment.started < next)
            })
    }

    /// The start that led to what was given: the newest of its practitioner before it. None for a deviation.
    pub fn start_of_given(&self, given: EntryId) -> Option<&Told<treatment::TreatmentStarted>> {
        let mut all = self.given.iter();
        let told = all.find(|told| told.versions.contains(&given))?;
        let before = |start: &&Told<treatment::TreatmentStarted>| {
            start.value.practitioner == told.value.practitioner
                && start.occurred_at <= told.value.started
        };
        let starts = self.starts.iter().filter(before);
        starts.max_by_key(|start| start.occurred_at)
    }

    /// The newest start that nothing has been recorded for.
    pub fn running_start(&self) -> Option<&Told<treatment::TreatmentStarted>> {
        let newest = self.starts.iter().max_by_key(|told| told.occurred_at);
        newest.filter(|start| !self.is_used(start))
    }
}

impl Treatment {
    fn of(told: &Told<treatment::Treatment>) -> Self {
        let given = &told.value;
        let injected = given.points.iter();
        let places = injected.map(|point| (&point.area, given.product_of(point)));
        let (parts, unknown) = spread(places);
        Self {
            entry: told.id,
            recorded: told.first_recorded_at,
            practitioner: given.practitioner,
            started: given.started.whole_second(),
            ended: Some(given.ended.whole_second()),
            parts,
            unknown,
            deviation: false,
            met_reflection: given.snapshot.met(RuleId::R23),
        }
    }

    fn against_the_gate(told: &Told<Deviation>) -> Self {
        let given = &told.value;
        let injected = given.points.iter();
        let points = injected.map(|point| (&point.area, given.product_of(point)));
        let pointed_out: BTreeSet<&Area> = given.points.iter().map(|point| &point.area).collect();
        // An area that has its points needs no word about the whole.
        let stated = given
            .areas
            .iter()
            .filter(|area| !pointed_out.contains(area))
            .map(|area| (area, given.known_product()));
        let (parts, unknown) = spread(points.chain(stated));
        Self {
            entry: told.id,
            recorded: told.first_recorded_at,
            practitioner: given.practitioner,
            started: given.started.whole_second(),
            ended: given.ended.map(Moment::whole_second),
            parts,
            unknown,
            deviation: true,
            met_reflection: false,
        }
    }

    /// Whether it may have treated a part: then what was told about it is spent (R23).
    pub fn may_have_treated(&self, part: &Part) -> bool {
        self.parts.contains(part)
            || match &self.unknown {
                Unknown::Nothing => false,
                Unknown::ProductIn(areas) => areas.contains(&part.area),
                Unknown::Place => true,
            }
    }

    /// Whether it is known to have treated an area, with whatever product.
    pub fn treated_area(&self, area: &Area) -> bool {
        let known = self.parts.iter().any(|part| part.area == *area);
        known
            || match &self.unknown {
                Unknown::ProductIn(areas) => areas.contains(area),
                Unknown::Nothing | Unknown::Place => false,
            }
    }

    /// Whether it may have treated an area, for all that anybody knows.
    pub fn may_have_treated_area(&self, area: &Area) -> bool {
        self.unknown == Unknown::Place || self.treated_area(area)
    }

    /// Areas that are known to have been treated, nobody knows with what.
    pub fn areas_of_unknown_product(&self) -> impl Iterator<Item = &Area> {
        let areas = match &self.unknown {
            Unknown::ProductIn(areas) => Some(areas),
            Unknown::Nothing | Unknown::Place => None,
        };
        areas.into_iter().flatten()
    }

    /// Its last injection, as late as it is known to have been.
    pub fn last_moment(&self) -> Moment {
        self.ended
            .map_or(self.started, |ended| ended.max(self.started))
    }
}

/// Parts that are known, and what is not.
fn spread<'a>(
    places: impl Iterator<Item = (&'a Area, Option<&'a ProductId>)>,
) -> (BTreeSet<Part>, Unknown) {
    let mut parts = BTreeSet::new();
    let mut without_product = BTreeSet::new();
    for (area, product) in places {
        let area = area.clone();
        match product.cloned() {
            Some(product) => drop(parts.insert(Part { area, product })),
            None => drop(without_product.insert(area)),
        }
    }
    let unknown = match (parts.is_empty(), without_product.is_empty()) {
        (true, true) => Unknown::Place,
        (false, true) => Unknown::Nothing,
        (_, false) => Unknown::ProductIn(without_product),
    };
    (parts, unknown)
}
