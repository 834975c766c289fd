//! What lies at a place of the face: its area, the nearest site, its muscle, and whether it is inside an orbital rim.

use eframe::egui::{Vec2, vec2};

use super::map::{self, Site};
use super::{Area, HEIGHT, WIDTH};
use crate::domain::area::Area as RecordedArea;
use crate::domain::treatment::map::{MapPoint, side_at};
use crate::domain::treatment::{Side, TenThousandths};

/// A place on the face map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub x: TenThousandths,
    pub y: TenThousandths,
}

impl Place {
    pub const fn of(point: &MapPoint) -> Self {
        Self {
            x: point.x,
            y: point.y,
        }
    }

    pub(super) fn fractions(self) -> [f32; 2] {
        [self.x, self.y].map(|part| f32::from(u16::from(part)) / 10_000.0)
    }

    /// How far apart two places are, in drawing units.
    fn distance(self, other: Self) -> f32 {
        let [x, y] = self.fractions();
        let [other_x, other_y] = other.fractions();
        let between: Vec2 = vec2((x - other_x) * WIDTH, (y - other_y) * HEIGHT);
        between.length()
    }
}

impl Site {
    pub fn place(&self) -> Place {
        let on_map = |fraction: f32| TenThousandths::clamped((fraction * 10_000.0).round() as i32);
        Place {
            x: on_map(self.x),
            y: on_map(self.y),
        }
    }

    /// The point that stands here before it has units.
    pub fn point(&self) -> Option<MapPoint> {
        let area = self.area()?;
        Some(new_point(self.id.clone(), area, &self.muscle, self.place()))
    }
}

/// A point at a place that is no site, in an area, before it has units.
pub fn free_point(id: String, area: Area, place: Place) -> MapPoint {
    new_point(id, area, muscle_at(place, area), place)
}

fn new_point(site: String, area: Area, muscle: &str, place: Place) -> MapPoint {
    let side = side_at(place.x);
    MapPoint {
        site,
        area: area.on(side),
        muscle: muscle.to_owned(),
        side,
        x: place.x,
        y: place.y,
        units: None,
        vial: None,
    }
}

impl Area {
    /// The area of the face that a recorded one is drawn as. None for words of the doctor's own.
    pub const fn of(recorded: &RecordedArea) -> Option<Self> {
        Some(match recorded {
            RecordedArea::Forehead => Self::Forehead,
            RecordedArea::Glabella => Self::Glabella,
            RecordedArea::LateralCanthalRight | RecordedArea::LateralCanthalLeft => Self::Lateral,
            RecordedArea::BunnyLines => Self::Nose,
            RecordedArea::UpperLip => Self::UpperLip,
            RecordedArea::MouthCorners => Self::MouthCorners,
            RecordedArea::Chin => Self::Chin,
            RecordedArea::Masseter => Self::Masseter,
            RecordedArea::Other(_) => return None,
        })
    }

    /// As it is recorded on one side; the crow's feet lie on no midline.
    pub const fn on(self, side: Side) -> RecordedArea {
        match (self, side) {
            (Self::Forehead, _) => RecordedArea::Forehead,
            (Self::Glabella, _) => RecordedArea::Glabella,
            (Self::Lateral, Side::Right | Side::Midline) => RecordedArea::LateralCanthalRight,
            (Self::Lateral, Side::Left) => RecordedArea::LateralCanthalLeft,
            (Self::Nose, _) => RecordedArea::BunnyLines,
            (Self::UpperLip, _) => RecordedArea::UpperLip,
            (Self::MouthCorners, _) => RecordedArea::MouthCorners,
            (Self::Chin, _) => RecordedArea::Chin,
            (Self::Masseter, _) => RecordedArea::Masseter,
        }
    }

    /// The first of its muscles, by the face map's id.
    pub fn muscle(self) -> &'static str {
        let first = map::shape(self).and_then(|shape| shape.muscles.first());
        first.map_or("", String::as_str)
    }
}

/// Which of these areas a place lies in; no two of them overlap.
pub fn area_at(place: Place, areas: &[Area]) -> Option<Area> {
    let contains = |area: &&Area| {
        let shape = map::shape(**area);
        shape.is_some_and(|shape| {
            let mut polygons = shape.polygons.iter();
            polygons.any(|polygon| surrounds(&polygon.polyline, place))
        })
    };
    areas.iter().find(contains).copied()
}

/// The sites of these areas, in clinical order as the data lists them.
pub fn sites(areas: &[Area]) -> impl Iterator<Item = &'static Site> {
    let of_areas = |site: &&Site| site.area().is_some_and(|area| areas.contains(&area));
    map::map().sites.iter().filter(of_areas)
}

/// The nearest site of these areas, and how far it is in drawing units.
pub fn nearest_site(place: Place, areas: &[Area]) -> Option<(&'static Site, f32)> {
    sites(areas)
        .map(|site| (site, site.place().distance(place)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// The side whose orbital rim, as it is drawn, surrounds a place.
pub fn inside_rim(place: Place) -> Option<Side> {
    let surrounds_it = |side: &Side| {
        let rim = map::rim(*side);
        rim.is_some_and(|rim| surrounds(&rim.polyline, place))
    };
    [Side::Right, Side::Left].into_iter().find(surrounds_it)
}

/// The muscle at a place in an area: that of the nearest site of the area, or else the area's first.
pub fn muscle_at(place: Place, area: Area) -> &'static str {
    nearest_site(place, &[area]).map_or_else(|| area.muscle(), |(site, _)| &site.muscle)
}

/// The Latin name of a muscle, the same in every language. None for words of the injector's own.
pub fn latin(muscle: &str) -> Option<&'static str> {
    let mut muscles = map::map().muscles.iter();
    let known = muscles.find(|known| known.id == muscle)?;
    Some(&known.latin)
}

/// Where a point comes in clinical order; free points come last.
pub fn order(point: &MapPoint) -> u32 {
    map::site(&point.site).map_or(u32::MAX, Site::order)
}

/// The site that a point without one lies at: of its area, muscle and side, and no further off than its neighbour is.
pub fn site_of(point: &MapPoint) -> Option<String> {
    let area = Area::of(&point.area)?;
    let (site, distance) = nearest_site(Place::of(point), &[area])?;
    let alike = site.muscle == point.muscle && side_at(site.place().x) == point.side;
    (alike && distance < SITE_REACH).then(|| site.id.clone())
}

/// In drawing units: less than half of what lies between the two nearest sites.
const SITE_REACH: f32 = 16.0;

/// Whether a closed line runs round a place; a line that is open at its ends is closed straight.
fn surrounds(line: &[map::Point], place: Place) -> bool {
    let [x, y] = place.fractions();
    let Some(&last) = line.last() else {
        return false;
    };
    let mut from = last;
    let mut inside = false;
    for &to in line {
        let ([from_x, from_y], [to_x, to_y]) = (from, to);
        let crosses = (from_y > y) != (to_y > y);
        if crosses && x < (to_x - from_x) * (y - from_y) / (to_y - from_y) + from_x {
            inside = !inside;
        }
        from = to;
    }
    inside
}

#[cfg(test)]
mod tests;
