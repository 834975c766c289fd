//! The sums of a map: exact decimals, all of one product, since a map is given of one (`products.md` §1, R65).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{InjectionMap, MapPoint};
use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::treatment::Side;
use crate::domain::units::Units;

/// Some points and their units together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    pub points: usize,
    /// How many of them have no units yet.
    pub unset: usize,
    pub units: Decimal,
}

impl Tally {
    fn count(&mut self, point: &MapPoint) {
        self.points += 1;
        self.unset += usize::from(point.units.is_none());
        self.units += point.units.map_or(Decimal::ZERO, Units::decimal);
    }
}

/// Every point is counted once in each of the groupings.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Totals {
    pub all: Tally,
    pub areas: BTreeMap<Area, Tally>,
    pub sides: BTreeMap<Side, Tally>,
    /// Right, middle and left of each area.
    pub parts: BTreeMap<(Area, Side), Tally>,
    pub muscles: BTreeMap<String, Tally>,
    /// Points without a vial stand under none.
    pub vials: BTreeMap<Option<EntryId>, Tally>,
}

impl InjectionMap {
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for point in &self.points {
            let (area, side) = (&point.area, point.side);
            totals.all.count(point);
            totals.areas.entry(area.clone()).or_default().count(point);
            totals.sides.entry(side).or_default().count(point);
            totals
                .parts
                .entry((area.clone(), side))
                .or_default()
                .count(point);
            totals
                .muscles
                .entry(point.muscle.clone())
                .or_default()
                .count(point);
            totals.vials.entry(point.vial).or_default().count(point);
        }
        totals
    }
}
