//! Every patient as she is now: name, numbers, birth date and phone, and the words she is found by.

use rusqlite::{Connection, named_params};

use super::super::search::{Findable, name_key, search_line};
use super::super::{Error, Result, row};
use super::Happened;
use super::words::{of_name, of_number};
use crate::domain::identity::Number;
use crate::domain::patient::Patient;
use crate::domain::time::Day;

/// The last fact that is no amendment says who she is; an amendment corrects what it says.
pub(super) fn say(db: &Connection, happened: &Happened<'_>, patient: &Patient) -> Result<()> {
    let Some(id) = happened.patient else {
        return Ok(());
    };
    let name = of_name(&patient.name)?;
    let number = of_number(&patient.number)?;
    let findable = Findable {
        given: &name.given,
        family: &name.family,
        preferred: name.preferred.as_deref(),
        number_key: &number.key,
        phone: &patient.phone,
        born: patient.birth_date,
    };
    let parameters = named_params! {
        ":patient": id.as_bytes(),
        ":said_by": happened.root.as_bytes(),
        ":family": name.family,
        ":given": name.given,
        ":preferred": name.preferred,
        ":birth_date": patient.birth_date.to_string(),
        ":number": row::json(&patient.number)?,
        ":number_key": number.key,
        ":number_masked": number.masked,
        ":phone": patient.phone,
        ":name_key": name_key(&name.family, &name.given),
        ":search": search_line(&findable),
    };
    let sql = if happened.amends() {
        include_str!("patient_index_amend.sql")
    } else {
        include_str!("patient_index_say.sql")
    };
    row::change(db, sql, parameters)?;
    Ok(())
}

/// What two equal numbers have in common, however they were typed.
pub(in crate::store) fn number_key(number: &Number) -> Result<String> {
    Ok(of_number(number)?.key)
}

pub(in crate::store) fn birth_day(found: &rusqlite::Row<'_>) -> Result<Day> {
    let text = found
        .get_ref("birth_date")?
        .as_str()
        .map_err(|_| Error::Malformed("date"))?;
    text.parse().map_err(|_| Error::Malformed("date"))
}
