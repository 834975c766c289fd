//! Booking: what is lawful is booked; what is too early is said before anything is saved (`design.md` §9.6).

use eframe::egui::Ui;

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

pub struct BookingPage {}

impl BookingPage {
    pub fn new(_journal: &Journal, _view: &RecordView) -> Self {
        Self {}
    }

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
