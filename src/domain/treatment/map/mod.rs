//! The injection map while it is drawn: points that may still lack units or a vial, each change of them undoable.
//!
//! Signed, it becomes the [`Point`](super::Point)s of a treatment. Nothing here is reckoned in floating point.

mod difference;
mod edit;
mod finish;
mod history;
mod point;
mod template;
mod totals;

pub use difference::{Change, Difference};
pub use edit::Step;
pub use finish::{Lack, Unfinished};
pub use point::{MapPoint, NUDGE, side_at};
pub use totals::{Tally, Totals};

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::domain::id::EntryId;
use history::History;

/// The draft of a map. No two points have the same site.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InjectionMap {
    points: Vec<MapPoint>,
    /// The templates that points were placed from, in their order; the draft keeps them.
    #[serde(skip)]
    templates: Vec<EntryId>,
    #[serde(skip)]
    history: History,
}

/// Two maps are alike when their points are, however they came to be.
impl PartialEq for InjectionMap {
    fn eq(&self, other: &Self) -> bool {
        self.points == other.points
    }
}

impl Eq for InjectionMap {}

impl InjectionMap {
    pub fn points(&self) -> &[MapPoint] {
        &self.points
    }

    pub const fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<&MapPoint> {
        self.points.get(index)
    }

    /// Where a point lies in the list.
    pub fn find(&self, site: &str) -> Option<usize> {
        self.points.iter().position(|point| point.site == site)
    }

    /// The id of the next free point.
    pub fn free_site(&self) -> String {
        free_site(&self.points)
    }

    /// All points in clinical order: first by the caller's order of sites, then free points by number.
    pub fn in_order<O: Ord>(&self, order: impl Fn(&MapPoint) -> O) -> Vec<usize> {
        let mut sorted: Vec<(usize, &MapPoint)> = self.points.iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| order(a).cmp(&order(b)).then_with(|| by_site(a, b)));
        sorted.into_iter().map(|(index, _)| index).collect()
    }

    /// The point after this one, or the first. None after the last.
    pub fn next<O: Ord>(
        &self,
        from: Option<usize>,
        order: impl Fn(&MapPoint) -> O,
    ) -> Option<usize> {
        beside(from, self.in_order(order).into_iter())
    }

    /// The point before this one, or the last. None before the first.
    pub fn previous<O: Ord>(
        &self,
        from: Option<usize>,
        order: impl Fn(&MapPoint) -> O,
    ) -> Option<usize> {
        beside(from, self.in_order(order).into_iter().rev())
    }
}

fn free_site(points: &[MapPoint]) -> String {
    let most = points.iter().filter_map(MapPoint::free_number).max();
    format!("x.{}", most.map_or(1, |most| most.saturating_add(1)))
}

fn beside(from: Option<usize>, mut all: impl Iterator<Item = usize>) -> Option<usize> {
    match from {
        Some(from) => {
            all.by_ref().find(|&index| index == from)?;
            all.next()
        }
        None => all.next(),
    }
}

/// Sites by id, then free points by number: `x.2` before `x.10`.
fn by_site(a: &MapPoint, b: &MapPoint) -> Ordering {
    let by_number = a.free_number().cmp(&b.free_number());
    by_number.then_with(|| a.site.cmp(&b.site))
}

#[cfg(test)]
mod tests;
