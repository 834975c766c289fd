//! Damaged, foreign and missing files: each has its own refusal, and looking changes nothing on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::user::Role;
use mimik::journal::task::{Progress, Share, Verify, Witness};
use mimik::journal::{Error, FolderRefusal, Service};
use mimik::store::Error as StoreError;
use mimik::vault::{FileSystem, Ground, inspect_on};
use rusqlite::Connection;

use crate::clinic::{
    Clinic, DEMO, PASSPHRASE, attach, face, found, lock, must_be_whole, passphrase, register,
    verify,
};

fn journal_file(clinic: &Clinic) -> PathBuf {
    clinic.folder().join("journal.db")
}

fn closed(clinic: &Clinic) -> FolderRefusal {
    let before = clinic.files();
    let Err(Error::Closed(refusal)) = clinic.try_door() else {
        panic!("should be refused");
    };
    assert_eq!(clinic.files(), before, "{refusal:?}");
    refusal
}

/// The passphrase is right and the database is not: nothing of it is written.
fn store_error(clinic: &Clinic) -> StoreError {
    let before = fs::read(journal_file(clinic)).unwrap();
    let Err(Error::Store(error)) = clinic.enter_and_notice(clinic.doctor) else {
        panic!("should not open");
    };
    assert_eq!(fs::read(journal_file(clinic)).unwrap(), before, "{error:?}");
    error
}

#[test]
fn an_empty_database_is_never_taken_for_an_empty_journal() {
    let clinic = Clinic::new();
    fs::write(journal_file(&clinic), b"").unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::JournalEmpty));
}

#[test]
fn a_database_cut_within_a_page_is_refused() {
    let clinic = Clinic::new();
    let whole = fs::read(journal_file(&clinic)).unwrap();
    fs::write(journal_file(&clinic), &whole[..whole.len() - 100]).unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::JournalCut));
}

#[test]
fn a_database_cut_between_two_pages_is_refused_however_much_is_left() {
    for pages in [1, 2, 5, 10] {
        let clinic = Clinic::new();
        let whole = fs::read(journal_file(&clinic)).unwrap();
        fs::write(journal_file(&clinic), &whole[..pages * 4096]).unwrap();
        let error = store_error(&clinic);
        assert!(
            matches!(error, StoreError::Damaged(_)),
            "{pages}: {error:?}"
        );
    }
}

#[test]
fn a_damaged_first_page_is_not_a_wrong_passphrase() {
    let clinic = Clinic::new();
    let mut bytes = fs::read(journal_file(&clinic)).unwrap();
    bytes[1000] ^= 1;
    fs::write(journal_file(&clinic), bytes).unwrap();
    assert!(matches!(
        store_error(&clinic),
        StoreError::WrongKeyOrDamaged
    ));
}

#[test]
fn a_database_in_clear_is_foreign() {
    let clinic = Clinic::new();
    fs::remove_file(journal_file(&clinic)).unwrap();
    let plain = Connection::open(journal_file(&clinic)).unwrap();
    plain.execute_batch("CREATE TABLE patient (name)").unwrap();
    plain.close().unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::JournalInClear));
}

#[test]
fn another_clinics_database_does_not_open_under_these_keys() {
    let (clinic, place) = (Clinic::new(), tempfile::tempdir().unwrap());
    let other = place.path().join("Anden");
    drop(found(&other, true, clinic.clock.clone()));
    fs::copy(other.join("journal.db"), journal_file(&clinic)).unwrap();
    assert!(matches!(
        store_error(&clinic),
        StoreError::WrongKeyOrDamaged
    ));
}

