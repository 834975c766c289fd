//! What became of every vial, whoever it was used for: so that one is never used twice, or for more than it holds.

use std::collections::BTreeMap;

use super::course::Course;
use super::id::EntryId;
use super::time::Moment;
use super::treatment::DrawnVial;
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
        let mut used = |treatment, started: Moment, vials: &[DrawnVial]| {
            self.uses.extend(vials.iter().map(|drawn| VialUse {
                treatment,
                started: started.whole_second(),
                drawn: drawn.clone(),
            }));
        };
        for told in &course.given {
            used(told.latest, told.value.started, &told.value.vials);
        }
        for told in &course.deviations {
            used(told.latest, told.value.started, &told.value.vials);
        }
    }

    pub fn get(&self, vial: EntryId) -> Option<&LoggedVial> {
        self.vials.get(&vial)
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
