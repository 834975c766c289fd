//! The day: who comes when, who may be treated, what waits for whoever is logged in (`design.md` §9.2).

use eframe::egui::Ui;

use crate::domain::time::Day;
use crate::journal::{Edit, Error, Receipt};
use crate::ui::command::Command;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct TodayPage {
    /// Another day than today, if one was chosen.
    day: Option<Day>,
}

impl TodayPage {
    pub const fn show(&mut self, day: Day) {
        self.day = Some(day);
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
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
