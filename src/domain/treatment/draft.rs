//! The treatment while it is written: the map, what was drawn, the course of events and the aftercare.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{DrawnVial, InjectionMap, Point, Treatment, Unfinished};
use crate::domain::correction::Correction;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::time::Moment;
use crate::domain::units::{Remainder, Units};

/// Nothing of it is answered beforehand; the map may come from the last treatment or from a template.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentDraft {
    /// The start that it belongs to.
    pub start: EntryId,
    pub product: ProductId,
    pub map: InjectionMap,
    /// The approved templates that points of the map were placed from: what is different from them is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<EntryId>,
    pub vials: Vec<DrawnDraft>,
    /// First and last injection.
    #[serde(default)]
    pub began: Option<Moment>,
    #[serde(default)]
    pub ended: Option<Moment>,
    #[serde(default)]
    pub disinfected: bool,
    #[serde(default)]
    pub needle: String,
    #[serde(default)]
    pub anaesthesia: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub aftercare_oral: bool,
    #[serde(default)]
    pub aftercare_written: bool,
    #[serde(default)]
    pub half_typed: HalfTyped,
    /// Set when the draft corrects what is signed already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// What stands in a field and is no time or amount yet: kept so that a lock or a crash loses no key.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HalfTyped {
    pub began: String,
    pub ended: String,
    /// By the vial that it was to be drawn from.
    pub drawn: BTreeMap<EntryId, String>,
}

/// What was drawn from a vial; the rest of it is discarded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnDraft {
    pub vial: EntryId,
    pub drawn: Units,
}

/// Why a treatment cannot be signed as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotFinished {
    NoPoints,
    Points(Unfinished),
    /// First and last injection are not both told.
    Times,
    /// More was given than was drawn from a vial.
    MoreThanDrawn(EntryId),
}

impl TreatmentDraft {
    pub fn new(start: EntryId, product: ProductId) -> Self {
        Self {
            start,
            product,
            map: InjectionMap::default(),
            templates: Vec::new(),
            vials: Vec::new(),
            began: None,
            ended: None,
            disinfected: false,
            needle: String::new(),
            anaesthesia: String::new(),
            note: String::new(),
            aftercare_oral: false,
            aftercare_written: false,
            half_typed: HalfTyped::default(),
            correction: None,
        }
    }

    /// The draft that says what stands already, to be changed and signed as a new version. Its map is the caller's, who knows
    /// the places of the face.
    pub fn correcting(
        (treatment, start): (EntryId, EntryId),
        stands: &Treatment,
        map: InjectionMap,
    ) -> Option<Self> {
        let product = stands.vials.first()?.product.clone();
        let vials = stands.vials.iter().map(|drawn| DrawnDraft {
            vial: drawn.vial,
            drawn: drawn.drawn,
        });
        Some(Self {
            map,
            vials: vials.collect(),
            began: Some(stands.started),
            ended: Some(stands.ended),
            disinfected: stands.disinfected,
            needle: stands.needle.clone(),
            anaesthesia: stands.anaesthesia.clone(),
            note: stands.note.clone(),
            correction: Some(Correction {
                entry: treatment,
                reason: String::new(),
            }),
            ..Self::new(start, product)
        })
    }

    /// The points, as they would be signed.
    pub fn points(&self) -> Result<Vec<Point>, NotFinished> {
        if self.map.is_empty() {
            return Err(NotFinished::NoPoints);
        }
        self.map.to_points().map_err(NotFinished::Points)
    }

    /// First and last injection.
    pub fn times(&self) -> Result<(Moment, Moment), NotFinished> {
        self.began.zip(self.ended).ok_or(NotFinished::Times)
    }

    /// What became of each vial: drawn, given, and the rest that is discarded. Exact (R65).
    pub fn drawn(&self) -> Result<Vec<DrawnVial>, NotFinished> {
        let totals = self.map.totals();
        let given = |vial| {
            totals
                .vials
                .get(&Some(vial))
                .map_or(Decimal::ZERO, |tally| tally.units)
        };
        let drawn = self
            .vials
            .iter()
            .filter(|drawn| given(drawn.vial) > Decimal::ZERO);
        drawn
            .map(|drawn| {
                let rest = drawn.drawn.decimal() - given(drawn.vial);
                let discarded: Remainder = rest
                    .normalize()
                    .to_string()
                    .parse()
                    .map_err(|_below_zero| NotFinished::MoreThanDrawn(drawn.vial))?;
                Ok(DrawnVial {
                    vial: drawn.vial,
                    product: self.product.clone(),
                    drawn: drawn.drawn,
                    discarded,
                })
            })
            .collect()
    }
}
