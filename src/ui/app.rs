//! The application: the one loop that carries out commands, the only place where an error ends.

mod anchors;
mod backups;
mod checks;
mod idle;
mod jobs;
mod looks;
mod sessions;

pub use backups::LastWork;
pub use looks::{preference, prepare};

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::log::LockReason;
use crate::domain::time::Day;
use crate::journal::door::Noticed;
use crate::journal::task::BackUpAll;
use crate::journal::{Clock, Journal, SeenElsewhere};
use crate::text::Text;

use super::command::{Command, Job, Report};
use super::desk::Desk;
use super::page::first_start::FirstStart;
use super::session::Session;
use super::setup::{Remember, Setup};
use super::widget::notice::Toasts;
use super::worker::Worker;

pub struct App {
    pub(super) session: Session,
    pub(super) setup: Setup,
    text: Text,
    clock: Clock,
    remember: Remember,
    commands: Vec<Command>,
    worker: Worker,
    toasts: Toasts,
    /// When somebody last touched keyboard or mouse, on the clock that only goes forward.
    last_input: Duration,
    entered: idle::Entered,
    /// The copy that is made when the window is gone.
    leaving: Option<BackUpAll>,
    elsewhere: anchors::Elsewhere,
}

impl App {
    pub fn new(setup: Setup, text: Text, clock: Clock, worker: Worker, remember: Remember) -> Self {
        let last_input = clock.uptime();
        let entered = idle::Entered::now(&clock);
        let mut app = Self {
            session: Session::Between,
            setup,
            text,
            clock,
            remember,
            commands: Vec::new(),
            worker,
            toasts: Toasts::default(),
            last_input,
            entered,
            leaving: None,
            elsewhere: anchors::Elsewhere::default(),
        };
        app.begin();
        app
    }

    /// The wizard, while it is shown: tests make their journal with a cheap key derivation.
    pub fn first_start(&mut self) -> Option<&mut FirstStart> {
        match &mut self.session {
            Session::FirstStart(page) => Some(page),
            Session::Refused(_)
            | Session::Locked(_)
            | Session::Renewing(_)
            | Session::Open(_)
            | Session::Between => None,
        }
    }

    /// An application with a journal that is open already: for tests and pictures.
    pub fn with_journal(
        setup: Setup,
        text: Text,
        clock: Clock,
        worker: Worker,
        journal: Journal,
    ) -> Self {
        let mut app = Self::new(
            Setup {
                folder: None,
                ..setup
            },
            text,
            clock,
            worker,
            Box::new(|_| {}),
        );
        let desk = Desk::new(journal, Noticed::default(), &app.text, &mut app.commands);
        app.session = Session::Open(Box::new(desk));
        app
    }

    /// The open journal, if there is one.
    pub fn journal(&self) -> Option<&Journal> {
        match &self.session {
            Session::Open(desk) => Some(desk.journal()),
            Session::FirstStart(_)
            | Session::Refused(_)
            | Session::Locked(_)
            | Session::Renewing(_)
            | Session::Between => None,
        }
    }

    /// Something is still done behind the window.
    pub fn is_working(&self) -> bool {
        !self.worker.running().is_empty()
    }

