//! Which substances an answer in words certainly names (R44): only what is recognised to the last word counts as certain.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::fold::fold;

/// The names of the excipients that the catalogue lists.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substances {
    substance: Vec<Substance>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Substance {
    /// As the catalogue writes it.
    excipient: String,
    names: Vec<String>,
}

impl Substances {
    /// The names that ship with the program.
    pub fn shipped() -> &'static Self {
        // The file is compiled in and a test reads it; without names every answer would be unclear, which passes nothing.
        static SHIPPED: LazyLock<Substances> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/substances.toml")).unwrap_or_else(|_| {
                Substances {
                    substance: Vec::new(),
                }
            })
        });
        &SHIPPED
    }

    /// The excipients that an answer names, by the catalogue's names; `None` if any word of it is not certain.
    pub fn named_in(&self, answer: &str) -> Option<BTreeSet<&str>> {
        let named: Option<BTreeSet<&str>> =
            pieces(answer).map(|piece| self.excipient(piece)).collect();
        named.filter(|named| !named.is_empty())
    }

    fn excipient(&self, piece: &str) -> Option<&str> {
        // A question mark and the like make an answer uncertain, and folding would drop them.
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'');
        if !piece.chars().all(plain) {
            return None;
        }
        let folded = fold(piece);
        let is_named =
            |substance: &&Substance| substance.names.iter().any(|name| fold(name) == folded);
        let substance = self.substance.iter().find(is_named)?;
        Some(&substance.excipient)
    }
}

/// What stands between commas, full stops, slashes, line breaks and »and«.
fn pieces(answer: &str) -> impl Iterator<Item = &str> {
    answer
        .split([',', ';', '/', '+', '&', '\n', '.'])
        .flat_map(|piece| piece.split(" og "))
        .flat_map(|piece| piece.split(" and "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::Catalogue;

    fn named(answer: &str) -> Option<Vec<&str>> {
        let named = Substances::shipped().named_in(answer)?;
        Some(named.into_iter().collect())
    }

    #[test]
    fn every_excipient_of_the_catalogue_has_its_names_and_each_name_means_one() {
        for product in &Catalogue::shipped().product {
            for excipient in &product.excipients {
                assert_eq!(named(excipient), Some(vec![excipient.as_str()]));
            }
        }
        let mut names = BTreeSet::new();
        for substance in &Substances::shipped().substance {
            for name in &substance.names {
                assert!(names.insert(fold(name)), "{name} twice");
                assert_eq!(named(name), Some(vec![substance.excipient.as_str()]));
            }
        }
    }

    #[test]
    fn only_what_is_recognised_to_the_last_word_is_certain() {
        assert_eq!(named("Laktose"), Some(vec!["lactose"]));
        assert_eq!(named(" LACTOSE. "), Some(vec!["lactose"]));
        assert_eq!(
            named("humant albumin, lactose og Polysorbat 80"),
            Some(vec!["humant albumin", "lactose", "polysorbat 80"])
        );
        for unclear in [
            "",
            " ",
            ".",
            "lactose?",
            "måske lactose",
            "ikke lactose",
            "lactoseintolerans",
            "albumin",
            "polysorbat",
            "polysorbat 20",
            "lactose, jordnødder",
            "(lactose)",
            "laktos",
            "lactose eller sucrose",
        ] {
            assert_eq!(named(unclear), None, "{unclear}");
        }
    }
}
