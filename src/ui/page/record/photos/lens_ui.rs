//! Wheel, drag and keys for a lens, and the row that says how near one is and offers the same to a pointer.

use eframe::egui::{CursorIcon, Key, Modifiers, PointerButton, Response, Ui, Vec2, vec2};

use super::lens::{Laid, Lens};
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::key;

/// What + and − zoom by.
const STEP: f32 = 1.25;
/// What an arrow moves by, in points.
const ARROW: f32 = 80.0;

/// The wheel zooms about the pointer, a drag moves, a double click shows the whole picture.
pub fn hands(lens: &mut Lens, laid: Laid, response: &Response, ui: &Ui) {
    wheel(lens, laid, response, ui);
    if response.double_clicked() {
        *lens = Lens::FIT;
    }
    if response.dragged_by(PointerButton::Primary) {
        lens.pan(laid, response.drag_delta());
    }
    if response.contains_pointer() && !lens.is_fit() {
        ui.ctx().set_cursor_icon(if response.dragged() {
            CursorIcon::Grabbing
        } else {
            CursorIcon::Grab
        });
    }
}

/// Without drag and click, where those mean something else.
pub fn wheel(lens: &mut Lens, laid: Laid, response: &Response, ui: &Ui) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let (scrolled, pinched) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = (scrolled / 240.0).exp() * pinched;
    if (factor - 1.0).abs() > f32::EPSILON {
        lens.zoom_about(laid, at, factor);
        ui.ctx().request_repaint();
    }
}

/// + and −, 0 for the whole picture.
pub fn keys(lens: &mut Lens, laid: Laid, ui: &Ui) {
    let pressed = |key| key::pressed(ui, Modifiers::NONE, key);
    // On a keyboard where + needs Shift the key comes with it.
    let plus =
        pressed(Key::Plus) || pressed(Key::Equals) || key::pressed(ui, Modifiers::SHIFT, Key::Plus);
    if plus {
        lens.zoom_about(laid, laid.room.center(), STEP);
    }
    if pressed(Key::Minus) {
        lens.zoom_about(laid, laid.room.center(), STEP.recip());
    }
    if pressed(Key::Num0) {
        *lens = Lens::FIT;
    }
}

/// Arrows move a picture that is not seen whole.
pub fn arrows(lens: &mut Lens, laid: Laid, ui: &Ui) {
    if lens.is_fit() {
        return;
    }
    for (key, towards) in [
        (Key::ArrowLeft, vec2(1.0, 0.0)),
        (Key::ArrowRight, vec2(-1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, 1.0)),
        (Key::ArrowDown, vec2(0.0, -1.0)),
    ] {
        if key::pressed(ui, Modifiers::NONE, key) {
            lens.pan(laid, towards * ARROW);
        }
    }
}

/// »− 140 % + Tilpas«; what the numbers are of, the caller says.
pub fn row(text: &Text, lens: &mut Lens, laid: Laid, percent: f32, ui: &mut Ui) {
    let words = &text.viewer;
    ui.spacing_mut().item_spacing = Vec2::new(space::S4, 0.0);
    if icon_button(ui, Icon::Minus, &words.zoom_out).clicked() {
        lens.zoom_about(laid, laid.room.center(), STEP.recip());
    }
    let percent = percent_of(text, percent);
    ui.label(Theme::of(ui).medium(percent));
    if icon_button(ui, Icon::Plus, &words.zoom_in).clicked() {
        lens.zoom_about(laid, laid.room.center(), STEP);
    }
    let fit = Button::secondary(&words.fit).hint("0").small();
    if fit.show(ui).clicked() {
        *lens = Lens::FIT;
    }
}

pub fn percent_of(text: &Text, part: f32) -> String {
    let percent = ((part * 100.0).round() as u64).to_string();
    fill(&text.viewer.percent, &[("percent", &percent)])
}
