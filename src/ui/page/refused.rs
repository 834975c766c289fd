//! A folder that cannot be opened: what happened, what is safe, what to do. Nothing here deletes anything.

use std::path::PathBuf;

use eframe::egui::{CentralPanel, Ui};

use crate::journal::Error;
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::widget::button::Button;

pub struct RefusedPage {
    folder: PathBuf,
    error: Error,
}

impl RefusedPage {
    pub const fn new(folder: PathBuf, error: Error) -> Self {
        Self { folder, error }
    }

    pub fn ui(&mut self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        CentralPanel::default().show(ui, |ui| {
            let sentence = match &self.error {
                Error::Closed(refusal) => text.closed(refusal),
                _ => text.faults.vault.clone(),
            };
            ui.label(sentence);
            if Button::primary(&text.common.retry).show(ui).clicked() {
                commands.push(Command::OpenFolder(self.folder.clone()));
            }
        });
    }
}
