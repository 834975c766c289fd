//! Photos that a record no longer shows: attached to the wrong patient, or hidden. Their bytes and their trace stay.

use serde::{Deserialize, Serialize};

use super::id::{EntryId, PatientId, UserId};
use super::time::Moment;

/// It was attached to the wrong patient. Its entry amends the one that attached it and says why; the sealed file stays where
/// it is (`reliability.md` §a).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoWithdrawn {
    /// Whose record it was attached to in the same moment; absent if nobody knows whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PatientId>,
}

/// It is not shown any more, or shown again. Whoever reviews the record sees it all the same.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoHidden {
    /// The entry that attached it.
    pub photo: EntryId,
    pub hidden: bool,
    pub why: String,
}

/// What the record says of a photo that is hidden now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hiding {
    /// The entry that hid it.
    pub entry: EntryId,
    pub at: Moment,
    pub by: Option<UserId>,
    pub why: String,
}

/// What the record says of a photo that was withdrawn from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal {
    /// The entry that withdrew it.
    pub entry: EntryId,
    /// The entry that had attached it.
    pub photo: EntryId,
    pub at: Moment,
    pub to: Option<PatientId>,
}
