//! What comes back to the page: from the journal about an edit, and from the worker about files and photos.

use eframe::egui::Context;

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::{Command, Report};

use super::dialogs::PhotoDialog;
use super::watch::Brought;
use super::{PhotosPage, watch_ui};

impl PhotosPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        _commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if let (Edit::AlignPhoto { .. }, Some(large), Some(today)) =
            (edit, &mut self.large, self.today)
        {
            let refused = result.as_ref().err();
            large.pupils_answered(refused.map(|error| text.error(error, today)));
            return true;
        }
        if PhotoDialog::asks_for(edit) {
            return self.dialog_answered(text, result);
        }
        if let (Edit::MarkPhoto { .. }, Some(large), Some(today)) =
            (edit, &mut self.large, self.today)
        {
            let refused = result.as_ref().err();
            large.marks_answered(refused.map(|error| text.error(error, today)));
            return true;
        }
        let Edit::AttachPhotos { photos, .. } = edit else {
            return false;
        };
        match (result, self.today) {
            (Ok(_), _) => {
                self.sealing.attached(&mut self.offers, photos.len());
                true
            }
            (Err(error), Some(today)) => {
                self.sealing.refused(text.error(error, today));
                true
            }
            // Nobody has looked at this page yet, so it is said across whichever is on the screen.
            (Err(_), None) => false,
        }
    }

    /// What was saved closes its dialog; what was refused stays in it with the reason.
    fn dialog_answered(&mut self, text: &Text, result: &Result<Receipt, Error>) -> bool {
        match (result, self.today, &mut self.dialog) {
            (Ok(_), ..) => {
                self.dialog = None;
                true
            }
            (Err(error), Some(today), Some(dialog)) => {
                dialog.refused(text.error(error, today));
                true
            }
            (Err(_), ..) => false,
        }
    }

    /// Takes in what the worker did with photos.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each report, and no report without one"
    )]
    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        journal: &Journal,
        view: &RecordView,
        commands: &mut Vec<Command>,
        report: Report,
    ) {
        match report {
            Report::FilesChosen {
                patient,
                paths,
                shown,
            } if patient == view.id => {
                let chosen = (paths, shown, self.slots.awaited.take());
                self.intake.files_chosen(text, patient, chosen, commands);
            }
            Report::PhotosFound {
                patient,
                reading,
                names,
            } if patient == view.id => self.intake.found(reading, names),
            Report::PhotoGlimpsed {
                patient,
                reading,
                place,
                picture,
            } if patient == view.id => self.intake.glimpsed(ctx, reading, place, picture),
            Report::PhotoRead {
                patient,
                reading,
                place,
                file,
            } if patient == view.id => {
                let meant = self.intake.view_of(reading);
                let taken = self.read(ctx, text, journal, view, (file, meant));
                self.intake.read(reading, place, taken);
            }
            Report::ReadingEnded { patient, reading } if patient == view.id => {
                self.intake.ended(reading);
            }
            Report::PhotoFolderChosen {
                patient,
                path,
                shown,
            } if patient == view.id => match path {
                Some(folder) => watch_ui::begin(&mut self.watch, folder, commands),
                None => self.intake.not_chosen(text, shown),
            },
            Report::FolderLooked {
                patient,
                watch,
                look,
            } if patient == view.id => match self.watch.looked(watch, look) {
                Brought::Files(files) => self.intake.take(patient, files, None, commands),
                Brought::TooMany => self.intake.tell(text.photos_in.watched_too_many.clone()),
            },
            Report::PhotosSealed { patient, sealed } => {
                self.sealing.sealed(text, patient, sealed, commands);
            }
            Report::ThumbnailsShown(photos) => self.shelf.take_in(ctx, photos),
            Report::OffersShown(photos) => self.offers.shelf.take_in(ctx, photos),
            Report::PhotoShown { photo, shown } => {
                let today = view.now.moment.day();
                let compare = self.compare.as_mut().filter(|compare| compare.wants(photo));
                match (compare, &mut self.large) {
                    (Some(compare), _) => compare.take_in(ctx, text, today, (photo, shown)),
                    (None, Some(large)) => large.take_in(ctx, text, today, (photo, shown)),
                    (None, None) => {}
                }
            }
            Report::PhotoWhole { photo, shown } => {
                if let Some(large) = &mut self.large {
                    large.take_in_whole(photo, shown);
                }
            }
            // Chosen for a patient whose record is closed again: these must never be offered here. The rest is not about photos.
            Report::FilesChosen { .. }
            | Report::PhotosFound { .. }
            | Report::PhotoGlimpsed { .. }
            | Report::PhotoRead { .. }
            | Report::ReadingEnded { .. }
            | Report::PhotoFolderChosen { .. }
            | Report::FolderLooked { .. }
            | Report::PhotoUnderMap { .. }
            | Report::Upgrading
            | Report::Knocked
            | Report::SeenElsewhere
            | Report::PlaceTyped { .. }
            | Report::KeptElsewhere
            | Report::BackupFound(_)
            | Report::Restored { .. }
            | Report::Unlocked { .. }
            | Report::Proved { .. }
            | Report::Founded(_)
            | Report::PracticeMade(_)
            | Report::IndexBuilt(_)
            | Report::ChainChecked(_)
            | Report::FollowUpsListed(_)
            | Report::UserMade(_)
            | Report::PassphraseMade(_)
            | Report::Recovered { .. }
            | Report::Renewed { .. }
            | Report::PlaceFound { .. }
            | Report::FolderChosen { .. }
            | Report::BackedUp(_)
            | Report::Rehearsed(_)
            | Report::ReserveKept(_)
            | Report::Verified(_)
            | Report::BackupFolderChosen { .. }
            | Report::SecondPlaceChosen { .. }
            | Report::PlaceChosen { .. }
            | Report::PageSaved(_) => {}
        }
    }
}
