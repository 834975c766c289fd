//! Log facts: who logged in, opened, searched and was refused. They stand in the same chain as everything else.

use serde::{Deserialize, Serialize};

use super::id::{EntryId, UserId};
use super::photo::Purpose;
use super::time::Moment;

/// The program was started on this journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionOpened {
    pub program: String,
    /// Which boot of the machine, and how long it has been up, in microseconds, sleep included.
    pub boot: String,
    pub uptime_micros: i64,
    /// Name of the system's time zone.
    pub zone: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedIn {}

/// Written at the next unlock, since nothing can be written while the journal is locked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginFailed {
    pub user: UserId,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    pub why: LockReason,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    Asked,
    Idle,
    /// The PC slept.
    Slept,
    /// Half a day since the passphrase.
    TooLong,
    Closed,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordOpened {
    /// A reviewer states why; others open records in their work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Searched {
    pub text: String,
    pub hits: u32,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exported {
    pub what: Export,
    /// Who gets it, where somebody was asked; who gets photos stands with them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// Which photos, what for and to whom (R81).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos: Option<PhotosExported>,
}

/// Copies of photos left the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotosExported {
    /// The entries that attached them.
    pub photos: Vec<EntryId>,
    pub purpose: Purpose,
    /// Who gets them.
    pub to: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Export {
    History,
    /// The whole personal number was shown or copied.
    PersonalNumber,
    Sheet,
    Photo,
    /// Photos beside each other, as a page.
    PhotoSheet,
    /// The advice after a treatment, as a page.
    Aftercare,
    /// Who opened the record, for the patient whose it is.
    Accesses,
}

/// Somebody asked for what her role, or the law, does not allow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// Name of the edit, `snake_case`.
    pub edit: String,
    /// `role` or the ids of the rules.
    pub because: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    Consultation,
    ContactNote,
    Treatment,
    Reaction,
    FollowUp,
}

impl DraftKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::ContactNote => "contact_note",
            Self::Treatment => "treatment",
            Self::Reaction => "reaction",
            Self::FollowUp => "follow_up",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftBegun {
    pub draft: DraftKind,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftDiscarded {
    pub draft: DraftKind,
}

/// The system clock ran ahead of the time that had passed since this PC was started or the clock was last confirmed (§2.8).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockJumped {
    /// By how much; more than 120.
    pub seconds: i64,
}

/// A doctor said that the time shown is right (§2.8). From here on only later times count in `now`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockConfirmed {
    /// What the system clock showed.
    pub shown: Moment,
}

/// Somebody took the head of the chain along in a file of her own: what she takes shows later that nothing before it was cut
/// or changed (`reliability.md` §c).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadSigned {
    /// Number and hash of the entry before this one.
    pub seq: i64,
    pub head: String,
}

/// The journal came from an older program and was brought to the schema of this one. No entry was touched.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaMigrated {
    pub from: i32,
    pub to: i32,
    /// The file in the journal's folder with the journal as it was before.
    pub copy: String,
}
