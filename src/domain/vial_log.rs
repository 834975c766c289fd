//! What became of every vial, whoever it was used for: so that one is never used twice, or for more than it holds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::course::Course;
use super::id::EntryId;
use super::time::Moment;
use super::treatment::{Deviation, DrawnVial};
use super::units::Remainder;
use super::vial::VialOpened;

/// The vials of the courses that it has taken in.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct VialLog {
    vials: BTreeMap<EntryId, LoggedVial>,
    uses: Vec<VialUse>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoggedVial {
    pub opened_at: Moment,
    /// The newest version of what is known about it.
    pub latest: EntryId,
    pub vial: VialOpened,
}

/// One treatment that drew from a vial.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VialUse {
    /// The newest version of the treatment or deviation.
    pub treatment: EntryId,
    /// First injection.
    pub started: Moment,
    pub drawn: DrawnVial,
}

impl VialLog {
    pub fn of(course: &Course) -> Self {
        let mut log = Self::default();
        log.take_in(course);
        log
    }

    /// Adds what one course tells of vials.
    pub fn take_in(&mut self, course: &Course) {
        for told in &course.vials {
            let vial = LoggedVial {
                opened_at: told.occurred_at,
                latest: told.latest,
                vial: told.value.clone(),
            };
            // By any version: a treatment names the one it knew.
            for version in &told.versions {
                self.vials.insert(*version, vial.clone());
            }
        }
        for told in &course.given {
            self.used(told.latest, told.value.started, &told.value.vials);
        }
        for told in &course.deviations {
            let (latest, deviation) = (told.latest, &told.value);
            self.used(latest, deviation.started, &deviation.vials);
            let unsaid = self.drawn_unsaid(deviation);
            self.used(latest, deviation.started, &unsaid);
        }
    }

    fn used(&mut self, treatment: EntryId, started: Moment, vials: &[DrawnVial]) {
        self.uses.extend(vials.iter().map(|drawn| VialUse {
            treatment,
            started: started.whole_second(),
            drawn: drawn.clone(),
        }));
    }

    /// Vials that points of a deviation came from although it does not say what was drawn: at least what was given.
    fn drawn_unsaid(&self, deviation: &Deviation) -> Vec<DrawnVial> {
        let mut given: BTreeMap<EntryId, Decimal> = BTreeMap::new();
        for point in &deviation.points {
            if deviation.vials.iter().all(|drawn| drawn.vial != point.vial) {
                *given.entry(point.vial).or_default() += point.units.decimal();
            }
        }
        let drawn = given.into_iter().filter_map(|(vial, units)| {
            let known = &self.vials.get(&vial)?.vial;
            // More than a thousand is no amount that a vial can hold; then the whole of it.
            let units = units.normalize().to_string().parse();
            Some(DrawnVial {
                vial,
                product: known.product.clone(),
                drawn: units.unwrap_or(known.nominal),
                discarded: Remainder::NOTHING,
            })
        });
        drawn.collect()
    }

    pub fn get(&self, vial: EntryId) -> Option<&LoggedVial> {
        self.vials.get(&vial)
    }

    /// Whether anything has been drawn from a vial, whichever version of it is named.
    pub fn is_used(&self, vial: EntryId) -> bool {
        self.uses_of(vial).next().is_some()
    }

    /// Every treatment that drew from a vial, whichever version of it is named.
    pub fn uses_of(&self, vial: EntryId) -> impl Iterator<Item = &VialUse> {
        let latest = self.latest(vial);
        self.uses
            .iter()
            .filter(move |used| self.latest(used.drawn.vial) == latest)
    }

    fn latest(&self, vial: EntryId) -> EntryId {
        self.vials.get(&vial).map_or(vial, |known| known.latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, deviation, point_of};

    #[test]
    fn a_deviation_that_does_not_say_what_it_drew_has_used_the_vials_of_its_points() {
        let mut story = Story::of_adult();
        let opened = "2026-11-25 09:00:00 +01";
        let (vial, other) = (story.open(opened, |_| ()), story.open(opened, |_| ()));
        let mut told = deviation(opened, &[GLABELLA]);
        told.points = vec![
            point_of(&GLABELLA, "4", vial),
            point_of(&GLABELLA, "2.5", vial),
        ];
        story.add(opened, told);
        let log = VialLog::of(&story.course());
        let drawn: Vec<String> = log
            .uses_of(vial)
            .map(|used| used.drawn.drawn.to_string())
            .collect();
        assert_eq!(drawn, ["6.5"]);
        assert!(log.is_used(vial) && !log.is_used(other));
    }
}
