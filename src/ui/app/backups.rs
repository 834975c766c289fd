//! Backups at lock and at exit: the lock screen comes at once, and the worker alone holds its keys until it is done.

use crate::journal::KeepElsewhere;
use crate::journal::task::{BackUpAll, TargetEnd};
use crate::ui::command::{Job, Report};
use crate::ui::page::settings::backups::{self, FOLDER};
use crate::ui::session::Session;

use super::App;

impl App {
    pub(super) fn back_up(&mut self) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        if let Some(job) = desk.backup_job(&self.text) {
            self.worker.submit(job);
        }
    }

    /// Taken before the journal is shut, to be run after it.
    pub(super) fn backup_at_lock(&self) -> Option<BackUpAll> {
        // What cannot even be begun is seen at the next look at the status.
        BackUpAll::of(self.journal()?).ok().flatten()
    }

    pub(super) fn run_locked_backup(&mut self, all: BackUpAll) {
        self.worker.submit(Job::new(backups::JOB, move |progress| {
            Report::BackedUp(all.run(progress))
        }));
    }

    /// The journal may have been locked or opened while the copies were made.
    pub(super) fn backed_up(&mut self, ends: Vec<TargetEnd>) {
        match &mut self.session {
            Session::Open(desk) => desk.backed_up(&self.text, &mut self.commands, ends),
            Session::Locked(page) => {
                for TargetEnd { target, end } in ends {
                    page.door.backup_ended(&target, end.as_ref());
                }
            }
            Session::FirstStart(_)
            | Session::Refused(_)
            | Session::Renewing(_)
            | Session::Between => {}
        }
    }

    /// What is done when the window is gone.
    pub fn last_work(&mut self) -> LastWork {
        let owed = match &mut self.session {
            Session::Locked(page) => page.door.keep_elsewhere(),
            Session::Open(_)
            | Session::FirstStart(_)
            | Session::Refused(_)
            | Session::Renewing(_)
            | Session::Between => None,
        };
        LastWork {
            copy: self.leaving.take(),
            owed: [self.elsewhere.unfinished(), owed],
        }
    }
}

/// The copy at exit, and the last anchors for the second place; they come behind it, since nobody knows whether that answers.
pub struct LastWork {
    copy: Option<BackUpAll>,
    owed: [Option<KeepElsewhere>; 2],
}

impl LastWork {
    pub fn run(self) {
        if let Some(copy) = self.copy {
            copy.run_last();
        }
        for owed in self.owed.iter().flatten() {
            owed.run();
        }
    }
}

/// Asks the system for a folder that copies shall go to.
pub(super) fn choose_folder() -> Job {
    Job::new(FOLDER, move |_| {
        let clock = crate::journal::Clock::System;
        let before = clock.uptime();
        let path = rfd::FileDialog::new().pick_folder();
        Report::BackupFolderChosen {
            path,
            shown: clock.uptime().saturating_sub(before),
        }
    })
}
