//! What can be done to a map; every operation says whether it changed something, and can be undone.

use rust_decimal::Decimal;

use super::point::{area_on, side_at};
use super::{InjectionMap, MapPoint};
use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::treatment::{Side, TenThousandths};
use crate::domain::units::Units;

/// Two places nearer than this in both directions are one when a point is mirrored.
const SAME_PLACE: u16 = 100;

/// More or fewer units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Up,
    Down,
}

impl InjectionMap {
    /// Adds a point and says where it stands. There is one point for each site: a second one is not added.
    pub fn add(&mut self, point: MapPoint) -> usize {
        if let Some(index) = self.find(&point.site) {
            return index;
        }
        self.change(|points| points.push(point));
        self.points.len() - 1
    }

    /// The points of another map in place of its own: »as last time«, in one step.
    pub fn take_over(&mut self, other: &Self) -> bool {
        let replace = |points: &mut Vec<MapPoint>| points.clone_from(&other.points);
        self.change_from(Vec::new(), replace).1
    }

    pub fn remove(&mut self, index: usize) -> bool {
        let remove = |points: &mut Vec<MapPoint>| {
            if index < points.len() {
                points.remove(index);
            }
        };
        self.change(remove).1
    }

    /// To a place on the map; its side follows. Across the midline the old place's name would lie, so it becomes free.
    pub fn move_to(&mut self, index: usize, x: TenThousandths, y: TenThousandths) -> bool {
        let free = self.free_site();
        self.alter(index, |point| {
            (point.x, point.y) = (x, y);
            point.side = side_at(x);
            point.area = area_on(&point.area, point.side);
            let named = point.side_of_site();
            if named.is_some_and(|named| named != point.side) {
                point.site = free;
            }
        })
    }

    /// By steps of a size that the caller knows, as far as the map goes.
    pub fn nudge(&mut self, index: usize, x: i32, y: i32) -> bool {
        let Some((from_x, from_y)) = self.get(index).map(|point| (point.x, point.y)) else {
            return false;
        };
        self.move_to(index, from_x.moved(x), from_y.moved(y))
    }

    /// The area and muscle where the point now lies, away from its site: it is a free point from now on.
    pub fn belongs_to(&mut self, index: usize, area: Area, muscle: String) -> bool {
        let free = self.free_site();
        self.alter(index, |point| {
            if point.free_number().is_none() {
                point.site = free;
            }
            point.area = area;
            point.muscle = muscle;
        })
    }

    pub fn set_units(&mut self, index: usize, units: Option<Units>) -> bool {
        self.alter(index, |point| point.units = units)
    }

    /// By one step; a step that would end at nothing, below it or above what [`Units`] can be is not taken.
    pub fn step_units(&mut self, index: usize, by: Units, step: Step) -> bool {
        self.alter(index, |point| {
            let from = point.units.map_or(Decimal::ZERO, Units::decimal);
            let to = match step {
                Step::Up => from + by.decimal(),
                Step::Down => from - by.decimal(),
            };
            if let Ok(units) = to.to_string().parse() {
                point.units = Some(units);
            }
        })
    }

    pub fn set_vial(&mut self, index: usize, vial: Option<EntryId>) -> bool {
        self.alter(index, |point| point.vial = vial)
    }

    /// The vial of all points that have none yet.
    pub fn fill_vials(&mut self, vial: EntryId) -> bool {
        let fill = |points: &mut Vec<MapPoint>| {
            for point in points {
                point.vial.get_or_insert(vial);
            }
        };
        self.change(fill).1
    }

    /// Another product was chosen: its units are not these, and its vials are not these (`products.md` §1).
    pub fn clear_units(&mut self) -> bool {
        let clear = |points: &mut Vec<MapPoint>| {
            for point in points {
                (point.units, point.vial) = (None, None);
            }
        };
        self.change_from(Vec::new(), clear).1
    }

    /// Copies a point to the other side and says where the copy stands; a point that lies there gets its units instead.
    /// None on the midline.
    pub fn mirror(&mut self, index: usize) -> Option<usize> {
        let from = self.get(index)?;
        let side = match from.side {
            Side::Right => Side::Left,
            Side::Left => Side::Right,
            Side::Midline => return None,
        };
        let (x, y, units) = (from.x.mirrored(), from.y, from.units);
        let site = from.site_mirrored();
        let copy = MapPoint {
            area: area_on(&from.area, side),
            site: site.clone().unwrap_or_else(|| self.free_site()),
            x,
            side,
            ..from.clone()
        };
        let known = site.and_then(|site| self.find(&site));
        let lies_there = |point: &MapPoint| {
            point.side == side
                && u16::from(point.x).abs_diff(x.into()) < SAME_PLACE
                && u16::from(point.y).abs_diff(y.into()) < SAME_PLACE
        };
        match known.or_else(|| self.points.iter().position(lies_there)) {
            Some(there) => {
                self.set_units(there, units);
                Some(there)
            }
            None => Some(self.add(copy)),
        }
    }

    fn alter(&mut self, index: usize, alter: impl FnOnce(&mut MapPoint)) -> bool {
        let alter = |points: &mut Vec<MapPoint>| {
            if let Some(point) = points.get_mut(index) {
                alter(point);
            }
        };
        self.change(alter).1
    }
}
