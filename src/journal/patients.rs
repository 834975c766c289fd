//! Registering patients, correcting what is known about them, and opening their records.

use crate::domain::course::Course;
use crate::domain::fold::similar_names;
use crate::domain::id::{PatientId, UserId};
use crate::domain::identity::{About, NumberType, Severity, check};
use crate::domain::log::{DraftKind, RecordOpened};
use crate::domain::patient::{
    ContactNote, Patient, PatientCorrected, PatientRegistered, ResponsibleDoctorSet,
};
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::decision::{Decision, Whose};
use super::drafts;
use super::edit::Registration;
use super::error::Result;
use super::grounds::{Grounds, must_be_text, must_fit};
use super::refusal::{PatientWarning, Refusal};

pub fn register(grounds: &Grounds<'_>, registration: Registration) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let Registration {
        patient,
        responsible_doctor,
        warnings_seen,
    } = registration;
    must_be_doctor(grounds, responsible_doctor)?;
    must_be_possible(grounds, &patient, None)?;
    let warnings = warnings(grounds, &patient, None)?;
    if !warnings.is_empty() && !warnings_seen {
        return Err(Refusal::Warnings(warnings).into());
    }
    let fact = PatientRegistered {
        patient,
        responsible_doctor,
    };
    Ok(Decision::default().with(Whose::NewPatient, grounds.now.moment, fact))
}

pub fn correct(
    grounds: &Grounds<'_>,
    id: PatientId,
    to: Patient,
    reason: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_know(id)?;
    must_be_text(&reason)?;
    must_be_possible(grounds, &to, Some(id))?;
    let mut decision = Decision::of(id, grounds.now.moment, PatientCorrected { patient: to });
    if let Some(addition) = decision.additions.last_mut() {
        addition.reason = Some(reason);
    }
    Ok(decision)
}

pub fn set_responsible_doctor(
    grounds: &Grounds<'_>,
    id: PatientId,
    doctor: UserId,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_doctor(grounds, doctor)?;
    grounds.must_know(id)?;
    Ok(Decision::of(
        id,
        grounds.now.moment,
        ResponsibleDoctorSet { doctor },
    ))
}

pub fn open_record(
    grounds: &Grounds<'_>,
    id: PatientId,
    purpose: Option<&str>,
) -> Result<Decision> {
    let opened = opening(grounds, id, purpose)?;
    Ok(Decision::of(id, grounds.now.moment, opened))
}

/// What stands in a record that somebody looks into. A reviewer says why.
pub fn opening(
    grounds: &Grounds<'_>,
    id: PatientId,
    purpose: Option<&str>,
) -> Result<RecordOpened> {
    let purpose = purpose.map(str::trim).filter(|text| !text.is_empty());
    if grounds.author.role == Role::Reviewer && purpose.is_none() {
        return Err(Refusal::PurposeNeeded.into());
    }
    if let Some(text) = &purpose {
        must_fit(text)?;
    }
    grounds.must_know(id)?;
    Ok(RecordOpened {
        purpose: purpose.map(str::to_owned),
    })
}

pub fn add_note(
    grounds: &Grounds<'_>,
    id: PatientId,
    at: Moment,
    note: ContactNote,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    must_be_text(&note.text)?;
    grounds.must_know(id)?;
    drafts::replaced(
        grounds,
        id,
        DraftKind::ContactNote,
        Decision::of(id, at, note),
    )
}

fn must_be_doctor(grounds: &Grounds<'_>, id: UserId) -> Result<()> {
    match grounds.user(id)?.role {
        Role::Doctor => grounds.must_be_active(id),
        Role::Nurse | Role::Reviewer => Err(Refusal::Role(Role::Doctor).into()),
    }
}

/// What stops a patient from being saved at all: R03, identical CPR (R05), and the wrong kind of clinic.
fn must_be_possible(
    grounds: &Grounds<'_>,
    patient: &Patient,
    except: Option<PatientId>,
) -> Result<()> {
    for text in [&patient.phone, &patient.email, &patient.address] {
        must_fit(text)?;
    }
    let today = grounds.now.moment.day();
    let findings = check(
        &patient.number,
        Some(patient.birth_date),
        today,
        grounds.clinic.practice,
    );
    if let Some(finding) = findings
        .into_iter()
        .find(|finding| finding.severity == Severity::Hard)
    {
        return Err(Refusal::Number(finding.about).into());
    }
    let unique = match patient.number.kind() {
        NumberType::Cpr | NumberType::Demo => true,
        NumberType::ReplacementCpr
        | NumberType::DEcpr
        | NumberType::XEcpr
        | NumberType::ForeignId => false,
    };
    match same_number(grounds, patient, except)? {
        Some(other) if unique => Err(Refusal::SameCpr(other).into()),
        Some(_) | None => Ok(()),
    }
}

/// What is said before saving and blocks nothing: R04, R05 and an age that is hard to believe.
pub fn warnings(
    grounds: &Grounds<'_>,
    patient: &Patient,
    except: Option<PatientId>,
) -> Result<Vec<PatientWarning>> {
    let today = grounds.now.moment.day();
    let findings = check(
        &patient.number,
        Some(patient.birth_date),
        today,
        grounds.clinic.practice,
    );
    let mut warnings = Vec::new();
    for finding in findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Warn)
    {
        match finding.about {
            About::ControlDigit => warnings.push(PatientWarning::ControlDigit),
            About::VeryOld { .. } => warnings.push(PatientWarning::VeryOld),
            About::BirthDateDiffers { in_number } => {
                warnings.push(PatientWarning::BirthDateDiffers { in_number });
            }
            // These two refuse; they are never a warning.
            About::BornInTheFuture | About::DemoInRealJournal => {}
        }
    }
    if let Some(other) = same_number(grounds, patient, except)? {
        warnings.push(PatientWarning::SameNumber(other));
    }
    let except = except.map(|of| grounds.read.person(of)).transpose()?;
    for (other, name) in grounds.read.patients_born_on(patient.birth_date)? {
        let warning = PatientWarning::NameAlert(grounds.read.person(other)?);
        let own = except.map(PatientWarning::NameAlert);
        let known = own.as_ref() == Some(&warning) || warnings.contains(&warning);
        if !known && similar_names(&name, &patient.name.full()) {
            warnings.push(warning);
        }
    }
    Ok(warnings)
}

fn same_number(
    grounds: &Grounds<'_>,
    patient: &Patient,
    except: Option<PatientId>,
) -> Result<Option<PatientId>> {
    let except = except.map(|of| grounds.read.person(of)).transpose()?;
    for other in grounds.read.patients_with_number(&patient.number.key())? {
        // Each registration by itself, since either number is taken.
        let known = Course::of(&grounds.read.entries_of_registration(other)?).patient;
        let same = known.is_some_and(|known| known.value.number.is_same(&patient.number));
        let other = grounds.read.person(other)?;
        if Some(other) != except && same {
            return Ok(Some(other));
        }
    }
    Ok(None)
}
