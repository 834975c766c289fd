//! Tables: a head on sunken ground, hairlines, no stripes; the whole row is clicked, ↑↓ moves and ↵ opens.
//!
//! Only the rows in sight are asked for, so a hundred thousand cost as much as thirty.

use eframe::egui::{
    Align, Align2, Color32, Frame, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{key, paint};
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A column and its head.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub head: &'a str,
    pub width: Width,
    /// Dates and numbers stand at the right.
    pub right: bool,
}

/// How wide a column is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Width {
    /// In points.
    Fixed(f32),
    /// A share of what the fixed ones leave.
    Share(f32),
}

impl<'a> Column<'a> {
    pub const fn fixed(head: &'a str, points: f32) -> Self {
        Self {
            head,
            width: Width::Fixed(points),
            right: false,
        }
    }

    pub const fn share(head: &'a str, share: f32) -> Self {
        Self {
            head,
            width: Width::Share(share),
            right: false,
        }
    }

    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// What was done with a table in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// The row that is selected now, by click or ↑↓.
    pub selected: Option<usize>,
    /// A row was opened: double click, ↵, or a click on the selected one.
    pub opened: Option<usize>,
}

/// A table in its own card, as wide as the layout.
#[must_use = "a table is seen when `show` is called"]
pub struct Table<'a> {
    id: &'a str,
    columns: &'a [Column<'a>],
    row: f32,
    height: Option<f32>,
    selected: Option<usize>,
}

const GAP: f32 = 14.0;

