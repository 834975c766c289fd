//! The rail at the left: where one can go, what waits there, and the lock at its foot.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::icon::{self, Icon};
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A place in the rail. `waiting` is a count on it, empty for none; `hint` its key, told on hover.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub icon: Icon,
    pub label: &'a str,
    pub waiting: &'a str,
    pub hint: &'a str,
}

const ITEM: eframe::egui::Vec2 = vec2(62.0, 50.0);
const GAP: f32 = 2.0;

/// Shows the rail over the whole height: places from the top, then those at the foot, counted on. Gives the one clicked.
pub fn rail(ui: &mut Ui, places: &[Place], foot: &[Place], chosen: Option<usize>) -> Option<usize> {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme.rail);
    painter.vline(
        rect.right() - 0.5,
        rect.y_range(),
        (size::HAIRLINE, theme.line),
    );
    let mark = Rect::from_center_size(pos2(rect.center().x, rect.top() + 28.0), vec2(30.0, 30.0));
    icon::paint_mark(painter, mark, theme.accent);
    let mut clicked = None;
    let mut top = rect.top() + 56.0;
    for (index, place) in places.iter().enumerate() {
        if show_place(ui, place, top, chosen == Some(index)).clicked() {
            clicked = Some(index);
        }
        top += ITEM.y + GAP;
    }
    let height = foot.len() as f32 * (ITEM.y + GAP) - GAP;
    let mut top = (rect.bottom() - 10.0 - height).max(top);
    for (index, place) in foot.iter().enumerate() {
        let index = places.len() + index;
        if show_place(ui, place, top, chosen == Some(index)).clicked() {
            clicked = Some(index);
        }
        top += ITEM.y + GAP;
    }
    ui.advance_cursor_after_rect(rect);
    clicked
}

fn show_place(ui: &mut Ui, place: &Place, top: f32, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let rail = ui.max_rect();
    let left = (rail.center().x - ITEM.x * 0.5).round();
    let rect = Rect::from_min_size(pos2(left, top), ITEM);
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::click());
    let colour = if chosen { theme.accent } else { theme.text_2 };
    let painter = ui.painter();
    if chosen {
        paint::framed(painter, rect, radius::CARD, theme.surface, theme.line);
    } else if response.hovered() {
        painter.rect_filled(rect, radius::CARD, theme.hover);
    }
    let center = pos2(rect.center().x, rect.top() + 16.5);
    place.icon.paint(painter, center, 20.0, colour);
    let label = paint::cut(
        ui,
        place.label,
        Kind::Micro,
        colour,
        rail.width() - space::S4,
    );
    let at = pos2(rect.center().x, rect.top() + 36.5);
    paint::text(painter, at, Align2::CENTER_CENTER, label);
    if !place.waiting.is_empty() {
        paint_count(
            ui,
            place.waiting,
            pos2(rect.right() - 17.0, rect.top() + 12.0),
        );
    }
    paint::focus_ring(ui, &response, rect.shrink(1.0), radius::CARD);
    let name = format!("{} {}", place.label, place.waiting);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name.trim()));
    if place.hint.is_empty() {
        response
    } else {
        paint::tip(response, place.hint)
    }
}

fn paint_count(ui: &Ui, count: &str, center: eframe::egui::Pos2) {
    let theme = Theme::of(ui);
    let text = paint::line(ui, count, Kind::MicroStrong, theme.surface);
    let width = (text.size().x + space::S8).max(16.0);
    let pill = Rect::from_center_size(center, vec2(width, 16.0));
    let painter = ui.painter();
    painter.rect_filled(pill, 8.0, theme.stop);
    paint::text(painter, pill.center(), Align2::CENTER_CENTER, text);
}
