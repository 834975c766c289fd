//! Photos as the record knows them; the bytes lie sealed beside the journal (`reliability.md` §a).

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::time::Moment;

/// The eight standard views (`design.md` §4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    FrontRest,
    FrontFrown,
    FrontBrowsRaised,
    FrontSmile,
    ObliqueRight,
    ObliqueLeft,
    ProfileRight,
    ProfileLeft,
}

impl View {
    pub const ALL: [Self; 8] = [
        Self::FrontRest,
        Self::FrontFrown,
        Self::FrontBrowsRaised,
        Self::FrontSmile,
        Self::ObliqueRight,
        Self::ObliqueLeft,
        Self::ProfileRight,
        Self::ProfileLeft,
    ];
}

/// The views that an area must be seen in before it is treated: at rest and at full contraction (R80).
pub const fn required_views(area: &Area) -> &'static [View] {
    match area {
        Area::Glabella => &[View::FrontRest, View::FrontFrown],
        Area::Forehead => &[View::FrontRest, View::FrontBrowsRaised],
        Area::LateralCanthalRight => &[View::FrontRest, View::FrontSmile, View::ObliqueRight],
        Area::LateralCanthalLeft => &[View::FrontRest, View::FrontSmile, View::ObliqueLeft],
        // No contraction view is standard for these: one picture at rest is the least that shows the area.
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => &[View::FrontRest],
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Before,
    After,
    Control,
}

/// What a photo may be used for. Only documentation unless something else was agreed (R81).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Documentation,
}

/// Where the time of a picture comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakenFrom {
    /// The camera wrote it into the file.
    Camera,
    /// The person who attached it said so.
    Asked,
}

/// `occurred_at` of the entry is when the picture was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoAttached {
    /// Keyed name of the sealed file, 64 hex digits.
    pub name: String,
    /// SHA-256 and length of the original, byte for byte as it was on the card.
    pub sha256: String,
    pub bytes: u64,
    /// BLAKE3 of the sealed file, so that a copy can be checked without keys.
    pub sealed_blake3: String,
    pub mime: String,
    /// Size in pixels as stored, before orientation.
    pub width: u32,
    pub height: u32,
    /// EXIF orientation, 1–8.
    pub orientation: u8,
    pub taken_from: TakenFrom,
    pub areas: Vec<Area>,
    pub view: View,
    pub phase: Phase,
    pub purpose: Purpose,
}

impl PhotoAttached {
    /// Whether it shows an area before treatment in one of the views that the area needs.
    pub fn shows(&self, area: &Area, view: View, taken: Moment, not_after: Moment) -> bool {
        self.phase == Phase::Before
            && self.view == view
            && taken <= not_after
            && self.areas.contains(area)
    }
}
