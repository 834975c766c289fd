//! The patient in ten seconds: her timeline, newest first, and what the course stands at (`design.md` §9.4).

use eframe::egui::Ui;

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct OverviewPage {}

impl OverviewPage {
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

    pub fn ui(&mut self, cx: &mut Cx<'_>, _view: &RecordView, ui: &mut Ui) {
        crate::ui::page::not_yet::ui(cx, ui);
    }
}
