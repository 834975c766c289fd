//! What stands in a date or time field and means no moment yet: it is kept, so that no key is lost, and never signed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A field of the draft in which a moment is typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum TypedField {
    Began,
    /// When the sheet was handed over, or its receipt confirmed.
    Written,
    /// The time that the next topic is ticked with.
    Oral,
    PriorToxin,
    /// The last intake of a medicine, by its place in the list.
    Medicine(usize),
}

/// How exactly somebody remembers, before any date is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Exactly,
    Day,
    Month,
    Unknown,
}

/// The texts as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HalfTyped {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a field of a consultation")]
pub struct NotAField;

const MEDICINE: &str = "medicine_";

impl fmt::Display for TypedField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Began => f.write_str("began"),
            Self::Written => f.write_str("written"),
            Self::Oral => f.write_str("oral"),
            Self::PriorToxin => f.write_str("prior_toxin"),
            Self::Medicine(place) => write!(f, "{MEDICINE}{place}"),
        }
    }
}

impl FromStr for TypedField {
    type Err = NotAField;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "began" => Ok(Self::Began),
            "written" => Ok(Self::Written),
            "oral" => Ok(Self::Oral),
            "prior_toxin" => Ok(Self::PriorToxin),
            _ => {
                let place = text.strip_prefix(MEDICINE).ok_or(NotAField)?;
                place
                    .parse()
                    .map(Self::Medicine)
                    .map_err(|_number| NotAField)
            }
        }
    }
}

impl From<TypedField> for String {
    fn from(field: TypedField) -> Self {
        field.to_string()
    }
}

impl TryFrom<String> for TypedField {
    type Error = NotAField;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_named_and_found_again() {
        let fields = [
            TypedField::Began,
            TypedField::Written,
            TypedField::Oral,
            TypedField::PriorToxin,
            TypedField::Medicine(12),
        ];
        for field in fields {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for wrong in ["", "medicine_", "medicine_x", "ended"] {
            assert_eq!(wrong.parse::<TypedField>(), Err(NotAField), "{wrong}");
        }
    }
}
