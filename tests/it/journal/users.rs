//! A user is retired: out at once, her keys give way, and whatever is interrupted ends in the old or the new state.

use std::fs;
use std::path::PathBuf;

use mimik::domain::id::UserId;
use mimik::domain::log::LockReason;
use mimik::journal::door::{Door, Shut};
use mimik::journal::task::{Progress, Unlock};
use mimik::journal::{Clock, Edit, Error, Journal, RecoveryKey, Refusal, VaultError};
use mimik::vault::Folder;

use crate::clinic::{
    Clinic, DEMO, OPENING, at, attach_photo, enter, found, lock, must_be_whole, passphrase,
    photo_opens, proof_of, refusal, register, swap_recovery,
};

fn retire(journal: &mut Journal, user: UserId) {
    let proof = proof_of(journal, journal.author().user);
    journal.apply_signed(Edit::RetireUser(user), proof).unwrap();
}

/// Locks; the keys give way if they have to.
fn renew(journal: Journal) -> Door {
    let (shut, written) = journal.lock_and_renew(LockReason::Asked);
    written.unwrap();
    match shut {
        Shut::Renew(task) => {
            let (door, done) = task.run(&Progress::default());
            done.unwrap();
            *door
        }
        Shut::Door(_) => panic!("the keys have to give way"),
    }
}

fn paths(clinic: &Clinic) -> [PathBuf; 4] {
    let folder = Folder::new(&clinic.folder());
    let journal = folder.journal().to_owned();
    [folder.keys(), folder.keys_copy(), journal, folder.next()]
}

/// The key files and the database.
type State = [Vec<u8>; 3];

fn state(clinic: &Clinic) -> State {
    let [keys, copy, journal, _] = paths(clinic);
    [keys, copy, journal].map(|path| fs::read(path).unwrap())
}

/// A clinic with one photo, the state before the keys gave way and the one after.
fn renewed() -> (Clinic, State, State) {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    attach_photo(&mut journal, patient, 1);
    retire(&mut journal, clinic.nurse);
    let (shut, _) = journal.lock_and_renew(LockReason::Asked);
    let Shut::Renew(task) = shut else {
        panic!("the keys have to give way");
    };
    let before = state(&clinic);
    let (door, done) = task.run(&Progress::default());
    done.unwrap();
    drop(door);
    let after = state(&clinic);
    (clinic, before, after)
}

#[test]
fn a_retired_user_is_out_and_everybody_else_comes_in_with_her_own_passphrase() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let first = attach_photo(&mut journal, patient, 1);
    drop(lock(journal));
    let old = state(&clinic);

    let mut journal = clinic.doctor();
    retire(&mut journal, clinic.nurse);
    let door = renew(journal);
    assert!(door.tiles().iter().all(|tile| tile.user != clinic.nurse));
    assert_eq!(door.left().len(), 1);
    assert_eq!(door.keys().epoch(), 2);
    let out = enter(door, clinic.nurse).err().map(|(_, error)| error);
    assert!(matches!(out, Some(Error::Vault(VaultError::UnknownUser))));

    let mut journal = clinic.doctor();
    let second = attach_photo(&mut journal, patient, 2);
    assert!(journal.clinic().is_retired(clinic.nurse));
    assert!(
        journal.clinic().user(clinic.nurse).is_some(),
        "she stays an author"
    );
    must_be_whole(&journal);
    drop(lock(journal));
    for user in [clinic.doctor, clinic.colleague, clinic.reviewer] {
        let journal = clinic.enter(user);
        for photo in [first, second] {
            assert!(
                photo_opens(&journal, patient, photo),
                "photos of both epochs open"
            );
        }
        drop(lock(journal));
    }

    // What she copied before opens with her passphrase, but not what was written since.
    let [keys, copy, _, _] = paths(&clinic);
    fs::write(keys, &old[0]).unwrap();
    fs::write(copy, &old[1]).unwrap();
    let error = clinic.enter_and_notice(clinic.nurse).err().unwrap();
    assert!(matches!(error, Error::Store(_)), "{error:?}");
}

#[test]
fn a_second_one_leaves_the_photos_of_all_epochs_readable() {
    let (clinic, _, _) = renewed();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[1]);
    let photo = attach_photo(&mut journal, patient, 3);
    retire(&mut journal, clinic.colleague);
    let door = renew(journal);
    assert_eq!(door.keys().epoch(), 3);
    drop(door);
    for user in [clinic.doctor, clinic.reviewer] {
        let journal = clinic.enter(user);
        assert!(photo_opens(&journal, patient, photo));
        must_be_whole(&journal);
        drop(lock(journal));
    }
}

