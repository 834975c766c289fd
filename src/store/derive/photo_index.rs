//! Which photos there are, whose, when taken, and in which sealed file.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use super::Happened;
use crate::domain::photo::PhotoAttached;

/// A photo is known by the entry that attached it; an amendment corrects what is said of it.
pub(super) fn attach(db: &Connection, happened: &Happened<'_>, fact: &PhotoAttached) -> Result<()> {
    let Some(patient) = happened.patient else {
        return Ok(());
    };
    let parameters = named_params! {
        ":photo": happened.root.as_bytes(),
        ":patient": patient.as_bytes(),
        ":taken_at": happened.occurred_at.micros(),
        ":name": fact.name,
        ":sha256": fact.sha256,
        ":bytes": i64::try_from(fact.bytes).unwrap_or(i64::MAX),
        ":sealed_blake3": fact.sealed_blake3,
        ":said": row::json(fact)?,
    };
    row::change(db, include_str!("photo_index_attach.sql"), parameters)?;
    Ok(())
}
