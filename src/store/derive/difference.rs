//! Compares each derived table with a rebuild in memory, row by row, so that an index fault can hide nothing for good.

use std::cmp::Ordering;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::super::{Error, Result, migrate, row};

/// One row that is not what the entries say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    pub table: &'static str,
    /// The patient, appointment or photo of the row.
    pub id: Uuid,
    pub fault: Fault,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The entries give a row that is not there.
    Missing,
    /// A row that no entry gives.
    Superfluous,
    /// A row that says something else.
    Differs,
}

/// Each table, and all of its rows in the order of its key, the key first.
const TABLES: [(&str, &str); 6] = [
    (
        "patient_index",
        "SELECT * FROM patient_index ORDER BY patient",
    ),
    ("appointment", "SELECT * FROM appointment ORDER BY id"),
    ("photo_index", "SELECT * FROM photo_index ORDER BY photo"),
    ("vial_index", "SELECT * FROM vial_index ORDER BY entry"),
    ("vial_use", "SELECT * FROM vial_use ORDER BY vial, entry"),
    ("same_person", "SELECT * FROM same_person ORDER BY patient"),
];

pub(in crate::store) fn differences(stored: &Connection) -> Result<Vec<Difference>> {
    let rebuilt = rebuild(stored)?;
    let mut found = Vec::new();
    for (table, sql) in TABLES {
        compare(table, sql, stored, &rebuilt, &mut found)?;
    }
    thumbnails(stored, &mut found)?;
    Ok(found)
}

fn rebuild(stored: &Connection) -> Result<Connection> {
    let memory = Connection::open_in_memory()?;
    for sql in migrate::MIGRATIONS {
        memory.execute_batch(sql)?;
    }
    // One transaction instead of one for each row.
    memory.execute_batch("BEGIN")?;
    super::fill(stored, &memory)?;
    memory.execute_batch("COMMIT")?;
    Ok(memory)
}

/// Walks both tables at once in the order of their keys.
fn compare(
    table: &'static str,
    sql: &str,
    stored: &Connection,
    rebuilt: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    let (mut stored, mut rebuilt) = (stored.prepare(sql)?, rebuilt.prepare(sql)?);
    let columns = stored.column_count();
    let (mut stored, mut rebuilt) = (stored.query([])?, rebuilt.query([])?);
    let (mut here, mut due) = (stored.next()?, rebuilt.next()?);
    loop {
        let order = match (here, due) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(here), Some(due)) => key(here)?.cmp(&key(due)?),
        };
        let (row, fault) = match order {
            Ordering::Less => (here, Some(Fault::Superfluous)),
            Ordering::Greater => (due, Some(Fault::Missing)),
            Ordering::Equal => (here, (!same(here, due, columns)?).then_some(Fault::Differs)),
        };
        if let (Some(row), Some(fault)) = (row, fault) {
            found.push(Difference {
                table,
                id: key(row)?,
                fault,
            });
        }
        if order.is_le() {
            here = stored.next()?;
        }
        if order.is_ge() {
            due = rebuilt.next()?;
        }
    }
}

fn key(row: &Row<'_>) -> Result<Uuid> {
    match row.get_ref(0)? {
        ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok().ok_or(Error::Malformed("key")),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => {
            Err(Error::Malformed("key"))
        }
    }
}

fn same(here: Option<&Row<'_>>, due: Option<&Row<'_>>, columns: usize) -> Result<bool> {
    let (Some(here), Some(due)) = (here, due) else {
        return Ok(false);
    };
    for column in 0..columns {
        if here.get_ref(column)? != due.get_ref(column)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Of small pictures only: there for each photo, and for nothing else.
fn thumbnails(stored: &Connection, found: &mut Vec<Difference>) -> Result<()> {
    for (sql, fault) in [
        (include_str!("thumbnail_missing.sql"), Fault::Missing),
        (
            include_str!("thumbnail_superfluous.sql"),
            Fault::Superfluous,
        ),
    ] {
        found.extend(row::all(stored, sql, &[], |row| {
            Ok(Difference {
                table: "thumbnail",
                id: key(row)?,
                fault,
            })
        })?);
    }
    Ok(())
}
