//! What is different from an earlier map, point for point.

use super::{InjectionMap, MapPoint};

/// What became of a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    Same,
    New,
    Gone,
    /// Other units at the same place.
    Units,
    /// The same units at another place.
    Moved,
    UnitsAndMoved,
}

/// A point of either map, and the point of the same site in the other one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference<'a> {
    pub now: Option<&'a MapPoint>,
    pub before: Option<&'a MapPoint>,
    pub change: Change,
}

impl InjectionMap {
    /// The points of this map in their order, then those that only the earlier one has. Vials are not compared.
    pub fn difference<'a>(&'a self, earlier: &'a Self) -> Vec<Difference<'a>> {
        let in_earlier =
            |point: &MapPoint| earlier.find(&point.site).and_then(|at| earlier.get(at));
        let now = self.points.iter().map(|point| {
            let before = in_earlier(point);
            Difference {
                now: Some(point),
                before,
                change: before.map_or(Change::New, |before| compare(point, before)),
            }
        });
        let is_gone = |point: &&MapPoint| self.find(&point.site).is_none();
        let gone = earlier
            .points
            .iter()
            .filter(is_gone)
            .map(|point| Difference {
                now: None,
                before: Some(point),
                change: Change::Gone,
            });
        now.chain(gone).collect()
    }
}

fn compare(now: &MapPoint, before: &MapPoint) -> Change {
    let same_place = (now.x, now.y) == (before.x, before.y)
        && (&now.area, &now.muscle) == (&before.area, &before.muscle);
    match (now.units == before.units, same_place) {
        (true, true) => Change::Same,
        (false, true) => Change::Units,
        (true, false) => Change::Moved,
        (false, false) => Change::UnitsAndMoved,
    }
}
