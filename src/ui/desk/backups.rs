//! Backups beside the work: every four hours of use, and what the last ones came to.

use std::time::Duration;

use eframe::egui::Context;

use crate::domain::backup::Freshness;
use crate::domain::time::Moment;
use crate::journal::Journal;
use crate::journal::task::TargetEnd;
use crate::text::{BackupStatus, Text};
use crate::ui::command::{Command, Job};
use crate::ui::page::settings::backups;

use super::Desk;

/// At lock and at exit a copy is made anyway; whoever works through gets one in between.
const EVERY: Duration = Duration::from_hours(4);

/// When the journal was opened, or a copy was last begun.
#[derive(Default)]
pub struct Interval {
    since: Option<Duration>,
}

impl Interval {
    /// Before each frame: true when it is time for a copy.
    pub fn is_over(&mut self, ctx: &Context, journal: &Journal, uptime: Duration) -> bool {
        if journal.clinic().policy.backup_targets.is_empty() {
            return false;
        }
        let since = *self.since.get_or_insert(uptime);
        let left = EVERY.saturating_sub(uptime.saturating_sub(since));
        if left.is_zero() {
            self.since = Some(uptime);
            return true;
        }
        ctx.request_repaint_after(left);
        false
    }
}

impl Desk {
    /// The work of copying the journal now; nothing if it has no targets.
    pub fn backup_job(&mut self, text: &Text) -> Option<Job> {
        match backups::job(&self.journal) {
            Ok(job) => job,
            Err(error) => {
                self.say_error(text, &error);
                None
            }
        }
    }

    /// A round of copies has ended: written down, and told if somebody has to do something.
    pub fn backed_up(&mut self, text: &Text, commands: &mut Vec<Command>, ends: Vec<TargetEnd>) {
        let whole = ends.iter().all(|end| end.end.is_ok());
        for TargetEnd { target, end } in ends {
            if let Err(error) = self.journal.backup_ended(&target, end.as_ref()) {
                self.say_error(text, &error);
            }
        }
        // Errors are never toasts; the list in the settings says which and why, and the status when it matters.
        if whole {
            commands.push(Command::Toast(text.backups.done.clone()));
        }
    }

    /// What the top bar says of it; nothing in a practice clinic, or while all is well.
    pub(super) fn backup_notice(&self, text: &Text, now: Moment) -> Option<BackupStatus> {
        let clinic = self.journal.clinic();
        if clinic.practice {
            return None;
        }
        let targets = Some(clinic.policy.backup_targets.as_slice());
        let (runs, founded) = (self.journal.last_backups(), self.journal.founded());
        let status = text.backup_status(runs, targets, founded, now);
        (status.freshness != Freshness::Fresh).then_some(status)
    }
}
