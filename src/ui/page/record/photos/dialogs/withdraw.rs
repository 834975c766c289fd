//! A photo on the wrong patient: who it belongs to instead, if anybody knows, and how it came about.

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next};
use crate::ui::page::record::whose::{Whose, Words};
use crate::ui::widget::field::Field;

use super::missing;

pub struct WithdrawForm {
    photo: EntryId,
    whose: Whose,
    reason: String,
    pub error: Option<String>,
}

impl WithdrawForm {
    pub fn of(photo: EntryId) -> Self {
        Self {
            photo,
            whose: Whose::default(),
            reason: String::new(),
            error: None,
        }
    }

    /// Finds patients as somebody types.
    pub fn search(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        self.whose.search(cx, ui);
    }
}

impl Form for WithdrawForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.photo_acts;
        let asked = Words {
            whose: &words.withdraw_whose,
            known: &words.withdraw_known,
            unknown: &words.withdraw_unknown,
            find: &words.withdraw_find,
        };
        self.whose.ui(cx, view.id, &asked, ui);
        Field::area(&words.withdraw_reason, &mut self.reason, 2).show(ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.photo_acts;
        missing(&[
            (self.whose.is_missing(), &words.withdraw_find),
            (self.reason.trim().is_empty(), &words.withdraw_reason),
        ])
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        vec![Edit::WithdrawPhoto {
            patient: view.id,
            photo: self.photo,
            to: self.whose.to(),
            reason: self.reason.trim().to_owned(),
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
