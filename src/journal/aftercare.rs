//! Advice given after a treatment, harm that was reported and what was done about it, and how it went (R90, R92, R92b).

use std::collections::BTreeSet;

use crate::domain::aftercare::{
    AdverseEvent, AftercareGiven, EventDone, EventStep, FollowUp, RedFlagClosed,
};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::log::DraftKind;
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::decision::Decision;
use super::drafts;
use super::error::Result;
use super::grounds::{Grounds, must_be_text, must_fit};
use super::refusal::{Refusal, Thing};

pub fn given(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    aftercare: AftercareGiven,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    grounds.must_know(patient)?;
    must_fit(&aftercare.phone)?;
    Ok(Decision::of(patient, at, aftercare))
}

pub fn event(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    event: AdverseEvent,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    grounds.must_have_happened(event.noticed)?;
    grounds.must_know(patient)?;
    must_fit(&event.words)?;
    if let Some(informed) = &event.informed_doctor {
        must_be_doctor(grounds, informed.doctor)?;
        grounds.must_have_happened(informed.at)?;
    }
    drafts::replaced(
        grounds,
        patient,
        DraftKind::Reaction,
        Decision::of(patient, at, event),
    )
}

/// Whoever did it writes it down; that a doctor was informed names a doctor (R92).
pub fn step(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    step: EventStep,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    must_know_event(grounds, patient, step.event)?;
    if let EventDone::DoctorInformed { doctor } = step.done {
        must_be_doctor(grounds, doctor)?;
    }
    Ok(Decision::of(patient, at, step))
}

/// Something must be said, each area once, and of a treatment that was given to this patient.
pub fn follow_up(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    follow_up: FollowUp,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    let course = grounds.course(patient)?;
    let given = course.given.iter().map(|told| &told.versions);
    let deviations = course.deviations.iter().map(|told| &told.versions);
    let mut known = given.chain(deviations);
    if !known.any(|versions| versions.contains(&follow_up.treatment)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    let areas: BTreeSet<_> = follow_up.effects.iter().map(|told| &told.area).collect();
    if follow_up.is_empty() || areas.len() < follow_up.effects.len() {
        return Err(Refusal::EmptyText.into());
    }
    must_fit(&follow_up.note)?;
    must_fit(&follow_up.next_step)?;
    drafts::replaced(
        grounds,
        patient,
        DraftKind::FollowUp,
        Decision::of(patient, at, follow_up),
    )
}

fn must_be_doctor(grounds: &Grounds<'_>, user: UserId) -> Result<()> {
    if grounds.user(user)?.role == Role::Doctor {
        Ok(())
    } else {
        Err(Refusal::Role(Role::Doctor).into())
    }
}

fn must_know_event(grounds: &Grounds<'_>, patient: PatientId, event: EntryId) -> Result<()> {
    let course = grounds.course(patient)?;
    let mut events = course.adverse_events.iter();
    if events.any(|told| told.versions.contains(&event)) {
        Ok(())
    } else {
        Err(Refusal::Unknown(Thing::Entry).into())
    }
}

/// Only a doctor's assessment closes a red flag (R92b).
pub fn close_flag(
    grounds: &Grounds<'_>,
    patient: PatientId,
    closed: RedFlagClosed,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_text(&closed.assessment)?;
    must_know_event(grounds, patient, closed.event)?;
    Ok(Decision::of(patient, grounds.now.moment, closed))
}
