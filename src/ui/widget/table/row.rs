//! One row of a table while its cells are filled, from left to right.

use eframe::egui::{Align, Align2, Color32, Layout, Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::Column;
use crate::ui::theme::{Kind, Theme};
use crate::ui::widget::paint;

/// One row while it is filled.
pub struct Row<'a> {
    pub(super) ui: &'a mut Ui,
    pub(super) rect: Rect,
    pub(super) places: &'a [(f32, f32)],
    pub(super) columns: &'a [Column<'a>],
    pub(super) next: usize,
    pub(super) name: String,
    pub(super) selected: bool,
}

impl Row<'_> {
    /// The accessible name of the row: what a person would call it.
    pub fn name(&mut self, name: impl Into<String>) {
        self.name = name.into();
    }

    /// Chips on a selected row need a white ground.
    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// The next cell, with anything in it, from its left (or right) edge.
    pub fn cell(&mut self, contents: impl FnOnce(&mut Ui)) {
        let (rect, right) = self.take();
        let layout = if right {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let mut cell = self
            .ui
            .new_child(UiBuilder::new().max_rect(rect).layout(layout));
        cell.shrink_clip_rect(rect.expand2(vec2(2.0, 0.0)));
        contents(&mut cell);
    }

    /// The next cell with a text, cut where it ends.
    pub fn text(&mut self, text: &str, kind: Kind, colour: Color32) -> Option<Response> {
        let (rect, right) = self.take();
        let galley = paint::cut(self.ui, text, kind, colour, rect.width());
        let cut = galley.elided;
        let (at, align) = if right {
            (rect.right_center(), Align2::RIGHT_CENTER)
        } else {
            (rect.left_center(), Align2::LEFT_CENTER)
        };
        let place = paint::text(self.ui.painter(), at, align, galley);
        if text.is_empty() {
            return None;
        }
        let said = paint::say(self.ui, place, text);
        Some(if cut { paint::tip(said, text) } else { said })
    }

    /// The next cell in the usual style.
    pub fn body(&mut self, text: &str) {
        let colour = Theme::of(self.ui).text;
        self.text(text, Kind::Body, colour);
    }

    /// The next cell, said quietly: details.
    pub fn quiet(&mut self, text: &str) {
        let colour = Theme::of(self.ui).text_2;
        self.text(text, Kind::Body, colour);
    }

    /// The next cell, two lines: a strong one and a small one.
    pub fn two_lines(&mut self, first: &str, second: &str) {
        let theme = Theme::of(self.ui);
        let first = (first, Kind::BodyStrong, theme.text);
        self.lines(first, (second, Kind::Small, theme.text_2));
    }

    pub(super) fn lines(
        &mut self,
        (first, kind, colour): (&str, Kind, Color32),
        (second, small, quiet): (&str, Kind, Color32),
    ) {
        let (rect, _) = self.take();
        let top = paint::cut(self.ui, first, kind, colour, rect.width());
        let bottom = paint::cut(self.ui, second, small, quiet, rect.width());
        let at = pos2(rect.left(), rect.center().y + 1.0);
        let painter = self.ui.painter();
        let place = paint::text(painter, at, Align2::LEFT_BOTTOM, top);
        let below = paint::text(painter, at, Align2::LEFT_TOP, bottom);
        paint::say(self.ui, place, first);
        if !second.is_empty() {
            paint::say(self.ui, below, second);
        }
    }

    pub(super) fn take(&mut self) -> (Rect, bool) {
        let (left, width) = self.places.get(self.next).copied().unwrap_or_default();
        let right = self
            .columns
            .get(self.next)
            .is_some_and(|column| column.right);
        self.next += 1;
        let left = self.rect.left() + left;
        let rect = self.rect.with_min_x(left).with_max_x(left + width);
        (rect, right)
    }
}
