//! Products: their identity, the name of their unit, and what their labels limit; no dose is ever built in (`products.md`).

mod label;
mod substance;

pub use label::{
    AgeLimit, AgeSeverity, Certainty, Dilution, Label, LabelArea, LabelledArea, Package,
    WholeTreatment,
};
pub use substance::Substances;

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// `vistabel`, `azzalure` …: the id of `products.md` §2.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductId(String);

impl ProductId {
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProductId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub id: ProductId,
    /// The registered brand name.
    pub brand: String,
    pub holder: String,
    /// The generic name, lower case.
    pub substance: String,
    /// The unit's own name: units of two products are never added, compared or converted.
    pub unit: String,
    /// Whether the label has a wrinkle indication.
    pub wrinkle_label: bool,
    /// Pregnancy prevention is asked about for these (R41).
    pub asks_contraception: bool,
    /// Excipients that an allergy is held against (R44).
    pub excipients: Vec<String>,
    /// An anticoagulant or a bleeding disorder stops, where others warn (R49).
    #[serde(default)]
    pub bleeding_stops: bool,
    pub label: Label,
}

/// The products that a clinic starts with.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub product: Vec<Product>,
}

impl Catalogue {
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }

    /// The catalogue that ships with the program. It is read once: pages ask for brand names in every frame.
    pub fn shipped() -> &'static Self {
        // The file is compiled in and a test reads it, so an error here cannot reach a user.
        static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::parse(include_str!("../../../assets/products.toml")).unwrap_or_else(|_| {
                Catalogue {
                    product: Vec::new(),
                }
            })
        });
        &SHIPPED
    }

    pub fn get(&self, id: &ProductId) -> Option<&Product> {
        self.product.iter().find(|product| product.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_reads() {
        let catalogue = Catalogue::parse(include_str!("../../../assets/products.toml"))
            .expect("the shipped catalogue");
        assert_eq!(catalogue.product.len(), 10);
        let vistabel = catalogue
            .get(&ProductId::new("vistabel"))
            .expect("Vistabel");
        assert_eq!(vistabel.unit, "Allergan-enheder");
    }
}
