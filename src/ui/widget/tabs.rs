//! The tabs of an open record: the chosen one underlined, a status shape where one says more, the draft's state at the right.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};

/// One tab. `hint` is the key that opens it (»Alt 5«), told on hover.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    pub label: &'a str,
    pub status: Option<Status>,
    pub hint: &'a str,
}

const SHAPE: f32 = 13.0;

/// Shows the tabs; gives the place of the one that was clicked. `saved` stands at the right: »Kladde gemt 14.30«.
pub fn tabs(ui: &mut Ui, tabs: &[Tab], chosen: usize, saved: &str) -> Option<usize> {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), size::TABS));
    ui.painter().rect_filled(rect, 0.0, theme.surface);
    let labels: Vec<Arc<Galley>> = tabs
        .iter()
        .map(|tab| paint::line(ui, tab.label, Kind::BodyStrong, Color32::PLACEHOLDER))
        .collect();
    let padding = padding(tabs, &labels, rect.width());
    let mut left = rect.left() + space::S12;
    let mut clicked = None;
    for (index, (tab, label)) in tabs.iter().zip(labels).enumerate() {
        let width = content_width(tab, &label) + 2.0 * padding;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        if show_tab(ui, tab, place, index == chosen).clicked() {
            clicked = Some(index);
        }
        left += width + space::S4;
    }
    paint::hairline(
        ui.painter(),
        rect.x_range(),
        rect.bottom() - 0.5,
        theme.line,
    );
    say_saved(ui, saved, rect.with_min_x(left + space::S12));
    clicked
}

fn content_width(tab: &Tab, label: &Galley) -> f32 {
    let shape = tab.status.map_or(0.0, |_| SHAPE + space::S6);
    (label.size().x + shape).ceil()
}

/// Tabs stand closer in a narrow window instead of running out of it.
fn padding(tabs: &[Tab], labels: &[Arc<Galley>], room: f32) -> f32 {
    let contents: f32 = tabs
        .iter()
        .zip(labels)
        .map(|(tab, label)| content_width(tab, label))
        .sum();
    let count = tabs.len().max(1) as f32;
    let rest = room - 2.0 * space::S12 - contents - space::S4 * (count - 1.0);
    (rest / (2.0 * count)).clamp(3.0, 10.0)
}

fn show_tab(ui: &mut Ui, tab: &Tab, rect: Rect, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::click());
    let (kind, colour) = match (chosen, response.hovered()) {
        (true, _) => (Kind::BodyStrong, theme.accent),
        (false, true) => (Kind::BodyMedium, theme.text),
        (false, false) => (Kind::BodyMedium, theme.text_2),
    };
    let text = paint::line(ui, tab.label, kind, colour);
    let width = content_width(tab, &text);
    let painter = ui.painter();
    let at = pos2((rect.center().x - width * 0.5).round(), rect.center().y);
    let place = paint::text(painter, at, Align2::LEFT_CENTER, text);
    if let Some(status) = tab.status {
        let center = pos2(place.right() + space::S6 + SHAPE * 0.5, rect.center().y);
        status.paint(painter, theme, center, SHAPE);
    }
    if chosen {
        let line = Rect::from_x_y_ranges(
            rect.left() + space::S8..=rect.right() - space::S8,
            rect.bottom() - 2.0..=rect.bottom(),
        );
        painter.rect_filled(line, 1.0, theme.accent);
    }
    paint::focus_ring(ui, &response, rect.shrink2(vec2(1.0, 5.0)), 4.0);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, tab.label));
    if tab.hint.is_empty() {
        response
    } else {
        paint::tip(response, tab.hint)
    }
}

fn say_saved(ui: &mut Ui, saved: &str, room: Rect) {
    if saved.is_empty() || room.width() < 60.0 {
        return;
    }
    let theme = Theme::of(ui);
    let right = room.right() - space::PAGE_X;
    let width = right - room.left() - 20.0;
    let text = paint::cut(ui, saved, Kind::Small, theme.text_2, width);
    let at = pos2(right, room.center().y);
    let place = paint::text(ui.painter(), at, Align2::RIGHT_CENTER, text);
    let center = pos2(place.left() - 13.0, at.y);
    Icon::CloudCheck.paint(ui.painter(), center, 14.0, theme.text_2);
    paint::say(ui, place, saved);
}
