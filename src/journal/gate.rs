//! The gate: may we start? Asked again inside the transaction that starts, accepts or overrides (rules §4, §6).

use crate::domain::area::Area;
use crate::domain::course::Course;
use crate::domain::decision::{RuleOverridden, WarningAccepted};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::rules::acceptance::{ADMINISTRATIVE, is_open_to_decision};
use crate::domain::rules::{Assessment, Finding, Given, Question, RuleId, Verdict, version};
use crate::domain::time::Moment;
use crate::domain::treatment::TreatmentStarted;
use crate::domain::user::Role;
use crate::domain::vial::VialOpened;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_name};
use super::refusal::Refusal;

/// What the gate is asked about: a start now, or what was given and waits for its signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub product: ProductId,
    pub areas: Vec<Area>,
    /// Who injects.
    pub practitioner: UserId,
    pub vials: Vec<EntryId>,
    /// The first injection, and what was given.
    pub given: Option<(Moment, Given)>,
}

impl Asked {
    pub fn question(&self, now: Moment) -> Question {
        let part = |area: &Area| Part {
            area: area.clone(),
            product: self.product.clone(),
        };
        let parts = self.areas.iter().map(part).collect();
        let question = |start| {
            Question::start(start, parts)
                .by(Some(self.practitioner))
                .from_vials(self.vials.clone())
        };
        match &self.given {
            Some((started, given)) => question(*started).given(given.clone()),
            None => question(now),
        }
    }
}

/// Every rule's answer as of this very transaction.
pub fn assess(
    grounds: &Grounds<'_>,
    patient: PatientId,
    course: &Course,
    asked: &Asked,
) -> Result<Assessment> {
    let question = asked.question(grounds.now.moment);
    Ok(Assessment::of(
        &grounds.whole_case(patient, course, question)?,
    ))
}

/// A vial is recorded as it is, also when it is expired or too old: the gate says so.
pub fn open_vial(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    vial: VialOpened,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_know(patient)?;
    grounds.must_have_happened(at)?;
    must_be_name(&vial.batch)?;
    if let Some(mixed) = vial.mixed_at {
        grounds.must_have_happened(mixed)?;
    }
    Ok(Decision::of(patient, at, vial))
}

/// A warning is accepted by name: administrative ones by the person who starts, clinical ones by a doctor, who may give
/// her passphrase beside a nurse's session (rules §1).
pub fn accept(
    grounds: &Grounds<'_>,
    patient: PatientId,
    asked: &Asked,
    rule: RuleId,
    part: Option<&Part>,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let finding = undecided(grounds, patient, asked, (rule, part), Verdict::Warn)?;
    let own = ADMINISTRATIVE.contains(&rule) && asked.practitioner == grounds.author.user
        || grounds.author.role == Role::Doctor;
    let accepted = WarningAccepted {
        rule,
        version: version(rule),
        inputs: finding.why.to_json(),
        part: finding.part,
        evidence: finding.evidence,
    };
    let decision = Decision::of(patient, grounds.now.moment, accepted);
    if own {
        return Ok(decision);
    }
    grounds.must_be_proven()?;
    Ok(decision.by_proof())
}

/// A doctor's own passphrase, also when she is logged in, and a reason: for one rule and one treatment (§6).
pub fn override_rule(
    grounds: &Grounds<'_>,
    patient: PatientId,
    asked: &Asked,
    (rule, part): (RuleId, Option<&Part>),
    reason: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_be_proven()?;
    grounds.must_give_reason(&reason)?;
    let finding = undecided(grounds, patient, asked, (rule, part), Verdict::Block)?;
    let overridden = RuleOverridden {
        rule,
        version: version(rule),
        inputs: finding.why.to_json(),
        part: finding.part,
        grounds: reason,
        evidence: finding.evidence,
    };
    Ok(Decision::of(patient, grounds.now.moment, overridden).by_proof())
}

/// The finding that a decision is about, as it stands now; of several of one rule, the first that nobody has decided.
fn undecided(
    grounds: &Grounds<'_>,
    patient: PatientId,
    asked: &Asked,
    (rule, part): (RuleId, Option<&Part>),
    verdict: Verdict,
) -> Result<Finding> {
    let course = grounds.course(patient)?;
    let assessment = assess(grounds, patient, &course, asked)?;
    let mut findings = assessment.findings.into_iter();
    let found = findings.find(|finding| {
        finding.rule == rule
            && finding.part.as_ref() == part
            && finding.verdict == verdict
            && finding.accepted_by.is_none()
    });
    let finding = found.ok_or(Refusal::NothingToDecide)?;
    if is_open_to_decision(&finding) {
        Ok(finding)
    } else {
        Err(Refusal::NotOpenToDecision.into())
    }
}

/// Started by the one who will inject, when nothing stands in the way any more.
pub fn start(grounds: &Grounds<'_>, patient: PatientId, asked: &Asked) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    if asked.practitioner != grounds.author.user {
        return Err(Refusal::NotOwnTreatment.into());
    }
    if asked.given.is_some() {
        return Err(Refusal::TimesDisagree.into());
    }
    let course = grounds.course(patient)?;
    let assessment = assess(grounds, patient, &course, asked)?;
    if assessment.failed().next().is_some() {
        return Err(Refusal::NotReady(Box::new(assessment)).into());
    }
    let now = grounds.now.moment;
    let started = TreatmentStarted {
        product: asked.product.clone(),
        areas: asked.areas.iter().cloned().collect(),
        practitioner: asked.practitioner,
        snapshot: assessment.snapshot(now.whole_second()),
    };
    Ok(Decision::of(patient, now, started))
}
