//! Finding a patient: what was typed, its hits as a table, and the one that is selected. The list of patients and the
//! review both find with it.

pub mod batches;
pub mod search;

use eframe::egui::{Id, Key, Modifiers, Response, Ui};

use crate::journal::view::PatientRow;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme};
use crate::ui::widget::field::Field;
use crate::ui::widget::table::{Column, Table};

use search::{LONGEST, Search, WhenEmpty};

#[derive(Default)]
pub struct Finder {
    pub search: Search,
    pub selected: Option<usize>,
    /// The row that keys have moved to, until it has been scrolled into sight.
    moved: Option<usize>,
}

/// The name as a list shows it: `PRØVESEN, Agnete`.
pub fn shown_name(row: &PatientRow) -> String {
    format!("{}, {}", row.family.to_uppercase(), row.given)
}

impl Finder {
    pub fn rows(&self) -> &[PatientRow] {
        self.search.rows()
    }

    /// Who is selected, if she is still among the hits.
    pub fn selected_row(&self) -> Option<&PatientRow> {
        self.selected.and_then(|place| self.rows().get(place))
    }

    /// While the field has the keyboard, ↑↓ move in the table and ↵ opens the selected row. True for ↵.
    pub fn keys(&mut self, field: Id, ui: &Ui) -> bool {
        if !ui.memory(|memory| memory.has_focus(field)) {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows().len().checked_sub(1);
        let target = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp), last) {
            (true, _, Some(last)) => Some(self.selected.map_or(0, |row| (row + 1).min(last))),
            (_, true, Some(last)) => Some(self.selected.map_or(last, |row| row.saturating_sub(1))),
            (_, _, _) => None,
        };
        if target.is_some() {
            self.selected = target;
            self.moved = target;
        }
        self.selected.is_some() && pressed(Key::Enter)
    }

    /// The field, with a name for whoever cannot see it and a hint for whoever can.
    pub fn field_ui(&mut self, (label, hint): (&str, &str), id: Id, ui: &mut Ui) -> Response {
        Field::line(label, &mut self.search.typed)
            .hint(hint)
            .icon(Icon::Search)
            .limit(LONGEST)
            .id(id)
            .label_hidden()
            .show(ui)
    }

    /// Reads hits again where something changed; the first hit of a new query is selected.
    pub fn follow(&mut self, cx: &mut Cx<'_>, ui: &Ui, shown: (usize, WhenEmpty)) {
        if self.search.follow(cx, ui, shown) {
            self.selected = (!self.search.query().is_empty()).then_some(0);
        }
    }

    /// The hits; gives the row that was opened.
    pub fn table_ui(&mut self, cx: &Cx<'_>, id: &str, ui: &mut Ui) -> Option<usize> {
        let (text, today) = (cx.text, cx.today());
        let columns = columns(text);
        let table = Table::new(id, &columns)
            .fill()
            .selected(self.selected)
            .reveal(self.moved.take());
        let colour = Theme::of(ui).text;
        let rows = self.rows();
        let done = table.show(ui, rows.len(), |place, cells| {
            let Some(row) = rows.get(place) else {
                return;
            };
            let (name, born) = (shown_name(row), text.date(row.birth_date));
            cells.name(format!("{name} {born} {}", row.masked_number));
            cells.text(&name, Kind::BodyStrong, colour);
            cells.body(&format!("{born} ({})", text.age(row.birth_date, today)));
            cells.body(&row.masked_number);
            cells.body(&row.phone);
        });
        self.selected = done.selected;
        done.opened
    }
}

fn columns(text: &Text) -> [Column<'_>; 4] {
    let words = &text.patients;
    [
        Column::share(&words.column_name, 1.0),
        Column::fixed(&words.column_born, 190.0),
        Column::fixed(&words.column_number, 150.0),
        Column::fixed(&words.column_phone, 150.0),
    ]
}
