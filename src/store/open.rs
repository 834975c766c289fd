//! Connections: every one is opened in the same order, and none ever creates a journal by mistake.
//!
//! The order is `reliability.md` »Every connection«. While SQLite has the file open, nothing else in this process may
//! open it: closing any descriptor would drop SQLite's locks.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use super::{Error, Result, guard, migrate};
use crate::vault::disk;

/// The key of the database itself, from which nothing is derived any more.
pub type Key = [u8; 32];

/// SQLite 3.7.0 to 3.51.2 could damage a write-ahead log when two connections wrote and checkpointed at once.
const OLDEST_SQLITE: i32 = 3_051_003;

/// What the writer keeps of pages in clear, in KiB.
///
/// All small pictures of a record, so that they are not deciphered and checked again each time it is opened; SQLite's own
/// 2 MiB hold a third of them.
const KEPT: i32 = 16 * 1024;

/// Statements kept ready: more than the program has.
const STATEMENTS: usize = 128;

/// Makes an empty file of our own, readable by its owner alone, and gives it the whole schema.
pub(super) fn create(path: &Path, key: &Key) -> Result<()> {
    empty_file(path)?;
    migrate::run(&mut unguarded(path, key)?)
}

/// Where nothing is yet; readable by its owner alone.
pub(super) fn empty_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path)?);
    Ok(())
}

/// Reads and writes without guards: for migrations, on a connection that lives only as long as they run.
pub(super) fn unguarded(path: &Path, key: &Key) -> Result<Connection> {
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
    // SQLite falls back to reading when it may not write, without a word.
    if db.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    Ok(db)
}

/// The one connection that may write; guarded.
pub(super) fn writer(path: &Path, key: &Key) -> Result<Connection> {
    let mut db = unguarded(path, key)?;
    let mode: String = db.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::ReadOnly);
    }
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "recursive_triggers", true)?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "wal_autocheckpoint", 4000)?;
    db.pragma_update(None, "cache_size", -KEPT)?;
    guard::shut(&mut db)?;
    // The log has just got its name here. SQLite makes that last too, but says nothing if it could not.
    path.parent().map_or(Ok(()), disk::sync_folder)?;
    Ok(db)
}

/// Reads beside a writer.
pub(super) fn reader(path: &Path, key: &Key) -> Result<Connection> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key)
}

/// Reads in a folder that cannot be written, where a reader could not make the shared memory it needs.
///
/// Refused if a write-ahead log with content is there, because it would be passed over silently.
pub(super) fn unchangeable(path: &Path, key: &Key) -> Result<Connection> {
    if std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Err(Error::UnsettledLog);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect(Path::new(&unchangeable_uri(path)), flags, key)
}

/// Reads without leaving a trace if nobody has it open; else as a reader, who makes files for what he shares with others.
///
/// Not beside another connection: closing this one would drop the locks that SQLite holds for that one.
pub(super) fn untouched(path: &Path, key: &Key) -> Result<Connection> {
    if std::fs::exists(beside(path, "-wal"))? {
        reader(path, key)
    } else {
        unchangeable(path, key)
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn connect(path: &Path, flags: OpenFlags, key: &Key) -> Result<Connection> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::SqliteTooOld(rusqlite::version()));
    }
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    // A plan must not follow the values bound to it: then each statement would be compiled again at every use.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Before the key, or a wrong one fills the standard error stream.
    db.pragma_update(None, "cipher_log_level", "NONE")?;
    // Whatever SQLite frees is wiped, too: it holds the key and the pages in clear.
    db.pragma_update(None, "cipher_memory_security", true)?;
    db.execute_batch(&key_pragma(key))?;
    match db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(db),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            Err(Error::WrongKeyOrDamaged)
        }
        Err(error) => Err(error.into()),
    }
}

/// `x'…'` says that this is the key itself, so that SQLCipher derives nothing.
fn key_pragma(key: &Key) -> Zeroizing<String> {
    // As long as it will become, so that no outgrown copy of the key stays behind.
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA key = \"x'");
    push_hex(&mut sql, key);
    sql.push_str("'\"");
    sql
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
}

fn unchangeable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) && !bytes.starts_with(b"\\\\") {
        uri.push('/');
    }
    for &byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'-' | b'_' | b'.' | b'~' | b':' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            // Writing to a String cannot fail.
            _ => write!(uri, "%{byte:02X}").unwrap_or_default(),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_written_as_it_is() {
        let mut key = [0; 32];
        key[0] = 0xA7;
        assert_eq!(
            key_pragma(&key).as_str(),
            format!("PRAGMA key = \"x'a7{}'\"", "00".repeat(31))
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_path_with_signs_of_its_own_stays_that_path() {
        let uri = unchangeable_uri(Path::new("/klinik/Å 100%?#/journal.db"));
        assert_eq!(
            uri,
            "file:/klinik/%C3%85%20100%25%3F%23/journal.db?immutable=1"
        );
    }
}
