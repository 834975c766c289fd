//! Attaching photos whose originals already lie sealed and durable.

use crate::domain::id::PatientId;

use super::decision::{Decision, Whose};
use super::edit::SealedPhoto;
use super::error::Result;
use super::grounds::Grounds;
use super::refusal::Refusal;

pub fn attach(
    grounds: &Grounds<'_>,
    patient: PatientId,
    photos: Vec<SealedPhoto>,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let course = grounds.course(patient)?;
    let mut decision = Decision::default();
    let mut names: Vec<String> = course
        .photos
        .iter()
        .map(|told| told.value.name.clone())
        .collect();
    for SealedPhoto {
        photo,
        taken_at,
        thumbnail,
    } in photos
    {
        grounds.must_have_happened(taken_at)?;
        if names.contains(&photo.name) {
            return Err(Refusal::PhotoTwice.into());
        }
        names.push(photo.name.clone());
        decision = decision.with(Whose::Patient(patient), taken_at, photo);
        if let Some(addition) = decision.additions.last_mut() {
            addition.thumbnail = Some(thumbnail);
        }
    }
    Ok(decision)
}
