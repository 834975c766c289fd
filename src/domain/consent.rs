//! Consent: the patient's own yes to one product in these areas, and its withdrawal (R30–R32).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::id::EntryId;
use super::information::Part;
use super::product::ProductId;

/// `occurred_at` of the entry is when the patient signed, `C`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentGiven {
    pub product: ProductId,
    pub areas: BTreeSet<Area>,
    pub form: ConsentForm,
}

impl ConsentGiven {
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.areas.iter().map(|area| Part {
            area: area.clone(),
            product: self.product.clone(),
        })
    }
}

/// Where the patient's signature stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentForm {
    Paper,
    OnScreen,
}

/// The patient has changed her mind; `occurred_at` is when she said so. Only a new consent takes its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// Any version of the consent.
    pub consent: EntryId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
