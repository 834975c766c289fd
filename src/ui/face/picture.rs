//! The face under an injection map: which part of it is seen, in which layers, and where a place lies on the screen.

use eframe::egui::{Painter, Pos2, Rect};

use super::place::Place;
use super::{Area, Look, Paper, Placement, View, WIDTH};
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
}

impl Layers {
    pub(super) const ALL: Self = Self {
        muscles: true,
        wrinkles: true,
        rim: true,
    };
    pub(super) const NONE: Self = Self {
        muscles: false,
        wrinkles: false,
        rim: false,
    };
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            muscles: true,
            wrinkles: false,
            rim: true,
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

    /// Paints the face; kept from frame to frame until its size, its layers or the theme change.
    pub fn paint(&self, painter: &Painter, theme: &Theme, layers: Layers, crossed: Crossed) {
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
    fn a_place_beside_the_map_is_taken_to_its_edge() {
        let picture = Picture::new(
            Rect::from_min_size(Pos2::ZERO, vec2(626.0, 554.0)),
            &Area::USUAL,
        );
        let corner = picture.place(pos2(-9_000.0, 9_000.0));
        assert_eq!((corner.x.into(), corner.y.into()), (0_u16, 10_000_u16));
    }
}
