//! Whom something is about that stands in the wrong record: found by name, or nobody knows.

use eframe::egui::Ui;

use crate::domain::id::PatientId;
use crate::journal::view::PatientRow;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::search::{Search, WhenEmpty};
use crate::ui::page::finder::shown_name;
use crate::ui::theme::Theme;
use crate::ui::widget::check_row::ListRow;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

/// So many patients are shown while somebody types.
const MOST: usize = 5;

pub struct Whose {
    /// Whether it is known whose it is.
    known: bool,
    search: Search,
    to: Option<PatientRow>,
}

/// The question, its two answers, and the label of the field.
pub struct Words<'a> {
    pub whose: &'a str,
    pub known: &'a str,
    pub unknown: &'a str,
    pub find: &'a str,
}

/// Mostly it is known.
impl Default for Whose {
    fn default() -> Self {
        Self {
            known: true,
            search: Search::default(),
            to: None,
        }
    }
}

impl Whose {
    /// Finds patients as somebody types; what was looked for is logged like any search.
    pub fn search(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        self.search.follow(cx, ui, (MOST, WhenEmpty::Nobody));
    }

    pub fn is_missing(&self) -> bool {
        self.known && self.to.is_none()
    }

    pub fn to(&self) -> Option<PatientId> {
        let to = self.to.as_ref().filter(|_| self.known);
        to.map(|row| row.id)
    }

    /// `from` is the patient in whose record it stands.
    pub fn ui(&mut self, cx: &Cx<'_>, from: PatientId, words: &Words<'_>, ui: &mut Ui) {
        Segmented::new(words.whose, &mut self.known)
            .option(true, words.known)
            .option(false, words.unknown)
            .show(ui);
        if self.known {
            self.patient_ui(cx, from, words.find, ui);
        }
    }

    /// The same where somebody is meant in any case.
    pub fn patient_ui(&mut self, cx: &Cx<'_>, from: PatientId, label: &str, ui: &mut Ui) {
        let (text, words) = (cx.text, &cx.text.photo_acts);
        let field = Field::line(label, &mut self.search.typed)
            .icon(Icon::Search)
            .hint(&words.withdraw_find_hint)
            .show(ui);
        dialog::begin_with(ui, &field);
        if field.changed() {
            self.to = None;
        }
        let detail = |row: &PatientRow| {
            let born = text.date(row.birth_date);
            format!("{} {born} · {}", text.shell.born, row.masked_number)
        };
        let others = self.search.rows().iter().filter(|row| row.id != from);
        let mut chosen = None;
        for row in others {
            let is_chosen = self.to.as_ref().is_some_and(|to| to.id == row.id);
            let row_ui = ListRow {
                status: None,
                title: &shown_name(row),
                detail: &detail(row),
                trailing: "",
                selected: is_chosen,
            };
            if row_ui.show(ui).clicked() {
                chosen = Some(row.clone());
            }
        }
        if chosen.is_some() {
            self.to = chosen;
        }
        if self.search.is_asked() && self.search.count() == 0 {
            ui.label(Theme::of(ui).muted(&words.withdraw_nobody));
        }
    }
}
