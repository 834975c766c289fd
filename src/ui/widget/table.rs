//! Tables: a head on sunken ground, hairlines, no stripes; the whole row is clicked, ↑↓ moves and ↵ opens.
//!
//! Only the rows in sight are asked for, so a hundred thousand cost as much as thirty.

mod cells;
mod row;

use eframe::egui::{
    Align2, Frame, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

pub use row::Row;

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
    fill: bool,
    selected: Option<usize>,
    reveal: Option<usize>,
}

const GAP: f32 = 14.0;

impl<'a> Table<'a> {
    pub const fn new(id: &'a str, columns: &'a [Column<'a>]) -> Self {
        Self {
            id,
            columns,
            row: size::ROW,
            fill: false,
            selected: None,
            reveal: None,
        }
    }

    /// The height of a row: `size::ROW` (36), `ROW_DENSE`, `ROW_APPOINTMENT` …
    pub const fn row(mut self, height: f32) -> Self {
        self.row = height;
        self
    }

    /// Takes the height that the layout leaves and scrolls in it; otherwise it is as high as its rows.
    pub const fn fill(mut self) -> Self {
        self.fill = true;
        self
    }

    pub const fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// Scrolls to this row: the selection was moved by keys that a search field took.
    pub const fn reveal(mut self, row: Option<usize>) -> Self {
        self.reveal = row;
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
        let moved = Self::keys(ui, count, &mut outcome).or(self.reveal);
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(size::HAIRLINE, theme.line))
            .corner_radius(radius::CARD)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                let places = self.places(ui.available_width());
                self.head(ui, &places);
                if self.fill {
                    let room = ui.available_height() - space::S2;
                    ScrollArea::vertical()
                        .id_salt(self.id)
                        .max_height(room)
                        .auto_shrink([false, true])
                        .show(ui, |ui| {
                            self.rows(ui, count, (moved, &places), &mut outcome, &mut cells);
                        });
                } else {
                    self.rows(ui, count, (moved, &places), &mut outcome, &mut cells);
                }
            });
        outcome
    }

    /// ↑↓ move the selection, ↵ opens it, while nothing else has the keyboard.
    fn keys(ui: &Ui, count: usize, outcome: &mut Outcome) -> Option<usize> {
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

    /// The rows in sight; the others only take their height.
    fn rows(
        &self,
        ui: &mut Ui,
        count: usize,
        (moved, places): (Option<usize>, &[(f32, f32)]),
        outcome: &mut Outcome,
        cells: &mut impl FnMut(usize, &mut Row),
    ) {
        let height = self.row * count as f32;
        let all = paint::reserve(ui, vec2(ui.available_width(), height));
        let place = |index: usize| {
            let top = all.top() + self.row * index as f32;
            all.with_min_y(top).with_max_y(top + self.row)
        };
        if let Some(row) = moved {
            ui.scroll_to_rect(place(row), None);
        }
        let seen = ui.clip_rect();
        let rows_until = |y: f32| ((y - all.top()) / self.row).max(0.0);
        let first = rows_until(seen.top()).floor() as usize;
        let last = (rows_until(seen.bottom()).ceil() as usize).min(count);
        for index in first..last {
            self.one(ui, place(index), (index, places), outcome, cells);
        }
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

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::stage::stage;

    fn page(ui: &mut Ui, state: &mut Outcome) {
        let columns = [Column::fixed("Tid", 60.0), Column::share("Patient", 1.0)];
        let table = Table::new("test", &columns).selected(state.selected);
        let outcome = table.show(ui, 1_000, |index, row| {
            row.name(format!("Række {index}"));
            row.body("08.30");
            row.body("PRØVESEN, Agnete");
        });
        state.selected = outcome.selected;
        state.opened = outcome.opened.or(state.opened);
    }

    #[test]
    fn arrows_move_and_enter_opens() {
        let mut window = stage(Outcome::default(), page);
        for _ in 0..3 {
            window.key_press(Key::ArrowDown);
            window.run();
        }
        window.key_press(Key::ArrowUp);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        assert_eq!(
            (window.state().selected, window.state().opened),
            (Some(1), Some(1))
        );
    }

    #[test]
    fn a_click_selects_a_row_by_its_name() {
        let mut window = stage(Outcome::default(), page);
        window.get_by_label("Række 4").click();
        window.run();
        assert_eq!(
            (window.state().selected, window.state().opened),
            (Some(4), None)
        );
    }

    #[test]
    fn rows_out_of_sight_cost_nothing() {
        let window = stage(Outcome::default(), page);
        assert!(window.query_by_label("Række 900").is_none());
        assert!(window.get_all_by_label("PRØVESEN, Agnete").count() < 40);
    }
}
