//! The thirteen checks, the rules that each is made of (`rules.md` §11), and the group that it stands in.

use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::rules::{Finding, RuleId};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CheckId {
    Age,
    Consultation,
    Information,
    Reflection,
    Consent,
    Identity,
    Contraindications,
    Medicines,
    Photos,
    RedFlag,
    Prescription,
    Product,
    Interval,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// *Lovkrav*
    Law,
    /// *Patientsikkerhed*
    Safety,
    /// *Ordination og produkt*
    Product,
}

impl Group {
    pub const ALL: [Self; 3] = [Self::Law, Self::Safety, Self::Product];
}

impl CheckId {
    pub const ALL: [Self; 13] = [
        Self::Age,
        Self::Consultation,
        Self::Information,
        Self::Reflection,
        Self::Consent,
        Self::Identity,
        Self::Contraindications,
        Self::Medicines,
        Self::Photos,
        Self::RedFlag,
        Self::Prescription,
        Self::Product,
        Self::Interval,
    ];

    pub const fn group(self) -> Group {
        match self {
            Self::Age
            | Self::Consultation
            | Self::Information
            | Self::Reflection
            | Self::Consent => Group::Law,
            Self::Identity
            | Self::Contraindications
            | Self::Medicines
            | Self::Photos
            | Self::RedFlag => Group::Safety,
            Self::Prescription | Self::Product | Self::Interval => Group::Product,
        }
    }

    /// The check that shows a finding. A late entry belongs to the record that it concerns (R06).
    pub fn of(finding: &Finding, course: &Course) -> Option<Self> {
        if finding.rule == RuleId::R06 {
            return Some(late_entry_of(finding, course));
        }
        Self::about(finding.rule)
    }

    /// The check that a rule always belongs to; none for R06, and for a rule that is asked at booking alone.
    pub fn about(rule: RuleId) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|check| check.rules().contains(&rule))
    }

    const fn rules(self) -> &'static [RuleId] {
        use RuleId as R;
        match self {
            Self::Age => &[R::R01, R::R01b, R::R52],
            Self::Consultation => &[R::R12, R::R12b, R::R13b],
            Self::Information => &[
                R::R20,
                R::R21,
                R::R21b,
                R::R22,
                R::R25,
                R::R26,
                R::R27,
                R::R28,
                R::R29,
            ],
            Self::Reflection => &[R::R23, R::R24],
            Self::Consent => &[R::R30, R::R31, R::R32, R::R33],
            Self::Identity => &[R::R02, R::R05],
            Self::Contraindications => &[
                R::R54,
                R::R42,
                R::R44,
                R::R40,
                R::R41,
                R::R43,
                R::R45,
                R::R46,
                R::R50,
                R::R53,
                R::R55,
            ],
            Self::Medicines => &[R::R47, R::R48, R::R49],
            Self::Photos => &[R::R80],
            Self::RedFlag => &[R::R92b],
            Self::Prescription => &[R::R10, R::R11, R::R11b, R::R13, R::R72],
            Self::Product => &[
                R::R14,
                R::R60,
                R::R61,
                R::R62,
                R::R62b,
                R::R63,
                R::R64,
                R::R65,
                R::R66,
                R::R67,
                R::R68,
                R::R69,
                R::R70,
                R::R71,
                R::R73,
                R::R90,
            ],
            Self::Interval => &[R::R51, R::R51b],
        }
    }
}

fn late_entry_of(finding: &Finding, course: &Course) -> CheckId {
    let tells = |versions: &[EntryId]| versions.iter().any(|id| finding.evidence.contains(id));
    if course.consents.iter().any(|told| tells(&told.versions)) {
        CheckId::Consent
    } else if course.screenings.iter().any(|told| tells(&told.versions)) {
        CheckId::Contraindications
    } else {
        CheckId::Information
    }
}
