//! The check of the whole journal: once a week while nobody touches anything, written down, and said until it ends well.

use std::time::Duration;

use crate::journal::Error;
use crate::journal::reader::ReaderKey;
use crate::journal::task::Verified;
use crate::text::Text;
use crate::ui::command::Command;

use super::Desk;

/// Somebody who reads or speaks with a patient does not touch anything for a while either, so it must not cost much to begin.
const QUIET: Duration = Duration::from_secs(30);

#[derive(Default)]
pub struct Watch {
    /// For how long nobody has touched anything.
    pub idle: Duration,
    /// One was begun since the login: it is not begun again and again by itself if it was stopped or failed.
    begun: bool,
}

impl Desk {
    /// Before each frame. None is asked for: the clock in the top bar moves by the minute.
    pub(super) fn watch_check(&self, commands: &mut Vec<Command>) {
        let asks = !self.checks.begun && self.checks.idle >= QUIET;
        // A clock that cannot be read is told of elsewhere.
        if asks && self.journal.check_is_due().unwrap_or(false) {
            commands.push(Command::CheckJournal);
        }
    }

    /// A check begins now. Gives the keys that it reads with.
    pub fn begin_check(&mut self) -> ReaderKey {
        self.checks.begun = true;
        self.journal.reader()
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
