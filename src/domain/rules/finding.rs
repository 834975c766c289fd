//! What a rule answers: how bad it is, for which part, why, on what evidence, and when it will pass at the earliest.
//!
//! There are no sentences here. `text` makes them from [`Why`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::consent_fault::{ConsentFault, RepeatGap, RoleFault};
use super::health_fault::HealthFault;
use super::{DoseFault, IntervalFault, VialFault};
use crate::domain::aftercare::AftercareFault;
use crate::domain::consultation::Outcome;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::photo::View;
use crate::domain::snapshot::KeptFinding;
use crate::domain::time::{Day, Moment};

macro_rules! rule_ids {
    ($($name:ident)*) => {
        /// A rule of `rules.md` §10 by its id, which stands in findings, refusals and documentation.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum RuleId { $($name,)* }

        impl RuleId {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

rule_ids! {
    R01 R01b R02 R03 R04 R05 R06 R10 R11 R11b R12 R12b R13 R13b R14
    R20 R21 R21b R22 R23 R24 R25 R26 R27 R28 R29
    R30 R31 R32 R33
    R40 R41 R42 R43 R44 R45 R46 R47 R48 R49 R50 R51 R51b R52 R53 R54 R55
    R60 R61 R62 R62b R63 R64 R65 R66 R67 R68 R69 R70 R71 R72 R73
    R80 R81 R82 R90 R91 R92 R92b R93 R94 R95 R96 R97 R98 R99 R99b
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a rule came out, and the worst that it can come out as (§1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    Info,
    /// Locks the start until somebody accepts it by name.
    Warn,
    /// A doctor may override it with a reason.
    Block,
    /// Nobody can override it.
    Hard,
}

/// One rule's answer, about one part or about the whole treatment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub rule: RuleId,
    pub verdict: Verdict,
    pub part: Option<Part>,
    pub why: Why,
    /// The newest version of each entry that was looked at.
    pub evidence: Vec<EntryId>,
    /// The first moment at which it will pass if nothing else changes; absent when waiting does not help.
    pub earliest: Option<Moment>,
    /// A warning that a doctor has accepted by name; for R06 the countersignature.
    pub accepted_by: Option<UserId>,
}

impl Finding {
    pub(super) const fn new(rule: RuleId, verdict: Verdict, why: Why) -> Self {
        Self {
            rule,
            verdict,
            part: None,
            why,
            evidence: Vec::new(),
            earliest: None,
            accepted_by: None,
        }
    }

    pub(super) const fn passed(rule: RuleId) -> Self {
        Self::new(rule, Verdict::Passed, Why::Met)
    }

    pub(super) fn about(mut self, part: &Part) -> Self {
        self.part = Some(part.clone());
        self
    }

    pub(super) fn on(mut self, evidence: impl IntoIterator<Item = EntryId>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    pub(super) const fn passing_at(mut self, moment: Moment) -> Self {
        self.earliest = Some(moment);
        self
    }

    pub(super) const fn accepted(mut self, by: UserId) -> Self {
        self.accepted_by = Some(by);
        self
    }

    /// As it goes into a snapshot (§5).
    pub fn kept(&self) -> KeptFinding {
        KeptFinding {
            rule: self.rule,
            version: version(self.rule),
            verdict: self.verdict,
            part: self.part.clone(),
            evidence: self.evidence.clone(),
            inputs: self.why.to_json(),
            accepted_by: self.accepted_by,
        }
    }

    /// A warning or worse that nobody has accepted.
    pub fn is_failed(&self) -> bool {
        self.verdict >= Verdict::Warn && self.accepted_by.is_none()
    }
}

/// The version of a rule as it stands now; 0 for one that is asked nowhere.
pub fn version(rule: RuleId) -> u32 {
    let listed = super::RULES.iter().find(|listed| listed.id == rule);
    listed.map_or(0, |listed| listed.version)
}

/// Why a rule came out as it did. Missing time is in microseconds and shown rounded up to the whole minute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Why {
    Met,
    /// There is no area or no product to judge.
    NothingPlanned,
    /// The clock is in doubt, so nothing that depends on time passes (§2.8).
    ClockInDoubt,

    BirthDateUnknown,
    /// R01: lawful from the 18th birthday.
    UnderAge {
        from: Day,
    },
    /// R01b.
    UnderAgeAtConsultation {
        held: Moment,
        from: Day,
    },

    NoConsultation,
    /// The newest consultation ended without a plan for treatment.
    NoTreatmentAgreed {
        outcome: Outcome,
    },
    /// Signed by somebody who is neither the responsible doctor nor one who took over.
    ConsultationByAnother {
        user: Option<UserId>,
    },
    ConsultationWithoutIndication,
    /// R12: signed at or after the start.
    ConsultationSignedTooLate {
        signed: Moment,
    },
    AreaOutsidePlan,
    /// R12b.
    ConsultationTooRecent {
        began: Moment,
        limit: Moment,
        missing_micros: i64,
    },
    /// R13b: online, without the doctor's statement that it was enough.
    VideoOnly,

    WrittenMissing,
    OralMissing,
    OralIncomplete {
        ticked: usize,
    },
    /// R21: not given by the responsible doctor or one who took over.
    OralByAnother {
        user: Option<UserId>,
    },
    /// R21b.
    OralBeforeWritten {
        written: Moment,
        oral: Moment,
    },
    /// R21b passes, but there was no time to read.
    OralWithWritten,
    Declined,
    /// R27: no information names the area with the product.
    NotCovered,
    /// R06.
    RecordedLate {
        occurred: Moment,
        recorded: Moment,
    },
    /// R25.
    Old {
        given: Moment,
        months: u32,
    },
    /// R26; an unknown current version is empty.
    NewerSheet {
        given: String,
        current: String,
    },

    /// The catalogue does not know the product.
    ProductUnknown,
    /// R52: the label ends before this age in whole years.
    AboveLabelledAge {
        from: i32,
    },
    /// R61: the label does not name the area.
    OffLabel,
    /// R71: without the glabella.
    ForeheadAlone,
    /// R80.
    PhotosMissing {
        views: Vec<View>,
    },

    /// R23 under R24: no period of its own is needed; since when the information counts.
    Exempt {
        informed: Moment,
    },
    /// R24.
    NotExempt {
        gaps: Vec<RepeatGap>,
    },
    /// R28.
    SheetNotApproved {
        version: String,
    },
    /// R29: what was noted.
    NotNoted {
        companion: bool,
        questions: bool,
    },
    /// R90.
    Aftercare {
        faults: Vec<AftercareFault>,
    },
    Consent(ConsentFault),
    Role(RoleFault),
    /// R02, R05, R33, R40–R50, R53–R55, R92b.
    Health(HealthFault),

    /// R23: over since the limit.
    ReflectionOver {
        limit: Moment,
    },
    ReflectionRunning {
        written: Moment,
        oral: Moment,
        limit: Moment,
        missing_micros: i64,
    },
    /// R23: everything told about the part was told before it was treated.
    Spent {
        treated: Moment,
    },

    /// R51, R51b.
    Interval(IntervalFault),
    /// R14, R60, R62–R62b, R67–R70.
    Vial(VialFault),
    /// R63–R66, R72, R73.
    Dose(DoseFault),
}

impl Why {
    /// Something that is done on the day, when the patient has come: before, it waits (§1 *afventer*).
    pub fn is_done_on_the_day(&self) -> bool {
        if let Self::Health(fault) = self {
            fault.is_for_the_day()
        } else {
            false
        }
    }

    /// Its name, and every value that decided it.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_stored_by_the_id_that_it_is_shown_by() {
        for rule in RuleId::ALL {
            let stored = serde_json::to_string(rule).expect("an id");
            assert_eq!(stored, format!("\"{rule}\""));
            assert_eq!(serde_json::from_str::<RuleId>(&stored).ok(), Some(*rule));
        }
        assert!(serde_json::from_str::<RuleId>("\"R00\"").is_err());
    }

    #[test]
    fn what_decided_is_kept_by_name_and_a_dose_never_without_its_product() {
        use crate::domain::dose::{Dose, measure};
        use crate::domain::rules::testing::vistabel;

        let product = vistabel();
        let total = |units: &str| {
            let dose = Dose {
                product: product.clone(),
                units: units.parse().expect("units"),
            };
            measure(&product, |measure| {
                measure.total(measure.of(&dose).expect("its own"))
            })
        };
        let why = Why::Dose(DoseFault::PointAbove {
            given: total("4.50"),
            most: total("4"),
        });
        let kept = serde_json::json!({
            "because": "dose",
            "fault": "point_above",
            "given": { "product": "vistabel", "units": "4.5" },
            "most": { "product": "vistabel", "units": "4" },
        });
        assert_eq!(why.to_json(), kept);
        let bare = Why::Interval(IntervalFault::NotAsked).to_json();
        assert_eq!(
            bare,
            serde_json::json!({ "because": "interval", "fault": "not_asked" })
        );
    }

    #[test]
    fn a_finding_is_kept_with_the_version_of_the_rule_that_was_judged() {
        for listed in super::super::RULES {
            assert!(listed.version > 0, "{}", listed.id);
            let kept = Finding::passed(listed.id).kept();
            assert_eq!(kept.version, listed.version, "{}", listed.id);
        }
        // Judged on saving, at no start.
        assert_eq!(version(RuleId::R03), 0);
    }

    #[test]
    fn only_what_nobody_has_asked_or_looked_at_waits_for_the_day() {
        for (why, waits) in [
            (Why::Health(HealthFault::NotInspectedToday), true),
            (Why::Health(HealthFault::Infected), false),
            (Why::WrittenMissing, false),
            (Why::Met, false),
        ] {
            assert_eq!(why.is_done_on_the_day(), waits, "{why:?}");
        }
    }

    #[test]
    fn a_warning_or_worse_fails_until_somebody_has_accepted_it() {
        for (verdict, fails) in [
            (Verdict::Passed, false),
            (Verdict::Info, false),
            (Verdict::Warn, true),
            (Verdict::Block, true),
            (Verdict::Hard, true),
        ] {
            let finding = Finding::new(RuleId::R49, verdict, Why::Met);
            assert_eq!(finding.is_failed(), fails, "{verdict:?}");
            let accepted = finding.accepted(UserId::from_bytes([1; 16]));
            assert!(!accepted.is_failed(), "{verdict:?} accepted");
        }
    }
}
