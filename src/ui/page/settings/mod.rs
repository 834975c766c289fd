//! Settings: the clinic, its users, policies, sheets, and how this machine looks (`design.md` §9.14).
//!
//! A doctor edits, a nurse reads and does what every clinician may; the journal refuses whatever the page would let
//! through.

pub mod backups;
mod clinic;
mod clock;
mod foot;
mod form;
pub mod integrity;
mod keys;
mod law;
mod list;
mod looks;
mod new_user;
mod order;
mod policy;
mod policy_form;
mod retire;
mod safety;
mod sheets;
mod typed_folder;
mod users;

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Ui;

use crate::domain::backup::RestoreRehearsed;
use crate::domain::time::{Day, Moment};
use crate::domain::user::{Role, User};
use crate::journal::task::{RestoreError, Verified};
use crate::journal::{Edit, Error, Journal, NewSlot, Now, Passphrase, Receipt, VaultError};
use crate::text::Text;
use crate::ui::command::{Command, Job};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widget::shell;

use backups::BackupsSection;
use clinic::ClinicSection;
use clock::ConfirmClock;
use form::{Answer, Open};
use integrity::IntegritySection;
use keys::KeysSection;
use list::Section;
use order::batches::BatchesSection;
use order::readiness;
use order::templates::TemplatesSection;
use policy::PolicySection;
use safety::SafetySection;
use sheets::SheetsSection;
use users::UsersSection;

pub use sheets::page as sheet_page;

#[derive(Default)]
pub struct SettingsPage {
    section: Section,
    clinic: ClinicSection,
    users: UsersSection,
    policy: PolicySection,
    safety: SafetySection,
    keys: KeysSection,
    sheets: SheetsSection,
    batches: BatchesSection,
    templates: TemplatesSection,
    backups: BackupsSection,
    integrity: IntegritySection,
    /// A dialog about the clinic's order.
    form: Option<Open>,
    /// What was changed last is in the journal.
    saved: bool,
    clock: Option<ConfirmClock>,
    /// For sentences about what came of an edit.
    today: Option<Day>,
}

impl SettingsPage {
    /// The job that derives a new user's keys from the passphrase that she typed herself.
    pub fn make_user(
        journal: &mut Journal,
        name: String,
        role: Role,
        authorisation: Option<String>,
        photos: bool,
        passphrase: Passphrase,
    ) -> Result<Job, Error> {
        let task = journal.new_user(name, role, authorisation, photos, passphrase)?;
        Ok(Job::new("user", move |_| {
            crate::ui::command::Report::UserMade(task.run().map(Box::new))
        }))
    }

    /// The keys are made: the user goes into the journal and her slot into the key file.
    ///
    /// # Errors
    /// What went wrong, when no dialog is open that could say it.
    pub fn user_made(
        &mut self,
        text: &Text,
        journal: &mut Journal,
        made: Result<Box<(NewSlot, User)>, VaultError>,
    ) -> Result<(), Error> {
        let added = made.map_err(Error::from).and_then(|made| {
            let (slot, user) = *made;
            let name = user.name.clone();
            journal.add_user(&slot, user).map(|_| name)
        });
        match added {
            Ok(name) => {
                self.users.added(name);
                Ok(())
            }
            Err(error) => match self.today.filter(|_| self.users.is_adding()) {
                Some(today) => {
                    self.users.failed(text.error(&error, today));
                    Ok(())
                }
                None => Err(error),
            },
        }
    }

    /// The own keys lie under another passphrase, or not.
    ///
    /// # Errors
    /// What went wrong, when no dialog is open that could say it.
    pub fn passphrase_made(
        &mut self,
        text: &Text,
        journal: &mut Journal,
        made: Result<Box<NewSlot>, VaultError>,
    ) -> Result<(), Error> {
        self.keys.passphrase_made(text, journal, made, self.today)
    }

    /// Opens the dialog for the own passphrase, on whatever page.
    pub fn begin_passphrase(&mut self) {
        self.keys.begin_passphrase();
    }

