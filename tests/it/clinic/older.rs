//! A journal as a program of an earlier schema has left it: the same entries in the tables of that time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::id::UserId;
use mimik::journal::door::Door;
use mimik::journal::task::Unlock;
use mimik::journal::{Clock, Ids, Opened};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::{ORIGIN, at, files, lay, passphrase};

/// Whatever the user's keys open.
pub fn opened_by(door: &Door, user: UserId) -> Opened {
    let unlock = Unlock {
        keys: door.keys().clone(),
        user,
        passphrase: passphrase(),
    };
    unlock.run().unwrap()
}

/// The database of a journal as somebody with its key and a tool of his own opens it.
pub fn raw(database: &Path, key: &[u8; 32]) -> Connection {
    let db = Connection::open(database).unwrap();
    let hex = mimik::vault::hex::encode(key);
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";"))
        .unwrap();
    db
}

/// The numbered files, in order.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// Puts a database of an earlier schema in the place of one of this program. Nobody has it open.
pub fn age(database: &Path, key: &[u8; 32], schema: i32) {
    let newer = database.with_extension("newer");
    fs::rename(database, &newer).unwrap();
    let db = raw(database, key);
    let mode: String = db
        .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
    db.execute_batch("BEGIN").unwrap();
    for sql in migrations().iter().take(usize::try_from(schema).unwrap()) {
        db.execute_batch(sql).unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
    let hex = mimik::vault::hex::encode(key);
    db.execute(
        "ATTACH DATABASE :path AS newer KEY :key",
        rusqlite::named_params! { ":path": newer.to_str().unwrap(), ":key": format!("x'{hex}'") },
    )
    .unwrap();
    db.execute_batch("BEGIN").unwrap();
    let last: i64 = db
        .query_row("SELECT max(seq) FROM newer.entry", [], |row| row.get(0))
        .unwrap();
    for seq in 1..=last {
        for sql in [
            "INSERT INTO main.entry SELECT * FROM newer.entry WHERE seq = :seq",
            "INSERT INTO main.body SELECT * FROM newer.body WHERE entry = :seq",
        ] {
            let mut statement = db.prepare_cached(sql).unwrap();
            statement
                .execute(rusqlite::named_params! { ":seq": seq })
                .unwrap();
        }
    }
    for table in [
        "draft",
        "patient_index",
        "appointment",
        "photo_index",
        "thumbnail",
        "vial_index",
        "vial_use",
        "same_person",
    ] {
        let sql = format!("INSERT INTO main.{table} SELECT * FROM newer.{table}");
        // Not of its time yet.
        if let Err(error) = db.execute_batch(&sql) {
            assert!(error.to_string().contains("no such table"), "{error}");
        }
    }
    db.execute_batch("COMMIT; DETACH DATABASE newer; PRAGMA application_id = 0x4D494D4B;")
        .unwrap();
    db.pragma_update(None, "user_version", schema).unwrap();
    db.close().unwrap();
    fs::remove_file(newer).unwrap();
}

/// The SHA-256 of every file of a journal's folder. Nobody has it open.
pub fn sums(folder: &Path) -> BTreeMap<PathBuf, String> {
    let files = files(folder, Path::new("Journal")).into_iter();
    files
        .map(|(path, bytes)| {
            let sum = bytes.map(|bytes| format!("{:x?}", Sha256::digest(bytes)));
            (path, sum.unwrap_or_default())
        })
        .collect()
}

/// A journal folder somewhere, and what a killed program does not take with it.
pub struct Elsewhere {
    place: tempfile::TempDir,
    pub clock: Clock,
}

impl Elsewhere {
    /// The same files in a place of their own.
    pub fn with(files: &BTreeMap<PathBuf, Option<Vec<u8>>>, time: &str) -> Self {
        let place = tempfile::tempdir().unwrap();
        lay(files, place.path());
        Self {
            place,
            clock: Clock::set(at(time)),
        }
    }

    pub fn folder(&self) -> PathBuf {
        self.place.path().join("Journal")
    }

    pub fn door(&self) -> Door {
        Door::inspect(&self.folder(), self.clock.clone(), Ids::System, ORIGIN).unwrap()
    }

    /// The SHA-256 of every file.
    pub fn sums(&self) -> BTreeMap<PathBuf, String> {
        sums(&self.folder())
    }

    /// Names of the copies that were set aside, and of what else lies there of a migration.
    pub fn asides(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names
            .filter(|name| name.starts_with("journal-schema") || name.starts_with("migrated"))
            .collect();
        names.sort();
        names
    }
}
