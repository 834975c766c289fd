//! From the points of an earlier treatment to a draft, and from the draft to points that can be signed.

use super::{InjectionMap, MapPoint};
use crate::domain::treatment::Point;

/// What a point still lacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    Units,
    Vial,
}

/// Nothing is signed before this list is empty: the points by number, and what each lacks.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("points of the map lack units or a vial")]
pub struct Unfinished(pub Vec<(usize, Lack)>);

impl InjectionMap {
    /// »As last time«: places and units of an earlier treatment, but no vial of it. `site_of` knows the face map's id
    /// of a point.
    pub fn from_points(points: &[Point], site_of: impl Fn(&MapPoint) -> Option<String>) -> Self {
        let places = points.iter().map(|point| MapPoint {
            vial: None,
            ..signed(point)
        });
        Self::from_places(places, site_of)
    }

    /// The points of a treatment that is corrected, with the vials that they were drawn from.
    pub fn from_signed(points: &[Point], site_of: impl Fn(&MapPoint) -> Option<String>) -> Self {
        Self::from_places(points.iter().map(signed), site_of)
    }

    /// Each point at the site that is known for it; without one, or with one that is taken, it is a free point.
    pub fn from_places(
        places: impl IntoIterator<Item = MapPoint>,
        site_of: impl Fn(&MapPoint) -> Option<String>,
    ) -> Self {
        let mut map = Self::default();
        for point in places {
            let site = site_of(&point).filter(|site| map.find(site).is_none());
            let site = site.unwrap_or_else(|| map.free_site());
            map.points.push(MapPoint { site, ..point });
        }
        map
    }

    /// The points of a treatment, in the order of the list.
    pub fn to_points(&self) -> Result<Vec<Point>, Unfinished> {
        let mut lacks = Vec::new();
        let mut finished = Vec::with_capacity(self.points.len());
        for (index, point) in self.points.iter().enumerate() {
            match (point.units, point.vial) {
                (Some(units), Some(vial)) => finished.push(Point {
                    area: point.area.clone(),
                    muscle: point.muscle.clone(),
                    side: point.side,
                    x: point.x,
                    y: point.y,
                    units,
                    vial,
                }),
                (units, vial) => {
                    lacks.extend(units.is_none().then_some((index, Lack::Units)));
                    lacks.extend(vial.is_none().then_some((index, Lack::Vial)));
                }
            }
        }
        if lacks.is_empty() {
            Ok(finished)
        } else {
            Err(Unfinished(lacks))
        }
    }
}

fn signed(point: &Point) -> MapPoint {
    MapPoint {
        site: String::new(),
        area: point.area.clone(),
        muscle: point.muscle.clone(),
        side: point.side,
        x: point.x,
        y: point.y,
        units: Some(point.units),
        vial: Some(point.vial),
    }
}
