//! What the clinic keeps in order for every patient: batches, the emergency kit, the written instruction (R13, R14, R62b).

use serde::{Deserialize, Serialize};

use super::product::ProductId;
use super::time::Day;

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

/// The one who writes has read the clinic's instruction (*instruks*) in this version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionRead {
    pub version: String,
}
