//! A wrong or damaged file is never taken for an empty journal, and is left as it is.

use std::fs;
use std::path::Path;

use mimik::domain::id::VaultId;
use mimik::domain::log::SessionOpened;
use mimik::store::{Error, Identity, Store};
use rusqlite::Connection;

use super::ground::{Ground, IDENTITY, KEY, append, entry_id, note, patient_id};

/// Every way to open it gives the same error, and no byte changes.
#[track_caller]
fn refused(path: &Path, key: [u8; 32], identity: Identity, expected: fn(&Error) -> bool) {
    let before = fs::read(path).unwrap();
    for (way, opened) in [
        ("writer", Store::open_writer(path, &key, identity)),
        ("reader", Store::open_reader(path, &key, identity)),
        (
            "unchangeable",
            Store::open_unchangeable(path, &key, identity),
        ),
    ] {
        let error = opened.map(drop).unwrap_err();
        assert!(expected(&error), "{way}: {error}");
        assert!(fs::read(path).unwrap() == before, "{way} changed it");
    }
}

#[test]
fn a_wrong_key_is_refused() {
    let ground = Ground::new();
    refused(&ground.path(), [8; 32], IDENTITY, |error| {
        matches!(error, Error::WrongKeyOrDamaged)
    });
}

#[test]
fn a_file_that_is_no_journal_is_refused() {
    let ground = Ground::new();
    let path = ground.folder.path().join("other.db");
    fs::write(&path, b"").unwrap();
    refused(&path, KEY, IDENTITY, |error| {
        matches!(error, Error::Foreign(0))
    });

    fs::write(&path, "Ikke en journal. ".repeat(1000)).unwrap();
    refused(&path, KEY, IDENTITY, |error| {
        matches!(error, Error::WrongKeyOrDamaged)
    });

    fs::remove_file(&path).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE a (b)")
        .unwrap();
    refused(&path, KEY, IDENTITY, |error| {
        matches!(error, Error::WrongKeyOrDamaged)
    });

    ground
        .raw()
        .pragma_update(None, "application_id", 5)
        .unwrap();
    refused(&ground.path(), KEY, IDENTITY, |error| {
        matches!(error, Error::Foreign(5))
    });
}

#[test]
fn a_missing_file_is_not_made() {
    let ground = Ground::new();
    let path = ground.folder.path().join("missing.db");
    assert!(matches!(
        Store::open_writer(&path, &KEY, IDENTITY),
        Err(Error::CannotOpen(_))
    ));
    assert!(!path.exists());
}

#[test]
fn a_file_that_is_there_is_not_created_over() {
    let ground = Ground::new();
    let before = fs::read(ground.path()).unwrap();
    assert!(matches!(ground.create(), Err(Error::File(_))));
    assert_eq!(fs::read(ground.path()).unwrap(), before);
}

#[test]
fn another_vaults_journal_is_refused() {
    let ground = Ground::new();
    let other = Identity {
        vault: VaultId::from_bytes([9; 16]),
        ..IDENTITY
    };
    refused(&ground.path(), KEY, other, |error| {
        matches!(error, Error::OtherVault)
    });
    let real = Identity {
        practice: false,
        ..IDENTITY
    };
    refused(&ground.path(), KEY, real, |error| {
        matches!(error, Error::PracticeDiffers)
    });
}

#[test]
fn a_newer_journal_is_refused_and_says_what_wrote_it() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    let opened = SessionOpened {
        program: "9.0".to_owned(),
        boot: String::new(),
        uptime_micros: 0,
        zone: String::new(),
    };
    append(&mut tx, 2, None, opened).unwrap();
    tx.commit().unwrap();
    store.close().unwrap();
    ground
        .raw()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    refused(
        &ground.path(),
        KEY,
        IDENTITY,
        |error| matches!(error, Error::Newer { found: 99, program: Some(program) } if program == "9.0"),
    );
}

#[test]
fn a_cut_journal_is_an_error_and_not_a_shorter_one() {
    let ground = Ground::with_notes(200);
    let whole = fs::read(ground.path()).unwrap();
    for pages in [1, 2, 5] {
        fs::write(ground.path(), &whole[..pages * 4096]).unwrap();
        assert!(
            Store::open_writer(&ground.path(), &KEY, IDENTITY).is_err(),
            "{pages} pages"
        );
    }
}

#[test]
fn a_reader_sees_what_the_writer_saved_and_cannot_write() {
    let ground = Ground::new();
    let mut writer = ground.writer();
    let mut reader = ground.reader();
    let mut tx = writer.begin().unwrap();
    append(&mut tx, 2, Some(patient_id(1)), note("x")).unwrap();
    tx.commit().unwrap();
    assert_eq!(reader.head().unwrap().seq, 2);
    assert!(
        reader
            .begin()
            .is_err_and(|error| matches!(error, Error::ReadOnly))
    );
}

#[test]
fn a_journal_in_a_folder_that_cannot_be_written_is_read_only_if_nothing_is_left_in_its_log() {
    let ground = Ground::with_notes(1);
    let store = Store::open_unchangeable(&ground.path(), &KEY, IDENTITY).unwrap();
    assert!(store.entry(entry_id(2)).unwrap().is_some());
    drop(store);

    let mut writer = ground.writer();
    let mut tx = writer.begin().unwrap();
    append(&mut tx, 3, None, note("x")).unwrap();
    tx.commit().unwrap();
    let unsettled = Store::open_unchangeable(&ground.path(), &KEY, IDENTITY);
    assert!(matches!(unsettled, Err(Error::UnsettledLog)));
}

#[test]
fn what_was_saved_before_a_crash_is_there_after_it() {
    let ground = Ground::with_notes(1);
    let mut writer = ground.writer();
    let mut tx = writer.begin().unwrap();
    append(&mut tx, 3, Some(patient_id(1)), note("x")).unwrap();
    tx.commit().unwrap();
    let half = writer.begin().unwrap();

    // The files as a killed program leaves them: the log is there, its index in shared memory is not.
    let after = tempfile::tempdir().unwrap();
    for name in ["journal.db", "journal.db-wal"] {
        fs::copy(ground.folder.path().join(name), after.path().join(name)).unwrap();
    }
    drop(half);
    let store = Store::open_writer(&after.path().join("journal.db"), &KEY, IDENTITY).unwrap();
    assert_eq!(store.head().unwrap().seq, 3);
    assert_eq!(store.verify_chain(1..=i64::MAX).unwrap().fault, None);
    store.close().unwrap();
    let left = fs::read_dir(after.path()).unwrap().count();
    assert_eq!(left, 1, "closing leaves the database alone");
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;

    let ground = Ground::new();
    let _open = ground.writer();
    for file in fs::read_dir(ground.folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            file.file_name()
        );
    }
}

#[test]
fn nothing_that_is_written_can_be_read_in_the_files() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    append(&mut tx, 2, Some(patient_id(1)), note("HEMMELIGTEKST")).unwrap();
    tx.commit().unwrap();
    for file in fs::read_dir(ground.folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(13).any(|window| window == b"HEMMELIGTEKST"));
    }
}