    /// Asks as a page would: for tests and pictures that begin in the middle of something.
    pub fn ask(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Before each frame: takes in what has been finished, carries out what was asked for, watches the idle minutes.
    pub fn logic(&mut self, ctx: &Context) {
        for report in self.worker.told() {
            self.take_in(ctx, report);
        }
        self.watch_idleness(ctx);
        if let Session::Open(desk) = &mut self.session {
            desk.logic(ctx, &mut self.commands, &self.clock);
        }
        while !self.commands.is_empty() {
            let mut asked = std::mem::take(&mut self.commands);
            // What is due to be saved is saved before the lock that was asked for in the same frame: behind it nobody is there.
            asked.sort_by_key(|command| matches!(command, Command::Lock(_)));
            for command in asked {
                self.run(ctx, command);
            }
        }
        if let Session::Open(desk) = &mut self.session {
            desk.read_again(&mut self.commands);
        }
        self.keep_elsewhere();
    }

    pub fn ui(&mut self, ui: &mut Ui) {
        let (text, commands, running) = (&self.text, &mut self.commands, self.worker.running());
        match &mut self.session {
            Session::FirstStart(page) => page.ui(text, commands, running, ui),
            Session::Refused(page) => page.ui(text, commands, running, ui),
            Session::Locked(page) => page.ui(text, commands, running, ui),
            Session::Renewing(page) => page.ui(text, ui),
            Session::Open(desk) => {
                let folder = self.setup.photo_folder.as_deref();
                desk.ui(text, commands, (running, folder), ui);
            }
            Session::Between => {}
        }
        self.toasts.show(ui.ctx());
        if !self.commands.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// The window is about to close: save drafts, write that it was locked, anchor.
    pub fn close(&mut self, ctx: &Context) {
        if matches!(self.session, Session::Open(_)) {
            self.lock(ctx, LockReason::Closed);
        }
        // A copy that is running now would die with the window half-way: it is begun anew behind it.
        if self.leaving.is_some() {
            self.worker.forget_all();
        }
    }

    pub const fn text(&self) -> &Text {
        &self.text
    }

    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    fn run(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Work(job) => self.worker.submit(job),
            Command::CancelWork(name) => self.worker.cancel(name),
            Command::Lock(why) => self.lock(ctx, why),
            Command::Unlock { user, passphrase } => self.unlock(user, passphrase),
            Command::Recover {
                user,
                recovery,
                passphrase,
            } => self.recover(user, recovery, passphrase),
            Command::Found(create) => {
                self.worker.submit(Job::new("found", |_| {
                    Report::Founded(create.run().map(Box::new))
                }));
            }
            Command::MakePractice { folder } => self.make_practice(folder),
            Command::OpenFolder(folder) => self.open_folder(&folder),
            Command::BackToFirstStart => self.begin(),
            Command::BeginFirstStart => self.begin_first_start(),
            Command::ChooseFiles { patient } => {
                self.worker.submit(jobs::choose_files(&self.text, patient));
            }
            Command::ChoosePhotoFolder { patient } => {
                self.worker.submit(jobs::choose_photo_folder(patient));
            }
            Command::RememberPhotoFolder(folder) => self.remember_photo_folder(folder),
            Command::ChooseFolder => self.worker.submit(jobs::choose_folder()),
            Command::BackUp => self.back_up(),
            Command::CheckJournal => self.check_journal(),
            Command::ChooseSecondPlace => self.worker.submit(jobs::choose_second_place()),
            Command::ChooseBackupFolder => self.worker.submit(backups::choose_folder()),
            Command::SavePage(page) => self.worker.submit(jobs::choose_place(page)),
            Command::SetLanguage(language) => self.set_language(language),
            Command::SetTheme(theme) => self.set_theme(ctx, theme),
            Command::SetZoom(zoom) => self.set_zoom(ctx, zoom),
            Command::Copy(text) => ctx.copy_text(text),
            Command::Toast(text) => self.toasts.done(ctx, text),
            Command::Proven {
                edit,
                doctor,
                passphrase,
            } => {
                if let Session::Open(desk) = &mut self.session {
                    desk.prove(&self.text, &mut self.commands, edit, doctor, passphrase);
                }
            }
            Command::Edit(_)
            | Command::Go(_)
            | Command::OpenRecord { .. }
            | Command::CloseRecord
            | Command::OpenPalette
            | Command::ClosePalette
            | Command::NewPatient { .. }
            | Command::ShowDay(_)
            | Command::ShowSheet { .. }
            | Command::ShowRecall { .. }
            | Command::CloseRecall
            | Command::BeginPassphrase
            | Command::ChangePassphrase { .. }
            | Command::TestRecoveryKey(_)
            | Command::ReplaceRecoveryKey(_)
            | Command::AddUser { .. } => {
                if let Session::Open(desk) = &mut self.session {
                    desk.run(ctx, &self.text, &mut self.commands, command);
                }
            }
        }
    }

    fn take_in(&mut self, ctx: &Context, report: Report) {
        match report {
            Report::Upgrading => {
                if let Session::Locked(page) = &mut self.session {
                    page.upgrading();
                }
            }
            Report::Knocked => looks::come_forward(ctx),
            Report::SeenElsewhere => {}
            Report::KeptElsewhere => self.elsewhere.kept(),
            Report::Unlocked {
                user,
                opened,
                ready,
            } => self.unlocked(user, opened, ready),
            Report::Recovered {
                user,
                recovered,
                ready,
            } => self.recovered(user, recovered, ready),
            Report::Renewed { door, done } => self.renewed(*door, done),
            Report::Founded(founded) => match founded {
                Ok(founded) => {
                    self.remember_folder(founded.door.folder().to_owned());
                    self.worker.listen_to(Some(founded.door.bell()));
                    let second = self.setup.second_place.clone();
                    // A journal that is new is known nowhere.
                    let door = founded.door.with_second_place(second);
                    self.enter(door.having_seen(SeenElsewhere::default()), founded.opened);
                }
                Err(trouble) => {
                    self.founding_failed(self.text.founding_trouble(&trouble, self.today()));
                }
            },
            Report::PracticeMade(made) => match made {
                Ok(practice) => {
                    self.open_folder(&practice.folder);
                    if let Session::Locked(page) = &mut self.session {
                        page.tell_practice_passphrases(practice.users);
                    }
                }
                Err(trouble) => {
                    self.founding_failed(self.text.practice_trouble(&trouble, self.today()));
                }
            },
            Report::PlaceFound { path, refusal } => {
                if let Session::FirstStart(page) = &mut self.session {
                    page.place_found(&self.text, &mut self.commands, &path, refusal);
                }
            }
            Report::FolderChosen { path, shown } => match &mut self.session {
                Session::FirstStart(page) => page.folder_chosen(&self.text, path, shown),
                Session::Refused(page) => {
                    page.folder_chosen(&self.text, &mut self.commands, path, shown);
                }
                Session::Locked(_) | Session::Renewing(_) | Session::Open(_) | Session::Between => {
                }
            },
            Report::BackupFound(found) => {
                if let Session::FirstStart(page) = &mut self.session {
                    page.backup_found(&self.text, found);
                }
            }
            Report::Restored { to, restored } => {
                if let Session::FirstStart(page) = &mut self.session {
                    page.restored(&self.text, &mut self.commands, to, restored);
                }
            }
            Report::BackedUp(ends) => self.backed_up(ends),
            Report::SecondPlaceChosen { path, shown } => self.second_place_chosen(path, shown),
            Report::Proved { .. }
            | Report::Rehearsed(_)
            | Report::ReserveKept(_)
            | Report::Verified(_)
            | Report::BackupFolderChosen { .. }
            | Report::PhotosFound { .. }
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
            | Report::IndexBuilt(_)
            | Report::ChainChecked(_)
            | Report::FollowUpsListed(_)
            | Report::UserMade(_)
            | Report::PassphraseMade(_)
            | Report::FilesChosen { .. }
            | Report::PlaceChosen { .. }
            | Report::PlaceTyped { .. }
            | Report::PageSaved(_) => {
                if let Session::Open(desk) = &mut self.session {
                    desk.take_in(ctx, &self.text, &mut self.commands, report);
                }
            }
        }
    }

    /// Making a journal went wrong: said where it was asked for.
    fn founding_failed(&mut self, sentence: String) {
        match &mut self.session {
            Session::FirstStart(page) => page.founding_failed(sentence),
            Session::Refused(page) => page.founding_failed(sentence),
            Session::Locked(_) | Session::Renewing(_) | Session::Open(_) | Session::Between => {}
        }
    }

    fn today(&self) -> Day {
        self.clock.system_time().day()
    }
}
