//! The row above a photo in large: how the head is held, and how near it is looked at.

use eframe::egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::sketch::Sketch;
use super::{tilt, tools_ui};
use crate::journal::view::PhotoItem;
use crate::text::Text;
use crate::ui::page::record::photos::lens::{Laid, Lens};
use crate::ui::page::record::photos::lens_ui;
use crate::ui::theme::{size, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::{notice, tick};

/// What the row takes, with what is kept free under it.
pub const HEIGHT: f32 = size::CONTROL + space::S8;

/// What the row at the right needs.
const ZOOM: f32 = 330.0;

/// What the row works on.
pub struct Bar<'a> {
    pub lens: &'a mut Lens,
    pub laid: Laid,
    pub sketch: Option<&'a mut Sketch>,
    pub shows_marks: &'a mut bool,
}

pub fn show(text: &Text, item: &PhotoItem, bar: Bar<'_>, room: Rect, ui: &mut Ui) {
    let row = room.with_max_y(room.top() + size::CONTROL);
    let (left, right) = row.split_left_right_at_x((row.right() - ZOOM).max(row.left()));
    let middle = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(left).layout(middle));
    left.spacing_mut().item_spacing.x = space::S16;
    if let Some(sketch) = bar.sketch {
        tools_ui::show(text, sketch, bar.laid, &mut left);
    } else {
        if !item.marks.is_empty() {
            tick::switch(&mut left, &text.viewer.show_marks, bar.shows_marks);
        }
        if let Some(pupils) = item.pupils {
            let (status, said) = tilt::said(text, pupils);
            notice::remark(&mut left, status, &capital(&said));
        }
    }
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(right).layout(layout));
    zoom_ui(text, bar.lens, bar.laid, &mut right);
}

fn zoom_ui(text: &Text, lens: &mut Lens, laid: Laid, ui: &mut Ui) {
    // On the screen, a pixel for a pixel.
    let exact = ui.ctx().pixels_per_point().recip();
    ui.spacing_mut().item_spacing.x = space::S4;
    let pixels = Button::secondary(&text.viewer.pixels).small();
    let pixels = pixels.key("1", Modifiers::NONE, Key::Num1);
    if pixels.show(ui).clicked() {
        lens.zoom_to(laid, exact);
    }
    let wanted = vec2(ui.available_width().min(ZOOM - 104.0), size::CONTROL_SMALL);
    ui.allocate_ui_with_layout(wanted, Layout::left_to_right(Align::Center), |ui| {
        lens_ui::row(text, lens, laid, laid.scale / exact, ui);
    });
}

/// It begins what is said.
fn capital(said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}
