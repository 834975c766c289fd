//! How files come in: from the file dialog, dropped onto the page, or by a typed path; looked at beside the window.

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::id::PatientId;
use crate::journal::task::ReadPhotos;
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};

use super::path;

/// The name of the job that looks at files.
pub const READING: &str = "read photos";

/// A dialog that is gone sooner was never there: it looks the same as »cancelled« (`tech.md`, trap 4).
const SOONEST: Duration = Duration::from_millis(200);

#[derive(Default)]
pub struct Intake {
    /// The typed path; it stays until its file has become an offer.
    pub path: String,
    /// What is being read came from the typed path.
    typed: bool,
    /// Why files were not taken, each a sentence, until somebody closes it.
    pub told: Vec<String>,
}

impl Intake {
    pub fn read_typed(&mut self, patient: PatientId, commands: &mut Vec<Command>) {
        let home = std::env::home_dir();
        if let Some(path) = path::typed(&self.path, home.as_deref()) {
            self.typed = true;
            read(patient, vec![path], commands);
        }
    }

    pub fn files_chosen(
        &mut self,
        text: &Text,
        patient: PatientId,
        (paths, shown): (Option<Vec<PathBuf>>, Duration),
        commands: &mut Vec<Command>,
    ) {
        match paths {
            Some(paths) => read(patient, paths, commands),
            None if shown < SOONEST => self.tell(text.photos.no_dialog.clone()),
            None => {}
        }
    }

    /// A sentence that is told already is not told twice.
    pub fn tell(&mut self, sentence: String) {
        if !self.told.contains(&sentence) {
            self.told.push(sentence);
        }
    }

    /// Files were looked at; `taken` tells whether any became an offer.
    pub fn read(&mut self, taken: bool) {
        if std::mem::take(&mut self.typed) && taken {
            self.path.clear();
        }
    }
}

/// Looks at files beside the window.
pub fn read(patient: PatientId, paths: Vec<PathBuf>, commands: &mut Vec<Command>) {
    if paths.is_empty() {
        return;
    }
    let reading = ReadPhotos { paths };
    commands.push(Command::Work(Job::new(READING, move |progress| {
        Report::PhotosRead {
            patient,
            files: reading.run(progress),
        }
    })));
}