#[test]
fn only_a_doctor_with_her_passphrase_retires_and_never_the_last_one() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let edit = Edit::RetireUser(clinic.reviewer);
    assert_eq!(
        refusal(journal.apply(edit.clone())),
        Refusal::Role(mimik::domain::user::Role::Doctor)
    );
    drop(lock(journal));
    let mut journal = clinic.doctor();
    assert_eq!(refusal(journal.apply(edit)), Refusal::ProofNeeded);
    retire(&mut journal, clinic.colleague);
    for (user, why) in [
        (clinic.doctor, Refusal::LastDoctor),
        (clinic.colleague, Refusal::AlreadyRetired),
    ] {
        let proof = proof_of(&journal, clinic.doctor);
        let refused = journal.apply_signed(Edit::RetireUser(user), proof);
        assert_eq!(refusal(refused), why);
    }
    // Nobody is booked with her, and nobody is given to her.
    let patient = register(&mut journal, DEMO[0]);
    let given = journal.apply(Edit::SetResponsibleDoctor {
        patient,
        doctor: clinic.colleague,
    });
    assert_eq!(refusal(given), Refusal::AlreadyRetired);
}

#[test]
fn a_slot_that_is_still_there_opens_nothing_for_a_retired_user() {
    let clinic = Clinic::new();
    let before = state(&clinic);
    let mut journal = clinic.doctor();
    retire(&mut journal, clinic.nurse);
    drop(lock(journal));
    let [keys, copy, _, _] = paths(&clinic);
    fs::write(keys, &before[0]).unwrap();
    fs::write(copy, &before[1]).unwrap();
    let error = clinic.enter_and_notice(clinic.nurse).err().unwrap();
    assert!(matches!(error, Error::UserRetired));
    // The change of keys leaves her out all the same.
    let door = renew(clinic.doctor());
    assert!(door.tiles().iter().all(|tile| tile.user != clinic.nurse));
}

/// Its name, both key files, the database, what was prepared, and the epoch that holds.
type Interrupted<'a> = (
    &'static str,
    &'a [u8],
    &'a [u8],
    &'a [u8],
    Option<&'a [u8]>,
    u32,
);

#[test]
fn whatever_is_interrupted_ends_in_the_old_or_the_new_state() {
    let (clinic, old, new) = renewed();
    let [keys, copy, journal, next] = paths(&clinic);
    let half = &new[2][..new[2].len() / 2];
    let anchors = Folder::new(&clinic.folder()).anchors();
    let anchored = fs::read(&anchors).unwrap();
    let states: [Interrupted<'_>; 7] = [
        ("nothing done", &old[0], &old[1], &old[2], None, 1),
        ("empty copy", &old[0], &old[1], &old[2], Some(b""), 1),
        ("half a copy", &old[0], &old[1], &old[2], Some(half), 1),
        ("copy made", &old[0], &old[1], &old[2], Some(&new[2]), 1),
        (
            "first key file",
            &new[0],
            &old[1],
            &old[2],
            Some(&new[2]),
            2,
        ),
        (
            "both key files",
            &new[0],
            &new[1],
            &old[2],
            Some(&new[2]),
            2,
        ),
        ("all done", &new[0], &new[1], &new[2], None, 2),
    ];
    for (name, first, second, database, prepared, epoch) in states {
        fs::write(&keys, first).unwrap();
        fs::write(&copy, second).unwrap();
        fs::write(&journal, database).unwrap();
        match prepared {
            Some(bytes) => fs::write(&next, bytes).unwrap(),
            None => drop(fs::remove_file(&next)),
        }
        for user in [clinic.doctor, clinic.reviewer] {
            let opened = clinic.enter(user);
            must_be_whole(&opened);
            assert!(!next.exists(), "{name}");
            assert_eq!(clinic_epoch(&opened), epoch, "{name}");
            drop(lock(opened));
        }
        let out = clinic.enter_and_notice(clinic.nurse).err().unwrap();
        assert!(
            matches!(out, Error::Vault(VaultError::UnknownUser)),
            "{name}"
        );
        // And from the old state the next lock goes on to the new one.
        if epoch == 1 {
            assert_eq!(renew(clinic.doctor()).keys().epoch(), 2, "{name}");
            must_be_whole(&clinic.doctor());
        }
        // Anchors of this round would not fit the files of the next.
        fs::write(&anchors, &anchored).unwrap();
    }
}

