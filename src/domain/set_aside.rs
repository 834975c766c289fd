//! What a record no longer goes by: an entry that does not belong to the patient, a photo that nobody shall look at.
//!
//! Nothing is taken away: each keeps its bytes, its trace and who said so, when and why (R94).

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

/// It does not belong to this patient, or never happened.
///
/// Its entry amends the first version of the one that it withdraws and says why. Nothing of it, in any version, says anything about the patient from then on; all of it stays readable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryWithdrawn {
    /// The patient whom it is about; absent if nobody knows, or if it is about nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PatientId>,
}

/// Something about this patient was written in somebody else's record by mistake and was withdrawn there. It is not copied:
/// whoever knows what happened writes it here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryMisplaced {
    /// The first version of the entry that was withdrawn.
    pub entry: EntryId,
    /// Its kind, by its stored name.
    pub what: String,
    /// When it was so, as it was told there.
    pub at: Moment,
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

/// What the record says of an entry that was withdrawn from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal {
    /// The entry that withdrew it.
    pub entry: EntryId,
    /// The first version of what was withdrawn.
    pub of: EntryId,
    pub at: Moment,
    pub to: Option<PatientId>,
}
