//! A photo on the wrong patient: who it belongs to instead, if anybody knows, and how it came about.

use eframe::egui::Ui;

use crate::domain::id::{EntryId, PatientId};
use crate::journal::Edit;
use crate::journal::view::{PatientRow, RecordView};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::search::{Search, WhenEmpty};
use crate::ui::page::finder::shown_name;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next};
use crate::ui::theme::Theme;
use crate::ui::widget::check_row::ListRow;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

use super::missing;

/// So many patients are shown while somebody types.
const MOST: usize = 5;

pub struct WithdrawForm {
    photo: EntryId,
    /// Whether it is known whose it is.
    known: bool,
    search: Search,
    to: Option<PatientRow>,
    reason: String,
    pub error: Option<String>,
}

impl WithdrawForm {
    pub fn of(photo: EntryId) -> Self {
        Self {
            photo,
            known: true,
            search: Search::default(),
            to: None,
            reason: String::new(),
            error: None,
        }
    }

    /// Finds patients as somebody types; what was looked for is logged like any search.
    pub fn search(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        self.search.follow(cx, ui, (MOST, WhenEmpty::Nobody));
    }

    fn patient_ui(&mut self, cx: &Cx<'_>, from: PatientId, ui: &mut Ui) {
        let (text, words) = (cx.text, &cx.text.photo_acts);
        let field = Field::line(&words.withdraw_find, &mut self.search.typed)
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

impl Form for WithdrawForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.photo_acts;
        Segmented::new(&words.withdraw_whose, &mut self.known)
            .option(true, &words.withdraw_known)
            .option(false, &words.withdraw_unknown)
            .show(ui);
        if self.known {
            self.patient_ui(cx, view.id, ui);
        }
        Field::area(&words.withdraw_reason, &mut self.reason, 2).show(ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.photo_acts;
        missing(&[
            (self.known && self.to.is_none(), &words.withdraw_find),
            (self.reason.trim().is_empty(), &words.withdraw_reason),
        ])
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let to = self.to.as_ref().filter(|_| self.known);
        vec![Edit::WithdrawPhoto {
            patient: view.id,
            photo: self.photo,
            to: to.map(|row| row.id),
            reason: self.reason.trim().to_owned(),
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
