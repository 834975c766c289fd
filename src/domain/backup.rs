//! Backups as facts: that one was made, tried, or became this journal; and how old the newest may be before somebody is warned.

use serde::{Deserialize, Serialize};

use super::time::{HOUR, MINUTE, Moment};

/// A copy of the journal was made, opened and checked. It is written after the copy, so that the copy lacks it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupMade {
    /// The folder or disk, as it was chosen.
    pub target: String,
    /// The backup's name there.
    pub backup: String,
    /// Number and hash of its last entry.
    pub seq: i64,
    pub head: String,
    pub patients: u64,
    pub photos: u64,
    /// Photos that could not be read in the journal and are in no copy.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub photos_missing: u64,
    /// Written to the target in this run.
    pub bytes: u64,
    /// On another disk than the journal.
    pub elsewhere: bool,
}

/// A backup was restored into a folder beside the journal, compared, and removed again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreRehearsed {
    pub target: String,
    pub backup: String,
    pub seq: i64,
    pub head: String,
    pub photos: u64,
    /// Photos that the backup lacks or holds damaged; none means that everything could be restored.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub photos_bad: u64,
}

/// This journal was brought back from a backup. What was written after `seq` before that is not in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalRestored {
    pub backup: String,
    pub seq: i64,
    pub head: String,
    /// When the backup was made.
    pub made_at: Moment,
    pub with: OpenedWith,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub photos_bad: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenedWith {
    Passphrase,
    RecoveryKey,
}

/// How much a journal holds: compared between a backup and what comes back from it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    pub entries: u64,
    pub patients: u64,
    pub appointments: u64,
    pub photos: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// Amber and red of `reliability.md` §d.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Freshness {
    Fresh,
    /// More than 24 hours.
    Late,
    /// More than 72 hours.
    Overdue,
}

/// Judges the newest verified copy off this disk; where there is none, how long the journal has been without.
///
/// A copy that says it comes from the future proves nothing about its age: the clock was wrong then, or is now.
pub fn freshness(newest: Option<Moment>, without_since: Option<Moment>, now: Moment) -> Freshness {
    let Some(from) = newest.or(without_since) else {
        return Freshness::Late;
    };
    let age = now.since(from);
    if age > 72 * HOUR {
        Freshness::Overdue
    } else if (-2 * MINUTE..=24 * HOUR).contains(&age) {
        Freshness::Fresh
    } else {
        Freshness::Late
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::SECOND;

    #[test]
    fn amber_comes_after_24_hours_and_red_after_72() {
        let made = Moment::from_micros(1_795_440_667_000_000);
        let table = [
            (-3 * MINUTE, Freshness::Late),
            (-MINUTE, Freshness::Fresh),
            (0, Freshness::Fresh),
            (24 * HOUR - SECOND, Freshness::Fresh),
            (24 * HOUR, Freshness::Fresh),
            (24 * HOUR + SECOND, Freshness::Late),
            (72 * HOUR - SECOND, Freshness::Late),
            (72 * HOUR, Freshness::Late),
            (72 * HOUR + SECOND, Freshness::Overdue),
            (366 * 24 * HOUR, Freshness::Overdue),
        ];
        for (age, expected) in table {
            let now = made.plus(age);
            assert_eq!(freshness(Some(made), None, now), expected, "{age}");
            assert_eq!(freshness(None, Some(made), now), expected, "{age}");
        }
        assert_eq!(freshness(None, None, made), Freshness::Late);
    }

    #[test]
    fn a_newer_copy_counts_and_not_the_age_of_the_journal() {
        let founded = Moment::from_micros(0);
        let now = Moment::from_micros(1_795_440_667_000_000);
        let made = now.plus(-HOUR);
        assert_eq!(freshness(Some(made), Some(founded), now), Freshness::Fresh);
    }
}
