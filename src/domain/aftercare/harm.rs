//! Harm that was reported, what was done about it, and the red flag that it raises (R92, R92b).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::id::{EntryId, UserId};
use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdverseEvent {
    /// When the patient noticed it; `occurred_at` of the entry is when the clinic was told.
    pub noticed: Moment,
    /// Any one of them raises the red flag.
    pub alarm: BTreeSet<AlarmSymptom>,
    /// What raises no flag. Not written when there is none, so that earlier facts keep their bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reactions: BTreeSet<Reaction>,
    pub serious: bool,
    pub words: String,
    /// A contact with an alarm symptom is not closed without it (R92).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed_doctor: Option<InformedDoctor>,
    /// To the medicines agency.
    pub reported: bool,
}

impl AdverseEvent {
    /// It raises a red flag until a doctor has assessed it (R92b).
    pub fn is_alarming(&self) -> bool {
        self.serious || !self.alarm.is_empty()
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InformedDoctor {
    pub doctor: UserId,
    pub at: Moment,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlarmSymptom {
    Swallowing,
    Speaking,
    Breathing,
    Weakness,
    Allergy,
}

impl AlarmSymptom {
    pub const ALL: [Self; 5] = [
        Self::Swallowing,
        Self::Speaking,
        Self::Breathing,
        Self::Weakness,
        Self::Allergy,
    ];
}

/// What the information sheet calls common or rare. It goes away by itself, or a doctor looks at it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    Redness,
    Swelling,
    Bruise,
    Headache,
    MildFever,
    FluLike,
    EyelidPtosis,
    Asymmetry,
    BrowPtosis,
    Diplopia,
    /// Something else, told in words.
    Other,
}

impl Reaction {
    pub const COMMON: [Self; 6] = [
        Self::Redness,
        Self::Swelling,
        Self::Bruise,
        Self::Headache,
        Self::MildFever,
        Self::FluLike,
    ];

    pub const RARE: [Self; 5] = [
        Self::EyelidPtosis,
        Self::Asymmetry,
        Self::BrowPtosis,
        Self::Diplopia,
        Self::Other,
    ];
}

/// Something that was done about an adverse event; `occurred_at` of the entry is when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventStep {
    /// Any version of the adverse event.
    pub event: EntryId,
    pub done: EventDone,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EventDone {
    /// The patient was asked about breathing and speech.
    Asked { affected: bool },
    /// 112 was rung.
    Rang112,
    /// The contact does not close without it (R92).
    DoctorInformed { doctor: UserId },
    /// To the medicines agency (R93).
    Reported,
}

/// Only a doctor's assessment closes a red flag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagClosed {
    /// Any version of the adverse event.
    pub event: EntryId,
    pub assessment: String,
}
