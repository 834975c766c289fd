//! The face under an injection map: which part of it is seen, in which layers, and where a place lies on the screen.

use eframe::egui::{Painter, Pos2, Rect};

use super::map::{self, PARTS};
use super::place::Place;
use super::{Area, HEIGHT, Look, Paper, Placement, View, WIDTH};
use crate::domain::alignment::Pupils;
use crate::domain::similarity::Similarity;
use crate::domain::treatment::{Side, TenThousandths};
use crate::ui::theme::Theme;

/// From the hair down to the tip of the nose: where the areas lie that every clinic has.
const UPPER: View = [74.0, 139.0, 652.0, 577.0];
/// Down to the chin.
const WHOLE: View = [74.0, 139.0, 652.0, 795.0];

/// What can be seen upon the face, or left away.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Layers {
    /// The fibres of the areas in use.
    pub muscles: bool,
    pub wrinkles: bool,
    /// The rim of the orbit.
    pub rim: bool,
    /// The patient's own face in the place of the drawn one: only what is marked upon it is drawn.
    pub photo: bool,
}

impl Layers {
    pub(super) const ALL: Self = Self {
        muscles: true,
        wrinkles: true,
        rim: true,
        photo: false,
    };
    pub(super) const NONE: Self = Self {
        muscles: false,
        wrinkles: false,
        rim: false,
        photo: false,
    };
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            muscles: true,
            wrinkles: false,
            rim: true,
            photo: false,
        }
    }
}

/// The orbits inside whose rim a point lies.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug)]
pub struct Crossed {
    right: bool,
    left: bool,
}

impl Crossed {
    pub const fn with(mut self, side: Side) -> Self {
        match side {
            Side::Right => self.right = true,
            Side::Left => self.left = true,
            Side::Midline => {}
        }
        self
    }

    pub const fn has(self, side: Side) -> bool {
        match side {
            Side::Right => self.right,
            Side::Left => self.left,
            Side::Midline => false,
        }
    }
}

/// A face of some size to draw an injection map upon.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    area: Rect,
    areas: &'a [Area],
    view: View,
    placement: Placement,
}

impl<'a> Picture<'a> {
    /// The face in the middle of `area`, as large as it can be; what is seen of it depends on the areas in use.
    pub fn new(area: Rect, areas: &'a [Area]) -> Self {
        let low = |area: &Area| !Area::USUAL.contains(area) && *area != Area::Nose;
        let view = if areas.iter().any(low) { WHOLE } else { UPPER };
        Self {
            area,
            areas,
            view,
            placement: Placement::inside(area, view),
        }
    }

    /// The width of the drawing's whole box in points, by which markers are measured.
    pub fn box_width(&self) -> f32 {
        WIDTH * self.placement.scale
    }

    pub fn at(&self, place: Place) -> Pos2 {
        self.placement.at(place.fractions())
    }

    /// The place on the map that is nearest to a point of the screen.
    pub fn place(&self, at: Pos2) -> Place {
        let [x, y] = self.placement.back(at);
        let on_map = |fraction: f32| TenThousandths::clamped((fraction * 10_000.0).round() as i32);
        Place {
            x: on_map(x),
            y: on_map(y),
        }
    }

    /// The corners of an upright photo of so many pixels when its pupils lie upon those of the drawing, from its upper left
    /// one with the clock.
    pub fn corners_of(&self, (width, height): (u32, u32), pupils: Pupils) -> Option<[Pos2; 4]> {
        let laid = Similarity::between(pupils, map::pupils()?)?;
        let at = |x: u32, y: u32| {
            let (x, y) = laid.place(i64::from(x), i64::from(y));
            let [x, y] = [x, y].map(|parts| parts as f32 / PARTS);
            self.placement.at([x / WIDTH, y / HEIGHT])
        };
        Some([at(0, 0), at(width, 0), at(width, height), at(0, height)])
    }

    /// Paints the face; kept from frame to frame until its size, its layers or the theme change.
    pub fn paint(&self, painter: &Painter, theme: &Theme, layers: Layers, crossed: Crossed) {
        // A photo is as bright in a dark window: lines for bright ground are seen upon it.
        let theme = if layers.photo {
            Theme::chosen(false)
        } else {
            theme
        };
        let paper = Paper {
            area: self.area,
            look: Look::Map,
            view: self.view,
            layers,
            crossed,
        };
        paper.paint(painter, theme, self.areas);
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{pos2, vec2};

    use super::*;

    #[test]
    fn every_place_is_found_again_at_any_size() {
        for (size, areas) in [
            (vec2(626.0, 554.0), &Area::USUAL[..]),
            (vec2(211.0, 409.0), &Area::ALL[..]),
        ] {
            let picture = Picture::new(Rect::from_min_size(pos2(17.0, 31.0), size), areas);
            for step in 0..=100 {
                let place = Place {
                    x: TenThousandths::clamped(step * 100),
                    y: TenThousandths::clamped(10_000 - step * 99),
                };
                assert_eq!(picture.place(picture.at(place)), place);
            }
        }
    }

    #[test]
    fn a_photo_is_laid_so_that_both_pupils_meet_at_any_size() {
        use crate::domain::alignment::Spot;
        let pupils = Pupils {
            right: Spot { x: 219, y: 403 },
            left: Spot { x: 421, y: 423 },
        };
        for size in [vec2(626.0, 554.0), vec2(211.0, 409.0)] {
            let area = Rect::from_min_size(pos2(17.0, 31.0), size);
            let picture = Picture::new(area, &Area::USUAL);
            let corners = picture.corners_of((640, 800), pupils).expect("laid");
            // What lies between the corners lies there in the photo as well.
            let [first, right, _, down] = corners;
            let at = |spot: Spot| {
                let (along, below) = (spot.x as f32 / 640.0, spot.y as f32 / 800.0);
                first + (right - first) * along + (down - first) * below
            };
            for (spot, x) in [(pupils.right, 3_649), (pupils.left, 6_351)] {
                let drawn = Place {
                    x: TenThousandths::clamped(x),
                    y: TenThousandths::clamped(4_871),
                };
                let off = at(spot).distance(picture.at(drawn));
                assert!(off < 0.1, "{off} points at {size:?}");
            }
        }
        let mirrored = Pupils {
            right: pupils.left,
            left: pupils.right,
        };
        let picture = Picture::new(Rect::from_min_size(Pos2::ZERO, vec2(626.0, 554.0)), &[]);
        assert_eq!(picture.corners_of((640, 800), mirrored), None);
    }

    #[test]
    fn a_place_beside_the_map_is_taken_to_its_edge() {
        let picture = Picture::new(
            Rect::from_min_size(Pos2::ZERO, vec2(626.0, 554.0)),
            &Area::USUAL,
        );
        let corner = picture.place(pos2(-9_000.0, 9_000.0));
        assert_eq!((corner.x.into(), corner.y.into()), (0_u16, 10_000_u16));
    }
}
