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
    pub x: TenThousandths,
    pub y: TenThousandths,
    pub units: Units,
    pub vial: EntryId,
}

/// What is wrong with where a point is said to lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceFault {
    /// Without an area or a muscle.
    Incomplete,
    /// The area lies on one side of the face, and this is not it.
    OtherSide,
}

/// Everything that is wrong with the place of a point: both can be (R65).
pub fn place_faults(area: &Area, muscle: &str, side: Side) -> Vec<PlaceFault> {
    let without_words = matches!(area, Area::Other(words) if words.trim().is_empty());
    let incomplete = without_words || muscle.trim().is_empty();
    let own_side = match area {
        Area::LateralCanthalRight => Some(Side::Right),
        Area::LateralCanthalLeft => Some(Side::Left),
        Area::Forehead
        | Area::Glabella
        | Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => None,
    };
    let elsewhere = own_side.is_some_and(|own| own != side);
    let faults = [
        incomplete.then_some(PlaceFault::Incomplete),
        elsewhere.then_some(PlaceFault::OtherSide),
    ];
    faults.into_iter().flatten().collect()
}

/// Always the patient's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Right,
    Left,
    Midline,
}

/// A place on the face map, in ten-thousandths of its box, 0–10 000 from the left or the top of the picture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TenThousandths(u16);

impl TenThousandths {
    const MOST: u16 = 10_000;

    /// The nearest place on the map to one that may lie beside it.
    pub fn clamped(ten_thousandths: i32) -> Self {
        let on_it = ten_thousandths.clamp(0, i32::from(Self::MOST));
        Self(u16::try_from(on_it).unwrap_or(Self::MOST))
    }

    /// So many steps further, as far as the map goes.
    pub fn moved(self, ten_thousandths: i32) -> Self {
        Self::clamped(i32::from(self.0).saturating_add(ten_thousandths))
    }

    /// As far from the other edge.
    pub const fn mirrored(self) -> Self {
        Self(Self::MOST - self.0)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("outside the face map")]
pub struct OutsideTheMap;

impl TryFrom<u16> for TenThousandths {
    type Error = OutsideTheMap;

    fn try_from(ten_thousandths: u16) -> Result<Self, Self::Error> {
        if ten_thousandths <= Self::MOST {
            Ok(Self(ten_thousandths))
        } else {
            Err(OutsideTheMap)
        }
    }
}

impl From<TenThousandths> for u16 {
    fn from(place: TenThousandths) -> Self {
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
            ("9999", true),
            ("10000", true),
            ("10001", false),
            ("-1", false),
            ("0.5", false),
        ] {
            let read = serde_json::from_str::<TenThousandths>(typed);
            assert_eq!(read.is_ok(), lies_on_it, "{typed}");
        }
    }

    #[test]
    fn a_place_stops_at_the_edge_and_is_mirrored_exactly() {
        let moved = |from: i32, by| u16::from(TenThousandths::clamped(from).moved(by));
        assert_eq!(moved(9_975, 25), 10_000);
        assert_eq!(moved(9_976, 25), 10_000);
        assert_eq!(moved(9_974, 25), 9_999);
        assert_eq!(moved(25, -25), 0);
        assert_eq!(moved(24, -25), 0);
        assert_eq!(moved(26, -25), 1);
        assert_eq!(moved(-7, i32::MIN), 0);
        let place = TenThousandths::clamped(3_770);
        assert_eq!(place.mirrored(), TenThousandths(6_230));
        assert_eq!(place.mirrored().mirrored(), place);
    }
}
