//! Which registrations are read as one record: a row for each of the two while they are united.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use super::Happened;
use crate::domain::id::PatientId;
use crate::domain::same_person::SamePerson;

pub(super) fn united(db: &Connection, happened: &Happened<'_>, fact: &SamePerson) -> Result<()> {
    let parameters = named_params! {
        ":patient": happened.patient.as_ref().map(PatientId::as_bytes),
        ":other": fact.other.as_bytes(),
        ":kept": fact.kept.as_bytes(),
    };
    row::change(db, include_str!("same_person.sql"), parameters)?;
    Ok(())
}

pub(super) fn parted(db: &Connection, happened: &Happened<'_>) -> Result<()> {
    let parameters = named_params! {
        ":patient": happened.patient.as_ref().map(PatientId::as_bytes),
    };
    row::change(
        db,
        "DELETE FROM same_person WHERE patient = :patient",
        parameters,
    )?;
    Ok(())
}
