//! Advice given after a treatment, harm that was reported, and a red flag closed (R90, R92, R92b).

use crate::domain::aftercare::{AdverseEvent, AftercareGiven, RedFlagClosed};
use crate::domain::id::PatientId;
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::decision::Decision;
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
        let doctor = grounds.user(informed.doctor)?;
        if doctor.role != Role::Doctor {
            return Err(Refusal::Role(Role::Doctor).into());
        }
        grounds.must_have_happened(informed.at)?;
    }
    Ok(Decision::of(patient, at, event))
}

/// Only a doctor's assessment closes a red flag (R92b).
pub fn close_flag(
    grounds: &Grounds<'_>,
    patient: PatientId,
    closed: RedFlagClosed,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_text(&closed.assessment)?;
    let course = grounds.course(patient)?;
    let mut events = course.adverse_events.iter();
    if !events.any(|told| told.versions.contains(&closed.event)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    Ok(Decision::of(patient, grounds.now.moment, closed))
}
