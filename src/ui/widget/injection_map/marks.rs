//! What is different from an earlier map or a template, upon the face: a shape of its own for each change, beside its
//! colour.
//!
//! A plus for a new point, an arrow up or down for more or fewer units, a dashed line from where a point was moved, a
//! crossed ring where one is missing. The list beside the map shows the same shapes in front of its words.

use std::collections::BTreeSet;

use eframe::egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::drawing::{Drawing, marker_radius};
use crate::domain::area::Area;
use crate::domain::treatment::map::{Change, Difference, InjectionMap, MapPoint};
use crate::domain::units::Units;
use crate::ui::face::place::Place;
use crate::ui::mesh::{self, Pen};
use crate::ui::theme::Theme;

/// What a map is compared with.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    pub map: &'a InjectionMap,
    /// Points of other areas are not compared; absent if all are.
    pub areas: Option<&'a BTreeSet<Area>>,
}

impl<'a> Earlier<'a> {
    /// Everything that is not the same, in no particular order.
    pub fn changes(self, map: &'a InjectionMap) -> Vec<Difference<'a>> {
        let mut changes = map.difference(self.map);
        changes.retain(|difference| {
            let points = [difference.now, difference.before];
            let mut points = points.into_iter().flatten();
            difference.change != Change::Same
                && self
                    .areas
                    .is_none_or(|areas| points.any(|point| areas.contains(&point.area)))
        });
        changes
    }
}

/// One shape; a point that was moved and has other units has two of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mark {
    New,
    More,
    Fewer,
    Moved,
    Gone,
}

const SIZE: f32 = 16.0;

impl Mark {
    /// The shapes of a change, in front of its words.
    pub fn of(difference: &Difference<'_>) -> Vec<Self> {
        let units = |point: Option<&MapPoint>| {
            let units = point.and_then(|point| point.units);
            units.map(Units::decimal)
        };
        let other_units = if units(difference.now) > units(difference.before) {
            Self::More
        } else {
            Self::Fewer
        };
        match difference.change {
            Change::Same => Vec::new(),
            Change::New => vec![Self::New],
            Change::Gone => vec![Self::Gone],
            Change::Units => vec![other_units],
            Change::Moved => vec![Self::Moved],
            Change::UnitsAndMoved => vec![other_units, Self::Moved],
        }
    }

    fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::New => theme.ok,
            Self::More | Self::Fewer => theme.warn,
            Self::Moved => theme.accent,
            Self::Gone => theme.stop,
        }
    }

    /// Takes a square in a layout and paints the shape there.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(SIZE, SIZE), Sense::hover());
        self.paint(ui.painter(), Theme::of(ui), rect.center());
        response
    }

    fn paint(self, painter: &Painter, theme: &Theme, center: Pos2) {
        let (colour, ground) = (self.colour(theme), theme.surface);
        let key = (self, colour.to_array(), ground.to_array());
        mesh::paint(painter, key, center - vec2(SIZE, SIZE) * 0.5, |pen| {
            self.draw(pen, colour, ground);
        });
    }

    fn draw(self, pen: &mut Pen, colour: Color32, ground: Color32) {
        let middle = pos2(SIZE * 0.5, SIZE * 0.5);
        if self == Self::Gone {
            pen.shape(Shape::circle_filled(middle, 7.5, ground));
            for dash in dashed_ring(middle, 6.5, Stroke::new(1.3, colour)) {
                pen.shape(dash);
            }
            cross(pen, middle, 2.4, colour);
            return;
        }
        // A rim in the colour of the ground keeps the shape apart from the marker that it sits on.
        pen.shape(Shape::circle_filled(middle, 8.0, ground));
        pen.shape(Shape::circle_filled(middle, 6.8, colour));
        let at = |x: f32, y: f32| middle + vec2(x, y);
        match self {
            Self::New => {
                pen.line(vec![at(-3.4, 0.0), at(3.4, 0.0)], 1.8, ground);
                pen.line(vec![at(0.0, -3.4), at(0.0, 3.4)], 1.8, ground);
            }
            Self::More | Self::Fewer => {
                let up = if self == Self::More { 1.0 } else { -1.0 };
                let corners = vec![
                    at(0.0, -3.9 * up),
                    at(3.9 * up, 2.7 * up),
                    at(-3.9 * up, 2.7 * up),
                ];
                pen.shape(Shape::convex_polygon(corners, ground, Stroke::NONE));
            }
            Self::Moved => {
                pen.line(vec![at(-3.6, 0.0), at(3.2, 0.0)], 1.6, ground);
                let head = vec![at(0.8, -2.8), at(3.6, 0.0), at(0.8, 2.8)];
                pen.line(head, 1.6, ground);
            }
            Self::Gone => {}
        }
    }
}

