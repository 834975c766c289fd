//! The application: the one loop that carries out commands, the only place where an error ends.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Context, Event, Theme, ThemePreference, Ui};

use crate::domain::id::{PatientId, UserId};
use crate::domain::log::LockReason;
use crate::domain::time::Day;
use crate::journal::door::{Door, Noticed};
use crate::journal::task::Unlock;
use crate::journal::{Clock, Ids, Journal, Opened, Passphrase, VaultError};
use crate::text::{Language, Text};

use super::command::{Command, Job, Report};
use super::desk::Desk;
use super::page::first_start::FirstStart;
use super::page::lock::LockPage;
use super::page::refused::RefusedPage;
use super::session::Session;
use super::setup::{Remember, Setup, ThemeChoice};
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
}

impl App {
    pub fn new(setup: Setup, text: Text, clock: Clock, worker: Worker, remember: Remember) -> Self {
        let last_input = clock.uptime();
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
        };
        app.begin();
        app
    }

    /// The journal of last time, or the wizard if there is none.
    fn begin(&mut self) {
        match self.setup.folder.clone() {
            Some(folder) => self.open_folder(&folder),
            None => self.begin_first_start(),
        }
    }

    /// The wizard, while it is shown: tests make their journal with a cheap key derivation.
    pub fn first_start(&mut self) -> Option<&mut FirstStart> {
        match &mut self.session {
            Session::FirstStart(page) => Some(page),
            Session::Refused(_) | Session::Locked(_) | Session::Open(_) | Session::Between => None,
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
            | Session::Between => None,
        }
    }

    /// Asks as a page would: for tests and pictures that begin in the middle of something.
    pub fn ask(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Before each frame: takes in what has been finished, carries out what was asked for, watches the idle minutes.
    pub fn logic(&mut self, ctx: &Context) {
        for report in self.worker.finished() {
            self.take_in(ctx, report);
        }
        self.watch_idleness(ctx);
        if let Session::Open(desk) = &mut self.session {
            desk.logic(ctx, &mut self.commands, &self.clock);
        }
        while !self.commands.is_empty() {
            for command in std::mem::take(&mut self.commands) {
                self.run(ctx, command);
            }
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) {
        let (text, commands, running) = (&self.text, &mut self.commands, self.worker.running());
        match &mut self.session {
            Session::FirstStart(page) => page.ui(text, commands, running, ui),
            Session::Refused(page) => page.ui(text, commands, running, ui),
            Session::Locked(page) => page.ui(text, commands, running, ui),
            Session::Open(desk) => desk.ui(text, commands, running, ui),
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
                self.worker.submit(choose_files(&self.text, patient));
            }
            Command::ChooseFolder => self.worker.submit(choose_folder()),
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
            | Command::ShowSheet
            | Command::AddUser { .. } => {
                if let Session::Open(desk) = &mut self.session {
                    desk.run(ctx, &self.text, &mut self.commands, command);
                }
            }
        }
    }

    fn take_in(&mut self, ctx: &Context, report: Report) {
        match report {
            Report::Unlocked { user, opened } => self.unlocked(user, opened),
            Report::Founded(founded) => match founded {
                Ok(founded) => {
                    self.remember_folder(founded.door.folder().to_owned());
                    self.enter(founded.door, founded.opened);
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
                Session::Locked(_) | Session::Open(_) | Session::Between => {}
            },
            Report::Proved { .. }
            | Report::PhotosRead { .. }
            | Report::PhotosSealed { .. }
            | Report::PhotoShown { .. }
            | Report::ThumbnailsShown(_)
            | Report::IndexBuilt(_)
            | Report::ChainChecked(_)
            | Report::UserMade(_)
            | Report::FilesChosen { .. } => {
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
            Session::Locked(_) | Session::Open(_) | Session::Between => {}
        }
    }

    fn today(&self) -> Day {
        self.clock.system_time().day()
    }

    fn ids() -> Ids {
        Ids::System
    }

    fn open_folder(&mut self, folder: &Path) {
        match Door::inspect(folder, self.clock.clone(), Self::ids(), self.setup.origin) {
            Ok(door) => {
                if !door.is_practice() {
                    self.remember_folder(folder.to_owned());
                }
                self.session = Session::Locked(Box::new(LockPage::new(door)));
            }
            Err(error) => {
                let page = RefusedPage::new(folder.to_owned(), error, &self.setup, self.today());
                self.session = Session::Refused(Box::new(page));
            }
        }
    }

    fn begin_first_start(&mut self) {
        self.session =
            Session::FirstStart(Box::new(FirstStart::new(&self.setup, self.clock.clone())));
    }

    fn remember_folder(&mut self, folder: PathBuf) {
        self.setup.folder = Some(folder);
        (self.remember)(&self.setup);
    }

    fn unlock(&mut self, user: UserId, passphrase: Passphrase) {
        if let Session::Locked(page) = &self.session {
            let unlock = Unlock {
                keys: page.door.keys().clone(),
                user,
                passphrase,
            };
            self.worker
                .submit(Job::new("unlock", move |_| Report::Unlocked {
                    user,
                    opened: unlock.run(),
                }));
        }
    }

    fn unlocked(&mut self, user: UserId, opened: Result<Opened, VaultError>) {
        let Session::Locked(mut page) = std::mem::replace(&mut self.session, Session::Between)
        else {
            return;
        };
        match opened {
            Ok(opened) => self.enter(page.door, opened),
            Err(fault) => {
                page.unlocking_failed(&self.text, user, &fault);
                self.session = Session::Locked(page);
            }
        }
    }

    fn enter(&mut self, door: Door, opened: Opened) {
        match door.enter(opened) {
            Ok((journal, noticed)) => {
                self.last_input = self.clock.uptime();
                self.session = Session::Open(Box::new(Desk::new(
                    journal,
                    noticed,
                    &self.text,
                    &mut self.commands,
                )));
            }
            Err((door, error)) => {
                let mut page = LockPage::new(*door);
                page.entering_failed(&self.text, &error);
                self.session = Session::Locked(Box::new(page));
            }
        }
    }

    fn lock(&mut self, ctx: &Context, why: LockReason) {
        let Session::Open(desk) = std::mem::replace(&mut self.session, Session::Between) else {
            return;
        };
        self.worker.forget_all();
        let user = desk.journal().author().user;
        let (door, lost) = desk.lock(ctx, &self.text, &mut self.commands, why);
        self.commands.clear();
        // Undo histories and whatever else egui remembers of a record.
        ctx.memory_mut(|memory| memory.data.clear());
        let mut page = LockPage::new(door);
        page.choose(user);
        page.locked_because(why, self.clock.system_time());
        if let Some(sentence) = lost {
            page.draft_was_lost(sentence);
        }
        self.session = Session::Locked(Box::new(page));
    }

    fn make_practice(&mut self, folder: PathBuf) {
        let (origin, at) = (self.setup.origin, self.clock.system_time());
        self.worker.submit(Job::new("practice", move |progress| {
            Report::PracticeMade(super::page::first_start::make_practice(
                folder, at, origin, progress,
            ))
        }));
    }

    /// After the clinic's idle minutes the journal locks itself; the last minute counts down by the second.
    fn watch_idleness(&mut self, ctx: &Context) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        let now = self.clock.uptime();
        if ctx.input(|input| input.events.iter().any(is_somebody)) {
            self.last_input = now;
        }
        let allowed =
            Duration::from_secs(u64::from(desk.journal().clinic().policy.auto_lock_minutes) * 60);
        let idle = now.saturating_sub(self.last_input);
        let left = allowed.saturating_sub(idle);
        desk.locks_in(left);
        if left.is_zero() {
            self.commands.push(Command::Lock(LockReason::Idle));
        } else {
            let last_minute = Duration::from_mins(1);
            let wait = if left > last_minute {
                left.saturating_sub(last_minute)
            } else {
                Duration::from_secs(1)
            };
            ctx.request_repaint_after(wait);
        }
    }

    fn set_language(&mut self, language: Language) {
        if let Ok(text) = Text::load(language) {
            self.text = text;
            self.setup.language = language;
            (self.remember)(&self.setup);
        }
    }

    fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.setup.theme = theme;
        ctx.set_theme(preference(theme));
        (self.remember)(&self.setup);
    }

    fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        self.setup.zoom = zoom.clamp(0.9, 1.5);
        ctx.set_zoom_factor(self.setup.zoom);
        (self.remember)(&self.setup);
    }
}

pub fn preference(theme: ThemeChoice) -> ThemePreference {
    match theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// A person did something, as opposed to the window being moved or shown.
fn is_somebody(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::PointerMoved(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Paste(_)
            | Event::Touch { .. }
            | Event::Ime(_)
            // A screen reader presses for somebody.
            | Event::AccessKitActionRequest(_)
    )
}

fn choose_files(text: &Text, patient: PatientId) -> Job {
    let filter = text.shell.photos.clone();
    Job::new("files", move |_| {
        let clock = Clock::System;
        let before = clock.uptime();
        let dialog = rfd::FileDialog::new()
            .add_filter(filter, &["jpg", "jpeg", "png", "JPG", "JPEG", "PNG"]);
        let paths = dialog.pick_files();
        Report::FilesChosen {
            patient,
            paths,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}

fn choose_folder() -> Job {
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

/// For tests and pictures: whatever `egui` shows next uses this application's theme and fonts.
pub fn prepare(ctx: &Context, setup: &Setup) {
    super::theme::install(ctx);
    ctx.set_theme(preference(setup.theme));
    ctx.set_zoom_factor(setup.zoom);
    ctx.options_mut(|options| {
        // The keys for it are the application's own, which remembers what was chosen.
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light;
    });
}
