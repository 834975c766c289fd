//! The door: passphrases, new users, locking, anchors, and what is noticed at the next opening.

use std::fs;
use std::time::Duration;

use mimik::domain::clinic::Clinic as Named;
use mimik::domain::id::UserId;
use mimik::domain::log::LockReason;
use mimik::domain::time::SECOND;
use mimik::domain::user::Role;
use mimik::journal::door::Door;
use mimik::journal::task::Unlock;
use mimik::journal::{Edit, Error, FolderRefusal, Passphrase, Refusal, VaultError};
use mimik::vault::Folder;
use mimik::vault::anchor::{self, Line, Why};

use crate::clinic::{
    Clinic, DEMO, PASSPHRASE, add_user, at, enter, entries, last_kinds, lock, must_be_whole, note,
    refusal, register, verify,
};

/// Types a wrong passphrase.
fn fail(door: &mut Door, user: UserId) {
    let unlock = Unlock {
        keys: door.keys().clone(),
        user,
        passphrase: Passphrase::typed("blåbærgrød på en onsdag"),
    };
    assert!(matches!(unlock.run(), Err(VaultError::WrongPassphrase)));
    door.passphrase_was_wrong(user);
}

#[test]
fn five_wrong_passphrases_make_that_user_wait_and_become_entries() {
    let clinic = Clinic::new();
    let mut door = clinic.door();
    for _ in 0..5 {
        assert_eq!(door.wait(clinic.nurse), None);
        fail(&mut door, clinic.nurse);
    }
    assert_eq!(door.wait(clinic.nurse), Some(Duration::from_mins(1)));
    assert_eq!(door.wait(clinic.doctor), None, "a colleague is not touched");
    clinic
        .clock
        .move_to(at("2026-11-23 08:00").plus(59 * SECOND));
    assert_eq!(door.wait(clinic.nurse), Some(Duration::from_secs(1)));

    let Ok((journal, _)) = enter(door, clinic.doctor) else {
        panic!("the doctor gets in");
    };
    let mut expected = vec!["session_opened"];
    expected.extend(["login_failed"; 5]);
    expected.push("logged_in");
    assert_eq!(last_kinds(&journal, 7), expected);
    must_be_whole(&journal);

    // That a colleague came and went shortens nobody's wait.
    let door = lock(journal);
    assert_eq!(door.wait(clinic.nurse), Some(Duration::from_secs(1)));
    clinic.clock.move_to(at("2026-11-23 08:01"));
    assert_eq!(door.wait(clinic.nurse), None);
    let Ok((journal, _)) = enter(door, clinic.nurse) else {
        panic!("the nurse gets in");
    };
    assert_eq!(lock(journal).wait(clinic.nurse), None);
}

#[test]
fn a_wrong_passphrase_in_a_dialog_counts_as_one_at_the_door() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    for _ in 0..5 {
        assert_eq!(journal.wait(clinic.doctor), None);
        journal.passphrase_was_wrong(clinic.doctor).unwrap();
    }
    assert_eq!(last_kinds(&journal, 5), ["login_failed"; 5]);
    assert_eq!(journal.wait(clinic.doctor), Some(Duration::from_mins(1)));
    assert_eq!(
        lock(journal).wait(clinic.doctor),
        Some(Duration::from_mins(1))
    );
}

#[test]
fn the_start_of_the_program_is_written_once_and_each_login_of_its_own() {
    let clinic = Clinic::new();
    let door = lock(clinic.doctor());
    let Ok((journal, _)) = enter(door, clinic.nurse) else {
        panic!("the nurse gets in");
    };
    drop(lock(journal));
    let journal = clinic.doctor();
    let kinds = last_kinds(&journal, 6);
    assert_eq!(
        kinds,
        [
            "logged_in",
            "locked",
            "logged_in",
            "locked",
            "session_opened",
            "logged_in"
        ]
    );
}

#[test]
fn a_user_added_by_the_doctor_gets_in_and_only_as_her_role() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let added = add_user(&mut journal, "Line Demo", Role::Nurse, true).unwrap();
    drop(lock(journal));

    let door = clinic.door();
    let tile = door
        .tiles()
        .into_iter()
        .find(|tile| tile.user == added)
        .unwrap();
    assert_eq!((tile.name.as_str(), tile.role), ("Line Demo", Role::Nurse));
    let Ok((mut journal, _)) = enter(door, added) else {
        panic!("the new nurse gets in");
    };
    assert_eq!(
        (journal.author().user, journal.author().role),
        (added, Role::Nurse)
    );
    let set = Edit::SetResponsibleDoctor {
        patient,
        doctor: clinic.colleague,
    };
    assert_eq!(refusal(journal.apply(set)), Refusal::Role(Role::Doctor));
    journal
        .apply(note(patient, at("2026-11-23 08:00"), "Ringede"))
        .unwrap();
    assert_eq!(
        journal.record(patient).unwrap().course.notes[0].user,
        Some(added)
    );
    must_be_whole(&journal);
}

