//! The vial or package that is drawn from: what is printed on it, and how it was mixed (R62, R67, R70).

use serde::{Deserialize, Serialize};

use super::product::ProductId;
use super::time::{Day, Moment};
use super::units::Units;
use super::volume::Millilitres;

/// The id of the entry is the vial's own. `occurred_at` is when it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VialOpened {
    pub product: ProductId,
    pub batch: String,
    pub expiry: Expiry,
    /// What a full one holds.
    pub nominal: Units,
    /// Absent for a ready-made product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diluent: Option<Diluent>,
    /// Absent for a ready-made product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mixed_at: Option<Moment>,
    /// Absent until it is ticked: then the age of the vial passes no rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<Storage>,
}

/// The expiry as it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(
    tag = "precision",
    content = "at",
    rename_all = "snake_case",
    deny_unknown_fields
)]
pub enum Expiry {
    On(Day),
    /// A month, as its first day.
    InMonth(Day),
}

impl Expiry {
    /// The last day on which it may be used; a month means its last day (R62).
    pub fn last_day(self) -> Day {
        match self {
            Self::On(day) => day,
            Self::InMonth(day) => day.last_of_month(),
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diluent {
    pub kind: DiluentKind,
    /// Millilitres.
    pub volume: Millilitres,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiluentKind {
    /// Sodium chloride 0.9 % without preservative.
    Saline,
    Other(String),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// At 2–8 °C since it was mixed.
    Cold,
    UsedAtOnce,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R62, worked examples 108, 111 and 113 of `rules.md` §15.
    #[test]
    fn a_printed_month_lasts_until_its_last_day() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let month = |text| Expiry::InMonth(day(text)).last_day();
        assert_eq!(month("2026-11-01"), day("2026-11-30"));
        assert_eq!(month("2028-02-01"), day("2028-02-29"));
        assert_eq!(Expiry::On(day("2026-11-25")).last_day(), day("2026-11-25"));
    }
}