#[test]
fn a_journal_from_a_newer_version_is_left_as_it_is() {
    let clinic = Clinic::new();
    let opened = clinic
        .door()
        .keys()
        .unlock(clinic.doctor, &passphrase())
        .unwrap();
    let newer = Connection::open(journal_file(&clinic)).unwrap();
    let key = format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA user_version = 99",
        *opened.keys.database_hex()
    );
    newer.execute_batch(&key).unwrap();
    newer.close().unwrap();
    let StoreError::Newer { found, program } = store_error(&clinic) else {
        panic!("newer");
    };
    assert_eq!(
        (found, program.as_deref()),
        (99, Some(env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn both_key_files_damaged_are_refused_and_one_is_mended() {
    let clinic = Clinic::new();
    let (keys, copy) = (
        clinic.folder().join("vault.keys"),
        clinic.folder().join("vault.keys.copy"),
    );
    let mut damaged = fs::read(&keys).unwrap();
    damaged[100] ^= 1;
    fs::write(&keys, &damaged).unwrap();
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(noticed.keys_mended);
    drop(lock(journal));
    assert_eq!(fs::read(&keys).unwrap(), fs::read(&copy).unwrap());
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(!noticed.keys_mended);
    drop(lock(journal));

    fs::write(&keys, &damaged).unwrap();
    fs::write(&copy, b"").unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::KeysDamaged));
}

#[test]
fn what_is_missing_is_named() {
    let clinic = Clinic::new();
    let aside = clinic.desk().join("aside");
    fs::rename(journal_file(&clinic), &aside).unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::JournalMissing));
    fs::rename(&aside, journal_file(&clinic)).unwrap();
    fs::remove_file(clinic.folder().join("vault.keys")).unwrap();
    assert!(clinic.try_door().is_ok(), "the copy is enough");
    fs::remove_file(clinic.folder().join("vault.keys.copy")).unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::KeysMissing));
    fs::remove_file(journal_file(&clinic)).unwrap();
    assert!(matches!(closed(&clinic), FolderRefusal::NotEmpty));
}

#[test]
fn a_folder_that_cannot_be_written_or_lies_far_away_is_refused_and_changed_in_nothing() {
    let clinic = Clinic::new();
    let before = clinic.files();
    let near = |_: &Path| Ok(FileSystem::default());
    let far = |_: &Path| {
        Ok(FileSystem {
            magic: 0x6969,
            on_block_device: false,
        })
    };
    let read_only = Ground {
        file_system: near,
        is_writable: |_| false,
    };
    let network = Ground {
        file_system: far,
        is_writable: |_| true,
    };
    let refusal = |ground| inspect_on(ground, &clinic.folder()).err().unwrap();
    assert!(matches!(refusal(read_only), FolderRefusal::ReadOnly));
    assert!(matches!(refusal(network), FolderRefusal::Network("NFS")));
    assert_eq!(clinic.files(), before);

    fs::create_dir(clinic.desk().join(".stfolder")).unwrap();
    assert!(matches!(
        closed(&clinic),
        FolderRefusal::SyncFolder(Service::Syncthing)
    ));
}

#[test]
fn without_the_photo_folder_the_record_is_read_and_verify_names_every_photo() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let photo = clinic.desk().join("før.jpg");
    fs::write(&photo, face()).unwrap();
    attach(&mut journal, patient, &[photo]).unwrap();
    must_be_whole(&journal);
    drop(lock(journal));
    fs::remove_dir_all(clinic.folder().join("photos")).unwrap();

    let (mut journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(noticed.photos_folder_missing);
    let record = journal.record(patient).unwrap();
    assert_eq!(record.photos.len(), 1);
    assert!(journal.thumbnail(record.photos[0].id).unwrap().is_some());
    let findings = verify(&journal);
    assert_eq!((findings.exit_code(), findings.photos.len()), (3, 1));

    // Nothing half is attached while there is no place for it.
    let other = clinic.desk().join("efter.jpg");
    fs::write(&other, face()).unwrap();
    let second = register(&mut journal, DEMO[1]);
    assert!(attach(&mut journal, second, &[other]).is_err());
    assert!(journal.record(second).unwrap().photos.is_empty());
}

#[test]
fn a_reviewer_without_photos_verifies_them_all_the_same_and_sees_none() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let photo = clinic.desk().join("før.jpg");
    fs::write(&photo, face()).unwrap();
    attach(&mut journal, patient, &[photo]).unwrap();
    let blind = crate::clinic::add_user(&mut journal, "Uden Fotos", Role::Reviewer, false).unwrap();
    drop(lock(journal));

    let journal = clinic.enter(blind);
    let record = journal.record(patient).unwrap();
    assert_eq!(journal.thumbnail(record.photos[0].id).unwrap(), None);
    let verify = Verify {
        reader: journal.reader().open().unwrap(),
        anchors: Vec::new(),
        second: Witness::At(None),
        photos: Share::All,
    };
    assert_eq!(verify.run(&Progress::default()).unwrap().exit_code(), 0);
    assert!(!PASSPHRASE.is_empty());
}
