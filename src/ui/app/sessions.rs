//! From one state of the session to the next: no journal, a folder that is refused, locked, open, and locked again.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Context;

use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::domain::time::Moment;
use crate::journal::door::{Door, Noticed, Shut};
use crate::journal::task::{Recover, Recovered, Unlock, Upgrade};
use crate::journal::{
    Error, Ids, Journal, KdfCost, Keys, Opened, Passphrase, RecoveryKey, SeenElsewhere, VaultError,
    wipe_stack,
};
use crate::ui::command::{Job, Report, Tell};
use crate::ui::desk::Desk;
use crate::ui::page::first_start::FirstStart;
use crate::ui::page::lock::{LockPage, Typed};
use crate::ui::page::refused::RefusedPage;
use crate::ui::page::renewing::Renewing;
use crate::ui::session::Session;

use super::App;
use super::anchors::Answer;
use super::idle::Entered;

impl App {
    /// The journal of last time, or the wizard if there is none.
    pub(super) fn begin(&mut self) {
        match self.setup.folder.clone() {
            Some(folder) => self.open_folder(&folder),
            None => self.begin_first_start(),
        }
    }

    pub(super) fn open_folder(&mut self, folder: &Path) {
        match Door::inspect(folder, self.clock.clone(), Ids::System, self.setup.origin) {
            Ok(door) => {
                let second = self.setup.second_place.clone();
                let door = door.with_second_place(second);
                self.worker.listen_to(Some(door.bell()));
                if !door.is_practice() {
                    self.remember_folder(folder.to_owned());
                }
                self.session = Session::Locked(Box::new(LockPage::new(door)));
            }
            Err(error) => {
                // Somebody else may have it, and hears for herself.
                self.worker.listen_to(None);
                let page = RefusedPage::new(folder.to_owned(), error, &self.setup, self.today());
                self.session = Session::Refused(Box::new(page));
            }
        }
    }

    pub(super) fn begin_first_start(&mut self) {
        self.worker.listen_to(None);
        self.session =
            Session::FirstStart(Box::new(FirstStart::new(&self.setup, self.clock.clone())));
    }

    pub(super) fn remember_folder(&mut self, folder: PathBuf) {
        self.setup.folder = Some(folder);
        (self.remember)(&self.setup);
    }

    pub(super) fn remember_photo_folder(&mut self, folder: PathBuf) {
        self.setup.photo_folder = Some(folder);
        (self.remember)(&self.setup);
    }

