//! What each does with her own keys: another passphrase, in with the recovery key, the test of it, another one.

use std::fs;

use mimik::domain::id::UserId;
use mimik::domain::user::Role;
use mimik::journal::door::Door;
use mimik::journal::task::{Recover, Unlock};
use mimik::journal::{Clock, Error, Journal, Opened, Passphrase, RecoveryKey, Refusal, VaultError};
use mimik::vault::Folder;

use crate::clinic::{
    CHEAP, Clinic, DEMO, OPENING, add_user, at, enter, found, last_kinds, lock, must_be_whole,
    note, passphrase, refusal, register,
};

const NEW: &str = "gulerod og hyldeblomst";

fn try_with(clinic: &Clinic, user: UserId, typed: &str) -> Result<Opened, VaultError> {
    let unlock = Unlock {
        keys: clinic.door().keys().clone(),
        user,
        passphrase: Passphrase::typed(typed),
    };
    unlock.run()
}

fn enter_with(clinic: &Clinic, user: UserId, typed: &str) -> Result<Journal, Error> {
    let door = clinic.door();
    let unlock = Unlock {
        keys: door.keys().clone(),
        user,
        passphrase: Passphrase::typed(typed),
    };
    let entered = door.enter(unlock.run()?);
    entered
        .map(|(journal, _)| journal)
        .map_err(|(_, error)| error)
}

fn change(journal: &mut Journal, old: Passphrase) -> Result<(), Error> {
    let mut task = journal.change_passphrase(old, Passphrase::typed(NEW))?;
    task.cost = CHEAP;
    let slot = task.run()?;
    journal.passphrase_changed(&slot)
}

/// The clinic knows its recovery key from here on.
fn with_recovery_key(clinic: &Clinic) -> RecoveryKey {
    let recovery = RecoveryKey::new().unwrap();
    let mut journal = clinic.doctor();
    journal.replace_recovery_key(&recovery).unwrap();
    drop(lock(journal));
    recovery
}

fn recover(clinic: &Clinic, user: UserId, recovery: &RecoveryKey) -> Result<Journal, Error> {
    let door = clinic.door();
    let task = Recover {
        keys: door.keys().clone(),
        user,
        recovery: RecoveryKey::parse(&recovery.to_text()).unwrap(),
        passphrase: Passphrase::typed(NEW),
        cost: CHEAP,
    };
    let entered = door.recover(task.run()?);
    entered
        .map(|(journal, _)| journal)
        .map_err(|(_, error)| error)
}

#[test]
fn another_passphrase_needs_the_old_one_and_re_encrypts_nothing() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let wrong = change(&mut journal, Passphrase::typed(NEW));
    assert!(matches!(
        wrong,
        Err(Error::Vault(VaultError::WrongPassphrase))
    ));
    change(&mut journal, passphrase()).unwrap();
    assert_eq!(last_kinds(&journal, 1), ["keys_tended"]);
    drop(lock(journal));
    assert!(matches!(
        try_with(&clinic, clinic.nurse, crate::clinic::PASSPHRASE),
        Err(VaultError::WrongPassphrase)
    ));
    let journal = enter_with(&clinic, clinic.nurse, NEW).unwrap();
    assert_eq!(journal.keys().epoch(), 1);
    must_be_whole(&journal);
    drop(lock(journal));
    drop(lock(clinic.doctor()));
}

