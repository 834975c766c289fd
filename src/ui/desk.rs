//! The open journal: rail, top bar, page, search, and what is said across all of them.

mod answers;
mod backups;
mod checks;
mod flags;
mod frame;
mod moves;
mod pages;
mod recall;
mod reserve;
mod settling;
mod unplaced;

use std::path::Path;
use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::log::LockReason;
use crate::domain::time::MINUTE;
use crate::domain::user::Role;
use crate::journal::door::{Noticed, Shut};
use crate::journal::task::{BuildIndex, ChainState, CheckChain};
use crate::journal::{Clock, Edit, Error, Journal, KeepElsewhere};
use crate::text::Text;

use super::command::{Command, Job, Place, Report};
use super::cx::Cx;
use super::page::audit_log::AuditLogPage;
use super::page::follow_ups::FollowUpsPage;
use super::page::lock::Typed;
use super::page::palette::Palette;
use super::page::patients::PatientsPage;
use super::page::recall::RecallPage;
use super::page::record::Record;
use super::page::review::ReviewPage;
use super::page::settings::SettingsPage;
use super::page::sheet::SheetReader;
use super::page::today::TodayPage;
use super::worker::Progress;
use backups::Interval;
use flags::FlagCount;
use settling::Settling;

pub struct Desk {
    journal: Journal,
    place: Place,
    record: Option<Box<Record>>,
    today: TodayPage,
    follow_ups: FollowUpsPage,
    flags: FlagCount,
    patients: PatientsPage,
    review: ReviewPage,
    audit_log: AuditLogPage,
    settings: SettingsPage,
    palette: Option<Palette>,
    sheet: Option<SheetReader>,
    recall: Option<RecallPage>,
    /// What went wrong and has not been closed yet.
    trouble: Vec<String>,
    noticed: Noticed,
    chain: Option<ChainState>,
    /// Why the open record could not be read again; said in the next frame, where the words are at hand.
    unread: Option<Error>,
    locks_in: Duration,
    settling: Settling,
    copies: Interval,
    reserve: reserve::Watch,
    checks: checks::Watch,
    unplaced: unplaced::Unplaced,
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
            follow_ups: FollowUpsPage::default(),
            flags: FlagCount::default(),
            patients: PatientsPage::default(),
            review: ReviewPage::default(),
            audit_log: AuditLogPage::default(),
            settings: SettingsPage::default(),
            palette: None,
            sheet: None,
            recall: None,
            trouble: Vec::new(),
            noticed,
            chain: None,
            unread: None,
            locks_in: Duration::MAX,
            settling: Settling::default(),
            copies: Interval::default(),
            reserve: reserve::Watch::default(),
            checks: checks::Watch::default(),
            unplaced: unplaced::Unplaced::default(),
        }
    }

    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Anchors that are still owed to the second place.
    pub fn keep_elsewhere(&mut self) -> Option<KeepElsewhere> {
        self.journal.keep_elsewhere()
    }

    /// Nobody has touched anything for so long, and so long it is until the journal locks itself.
    pub const fn idle_for(&mut self, idle: Duration, left: Duration) {
        self.checks.idle = idle;
        self.locks_in = left;
    }

    /// Before each frame: what is typed is saved in time.
    pub fn logic(&mut self, ctx: &Context, commands: &mut Vec<Command>, clock: &Clock) {
        // The clock in the top bar moves by the minute, and with it everything that time alone changes.
        let into_minute = clock
            .system_time()
            .micros()
            .rem_euclid(MINUTE)
            .unsigned_abs();
        ctx.request_repaint_after(Duration::from_micros(MINUTE.unsigned_abs() - into_minute));
        self.settling.watch(ctx, &self.journal, clock.uptime());
        if self.copies.is_over(ctx, &self.journal, clock.uptime()) {
            commands.push(Command::BackUp);
        }
        self.watch_reserve(ctx, commands, clock.uptime());
        self.watch_check(commands);
        self.count_flags();
        if let Some(record) = &mut self.record {
            record.save_in_time(ctx, clock.uptime(), commands);
        }
    }

    /// After everything that was asked for is done, and before it is drawn: no page sees a newer journal than its record.
    pub fn read_again(&mut self, commands: &mut Vec<Command>) {
        if let Some(record) = &mut self.record
            && let Err(error) = record.read_again(&self.journal)
        {
            commands.push(Command::CloseRecord);
            self.unread = Some(error);
        }
    }

    /// Red flags stand in the rail wherever somebody is.
    fn count_flags(&mut self) {
        if self.journal.author().role == Role::Reviewer {
            return;
        }
        if let Err(error) = self.flags.renew(&self.journal) {
            self.unread = Some(error);
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
            Command::ShowSheet { version } => {
                self.sheet = Some(version.map_or_else(SheetReader::default, SheetReader::of));
            }
            Command::ShowRecall { batch, purpose } => self.show_recall(text, batch, purpose),
            Command::CloseRecall => self.recall = None,
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
            Command::BeginPassphrase => self.settings.begin_passphrase(),
            Command::ChangePassphrase { old, new } => {
                let task = self.journal.change_passphrase(old, new);
                let told = task.map(|task| {
                    commands.push(Command::Work(Job::new("passphrase", move |_| {
                        Report::PassphraseMade(task.run().map(Box::new))
                    })));
                });
                self.tell_keys(text, told.err().map(Err), "");
            }
            Command::TestRecoveryKey(key) => {
                let tested = self.journal.test_recovery_key(&key);
                self.tell_keys(text, Some(tested), &text.keys.tested);
            }
            Command::ReplaceRecoveryKey(key) => {
                let replaced = self.journal.replace_recovery_key(&key);
                self.tell_keys(text, Some(replaced), &text.keys.renewed);
            }
            // The application itself carries these out.
            Command::Proven { .. }
            | Command::Recover { .. }
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
            | Command::BackUp
            | Command::CheckJournal
            | Command::ChooseBackupFolder
            | Command::ChooseSecondPlace
            | Command::ChoosePhotoFolder { .. }
            | Command::RememberPhotoFolder(_)
            | Command::SavePage(_)
            | Command::SetLanguage(_)
            | Command::SetTheme(_)
            | Command::SetZoom(_)
            | Command::Copy(_)
            | Command::Toast(_) => {}
        }
        ctx.request_repaint();
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
    ) -> (Shut, Typed) {
        let mut lost = None;
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        for command in std::mem::take(commands) {
            if let Command::Edit(
                edit @ (Edit::BeginDraft { .. } | Edit::SaveDraft { .. } | Edit::DiscardDraft(_)),
            ) = command
                && let Err(error) = self.journal.apply(edit)
            {
                lost = Some(self.sentence(text, &error));
            }
        }
        let typed = match lost {
            Some(sentence) => Typed::Lost(sentence),
            None if self.journal.has_drafts() => Typed::Safe,
            None => Typed::Nothing,
        };
        let (shut, _written) = self.journal.lock_and_renew(why);
        (shut, typed)
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        (running, photo_folder): (&[(&'static str, Progress)], Option<&Path>),
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
            photo_folder,
            open: self.record.as_ref().map(|record| record.id()),
        };
        match self.place {
            Place::Today => self.today.ui(&mut cx, ui),
            Place::Patients => self.patients.ui(&mut cx, ui),
            Place::Review => self.review.ui(&mut cx, ui),
            Place::AuditLog => self.audit_log.ui(&mut cx, ui),
            Place::Settings => self.settings.ui(&mut cx, ui),
            Place::FollowUps => self.follow_ups.ui(&mut cx, ui),
            Place::Record(_) => {
                if let Some(record) = &mut self.record {
                    record.ui(&mut cx, ui);
                }
            }
        }
        if cx.journal.author().role == Role::Reviewer {
            self.settings.own_passphrase_ui(&mut cx, ui);
        }
        if let Some(palette) = &mut self.palette {
            palette.ui(&mut cx, ui);
        }
        if let Some(recall) = &mut self.recall {
            recall.ui(&mut cx, ui);
        }
        if let Some(sheet) = &mut self.sheet
            && sheet.ui(&mut cx, ui)
        {
            self.sheet = None;
        }
        self.unplaced_ui(text, commands, ui);
    }
}