    /// Anchors go to another place from now on, if they can be written there.
    pub(super) fn second_place_chosen(&mut self, folder: Option<PathBuf>, shown: Duration) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        let chosen = desk.second_place_chosen(&self.text, &mut self.commands, folder, shown);
        if let Some(place) = chosen {
            self.setup.second_place = Some(place);
            (self.remember)(&self.setup);
        }
    }

    pub(super) fn unlock(&mut self, user: UserId, passphrase: Passphrase) {
        if let Session::Locked(page) = &self.session {
            let unlock = Unlock {
                keys: page.door.keys().clone(),
                user,
                passphrase,
            };
            let look = page.door.look_elsewhere();
            let ready = Ready {
                upgrade: page.door.upgrade(),
                elsewhere: self.elsewhere.look(&mut self.worker, look),
            };
            self.worker.submit(Job::telling("unlock", move |_, tell| {
                let opened = unlock.run();
                let ready = match &opened {
                    Ok(opened) => ready.made(&opened.keys, tell),
                    Err(_) => Ok(SeenElsewhere::default()),
                };
                Report::Unlocked {
                    user,
                    opened,
                    ready,
                }
            }));
        }
    }

    pub(super) fn unlocked(
        &mut self,
        user: UserId,
        opened: Result<Opened, VaultError>,
        ready: Result<SeenElsewhere, Error>,
    ) {
        let Session::Locked(mut page) = std::mem::replace(&mut self.session, Session::Between)
        else {
            return;
        };
        match opened {
            Ok(opened) => match ready {
                Ok(seen) => self.enter(page.door.having_seen(seen), opened),
                Err(error) => {
                    page.entering_failed(&self.text, &error);
                    self.session = Session::Locked(page);
                }
            },
            Err(fault) => {
                page.unlocking_failed(&self.text, user, &fault);
                self.session = Session::Locked(page);
            }
        }
    }

    pub(super) fn enter(&mut self, door: Door, opened: Opened) {
        let entered = door.enter(opened);
        self.entered(entered);
    }

    fn entered(&mut self, entered: Result<(Journal, Noticed), (Box<Door>, Error)>) {
        match entered {
            Ok((journal, noticed)) => {
                self.last_input = self.clock.uptime();
                self.entered = Entered::now(&self.clock);
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

    pub(super) fn recover(&mut self, user: UserId, recovery: RecoveryKey, passphrase: Passphrase) {
        if let Session::Locked(page) = &self.session {
            let recover = Recover {
                keys: page.door.keys().clone(),
                user,
                recovery,
                passphrase,
                cost: KdfCost::STANDARD,
            };
            let look = page.door.look_elsewhere();
            let ready = Ready {
                upgrade: page.door.upgrade(),
                elsewhere: self.elsewhere.look(&mut self.worker, look),
            };
            let job = Job::telling("recover", move |_, tell| {
                let recovered = recover.run().map(Box::new);
                let ready = match &recovered {
                    Ok(recovered) => ready.made(recovered.keys(), tell),
                    Err(_) => Ok(SeenElsewhere::default()),
                };
                Report::Recovered {
                    user,
                    recovered,
                    ready,
                }
            });
            self.worker.submit(job);
        }
    }

    pub(super) fn recovered(
        &mut self,
        user: UserId,
        recovered: Result<Box<Recovered>, VaultError>,
        ready: Result<SeenElsewhere, Error>,
    ) {
        let Session::Locked(mut page) = std::mem::replace(&mut self.session, Session::Between)
        else {
            return;
        };
        match recovered {
            Ok(recovered) => match ready {
                Ok(seen) => {
                    let entered = page.door.having_seen(seen).recover(*recovered);
                    self.entered(entered);
                }
                Err(error) => {
                    page.entering_failed(&self.text, &error);
                    self.session = Session::Locked(page);
                }
            },
            Err(fault) => {
                page.recovering_failed(&self.text, user, &fault);
                self.session = Session::Locked(page);
            }
        }
    }

    /// The keys have given way, or will at the next lock: in either case somebody can log in again.
    pub(super) fn renewed(&mut self, door: Door, done: Result<(), Error>) {
        let Session::Renewing(was) = std::mem::replace(&mut self.session, Session::Between) else {
            return;
        };
        let Renewing {
            user,
            why,
            at,
            typed,
            ..
        } = *was;
        self.locked(door, user, (why, at), typed);
        if let (Err(error), Session::Locked(page)) = (done, &mut self.session) {
            page.renewing_failed(&self.text, &error);
        }
    }

    fn locked(&mut self, door: Door, user: UserId, (why, at): (LockReason, Moment), typed: Typed) {
        let mut page = LockPage::new(door);
        page.choose(user);
        page.locked_because(why, at);
        page.tell_drafts(typed);
        self.session = Session::Locked(Box::new(page));
    }

    pub(super) fn lock(&mut self, ctx: &Context, why: LockReason) {
        let copy = self.backup_at_lock();
        let Session::Open(desk) = std::mem::replace(&mut self.session, Session::Between) else {
            return;
        };
        self.worker.forget_all();
        let user = desk.journal().author().user;
        let (shut, typed) = desk.lock(ctx, &self.text, &mut self.commands, why);
        self.commands.clear();
        // Undo histories and whatever else egui remembers of a record.
        ctx.memory_mut(|memory| memory.data.clear());
        wipe_stack();
        let at = self.clock.system_time();
        match shut {
            Shut::Door(door) => {
                self.locked(*door, user, (why, at), typed);
                match (copy, why) {
                    (Some(copy), LockReason::Closed) => self.leaving = Some(copy),
                    (
                        Some(copy),
                        LockReason::Asked
                        | LockReason::Idle
                        | LockReason::Slept
                        | LockReason::TooLong,
                    ) => {
                        self.run_locked_backup(copy);
                    }
                    (None, _) => {}
                }
            }
            Shut::Renew(task) => {
                // The change of keys waits for whoever still holds the old ones: the next lock makes the copy.
                drop(copy);
                let page = Renewing {
                    clinic: task.clinic().to_owned(),
                    user,
                    why,
                    at,
                    typed,
                };
                self.session = Session::Renewing(Box::new(page));
                self.worker.submit(Job::new("renew", move |progress| {
                    let (door, done) = task.run(progress);
                    Report::Renewed { door, done }
                }));
            }
        }
    }
}

/// What a worker does between a proven passphrase and the open journal, because it can take long.
struct Ready {
    upgrade: Upgrade,
    elsewhere: Answer,
}

impl Ready {
    /// A journal of an older program is made ready, which takes as long as the journal is large. A second place that has not
    /// answered by then keeps nobody out, as one that cannot be read.
    fn made(self, keys: &Keys, tell: Tell<'_>) -> Result<SeenElsewhere, Error> {
        if self.upgrade.is_due(keys) {
            tell(Report::Upgrading);
        }
        self.upgrade.run(keys)?;
        Ok(self.elsewhere.wait())
    }
}
