//! Photos as the record knows them; the bytes lie sealed beside the journal (`reliability.md` §a).

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::id::EntryId;
use super::time::{Day, Moment};

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

    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FrontRest => "front_rest",
            Self::FrontFrown => "front_frown",
            Self::FrontBrowsRaised => "front_brows_raised",
            Self::FrontSmile => "front_smile",
            Self::ObliqueRight => "oblique_right",
            Self::ObliqueLeft => "oblique_left",
            Self::ProfileRight => "profile_right",
            Self::ProfileLeft => "profile_left",
        }
    }

    /// Whether it shows both eyes as the drawing of the face does.
    pub const fn is_front(self) -> bool {
        match self {
            Self::FrontRest | Self::FrontFrown | Self::FrontBrowsRaised | Self::FrontSmile => true,
            Self::ObliqueRight | Self::ObliqueLeft | Self::ProfileRight | Self::ProfileLeft => {
                false
            }
        }
    }
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

impl Phase {
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Control];

    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Control => "control",
        }
    }
}

/// What a photo is used for. Only documentation unless something else was agreed (R81).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The record itself: for the patient, another clinician, or an authority.
    Documentation,
    Teaching,
    Marketing,
}

impl Purpose {
    pub const ALL: [Self; 3] = [Self::Documentation, Self::Teaching, Self::Marketing];

    /// What a patient is asked for by itself.
    pub const BEYOND: [Self; 2] = [Self::Teaching, Self::Marketing];

    pub const fn is_documentation(self) -> bool {
        match self {
            Self::Documentation => true,
            Self::Teaching | Self::Marketing => false,
        }
    }
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
    /// How much later than its clock said the camera's picture was taken, where somebody has said that the clock was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_corrected_seconds: Option<i64>,
    pub areas: Vec<Area>,
    pub view: View,
    pub phase: Phase,
    pub purpose: Purpose,
    /// The entry that had attached the same file to another patient's record, where it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<EntryId>,
}

impl PhotoAttached {
    /// Width and height as it is seen upright: what the camera held on its side (EXIF 5–8) is turned.
    pub const fn upright(&self) -> (u32, u32) {
        if self.orientation >= 5 {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// Whether it shows an area before treatment in one of the views that the area needs.
    pub fn shows(&self, area: &Area, view: View) -> bool {
        self.phase == Phase::Before && self.view == view && self.areas.contains(area)
    }
}

/// When a picture must have been taken to count as a before-photo of an area (R80).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BeforeStart {
    pub start: Moment,
    /// Days back that a picture may be taken, by date; a clinic setting.
    pub max_age_days: u32,
    /// End of the last treatment of the area before the start.
    pub treated: Option<Moment>,
}

impl BeforeStart {
    pub fn allows(&self, taken: Moment) -> bool {
        let oldest = oldest_day(self.start.day(), self.max_age_days);
        taken <= self.start
            && taken.day() >= oldest
            && self.treated.is_none_or(|treated| taken > treated)
    }
}

/// The first day on which a before-photo may have been taken.
pub fn oldest_day(start: Day, max_age_days: u32) -> Day {
    start.plus_days(-i64::from(max_age_days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        Moment::parse_rfc3339(time).expect("a moment")
    }

    #[test]
    fn views_and_phases_are_stored_by_the_names_that_they_are_asked_for_by() {
        let stored = |value: serde_json::Result<serde_json::Value>| value.expect("a name");
        for view in View::ALL {
            assert_eq!(stored(serde_json::to_value(view)), view.as_str());
        }
        for phase in Phase::ALL {
            assert_eq!(stored(serde_json::to_value(phase)), phase.as_str());
        }
    }

    /// R80, worked examples 126–132 of `rules.md` §15.
    #[test]
    fn a_before_photo_counts_for_thirty_days_until_the_first_injection_and_after_the_last_treatment()
     {
        let treated = Some("2026-11-10T10:20:00+01:00");
        let cases = [
            (
                "2026-11-25T09:55:00+01:00",
                None,
                "2026-11-25T10:00:00+01:00",
                true,
            ),
            (
                "2026-11-25T10:00:00+01:00",
                None,
                "2026-11-25T10:00:00+01:00",
                true,
            ),
            (
                "2026-11-25T10:00:01+01:00",
                None,
                "2026-11-25T10:00:00+01:00",
                false,
            ),
            (
                "2026-10-26T08:00:00+01:00",
                None,
                "2026-11-25T17:00:00+01:00",
                true,
            ),
            (
                "2026-10-25T23:59:59+01:00",
                None,
                "2026-11-25T08:00:00+01:00",
                false,
            ),
            (
                "2028-02-29T12:00:00+01:00",
                None,
                "2028-03-30T12:00:00+02:00",
                true,
            ),
            (
                "2026-11-05T10:00:00+01:00",
                treated,
                "2026-11-25T10:00:00+01:00",
                false,
            ),
        ];
        for (taken, treated, start, counts) in cases {
            let before = BeforeStart {
                start: at(start),
                max_age_days: 30,
                treated: treated.map(at),
            };
            assert_eq!(before.allows(at(taken)), counts, "{taken} before {start}");
        }
    }
}
