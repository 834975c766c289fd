//! What is dragged or moved by keys along a line from left to right: the dividing line, and how much is seen through.

use eframe::egui::accesskit::Action;
use eframe::egui::{
    CursorIcon, EventFilter, Key, Modifiers, Rangef, Rect, Response, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::paint;

/// What a key moves by, as a part of the whole way.
pub const STEP: f32 = 0.02;

/// Within so many points of the line it is taken.
const REACH: f32 = 10.0;
const KNOB: f32 = 17.0;

/// The line across a room; what lies right of it is the right photo's.
pub fn line(ui: &Ui, room: Rect, part: &mut f32, name: &str) {
    let x = room.left() + room.width() * *part;
    let place = Rect::from_x_y_ranges(Rangef::new(x - REACH, x + REACH), room.y_range());
    let response = ui.interact(place, ui.scope_id().with("line"), Sense::click_and_drag());
    moved(ui, &response, room.x_range(), part);
    tell(ui, &response, part, name);
    let x = room.left() + room.width() * *part;
    let theme = Theme::of(ui);
    let painter = ui.painter().with_clip_rect(room);
    painter.vline(x, room.y_range(), Stroke::new(4.0, theme.shadow_ground()));
    painter.vline(x, room.y_range(), Stroke::new(2.0, theme.banner_text));
    let knob = pos2(x, room.bottom() - 46.0);
    painter.circle(knob, KNOB, theme.surface, Stroke::new(1.0, theme.line_2));
    Icon::ChevronsLeftRight.paint(&painter, knob, 16.0, theme.text);
    let around = Rect::from_center_size(knob, Vec2::splat(2.0 * KNOB));
    paint::focus_ring(ui, &response, around, KNOB);
}

/// A track with a knob, upon a ground that is seen on any photo.
pub fn track(ui: &Ui, room: Rect, part: &mut f32, name: &str) {
    let width = (room.width() * 0.4).clamp(80.0, 260.0);
    let middle = room.center_bottom() - vec2(0.0, 40.0);
    let ground = Rect::from_center_size(middle, vec2(width + 2.0 * space::S16, 30.0));
    let way = Rangef::new(ground.left() + space::S16, ground.right() - space::S16);
    let response = ui.interact(ground, ui.scope_id().with("track"), Sense::click_and_drag());
    moved(ui, &response, way, part);
    tell(ui, &response, part, name);
    let theme = Theme::of(ui);
    let painter = ui.painter();
    paint::framed(painter, ground, 15.0, theme.surface, theme.line_2);
    let x = way.min + way.span() * *part;
    painter.hline(way, middle.y, Stroke::new(3.0, theme.line_2));
    painter.hline(
        Rangef::new(way.min, x),
        middle.y,
        Stroke::new(3.0, theme.accent),
    );
    painter.circle_filled(pos2(x, middle.y), 8.0, theme.accent);
    paint::focus_ring(ui, &response, ground, 15.0);
}

fn moved(ui: &Ui, response: &Response, way: Rangef, part: &mut f32) {
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let at = response.interact_pointer_pos();
    if let Some(at) = at.filter(|_| response.dragged() || response.clicked()) {
        *part = ((at.x - way.min) / way.span().max(1.0)).clamp(0.0, 1.0);
    }
}

/// As keyboard and screen reader find it.
fn tell(ui: &Ui, response: &Response, part: &mut f32, name: &str) {
    let id = response.id;
    let asked = |action| {
        let asked = ui.input(|input| input.num_accesskit_action_requests(id, action));
        asked as f32
    };
    let mut steps = asked(Action::Increment) - asked(Action::Decrement);
    if response.has_focus() {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, step) in [(Key::ArrowLeft, -1.0), (Key::ArrowRight, 1.0)] {
            if pressed(key) {
                steps += step;
            }
        }
        let keeps_arrows = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keeps_arrows));
    }
    *part = (*part + steps * STEP).clamp(0.0, 1.0);
    let percent = f64::from(*part) * 100.0;
    response.widget_info(|| WidgetInfo::slider(true, percent.round(), name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}
