//! The first-start wizard: clinic, doctor, passphrase, recovery key, folder; or the practice clinic (`design.md` §9.15).

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{CentralPanel, Ui};

use crate::domain::id::OriginId;
use crate::domain::time::Moment;
use crate::journal::Clock;
use crate::text::Text;
use crate::ui::command::{Command, FoundingTrouble, Practice};
use crate::ui::setup::Setup;
use crate::ui::worker::Progress;

pub struct FirstStart {}

impl FirstStart {
    pub fn new(_setup: &Setup, _clock: Clock) -> Self {
        Self {}
    }

    /// Making the journal or the practice clinic went wrong; everything that was typed is still there.
    pub fn founding_failed(&mut self, _text: &Text, _trouble: &FoundingTrouble) {}

    /// The system's dialog is closed; one that came back at once was not there at all.
    pub fn folder_chosen(&mut self, _text: &Text, _path: Option<PathBuf>, _shown: Duration) {}

    pub fn ui(&mut self, text: &Text, _commands: &mut Vec<Command>, ui: &mut Ui) {
        CentralPanel::default().show(ui, |ui| ui.label(&text.common.passphrase));
    }
}

/// Makes the practice clinic in its own folder, on the worker.
pub fn make_practice(
    folder: PathBuf,
    _at: Moment,
    _origin: OriginId,
    _progress: &Progress,
) -> Result<Practice, FoundingTrouble> {
    Ok(Practice {
        folder,
        users: Vec::new(),
    })
}
