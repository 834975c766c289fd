//! Small pictures. They are made from the photo files, so no entry says what they are and no rebuild compares them.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use crate::domain::id::EntryId;

pub(in crate::store) fn put(db: &Connection, photo: EntryId, jpeg: &[u8]) -> Result<()> {
    let parameters = named_params! { ":photo": photo.as_bytes(), ":jpeg": jpeg };
    row::change(db, include_str!("thumbnail_put.sql"), parameters)?;
    Ok(())
}
