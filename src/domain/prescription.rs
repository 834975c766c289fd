//! The prescription (*ordination*): what may be given, how much at most, by whom and until when (R13, R72).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::id::UserId;
use super::product::ProductId;
use super::time::Day;
use super::units::Units;

/// Signed by the doctor; `recorded_at` of the entry is when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prescription {
    pub product: ProductId,
    pub limits: Vec<AreaLimit>,
    /// Who may inject; nobody named means the doctor herself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub practitioners: Vec<UserId>,
    /// The last day; the clinic's own limit holds as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// Why the product is used where its label does not name the area (R61).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_label_note: Option<String>,
}

/// The largest dose of one area, in units of the prescription's product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaLimit {
    pub area: Area,
    pub units: Units,
}

/// A doctor's decision that a repeat treatment needs no new reflection period (R24 g).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatExempted {
    pub product: ProductId,
    pub areas: BTreeSet<Area>,
    /// Not called `reason`: that name belongs to corrections in every body.
    pub grounds: String,
}
