//! Reading one column as what it means.

use rusqlite::{Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Error, Result};
use crate::domain::chain::{Hash, Header, Salt};
use crate::domain::entry::Stored;
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::time::Moment;

pub(super) type Id = [u8; 16];

pub(super) fn entry_id(row: &Row<'_>, column: &str) -> Result<EntryId> {
    Ok(EntryId::from_bytes(row.get(column)?))
}

pub(super) fn user_id(row: &Row<'_>, column: &str) -> Result<UserId> {
    Ok(UserId::from_bytes(row.get(column)?))
}

pub(super) fn patient_id(row: &Row<'_>, column: &str) -> Result<PatientId> {
    Ok(PatientId::from_bytes(row.get(column)?))
}

pub(super) fn patient_id_or_none(row: &Row<'_>, column: &str) -> Result<Option<PatientId>> {
    Ok(row.get::<_, Option<Id>>(column)?.map(PatientId::from_bytes))
}

pub(super) fn moment(row: &Row<'_>, column: &str) -> Result<Moment> {
    Ok(Moment::from_micros(row.get(column)?))
}

pub(super) fn moment_or_none(row: &Row<'_>, column: &str) -> Result<Option<Moment>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Moment::from_micros))
}

/// The name under which serde writes a variant without content.
pub(super) fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(Error::Malformed("word")),
    }
}

pub(super) fn from_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(Value::String(word))
        .ok()
        .ok_or(Error::Malformed("word"))
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .ok()
        .ok_or(Error::Malformed("value"))
}

pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    let text = row
        .get_ref(column)?
        .as_str()
        .ok()
        .ok_or(Error::Malformed("value"))?;
    serde_json::from_str(text)
        .ok()
        .ok_or(Error::Malformed("value"))
}

/// All columns of `entry`, and those of `body` if it is there.
pub(super) fn stored(row: &Row<'_>) -> Result<Stored> {
    let salt: Option<Salt> = row.get("salt")?;
    let json: Option<String> = row.get("json")?;
    let signature: Option<Vec<u8>> = row.get("sig")?;
    Ok(Stored {
        header: header(row)?,
        hash: hash(row, "hash")?,
        signature,
        body: salt.zip(json),
    })
}

pub(super) fn hash(row: &Row<'_>, column: &str) -> Result<Hash> {
    Ok(row.get(column)?)
}

fn header(row: &Row<'_>) -> Result<Header> {
    Ok(Header {
        seq: row.get("seq")?,
        id: entry_id(row, "id")?,
        patient: patient_id_or_none(row, "patient")?,
        kind: row.get("kind")?,
        occurred_at: moment(row, "occurred_at")?,
        recorded_at: moment(row, "recorded_at")?,
        utc_offset: row.get("utc_offset")?,
        clock_flag: row.get("clock_flag")?,
        user: row.get::<_, Option<Id>>("user")?.map(UserId::from_bytes),
        origin: OriginId::from_bytes(row.get("origin")?),
        amends: row.get::<_, Option<Id>>("amends")?.map(EntryId::from_bytes),
        payload_hash: hash(row, "payload_hash")?,
        prev: hash(row, "prev")?,
    })
}

/// Collects the rows of a kept statement.
pub(super) fn all<T>(
    db: &rusqlite::Connection,
    sql: &str,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
    mut read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The first row of a kept statement, if there is one.
pub(super) fn first<T>(
    db: &rusqlite::Connection,
    sql: &str,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
    read: impl FnOnce(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    rows.next()?.map(read).transpose()
}

/// Runs a kept statement that changes something, and tells how many rows it changed.
pub(super) fn change(
    db: &rusqlite::Connection,
    sql: &str,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<usize> {
    Ok(db.prepare_cached(sql)?.execute(parameters)?)
}

/// How many rows a statement counts.
pub(super) fn count(db: &rusqlite::Connection, sql: &str) -> Result<u64> {
    let counted: i64 = db
        .prepare_cached(sql)?
        .query_row(named_params! {}, |row| row.get(0))?;
    Ok(counted.unsigned_abs())
}
