//! Rows that say how something stands: a shape, a title, why, and a link to what mends it; and pairs of label and value.

use eframe::egui::{Align2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{button::Button, card, paint};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A check of the side panel. Shows it; true when its link was clicked.
#[derive(Clone, Copy, Debug)]
pub struct CheckRow<'a> {
    pub status: Status,
    pub title: &'a str,
    pub why: &'a str,
    /// Words of a link at the right; empty for none.
    pub fix: &'a str,
    /// A hard rule: nobody can override it.
    pub locked: bool,
}

impl CheckRow<'_> {
    pub fn show(&self, ui: &mut Ui) -> bool {
        const WORDS: f32 = 26.0;
        let theme = Theme::of(ui);
        let width = ui.available_width();
        let fix = (!self.fix.is_empty()).then(|| Button::link(self.fix));
        let fix_width = fix.as_ref().map_or(0.0, |fix| fix.width(ui) + space::S8);
        let room = width - WORDS - fix_width;
        let title = paint::rows(
            ui,
            self.title,
            Kind::BodyMedium,
            theme.text,
            (room - 18.0, 3),
        );
        let why = paint::rows(ui, self.why, Kind::Small, theme.text_2, (room, 6));
        let why_height = if self.why.is_empty() {
            0.0
        } else {
            why.size().y
        };
        let height = 10.0 + title.size().y + why_height;
        let rect = paint::reserve(ui, vec2(width, height));
        let top = rect.top() + 5.0;
        let painter = ui.painter();
        let center = pos2(rect.left() + 8.0, top + Kind::Body.line() * 0.5);
        self.status.paint(painter, theme, center, 16.0);
        let left = rect.left() + WORDS;
        let title = paint::text(painter, pos2(left, top), Align2::LEFT_TOP, title);
        if self.locked {
            let center = pos2(title.right() + 12.0, center.y);
            Icon::LockKeyhole.paint(painter, center, 12.0, theme.text_3);
        }
        let why = paint::text(painter, title.left_bottom(), Align2::LEFT_TOP, why);
        paint::say(ui, title, self.title);
        if !self.why.is_empty() {
            paint::say(ui, why, self.why);
        }
        let place =
            Rect::from_min_max(pos2(rect.left(), top - 4.0), pos2(rect.right(), top + 22.0));
        let mut clicked = false;
        card::controls_at_right(ui, place, |ui| {
            clicked = fix.is_some_and(|fix| fix.show(ui).clicked());
        });
        clicked
    }
}

/// A row of a list in a card: shape, title, second line, words at the right; the whole row can be clicked.
#[derive(Clone, Copy, Debug)]
pub struct ListRow<'a> {
    pub status: Option<Status>,
    pub title: &'a str,
    pub detail: &'a str,
    pub trailing: &'a str,
    pub selected: bool,
}

impl ListRow<'_> {
    pub fn show(&self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let two_lines = !self.detail.is_empty();
        let height = if two_lines { size::ROW_TALL } else { size::ROW };
        let wanted = vec2(ui.available_width(), height);
        card::ruled(ui);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let fill = if self.selected {
            theme.accent_weak
        } else {
            paint::ground(ui, &response)
        };
        // The hairlines above and below stay.
        let ground = rect.shrink2(vec2(1.0, 1.0));
        let painter = ui.painter();
        painter.rect_filled(ground, radius::CHIP, fill);
        let inside = rect.shrink2(vec2(space::CARD_X, 0.0));
        let mut left = inside.left();
        if let Some(status) = self.status {
            status.paint(painter, theme, pos2(left + 7.5, rect.center().y), 15.0);
            left += 25.0;
        }
        let trailing = paint::line(ui, self.trailing, Kind::Small, theme.text_3);
        let right = paint::text(
            painter,
            inside.right_center(),
            Align2::RIGHT_CENTER,
            trailing,
        );
        let width = right.left() - left - space::S8;
        let title = paint::cut(ui, self.title, Kind::BodyMedium, theme.text, width);
        let detail = paint::cut(ui, self.detail, Kind::Small, theme.text_2, width);
        if two_lines {
            let middle = rect.center().y;
            paint::text(
                painter,
                pos2(left, middle + 1.0),
                Align2::LEFT_BOTTOM,
                title,
            );
            paint::text(painter, pos2(left, middle + 1.0), Align2::LEFT_TOP, detail);
        } else {
            paint::text(
                painter,
                pos2(left, rect.center().y),
                Align2::LEFT_CENTER,
                title,
            );
        }
        paint::focus_ring(ui, &response, ground.shrink(1.0), radius::CHIP);
        let name = format!("{} {} {}", self.title, self.detail, self.trailing);
        response.widget_info(|| {
            WidgetInfo::selected(eframe::egui::Role::Button, true, self.selected, name.trim())
        });
        response
    }
}

/// Label and value on one line, the labels `label_width` wide: »Taget   25. nov. 2026 kl. 14.04«. The value wraps.
pub fn pair(ui: &mut Ui, label_width: f32, label: &str, value: &str) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let room = (width - label_width - space::S8, 8);
    let label_text = paint::rows(ui, label, Kind::Small, theme.text_2, (label_width, 3));
    let value_text = paint::rows(ui, value, Kind::SmallMedium, theme.text, room);
    let height = label_text.size().y.max(value_text.size().y) + space::S4;
    let rect = paint::reserve(ui, vec2(width, height));
    let top = rect.top() + 2.0;
    let place = paint::text(
        ui.painter(),
        pos2(rect.left(), top),
        Align2::LEFT_TOP,
        label_text,
    );
    paint::say(ui, place, label);
    let at = pos2(rect.left() + label_width + space::S8, top);
    let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, value_text);
    paint::say(ui, place, value);
}

/// A user as a tile: initials, name, role.
#[derive(Clone, Copy, Debug)]
pub struct UserTile<'a> {
    pub initials: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub selected: bool,
}

impl UserTile<'_> {
    /// Shows it in the given size; 128 × 110 suits three beside each other.
    pub fn show(&self, ui: &mut Ui, wanted: Vec2) -> Response {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let (fill, outline) = match (self.selected, response.hovered()) {
            (true, _) => (theme.accent_weak, theme.accent),
            (false, true) => (theme.hover, theme.line_2),
            (false, false) => (theme.surface, theme.line),
        };
        let painter = ui.painter();
        paint::framed(painter, rect, radius::CARD, fill, outline);
        let (circle, letters) = if self.selected {
            (theme.accent, theme.on_accent)
        } else {
            (theme.hover, theme.text_2)
        };
        let center = pos2(rect.center().x, rect.top() + 34.0);
        painter.circle_filled(center, 20.0, circle);
        let text = paint::line(ui, self.initials, Kind::Clock, letters);
        paint::text(painter, center, Align2::CENTER_CENTER, text);
        let room = rect.width() - space::S12;
        let name = paint::cut(ui, self.name, Kind::BodyStrong, theme.text, room);
        let at = pos2(rect.center().x, center.y + 28.0);
        let place = paint::text(painter, at, Align2::CENTER_TOP, name);
        let role = paint::cut(ui, self.role, Kind::Small, theme.text_2, room);
        let at = pos2(rect.center().x, place.bottom());
        paint::text(painter, at, Align2::CENTER_TOP, role);
        paint::focus_ring(ui, &response, rect, radius::CARD);
        let told = format!("{}, {}", self.name, self.role);
        response.widget_info(|| {
            WidgetInfo::selected(eframe::egui::Role::RadioButton, true, self.selected, &told)
        });
        response
    }
}
