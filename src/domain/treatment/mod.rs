//! The treatment itself: its start, what was given where and from which vial, and whose names stand under it.

mod deviation;
mod draft;
pub mod map;
mod point;

pub use deviation::{Deviation, StatedProduct};
pub use draft::{DrawnDraft, HalfTyped, NotFinished, TreatmentDraft};
pub use map::{InjectionMap, Unfinished};
pub use point::{DrawnVial, PlaceFault, Point, Side, TenThousandths, place_faults};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::id::{EntryId, UserId};
use super::product::ProductId;
use super::snapshot::Snapshot;
use super::time::Moment;

/// The gate has opened: nothing of the treatment can lie before `occurred_at` of this entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentStarted {
    pub product: ProductId,
    pub areas: BTreeSet<Area>,
    pub practitioner: UserId,
    pub snapshot: Snapshot,
}

/// A start that came to nothing: no injection was given. The gate is asked anew for another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NothingGiven {
    pub start: EntryId,
    pub why: String,
}

/// What was given, signed by the person who injected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// First injection, `S`.
    pub started: Moment,
    /// Last injection, `E`.
    pub ended: Moment,
    pub practitioner: UserId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prescription: Option<EntryId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub needle: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub anaesthesia: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub disinfected: bool,
    pub points: Vec<Point>,
    pub vials: Vec<DrawnVial>,
    pub snapshot: Snapshot,
}

impl Treatment {
    /// What a point was given of: a bare number is no dose. Unknown if its vial is not among those drawn from.
    pub fn product_of(&self, point: &Point) -> Option<&ProductId> {
        let drawn = self.vials.iter().find(|drawn| drawn.vial == point.vial);
        drawn.map(|drawn| &drawn.product)
    }
}

/// A doctor stands by what another has done: a nurse's treatment, or the plain account of a deviation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    pub entry: EntryId,
    /// What the doctor says about a deviation; not called `reason`, that name belongs to corrections in every body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
}
