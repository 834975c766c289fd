//! The treatment itself: signed by the one who injected, or nothing given after all; attested by a doctor.

use crate::domain::aftercare::AftercareGiven;
use crate::domain::course::{Course, Told};
use crate::domain::id::{DraftId, EntryId, PatientId, UserId};
use crate::domain::rules::prescribed::relied_on;
use crate::domain::rules::{Assessment, Given};
use crate::domain::time::Moment;
use crate::domain::treatment::{
    Attested, NotFinished, NothingGiven, Point, Treatment, TreatmentDraft, TreatmentStarted,
};
use crate::domain::user::Role;

use super::decision::{Decision, DraftChange};
use super::edit::DraftContent;
use super::error::Result;
use super::gate::Asked;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// Signed by the person who injected; aftercare and treatment become facts together (R90). A draft that corrects is signed as
/// a new version.
pub fn sign(grounds: &Grounds<'_>, id: DraftId) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let stored = grounds.own_draft(id)?;
    let DraftContent::Treatment(draft) = DraftContent::parse(&stored.json)? else {
        return Err(Refusal::NotDrafted.into());
    };
    let patient = stored.patient;
    if let Some(correction) = &draft.correction {
        let decision = super::treatment_corrections::correct(grounds, patient, &draft, correction)?;
        return Ok(decision.draft(DraftChange::Discard(id)));
    }
    let course = grounds.course(patient)?;
    let started = must_be_own_start(grounds, &course, &draft)?;
    let (began, ended) = times(grounds, &draft, started)?;
    let phone = &grounds.clinic.clinic.phone;
    let asked = asked(grounds.author.user, &draft, phone).map_err(Refusal::NotFinished)?;
    let question = asked.question(grounds.now.moment);
    let case = grounds.whole_case(patient, &course, question)?;
    let assessment = Assessment::of(&case);
    if assessment.failed().next().is_some() {
        return Err(Refusal::NotReady(Box::new(assessment)).into());
    }
    let treatment = Treatment {
        started: began,
        ended,
        practitioner: grounds.author.user,
        prescription: relied_on(&case).map(|told| told.latest),
        needle: draft.needle.trim().to_owned(),
        anaesthesia: draft.anaesthesia.trim().to_owned(),
        note: draft.note.trim().to_owned(),
        disinfected: draft.disinfected,
        points: draft.points().map_err(Refusal::NotFinished)?,
        vials: draft.drawn().map_err(Refusal::NotFinished)?,
        snapshot: assessment.snapshot(began),
    };
    let mut decision = Decision::default();
    if let Some(aftercare) = aftercare(&draft, phone) {
        decision = decision.and(patient, grounds.now.moment, aftercare);
    }
    Ok(decision
        .and(patient, began, treatment)
        .draft(DraftChange::Discard(id)))
}

/// The one who started says that nothing was given, or a doctor does.
pub fn nothing_given(
    grounds: &Grounds<'_>,
    patient: PatientId,
    start: EntryId,
    why: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&why)?;
    let course = grounds.course(patient)?;
    let told = start_of(&course, start)?;
    if told.value.practitioner != grounds.author.user {
        grounds.author.must_be(Role::Doctor)?;
    }
    if course.is_used(told) {
        return Err(Refusal::AlreadySigned.into());
    }
    let start = told.latest;
    let nothing = NothingGiven { start, why };
    Ok(Decision::of(patient, grounds.now.moment, nothing))
}

/// What the gate is asked about a treatment as it is drafted; the clinic's telephone number stands in the advice.
pub fn asked(
    practitioner: UserId,
    draft: &TreatmentDraft,
    phone: &str,
) -> Result<Asked, NotFinished> {
    let points = draft.points()?;
    let vials = draft.drawn()?;
    let (began, ended) = draft.times()?;
    Ok(Asked {
        product: draft.product.clone(),
        areas: areas_of(&points),
        practitioner,
        vials: vials.iter().map(|drawn| drawn.vial).collect(),
        given: Some((
            began,
            Given {
                ended,
                disinfected: draft.disinfected,
                points,
                vials,
                aftercare: aftercare(draft, phone),
            },
        )),
    })
}

fn areas_of(points: &[Point]) -> Vec<crate::domain::area::Area> {
    let mut areas: Vec<_> = points.iter().map(|point| point.area.clone()).collect();
    areas.sort();
    areas.dedup();
    areas
}

/// When the gate opened, for the one who signs.
fn must_be_own_start(
    grounds: &Grounds<'_>,
    course: &Course,
    draft: &TreatmentDraft,
) -> Result<Moment, Refusal> {
    let told = start_of(course, draft.start)?;
    if told.value.practitioner != grounds.author.user {
        return Err(Refusal::NotOwnTreatment);
    }
    if course.is_used(told) {
        return Err(Refusal::AlreadySigned);
    }
    Ok(told.occurred_at)
}

fn start_of(course: &Course, start: EntryId) -> Result<&Told<TreatmentStarted>, Refusal> {
    let mut starts = course.starts.iter();
    let told = starts.find(|told| told.versions.contains(&start));
    told.ok_or(Refusal::Unknown(Thing::Entry))
}

/// `S` never lies before the gate opened, and `E` never before `S` (§2).
pub(super) fn times(
    grounds: &Grounds<'_>,
    draft: &TreatmentDraft,
    opened: Moment,
) -> Result<(Moment, Moment), Refusal> {
    let (began, ended) = draft.times().map_err(Refusal::NotFinished)?;
    let (began, ended) = (began.whole_second(), ended.whole_second());
    grounds.must_have_happened(ended)?;
    if began < opened || ended < began {
        return Err(Refusal::TimesDisagree);
    }
    Ok((began, ended))
}

/// The aftercare that is signed together with the treatment.
fn aftercare(draft: &TreatmentDraft, phone: &str) -> Option<AftercareGiven> {
    let given = draft.aftercare_oral || draft.aftercare_written;
    given.then(|| AftercareGiven {
        oral: draft.aftercare_oral,
        written: draft.aftercare_written,
        phone: phone.to_owned(),
    })
}

/// What was given is told otherwise by the one who gave it, or by a doctor.
pub fn practitioner_or_doctor(grounds: &Grounds<'_>, practitioner: UserId) -> Result<(), Refusal> {
    if practitioner == grounds.author.user {
        Ok(())
    } else {
        grounds.author.must_be(Role::Doctor)
    }
}

/// A doctor stands by what a nurse has done. For a deviation she gives her passphrase and a reason of her own (§7.3).
pub fn attest(
    grounds: &Grounds<'_>,
    patient: PatientId,
    entry: EntryId,
    reason: Option<String>,
) -> Result<Decision> {
    let course = grounds.course(patient)?;
    let is = |versions: &[EntryId]| versions.contains(&entry);
    let now = grounds.now.moment;
    if course.deviations.iter().any(|told| is(&told.versions)) {
        grounds.author.must_be_clinician()?;
        let reason = reason.unwrap_or_default();
        grounds.must_be_proven()?;
        grounds.must_give_reason(&reason)?;
        let grounds_given = Some(reason);
        let attested = Attested {
            entry,
            grounds: grounds_given,
        };
        return Ok(Decision::of(patient, now, attested).by_proof());
    }
    grounds.author.must_be(Role::Doctor)?;
    let mut given = course.given.iter();
    if !given.any(|told| is(&told.versions)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    let attested = Attested {
        entry,
        grounds: None,
    };
    Ok(Decision::of(patient, now, attested))
}