impl Drawing<'_> {
    /// Under the markers: where points were that are not there now.
    pub(super) fn before(&self, ui: &Ui, changes: &[Difference<'_>]) {
        let theme = Theme::of(ui);
        for difference in changes {
            let Some(before) = difference.before else {
                continue;
            };
            let old = self.picture.at(Place::of(before));
            let Some(now) = difference.now else {
                self.gone(theme, old);
                continue;
            };
            let new = self.picture.at(Place::of(now));
            if old != new {
                let stroke = Stroke::new(1.5, Mark::Moved.colour(theme));
                self.painter
                    .extend(Shape::dashed_line(&[old, new], stroke, 4.0, 3.0));
                self.painter.circle(old, 3.5, theme.surface, stroke);
            }
        }
    }

    fn gone(&self, theme: &Theme, middle: Pos2) {
        let (round, colour) = (marker_radius(self.picture) * 0.8, Mark::Gone.colour(theme));
        let ground = theme.surface;
        let key = (
            "gone",
            round.to_bits(),
            colour.to_array(),
            ground.to_array(),
        );
        let half = round + 2.0;
        mesh::paint(self.painter, key, middle - vec2(half, half), |pen| {
            let middle = pos2(half, half);
            pen.shape(Shape::circle_filled(middle, round, ground));
            for dash in dashed_ring(middle, round, Stroke::new(1.6, colour)) {
                pen.shape(dash);
            }
            cross(pen, middle, round * 0.38, colour);
        });
    }

    /// Upon the markers, at their upper right edge.
    pub(super) fn badges(&self, ui: &Ui, changes: &[Difference<'_>]) {
        let theme = Theme::of(ui);
        for difference in changes {
            let Some(now) = difference.now else {
                continue;
            };
            let (half, round) = self.half_of(ui, now);
            let middle = self.picture.at(Place::of(now));
            let first = middle + vec2(half - round * 0.05, -round * 0.9);
            for (place, mark) in (0_u8..).zip(Mark::of(difference)) {
                let at = first + vec2(f32::from(place) * (SIZE - 3.0), 0.0);
                mark.paint(self.painter, theme, at);
            }
        }
    }
}

fn cross(pen: &mut Pen, middle: Pos2, reach: f32, colour: Color32) {
    for turn in [1.0, -1.0] {
        let from = middle + vec2(-reach, -reach * turn);
        pen.line(vec![from, middle + (middle - from)], 1.6, colour);
    }
}

fn dashed_ring(middle: Pos2, round: f32, stroke: Stroke) -> Vec<Shape> {
    const PARTS: u8 = 48;
    let at = |part: u8| {
        let angle = std::f32::consts::TAU * f32::from(part) / f32::from(PARTS);
        middle + vec2(angle.cos(), angle.sin()) * round
    };
    let ring: Vec<Pos2> = (0..=PARTS).map(at).collect();
    // Nine dashes and nine gaps close the ring evenly.
    let step = std::f32::consts::TAU * round / 9.0;
    Shape::dashed_line(&ring, stroke, step * 0.6, step * 0.4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::face::testing::map;

    #[test]
    fn every_change_has_a_shape_of_its_own() {
        let earlier = map(&[
            ("gl.procerus", "4"),
            ("gl.corr_med.H", "4"),
            ("gl.corr_med.V", "4"),
            ("gl.corr_lat.H", "4"),
            ("gl.corr_lat.V", "4"),
        ]);
        let mut now = map(&[
            ("gl.procerus", "4"),
            ("gl.corr_med.H", "4.5"),
            ("gl.corr_med.V", "0"),
            ("gl.corr_lat.H", "3.99"),
            ("fr.midt", "2"),
        ]);
        let moved = now.find("gl.corr_lat.H").expect("a point");
        now.nudge(moved, 0, -25);
        let whole = Earlier {
            map: &earlier,
            areas: None,
        };
        let shown: Vec<Vec<Mark>> = whole.changes(&now).iter().map(Mark::of).collect();
        assert_eq!(
            shown,
            [
                vec![Mark::More],
                vec![Mark::Fewer],
                vec![Mark::Fewer, Mark::Moved],
                vec![Mark::New],
                vec![Mark::Gone],
            ]
        );
        let glabella = BTreeSet::from([Area::Glabella]);
        let narrower = Earlier {
            areas: Some(&glabella),
            ..whole
        };
        assert_eq!(narrower.changes(&now).len(), 4, "the forehead is not asked");
    }
}
