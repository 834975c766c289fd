//! Review: a reviewer finds any patient, states the purpose, and reads, nothing else (`design.md` §9.12).

use eframe::egui::Ui;

use crate::journal::{Edit, Error, Receipt};
use crate::text::Text;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct ReviewPage {}

impl ReviewPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _text: &Text,
        _edit: &Edit,
        _result: &Result<Receipt, Error>,
    ) -> bool {
        false
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        super::not_yet::ui(cx, ui);
    }
}
