//! Every patient as she is now: name, number, birth date and phone, and the words she is found by.

use rusqlite::{Connection, named_params};

use super::super::{PatientLine, Result, row};
use super::Happened;
use crate::domain::patient::Patient;

/// The last that was said of her holds, whether it says that it corrects or not: as in [`crate::domain::course::Course`].
pub(super) fn say(db: &Connection, happened: &Happened<'_>, patient: &Patient) -> Result<()> {
    let Some(id) = happened.patient else {
        return Ok(());
    };
    let line = PatientLine::of(id, patient);
    let parameters = named_params! {
        ":patient": id.as_bytes(),
        ":family": line.family,
        ":given": line.given,
        ":preferred": line.preferred,
        ":birth_date": line.birth_date.to_string(),
        ":number_key": patient.number.key(),
        ":number_masked": line.number_masked,
        ":phone": line.phone,
        ":name_key": line.name_key,
        ":search": line.search,
    };
    if row::change(db, include_str!("patient_index_same_keys.sql"), parameters)? == 0 {
        row::change(db, include_str!("patient_index.sql"), parameters)?;
    }
    Ok(())
}
