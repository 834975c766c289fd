//! The health questions: seven cards on the screen, one stored answer for each question, none of them answered beforehand.

use serde::{Deserialize, Serialize};

use crate::domain::time::When;

/// The questions of R40–R46, R49, R50, R54 and R55. An absent answer is not a »no«.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HealthItem {
    Pregnant,
    Breastfeeding,
    /// »Could become pregnant and uses no contraception«; asked where the product asks for it (R41).
    Contraception,
    MyastheniaGravis,
    LambertEaton,
    Als,
    OtherMuscleDisease,
    NeurologicalDisease,
    ToxinAllergy,
    ExcipientAllergy,
    LocalInfection,
    Fever,
    Dysphagia,
    Dyspnoea,
    BleedingDisorder,
    PriorReaction,
    PriorToxin,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    No,
    Yes,
    Unknown,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub choice: Choice,
    /// What a »yes« means, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// The seven groups that the screen shows (`design.md` §9.5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HealthCard {
    Pregnancy,
    MuscleAndNerve,
    Allergy,
    Infection,
    SwallowingAndBreathing,
    Bleeding,
    EarlierToxin,
}

impl HealthCard {
    pub const ALL: [Self; 7] = [
        Self::Pregnancy,
        Self::MuscleAndNerve,
        Self::Allergy,
        Self::Infection,
        Self::SwallowingAndBreathing,
        Self::Bleeding,
        Self::EarlierToxin,
    ];

    pub const fn items(self) -> &'static [HealthItem] {
        use HealthItem as Item;
        match self {
            Self::Pregnancy => &[Item::Pregnant, Item::Breastfeeding, Item::Contraception],
            Self::MuscleAndNerve => &[
                Item::MyastheniaGravis,
                Item::LambertEaton,
                Item::Als,
                Item::OtherMuscleDisease,
                Item::NeurologicalDisease,
            ],
            Self::Allergy => &[Item::ToxinAllergy, Item::ExcipientAllergy],
            Self::Infection => &[Item::LocalInfection, Item::Fever],
            Self::SwallowingAndBreathing => &[Item::Dysphagia, Item::Dyspnoea],
            Self::Bleeding => &[Item::BleedingDisorder],
            Self::EarlierToxin => &[Item::PriorReaction, Item::PriorToxin],
        }
    }
}

/// How a »yes« colours the screen. The rules proper judge it at the readiness gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// No override exists (R42, R44).
    Absolute,
    /// A doctor may decide (R40, R43, R45, R46, R55).
    Relative,
    /// To be noted.
    Note,
}

impl HealthItem {
    pub const ALL: [Self; 17] = [
        Self::Pregnant,
        Self::Breastfeeding,
        Self::Contraception,
        Self::MyastheniaGravis,
        Self::LambertEaton,
        Self::Als,
        Self::OtherMuscleDisease,
        Self::NeurologicalDisease,
        Self::ToxinAllergy,
        Self::ExcipientAllergy,
        Self::LocalInfection,
        Self::Fever,
        Self::Dysphagia,
        Self::Dyspnoea,
        Self::BleedingDisorder,
        Self::PriorReaction,
        Self::PriorToxin,
    ];

    /// Whether a yes says nothing without words of its own. Where it was given before, and which area is infected, are
    /// asked for by themselves.
    pub const fn yes_needs_words(self) -> bool {
        match self {
            Self::Pregnant
            | Self::Breastfeeding
            | Self::Contraception
            | Self::Fever
            | Self::LocalInfection
            | Self::PriorToxin => false,
            Self::MyastheniaGravis
            | Self::LambertEaton
            | Self::Als
            | Self::OtherMuscleDisease
            | Self::NeurologicalDisease
            | Self::ToxinAllergy
            | Self::ExcipientAllergy
            | Self::Dysphagia
            | Self::Dyspnoea
            | Self::BleedingDisorder
            | Self::PriorReaction => true,
        }
    }

    pub const fn weight_of_yes(self) -> Weight {
        match self {
            Self::MyastheniaGravis
            | Self::LambertEaton
            | Self::Als
            | Self::ToxinAllergy
            | Self::ExcipientAllergy => Weight::Absolute,
            Self::Pregnant
            | Self::Breastfeeding
            | Self::OtherMuscleDisease
            | Self::NeurologicalDisease
            | Self::LocalInfection
            | Self::Dysphagia
            | Self::Dyspnoea
            | Self::PriorReaction => Weight::Relative,
            Self::Contraception | Self::Fever | Self::BleedingDisorder | Self::PriorToxin => {
                Weight::Note
            }
        }
    }
}

/// Botulinum toxin the patient has had before, here or elsewhere (R51).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorToxin {
    pub when: When,
    /// Where on the face or body, in words.
    pub area: String,
    /// For a medical reason such as migraine.
    pub medical: bool,
    /// The clinic or country.
    pub place: String,
}
