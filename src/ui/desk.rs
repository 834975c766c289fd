//! The open journal: rail, top bar, page, search, and what is said across all of them.

mod frame;
mod settling;

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::id::{PatientId, UserId};
use crate::domain::log::LockReason;
use crate::domain::time::MINUTE;
use crate::domain::user::Role;
use crate::journal::door::{Door, Noticed};
use crate::journal::task::{BuildIndex, ChainState, CheckChain, Imported, Prove, Unlock};
use crate::journal::{Clock, Edit, Error, Journal, Passphrase, Receipt, Refusal, VaultError};
use crate::text::Text;

use super::command::{Command, Job, Place, Report, Tab};
use super::cx::Cx;
use super::page::audit_log::AuditLogPage;
use super::page::palette::Palette;
use super::page::patients::PatientsPage;
use super::page::record::Record;
use super::page::review::ReviewPage;
use super::page::settings::SettingsPage;
use super::page::sheet::SheetReader;
use super::page::today::TodayPage;
use super::worker::Progress;
use settling::Settling;

pub struct Desk {
    journal: Journal,
    place: Place,
    record: Option<Box<Record>>,
    today: TodayPage,
    patients: PatientsPage,
    review: ReviewPage,
    audit_log: AuditLogPage,
    settings: SettingsPage,
    palette: Option<Palette>,
    sheet: Option<SheetReader>,
    /// What went wrong and has not been closed yet.
    trouble: Vec<String>,
    noticed: Noticed,
    chain: Option<ChainState>,
    /// Why the open record could not be read again; said in the next frame, where the words are at hand.
    unread: Option<Error>,
    locks_in: Duration,
    settling: Settling,
}

impl Desk {
    pub fn new(
        journal: Journal,
        noticed: Noticed,
        _text: &Text,
        commands: &mut Vec<Command>,
    ) -> Self {
        let (index, chain) = (journal.reader(), journal.reader());
        commands.push(Command::Work(Job::new("index", |_| {
            Report::IndexBuilt(BuildIndex(index).run())
        })));
        commands.push(Command::Work(Job::new("chain", |progress| {
            Report::ChainChecked(CheckChain(chain).run(progress))
        })));
        let place = match journal.author().role {
            Role::Doctor | Role::Nurse => Place::Today,
            Role::Reviewer => Place::Review,
        };
        Self {
            journal,
            place,
            record: None,
            today: TodayPage::default(),
            patients: PatientsPage::default(),
            review: ReviewPage::default(),
            audit_log: AuditLogPage::default(),
            settings: SettingsPage::default(),
            palette: None,
            sheet: None,
            trouble: Vec::new(),
            noticed,
            chain: None,
            unread: None,
            locks_in: Duration::MAX,
            settling: Settling::default(),
        }
    }

    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    pub const fn locks_in(&mut self, left: Duration) {
        self.locks_in = left;
    }

    /// Before each frame: what is typed is saved in time, and pages that have seen an older revision read again.
    pub fn logic(&mut self, ctx: &Context, commands: &mut Vec<Command>, clock: &Clock) {
        // The clock in the top bar moves by the minute, and with it everything that time alone changes.
        let into_minute = clock
            .system_time()
            .micros()
            .rem_euclid(MINUTE)
            .unsigned_abs();
        ctx.request_repaint_after(Duration::from_micros(MINUTE.unsigned_abs() - into_minute));
        self.settling.watch(ctx, &self.journal, clock.uptime());
        if let Some(record) = &mut self.record {
            record.save_in_time(ctx, clock.uptime(), commands);
            if let Err(error) = record.read_again(&self.journal) {
                commands.push(Command::CloseRecord);
                self.unread = Some(error);
            }
        }
    }

