//! Taking a photo out of sight: withdrawn from the wrong patient, or hidden. Nothing is deleted, and each leaves its reason.

use crate::domain::course::{Course, Told};
use crate::domain::id::{EntryId, PatientId};
use crate::domain::photo::PhotoAttached;
use crate::domain::set_aside::{PhotoHidden, PhotoWithdrawn};

use super::decision::{Decision, Whose};
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// Out of one record and into the other in one transaction. The file stays as it is: the new entry names the same one
/// (`reliability.md` §a).
pub fn withdraw(
    grounds: &Grounds<'_>,
    (patient, to): (PatientId, Option<PatientId>),
    photo: EntryId,
    reason: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&reason)?;
    let course = grounds.course(patient)?;
    let told = course.photo(photo).ok_or(Refusal::Unknown(Thing::Photo))?;
    let mut decision = Decision::of(patient, grounds.now.moment, PhotoWithdrawn { to });
    if let Some(addition) = decision.additions.last_mut() {
        addition.amends = Some(told.id);
        addition.reason = Some(reason);
    }
    match to {
        Some(to) => attach_there(grounds, to, told, decision),
        None => Ok(decision),
    }
}

fn attach_there(
    grounds: &Grounds<'_>,
    to: PatientId,
    told: &Told<PhotoAttached>,
    decision: Decision,
) -> Result<Decision> {
    let there: Course = grounds.course(to)?;
    let is_same = |other: &Told<PhotoAttached>| other.value.sha256 == told.value.sha256;
    if there.photos.iter().any(is_same) {
        return Err(Refusal::ThereAlready.into());
    }
    let photo = PhotoAttached {
        moved_from: Some(told.id),
        ..told.value.clone()
    };
    let mut decision = decision.with(Whose::Patient(to), told.occurred_at, photo);
    if let Some(addition) = decision.additions.last_mut() {
        addition.thumbnail = grounds.read.thumbnail(told.id)?;
    }
    Ok(decision)
}

/// Out of sight, or back into it.
pub fn hide(grounds: &Grounds<'_>, patient: PatientId, hidden: PhotoHidden) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&hidden.why)?;
    let course = grounds.course(patient)?;
    let photo = course
        .photo(hidden.photo)
        .ok_or(Refusal::Unknown(Thing::Photo))?;
    if course.hidden.contains_key(&photo.id) == hidden.hidden {
        return Err(Refusal::NothingToHide.into());
    }
    let said = PhotoHidden {
        photo: photo.id,
        ..hidden
    };
    Ok(Decision::of(patient, grounds.now.moment, said))
}
