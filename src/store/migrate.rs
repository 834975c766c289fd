//! Brings a database to the schema of this program: numbered files, each applied once, all in one transaction.
//!
//! Only the newest number is kept (`user_version`); files are never edited once released.

use rusqlite::{Connection, TransactionBehavior};

use super::{Result, derive};

/// `MIMK`: tells a journal from any other database.
pub(super) const APPLICATION_ID: i32 = 0x4D49_4D4B;

/// The schema that this program reads and writes.
#[expect(clippy::cast_possible_wrap, reason = "there is a handful of files")]
pub(super) const SCHEMA: i32 = MIGRATIONS.len() as i32;

pub(super) const MIGRATIONS: [&str; 12] = [
    include_str!("../../migrations/0001_entries.sql"),
    include_str!("../../migrations/0002_without_patient.sql"),
    include_str!("../../migrations/0003_draft.sql"),
    include_str!("../../migrations/0004_patient_index.sql"),
    include_str!("../../migrations/0005_appointment.sql"),
    include_str!("../../migrations/0006_photo_index.sql"),
    include_str!("../../migrations/0007_thumbnail.sql"),
    include_str!("../../migrations/0008_vials.sql"),
    include_str!("../../migrations/0009_templates.sql"),
    include_str!("../../migrations/0010_after_treatment.sql"),
    include_str!("../../migrations/0011_access.sql"),
    include_str!("../../migrations/0012_users.sql"),
];

pub(super) fn schema_of(db: &Connection) -> Result<i32> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Applies what is missing. The connection must be an unguarded one that is dropped afterwards.
pub(super) fn run(db: &mut Connection) -> Result<()> {
    let from = usize::try_from(schema_of(db)?).unwrap_or_default();
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for sql in MIGRATIONS.iter().skip(from) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", SCHEMA)?;
    if from > 0 {
        derive::refill(&tx)?;
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ground::Ground;
    use crate::store::{Error, Store, open};

    #[test]
    fn every_file_says_why_in_its_first_line() {
        for sql in MIGRATIONS {
            assert!(
                sql.starts_with("-- "),
                "{}",
                sql.lines().next().unwrap_or_default()
            );
        }
    }

    #[test]
    fn an_older_schema_grows_and_its_derived_tables_are_filled() -> Result<()> {
        let ground = Ground::new()?;
        let db = open::unguarded(&ground.path(), &Ground::KEY)?;
        let whole = schema(&db)?;
        db.execute_batch(
            "DROP INDEX entry_of_users; DROP INDEX entry_access; DROP INDEX entry_after_treatment;
             DROP TABLE vial_use; DROP TABLE vial_index; DROP TABLE thumbnail; DROP TABLE photo_index; DROP TABLE appointment; DROP TABLE patient_index;
             PRAGMA user_version = 3;",
        )?;
        drop(db);
        let looked = Store::open_reader(&ground.path(), &Ground::KEY, Ground::IDENTITY);
        assert!(matches!(looked, Err(Error::Older(3))));

        let store = ground.writer()?;
        assert_eq!(schema_of(&store.db)?, SCHEMA);
        assert_eq!(schema(&store.db)?, whole);
        assert_eq!(store.differences()?, []);
        Ok(())
    }

    fn schema(db: &Connection) -> Result<Vec<Option<String>>> {
        let mut statement = db.prepare("SELECT sql FROM sqlite_schema ORDER BY name")?;
        Ok(statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    #[test]
    fn the_application_id_spells_the_name() {
        assert_eq!(&APPLICATION_ID.to_be_bytes(), b"MIMK");
    }
}
