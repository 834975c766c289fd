//! An amount of units. It says nothing without the product it stands beside (`products.md` §1).

use rust_decimal::Decimal;

use serde::{Deserialize, Serialize};

use super::exact::exact;

exact! {
    /// Units of some product: above zero, at most 1 000, at most two decimals. Reads `4`, `2,5` and `2.5`.
    Units, NotUnits = "not an amount of units", up to Decimal::ONE_THOUSAND, with 2 decimals
}

/// What is left of units: nothing, written `0`, or an amount. That nothing is left is said, not left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Remainder(Option<Units>);

impl Remainder {
    pub const NOTHING: Self = Self(None);

    pub const fn decimal(self) -> Decimal {
        match self.0 {
            Some(units) => units.decimal(),
            None => Decimal::ZERO,
        }
    }
}

impl From<Units> for Remainder {
    fn from(units: Units) -> Self {
        Self(Some(units))
    }
}

impl std::str::FromStr for Remainder {
    type Err = NotUnits;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim() == "0" {
            Ok(Self::NOTHING)
        } else {
            text.parse().map(|units| Self(Some(units)))
        }
    }
}

impl TryFrom<String> for Remainder {
    type Error = NotUnits;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Remainder> for String {
    fn from(remainder: Remainder) -> Self {
        remainder.to_string()
    }
}

impl std::fmt::Display for Remainder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.decimal().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_points_read_alike_and_nonsense_does_not() {
        assert_eq!("2,5".parse::<Units>(), "2.50".parse());
        for wrong in ["", "0", "-4", "4 enheder", "1e3", "0,001", "1000,01"] {
            assert_eq!(wrong.parse::<Units>(), Err(NotUnits), "{wrong}");
        }
    }

    #[test]
    fn nothing_left_is_an_amount_that_can_be_said() {
        assert_eq!("0".parse(), Ok(Remainder::NOTHING));
        assert_eq!(Remainder::NOTHING.to_string(), "0");
        assert_eq!(
            "2,5".parse::<Remainder>().map(|left| left.to_string()),
            Ok("2.5".to_owned())
        );
        for wrong in ["", "-1", "0.001", "rest"] {
            assert_eq!(wrong.parse::<Remainder>(), Err(NotUnits), "{wrong}");
        }
    }
}
