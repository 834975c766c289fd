//! The points as a keyboard and a screen reader find them: each with a name, walked with Tab in clinical order.

use eframe::egui::accesskit::Action;
use eframe::egui::{EventFilter, Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use super::drawing::marker_radius;
use super::{MapLook, MapState};
use crate::domain::treatment::map::{InjectionMap, MapPoint};
use crate::text::fill;
use crate::ui::face::Picture;
use crate::ui::face::place::{self, Place};

/// Tells of every point; a point that gets the keyboard is chosen. Says whether one has it.
///
/// The pointer they leave to the map beneath, where the nearest wins.
pub(super) fn tell(
    ui: &mut Ui,
    (rect, picture, whole): (Rect, &Picture, &Response),
    map: &InjectionMap,
    state: &mut MapState,
    look: MapLook,
) -> bool {
    let inside = UiBuilder::new()
        .id_salt("points")
        .max_rect(rect)
        .accessibility_parent(whole.id);
    let ui = ui.new_child(inside);
    let at = |point: &MapPoint| {
        let side = Vec2::splat(2.0 * marker_radius(picture));
        Rect::from_center_size(picture.at(Place::of(point)), side)
    };
    let missing = |point: &&MapPoint| map.find(&point.site).is_none();
    for planned in look.planned.iter().filter(missing) {
        let name = look.text.point(planned);
        let name = fill(&look.text.injection_map.planned, &[("point", &name)]);
        let id = whole.id.with(("planned", &planned.site));
        let told = ui.interact(at(planned), id, Sense::hover());
        told.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    }
    let earlier = look.earlier.filter(|_| !state.hides_difference);
    let changes = earlier.map_or_else(Vec::new, |earlier| earlier.changes(map));
    for gone in changes.iter().filter(|change| change.now.is_none()) {
        let Some(before) = gone.before else {
            continue;
        };
        let name = look.text.point(before);
        let name = fill(&look.text.injection_map.gone, &[("point", &name)]);
        let id = whole.id.with(("gone", &before.site));
        let told = ui.interact(at(before), id, Sense::hover());
        told.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    }
    let mut focused = false;
    for index in map.in_order(place::order) {
        let Some(point) = map.get(index) else {
            continue;
        };
        let id = point_id(whole, &point.site);
        let told = ui.interact(at(point), id, Sense::focusable_noninteractive());
        let clicked = ui.input(|input| input.has_accesskit_action_request(id, Action::Click));
        if clicked || told.gained_focus() {
            state.select(Some(point));
            state.wants_keyboard |= clicked;
        }
        focused |= told.has_focus();
        let chosen = state.selected() == Some(&*point.site);
        let name = look.text.point(point);
        told.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
        ui.ctx()
            .accesskit_node_builder(id, |node| node.add_action(Action::Click));
        keep_arrows(&ui, id, look);
    }
    keep_arrows(&ui, whole.id, look);
    focused
}

/// While the map has the keyboard, arrows move the point and not the keyboard.
fn keep_arrows(ui: &Ui, id: Id, look: MapLook) {
    let filter = EventFilter {
        horizontal_arrows: !look.read_only,
        vertical_arrows: !look.read_only,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

fn point_id(whole: &Response, site: &str) -> Id {
    whole.id.with(("point", site))
}

/// Keeps the keyboard at the chosen point when points come, go or get another name; at the map if none is chosen.
pub(super) fn send_keyboard(
    ui: &Ui,
    whole: &Response,
    state: &mut MapState,
    (had_it, changed): (bool, bool),
) {
    let asked = std::mem::take(&mut state.wants_keyboard);
    let follows = had_it && changed;
    if !(asked || follows) {
        return;
    }
    let to = state
        .selected()
        .map_or(whole.id, |site| point_id(whole, site));
    ui.memory_mut(|memory| {
        if !memory.has_focus(to) {
            memory.request_focus(to);
        }
    });
    ui.ctx().request_repaint();
}