#[test]
fn only_a_doctor_adds_users() {
    let clinic = Clinic::new();
    let before = clinic.door().tiles().len();
    for user in [clinic.nurse, clinic.reviewer] {
        let mut journal = clinic.enter(user);
        let error = add_user(&mut journal, "Falsk Demo", Role::Doctor, true).unwrap_err();
        assert_eq!(error.refusal(), Some(&Refusal::Role(Role::Doctor)));
        drop(lock(journal));
    }
    assert_eq!(clinic.door().tiles().len(), before);
}

#[test]
fn the_name_above_the_tiles_follows_the_clinics() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let named = Named {
        name: "Klinik Prøvesen".to_owned(),
        ..Named::default()
    };
    journal.apply(Edit::ChangeClinic(named)).unwrap();
    assert_eq!(lock(journal).clinic(), "Klinik Prøvesen");
    assert_eq!(clinic.door().clinic(), "Klinik Prøvesen");
}

fn anchors(clinic: &Clinic) -> Vec<(i64, Why)> {
    let lines = anchor::all(&Folder::new(&clinic.folder())).unwrap();
    let heads = lines.iter().map(|line| match line {
        Line::Anchor(anchor) => (anchor.head().seq, anchor.head().why),
        Line::Unreadable { number } => panic!("line {number}"),
    });
    heads.collect()
}

#[test]
fn a_locked_journal_says_so_and_leaves_an_anchor_of_its_last_entry() {
    let clinic = Clinic::new();
    let journal = clinic.doctor();
    let last = entries(&journal).cast_signed() + 1;
    let (door, written) = journal.lock(LockReason::Closed);
    written.unwrap();
    drop(door);
    assert_eq!(anchors(&clinic).last(), Some(&(last, Why::Exit)));
    let journal = clinic.doctor();
    let kinds = last_kinds(&journal, 3);
    assert_eq!(kinds, ["locked", "session_opened", "logged_in"]);
    assert!(must_be_whole(&journal).anchors_read > 0);
}

#[test]
fn at_most_49_entries_stand_behind_the_last_anchor_even_if_nobody_ever_locks() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    for session in 0..4 {
        let mut journal = clinic.doctor();
        for call in 0..20 {
            journal
                .apply(note(patient, at("2026-11-23 08:00"), "Ringede"))
                .unwrap();
            let (head, last) = (
                entries(&journal).cast_signed(),
                anchors(&clinic).last().unwrap().0,
            );
            assert!(
                head - last < 50,
                "session {session}, call {call}: {last} of {head}"
            );
        }
        // Dropped without being locked, as by a kill.
    }
    assert!(anchors(&clinic).iter().any(|(_, why)| *why == Why::Fifty));
}

/// Puts back the database as it was before the last session.
fn cut(clinic: &Clinic, meanwhile: impl FnOnce()) {
    let path = clinic.folder().join("journal.db");
    let old = fs::read(&path).unwrap();
    meanwhile();
    fs::write(&path, old).unwrap();
}

#[test]
fn a_journal_that_was_set_back_is_noticed_and_still_read() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    cut(&clinic, || {
        let mut journal = clinic.doctor();
        journal
            .apply(note(patient, at("2026-11-23 08:00"), "Ringede"))
            .unwrap();
        drop(lock(journal));
    });
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(noticed.anchor_broken);
    assert!(journal.record(patient).unwrap().course.notes.is_empty());
    assert_eq!(verify(&journal).exit_code(), 2);

    // A lock in between does not make it good again.
    drop(lock(journal));
    let (journal, noticed) = clinic.enter_and_notice(clinic.doctor).unwrap();
    assert!(noticed.anchor_broken);
    assert_eq!(verify(&journal).exit_code(), 2);
}

#[test]
fn a_slot_without_its_entry_opens_nothing() {
    let clinic = Clinic::new();
    let mut added = None;
    cut(&clinic, || {
        let mut journal = clinic.doctor();
        added = add_user(&mut journal, "Line Demo", Role::Nurse, true).ok();
        drop(lock(journal));
    });
    let error = clinic.enter_and_notice(added.unwrap()).err().unwrap();
    assert!(matches!(error, Error::UserDisagrees), "{error:?}");
    // The door is given back: whoever belongs here gets in.
    let Err((door, _)) = enter(clinic.door(), added.unwrap()) else {
        panic!("no entry");
    };
    assert!(enter(*door, clinic.doctor).is_ok());
}

#[test]
fn a_second_program_is_told_that_the_journal_is_open() {
    let clinic = Clinic::new();
    let journal = clinic.doctor();
    let error = clinic.try_door().err().unwrap();
    assert!(
        matches!(error, Error::Closed(FolderRefusal::AlreadyOpen)),
        "{error:?}"
    );
    drop(lock(journal));
    assert!(clinic.try_door().is_ok());
}

#[test]
fn errors_and_what_they_print_hold_no_passphrase() {
    let clinic = Clinic::new();
    let door = clinic.door();
    let unlock = Unlock {
        keys: door.keys().clone(),
        user: UserId::from_bytes([9; 16]),
        passphrase: Passphrase::typed(PASSPHRASE),
    };
    let error = Error::from(unlock.run().unwrap_err());
    assert!(!format!("{error:?} {error}").contains("grød"));
}
