//! The data of the face as read from `assets/face.json`: fills, lines, areas, muscles, sites and guides.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{HEIGHT, WIDTH};
use crate::domain::alignment::{Pupils, Spot};
use crate::domain::treatment::Side;
use crate::ui::theme::Tone;

pub(super) type Point = [f32; 2];

#[derive(Default, Deserialize)]
pub(super) struct FaceMap {
    pub(super) fills: Vec<Fill>,
    pub(super) paths: Vec<Path>,
    pub(super) areas: Vec<AreaShape>,
    pub(super) muscles: Vec<Muscle>,
    pub(super) sites: Vec<Site>,
    pub(super) guides: Vec<Guide>,
    /// The face from the side, for framing a photo.
    pub(super) photo_guides: Vec<PhotoGuide>,
    landmarks: BTreeMap<String, Point>,
    /// What is left out when the eyes are closed.
    pub(super) eyes_open_prefixes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Fill {
    pub(super) name: String,
    pub(super) token: String,
    pub(super) alpha: f32,
    pub(super) points: Vec<Point>,
    pub(super) triangles: Vec<u32>,
}

#[derive(Deserialize)]
pub(super) struct Path {
    pub(super) name: String,
    pub(super) layer: String,
    pub(super) token: String,
    pub(super) alpha: f32,
    /// A fraction of the width of the box.
    pub(super) stroke_width: f32,
    pub(super) polyline: Vec<Point>,
}

#[derive(Deserialize)]
pub(super) struct AreaShape {
    pub(super) id: String,
    pub(super) token: String,
    pub(super) muscles: Vec<String>,
    pub(super) polygons: Vec<Polygon>,
}

#[derive(Deserialize)]
pub(super) struct Polygon {
    pub(super) polyline: Vec<Point>,
    pub(super) triangles: Vec<u32>,
}

#[derive(Deserialize)]
pub(super) struct Muscle {
    pub(super) id: String,
    pub(super) latin: String,
    pub(super) area: String,
    pub(super) fibres: Vec<Vec<Point>>,
}

#[derive(Deserialize)]
pub(super) struct Guide {
    pub(super) id: String,
    pub(super) dash: [f32; 2],
    pub(super) polyline: Vec<Point>,
}

#[derive(Deserialize)]
pub(super) struct PhotoGuide {
    pub(super) id: String,
    pub(super) paths: Vec<GuideLine>,
}

#[derive(Deserialize)]
pub(super) struct GuideLine {
    pub(super) token: String,
    /// A fraction of the width of the box.
    pub(super) stroke_width: f32,
    pub(super) polyline: Vec<Point>,
}

/// A standard position. It carries no dose.
#[derive(Deserialize)]
pub struct Site {
    pub id: String,
    area: String,
    pub muscle: String,
    /// Where it comes in clinical order.
    order: f32,
    /// Both from 0 to 1 in the box of the drawing.
    pub x: f32,
    pub y: f32,
}

impl Site {
    pub fn area(&self) -> Option<Area> {
        Area::ALL.into_iter().find(|area| area.id() == self.area)
    }

    /// Where it comes in clinical order; the data counts left sites in halves.
    pub(super) fn order(&self) -> u32 {
        (self.order * 2.0) as u32
    }
}

/// An area of the face that can be drawn, by its place in `assets/face.json`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Area {
    Forehead,
    Glabella,
    Lateral,
    Nose,
    UpperLip,
    MouthCorners,
    Chin,
    Masseter,
}

impl Area {
    pub const ALL: [Self; 8] = [
        Self::Forehead,
        Self::Glabella,
        Self::Lateral,
        Self::Nose,
        Self::UpperLip,
        Self::MouthCorners,
        Self::Chin,
        Self::Masseter,
    ];

    /// The three that every clinic has; the others are turned on by the clinic.
    pub const USUAL: [Self; 3] = [Self::Forehead, Self::Glabella, Self::Lateral];

    /// The id in `assets/face.json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Forehead => "pande",
            Self::Glabella => "bekymringsrynke",
            Self::Lateral => "smilerynker",
            Self::Nose => "naeserynker",
            Self::UpperLip => "overlaebe",
            Self::MouthCorners => "mundvige",
            Self::Chin => "hage",
            Self::Masseter => "tyggemuskel",
        }
    }

    pub const fn tone(self) -> Tone {
        match self {
            Self::Forehead => Tone::Forehead,
            Self::Glabella => Tone::Glabella,
            Self::Lateral => Tone::Lateral,
            Self::Nose | Self::UpperLip | Self::MouthCorners | Self::Chin | Self::Masseter => {
                Tone::OtherArea
            }
        }
    }
}

static MAP: LazyLock<FaceMap> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/face.json"));
    serde_json::from_str(text).unwrap_or_default()
});

pub(super) fn map() -> &'static FaceMap {
    &MAP
}

pub(super) fn shape(area: Area) -> Option<&'static AreaShape> {
    MAP.areas.iter().find(|shape| shape.id == area.id())
}

/// The guide of the rim of an orbit. None for the midline.
pub(super) fn rim(side: Side) -> Option<&'static Guide> {
    let id = match side {
        Side::Right => "orbitarand.H",
        Side::Left => "orbitarand.V",
        Side::Midline => return None,
    };
    MAP.guides.iter().find(|guide| guide.id == id)
}

/// How many parts a unit of the drawing has where places must be whole numbers: far finer than a pixel.
pub(super) const PARTS: f32 = 1_000.0;

/// The drawing's own pupils, in parts of its units.
pub(super) fn pupils() -> Option<Pupils> {
    let spot = |name: &str| {
        let [x, y] = *MAP.landmarks.get(name)?;
        Some(Spot {
            x: (x * WIDTH * PARTS).round() as u32,
            y: (y * HEIGHT * PARTS).round() as u32,
        })
    };
    Some(Pupils {
        right: spot("pupil_H")?,
        left: spot("pupil_V")?,
    })
}

pub(super) fn site(id: &str) -> Option<&'static Site> {
    MAP.sites.iter().find(|site| site.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Theme;

    #[test]
    fn the_map_is_read_and_every_colour_in_it_is_known() {
        let map = map();
        assert!(!map.fills.is_empty() && !map.paths.is_empty() && !map.muscles.is_empty());
        let fills = map.fills.iter().map(|fill| &fill.token);
        let paths = map.paths.iter().map(|path| &path.token);
        let areas = map.areas.iter().map(|area| &area.token);
        for token in fills.chain(paths).chain(areas) {
            assert!(Theme::chosen(false).token(token).is_some(), "{token}");
        }
    }

    #[test]
    fn every_area_has_its_shape_and_every_site_its_area() {
        for area in Area::ALL {
            assert!(
                map().areas.iter().any(|shape| shape.id == area.id()),
                "{area:?}"
            );
        }
        assert!(map().sites.iter().all(|site| site.area().is_some()));
        assert!(site("gl.procerus").is_some());
    }

    #[test]
    fn the_drawing_looks_straight_ahead_with_both_eyes() {
        let pupils = pupils().expect("both landmarks");
        assert!(!pupils.are_mixed_up());
        assert_eq!(pupils.right.y, pupils.left.y);
        assert_eq!(pupils.right.x + pupils.left.x, 800_000);
    }
}
