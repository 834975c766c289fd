//! Brings a database to the schema of this program: numbered files, each applied once, all in one transaction.
//!
//! Only the newest number is kept (`user_version`); files are never edited once released.

use rusqlite::{Connection, TransactionBehavior};

use super::{Result, derive};

/// `MIMK`: tells a journal from any other database.
pub(super) const APPLICATION_ID: i32 = 0x4D49_4D4B;

/// The schema that this program reads and writes.
#[expect(clippy::cast_possible_wrap, reason = "there is a handful of files")]
pub const SCHEMA: i32 = MIGRATIONS.len() as i32;

pub(super) const MIGRATIONS: [&str; 16] = [
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
    include_str!("../../migrations/0013_watched.sql"),
    include_str!("../../migrations/0014_without_lists.sql"),
    include_str!("../../migrations/0015_same_person.sql"),
    include_str!("../../migrations/0016_checks.sql"),
];

pub(super) fn schema_of(db: &Connection) -> Result<i32> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Gives an empty database the whole schema. The connection must be an unguarded one that is dropped afterwards.
pub(super) fn run(db: &mut Connection) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    apply(&tx)?;
    Ok(tx.commit()?)
}

/// Applies what is missing, inside a transaction of the caller's.
pub(super) fn apply(db: &Connection) -> Result<()> {
    let from = usize::try_from(schema_of(db)?).unwrap_or_default();
    for sql in MIGRATIONS.iter().skip(from) {
        db.execute_batch(sql)?;
    }
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    db.pragma_update(None, "user_version", SCHEMA)?;
    if from > 0 {
        derive::refill(db)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_application_id_spells_the_name() {
        assert_eq!(&APPLICATION_ID.to_be_bytes(), b"MIMK");
    }
}
