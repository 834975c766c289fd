//! The check of the whole journal as a fact: what was read again, and what of it is not as it was written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::time::{HOUR, Moment};

/// The whole journal is read again at least this often (`reliability.md` §e), in microseconds.
pub const EVERY: i64 = 7 * 24 * HOUR;

/// Everything was read again: entries, signatures, anchors, photo files, lists and the database file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalChecked {
    /// Entries that were read.
    pub entries: u64,
    /// Photo files that were read.
    pub photos: u64,
    /// What is not as it was written; nothing if all is well.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub faults: BTreeSet<CheckFault>,
    /// Number of the first entry that is not as it was written, or that an anchor does not find again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_bad: Option<i64>,
    /// How many photo files are missing or damaged; absent if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos_bad: Option<u64>,
}

/// One thing that a check looks at, and that was found otherwise than it was written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckFault {
    Chain,
    Authors,
    Anchors,
    RecoveryKey,
    KeyFile,
    Photos,
    Tables,
    Pages,
}

/// Whether it is time to read everything again. A journal that was never checked counts from when it began.
///
/// A check in the future was noted while the clock was wrong.
pub fn is_due(last: Option<Moment>, founded: Option<Moment>, now: Moment) -> bool {
    let since = last.or(founded);
    since.is_some_and(|since| now < since || now >= since.plus(EVERY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::SECOND;

    #[test]
    fn a_check_is_due_to_the_second_after_seven_days_and_when_the_clock_went_back() {
        let noon = Moment::parse_rfc3339("2026-11-23T11:00:00Z").unwrap();
        let week = noon.plus(EVERY);
        for (last, founded, now, due) in [
            (None, None, week, false),
            (None, Some(noon), noon, false),
            (None, Some(noon), week.plus(-SECOND), false),
            (None, Some(noon), week, true),
            (Some(week), Some(noon), week.plus(SECOND), false),
            (Some(noon), None, week.plus(-SECOND), false),
            (Some(noon), None, week, true),
            (Some(week), Some(noon), noon, true),
        ] {
            assert_eq!(
                is_due(last, founded, now),
                due,
                "{last:?} {founded:?} {now:?}"
            );
        }
    }
}
