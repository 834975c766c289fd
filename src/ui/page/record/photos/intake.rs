//! How photos come in: from the file dialog, dropped onto the page, by a typed path, or pasted; looked at beside the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Color32, ColorImage, Event, Ui};

use crate::domain::id::PatientId;
use crate::journal::task::{ReadPhotos, TakePasted};
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

/// A picture from the clipboard, as pixels.
pub fn pasted(ui: &Ui) -> Option<Arc<ColorImage>> {
    ui.input(|input| {
        let mut events = input.events.iter();
        events.find_map(|event| {
            if let Event::PasteImage(picture) = event {
                Some(Arc::clone(picture))
            } else {
                None
            }
        })
    })
}

/// Makes a file of it beside the window.
pub fn take_pasted(
    patient: PatientId,
    text: &Text,
    picture: Arc<ColorImage>,
    commands: &mut Vec<Command>,
) {
    let name = text.photos.pasted_name.clone();
    commands.push(Command::Work(Job::new(READING, move |_progress| {
        let [width, height] = picture.size;
        let pixels = picture.pixels.iter();
        let pasted = TakePasted {
            name,
            width: width as u32,
            height: height as u32,
            rgba: pixels.flat_map(Color32::to_srgba_unmultiplied).collect(),
        };
        Report::PhotosRead {
            patient,
            files: vec![pasted.run()],
        }
    })));
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
