//! An amount of units as an exact decimal. It says nothing without the product it stands beside (`products.md` §1).

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Above zero, at most 1 000, at most two decimals; no floating point anywhere (R65).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Units(Decimal);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not an amount of units")]
pub struct NotUnits;

impl Units {
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

/// Reads `4`, `2,5` and `2.5`.
impl FromStr for Units {
    type Err = NotUnits;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().replace(',', ".");
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let amount = Decimal::from_str_exact(&text)
            .ok()
            .filter(|_| plain)
            .ok_or(NotUnits)?
            .normalize();
        let fits = amount > Decimal::ZERO && amount <= Decimal::ONE_THOUSAND && amount.scale() <= 2;
        if fits {
            Ok(Self(amount))
        } else {
            Err(NotUnits)
        }
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Units {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
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
}
