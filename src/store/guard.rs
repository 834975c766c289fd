//! Whatever code runs on the program's own connection, it can only add entries; drafts and derived tables alone may change.
//!
//! Triggers refuse the statement, this refuses to switch triggers off (`reliability.md` §c, guards; R-19).

#[cfg(test)]
mod attacks;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::Result;

/// What may be inserted, changed and deleted: drafts, and what can be made again from the entries.
const WORKING: [&str; 8] = [
    "draft",
    "patient_index",
    "appointment",
    "photo_index",
    "thumbnail",
    "vial_index",
    "vial_use",
    "same_person",
];

/// What may only be inserted.
const KEPT: [&str; 2] = ["entry", "body"];

/// Pragmas that tell something and change nothing.
const TELLING: [&str; 15] = [
    "application_id",
    "cipher_integrity_check",
    "cipher_version",
    "data_version",
    "foreign_key_check",
    "foreign_keys",
    "integrity_check",
    "journal_mode",
    "quick_check",
    "recursive_triggers",
    "secure_delete",
    "synchronous",
    "trusted_schema",
    "user_version",
    "wal_autocheckpoint",
];

/// The last step of opening a writer. Migrations run before it, on another, short-lived connection.
pub(super) fn shut(db: &mut Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(db.authorizer(Some(decide))?)
}

fn decide(context: AuthContext<'_>) -> Authorization {
    if allows(context.action) {
        Authorization::Allow
    } else {
        Authorization::Deny
    }
}

/// An allow list: what is not named here is refused.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what SQLite adds later is refused too"
)]
fn allows(action: AuthAction<'_>) -> bool {
    match action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Recursive
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. }
        | AuthAction::Function { .. } => true,
        AuthAction::Insert { table_name } => {
            WORKING.contains(&table_name) || KEPT.contains(&table_name)
        }
        AuthAction::Update { table_name, .. } | AuthAction::Delete { table_name } => {
            WORKING.contains(&table_name)
        }
        AuthAction::Pragma {
            pragma_name,
            pragma_value,
        } => {
            pragma_name == "wal_checkpoint"
                || pragma_value.is_none() && TELLING.contains(&pragma_name)
        }
        _ => false,
    }
}
