//! One point of the map, as far as it is known.

use serde::{Deserialize, Serialize};

use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::treatment::{Side, TenThousandths};
use crate::domain::units::Units;

/// How far an arrow key moves a point, in ten-thousandths (`design.md` §9.8).
pub const NUDGE: i32 = 25;

/// So near the middle a point still counts as lying on it: about two millimetres of a face.
const MIDLINE_REACH: u16 = 100;
const MIDDLE: u16 = 5_000;

/// One injection that is being written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapPoint {
    /// The face map's id of the place, or `x.1`, `x.2` … for a free point.
    pub site: String,
    pub area: Area,
    /// The face map's id of the muscle, or the injector's words.
    pub muscle: String,
    pub side: Side,
    pub x: TenThousandths,
    pub y: TenThousandths,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vial: Option<EntryId>,
}

impl MapPoint {
    /// The number of a free point. None for a place of the face map.
    pub fn free_number(&self) -> Option<u32> {
        self.site.strip_prefix("x.")?.parse().ok()
    }

    /// The side that the id of its place names, if it names one.
    pub(super) fn side_of_site(&self) -> Option<Side> {
        match self.site.rsplit_once('.') {
            Some((_, "H")) => Some(Side::Right),
            Some((_, "V")) => Some(Side::Left),
            Some(_) | None => None,
        }
    }

    /// The same place on the other side. None for a free point or one on the midline.
    pub(super) fn site_mirrored(&self) -> Option<String> {
        match self.site.rsplit_once('.') {
            Some((stem, "H")) => Some(format!("{stem}.V")),
            Some((stem, "V")) => Some(format!("{stem}.H")),
            Some(_) | None => None,
        }
    }
}

/// The patient's side at a place: the left of the picture is her right.
pub fn side_at(x: TenThousandths) -> Side {
    let x = u16::from(x);
    if x.abs_diff(MIDDLE) <= MIDLINE_REACH {
        Side::Midline
    } else if x < MIDDLE {
        Side::Right
    } else {
        Side::Left
    }
}

/// The crow's feet are two areas, one on each side; every other area has its name on both.
pub(super) fn area_on(area: &Area, side: Side) -> Area {
    match (area, side) {
        (Area::LateralCanthalRight | Area::LateralCanthalLeft, Side::Right) => {
            Area::LateralCanthalRight
        }
        (Area::LateralCanthalRight | Area::LateralCanthalLeft, Side::Left) => {
            Area::LateralCanthalLeft
        }
        (area, _) => area.clone(),
    }
}
