//! The list of patients under its search field: typing narrows, ↑↓ moves, ↵ opens.

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::journal::view::PatientRow;
use crate::text::{Text, fill, thousands};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::shell;
use crate::ui::widget::table::{Column, Table};

use super::search::{LONGEST, Search, WhenEmpty};

/// So many rows are shown at most; whoever is further down is found by typing more.
const MOST: usize = 200;

#[derive(Default)]
pub struct PatientList {
    search: Search,
    selected: Option<usize>,
}

/// Somebody new shall be registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked;

/// The name as a list shows it: `PRØVESEN, Agnete`.
pub fn shown_name(row: &PatientRow) -> String {
    format!("{}, {}", row.family.to_uppercase(), row.given)
}

/// The field in which a search is typed.
pub fn field_id() -> Id {
    Id::unique("search for a patient")
}

impl PatientList {
    /// What was typed and nobody matches: it is carried over to a new patient.
    pub fn unmatched(&self) -> &str {
        if self.search.count() == 0 {
            self.search.query()
        } else {
            ""
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) -> Option<Asked> {
        let mut opened = None;
        let mut asked = shell::foot(ui, |ui| self.action_bar_ui(cx, &mut opened, ui));
        shell::main_fixed(ui, |ui| {
            let (moved, entered) = self.keys(ui);
            let words = &cx.text.patients;
            let remark = self.counted(cx.text);
            shell::page_head(ui, &cx.text.shell.patients, &remark, |ui| {
                let theme = Theme::of(ui);
                ui.label(theme.small(&words.searches_logged));
                Icon::ScrollText.show(ui, 14.0, theme.text_2);
            });
            Field::line(&words.search_label, &mut self.search.typed)
                .hint(&words.search_hint)
                .icon(Icon::Search)
                .limit(LONGEST)
                .id(field_id())
                .label_hidden()
                .show(ui);
            if self.search.follow(cx, ui, (MOST, WhenEmpty::Everybody)) {
                self.selected = (!self.search.query().is_empty()).then_some(0);
            }
            ui.add_space(space::S12);
            let chosen = self.rows_ui(cx, moved, ui, &mut asked);
            opened = opened
                .or(chosen)
                .or_else(|| self.selected.filter(|_| entered));
        });
        let row = opened.and_then(|index| self.search.rows().get(index));
        let patient = row.map(|row| row.id);
        if let Some(patient) = patient {
            self.search.opened(cx);
            cx.send(Command::OpenRecord {
                patient,
                tab: Tab::Overview,
                purpose: None,
            });
        }
        asked
    }

    /// ↑↓ and ↵ work while the search field has the keyboard: the row to scroll to, and whether to open the selected one.
    fn keys(&mut self, ui: &Ui) -> (Option<usize>, bool) {
        if !ui.memory(|memory| memory.has_focus(field_id())) {
            return (None, false);
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.search.rows().len().checked_sub(1);
        let target = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp), last) {
            (true, _, Some(last)) => Some(self.selected.map_or(0, |row| (row + 1).min(last))),
            (_, true, Some(last)) => Some(self.selected.map_or(last, |row| row.saturating_sub(1))),
            (_, _, _) => None,
        };
        if target.is_some() {
            self.selected = target;
        }
        (target, self.selected.is_some() && pressed(Key::Enter))
    }

    fn rows_ui(
        &mut self,
        cx: &Cx<'_>,
        moved: Option<usize>,
        ui: &mut Ui,
        asked: &mut Option<Asked>,
    ) -> Option<usize> {
        let (text, words) = (cx.text, &cx.text.patients);
        if self.search.rows().is_empty() {
            let (sentence, hint) = if self.search.is_too_short() {
                (&words.type_more, "")
            } else {
                (&words.nobody, words.nobody_hint.as_str())
            };
            let new = Button::secondary(&words.new).icon(Icon::UserRoundPlus);
            let new = (!self.search.is_too_short()).then_some(new);
            if empty_state(ui, sentence, hint, new).is_some_and(|button| button.clicked()) {
                *asked = Some(Asked);
            }
            return None;
        }
        let columns = [
            Column::share(&words.column_name, 3.0),
            Column::fixed(&words.column_born, 190.0),
            Column::fixed(&words.column_number, 140.0),
            Column::fixed(&words.column_phone, 150.0),
        ];
        let (rows, today) = (self.search.rows(), cx.today());
        let table = Table::new("patients", &columns)
            .fill()
            .selected(self.selected)
            .reveal(moved);
        let colour = Theme::of(ui).text;
        let done = table.show(ui, rows.len(), |index, cells| {
            let Some(row) = rows.get(index) else {
                return;
            };
            let name = shown_name(row);
            cells.name(format!("{name} {}", row.masked_number));
            cells.text(&name, Kind::BodyStrong, colour);
            cells.body(&format!(
                "{} ({})",
                text.date(row.birth_date),
                text.age(row.birth_date, today)
            ));
            cells.body(&row.masked_number);
            cells.body(&row.phone);
        });
        self.selected = done.selected;
        done.opened
    }

    /// How many there are: »2.418 patienter · de første 200 vises«.
    fn counted(&self, text: &Text) -> String {
        let (words, shown) = (&text.patients, self.search.rows().len());
        let count = thousands(text.language, self.search.count() as u64);
        let values = [("count", count.as_str()), ("shown", &shown.to_string())];
        match self.search.count() {
            0 => String::new(),
            1 => words.hits_one.clone(),
            all if all > shown => fill(&words.hits_first, &values),
            _ => fill(&words.hits, &values),
        }
    }

    fn action_bar_ui(&self, cx: &Cx<'_>, opened: &mut Option<usize>, ui: &mut Ui) -> Option<Asked> {
        let words = &cx.text.patients;
        let row = self
            .selected
            .and_then(|index| self.search.rows().get(index));
        let told = row.map(|row| format!("{} · {}", shown_name(row), row.masked_number));
        let state = match &told {
            Some(told) => StateText {
                mark: Mark::Icon(Icon::UserRound),
                lead: &words.selected,
                rest: told,
            },
            None => StateText {
                mark: Mark::Icon(Icon::Info),
                lead: "",
                rest: &words.none_selected,
            },
        };
        let buttons = [
            Button::secondary(&words.new)
                .icon(Icon::UserRoundPlus)
                .hint("Ctrl N"),
            Button::primary(&words.open)
                .hint("↵")
                .enabled(row.is_some()),
        ];
        match action_bar(ui, &state, buttons) {
            Some(0) => Some(Asked),
            Some(_) => {
                *opened = self.selected;
                None
            }
            None => None,
        }
    }
}
