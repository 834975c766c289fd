//! A grid of photo cells of one size, in which only the rows on the screen are drawn.

use eframe::egui::{Align, Layout, Sense, Ui, UiBuilder, Vec2, vec2};

use crate::ui::theme::space;
use crate::ui::widget::photo_cell;

/// How cells share the width.
#[derive(Clone, Copy)]
pub struct Cells {
    /// No cell is narrower, in points.
    pub least: f32,
    /// Height of the picture for its width.
    pub ratio: f32,
}

const GAP: f32 = space::S16;

/// Calls `cell` with place and size of the picture for each cell that can be seen, and for one row beyond.
pub fn show(ui: &mut Ui, count: usize, cells: Cells, mut cell: impl FnMut(usize, &mut Ui, Vec2)) {
    let width = ui.available_width();
    let columns = (((width + GAP) / (cells.least + GAP)).floor() as usize).max(1);
    let each = ((width + GAP) / columns as f32 - GAP).floor();
    let picture = vec2(each, (each * cells.ratio).floor());
    let row = vec2(width, picture.y + photo_cell::WORDS);
    ui.spacing_mut().item_spacing.y = space::S12;
    for first in (0..count).step_by(columns) {
        let (rect, _) = ui.allocate_exact_size(row, Sense::hover());
        if !ui.is_rect_visible(rect.expand2(vec2(0.0, row.y))) {
            continue;
        }
        let layout = Layout::left_to_right(Align::Min);
        let builder = UiBuilder::new()
            .id_salt(first)
            .max_rect(rect)
            .layout(layout);
        let mut line = ui.new_child(builder);
        line.spacing_mut().item_spacing.x = GAP;
        for place in first..count.min(first + columns) {
            cell(place, &mut line, picture);
        }
    }
}
