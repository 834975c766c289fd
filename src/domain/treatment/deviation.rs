//! A treatment that was given although a rule said no, or without asking (*afvigelse*, `rules.md` §7).
//!
//! The journal never refuses the truth: all but the practitioner and the best-known time may be left unsaid.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DrawnVial, Point};
use crate::domain::area::Area;
use crate::domain::id::UserId;
use crate::domain::product::ProductId;
use crate::domain::snapshot::KeptFinding;
use crate::domain::time::Moment;
use crate::domain::vial::Expiry;

/// Written by the one who gave it, whatever the role; a doctor attests it or corrects it with a reason of her own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// First injection, `S`, as well as it is known.
    pub started: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
    pub practitioner: UserId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<StatedProduct>,
    /// Nothing in it says that nobody knows where.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub areas: BTreeSet<Area>,
    /// As stated, in words; nothing is reckoned from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Expiry>,
    /// The map, as far as it is known exactly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vials: Vec<DrawnVial>,
    /// What happened, why, and what was done for the patient.
    pub why: String,
    /// Every rule that said no at `S`, judged on what had been recorded by then.
    pub rules: Vec<KeptFinding>,
    /// The gate had been asked for this start. That it was not is itself a deviation.
    pub asked: bool,
}

impl Deviation {
    /// What a point was given of: its vial's product, or else the product of the whole.
    pub fn product_of(&self, point: &Point) -> Option<&ProductId> {
        let drawn = self.vials.iter().find(|drawn| drawn.vial == point.vial);
        drawn
            .map(|drawn| &drawn.product)
            .or_else(|| self.known_product())
    }

    /// A product outside the catalogue is known by its name only, which can mean any.
    pub fn known_product(&self) -> Option<&ProductId> {
        match &self.product {
            Some(StatedProduct::Id(product)) => Some(product),
            Some(StatedProduct::Name(_)) | None => None,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatedProduct {
    /// Of the catalogue.
    Id(ProductId),
    /// As stated.
    Name(String),
}
