//! A signed treatment said otherwise: points, amounts, vials, times and words. Who gave it, what the rules had answered and every
//! mark upon it stay as they are.

use crate::domain::correction::Correction;
use crate::domain::course::{Course, Told};
use crate::domain::id::PatientId;
use crate::domain::rules::{Assessment, Finding, RuleId, Verdict};
use crate::domain::snapshot::KeptFinding;
use crate::domain::treatment::{Treatment, TreatmentDraft};
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};
use super::treatments::{asked, practitioner_or_doctor, times};

/// The rules that speak of product, vial and amounts. What else they said about the treatment, it does not change.
const OF_WHAT_WAS_GIVEN: [RuleId; 10] = [
    RuleId::R60,
    RuleId::R62,
    RuleId::R62b,
    RuleId::R64,
    RuleId::R65,
    RuleId::R66,
    RuleId::R67,
    RuleId::R68,
    RuleId::R69,
    RuleId::R72,
];

/// By the one who injected or by a doctor; what a rule says no to, by a doctor alone.
pub fn correct(
    grounds: &Grounds<'_>,
    patient: PatientId,
    draft: &TreatmentDraft,
    correction: &Correction,
) -> Result<Decision> {
    must_be_text(&correction.reason)?;
    let course = grounds.course(patient)?;
    let mut given = course.given.iter();
    let stands = given
        .find(|told| told.versions.contains(&correction.entry))
        .ok_or(Refusal::Unknown(Thing::Entry))?;
    practitioner_or_doctor(grounds, stands.value.practitioner)?;
    // Of the treatment itself: a draft could name any start.
    let opened = course.start_of_given(stands.id);
    let opened = opened.ok_or(Refusal::Unknown(Thing::Entry))?.occurred_at;
    let (started, ended) = times(grounds, draft, opened)?;
    let points = draft.points().map_err(Refusal::NotFinished)?;
    let vials = draft.drawn().map_err(Refusal::NotFinished)?;
    let known = |id| course.vials.iter().any(|told| told.versions.contains(&id));
    if !vials.iter().all(|drawn| known(drawn.vial)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    if grounds.author.role != Role::Doctor {
        must_be_answered_no_otherwise(grounds, patient, stands, draft)?;
    }
    let corrected = Treatment {
        started,
        ended,
        needle: draft.needle.trim().to_owned(),
        anaesthesia: draft.anaesthesia.trim().to_owned(),
        note: draft.note.trim().to_owned(),
        disinfected: draft.disinfected,
        points,
        vials,
        ..stands.value.clone()
    };
    if corrected == stands.value {
        return Err(Refusal::NothingCorrected.into());
    }
    let mut decision = Decision::of(patient, started, corrected);
    if let Some(addition) = decision.additions.last_mut() {
        addition.amends = Some(stands.latest);
        addition.reason = Some(correction.reason.trim().to_owned());
    }
    judge_again(grounds, patient, decision)
}

/// What was given beyond a prescription, from an expired vial and the like, a nurse could not have signed; so she does not
/// write it afterwards either. Asked as if the treatment that is corrected were not there.
fn must_be_answered_no_otherwise(
    grounds: &Grounds<'_>,
    patient: PatientId,
    stands: &Told<Treatment>,
    draft: &TreatmentDraft,
) -> Result<()> {
    let mut entries = grounds.entries(patient)?;
    entries.retain(|entry| !stands.versions.contains(&entry.header.id));
    let without = Course::of(&entries);
    let asked = asked(stands.value.practitioner, draft, "").map_err(Refusal::NotFinished)?;
    let question = asked.question(grounds.now.moment);
    let assessment = Assessment::of(&grounds.whole_case(patient, &without, question)?);
    let kept = &stands.value.snapshot.findings;
    let said_so_then = |finding: &Finding| {
        let same = |kept: &&KeptFinding| (kept.rule, &kept.part) == (finding.rule, &finding.part);
        kept.iter()
            .any(|kept| same(&kept) && kept.verdict >= Verdict::Block)
    };
    let is_new = |finding: &Finding| {
        finding.verdict >= Verdict::Block
            && OF_WHAT_WAS_GIVEN.contains(&finding.rule)
            && !said_so_then(finding)
    };
    let mut failed = assessment.failed();
    if failed.any(is_new) {
        return Err(Refusal::Role(Role::Doctor).into());
    }
    Ok(())
}
