//! Wrong passphrases over restarts and clock changes: nothing shortens a wait, nobody locks a colleague out.

use std::fs;
use std::time::Duration;

use mimik::domain::id::UserId;
use mimik::domain::time::{HOUR, MINUTE, Moment, SECOND};
use mimik::journal::door::Door;
use mimik::vault::Folder;

use crate::clinic::{Clinic, enter, last_kinds, lock, must_be_whole};

/// A program that ends without locking, and is started again with the system's clock moved by so much.
fn restart(clinic: &Clinic, door: Door, by: i64) -> Door {
    drop(door);
    clinic.clock.move_to(clinic.clock.system_time().plus(by));
    clinic.door()
}

fn fail(door: &mut Door, user: UserId, times: u32) {
    for _ in 0..times {
        door.passphrase_was_wrong(user);
    }
}

const fn full(failures: u32) -> u64 {
    match failures / 5 {
        0 => 0,
        1 => 60,
        2 => 120,
        3 => 240,
        _ => 300,
    }
}

/// Ten counts of failures, five ways to change the clock while the program is down: 50 cases.
#[test]
fn neither_a_restart_nor_the_clock_shortens_a_wait_in_50_of_50_cases() {
    let mut cases = 0;
    for failures in [5, 10, 15, 20, 25, 30, 35, 40, 45, 50] {
        for by in [0, -HOUR, -400 * 24 * HOUR, 59 * SECOND, 400 * 24 * HOUR] {
            let clinic = Clinic::new();
            let mut door = clinic.door();
            fail(&mut door, clinic.nurse, failures);
            let door = restart(&clinic, door, by);
            let left = Duration::from_secs(full(failures));
            assert!(left <= Duration::from_mins(5));
            assert_eq!(door.wait(clinic.nurse), Some(left), "{failures} {by}");
            // Once more: it begins again in full, and it never grows by that.
            let door = restart(&clinic, door, -by);
            assert_eq!(door.wait(clinic.nurse), Some(left), "{failures} {by}");
            for colleague in [clinic.doctor, clinic.colleague, clinic.reviewer] {
                assert_eq!(door.wait(colleague), None, "own tile only");
            }
            cases += 1;
        }
    }
    assert_eq!(cases, 50);
}

#[test]
fn the_count_goes_on_after_a_restart_and_after_a_colleagues_visit() {
    let clinic = Clinic::new();
    let mut door = clinic.door();
    fail(&mut door, clinic.nurse, 3);
    let door = restart(&clinic, door, MINUTE);
    assert_eq!(
        (door.failures_of(clinic.nurse), door.wait(clinic.nurse)),
        (3, None)
    );
    let (journal, _) = enter(door, clinic.doctor).ok().unwrap();
    let mut door = restart(&clinic, lock(journal), MINUTE);
    fail(&mut door, clinic.nurse, 2);
    let door = restart(&clinic, door, MINUTE);
    assert_eq!(door.wait(clinic.nurse), Some(Duration::from_mins(1)));
    // Her own login ends it.
    let (journal, _) = enter(door, clinic.nurse).ok().unwrap();
    let door = restart(&clinic, lock(journal), 0);
    assert_eq!(door.failures_of(clinic.nurse), 0);
    assert!(!Folder::new(&clinic.folder()).tries().exists());
}

#[test]
fn each_failure_becomes_one_entry_at_its_own_time_also_if_the_note_of_it_is_lost() {
    let clinic = Clinic::new();
    let mut door = clinic.door();
    fail(&mut door, clinic.nurse, 2);
    let mut door = restart(&clinic, door, MINUTE);
    fail(&mut door, clinic.nurse, 1);
    let tries = Folder::new(&clinic.folder()).tries();
    let before = fs::read(&tries).unwrap();
    let mut door = restart(&clinic, door, MINUTE);
    let expected = [
        "session_opened",
        "login_failed",
        "login_failed",
        "login_failed",
        "logged_in",
    ];
    let (journal, _) = enter(door, clinic.doctor).ok().unwrap();
    assert_eq!(last_kinds(&journal, 5), expected);
    let at: Vec<Moment> = journal
        .log(&mimik::journal::view::LogFilter::default(), None, 5)
        .unwrap()
        .iter()
        .filter(|row| row.entry.header.kind == "login_failed")
        .map(|row| row.entry.header.occurred_at)
        .collect();
    let opening = crate::clinic::at(crate::clinic::OPENING);
    assert_eq!(at, [opening.plus(MINUTE), opening, opening]);
    must_be_whole(&journal);
    // The program ended after its entries and before its note of them.
    drop(journal);
    fs::write(&tries, &before).unwrap();
    door = clinic.door();
    let (journal, _) = enter(door, clinic.doctor).ok().unwrap();
    assert_eq!(
        last_kinds(&journal, 3),
        ["logged_in", "session_opened", "logged_in"]
    );
}

#[test]
fn a_failure_while_the_clock_was_ahead_did_not_happen_in_the_future() {
    let clinic = Clinic::new();
    clinic.clock.move_to(crate::clinic::at("2027-11-23 08:00"));
    let mut door = clinic.door();
    fail(&mut door, clinic.nurse, 1);
    let door = restart(&clinic, door, -365 * 24 * HOUR);
    let (journal, _) = enter(door, clinic.doctor).ok().unwrap();
    let rows = journal
        .log(&mimik::journal::view::LogFilter::default(), None, 3)
        .unwrap();
    assert!(
        rows.iter()
            .all(|row| row.entry.header.occurred_at <= row.entry.header.recorded_at)
    );
    must_be_whole(&journal);
}

#[test]
fn a_torn_or_foreign_file_keeps_nobody_out() {
    let clinic = Clinic::new();
    let tries = Folder::new(&clinic.folder()).tries();
    for garbage in [&b"{\"user\":\"01"[..], b"\0\0\0\0\0", &[0xFF; 4096]] {
        fs::write(&tries, garbage).unwrap();
        let mut door = clinic.door();
        assert_eq!(door.wait(clinic.nurse), None);
        fail(&mut door, clinic.nurse, 5);
        let door = restart(&clinic, door, 0);
        assert_eq!(door.wait(clinic.nurse), Some(Duration::from_mins(1)));
        let (journal, _) = enter(door, clinic.nurse).ok().unwrap();
        drop(lock(journal));
    }
    // A folder in its place does no harm either.
    drop(fs::remove_file(&tries));
    fs::create_dir(&tries).unwrap();
    let mut door = clinic.door();
    fail(&mut door, clinic.nurse, 5);
    assert_eq!(door.wait(clinic.nurse), Some(Duration::from_mins(1)));
    let (journal, _) = enter(door, clinic.doctor).ok().unwrap();
    drop(lock(journal));
}
