//! The injection map upon the left photo: what was given between the two dates, where its pupils say that it lies.

use eframe::egui::{Align2, Painter, Pos2, Stroke, Ui};

use crate::domain::treatment::map::MapPoint;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::face::place::Place;
use crate::ui::face::{Area, Upon};
use crate::ui::page::record::treatment::difference::map_of;
use crate::ui::theme::{Kind, Theme, Tone};
use crate::ui::widget::paint;

use super::assessed;
use super::stage::Point;

const ROUND: f32 = 11.0;

/// Whether there is anything to lay upon it.
pub fn are_there(view: &RecordView, items: [&PhotoItem; 2]) -> bool {
    let left = items[0];
    let is_laid = left.photo.view.is_front() && left.pupils.is_some();
    let mut given = assessed::between(view, items).into_iter();
    is_laid && given.any(|given| !given.points.is_empty())
}

/// Of the newest treatment that has points.
pub fn upon(text: &Text, view: &RecordView, items: [&PhotoItem; 2]) -> Vec<Point> {
    let pupils = items[0].pupils.filter(|_| items[0].photo.view.is_front());
    let Some(upon) = pupils.and_then(Upon::photo) else {
        return Vec::new();
    };
    let mut given = assessed::between(view, items).into_iter();
    let given = given.find(|given| !given.points.is_empty());
    let point = |point: &MapPoint| Point {
        at: upon.at(Place::of(point)),
        units: point
            .units
            .map_or_else(String::new, |units| text.decimal(&units.to_string())),
        tone: Area::of(&point.area).map_or(Tone::OtherArea, Area::tone),
    };
    let map = given.map(|given| map_of(&given));
    map.map_or_else(Vec::new, |map| map.points().iter().map(point).collect())
}

/// As on the map itself: the units in a ring of the area's colour.
pub fn paint(ui: &Ui, painter: &Painter, at: Pos2, point: &Point) {
    let theme = Theme::of(ui);
    let colour = theme.tone(point.tone).text;
    painter.circle(at, ROUND, theme.surface, Stroke::new(2.0, colour));
    let units = paint::line(ui, &point.units, Kind::Micro, colour);
    paint::text(painter, at, Align2::CENTER_CENTER, units);
}
