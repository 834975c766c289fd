//! Photos: attaching the right views before the needle, and looking at them (`design.md` §9.9).

use eframe::egui::{Context, Ui};

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::{Command, Report};
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct PhotosPage {}

impl PhotosPage {
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

    /// Takes in what the worker did with photos.
    pub fn take_in(
        &mut self,
        _ctx: &Context,
        _text: &Text,
        _journal: &Journal,
        _view: &RecordView,
        _commands: &mut Vec<Command>,
        _report: Report,
    ) {
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, _view: &RecordView, ui: &mut Ui) {
        crate::ui::page::not_yet::ui(cx, ui);
    }
}
