//! Harm that was reported, and the red flag that it raises (R92, R92b).

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

/// Only a doctor's assessment closes a red flag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagClosed {
    /// Any version of the adverse event.
    pub event: EntryId,
    pub assessment: String,
}
