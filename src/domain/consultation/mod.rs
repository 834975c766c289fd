//! The consultation (*forundersøgelse*): what the patient wishes, how she is, what the doctor found and decided.
//!
//! Information and plan are facts of their own that are signed together with it.

mod correction;
mod draft;
mod half_typed;
mod health;
mod missing;

pub use draft::{ConsultationDraft, OralDraft, PlanDraft, Signed, WrittenDraft};
pub use half_typed::{HalfTyped, Precision, TypedField};
pub use health::{Answer, Choice, HealthCard, HealthItem, PriorToxin, Weight};
pub use missing::{AlreadyInformed, Missing};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::information::{Companion, Mode, Part};
use super::product::ProductId;
use super::time::When;
use super::units::Units;

/// `occurred_at` of the entry is when it began: `F` of `rules.md` §2.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    pub mode: Mode,
    pub companion: Companion,
    /// In the patient's own words.
    pub wishes: String,
    pub expectation: String,
    pub answers: BTreeMap<HealthItem, Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior_toxin: Option<PriorToxin>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub infected_areas: BTreeSet<Area>,
    pub medicines: Vec<Medicine>,
    pub findings: String,
    pub indication: String,
    pub outcome: Outcome,
    /// Why the doctor goes on, or does not: asked for when there is a contraindication or advice against treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
    /// The doctor's statement that an examination by video was sufficient (R13b).
    #[serde(default)]
    pub video_sufficient: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Planned,
    AdvisedAgainst,
    DeclinedTreatment,
}

/// One medicine or supplement that the patient takes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dose: String,
    pub kind: MedicineKind,
    /// Prescribed medicine is never paused without the doctor who prescribed it (R48).
    pub prescribed: bool,
    pub last_intake: When,
    /// The patient was told to pause it for 48 hours.
    pub pause_advised: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedicineKind {
    /// Painkillers and supplements that raise bruising (R48).
    Bruising,
    /// Anticoagulants (R49).
    BloodThinning,
    /// Acts on neuromuscular transmission (R47).
    Neuromuscular,
    #[default]
    Other,
}

/// What shall be treated, with which product, and at most how much (R12, R27).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub product: ProductId,
    pub areas: Vec<PlannedArea>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedArea {
    pub area: Area,
    /// The largest dose, in units of the plan's product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
}

impl Plan {
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.areas.iter().map(|planned| Part {
            area: planned.area.clone(),
            product: self.product.clone(),
        })
    }
}
