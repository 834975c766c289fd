//! What is confirmed again on the day of the treatment: who she is, how she is, and each area (R02, R33, R45, R53, R54).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::consultation::{Answer, HealthItem, Medicine, PriorToxin};

/// Number, birth date and name were compared with the patient in the room (R02).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityConfirmed {}

/// Health and medicines, asked again: the whole of what holds today, not only what changed (R54).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningConfirmed {
    pub answers: BTreeMap<HealthItem, Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior_toxin: Option<PriorToxin>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub infected_areas: BTreeSet<Area>,
    pub medicines: Vec<Medicine>,
    /// What makes the one who asked doubt that the consent is free; nothing in it says that there is no doubt (R33).
    pub doubt: BTreeSet<Doubt>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Whether she can decide for herself.
    Capacity,
    /// From somebody else.
    Pressure,
    AlcoholOrDrugs,
    BodyDysmorphicConcern,
}

impl Doubt {
    pub const ALL: [Self; 4] = [
        Self::Capacity,
        Self::Pressure,
        Self::AlcoholOrDrugs,
        Self::BodyDysmorphicConcern,
    ];
}

/// One area was looked at before it was treated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaInspected {
    pub area: Area,
    /// Infection or inflammation (R45).
    pub infected: bool,
    /// Nothing in it says that there was nothing to find (R53).
    pub findings: BTreeSet<AreaFinding>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaFinding {
    /// Marked weakness or atrophy of the target muscle.
    Weakness,
    Ptosis,
    FacialPalsy,
    Surgery,
    /// Strong.
    Asymmetry,
    DryEye,
    Keloid,
}

impl AreaFinding {
    pub const ALL: [Self; 7] = [
        Self::Weakness,
        Self::Ptosis,
        Self::FacialPalsy,
        Self::Surgery,
        Self::Asymmetry,
        Self::DryEye,
        Self::Keloid,
    ];
}
