//! Work of the application itself, before or beside an open journal: the practice clinic and the system's dialogs.

use std::path::PathBuf;

use crate::domain::id::PatientId;
use crate::journal::Clock;
use crate::text::Text;
use crate::ui::command::{Job, Report};
use crate::ui::page::settings::integrity::SECOND_PLACE;
use crate::ui::saving::{self, Page};

use super::App;

/// Of the files that can be photos, as cameras and telephones write them. What a file is, its content says.
const EXTENSIONS: [&str; 16] = [
    "jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "JPG", "JPEG", "PNG", "WEBP",
    "TIF", "TIFF", "HEIC", "HEIF",
];

impl App {
    pub(super) fn make_practice(&mut self, folder: PathBuf) {
        let (origin, at) = (self.setup.origin, self.clock.system_time());
        self.worker.submit(Job::new("practice", move |progress| {
            Report::PracticeMade(crate::ui::page::first_start::make_practice(
                folder, at, origin, progress,
            ))
        }));
    }
}

pub(super) fn choose_files(text: &Text, patient: PatientId) -> Job {
    let filter = text.shell.photos.clone();
    Job::new("files", move |_| {
        let clock = Clock::System;
        let before = clock.uptime();
        let dialog = rfd::FileDialog::new().add_filter(filter, &EXTENSIONS);
        let paths = dialog.pick_files();
        Report::FilesChosen {
            patient,
            paths,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}

pub(super) fn choose_photo_folder(patient: PatientId) -> Job {
    Job::new("photo folder", move |_| {
        let clock = Clock::System;
        let before = clock.uptime();
        let path = rfd::FileDialog::new().pick_folder();
        Report::PhotoFolderChosen {
            patient,
            path,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}

pub(super) fn choose_second_place() -> Job {
    Job::new(SECOND_PLACE, move |_| {
        let clock = Clock::System;
        let before = clock.uptime();
        let path = rfd::FileDialog::new().pick_folder();
        Report::SecondPlaceChosen {
            path,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}

pub(super) fn choose_folder() -> Job {
    Job::new("folder", move |_| {
        let clock = Clock::System;
        let before = clock.uptime();
        let path = rfd::FileDialog::new().pick_folder();
        Report::FolderChosen {
            path,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}

/// Asks for a place to save a page in. Whoever is logged in by then did not ask for it, if the journal was locked.
pub(super) fn choose_place(page: Box<Page>) -> Job {
    Job::new(saving::JOB, move |progress| {
        let clock = Clock::System;
        let before = clock.uptime();
        let dialog = rfd::FileDialog::new()
            .add_filter(page.ending.to_uppercase(), &[page.ending])
            .set_file_name(page.file_name());
        let path = dialog.save_file();
        if progress.is_cancelled() {
            return Report::PageSaved(None);
        }
        Report::PlaceChosen {
            page,
            path,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}