fn clinic_epoch(journal: &Journal) -> u32 {
    journal.keys().epoch()
}

#[test]
fn a_foreign_or_older_copy_never_takes_the_place_of_a_journal() {
    let (clinic, old, new) = renewed();
    let [_, _, journal, next] = paths(&clinic);
    // An earlier copy of the same journal under the same keys: the journal opens, so it is put away.
    let mut opened = clinic.doctor();
    register(&mut opened, DEMO[1]);
    drop(lock(opened));
    fs::write(&next, &new[2]).unwrap();
    let opened = clinic.doctor();
    assert!(!next.exists());
    must_be_whole(&opened);
    drop(lock(opened));
    // The journal does not open, and the copy lacks what an anchor names: both stay for somebody to look at.
    fs::write(&journal, &old[2]).unwrap();
    fs::write(&next, &new[2]).unwrap();
    assert!(matches!(
        clinic.enter_and_notice(clinic.doctor),
        Err(Error::Store(_))
    ));
    assert!(next.exists() && fs::read(&journal).unwrap() == old[2]);
}

#[test]
fn a_reader_that_is_still_at_work_puts_the_change_of_keys_off() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    retire(&mut journal, clinic.nurse);
    let reader = journal.reader().open().unwrap();
    let (shut, _) = journal.lock_and_renew(LockReason::Asked);
    let Shut::Renew(task) = shut else {
        panic!("the keys have to give way");
    };
    let progress = Progress::default();
    progress.cancel();
    let (door, done) = task.run(&progress);
    assert!(done.is_err() && door.keys().epoch() == 1);
    drop((reader, door));
    assert_eq!(renew(clinic.doctor()).keys().epoch(), 2);
}

/// The window proves the passphrase with the key file of before; the journal has the last word.
#[test]
fn whoever_was_unlocking_while_she_was_retired_is_told() {
    let clinic = Clinic::new();
    let keys = clinic.door().keys().clone();
    let mut journal = clinic.doctor();
    retire(&mut journal, clinic.nurse);
    let door = lock(journal);
    let unlock = Unlock {
        keys,
        user: clinic.nurse,
        passphrase: passphrase(),
    };
    let error = door
        .enter(unlock.run().unwrap())
        .err()
        .map(|(_, error)| error);
    assert!(matches!(error, Some(Error::UserRetired)));
}

#[test]
fn a_journal_knows_its_recovery_key_from_the_first_entry() {
    let place = tempfile::tempdir().unwrap();
    let founded = found(
        &place.path().join("Journal"),
        false,
        Clock::set(at(OPENING)),
    );
    let keys = fs::read_to_string(place.path().join("Journal/vault.keys")).unwrap();
    let Ok((journal, noticed)) = founded.door.enter(founded.opened) else {
        panic!("the first login");
    };
    let known = journal.clinic().recovery_public.clone().unwrap();
    assert!(!noticed.recovery_differs && keys.contains(&format!("{{\"public\":\"{known}\"")));
}

#[test]
fn a_recovery_key_that_somebody_swapped_is_red_and_no_root_key_is_sealed_to_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let first = RecoveryKey::new().unwrap();
    journal.replace_recovery_key(&first).unwrap();
    drop(lock(journal));
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(!noticed.recovery_differs);
    drop(lock(journal));
    swap_recovery(&clinic.folder());
    let (mut journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(noticed.recovery_differs);
    retire(&mut journal, clinic.nurse);
    let (shut, _) = journal.lock_and_renew(LockReason::Asked);
    let Shut::Renew(task) = shut else {
        panic!("the keys have to give way");
    };
    let (door, done) = task.run(&Progress::default());
    assert!(matches!(
        done,
        Err(Error::Vault(VaultError::RecoveryDiffers))
    ));
    drop(door);

    // The way out: another recovery key, and then the keys give way.
    let mut journal = clinic.doctor();
    assert_eq!(journal.keys().epoch(), 1);
    let recovery = RecoveryKey::new().unwrap();
    journal.replace_recovery_key(&recovery).unwrap();
    drop(renew(journal));
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(!noticed.recovery_differs);
    assert_eq!(journal.keys().epoch(), 2);
    must_be_whole(&journal);
}
