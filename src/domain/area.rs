//! The areas of the face that are planned, informed about, photographed and treated (`rules.md` §9).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Left and right are always the patient's; the two crow's feet are two areas.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Forehead,
    Glabella,
    LateralCanthalRight,
    LateralCanthalLeft,
    BunnyLines,
    UpperLip,
    MouthCorners,
    Chin,
    Masseter,
    /// Anywhere else, in the doctor's words.
    Other(String),
}

impl Area {
    /// The areas that a label names, in the order in which they are shown.
    pub const LABELLED: [Self; 4] = [
        Self::Forehead,
        Self::Glabella,
        Self::LateralCanthalRight,
        Self::LateralCanthalLeft,
    ];

    /// Every area with a name of its own, in the order in which they are shown.
    pub const NAMED: [Self; 9] = [
        Self::Forehead,
        Self::Glabella,
        Self::LateralCanthalRight,
        Self::LateralCanthalLeft,
        Self::BunnyLines,
        Self::UpperLip,
        Self::MouthCorners,
        Self::Chin,
        Self::Masseter,
    ];
}

/// The identifier used on the command line and in lists of rule findings; never shown to a person as it is.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Forehead => "forehead",
            Self::Glabella => "glabella",
            Self::LateralCanthalRight => "lateral_canthal_right",
            Self::LateralCanthalLeft => "lateral_canthal_left",
            Self::BunnyLines => "bunny_lines",
            Self::UpperLip => "upper_lip",
            Self::MouthCorners => "mouth_corners",
            Self::Chin => "chin",
            Self::Masseter => "masseter",
            Self::Other(_) => "other",
        })
    }
}
