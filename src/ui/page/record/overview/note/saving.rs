//! When a draft is saved: after a pause of 400 ms in typing, at most 2 s after the first unsaved key.

use std::time::Duration;

use crate::domain::id::DraftId;
use crate::domain::time::Day;

const PAUSE: Duration = Duration::from_millis(400);
const LONGEST: Duration = Duration::from_secs(2);

/// What is known about the draft in the journal.
#[derive(Default)]
pub struct Saving {
    draft: Option<(DraftId, i64)>,
    /// Something was typed that is not asked to be saved yet.
    unsaved: bool,
    /// Keys that have fallen since the clock was last read.
    fresh: bool,
    /// On the clock that only goes forward: the first unsaved key and the last one.
    since: Option<(Duration, Duration)>,
    /// For reading the date field.
    pub today: Option<Day>,
}

impl Saving {
    pub fn of(draft: Option<(DraftId, i64)>) -> Self {
        Self {
            draft,
            ..Self::default()
        }
    }

    pub fn draft(&self) -> Option<DraftId> {
        self.draft.map(|(id, _)| id)
    }

    pub fn is_of(&self, draft: DraftId) -> bool {
        self.draft() == Some(draft)
    }

    pub const fn changed(&mut self) {
        self.unsaved = true;
        self.fresh = true;
    }

    pub const fn is_due(&self) -> bool {
        self.unsaved
    }

    /// How long it can wait; zero means now, nothing that there is nothing to save.
    pub fn wait(&mut self, uptime: Duration) -> Option<Duration> {
        if !self.unsaved {
            return None;
        }
        let (first, last) = self.since.unwrap_or((uptime, uptime));
        let last = if std::mem::take(&mut self.fresh) {
            uptime
        } else {
            last
        };
        self.since = Some((first, last));
        let due = (last + PAUSE).min(first + LONGEST);
        Some(due.saturating_sub(uptime))
    }

    /// The draft to save into; none if it has to be begun.
    pub const fn begin_saving(&mut self) -> Option<(DraftId, i64)> {
        self.unsaved = false;
        self.fresh = false;
        self.since = None;
        self.draft
    }

    pub const fn saved(&mut self, draft: Option<(DraftId, i64)>) {
        if draft.is_some() {
            self.draft = draft;
        }
    }

    /// It stays unsaved; the next key tries again.
    pub const fn failed(&mut self) {
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn a_pause_saves_and_typing_without_one_saves_within_two_seconds() {
        let mut saving = Saving::default();
        assert_eq!(saving.wait(at(0)), None);
        saving.changed();
        assert_eq!(saving.wait(at(0)), Some(PAUSE));
        assert_eq!(saving.wait(at(400)), Some(Duration::ZERO));
        for key in 1..=19 {
            saving.changed();
            assert!(
                saving
                    .wait(at(key * 100))
                    .is_some_and(|wait| !wait.is_zero()),
                "{key}"
            );
        }
        saving.changed();
        assert_eq!(saving.wait(at(2000)), Some(Duration::ZERO));
        assert_eq!(saving.begin_saving(), None);
        assert_eq!(saving.wait(at(2100)), None);
    }
}