    /// That dialog, where the settings themselves are not shown.
    pub fn own_passphrase_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        self.today = Some(cx.today());
        self.keys.dialog_ui(cx, ui);
    }

    /// That it was changed, once.
    pub fn passphrase_done(&mut self) -> Option<String> {
        self.keys.take_done()
    }

    /// What came of a recovery key.
    ///
    /// # Errors
    /// What went wrong, when no dialog is open that could say it.
    pub fn keys_told(
        &mut self,
        text: &Text,
        result: Result<(), Error>,
        done: &str,
    ) -> Result<(), Error> {
        self.keys.told(text, result, done, self.today)
    }

    /// A folder was chosen that copies of the journal shall go to.
    pub fn backup_folder_chosen(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        (path, shown): (Option<PathBuf>, Duration),
    ) {
        self.backups
            .folder_chosen(text, journal, commands, path, shown);
    }

    /// Another place for the anchors was asked for, and the system's dialog did not come.
    pub fn no_dialog_for_second_place(&mut self) {
        self.integrity.no_dialog();
    }

    /// The anchors have another place.
    pub fn second_place_kept(&mut self) {
        self.integrity.second_place_kept();
    }

    /// The whole journal was read again.
    pub fn verified(&mut self, now: Moment, verified: Box<Verified>) {
        self.integrity.verified(now, verified);
    }

    /// A restore was tried.
    pub fn rehearsed(
        &mut self,
        text: &Text,
        journal: &mut Journal,
        commands: &mut Vec<Command>,
        end: Result<RestoreRehearsed, RestoreError>,
    ) -> Result<(), Error> {
        self.backups.rehearsed(text, journal, commands, end)
    }

    /// True if the page shows itself what came of the edit. What was typed stays where it is.
    pub fn answered(&mut self, text: &Text, edit: &Edit, result: &Result<Receipt, Error>) -> bool {
        if matches!(edit, Edit::ChangeClinic(_) | Edit::ChangePolicy(_)) {
            self.saved = result.is_ok();
        }
        if let (Edit::RetireUser(_), Some(today)) = (edit, self.today) {
            return self.users.retired(text, result, today);
        }
        let asked_in_form = matches!(
            edit,
            Edit::RegisterPractitioner(_)
                | Edit::PauseBatch(_)
                | Edit::WatchProduct(_)
                | Edit::CheckEmergencyKit { .. }
                | Edit::AdoptInstruction(_)
                | Edit::ApproveSheet(_)
                | Edit::WithdrawTemplate(_)
        );
        match (&mut self.form, result, self.today) {
            (Some(_), Ok(_), _) if asked_in_form => {
                self.form = None;
                true
            }
            (Some(form), Err(error), Some(today)) if asked_in_form => {
                form.refused(text.error(error, today));
                true
            }
            (_, _, _) => false,
        }
    }

    /// Opens the dialog in which a doctor confirms the clock.
    pub fn begin_confirming_clock(&mut self, journal: &Journal) {
        self.clock = ConfirmClock::new(journal);
    }

    /// What came of confirming the clock; true if the dialog shows it.
    pub fn clock_answered(&mut self, text: &Text, result: &Result<Receipt, Error>) -> bool {
        let (Some(dialog), Err(error)) = (&mut self.clock, result) else {
            self.clock = None;
            return false;
        };
        dialog.failed(text, error);
        true
    }

    /// The dialog in which a doctor confirms the clock; it can open on every page.
    pub fn confirm_clock_ui(
        &mut self,
        journal: &Journal,
        text: &Text,
        now: Now,
        commands: &mut Vec<Command>,
        ui: &mut Ui,
    ) {
        let Some(dialog) = self.clock.as_mut().filter(|_| now.is_in_doubt()) else {
            self.clock = None;
            return;
        };
        if dialog.ui(journal, text, now, commands, ui) {
            self.clock = None;
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.today = Some(cx.today());
        self.clinic.follow(&cx.journal.clinic().clinic);
        self.policy.follow(&cx.journal.clinic().policy);
        self.safety.follow(&cx.journal.clinic().policy);
        shell::foot(ui, |ui| self.foot_ui(cx, ui));
        if let Some(section) = list::ui(cx, self.section, ui) {
            self.section = section;
            self.saved = false;
        }
        shell::main(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::CARDS;
            list::head_ui(cx.text, self.section, ui);
            match self.section {
                Section::Clinic => self.clinic.ui(cx, ui),
                Section::Users => self.ask(|page| page.users.ui(cx, ui)),
                Section::Policy => self.policy.ui(cx, ui),
                Section::Sheets => self.sheets.ui(cx, ui),
                Section::Batches => self.ask(|page| page.batches.ui(cx, ui)),
                Section::Templates => self.ask(|page| page.templates.ui(cx, ui)),
                Section::Readiness => self.ask(|_| readiness::ui(cx, ui)),
                Section::Backups => self.backups.ui(cx, ui),
                Section::Integrity => self.integrity.ui(cx, ui),
                Section::Safety => {
                    self.safety.ui(cx, ui);
                    self.keys.ui(cx, ui);
                }
                Section::Looks => looks::ui(cx, ui),
            }
        });
        self.users.dialog_ui(cx, ui);
        self.keys.dialog_ui(cx, ui);
        self.form_ui(cx, ui);
    }

    /// Takes over the dialog that was asked for.
    fn ask(&mut self, asked: impl FnOnce(&mut Self) -> Option<Open>) {
        if let Some(form) = asked(self) {
            self.form = Some(form);
        }
    }

    fn form_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some(form) = &mut self.form else {
            return;
        };
        match form.ui(cx, ui) {
            Answer::Open => {}
            Answer::Cancelled => self.form = None,
            Answer::Ask(edit) => cx.ask(*edit),
        }
    }
}