    /// Carries out what a page asked for.
    pub fn run(
        &mut self,
        ctx: &Context,
        text: &Text,
        commands: &mut Vec<Command>,
        command: Command,
    ) {
        if self.is_closed_to_reader(&command) {
            return;
        }
        match command {
            Command::Edit(edit) => {
                let result = self.journal.apply(edit.clone());
                self.answered(text, commands, &edit, &result);
            }
            Command::Go(place) => self.go(place, commands),
            Command::OpenRecord {
                patient,
                tab,
                purpose,
            } => {
                self.open_record(text, commands, patient, tab, purpose);
            }
            Command::CloseRecord => self.close_record(commands),
            Command::OpenPalette => self.palette = Some(Palette::default()),
            Command::ClosePalette => self.palette = None,
            Command::NewPatient { typed } => {
                self.palette = None;
                self.go(Place::Patients, commands);
                self.patients.begin(&self.journal, &typed);
            }
            Command::ShowDay(day) => {
                self.today.show(day);
                self.go(Place::Today, commands);
            }
            Command::ShowSheet => self.sheet = Some(SheetReader::default()),
            Command::AddUser {
                name,
                role,
                authorisation,
                photos,
                passphrase,
            } => {
                let job = SettingsPage::make_user(
                    &mut self.journal,
                    name,
                    role,
                    authorisation,
                    photos,
                    passphrase,
                );
                match job {
                    Ok(job) => commands.push(Command::Work(job)),
                    Err(error) => self.say_error(text, &error),
                }
            }
            // The application itself carries these out.
            Command::Proven { .. }
            | Command::Work(_)
            | Command::CancelWork(_)
            | Command::Lock(_)
            | Command::Unlock { .. }
            | Command::Found(_)
            | Command::MakePractice { .. }
            | Command::OpenFolder(_)
            | Command::BackToFirstStart
            | Command::BeginFirstStart
            | Command::ChooseFiles { .. }
            | Command::ChooseFolder
            | Command::SetLanguage(_)
            | Command::SetTheme(_)
            | Command::SetZoom(_)
            | Command::Copy(_)
            | Command::Toast(_) => {}
        }
        ctx.request_repaint();
    }

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
            Report::UserMade(made) => {
                if let Err(error) = self.settings.user_made(text, &mut self.journal, made) {
                    self.say_error(text, &error);
                }
            }
            Report::PhotosSealed { patient, sealed } if !self.is_open(patient) => {
                self.photos_sealed(text, commands, patient, sealed);
            }
            Report::PhotosRead { .. }
            | Report::PhotosSealed { .. }
            | Report::PhotoShown { .. }
            | Report::ThumbnailsShown(_)
            | Report::FilesChosen { .. } => {
                if let Some(record) = &mut self.record {
                    record.take_in(ctx, text, &self.journal, commands, report);
                }
            }
            // These belong to a locked journal.
            Report::Unlocked { .. }
            | Report::Founded(_)
            | Report::PracticeMade(_)
            | Report::PlaceFound { .. }
            | Report::FolderChosen { .. } => {}
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
    fn answered(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) {
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

    fn sentence(&self, text: &Text, error: &Error) -> String {
        let today = self.journal.now().map(|now| now.moment.day());
        today.map_or_else(
            |_| text.faults.store.clone(),
            |today| text.error(error, today),
        )
    }

    fn say_error(&mut self, text: &Text, error: &Error) {
        let sentence = self.sentence(text, error);
        if !self.trouble.contains(&sentence) {
            self.trouble.push(sentence);
        }
    }

    fn go(&mut self, place: Place, commands: &mut Vec<Command>) {
        self.palette = None;
        if self.place != place
            && let Some(record) = &mut self.record
        {
            record.flush(commands);
        }
        match place {
            // A tab is only there while a record is open.
            Place::Record(tab) => {
                let tab = self.tab_for(tab);
                if let Some(record) = &mut self.record {
                    record.show(tab);
                    self.place = Place::Record(tab);
                }
            }
            Place::Today
            | Place::Patients
            | Place::FollowUps
            | Place::Review
            | Place::AuditLog
            | Place::Settings => {
                self.place = place;
                // A purpose holds for one reading: whoever looks for another record has closed this one.
                if self.journal.author().role == Role::Reviewer {
                    self.record = None;
                }
            }
        }
    }

    fn open_record(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        patient: PatientId,
        tab: Tab,
        purpose: Option<String>,
    ) {
        self.palette = None;
        let tab = self.tab_for(tab);
        // Whoever states a purpose opens the record anew, also when it lies open: each purpose is a fact.
        if purpose.is_none()
            && self
                .record
                .as_ref()
                .is_some_and(|record| record.id() == patient)
        {
            self.go(Place::Record(tab), commands);
            return;
        }
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        let edit = Edit::OpenRecord { patient, purpose };
        let opened = self
            .journal
            .apply(edit.clone())
            .and_then(|_| self.journal.record(patient));
        match opened {
            Ok(view) => {
                self.record = Some(Box::new(Record::new(&self.journal, view, tab)));
                self.place = Place::Record(tab);
            }
            Err(error) => self.answered(text, commands, &edit, &Err(error)),
        }
    }

    /// Of the tabs, a reviewer has the history alone.
    fn tab_for(&self, tab: Tab) -> Tab {
        if frame::tabs(self.journal.author().role).contains(&tab) {
            tab
        } else {
            Tab::History
        }
    }

    /// A reviewer has no other places, no search from everywhere, and nobody to register (`design.md` §2).
    fn is_closed_to_reader(&self, command: &Command) -> bool {
        let elsewhere = matches!(
            command,
            Command::OpenPalette
                | Command::NewPatient { .. }
                | Command::ShowDay(_)
                | Command::AddUser { .. }
                | Command::Go(
                    Place::Today
                        | Place::Patients
                        | Place::FollowUps
                        | Place::AuditLog
                        | Place::Settings
                )
        );
        elsewhere && self.journal.author().role == Role::Reviewer
    }

    fn close_record(&mut self, commands: &mut Vec<Command>) {
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        if matches!(self.place, Place::Record(_)) {
            self.place = match self.journal.author().role {
                Role::Doctor | Role::Nurse => Place::Patients,
                Role::Reviewer => Place::Review,
            };
        }
        // What was flushed is carried out on this desk before the next frame; the record itself is not needed for it.
        self.record = None;
    }

    /// Saves what is typed, writes that it was locked, and gives the locked folder back.
    ///
    /// If a draft could not be saved, a sentence says so.
    pub fn lock(
        mut self,
        _ctx: &Context,
        text: &Text,
        commands: &mut Vec<Command>,
        why: LockReason,
    ) -> (Door, Option<String>) {
        let mut lost = None;
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        for command in std::mem::take(commands) {
            if let Command::Edit(edit @ (Edit::BeginDraft { .. } | Edit::SaveDraft { .. })) =
                command
                && let Err(error) = self.journal.apply(edit)
            {
                lost = Some(self.sentence(text, &error));
            }
        }
        let (door, _written) = self.journal.lock(why);
        (door, lost)
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        running: &[(&'static str, Progress)],
        ui: &mut Ui,
    ) {
        let now = match self.journal.now() {
            Ok(now) => now,
            Err(error) => {
                self.say_error(text, &error);
                return;
            }
        };
        if let Some(error) = self.unread.take() {
            self.say_error(text, &error);
        }
        self.frame_ui(text, commands, now, ui);
        let mut cx = Cx {
            journal: &self.journal,
            text,
            now,
            commands,
            chain: self.chain,
            running,
            open: self.record.as_ref().map(|record| record.id()),
        };
        match self.place {
            Place::Today => self.today.ui(&mut cx, ui),
            Place::Patients => self.patients.ui(&mut cx, ui),
            Place::Review => self.review.ui(&mut cx, ui),
            Place::AuditLog => self.audit_log.ui(&mut cx, ui),
            Place::Settings => self.settings.ui(&mut cx, ui),
            Place::FollowUps => super::page::not_yet::ui(&mut cx, ui),
            Place::Record(_) => {
                if let Some(record) = &mut self.record {
                    record.ui(&mut cx, ui);
                }
            }
        }
        if let Some(palette) = &mut self.palette {
            palette.ui(&mut cx, ui);
        }
        if let Some(sheet) = &mut self.sheet
            && sheet.ui(&mut cx, ui)
        {
            self.sheet = None;
        }
    }
}
