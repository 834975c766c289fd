//! Small parts that the written and the signed treatment share: values in boxes, and lines on a tint.

use eframe::egui::{Align2, Ui, vec2};

use crate::ui::status::Status;
use crate::ui::theme::{Theme, radius, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::paint;

/// A value that cannot be typed here, in the box that a field would have.
pub fn value(ui: &mut Ui, label: &str, value: &str, width: f32) {
    Field::line(label, &mut value.to_owned())
        .writable(false)
        .width(width)
        .show(ui);
}

/// One line on the tint of a status: a leading sentence in its colour, the rest in quieter words.
pub fn tinted(ui: &mut Ui, status: Status, lead: &str, rest: &str) {
    const SHAPE: f32 = 14.0;
    let theme = Theme::of(ui);
    let colours = theme.tone(status.tone());
    let width = ui.available_width();
    let before = space::S12 + SHAPE + space::S8;
    let room = width - before - space::S12;
    let text = paint::lead_and_rest(ui, (lead, colours.text), rest, (room, 24));
    let rect = paint::reserve(ui, vec2(width, text.size().y + space::S16));
    let painter = ui.painter();
    painter.rect_filled(rect, radius::CONTROL, colours.weak);
    let center = rect.left_center() + vec2(space::S12 + SHAPE * 0.5, 0.0);
    status.paint(painter, theme, center, SHAPE);
    let at = rect.left_center() + vec2(before, 0.0);
    let place = paint::text(painter, at, Align2::LEFT_CENTER, text);
    paint::say(ui, place, format!("{lead} {rest}").trim());
}
