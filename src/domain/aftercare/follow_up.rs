//! How a treatment went: effect for each area, symmetry, what the patient thinks of it, and what is next.

use serde::{Deserialize, Serialize};

use crate::domain::area::Area;
use crate::domain::id::EntryId;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Any version of the treatment or the deviation that it looks back on.
    pub treatment: EntryId,
    pub mode: FollowUpMode,
    /// An area stands here once, and only if something was said about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<AreaEffect>,
    /// Absent if nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symmetrical: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next_step: String,
}

impl FollowUp {
    /// Nothing was said about how it went.
    pub fn is_empty(&self) -> bool {
        let said = |effect: &AreaEffect| effect.rest.is_some() || effect.movement.is_some();
        !self.effects.iter().any(said)
            && self.symmetrical.is_none()
            && self.satisfaction.is_none()
            && self.note.trim().is_empty()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpMode {
    InClinic,
    Telephone,
    Online,
}

impl FollowUpMode {
    pub const ALL: [Self; 3] = [Self::InClinic, Self::Telephone, Self::Online];
}

/// The effect in one area, as seen when the face rests and when it moves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaEffect {
    pub area: Area,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Grade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement: Option<Grade>,
}

/// How much effect there is, 0–3: 0 is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Grade(u8);

impl Grade {
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Grade {
    type Error = OutOfScale;

    fn try_from(number: u8) -> Result<Self, OutOfScale> {
        let known = Self::ALL.into_iter().find(|grade| grade.0 == number);
        known.ok_or(OutOfScale(number))
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.0
    }
}

/// How satisfied the patient is, 1–5: 5 is most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Satisfaction(u8);

impl Satisfaction {
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Satisfaction {
    type Error = OutOfScale;

    fn try_from(number: u8) -> Result<Self, OutOfScale> {
        let known = Self::ALL.into_iter().find(|known| known.0 == number);
        known.ok_or(OutOfScale(number))
    }
}

impl From<Satisfaction> for u8 {
    fn from(satisfaction: Satisfaction) -> Self {
        satisfaction.0
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0} is not on the scale")]
pub struct OutOfScale(u8);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_a_scale_is_no_number_of_it() {
        for (number, grade, satisfaction) in [
            (0, true, false),
            (1, true, true),
            (3, true, true),
            (4, false, true),
            (5, false, true),
            (6, false, false),
        ] {
            assert_eq!(Grade::try_from(number).is_ok(), grade, "{number}");
            assert_eq!(
                Satisfaction::try_from(number).is_ok(),
                satisfaction,
                "{number}"
            );
        }
    }

    #[test]
    fn a_next_step_alone_says_nothing_about_how_it_went() {
        let mut follow_up = FollowUp {
            treatment: EntryId::from_bytes([1; 16]),
            mode: FollowUpMode::Telephone,
            effects: vec![AreaEffect {
                area: Area::Glabella,
                rest: None,
                movement: None,
            }],
            symmetrical: None,
            satisfaction: None,
            note: " ".to_owned(),
            next_step: "Kontrol".to_owned(),
        };
        assert!(follow_up.is_empty());
        follow_up.effects[0].rest = Grade::try_from(0).ok();
        assert!(!follow_up.is_empty());
    }
}
