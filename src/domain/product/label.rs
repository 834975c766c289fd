//! What the label of a product says about doses, ages and reconstitution (`products.md` §2–4).
//!
//! These figures set limits, never doses. Where none is known the field is empty, and the rules have nothing to compare
//! (`rules.md` §3): the doctor's prescription stands in their place.

use serde::Deserialize;

use crate::domain::area::Area;
use crate::domain::units::Units;
use crate::domain::volume::Millilitres;

/// How sure a figure is; everything but `Verified` is to be checked against the Danish product information.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the product's own label text.
    Verified,
    /// Read in a text that reports the label.
    Secondary,
    /// General knowledge, not read.
    Unread,
    /// Arithmetic from a verified figure.
    Reckoned,
}

/// The figures of one product.
#[derive(Clone, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Units in one whole package, and how sure that is.
    #[serde(default)]
    pub package: Vec<Package>,
    #[serde(default)]
    pub area: Vec<LabelledArea>,
    /// The most in one treatment (R66).
    pub treatment: Option<WholeTreatment>,
    /// Where the label's ages end (R52).
    pub age: Option<AgeLimit>,
    /// Empty for a product that comes ready-made.
    #[serde(default)]
    pub dilution: Vec<Dilution>,
    /// Hours from mixing to the last injection (R67); none for a ready-made product, which is used once when opened.
    pub in_use_hours: Option<u32>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    pub units: Units,
    pub certainty: Certainty,
}

/// Areas as labels name them: crow's feet are one word and two sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelArea {
    Glabella,
    Forehead,
    /// Figures are for each side.
    LateralCanthal,
}

impl LabelArea {
    const fn is(self, area: &Area) -> bool {
        match self {
            Self::Glabella => matches!(area, Area::Glabella),
            Self::Forehead => matches!(area, Area::Forehead),
            Self::LateralCanthal => {
                matches!(area, Area::LateralCanthalRight | Area::LateralCanthalLeft)
            }
        }
    }
}

/// Equal to a figure passes, above it fails.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelledArea {
    pub area: LabelArea,
    /// The most in one point (R63).
    pub per_point: Units,
    /// Above this it is a warning, if the label has two steps (R64).
    pub warn_above: Option<Units>,
    /// The most in the area, for crow's feet in each (R64).
    pub most: Units,
    pub certainty: Certainty,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeTreatment {
    pub most: Units,
    /// When the glabella is given more than its first step.
    pub most_with_high_glabella: Option<Units>,
    pub certainty: Certainty,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeLimit {
    /// The first age in whole years that the label does not cover.
    pub from: i32,
    pub severity: AgeSeverity,
}

/// How bad an age beyond the label is (R52).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeSeverity {
    Warn,
    Block,
    Hard,
}

/// 0.9 % sodium chloride without preservative, into one package (R70).
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dilution {
    pub units: Units,
    pub millilitres: Millilitres,
    pub certainty: Certainty,
}

impl Label {
    /// What the label says about an area; none if it does not name it (R61).
    pub fn area(&self, area: &Area) -> Option<&LabelledArea> {
        self.area.iter().find(|labelled| labelled.area.is(area))
    }

    /// Opened means used: there is nothing to mix.
    pub const fn is_ready_made(&self) -> bool {
        self.dilution.is_empty() && self.in_use_hours.is_none()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::product::{Catalogue, Product, ProductId};

    use super::*;

    fn product(id: &str) -> Product {
        let catalogue = Catalogue::parse(include_str!("../../../assets/products.toml"));
        let catalogue = catalogue.expect("the shipped catalogue");
        catalogue.get(&ProductId::new(id)).expect(id).clone()
    }

    /// The whole table of `products.md` §3, as `area most`.
    #[test]
    fn the_shipped_maxima_are_those_of_the_labels() {
        let areas = [Area::Glabella, Area::LateralCanthalLeft, Area::Forehead];
        let expected = [
            ("vistabel", "20 12 20", "64"),
            ("azzalure", "50 30 –", "110"),
            ("bocouture", "30 12 20", "64"),
            ("letybo", "20 – –", "20"),
            ("alluzience", "50 – –", "50"),
            ("nuceiva", "20 – –", "20"),
            ("relfydess", "50 30 –", "110"),
            ("botox", "– – –", "–"),
            ("dysport", "– – –", "–"),
            ("xeomin", "– – –", "–"),
        ];
        let none = || "–".to_owned();
        for (id, maxima, whole) in expected {
            let label = product(id).label;
            let most = |area| {
                label
                    .area(area)
                    .map_or_else(none, |found| found.most.to_string())
            };
            let found = areas.each_ref().map(most).join(" ");
            let treatment = label
                .treatment
                .map_or_else(none, |whole| whole.most.to_string());
            assert_eq!(
                (found.as_str(), treatment.as_str()),
                (maxima, whole),
                "{id}"
            );
        }
    }

    #[test]
    fn bocouture_has_two_steps_in_the_glabella_and_the_whole_follows() {
        let label = product("bocouture").label;
        let glabella = label.area(&Area::Glabella).expect("labelled");
        assert_eq!(
            glabella.warn_above.map(|units| units.to_string()),
            Some("20".to_owned())
        );
        let whole = label.treatment.expect("a maximum");
        let high = whole.most_with_high_glabella.map(|units| units.to_string());
        assert_eq!(high, Some("74".to_owned()));
    }

    #[test]
    fn what_is_ready_made_is_not_mixed_and_the_rest_lasts_a_day() {
        for product in &Catalogue::shipped().product {
            let ready = ["alluzience", "relfydess"].contains(&product.id.as_str());
            assert_eq!(product.label.is_ready_made(), ready, "{}", product.id);
            assert_eq!(
                product.label.in_use_hours,
                (!ready).then_some(24),
                "{}",
                product.id
            );
            assert!(!product.label.package.is_empty(), "{}", product.id);
        }
    }

    /// `products.md` §4: 4 in 0.1 ml, or what the label's own figures come to.
    #[test]
    fn the_labelled_dilutions_give_the_labelled_strengths() {
        let strength = |id: &str, row: usize| {
            let label = product(id).label;
            let dilution = &label.dilution[row];
            (dilution.units.decimal() / dilution.millilitres.decimal())
                .round_dp(1)
                .normalize()
                .to_string()
        };
        assert_eq!(strength("vistabel", 0), "40");
        assert_eq!(strength("vistabel", 1), "40");
        assert_eq!(strength("azzalure", 0), "198.4");
        assert_eq!(strength("azzalure", 1), "100");
        assert_eq!(strength("bocouture", 0), "40");
        assert_eq!(strength("letybo", 0), "40");
        assert_eq!(strength("nuceiva", 0), "40");
    }
}
