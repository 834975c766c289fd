//! Wrong passphrases: counted at the door and in dialogs, kept over a restart, and written into the journal once.

use std::collections::BTreeMap;

use crate::domain::fact::Fact;
use crate::domain::id::UserId;
use crate::domain::log::LoginFailed;
use crate::domain::time::Moment;
use crate::journal::decision::{Decision, Whose};
use crate::journal::error::Result;
use crate::journal::{Clock, Journal};
use crate::store::{LogPage, Store};
use crate::vault::Sealed;
use crate::vault::tries::Tries;
use crate::vault::tries::log::Failure;

/// More than anybody types before somebody gets in; what is older is surely written.
const RECENT: u32 = 1000;

/// Who must wait, and what is not in the journal yet.
#[derive(Default)]
pub struct Failures {
    pub tries: Tries,
    /// Since each user's last login, oldest first; as `tries.log` says.
    lines: Vec<Failure>,
}

impl Failures {
    /// As the end of the program left it.
    pub fn kept_by(sealed: &Sealed, clock: &Clock) -> Self {
        let lines = sealed.failures();
        let failed = lines.iter().map(|failure| failure.user);
        let tries = Tries::after_restart(failed, clock.uptime());
        Self { tries, lines }
    }

    /// One more. A disk that cannot take the line does not unmake the wait that is kept in memory.
    pub fn add(&mut self, sealed: &Sealed, clock: &Clock, user: UserId) {
        self.tries.failed(user, clock.uptime());
        let failure = Failure {
            user,
            at: clock.system_time().whole_second(),
            written: false,
        };
        self.lines.push(failure);
        drop(sealed.note_failure(failure));
    }

    /// What the journal does not say yet. A program that was ended between its entries and its note of them wrote them once.
    pub fn unwritten(&self, store: &Store, now: Moment) -> Result<Vec<Failure>> {
        let new: Vec<Failure> = self
            .lines
            .iter()
            .filter(|line| !line.written)
            .copied()
            .collect();
        if new.is_empty() {
            return Ok(new);
        }
        let page = LogPage {
            before: None,
            kinds: &["login_failed"],
            patient: None,
            user: None,
            only_notable: false,
            limit: RECENT,
        };
        let mut known: BTreeMap<(UserId, Moment), usize> = BTreeMap::new();
        for entry in store.log_page(&page)? {
            if let Fact::LoginFailed(LoginFailed { user }) = entry.fact {
                *known.entry((user, entry.header.occurred_at)).or_default() += 1;
            }
        }
        // Those that are known to be written have taken their entry already.
        for line in self.lines.iter().filter(|line| line.written) {
            take(&mut known, line);
        }
        let fresh = new.into_iter().filter(|line| !take(&mut known, line));
        // A clock that was ahead when it happened does not make it happen after now.
        Ok(fresh
            .map(|line| Failure {
                at: line.at.min(now),
                ..line
            })
            .collect())
    }

    /// All of them stand in the journal, and this user is in: only the others' still count.
    pub fn are_written(&mut self, sealed: &Sealed, came_in: Option<UserId>) {
        if let Some(user) = came_in {
            self.tries.succeeded(user);
            self.lines.retain(|line| line.user != user);
        }
        for line in &mut self.lines {
            line.written = true;
        }
        // If the disk cannot take it, the next unlock finds the entries in the journal.
        drop(sealed.keep_failures(&self.lines));
    }
}

fn take(known: &mut BTreeMap<(UserId, Moment), usize>, line: &Failure) -> bool {
    match known.get_mut(&(line.user, line.at)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    }
}

/// The entries for them, in the order in which they happened.
pub fn written_as(decision: Decision, failures: &[Failure]) -> Decision {
    failures.iter().fold(decision, |decision, failure| {
        decision.with(
            Whose::Program,
            failure.at,
            LoginFailed { user: failure.user },
        )
    })
}

impl Journal {
    /// A wrong passphrase in a dialog counts as one at the door, and is written at once.
    pub fn passphrase_was_wrong(&mut self, user: UserId) -> Result<()> {
        self.failures.add(&self.sealed, &self.clock, user);
        let now = self.now()?;
        let at = self.clock.system_time().whole_second().min(now.moment);
        let failed = Decision::default().with(Whose::Clinic, at, LoginFailed { user });
        self.write(failed, now)?;
        self.failures.are_written(&self.sealed, None);
        Ok(())
    }
}