#[test]
fn a_change_of_passphrase_that_is_interrupted_leaves_the_old_or_the_new_one() {
    let clinic = Clinic::new();
    let folder = Folder::new(&clinic.folder());
    let [keys, copy] = [folder.keys(), folder.keys_copy()];
    let read = || [fs::read(&keys).unwrap(), fs::read(&copy).unwrap()];
    let mut journal = clinic.nurse();
    let old = read();
    change(&mut journal, passphrase()).unwrap();
    let new = read();
    drop(lock(journal));
    let aside = folder.path().join("vault.keys.new");
    let states = [
        (&old[0], &old[1], Some(&new[0][..100]), false),
        (&old[0], &old[1], Some(&new[0][..]), false),
        (&new[0], &old[1], Some(&new[1][..50]), true),
        (&new[0], &new[1], None, true),
    ];
    for (place, (first, second, half, is_new)) in states.into_iter().enumerate() {
        fs::write(&keys, first).unwrap();
        fs::write(&copy, second).unwrap();
        match half {
            Some(half) => fs::write(&aside, half).unwrap(),
            None => drop(fs::remove_file(&aside)),
        }
        let (right, wrong) = if is_new {
            (NEW, crate::clinic::PASSPHRASE)
        } else {
            (crate::clinic::PASSPHRASE, NEW)
        };
        assert!(try_with(&clinic, clinic.nurse, wrong).is_err(), "{place}");
        let journal = enter_with(&clinic, clinic.nurse, right).unwrap();
        drop(lock(journal));
        let [first, second] = read();
        assert_eq!(first, second, "{place}: both copies are whole again");
    }
}

#[test]
fn whoever_forgot_her_passphrase_comes_in_with_the_recovery_key_and_signs_with_new_keys() {
    let clinic = Clinic::new();
    let recovery = with_recovery_key(&clinic);
    for user in [clinic.doctor, clinic.nurse, clinic.reviewer] {
        let before = clinic.enter(user);
        let old_key = before.clinic().user(user).unwrap().verifying_key.clone();
        drop(lock(before));
        let mut journal = recover(&clinic, user, &recovery).unwrap();
        assert_ne!(journal.clinic().user(user).unwrap().verifying_key, old_key);
        assert_eq!(last_kinds(&journal, 2), ["access_recovered", "logged_in"]);
        if journal.author().role != Role::Reviewer {
            let patient = register(&mut journal, DEMO[usize::from(user == clinic.nurse)]);
            let written = note(patient, at("2026-11-23 08:00"), "Ringede");
            journal.apply(written).unwrap();
            must_be_whole(&journal);
        }
        assert!(journal.vault().keys().sees_photos());
        drop(lock(journal));
        assert!(try_with(&clinic, user, crate::clinic::PASSPHRASE).is_err());
        drop(lock(enter_with(&clinic, user, NEW).unwrap()));
    }
    let folder = Folder::new(&clinic.folder());
    assert!(!folder.keys_staged().exists());
}

#[test]
fn another_recovery_key_opens_nothing_and_changes_nothing() {
    let clinic = Clinic::new();
    with_recovery_key(&clinic);
    let before = clinic.files();
    let other = RecoveryKey::new().unwrap();
    assert!(matches!(
        recover(&clinic, clinic.nurse, &other),
        Err(Error::Vault(VaultError::WrongRecoveryKey))
    ));
    assert_eq!(clinic.files(), before);
}

#[test]
fn a_recovery_that_is_interrupted_leaves_the_old_or_the_new_passphrase() {
    let clinic = Clinic::new();
    let recovery = with_recovery_key(&clinic);
    let old = clinic.files();
    drop(lock(recover(&clinic, clinic.nurse, &recovery).unwrap()));
    let new = clinic.files();
    let folder = Folder::new(&clinic.folder());
    let name = |path: &std::path::Path| {
        let name = path.file_name().unwrap();
        std::path::Path::new("Journal").join(name)
    };
    let keys = name(&folder.keys());
    let staged = new[&keys].clone().unwrap();
    let restore = |files: &std::collections::BTreeMap<std::path::PathBuf, Option<Vec<u8>>>| {
        for (path, bytes) in files {
            if let Some(bytes) = bytes {
                fs::write(clinic.desk().join(path), bytes).unwrap();
            }
        }
        if !files.contains_key(&name(&folder.anchors())) {
            drop(fs::remove_file(folder.anchors()));
        }
    };
    // Prepared, and the journal was not told: the old passphrase holds, whoever logs in first.
    for colleague_first in [false, true] {
        restore(&old);
        fs::write(folder.keys_staged(), &staged).unwrap();
        if colleague_first {
            drop(lock(clinic.doctor()));
            assert!(!folder.keys_staged().exists());
        } else {
            let error = enter_with(&clinic, clinic.nurse, NEW).err().unwrap();
            assert!(
                matches!(error, Error::Vault(VaultError::WrongPassphrase)),
                "{error:?}"
            );
        }
        assert!(enter_with(&clinic, clinic.nurse, NEW).is_err());
        must_be_whole(&clinic.nurse());
    }
    // The journal was told, and the slot is not in its place: the new one holds.
    for colleague_first in [false, true] {
        restore(&new);
        for path in [folder.keys(), folder.keys_copy()] {
            fs::write(path, old[&keys].as_ref().unwrap()).unwrap();
        }
        fs::write(folder.keys_staged(), &staged).unwrap();
        if colleague_first {
            drop(lock(clinic.doctor()));
            assert!(!folder.keys_staged().exists());
            assert!(try_with(&clinic, clinic.nurse, crate::clinic::PASSPHRASE).is_err());
        }
        let journal = enter_with(&clinic, clinic.nurse, NEW).unwrap();
        must_be_whole(&journal);
        drop(lock(journal));
        assert!(!folder.keys_staged().exists());
        assert!(try_with(&clinic, clinic.nurse, crate::clinic::PASSPHRASE).is_err());
    }
}

