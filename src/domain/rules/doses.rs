//! The doses in question, part by part: what was given; before that, the largest that is foreseen; and what an earlier
//! treatment adds to it.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use super::prescribed::foreseen;
use super::toxin_history::{last_day, newest_version, too_recent};
use crate::domain::area::Area;
use crate::domain::course::{Course, Treatment, Unknown};
use crate::domain::dose::Dose;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::time::Day;
use crate::domain::treatment::Point;

/// Doses by part. Each keeps its product, and only doses of one product are ever summed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Doses {
    by_part: BTreeMap<Part, Vec<Dose>>,
    /// The entries that they stand in.
    pub evidence: BTreeSet<EntryId>,
}

impl Doses {
    /// What was given, when it is signed; before that what is foreseen at most, as far as anything is.
    pub(super) fn in_question(case: &Case<'_>) -> Self {
        let mut doses = Self::default();
        if case.is_signing() {
            doses.evidence.extend(case.vials_in_question());
            for given in points(case) {
                if let Some(product) = given.product {
                    doses.add(product, given.point);
                }
            }
            return doses;
        }
        for part in &case.question.parts {
            let Some(foreseen) = foreseen(case, part) else {
                continue;
            };
            doses.evidence.insert(foreseen.entry);
            let dose = |units| Dose {
                product: part.product.clone(),
                units,
            };
            let known = doses.by_part.entry(part.clone()).or_default();
            known.extend(foreseen.most.map(dose));
        }
        doses
    }

    pub(super) fn of(&self, part: &Part) -> &[Dose] {
        self.by_part.get(part).map_or(&[], Vec::as_slice)
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.by_part.keys()
    }

    /// Every dose of a product, whatever the area.
    pub(super) fn of_product<'d>(
        &'d self,
        product: &'d ProductId,
    ) -> impl Iterator<Item = &'d Dose> {
        let parts = self.by_part.iter();
        parts
            .filter(move |(part, _)| part.product == *product)
            .flat_map(|(_, doses)| doses)
    }

    fn add(&mut self, product: &ProductId, point: &Point) {
        let part = Part {
            area: point.area.clone(),
            product: product.clone(),
        };
        self.by_part.entry(part).or_default().push(Dose {
            product: product.clone(),
            units: point.units,
        });
    }
}

/// A point of what is signed, counted from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct GivenPoint<'a> {
    pub number: usize,
    pub point: &'a Point,
    /// Of its vial; unknown if that is not among those drawn from.
    pub product: Option<&'a ProductId>,
}

pub(super) fn points<'c>(case: &'c Case<'_>) -> Vec<GivenPoint<'c>> {
    let Some(given) = &case.question.given else {
        return Vec::new();
    };
    let product = |point: &Point| {
        let vial = case.newest_version_of(point.vial);
        let mut drawn = given.vials.iter();
        let drawn = drawn.find(|drawn| case.newest_version_of(drawn.vial) == vial);
        drawn.map(|drawn| &drawn.product)
    };
    let points = given.points.iter().zip(1..);
    points
        .map(|(point, number)| GivenPoint {
            number,
            point,
            product: product(point),
        })
        .collect()
}

/// What treatments here gave that are too recent to stand alone (R51, R51b).
///
/// Nothing is known of doses given elsewhere, nor of their product: R51 alone speaks of them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct EarlierDoses {
    pub doses: Doses,
    unknown: Vec<UnknownDose>,
}

/// A dose that nobody knows; absent means any.
#[derive(Clone, PartialEq, Eq, Debug)]
struct UnknownDose {
    treated: Day,
    part: Option<Part>,
    /// Of these areas alone, with any product.
    areas: Option<BTreeSet<Area>>,
}

impl EarlierDoses {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let mut earlier = Self::default();
        for treatment in too_recent(case) {
            earlier.take_in(case, treatment);
        }
        earlier
    }

    /// The day of a treatment that gave the part a dose that nobody knows.
    pub(super) fn unknown_in(&self, part: &Part) -> Option<Day> {
        let may_be = |dose: &&UnknownDose| {
            let this_part = dose.part.as_ref().is_none_or(|known| known == part);
            let this_area = dose.areas.as_ref();
            this_part && this_area.is_none_or(|areas| areas.contains(&part.area))
        };
        self.unknown.iter().find(may_be).map(|dose| dose.treated)
    }

    /// The day of a treatment that gave a dose of the product that nobody knows.
    pub(super) fn unknown_of(&self, product: &ProductId) -> Option<Day> {
        let may_be = |dose: &&UnknownDose| {
            let known = dose.part.as_ref();
            known.is_none_or(|known| known.product == *product)
        };
        self.unknown.iter().find(may_be).map(|dose| dose.treated)
    }

    fn take_in(&mut self, case: &Case<'_>, treatment: &Treatment) {
        let course = case.course;
        let mut stated = Doses::default();
        for (point, product) in points_of(course, treatment) {
            if let Some(product) = product {
                stated.add(product, point);
            }
        }
        let unknown = |part, areas| UnknownDose {
            treated: last_day(treatment),
            part,
            areas,
        };
        for part in &treatment.parts {
            if stated.of(part).is_empty() {
                self.unknown.push(unknown(Some(part.clone()), None));
            }
        }
        match &treatment.unknown {
            Unknown::Nothing => (),
            Unknown::ProductIn(areas) => self.unknown.push(unknown(None, Some(areas.clone()))),
            Unknown::Place => self.unknown.push(unknown(None, None)),
        }
        for (part, doses) in stated.by_part {
            let known = self.doses.by_part.entry(part).or_default();
            known.extend(doses);
        }
        let entry = newest_version(course, treatment);
        self.doses.evidence.insert(entry);
    }
}

/// The map of a treatment as it was signed, or as far as a deviation knows it.
fn points_of<'c>(
    course: &'c Course,
    treatment: &Treatment,
) -> Vec<(&'c Point, Option<&'c ProductId>)> {
    let mut given = course.given.iter();
    if let Some(told) = given.find(|told| told.id == treatment.entry) {
        let points = told.value.points.iter();
        return points
            .map(|point| (point, told.value.product_of(point)))
            .collect();
    }
    let mut deviations = course.deviations.iter();
    let Some(told) = deviations.find(|told| told.id == treatment.entry) else {
        return Vec::new();
    };
    let points = told.value.points.iter();
    points
        .map(|point| (point, told.value.product_of(point)))
        .collect()
}
