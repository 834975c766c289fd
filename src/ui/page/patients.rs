//! All patients, found as somebody types; registering one and correcting what is known about her.

use eframe::egui::Ui;

use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct PatientsPage {}

impl PatientsPage {
    /// Begins to register somebody; what was typed into a search is carried over.
    pub fn begin(&mut self, _journal: &Journal, _typed: &str) {}

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _text: &Text,
        _commands: &mut Vec<Command>,
        _edit: &Edit,
        _result: &Result<Receipt, Error>,
    ) -> bool {
        false
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        super::not_yet::ui(cx, ui);
    }
}
