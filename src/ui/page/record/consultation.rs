//! The consultation: wishes, health, medicine, information and plan on one screen (`design.md` §9.5).

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

pub struct ConsultationPage {}

impl ConsultationPage {
    pub fn new(_journal: &Journal, _view: &RecordView) -> Self {
        Self {}
    }

    /// »Kladde gemt 14.30«, or nothing.
    pub fn saved(&self, _text: &Text) -> String {
        String::new()
    }

    /// Saves after a pause of 400 ms in typing, at most 2 s after the first unsaved key.
    pub fn save_in_time(
        &mut self,
        _ctx: &Context,
        _uptime: Duration,
        _commands: &mut Vec<Command>,
    ) {
    }

    /// Saves at once what is not saved.
    pub fn flush(&mut self, _commands: &mut Vec<Command>) {}

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _text: &Text,
        _journal: &Journal,
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
