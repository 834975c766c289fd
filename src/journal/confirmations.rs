//! What is confirmed again on the day of the treatment: who she is, how she is, and each area (R02, R33, R45, R53, R54).

use crate::domain::confirmation::{AreaInspected, IdentityConfirmed, ScreeningConfirmed};
use crate::domain::id::PatientId;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text, must_fit};
use super::refusal::Refusal;

/// A witnessed act of the person who is logged in: it happens when it is ticked (§2.5).
pub fn identity(grounds: &Grounds<'_>, patient: PatientId) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_know(patient)?;
    Ok(Decision::of(
        patient,
        grounds.now.moment,
        IdentityConfirmed {},
    ))
}

/// Whatever was answered is recorded; a missing answer is for the gate to say.
pub fn screening(
    grounds: &Grounds<'_>,
    patient: PatientId,
    screening: ScreeningConfirmed,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_know(patient)?;
    for medicine in &screening.medicines {
        must_be_text(&medicine.name)?;
        must_fit(&medicine.dose)?;
    }
    Ok(Decision::of(patient, grounds.now.moment, screening))
}

pub fn inspected(
    grounds: &Grounds<'_>,
    patient: PatientId,
    areas: Vec<AreaInspected>,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_know(patient)?;
    if areas.is_empty() {
        return Err(Refusal::NoArea.into());
    }
    let now = grounds.now.moment;
    let all = Decision::default();
    Ok(areas
        .into_iter()
        .fold(all, |all, area| all.and(patient, now, area)))
}
