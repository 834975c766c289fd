//! What photos are used for: the patient's separate consent (R82), and copies that leave the journal (R81).

use crate::domain::id::{EntryId, PatientId};
use crate::domain::log::{Export, Exported, PhotosExported};
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::rules::publication::{UseFault, may_be_signed, may_leave};
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// By a doctor, who holds it to be freely given. A consent that could not hold is not taken: the patient would believe that
/// it had been heard.
pub fn consent(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
    consent: PhotoUseConsented,
) -> Result<Decision> {
    must_be_whole(grounds, &consent)?;
    grounds.must_have_happened(at)?;
    let course = grounds.course(patient)?;
    if !consent.photos.iter().all(|id| course.photo(*id).is_some()) {
        return Err(Refusal::Unknown(Thing::Photo).into());
    }
    let days = grounds.clinic.policy.publication_days;
    may_be_signed(&course, at, (grounds.now.moment, days)).map_err(Refusal::PhotoUse)?;
    Ok(Decision::of(patient, at, consent))
}

/// What it says is complete, and a doctor says it.
pub fn must_be_whole(grounds: &Grounds<'_>, consent: &PhotoUseConsented) -> Result<()> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_text(&consent.used_where)?;
    must_be_text(&consent.assessment)?;
    let beyond = |purpose: &Purpose| !purpose.is_documentation();
    if consent.purposes.is_empty() || !consent.purposes.iter().all(beyond) {
        return Err(Refusal::PhotoUse(UseFault::NoPurpose).into());
    }
    if consent.photos.is_empty() {
        return Err(Refusal::NoPhotos.into());
    }
    Ok(())
}

/// Whoever may see photos may ask for copies; what for and for whom is written before any leaves.
pub fn export(
    grounds: &Grounds<'_>,
    patient: PatientId,
    (what, photos): (Export, Vec<EntryId>),
    (purpose, to): (Option<Purpose>, String),
) -> Result<Decision> {
    let course = grounds.course(patient)?;
    if photos.is_empty() {
        return Err(Refusal::NoPhotos.into());
    }
    if !photos.iter().all(|id| course.photo(*id).is_some()) {
        return Err(Refusal::Unknown(Thing::Photo).into());
    }
    let days = grounds.clinic.policy.publication_days;
    may_leave(&course, &photos, purpose, (grounds.now.moment, days)).map_err(Refusal::PhotoUse)?;
    must_be_text(&to)?;
    let purpose = purpose.ok_or(Refusal::PhotoUse(UseFault::NoPurpose))?;
    let exported = Exported {
        what,
        to: String::new(),
        photos: Some(PhotosExported {
            photos,
            purpose,
            to,
        }),
    };
    Ok(Decision::of(patient, grounds.now.moment, exported))
}
