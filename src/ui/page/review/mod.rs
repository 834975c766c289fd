//! Review: a reviewer finds any patient, states the purpose, and reads, nothing else (`design.md` §9.12).

mod purpose;
mod search;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::view::PatientRow;
use crate::journal::{Edit, Error, Receipt};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::key;
use crate::ui::widget::shell;
use crate::ui::widget::table::{Column, Table};

use purpose::{Answer, Purpose};
use search::{LONGEST, Search};

#[derive(Default)]
pub struct ReviewPage {
    search: Search,
    selected: Option<usize>,
    purpose: Option<Purpose>,
    /// The question that was answered, while the journal has not said whether it opens the record.
    answered: Option<Purpose>,
    /// The day that errors are told with.
    today: Option<Day>,
    /// The field takes the keyboard when the page appears.
    entered: bool,
}

/// The name as a list shows it: `PRØVESEN, Agnete`.
fn shown_name(row: &PatientRow) -> String {
    format!("{}, {}", row.family.to_uppercase(), row.given)
}

impl ReviewPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(&mut self, text: &Text, edit: &Edit, result: &Result<Receipt, Error>) -> bool {
        let (Edit::OpenRecord { .. }, Err(error)) = (edit, result) else {
            return false;
        };
        let (Some(mut question), Some(today)) = (self.answered.take(), self.today) else {
            return false;
        };
        question.refused(text.error(error, today));
        self.purpose = Some(question);
        true
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.today = Some(cx.today());
        // The record has opened if the page is on the screen again without an answer.
        self.answered = None;
        let mut opened = shell::foot(ui, |ui| self.foot_ui(cx, ui));
        shell::main_fixed(ui, |ui| {
            let entered = self.keys(ui);
            shell::page_head(
                ui,
                &cx.text.shell.review,
                &cx.text.reading.review_remark,
                |_| {},
            );
            ui.add_space(space::S8);
            self.field_ui(cx, ui);
            if self.search.follow(cx, ui) {
                self.selected = self.search.is_asked().then_some(0);
            }
            ui.add_space(space::S12);
            let chosen = self.rows_ui(cx, ui);
            opened = opened
                .or(chosen)
                .or_else(|| self.selected.filter(|_| entered));
        });
        if let Some(row) = opened.and_then(|place| self.search.rows().get(place)) {
            self.purpose = Some(Purpose::new(row.clone()));
        }
        self.purpose_ui(cx, ui);
    }

    /// While the field has the keyboard, ↑↓ move in the list and ↵ opens. True for ↵.
    fn keys(&mut self, ui: &Ui) -> bool {
        if self.purpose.is_some() || !ui.memory(|memory| memory.has_focus(field_id())) {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.search.rows().len().saturating_sub(1);
        if pressed(Key::ArrowDown) {
            self.selected = Some(self.selected.map_or(0, |row| (row + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            self.selected = self.selected.map(|row| row.saturating_sub(1));
        }
        pressed(Key::Enter)
    }

    fn field_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.reading;
        let response = Field::line(&words.search_patient, &mut self.search.typed)
            .hint(&words.search_patient_hint)
            .icon(Icon::Search)
            .limit(LONGEST)
            .id(field_id())
            .label_hidden()
            .show(ui);
        if !std::mem::replace(&mut self.entered, true)
            || key::pressed(ui, Modifiers::COMMAND, Key::F)
        {
            response.request_focus();
        }
    }

    /// The hits; gives the row that was opened.
    fn rows_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.reading;
        if !self.search.is_asked() {
            empty_state(ui, &words.find_hint, "", None);
            return None;
        }
        if self.search.rows().is_empty() {
            empty_state(ui, &words.no_match, &words.no_match_hint, None);
            return None;
        }
        let columns = [
            Column::share(&words.name, 1.0),
            Column::fixed(&words.born, 190.0),
            Column::fixed(&words.number, 150.0),
            Column::fixed(&words.phone, 150.0),
        ];
        let (ink, quiet) = (Theme::of(ui).text, Theme::of(ui).text_2);
        let table = Table::new("review", &columns)
            .fill()
            .selected(self.selected);
        let rows = self.search.rows();
        let outcome = table.show(ui, rows.len(), |place, cells| {
            let Some(row) = rows.get(place) else {
                return;
            };
            let name = shown_name(row);
            let born = cx.text.date(row.birth_date);
            cells.name(format!("{name} {born} {}", row.masked_number));
            cells.text(&name, Kind::BodyStrong, ink);
            cells.text(
                &format!("{born} ({})", cx.text.age(row.birth_date, cx.today())),
                Kind::Body,
                quiet,
            );
            cells.text(&row.masked_number, Kind::Body, quiet);
            cells.text(&row.phone, Kind::Body, quiet);
        });
        self.selected = outcome.selected;
        outcome.opened
    }

    fn foot_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.reading;
        let (count, shown) = (self.search.count(), self.search.rows().len());
        let values = [
            ("count", &*count.to_string()),
            ("shown", &*shown.to_string()),
        ];
        let rest = if !self.search.is_asked() {
            String::new()
        } else if shown < count {
            fill(&words.more_matches, &values)
        } else {
            fill(&words.matches, &values)
        };
        let state = StateText {
            mark: Mark::Icon(Icon::ScanEye),
            lead: "",
            rest: &rest,
        };
        let chosen = self.selected.filter(|place| *place < shown);
        let read = Button::primary(&words.read_record)
            .hint("↵")
            .enabled(chosen.is_some());
        let clicked = action_bar(ui, &state, [read]);
        chosen.filter(|_| clicked.is_some())
    }

    fn purpose_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some(question) = &mut self.purpose else {
            return;
        };
        match question.ui(cx, ui) {
            Answer::Asked => {}
            Answer::Cancelled => self.purpose = None,
            Answer::Open => {
                self.search.opened(cx);
                self.answered = self.purpose.take();
            }
        }
    }
}

fn field_id() -> Id {
    Id::unique("find a patient to review")
}
