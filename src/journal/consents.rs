//! Consent and its withdrawal: recorded as they were, whatever they are worth; the gate judges them (R30–R32).

use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::id::{EntryId, PatientId};
use crate::domain::time::Moment;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_fit};
use super::refusal::{Refusal, Thing};

pub fn give(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    consent: ConsentGiven,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    grounds.must_know(patient)?;
    if consent.areas.is_empty() {
        return Err(Refusal::NoArea.into());
    }
    Ok(Decision::of(patient, at, consent))
}

/// A patient may change her mind at any time; only a consent that stands can be withdrawn, to a treatment or to a use of
/// photos.
pub fn withdraw(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    withdrawn: ConsentWithdrawn,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    must_fit(&withdrawn.note)?;
    let course = grounds.course(patient)?;
    let named = |versions: &[EntryId]| versions.contains(&withdrawn.consent);
    let treatment = course.consents.iter().find(|told| named(&told.versions));
    let photos = course.photo_uses.iter().find(|told| named(&told.versions));
    let before = match (treatment, photos) {
        (Some(told), _) => course.withdrawal_of(told),
        (None, Some(told)) => course.withdrawal_of(told),
        (None, None) => return Err(Refusal::Unknown(Thing::Entry).into()),
    };
    if before.is_some() {
        return Err(Refusal::AlreadyWithdrawn.into());
    }
    Ok(Decision::of(patient, at, withdrawn))
}
