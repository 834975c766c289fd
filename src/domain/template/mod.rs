//! Templates of the injection map: points with their units that a doctor of the clinic has made and stands by.
//!
//! The program ships none. A point of a template gives its units out only as a [`Dose`], and its places and units only for
//! the product that they were written for: units of another product cannot come in (`products.md` §1, R60).

mod fault;
mod fit;
mod known;

pub use fault::TemplateFault;
pub use fit::{Fitted, OtherProduct};
pub use known::Templates;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::dose::{Dose, Total, measure};
use super::fold::fold;
use super::product::ProductId;
use super::treatment::{Side, TenThousandths};
use super::units::Units;

/// A doctor approves a template; it takes the place of one with the same name and product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateApproved {
    pub name: String,
    pub product: ProductId,
    pub points: Vec<TemplatePoint>,
}

/// A doctor takes a template out of use; what it was stays in the chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateWithdrawn {
    pub name: String,
    pub product: ProductId,
    /// Not called `reason`: that name belongs to corrections in every body.
    pub grounds: String,
}

/// One point, as in a treatment but without a vial.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplatePoint {
    pub area: Area,
    /// The face map's id of the muscle, or the doctor's words.
    pub muscle: String,
    pub side: Side,
    pub x: TenThousandths,
    pub y: TenThousandths,
    units: Units,
}

impl TemplateApproved {
    /// A point with its units as a dose of the template's product.
    pub fn dose(&self, point: &TemplatePoint) -> Dose {
        Dose {
            product: self.product.clone(),
            units: point.units,
        }
    }

    /// All units together, exactly; nothing without points.
    pub fn total(&self) -> Option<Total> {
        let doses: Vec<Dose> = self.points.iter().map(|point| self.dose(point)).collect();
        measure(&self.product, |measure| {
            measure.sum(&doses).map(|sum| measure.total(sum))
        })
    }

    pub fn areas(&self) -> BTreeSet<Area> {
        self.points.iter().map(|point| point.area.clone()).collect()
    }
}

/// Under which name a template is known: capitals, accents and signs between words tell no two apart.
pub fn template_key(name: &str) -> String {
    fold(name)
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
