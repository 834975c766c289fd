//! The check of the whole journal: once a week while nobody touches anything, written down, and said until it ends well.

use std::time::Duration;

use eframe::egui::Context;

use crate::journal::Error;
use crate::journal::task::{Verified, VerifyAll};
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};
use crate::ui::page::settings::integrity::JOB;

use super::Desk;

/// Somebody who reads or speaks with a patient does not touch anything for a while either, so it must not cost much to begin.
const QUIET: Duration = Duration::from_secs(30);

#[derive(Default)]
pub struct Watch {
    /// For how long nobody has touched anything.
    pub idle: Duration,
    /// Begun by itself since the login: one that was stopped or that failed is not begun again and again.
    begun: bool,
}

impl Desk {
    /// Before each frame.
    pub(super) fn watch_check(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        // A clock that cannot be read is told of elsewhere.
        if self.checks.begun || !self.journal.check_is_due().unwrap_or(false) {
            return;
        }
        let left = QUIET.saturating_sub(self.checks.idle);
        if left.is_zero() {
            self.checks.begun = true;
            commands.push(Command::CheckJournal);
        } else {
            ctx.request_repaint_after(left);
        }
    }

    /// The work of reading everything again.
    pub fn check_job(&self) -> Job {
        let all = VerifyAll {
            reader: self.journal.reader(),
            second: self.journal.second_place().cloned(),
        };
        Job::new(JOB, move |progress| {
            Report::Verified(all.run(progress).map(Box::new))
        })
    }

    /// What was found is shown also if it cannot be written down.
    pub(super) fn verified(&mut self, text: &Text, verified: Result<Box<Verified>, Error>) {
        let noted = verified.and_then(|verified| {
            let noted = self.journal.checked(&verified);
            let now = self.journal.now()?.moment;
            self.settings.verified(now, verified);
            noted
        });
        if let Err(error) = noted {
            self.say_error(text, &error);
        }
    }
}
