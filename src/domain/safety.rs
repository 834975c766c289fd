//! What the clinic keeps in order for every patient: who may inject, batches, the emergency kit, the written instruction
//! (R10–R14, R62b).

use std::collections::BTreeSet;

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

/// A product stands under the stricter duty to report (*skærpet indberetningspligt*), or no longer does (R93).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductWatched {
    pub product: ProductId,
    pub watched: bool,
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

/// A doctor has read an information sheet item by item and stands by it as it is (R28).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetApproved {
    /// Of exactly the bytes of the sheet's text, lower hex.
    pub sha256: String,
    /// What the sheet holds; what is left out, the doctor has found missing.
    pub items: BTreeSet<SheetItem>,
}

/// What a sheet has to tell (BEK 834/2014 § 29(2) nos. 1–3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetItem {
    /// What result can realistically be expected.
    RealisticResult,
    /// Type and frequency of complications and side effects.
    Complications,
    /// How these are treated.
    TreatmentOfComplications,
    /// Late effects and long-term complications.
    LateEffects,
}

impl SheetItem {
    pub const ALL: [Self; 4] = [
        Self::RealisticResult,
        Self::Complications,
        Self::TreatmentOfComplications,
        Self::LateEffects,
    ];
}
