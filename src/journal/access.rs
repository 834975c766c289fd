//! A patient asks to see her record, and is answered (R97).

use crate::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};
use crate::domain::id::PatientId;
use crate::domain::time::Moment;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

pub fn request(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    request: AccessRequested,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    grounds.must_know(patient)?;
    must_be_text(&request.words)?;
    Ok(Decision::of(patient, at, request))
}

/// What is promised lies ahead, and whoever waits was told the reason.
pub fn answer(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    answered: AccessAnswered,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    must_be_text(&answered.words)?;
    let course = grounds.course(patient)?;
    let mut requests = course.access_requests.iter();
    if !requests.any(|told| told.versions.contains(&answered.request)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    match answered.answer {
        AccessAnswer::Delayed { expected } if expected < at.day() => {
            Err(Refusal::TimesDisagree.into())
        }
        AccessAnswer::Delayed { .. } | AccessAnswer::Given => {
            Ok(Decision::of(patient, at, answered))
        }
    }
}
