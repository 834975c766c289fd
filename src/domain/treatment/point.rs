//! Points of the injection map, and the vials that they were drawn from.

use serde::{Deserialize, Serialize};

use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::units::{Remainder, Units};

/// One injection. Its units are of the product of its vial.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub area: Area,
    /// The face map's id of the muscle, or the injector's words.
    pub muscle: String,
    pub side: Side,
    pub x: Thousandths,
    pub y: Thousandths,
    pub units: Units,
    pub vial: EntryId,
}

/// Always the patient's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Right,
    Left,
    Midline,
}

/// A place on the face map, in thousandths of its box, 0–1000 from the left or the top of the picture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Thousandths(u16);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("outside the face map")]
pub struct OutsideTheMap;

impl TryFrom<u16> for Thousandths {
    type Error = OutsideTheMap;

    fn try_from(thousandths: u16) -> Result<Self, Self::Error> {
        if thousandths <= 1_000 {
            Ok(Self(thousandths))
        } else {
            Err(OutsideTheMap)
        }
    }
}

impl From<Thousandths> for u16 {
    fn from(place: Thousandths) -> Self {
        place.0
    }
}

/// What became of one vial in one treatment (R65, R69).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnVial {
    pub vial: EntryId,
    /// Repeated from the vial, so that no unit stands without its product.
    pub product: ProductId,
    pub drawn: Units,
    pub discarded: Remainder,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_on_the_map_or_is_refused() {
        for (typed, lies_on_it) in [
            ("0", true),
            ("1000", true),
            ("1001", false),
            ("-1", false),
            ("0.5", false),
        ] {
            let read = serde_json::from_str::<Thousandths>(typed);
            assert_eq!(read.is_ok(), lies_on_it, "{typed}");
        }
    }
}
