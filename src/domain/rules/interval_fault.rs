//! Why R51 and R51b do not pass: what is known of earlier botulinum toxin, and from when on it is long enough ago.

use serde::Serialize;

use crate::domain::time::Day;

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum IntervalFault {
    /// Nobody has asked for earlier botulinum toxin.
    NotAsked,
    /// The patient does not know whether there was any.
    NotKnown,
    /// There was some, and nobody knows when.
    WhenNotKnown,
    TooSoon {
        what: EarlierToxin,
        /// The latest day that it can have been.
        last: Day,
        /// The first day on which it is long enough ago.
        from: Day,
    },
    /// R51b: soon after a treatment of the same area here.
    TouchUp {
        last: Day,
        days: i64,
        /// The first day on which R51 passes too.
        from: Day,
    },
}

/// What was treated earlier, seen from the part in question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EarlierToxin {
    /// Or perhaps the same, for all that anybody knows.
    SameAreaHere,
    OtherAreaHere,
    /// In words that do not say for certain that it was another area.
    Elsewhere,
    Medical,
}
