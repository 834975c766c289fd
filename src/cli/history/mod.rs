//! `history`: everything recorded about one patient, as lines to read or byte for byte as JSON.

mod json;
mod lines;

use super::arguments::History;
use super::console::Console;
use super::{Exit, Failure, login};
use crate::domain::id::PatientId;
use crate::domain::log::Export;
use crate::domain::user::Role;
use crate::journal::view::History as Entries;
use crate::journal::{Edit, Journal, Refusal, Thing};

pub fn run(asked: &History, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let patient: Option<PatientId> = asked.patient.parse().ok();
    let patient = patient.ok_or(Refusal::Unknown(Thing::Patient))?;
    let mut journal = login::enter(&asked.login, console)?;
    let exported = export(&mut journal, patient, asked.purpose.as_deref());
    let locked = login::leave(journal);
    let history = exported?;
    locked?;
    if asked.json {
        json::print(&history, console)?;
    } else {
        lines::print(&history, console)?;
    }
    Ok(Exit::WELL)
}

/// Nothing leaves the journal before it is written there that it did. A reviewer says why she opens the record.
fn export(
    journal: &mut Journal,
    patient: PatientId,
    purpose: Option<&str>,
) -> Result<Entries, Failure> {
    let history = journal.history(patient)?;
    if journal.author().role == Role::Reviewer {
        let purpose = purpose.map(str::to_owned);
        journal.apply(Edit::OpenRecord { patient, purpose })?;
    }
    journal.apply(Edit::NoteExport {
        patient: Some(patient),
        what: Export::History,
    })?;
    Ok(history)
}
