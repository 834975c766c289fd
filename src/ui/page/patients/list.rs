//! The list of patients under its search field: typing narrows, ↑↓ moves, ↵ opens.

use eframe::egui::{Id, Ui};

use crate::text::{Text, fill, thousands};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::search::WhenEmpty;
use crate::ui::page::finder::{Finder, shown_name};
use crate::ui::theme::{Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::shell;

/// So many rows are shown at most; whoever is further down is found by typing more.
const MOST: usize = 200;

#[derive(Default)]
pub struct PatientList {
    finder: Finder,
}

/// Somebody new shall be registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked;

/// The field in which a search is typed.
pub fn field_id() -> Id {
    Id::unique("search for a patient")
}

impl PatientList {
    /// What was typed and nobody matches: it is carried over to a new patient.
    pub fn unmatched(&self) -> &str {
        if self.finder.search.count() == 0 {
            self.finder.search.query()
        } else {
            ""
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) -> Option<Asked> {
        let mut opened = None;
        let mut asked = shell::foot(ui, |ui| self.action_bar_ui(cx, &mut opened, ui));
        shell::main_fixed(ui, |ui| {
            let entered = self.finder.keys(field_id(), ui);
            let words = &cx.text.patients;
            let remark = self.counted(cx.text);
            shell::page_head(ui, &cx.text.shell.patients, &remark, |ui| {
                let theme = Theme::of(ui);
                ui.label(theme.small(&words.searches_logged));
                Icon::ScrollText.show(ui, 14.0, theme.text_2);
            });
            let named = (&*words.search_label, &*words.search_hint);
            self.finder.field_ui(named, field_id(), ui);
            self.finder.follow(cx, ui, (MOST, WhenEmpty::Everybody));
            ui.add_space(space::S12);
            let chosen = self.rows_ui(cx, ui, &mut asked);
            opened = opened
                .or(chosen)
                .or_else(|| self.finder.selected.filter(|_| entered));
        });
        let row = opened.and_then(|index| self.finder.search.rows().get(index));
        let patient = row.map(|row| row.id);
        if let Some(patient) = patient {
            self.finder.search.opened(cx);
            cx.send(Command::OpenRecord {
                patient,
                tab: Tab::Overview,
                purpose: None,
            });
        }
        asked
    }

    fn rows_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui, asked: &mut Option<Asked>) -> Option<usize> {
        let words = &cx.text.patients;
        if self.finder.search.rows().is_empty() {
            let (sentence, hint) = if self.finder.search.is_too_short() {
                (&words.type_more, "")
            } else {
                (&words.nobody, words.nobody_hint.as_str())
            };
            let new = Button::secondary(&words.new).icon(Icon::UserRoundPlus);
            let new = (!self.finder.search.is_too_short()).then_some(new);
            if empty_state(ui, sentence, hint, new).is_some_and(|button| button.clicked()) {
                *asked = Some(Asked);
            }
            return None;
        }
        self.finder.table_ui(cx, "patients", ui)
    }

    /// How many there are: »2.418 patienter · de første 200 vises«.
    fn counted(&self, text: &Text) -> String {
        let (words, shown) = (&text.patients, self.finder.search.rows().len());
        let count = thousands(text.language, self.finder.search.count() as u64);
        let values = [("count", count.as_str()), ("shown", &shown.to_string())];
        match self.finder.search.count() {
            0 => String::new(),
            1 => words.hits_one.clone(),
            all if all > shown => fill(&words.hits_first, &values),
            _ => fill(&words.hits, &values),
        }
    }

    fn action_bar_ui(&self, cx: &Cx<'_>, opened: &mut Option<usize>, ui: &mut Ui) -> Option<Asked> {
        let words = &cx.text.patients;
        let row = self.finder.selected_row();
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
                *opened = self.finder.selected;
                None
            }
            None => None,
        }
    }
}
