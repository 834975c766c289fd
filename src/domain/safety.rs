//! What the clinic keeps in order for every patient: who may inject, batches, the emergency kit, the written instruction
//! (R10–R14, R62b).

use serde::{Deserialize, Serialize};

use super::id::UserId;
use super::product::ProductId;
use super::time::Day;

/// What the authority's register says about somebody who injects or is responsible, as from now on (R10–R11b).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PractitionerRegistered {
    pub user: UserId,
    /// When the authorisation as doctor or nurse is valid.
    pub authorised: Span,
    /// When she is registered for treatment with botulinum toxin; absent if she is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Span>,
    /// The doctor whose assistant (*medhjælp*) she is registered as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assists: Option<UserId>,
}

/// From a first day to a last one, both included; without a last day it has no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub from: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl Span {
    pub fn holds_on(self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

/// A batch is put on pause, or taken off it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchPaused {
    pub product: ProductId,
    pub batch: String,
    pub paused: bool,
    /// Not called `reason`: that name belongs to corrections in every body.
    pub grounds: String,
}

/// `occurred_at` of the entry is when the kit was checked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyKitChecked {
    pub adrenaline_expiry: Day,
}

/// The clinic's written instruction (*instruks*) is taken into use in this version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionAdopted {
    pub version: String,
}

/// The one who writes has read the clinic's instruction (*instruks*) in this version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionRead {
    pub version: String,
}
