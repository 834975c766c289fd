//! Amounts as exact decimals within bounds: no floating point, no rounded digit (R65).

use rust_decimal::Decimal;

/// A decimal above zero, typed with comma or point and nothing else, at most so large and with at most so many decimals.
pub(super) fn read(text: &str, most: Decimal, decimals: u32) -> Option<Decimal> {
    let text = text.trim().replace(',', ".");
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let amount = Decimal::from_str_exact(&text)
        .ok()
        .filter(|_| plain)?
        .normalize();
    let fits = amount > Decimal::ZERO && amount <= most && amount.scale() <= decimals;
    fits.then_some(amount)
}

/// Declares an amount and its error: read from text and written as text, also in JSON.
macro_rules! exact {
    ($(#[$doc:meta])* $name:ident, $not:ident = $said:literal, up to $most:expr, with $decimals:literal decimals) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub struct $name(rust_decimal::Decimal);

        #[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
        #[error($said)]
        pub struct $not;

        impl $name {
            pub const fn decimal(self) -> rust_decimal::Decimal {
                self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $not;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::domain::exact::read(text, $most, $decimals)
                    .map(Self)
                    .ok_or($not)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(super) use exact;
