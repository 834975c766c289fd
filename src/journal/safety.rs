//! What the clinic keeps in order for everybody: registrations, batches on pause, emergency kit and instruction.

use crate::domain::product::Catalogue;
use crate::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, InstructionRead, PractitionerRegistered,
    ProductWatched, SheetApproved,
};
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_name, must_be_text};
use super::refusal::{Refusal, Thing};

/// A doctor stands by a sheet that was taken into use here (R28).
pub fn approve_sheet(grounds: &Grounds<'_>, approved: SheetApproved) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let mut sheets = grounds.clinic.sheets.iter();
    if !sheets.any(|sheet| sheet.sha256 == approved.sha256) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    Ok(Decision::clinic(grounds.now.moment, approved))
}

/// What the authority's register says about somebody; a doctor writes it, as she adds users.
pub fn register_practitioner(
    grounds: &Grounds<'_>,
    registered: PractitionerRegistered,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let user = grounds.user(registered.user)?;
    if user.role == Role::Reviewer {
        return Err(Refusal::Role(Role::Nurse).into());
    }
    if let Some(doctor) = registered.assists {
        let doctor = grounds.user(doctor)?;
        if doctor.role != Role::Doctor {
            return Err(Refusal::Role(Role::Doctor).into());
        }
    }
    let spans = [Some(registered.authorised), registered.registered];
    let turned = |span: &crate::domain::safety::Span| span.to.is_some_and(|to| to < span.from);
    if spans.iter().flatten().any(turned) {
        return Err(Refusal::TimesDisagree.into());
    }
    Ok(Decision::clinic(grounds.now.moment, registered))
}

/// Anybody who treats may stop a batch at once; only a doctor lets it be used again (R62b).
pub fn pause_batch(grounds: &Grounds<'_>, paused: BatchPaused) -> Result<Decision> {
    if paused.paused {
        grounds.author.must_be_clinician()?;
    } else {
        grounds.author.must_be(Role::Doctor)?;
    }
    must_be_name(&paused.batch)?;
    must_be_text(&paused.grounds)?;
    Ok(Decision::clinic(grounds.now.moment, paused))
}

/// A doctor follows the authority's list.
pub fn watch_product(grounds: &Grounds<'_>, watched: ProductWatched) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    if Catalogue::shipped().get(&watched.product).is_none() {
        return Err(Refusal::Unknown(Thing::Product).into());
    }
    Ok(Decision::clinic(grounds.now.moment, watched))
}

pub fn kit_checked(
    grounds: &Grounds<'_>,
    at: Moment,
    check: EmergencyKitChecked,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    Ok(Decision::clinic(at, check))
}

pub fn adopt_instruction(grounds: &Grounds<'_>, adopted: InstructionAdopted) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_name(&adopted.version)?;
    Ok(Decision::clinic(grounds.now.moment, adopted))
}

/// Nobody reads for somebody else: it is the version in use, read by who is logged in.
pub fn read_instruction(grounds: &Grounds<'_>) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let current = grounds.clinic.premises.instruction();
    let version = current
        .map(|noted| noted.value.clone())
        .ok_or(Refusal::Unknown(Thing::Instruction))?;
    Ok(Decision::clinic(
        grounds.now.moment,
        InstructionRead { version },
    ))
}
