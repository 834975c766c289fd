//! What this machine remembers between starts, as the window needs it. Nothing about patients, nothing clinical.

use std::path::PathBuf;

pub use crate::settings::Theme as ThemeChoice;

use crate::domain::id::OriginId;
use crate::journal::SecondPlace;
use crate::settings::{self, Settings};
use crate::text::Language;

#[derive(Clone, PartialEq, Debug)]
pub struct Setup {
    /// The journal folder that is opened at start.
    pub folder: Option<PathBuf>,
    /// Where a new journal is suggested, and beside it the practice clinic.
    pub suggested: PathBuf,
    pub language: Language,
    pub theme: ThemeChoice,
    /// 0.9–1.5.
    pub zoom: f32,
    /// The folder that was watched for photos last.
    pub photo_folder: Option<PathBuf>,
    /// Where the journal's anchors are kept once more.
    pub second_place: Option<SecondPlace>,
    /// This workstation.
    pub origin: OriginId,
}

impl Setup {
    pub fn of(settings: &Settings) -> Self {
        Self {
            folder: settings.journal.clone(),
            suggested: settings::suggested_folder(),
            language: settings.language,
            theme: settings.theme,
            zoom: settings.zoom,
            photo_folder: settings.photo_folder.clone(),
            second_place: settings.second_place(),
            origin: settings.origin,
        }
    }

    /// The practice clinic lies beside the real journal, never in it.
    pub fn practice_folder(&self) -> PathBuf {
        let real = self.folder.as_ref().unwrap_or(&self.suggested);
        let name = real
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        real.with_file_name(format!("{name}-oevelse"))
    }
}

/// Keeps a changed setup for the next start; a failure to do so is no reason to stop anybody.
pub type Remember = Box<dyn Fn(&Setup)>;