#[test]
fn the_test_of_the_recovery_key_changes_nothing_but_that_it_is_noted() {
    let clinic = Clinic::new();
    let recovery = with_recovery_key(&clinic);
    let keys = || fs::read(Folder::new(&clinic.folder()).keys()).unwrap();
    let before = keys();
    let mut journal = clinic.nurse();
    assert_eq!(
        journal.clinic().recovery_proven,
        Some(at("2026-11-23 08:00"))
    );
    clinic.is_at("2027-11-24 08:00");
    journal.test_recovery_key(&recovery).unwrap();
    assert_eq!(
        journal.clinic().recovery_proven,
        Some(at("2027-11-24 08:00"))
    );
    assert_eq!(last_kinds(&journal, 1), ["keys_tended"]);
    let other = RecoveryKey::new().unwrap();
    assert!(matches!(
        journal.test_recovery_key(&other),
        Err(Error::Vault(VaultError::WrongRecoveryKey))
    ));
    assert_eq!(keys(), before);
}

#[test]
fn a_new_recovery_key_opens_and_the_old_one_no_more_by_a_doctor_alone() {
    let clinic = Clinic::new();
    let first = with_recovery_key(&clinic);
    let second = with_recovery_key(&clinic);
    assert!(clinic.door().keys().recover(&second).is_ok());
    assert!(matches!(
        clinic.door().keys().recover(&first),
        Err(VaultError::WrongRecoveryKey)
    ));
    let mut nurse = clinic.nurse();
    assert_eq!(
        refusal(
            nurse
                .replace_recovery_key(&first)
                .map(|()| mimik::journal::Receipt::default())
        ),
        Refusal::Role(Role::Doctor)
    );
    let door = lock(nurse);
    assert!(door.keys().recover(&second).is_ok());
    assert!(enter(door, clinic.colleague).is_ok());
}

/// Where a guess takes less than a login may, the first slot has more passes, and who comes later has no fewer.
#[test]
fn a_fast_pc_makes_the_first_slot_dearer_and_no_later_one_is_cheaper() {
    let place = tempfile::tempdir().unwrap();
    let founded = found(&place.path().join("Journal"), false, Clock::System);
    let doctor = founded.opened.user;
    let cost = |door: &Door, user| door.keys().cost(user).unwrap();
    let first = cost(&founded.door, doctor);
    assert!(first.passes > CHEAP.passes && first.memory == CHEAP.memory);
    let Ok((mut journal, _)) = founded.door.enter(founded.opened) else {
        panic!("the first login");
    };
    let nurse = add_user(&mut journal, "Nina Testesen", Role::Nurse, true).unwrap();
    assert_eq!(cost(&lock(journal), nurse), first);

    // What is measured with a clock that stands still says nothing, and everybody knows the passphrases of a practice clinic.
    let still = found(&place.path().join("Still"), false, Clock::set(at(OPENING)));
    assert_eq!(cost(&still.door, still.opened.user), CHEAP);
    let practice = found(&place.path().join("Practice"), true, Clock::System);
    assert_eq!(cost(&practice.door, practice.opened.user), CHEAP);
}
