//! What comes back: from the journal, from work that is done, and from a passphrase in a dialog. The page that asked is
//! told first; what it does not show itself is said across the page.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Context;

use crate::domain::id::{PatientId, UserId};
use crate::domain::log::LockReason;
use crate::domain::user::Role;
use crate::journal::task::{Imported, Prove, Unlock};
use crate::journal::{Edit, Error, Passphrase, Receipt, Refusal, SecondPlace, VaultError};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Job, Place, Report, Tab};
use crate::ui::page::settings::backups::SEEN;

use super::Desk;

impl Desk {
    /// Takes in what came of a job.
    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        commands: &mut Vec<Command>,
        report: Report,
    ) {
        match report {
            Report::Proved { user, edit, proof } => {
                let result = match proof {
                    Ok(proof) => self.journal.apply_signed((*edit).clone(), proof),
                    Err(fault) => Err(self.not_proven(user, fault)),
                };
                self.answered(text, commands, &edit, &result);
            }
            Report::IndexBuilt(Ok(index)) => self.journal.index_is_built(index),
            Report::ChainChecked(Ok(state)) => self.chain = Some(state),
            Report::IndexBuilt(Err(error)) | Report::ChainChecked(Err(error)) => {
                self.say_error(text, &error);
            }
            Report::FollowUpsListed(listed) => {
                let listed = listed.map_err(|error| self.sentence(text, &error));
                self.follow_ups.take_in(listed);
            }
            Report::UserMade(made) => {
                if let Err(error) = self.settings.user_made(text, &mut self.journal, made) {
                    self.say_error(text, &error);
                }
            }
            Report::PassphraseMade(made) => {
                if let Err(error) = self.settings.passphrase_made(text, &mut self.journal, made) {
                    self.say_error(text, &error);
                }
                // Where there are no settings to say it.
                if self.journal.author().role == Role::Reviewer
                    && let Some(done) = self.settings.passphrase_done()
                {
                    commands.push(Command::Toast(done));
                }
            }
            Report::Verified(verified) => self.verified(text, verified),
            Report::ReserveKept(kept) => self.reserve_is(kept),
            Report::Rehearsed(end) => {
                let journal = &mut self.journal;
                if let Err(error) = self.settings.rehearsed(text, journal, commands, end) {
                    self.say_error(text, &error);
                }
            }
            Report::BackupFolderChosen { path, shown } => {
                let chosen = (path, shown);
                self.settings
                    .backup_folder_chosen(text, &self.journal, commands, chosen);
            }
            Report::PhotosSealed { patient, sealed } if !self.is_open(patient) => {
                self.photos_sealed(text, commands, patient, sealed);
            }
            Report::PhotosFound { .. }
            | Report::PhotoGlimpsed { .. }
            | Report::PhotoRead { .. }
            | Report::ReadingEnded { .. }
            | Report::PhotoFolderChosen { .. }
            | Report::FolderLooked { .. }
            | Report::PhotosSealed { .. }
            | Report::PhotoShown { .. }
            | Report::PhotoWhole { .. }
            | Report::PhotoUnderMap { .. }
            | Report::ThumbnailsShown(_)
            | Report::OffersShown(_)
            | Report::FilesChosen { .. } => {
                if let Some(record) = &mut self.record {
                    record.take_in(ctx, text, &self.journal, commands, report);
                }
            }
            Report::PlaceChosen { page, path, shown } => {
                self.place_chosen(text, commands, *page, (path, shown));
            }
            Report::PlaceTyped { page, place } => {
                self.place_typed(text, commands, *page, place);
            }
            Report::PageSaved(Some(saved)) => self.page_saved(text, commands, saved),
            // Nothing was saved after all; the others belong to a locked journal.
            Report::PageSaved(None)
            | Report::Upgrading
            | Report::Knocked
            | Report::SeenElsewhere
            | Report::KeptElsewhere
            | Report::BackupFound(_)
            | Report::Restored { .. }
            | Report::Unlocked { .. }
            | Report::Recovered { .. }
            | Report::Renewed { .. }
            | Report::Founded(_)
            | Report::PracticeMade(_)
            | Report::BackedUp(_)
            | Report::PlaceFound { .. }
            | Report::SecondPlaceChosen { .. }
            | Report::FolderChosen { .. } => {}
        }
    }

    /// A folder was chosen for a second copy of the anchors. Gives the place, if they could be written there.
    pub fn second_place_chosen(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        folder: Option<PathBuf>,
        shown: Duration,
    ) -> Option<SecondPlace> {
        let Some(folder) = folder else {
            if shown < SEEN {
                self.settings.no_dialog_for_second_place();
            }
            return None;
        };
        let words = &text.integrity;
        let named = |sentence: &str| fill(sentence, &[("place", &folder.to_string_lossy())]);
        let place = SecondPlace::chosen(folder.clone());
        match self.journal.keep_anchors_in(place.clone()) {
            Ok(()) => {
                self.settings.second_place_kept();
                commands.push(Command::Toast(named(&words.elsewhere_chosen)));
                Some(place)
            }
            Err(Error::Vault(_)) => {
                self.say(named(&words.elsewhere_failed));
                None
            }
            Err(error) => {
                self.say_error(text, &error);
                None
            }
        }
    }

    fn is_open(&self, patient: PatientId) -> bool {
        let open = self.record.as_ref();
        open.is_some_and(|record| record.id() == patient)
    }

    /// Somebody pressed »save« and then opened another record: what was sealed is attached where it was meant.
    fn photos_sealed(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        patient: PatientId,
        sealed: Imported,
    ) {
        match sealed {
            Ok(photos) if photos.is_empty() => {}
            Ok(photos) => {
                commands.push(Command::Edit(Edit::AttachPhotos { patient, photos }));
            }
            Err(fault) => self.say_error(text, &Error::Vault(fault)),
        }
    }

    /// Where an edit was asked for, when that may no longer be the page on the screen: sealing photos takes its time, and a
    /// draft belongs to the open record also when another place is shown by the time that it is saved.
    fn answered_by(&self, edit: &Edit) -> Place {
        let is_draft = matches!(
            edit,
            Edit::BeginDraft { .. } | Edit::SaveDraft { .. } | Edit::DiscardDraft(_)
        );
        match &self.record {
            Some(_) if matches!(edit, Edit::AttachPhotos { .. }) => Place::Record(Tab::Photos),
            Some(record) if is_draft => Place::Record(record.tab()),
            Some(_) | None => self.place,
        }
    }

    /// Derives the key of somebody who signs one edit in a dialog; after too many wrong passphrases she waits.
    pub fn prove(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        edit: Edit,
        user: UserId,
        passphrase: Passphrase,
    ) {
        if let Some(left) = self.journal.wait(user) {
            let refused = Err(Refusal::MustWait { left }.into());
            self.answered(text, commands, &edit, &refused);
            return;
        }
        let prove = Prove(Unlock {
            keys: self.journal.keys().clone(),
            user,
            passphrase,
        });
        let edit = Box::new(edit);
        commands.push(Command::Work(Job::new("prove", move |_| Report::Proved {
            user,
            edit,
            proof: prove.run(),
        })));
    }

    /// A wrong passphrase in a dialog counts as one at the door.
    fn not_proven(&mut self, user: UserId, fault: VaultError) -> Error {
        let wrong = matches!(fault, VaultError::WrongPassphrase);
        let written = wrong.then(|| self.journal.passphrase_was_wrong(user));
        match written {
            Some(Err(error)) => error,
            Some(Ok(())) | None => Error::Vault(fault),
        }
    }

    /// Tells the page on the screen what came of an edit; what it does not show itself is said across the page.
    pub(super) fn answered(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) {
        // What she knew opens nothing any more once the keys have given way, and that needs a closed journal.
        if matches!((edit, result), (Edit::RetireUser(_), Ok(_))) {
            commands.push(Command::Lock(LockReason::Asked));
        }
        let place = self.answered_by(edit);
        let shown = match place {
            // The dialog lies over every page.
            _ if *edit == Edit::ConfirmClock => self.settings.clock_answered(text, result),
            Place::Record(_) => match &mut self.record {
                Some(record) => record.answered(text, &self.journal, commands, edit, result),
                None => false,
            },
            Place::Patients => self.patients.answered(text, commands, edit, result),
            Place::Today => self.today.answered(commands, edit, result),
            Place::Settings => self.settings.answered(text, edit, result),
            Place::Review => self.review.answered(text, edit, result),
            Place::FollowUps | Place::AuditLog => false,
        };
        if let (Err(error), false) = (result, shown) {
            self.say_error(text, error);
        }
    }

    /// What came of a passphrase or recovery key, where it was asked for.
    pub(super) fn tell_keys(&mut self, text: &Text, result: Option<Result<(), Error>>, done: &str) {
        if let Some(Err(error)) = result.map(|result| self.settings.keys_told(text, result, done)) {
            self.say_error(text, &error);
        }
    }

    pub(super) fn sentence(&self, text: &Text, error: &Error) -> String {
        let today = self.journal.now().map(|now| now.moment.day());
        today.map_or_else(
            |_| text.faults.store.clone(),
            |today| text.error(error, today),
        )
    }

    pub(super) fn say_error(&mut self, text: &Text, error: &Error) {
        let sentence = self.sentence(text, error);
        self.say(sentence);
    }

    /// Across the page, until it is closed.
    pub(super) fn say(&mut self, sentence: String) {
        if !self.trouble.contains(&sentence) {
            self.trouble.push(sentence);
        }
    }
}
