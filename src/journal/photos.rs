//! Attaching photos whose originals already lie sealed and durable, and what is said upon them: pupils and marks.

use std::collections::BTreeSet;

use crate::domain::alignment::{AlignmentFault, PhotoAligned};
use crate::domain::id::PatientId;
use crate::domain::mark::{PhotoMarked, fault};

use super::decision::{Decision, Whose};
use super::edit::SealedPhoto;
use super::error::Result;
use super::grounds::Grounds;
use super::refusal::{Refusal, Thing};

pub fn attach(
    grounds: &Grounds<'_>,
    patient: PatientId,
    photos: Vec<SealedPhoto>,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let course = grounds.course(patient)?;
    let mut decision = Decision::default();
    // By content, since a photo that came from another patient's record kept the name of its file.
    let known = course.photos.iter().map(|told| told.value.sha256.clone());
    let mut known: BTreeSet<String> = known.collect();
    for SealedPhoto {
        photo,
        taken_at,
        thumbnail,
    } in photos
    {
        grounds.must_have_happened(taken_at)?;
        if !photo.purpose.is_documentation() {
            return Err(Refusal::PurposeBeyond.into());
        }
        if !known.insert(photo.sha256.clone()) {
            return Err(Refusal::PhotoTwice.into());
        }
        decision = decision.with(Whose::Patient(patient), taken_at, photo);
        if let Some(addition) = decision.additions.last_mut() {
            addition.thumbnail = Some(thumbnail);
        }
    }
    Ok(decision)
}

/// Of a photo of the same patient, whichever version of it is named. The original is not touched.
pub fn align(
    grounds: &Grounds<'_>,
    patient: PatientId,
    aligned: &PhotoAligned,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let course = grounds.course(patient)?;
    let photo = course
        .photo(aligned.photo)
        .ok_or(Refusal::Unknown(Thing::Photo))?;
    let fault = if photo.value.view.is_front() {
        aligned.pupils.fault(photo.value.upright())
    } else {
        Some(AlignmentFault::NotFront)
    };
    if let Some(fault) = fault {
        return Err(Refusal::NotAligned(fault).into());
    }
    let said = PhotoAligned {
        photo: photo.id,
        pupils: aligned.pupils,
    };
    Ok(Decision::of(patient, grounds.now.moment, said))
}

/// All marks of a photo of the same patient; none at all takes away what was drawn before.
pub fn mark(grounds: &Grounds<'_>, patient: PatientId, marked: &PhotoMarked) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let course = grounds.course(patient)?;
    let photo = course
        .photo(marked.photo)
        .ok_or(Refusal::Unknown(Thing::Photo))?;
    if let Some(fault) = fault(&marked.marks, photo.value.upright()) {
        return Err(Refusal::NotMarked(fault).into());
    }
    let said = PhotoMarked {
        photo: photo.id,
        marks: marked.marks.clone(),
    };
    Ok(Decision::of(patient, grounds.now.moment, said))
}
