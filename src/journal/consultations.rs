//! Signing a consultation: the draft becomes facts, all of them in one transaction.

use crate::domain::consultation::{AlreadyInformed, ConsultationDraft, Outcome, Signed};
use crate::domain::course::Course;
use crate::domain::id::{DraftId, PatientId};
use crate::domain::information::Part;
use crate::domain::patient::ResponsibleDoctorSet;
use crate::domain::product::Catalogue;
use crate::domain::time::Day;
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::{Decision, DraftChange};
use super::edit::DraftContent;
use super::error::Result;
use super::grounds::{Grounds, must_fit};
use super::refusal::Refusal;

/// The age from which anybody may be treated (R01).
const ADULT: i32 = 18;

pub fn sign(grounds: &Grounds<'_>, id: DraftId) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let stored = grounds.own_draft(id)?;
    let DraftContent::Consultation(draft) = DraftContent::parse(&stored.json)? else {
        return Err(Refusal::NotDrafted.into());
    };
    // A draft that corrects amends what is signed; signed anew, everything would stand there twice.
    if draft.correction.is_some() {
        return Err(Refusal::NotDrafted.into());
    }
    let course = grounds.course(stored.patient)?;
    must_be_responsible(grounds, &course, &draft)?;
    must_be_sound(grounds, &draft)?;
    let product = draft
        .plan
        .product
        .as_ref()
        .and_then(|id| Catalogue::shipped().get(id).cloned());
    let signed = draft
        .complete(already_informed(&course, &draft), product.as_ref())
        .map_err(Refusal::Missing)?;
    must_be_adult_to_plan(&course, &signed)?;

    let patient = stored.patient;
    let decision = facts(grounds, patient, &course, &draft, signed).draft(DraftChange::Discard(id));
    judge_again(grounds, patient, decision)
}

/// What the record holds already for every part of the draft's plan.
pub fn already_informed(course: &Course, draft: &ConsultationDraft) -> AlreadyInformed {
    let parts: Vec<Part> = draft.scope().parts().collect();
    let all = |covered: &dyn Fn(&Part) -> bool| !parts.is_empty() && parts.iter().all(covered);
    AlreadyInformed {
        written: all(&|part| {
            course
                .written
                .iter()
                .any(|told| told.value.scope.covers(part))
        }),
        oral: all(&|part| {
            course
                .oral
                .iter()
                .any(|told| told.value.scope.covers(part) && told.value.is_complete())
        }),
    }
}

/// It is signed by the responsible doctor, or by one who takes over with a tick (R12).
fn must_be_responsible(
    grounds: &Grounds<'_>,
    course: &Course,
    draft: &ConsultationDraft,
) -> Result<(), Refusal> {
    let own = course
        .responsible_doctor
        .is_none_or(|doctor| doctor == grounds.author.user);
    if own || draft.take_over {
        Ok(())
    } else {
        Err(Refusal::NotResponsible)
    }
}

fn must_be_sound(grounds: &Grounds<'_>, draft: &ConsultationDraft) -> Result<(), Refusal> {
    grounds.must_have_happened(draft.began)?;
    let written = draft.written.iter().filter_map(|written| written.at);
    for at in written.chain(draft.oral.topics.values().copied()) {
        grounds.must_have_happened(at)?;
    }
    let texts = [
        &draft.platform,
        &draft.companion,
        &draft.wishes,
        &draft.expectation,
        &draft.findings,
        &draft.indication,
        &draft.assessment,
        &draft.plan.note,
        &draft.oral.language,
        &draft.oral.questions,
    ];
    let details = draft.answers.values().map(|answer| &answer.detail);
    let medicines = draft
        .medicines
        .iter()
        .flat_map(|medicine| [&medicine.name, &medicine.dose]);
    let mut texts = texts
        .into_iter()
        .chain(details)
        .chain(medicines)
        .chain(&draft.information_declined);
    texts.try_for_each(|text| must_fit(text))
}

/// R01b stops the plan, never the note itself.
fn must_be_adult_to_plan(course: &Course, signed: &Signed) -> Result<(), Refusal> {
    let planned = signed.consultation.outcome == Outcome::Planned;
    let Some(patient) = course.patient.as_ref().filter(|_| planned) else {
        return Ok(());
    };
    let from: Day = patient.value.birth_date.anniversary(ADULT);
    if signed.began.day() < from {
        Err(Refusal::UnderAge { from })
    } else {
        Ok(())
    }
}

fn facts(
    grounds: &Grounds<'_>,
    patient: PatientId,
    course: &Course,
    draft: &ConsultationDraft,
    signed: Signed,
) -> Decision {
    let now = grounds.now.moment;
    let mut decision = Decision::default();
    if draft.take_over && course.responsible_doctor != Some(grounds.author.user) {
        decision = decision.and(
            patient,
            now,
            ResponsibleDoctorSet {
                doctor: grounds.author.user,
            },
        );
    }
    // Written before oral, as it is told (R21b).
    if let Some((at, written)) = signed.written {
        decision = decision.and(patient, at, written);
    }
    if let Some((at, oral)) = signed.oral {
        decision = decision.and(patient, at, oral);
    }
    if let Some(declined) = signed.declined {
        decision = decision.and(patient, now, declined);
    }
    decision = decision.and(patient, signed.began, signed.consultation);
    match signed.plan {
        Some(plan) => decision.and(patient, now, plan),
        None => decision,
    }
}
