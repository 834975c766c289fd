//! The doctor's prescription (*ordination*), and her decision that a repeat needs no new reflection period (R13, R24).

use std::collections::BTreeSet;

use crate::domain::id::PatientId;
use crate::domain::prescription::{Prescription, RepeatExempted};
use crate::domain::product::Catalogue;
use crate::domain::user::Role;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// Signed by the responsible doctor, or by one who has taken over (R13).
pub fn prescribe(
    grounds: &Grounds<'_>,
    patient: PatientId,
    prescription: Prescription,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let course = grounds.course(patient)?;
    if course.responsible_doctor != Some(grounds.author.user) {
        return Err(Refusal::NotResponsible.into());
    }
    let Some(product) = Catalogue::shipped().get(&prescription.product) else {
        return Err(Refusal::Unknown(Thing::Product).into());
    };
    let areas: BTreeSet<_> = prescription
        .limits
        .iter()
        .map(|limit| &limit.area)
        .collect();
    if areas.is_empty() || areas.len() != prescription.limits.len() {
        return Err(Refusal::NoArea.into());
    }
    for user in &prescription.practitioners {
        let user = grounds.user(*user)?;
        if user.role == Role::Reviewer {
            return Err(Refusal::Role(Role::Nurse).into());
        }
    }
    let off_label = areas.iter().any(|area| product.label.area(area).is_none());
    let note = prescription.off_label_note.as_deref().unwrap_or_default();
    if off_label && note.trim().is_empty() {
        return Err(Refusal::OffLabelNoteMissing.into());
    }
    Ok(Decision::of(patient, grounds.now.moment, prescription))
}

pub fn exempt(
    grounds: &Grounds<'_>,
    patient: PatientId,
    exempted: RepeatExempted,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    grounds.must_know(patient)?;
    must_be_text(&exempted.grounds)?;
    if exempted.areas.is_empty() {
        return Err(Refusal::NoArea.into());
    }
    Ok(Decision::of(patient, grounds.now.moment, exempted))
}
