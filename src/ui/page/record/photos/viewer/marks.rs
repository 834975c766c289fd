//! The marks upon a photo as they are painted: lines that are seen on light and on dark, and words on a ground of their own.

use eframe::egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, vec2};

use crate::domain::alignment::Spot;
use crate::domain::mark::Mark;
use crate::ui::theme::{Kind, Theme, radius, space};
use crate::ui::widget::paint;

const HEAD: f32 = 13.0;

/// How the photo that the marks are of lies on the screen: any turning and sizing, as three of its corners say.
#[derive(Clone, Copy)]
pub struct Under {
    origin: Pos2,
    /// What a pixel to the right, and a pixel down, are in points.
    along: Vec2,
    down: Vec2,
}

impl Under {
    /// From the corners of a photo of so many pixels, from the upper left one with the clock.
    pub fn of([origin, right, _, below]: [Pos2; 4], size: Vec2) -> Self {
        Self {
            origin,
            along: (right - origin) / size.x.max(1.0),
            down: (below - origin) / size.y.max(1.0),
        }
    }

    /// The middle of a pixel.
    pub fn at(self, spot: Spot) -> Pos2 {
        self.origin + self.along * (spot.x as f32 + 0.5) + self.down * (spot.y as f32 + 0.5)
    }

    /// The pixel at a point of an upright photo, wherever it lies.
    pub fn pixel(self, at: Pos2) -> (i64, i64) {
        let from = at - self.origin;
        let x = from.x / self.along.x.max(f32::EPSILON);
        let y = from.y / self.down.y.max(f32::EPSILON);
        (x.floor() as i64, y.floor() as i64)
    }

    fn scale(self) -> f32 {
        self.along.length()
    }
}

pub fn paint_all(ui: &Ui, painter: &Painter, under: Under, marks: &[Mark]) {
    for mark in marks {
        paint_one(ui, painter, under, mark, false);
    }
}

pub fn paint_one(ui: &Ui, painter: &Painter, under: Under, mark: &Mark, chosen: bool) {
    let theme = Theme::of(ui);
    let colour = if chosen { theme.focus } else { theme.accent };
    let strokes = [Stroke::new(5.0, theme.surface), Stroke::new(2.5, colour)];
    match mark {
        Mark::Arrow { from, to } => {
            let (from, to) = (under.at(*from), under.at(*to));
            let back = (from - to).normalized() * HEAD;
            let wing = back.rot90() * 0.5;
            let head = [to + back + wing, to, to + back - wing];
            for stroke in strokes {
                painter.line_segment([from, to], stroke);
                painter.add(Shape::line(head.to_vec(), stroke));
            }
        }
        Mark::Ring { middle, radius } => {
            for stroke in strokes {
                painter.circle_stroke(under.at(*middle), ring(under, *radius), stroke);
            }
        }
        Mark::Text { text, .. } => {
            let place = place(ui, under, mark);
            let outline = if chosen { theme.focus } else { theme.line_2 };
            paint::framed(painter, place, radius::CHIP, theme.surface, outline);
            let words = paint::line(ui, shown(text), Kind::BodyMedium, theme.text);
            let at = place.left_center() + vec2(space::S6, 0.0);
            paint::text(painter, at, Align2::LEFT_CENTER, words);
        }
    }
}

/// Words that are not written yet are seen as well.
fn shown(text: &str) -> &str {
    if text.trim().is_empty() { "…" } else { text }
}

fn ring(under: Under, radius: u32) -> f32 {
    (radius as f32 * under.scale()).max(2.0)
}

/// What a mark takes on the screen.
pub fn place(ui: &Ui, under: Under, mark: &Mark) -> Rect {
    match mark {
        Mark::Arrow { from, to } => {
            Rect::from_two_pos(under.at(*from), under.at(*to)).expand(HEAD * 0.5)
        }
        Mark::Ring { middle, radius } => {
            let reach = Vec2::splat(2.0 * ring(under, *radius));
            Rect::from_center_size(under.at(*middle), reach)
        }
        Mark::Text { at, text } => {
            let words = paint::line(ui, shown(text), Kind::BodyMedium, Theme::of(ui).text);
            let size = words.size() + vec2(2.0 * space::S6, space::S6);
            Rect::from_min_size(under.at(*at), size)
        }
    }
}

/// How far a point of the screen is from what is seen of a mark.
pub fn distance(ui: &Ui, under: Under, mark: &Mark, point: Pos2) -> f32 {
    match mark {
        Mark::Arrow { from, to } => {
            let (from, to) = (under.at(*from), under.at(*to));
            let along = to - from;
            let part = (point - from).dot(along) / along.length_sq().max(f32::EPSILON);
            point.distance(from + along * part.clamp(0.0, 1.0))
        }
        Mark::Ring { middle, radius } => {
            (point.distance(under.at(*middle)) - ring(under, *radius)).abs()
        }
        Mark::Text { .. } => place(ui, under, mark).distance_to_pos(point),
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;
    use crate::ui::widget::quad::corners;

    #[test]
    fn a_pixel_is_found_where_it_is_painted() {
        let rect = Rect::from_min_size(pos2(20.0, 30.0), vec2(320.0, 400.0));
        let under = Under::of(corners(rect), vec2(640.0, 800.0));
        for spot in [
            Spot { x: 0, y: 0 },
            Spot { x: 639, y: 799 },
            Spot { x: 219, y: 403 },
        ] {
            let (x, y) = under.pixel(under.at(spot));
            assert_eq!((x, y), (i64::from(spot.x), i64::from(spot.y)));
        }
    }
}
