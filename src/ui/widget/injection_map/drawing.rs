//! The markers upon the face, the sides in its lower corners, and the sentence about the rim of the orbit.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::{MapLook, paint};
use crate::domain::treatment::map::{Difference, InjectionMap, MapPoint};
use crate::text::fill;
use crate::ui::face::place::Place;
use crate::ui::face::{Area, Picture};
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, space};

/// Within so many points of its middle a marker is hit, however small it is.
const REACH: f32 = 16.0;

pub(super) fn marker_radius(picture: &Picture) -> f32 {
    (picture.box_width() * 15.0 / 800.0).max(11.0)
}

pub(super) fn reach(picture: &Picture) -> f32 {
    marker_radius(picture).max(REACH)
}

pub(super) struct Drawing<'a> {
    pub(super) painter: &'a Painter,
    pub(super) picture: &'a Picture<'a>,
    pub(super) look: MapLook<'a>,
}

impl Drawing<'_> {
    /// The plan beneath, then the points, the chosen one on top, and what is different from an earlier map.
    pub(super) fn markers(
        &self,
        ui: &Ui,
        (map, selected): (&InjectionMap, Option<&str>),
        changes: &[Difference<'_>],
    ) {
        self.before(ui, changes);
        let missing = |point: &&MapPoint| map.find(&point.site).is_none();
        for planned in self.look.planned.iter().filter(missing) {
            self.planned(ui, planned);
        }
        let chosen = |point: &&MapPoint| selected == Some(&*point.site);
        let points = map.points().iter();
        for point in points.clone().filter(|point| !chosen(point)) {
            self.marker(ui, point, false);
        }
        for point in points.filter(chosen) {
            self.marker(ui, point, true);
        }
        self.badges(ui, changes);
    }

    fn marker(&self, ui: &Ui, point: &MapPoint, chosen: bool) {
        let theme = Theme::of(ui);
        let colour = area_colour(theme, point);
        let (fill, ink) = if chosen {
            (colour, theme.surface)
        } else {
            (theme.surface, colour)
        };
        let number = self.number(point, ink);
        let round = marker_radius(self.picture);
        let half = half_of(&number, round);
        let middle = self.picture.at(Place::of(point));
        let rect = Rect::from_center_size(middle, vec2(half, round) * 2.0);
        let stroke = Stroke::new(self.picture.box_width() * 2.4 / 800.0, colour);
        self.painter
            .rect(rect, round, fill, stroke, StrokeKind::Middle);
        paint::text(self.painter, middle, Align2::CENTER_CENTER, number);
        if chosen {
            let ring = Stroke::new(2.0, theme.focus);
            let around = rect.expand(6.0);
            self.painter
                .rect_stroke(around, round + 6.0, ring, StrokeKind::Middle);
        }
    }

    /// A longer number is set smaller, but never too small to be read; then the marker grows.
    fn number(&self, point: &MapPoint, ink: Color32) -> Arc<Galley> {
        let units = point.units.map_or_else(
            || "–".to_owned(),
            |units| self.look.text.decimal(&units.to_string()),
        );
        let round = marker_radius(self.picture);
        let long = units.chars().count() > 2;
        let font = if long { round * 0.8 } else { round * 0.97 };
        let font = FontId::new(font.max(11.0), Kind::SmallStrong.font().family);
        self.painter.layout_no_wrap(units, font, ink)
    }

    /// Half the width of a marker, and half its height.
    pub(super) fn half_of(&self, ui: &Ui, point: &MapPoint) -> (f32, f32) {
        let number = self.number(point, Theme::of(ui).text);
        let round = marker_radius(self.picture);
        (half_of(&number, round), round)
    }

    fn planned(&self, ui: &Ui, point: &MapPoint) {
        let theme = Theme::of(ui);
        let colour = area_colour(theme, point);
        let round = marker_radius(self.picture) * 0.55;
        let middle = self.picture.at(Place::of(point));
        self.painter.circle_filled(middle, round, theme.surface);
        let stroke = Stroke::new(1.5, colour);
        let line = circle(middle, round);
        self.painter
            .extend(Shape::dashed_line(&line, stroke, 3.0, 2.5));
    }

    /// Whose right and whose left it is, always.
    pub(super) fn corners(&self, ui: &mut Ui, rect: Rect) {
        let words = &self.look.text.injection_map;
        let bottom = rect.bottom() - space::S12;
        for (x, align, letter, side) in [
            (
                rect.left() + space::S16,
                Align2::LEFT_BOTTOM,
                &words.right_letter,
                &words.patients_right,
            ),
            (
                rect.right() - space::S16,
                Align2::RIGHT_BOTTOM,
                &words.left_letter,
                &words.patients_left,
            ),
        ] {
            let theme = Theme::of(ui);
            let side_text = paint::line(ui, side, Kind::Micro, theme.text_3);
            let ground = align.anchor_size(pos2(x, bottom), side_text.size() + vec2(0.0, 16.0));
            self.painter
                .rect_filled(ground.expand(space::S6), radius::CHIP, theme.surface);
            let place = paint::text(self.painter, pos2(x, bottom), align, side_text);
            let letter = paint::line(ui, letter, Kind::SmallStrong, theme.text_2);
            paint::text(self.painter, pos2(x, place.top()), align, letter);
            paint::say(ui, place, side);
        }
    }

    /// Above the face, where only hair is: the face does not move when it comes.
    pub(super) fn rim_sentence(&self, ui: &mut Ui, rect: Rect, points: usize) {
        const SHAPE: f32 = 14.0;
        let words = &self.look.text.injection_map;
        let sentence = match points {
            0 => return,
            1 => words.inside_rim_one.clone(),
            count => fill(&words.inside_rim_many, &[("count", &count.to_string())]),
        };
        let theme = Theme::of(ui);
        let room = rect.width() - 2.0 * space::S24 - SHAPE - space::S8;
        let text = paint::rows(ui, &sentence, Kind::SmallMedium, theme.stop, (room, 3));
        let size = text.size() + vec2(SHAPE + space::S8 + 2.0 * space::S12, space::S12);
        let top = rect.center_top() + vec2(0.0, space::S8);
        let ground = Align2::CENTER_TOP.anchor_size(top, size);
        paint::framed(
            self.painter,
            ground,
            radius::CONTROL,
            theme.stop_weak,
            theme.stop_line,
        );
        let left = ground.left_center() + vec2(space::S12, 0.0);
        let shape = left + vec2(SHAPE * 0.5, 0.0);
        Status::Stop.paint(self.painter, theme, shape, SHAPE);
        let at = left + vec2(SHAPE + space::S8, 0.0);
        let place = paint::text(self.painter, at, Align2::LEFT_CENTER, text);
        paint::say(ui, place, &sentence);
    }
}

fn half_of(number: &Galley, round: f32) -> f32 {
    (number.size().x * 0.5 + space::S4).max(round)
}

/// The colour of a point's area.
pub(super) fn area_colour(theme: &Theme, point: &MapPoint) -> Color32 {
    let tone = Area::of(&point.area).map_or(Tone::OtherArea, Area::tone);
    theme.tone(tone).text
}

fn circle(middle: Pos2, round: f32) -> Vec<Pos2> {
    const PARTS: u8 = 32;
    let at = |part: u8| {
        let angle = std::f32::consts::TAU * f32::from(part) / f32::from(PARTS);
        middle + vec2(angle.cos(), angle.sin()) * round
    };
    (0..=PARTS).map(at).collect()
}
