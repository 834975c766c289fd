//! A grid of photo cells of one size, in which only the rows on the screen and a few beyond are there at all.

use std::ops::Range;

use eframe::egui::{Align, Layout, Rangef, Rect, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

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

/// Between two rows.
const UNDER: f32 = space::S12;

/// So many rows beyond the screen are prepared.
const AHEAD: f32 = 3.0;

/// Where cells lie in a grid of some width.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Places {
    columns: usize,
    /// The size of a picture.
    picture: Vec2,
    width: f32,
}

impl Places {
    pub fn of(width: f32, cells: Cells) -> Self {
        let columns = ((width + GAP) / (cells.least + GAP)).floor() as usize;
        Self::in_columns(width, columns, cells.ratio)
    }

    pub const fn width(self) -> f32 {
        self.width
    }

    fn row(self) -> f32 {
        self.picture.y + photo_cell::WORDS
    }

    /// Always so many beside each other.
    pub fn in_columns(width: f32, columns: usize, ratio: f32) -> Self {
        let columns = columns.max(1);
        let each = ((width + GAP) / columns as f32 - GAP).floor().max(1.0);
        Self {
            columns,
            picture: vec2(each, (each * ratio).floor()),
            width,
        }
    }

    /// The height of so many cells.
    pub fn height(self, count: usize) -> f32 {
        let rows = count.div_ceil(self.columns) as f32;
        (rows * (self.row() + UNDER) - UNDER).max(0.0)
    }

    /// The rows of so many cells, the first of which begins at `top`, between two heights.
    fn rows(self, count: usize, top: f32, (from, to): (f32, f32)) -> Range<usize> {
        let rows = count.div_ceil(self.columns);
        let row = |y: f32| ((y - top) / (self.row() + UNDER)).max(0.0);
        let first = row(from).floor() as usize;
        let behind = row(to).ceil() as usize;
        first.min(rows)..behind.min(rows)
    }

    /// Between which heights there are cells: those of the screen, and some beyond.
    pub fn prepared(self, ui: &Ui) -> Rangef {
        let beyond = AHEAD * (self.row() + UNDER);
        ui.clip_rect().y_range().expand(beyond)
    }

    /// Calls `cell` with place and size of the picture for each cell that can be seen, or soon.
    pub fn show(
        self,
        ui: &mut Ui,
        rect: Rect,
        count: usize,
        mut cell: impl FnMut(usize, &mut Ui, Vec2),
    ) {
        let pitch = self.row() + UNDER;
        let seen = self.prepared(ui);
        for row in self.rows(count, rect.top(), (seen.min, seen.max)) {
            let at = pos2(rect.left(), rect.top() + row as f32 * pitch);
            let line = Rect::from_min_size(at, vec2(self.width, self.row()));
            let first = row * self.columns;
            let layout = Layout::left_to_right(Align::Min);
            let builder = UiBuilder::new()
                .id_salt(first)
                .max_rect(line)
                .layout(layout);
            let mut line = ui.new_child(builder);
            line.spacing_mut().item_spacing.x = GAP;
            for place in first..count.min(first + self.columns) {
                cell(place, &mut line, self.picture);
            }
        }
    }
}

/// Calls `cell` with place and size of the picture for each cell that can be seen, or soon.
pub fn show(ui: &mut Ui, count: usize, cells: Cells, cell: impl FnMut(usize, &mut Ui, Vec2)) {
    let places = Places::of(ui.available_width(), cells);
    show_in(ui, count, places, cell);
}

/// The same where the places are known.
pub fn show_in(ui: &mut Ui, count: usize, places: Places, cell: impl FnMut(usize, &mut Ui, Vec2)) {
    let size = vec2(places.width, places.height(count));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    places.show(ui, rect, count, cell);
}

/// Whether the next cell is further from the screen than its neighbours, which the keyboard can walk to: it need not be drawn,
/// and its place is taken.
pub fn is_far(ui: &mut Ui, picture: Vec2) -> bool {
    let size = picture + vec2(0.0, photo_cell::WORDS);
    let near = Rect::from_min_size(ui.cursor().min, size).expand2(vec2(0.0, size.y));
    let far = !ui.is_rect_visible(near);
    if far {
        ui.allocate_exact_size(size, Sense::hover());
    }
    far
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: Cells = Cells {
        least: 200.0,
        ratio: 1.0,
    };

    #[test]
    fn only_rows_between_the_two_heights_are_there() {
        let places = Places::of(900.0, CELLS);
        assert_eq!(places.columns, 4);
        let pitch = places.row() + UNDER;
        assert!((places.height(9) - (3.0 * pitch - UNDER)).abs() < 0.01);
        assert!(places.height(0).abs() < 0.01);
        let at = |from: f32, to: f32| places.rows(10_000, 50.0, (from, to));
        assert_eq!(at(0.0, 40.0), 0..0);
        assert_eq!(at(0.0, 51.0), 0..1);
        assert_eq!(at(50.0 + 10.5 * pitch, 50.0 + 12.5 * pitch), 10..13);
        assert_eq!(at(1e9, 2e9), 2_500..2_500);
    }
}
