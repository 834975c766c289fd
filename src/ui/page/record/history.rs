//! History: every entry of the record, whole, with who and when; originals beside corrections (`design.md` §9.12).

use eframe::egui::Ui;

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Receipt};
use crate::text::Text;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct HistoryPage {}

impl HistoryPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _text: &Text,
        _edit: &Edit,
        _result: &Result<Receipt, Error>,
    ) -> bool {
        false
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, _view: &RecordView, ui: &mut Ui) {
        crate::ui::page::not_yet::ui(cx, ui);
    }
}