impl<'a> Table<'a> {
    pub const fn new(id: &'a str, columns: &'a [Column<'a>]) -> Self {
        Self {
            id,
            columns,
            row: size::ROW,
            height: None,
            selected: None,
        }
    }

    /// The height of a row: `size::ROW` (36), `ROW_DENSE`, `ROW_APPOINTMENT` …
    pub const fn row(mut self, height: f32) -> Self {
        self.row = height;
        self
    }

    /// The most that the rows take together; otherwise what the layout leaves.
    pub const fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    pub const fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// Shows `count` rows; `cells` fills one row, cell by cell, and names it.
    pub fn show(
        self,
        ui: &mut Ui,
        count: usize,
        mut cells: impl FnMut(usize, &mut Row),
    ) -> Outcome {
        let theme = Theme::of(ui);
        let mut outcome = Outcome {
            selected: self.selected.filter(|selected| *selected < count),
            opened: None,
        };
        let moved = self.keys(ui, count, &mut outcome);
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(size::HAIRLINE, theme.line))
            .corner_radius(radius::CARD)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                let places = self.places(ui.available_width());
                self.head(ui, &places);
                let room = self
                    .height
                    .unwrap_or_else(|| ui.available_height() - space::S2);
                ScrollArea::vertical()
                    .id_salt(self.id)
                    .max_height(room)
                    .auto_shrink([false, true])
                    .show_viewport(ui, |ui, seen| {
                        ui.set_height(self.row * count as f32);
                        let first = (seen.top() / self.row).floor().max(0.0) as usize;
                        let last = ((seen.bottom() / self.row).ceil().max(0.0) as usize).min(count);
                        let top = ui.max_rect().top();
                        if let Some(row) = moved {
                            let y = top + self.row * row as f32;
                            let place = ui.max_rect().with_min_y(y).with_max_y(y + self.row);
                            ui.scroll_to_rect(place, None);
                        }
                        for index in first..last {
                            let y = top + self.row * index as f32;
                            let rect = ui.max_rect().with_min_y(y).with_max_y(y + self.row);
                            self.one(ui, rect, (index, &places), &mut outcome, &mut cells);
                        }
                    });
            });
        outcome
    }

    /// ↑↓ move the selection, ↵ opens it, while nothing else has the keyboard.
    fn keys(&self, ui: &Ui, count: usize, outcome: &mut Outcome) -> Option<usize> {
        if count == 0 {
            return None;
        }
        let pressed = |key| key::pressed(ui, Modifiers::NONE, key);
        let now = outcome.selected;
        let target = if pressed(Key::ArrowDown) {
            Some(now.map_or(0, |row| (row + 1).min(count - 1)))
        } else if pressed(Key::ArrowUp) {
            Some(now.map_or(count - 1, |row| row.saturating_sub(1)))
        } else {
            None
        };
        if target.is_some() {
            outcome.selected = target;
        } else if now.is_some() && pressed(Key::Enter) {
            outcome.opened = now;
        }
        target
    }

    fn places(&self, width: f32) -> Vec<(f32, f32)> {
        let inside =
            width - 2.0 * space::CARD_X - GAP * self.columns.len().saturating_sub(1) as f32;
        let (mut fixed, mut shares) = (0.0, 0.0);
        for column in self.columns {
            match column.width {
                Width::Fixed(points) => fixed += points,
                Width::Share(share) => shares += share,
            }
        }
        let rest = (inside - fixed).max(0.0) / f32::max(shares, 0.001);
        let mut left = space::CARD_X;
        let place = |column: &Column| {
            let width = match column.width {
                Width::Fixed(points) => points,
                Width::Share(share) => rest * share,
            };
            let place = (left, width);
            left += width + GAP;
            place
        };
        self.columns.iter().map(place).collect()
    }

    fn head(&self, ui: &mut Ui, places: &[(f32, f32)]) {
        let theme = Theme::of(ui);
        let rect = paint::reserve(ui, vec2(ui.available_width(), size::HEAD));
        let corner = eframe::egui::CornerRadius {
            nw: radius::CARD as u8,
            ne: radius::CARD as u8,
            sw: 0,
            se: 0,
        };
        ui.painter().rect_filled(rect, corner, theme.sunken);
        for (column, (left, width)) in self.columns.iter().zip(places) {
            let text = paint::cut(ui, column.head, Kind::Micro, theme.text_3, *width);
            let left = rect.left() + left;
            let (at, align) = if column.right {
                (pos2(left + width, rect.center().y), Align2::RIGHT_CENTER)
            } else {
                (pos2(left, rect.center().y), Align2::LEFT_CENTER)
            };
            let place = paint::text(ui.painter(), at, align, text);
            if !column.head.is_empty() {
                paint::say(ui, place, column.head);
            }
        }
    }

    fn one(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (index, places): (usize, &[(f32, f32)]),
        outcome: &mut Outcome,
        cells: &mut impl FnMut(usize, &mut Row),
    ) {
        let theme = Theme::of(ui);
        let id = ui.scope_id().with((self.id, index));
        let response = ui.interact(rect, id, Sense::click());
        let selected = outcome.selected == Some(index);
        let fill = if selected {
            theme.accent_weak
        } else {
            paint::ground(ui, &response)
        };
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, fill);
        paint::hairline(painter, rect.x_range(), rect.top(), theme.line);
        if selected {
            let edge = rect.with_max_x(rect.left() + 3.0);
            painter.rect_filled(edge, 0.0, theme.accent);
        }
        let mut row = Row {
            ui,
            rect,
            places,
            columns: self.columns,
            next: 0,
            name: String::new(),
            selected,
        };
        cells(index, &mut row);
        let name = std::mem::take(&mut row.name);
        paint::focus_ring(ui, &response, rect.shrink(3.0), 4.0);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &name));
        if response.clicked() {
            outcome.selected = Some(index);
        }
        if response.double_clicked() || (response.clicked() && selected) {
            outcome.opened = Some(index);
        }
    }
}

/// One row while it is filled.
pub struct Row<'a> {
    ui: &'a mut Ui,
    rect: Rect,
    places: &'a [(f32, f32)],
    columns: &'a [Column<'a>],
    next: usize,
    name: String,
    selected: bool,
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
        Some(if cut { said.on_hover_text(text) } else { said })
    }

    /// The next cell in the usual style.
    pub fn body(&mut self, text: &str) {
        let colour = Theme::of(self.ui).text;
        self.text(text, Kind::Body, colour);
    }

    /// The next cell, two lines: a strong one and a small one.
    pub fn two_lines(&mut self, first: &str, second: &str) {
        let theme = Theme::of(self.ui);
        let (rect, _) = self.take();
        let top = paint::cut(self.ui, first, Kind::BodyStrong, theme.text, rect.width());
        let bottom = paint::cut(self.ui, second, Kind::Small, theme.text_2, rect.width());
        let at = pos2(rect.left(), rect.center().y + 1.0);
        let painter = self.ui.painter();
        let place = paint::text(painter, at, Align2::LEFT_BOTTOM, top);
        let below = paint::text(painter, at, Align2::LEFT_TOP, bottom);
        paint::say(self.ui, place, first);
        if !second.is_empty() {
            paint::say(self.ui, below, second);
        }
    }

    fn take(&mut self) -> (Rect, bool) {
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
