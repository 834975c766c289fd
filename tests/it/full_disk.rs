//! A disk that is really full: a small one in memory that the test fills. What was in hand is signed, nothing is lost, and
//! there is a way out (`reliability.md` »reserve«, R-06).
//!
//! The small disk is mounted in a name space of a process of its own; where the system does not allow that, it is said.
#![expect(
    clippy::print_stdout,
    reason = "that a test could not be run is read by a person"
)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use egui_kittest::kittest::Queryable as _;
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::identity::{Country, Number};
use mimik::domain::log::LockReason;
use mimik::domain::name::PersonName;
use mimik::domain::patient::Patient;
use mimik::domain::time::Day;
use mimik::journal::door::Door;
use mimik::journal::task::Founded;
use mimik::journal::{Clock, Edit, Error, FolderRefusal, Ids, Journal, Reserve};
use mimik::text::Language;
use mimik::ui::setup::ThemeChoice;

use crate::clinic::{
    OPENING, ORIGIN, PASSPHRASE, all_entries, at, enter, found, must_be_whole, note, registration,
};
use crate::ui::first_start::click;
use crate::ui::kit::{gate, look};
use crate::ui::lock::unlock;

/// Where the small disk is, in the process that has one.
const DISK: &str = "MIMIK_SMALL_DISK";

/// Gives the small disk in the process that has one; elsewhere runs the test in such a process.
fn small_disk(test: &str) -> Option<PathBuf> {
    if let Some(disk) = std::env::var_os(DISK) {
        return Some(disk.into());
    }
    let place = tempfile::tempdir().unwrap();
    let mounts = "mount -t tmpfs -o size=130m none \"$MIMIK_SMALL_DISK\" || exit 77; exec \"$@\"";
    let outcome = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", mounts, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(DISK, place.path())
        .output();
    match outcome {
        Ok(output) if output.status.success() => {}
        Ok(output) if output.status.code() == Some(101) => {
            let said = String::from_utf8_lossy(&output.stderr);
            panic!("{said}{}", String::from_utf8_lossy(&output.stdout));
        }
        _ => println!("{test}: not run, this system lets nobody mount a small disk"),
    }
    None
}

struct Ground {
    disk: PathBuf,
    clock: Clock,
}

impl Ground {
    /// A journal of real patients: a practice clinic holds nothing back.
    fn begin(disk: PathBuf) -> (Self, Journal, UserId) {
        let ground = Self {
            disk,
            clock: Clock::set(at(OPENING)),
        };
        let Founded { door, opened } = found(&ground.folder(), false, ground.clock.clone());
        let doctor = opened.user;
        let Ok((journal, _)) = door.enter(opened) else {
            panic!("the first login");
        };
        (ground, journal, doctor)
    }

    fn folder(&self) -> PathBuf {
        self.disk.join("Journal")
    }

    fn door(&self) -> Door {
        Door::inspect(&self.folder(), self.clock.clone(), Ids::System, ORIGIN).unwrap()
    }

    /// Somebody else's film fills the disk to the last byte, but for so much.
    fn fill_but(&self, left: usize) {
        let path = self.disk.join("film");
        let mut film = File::options()
            .append(true)
            .create(true)
            .open(path)
            .unwrap();
        for size in [1 << 20, 4096, 1] {
            let block = vec![7; size];
            while film.write_all(&block).is_ok() {}
        }
        let length = film.metadata().unwrap().len();
        film.set_len(length.saturating_sub(left as u64)).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.disk.join("film")).unwrap();
    }

    fn is_held_back(&self) -> bool {
        self.folder().join("reserve").exists()
    }
}

fn keep(journal: &mut Journal) -> Reserve {
    let reserve = journal.keep_reserve().unwrap().run().unwrap();
    journal.reserve_is(reserve);
    reserve
}

fn patient(journal: &mut Journal) -> PatientId {
    let doctor = journal.clinic().doctors().next().unwrap().id;
    let patient = Patient {
        name: PersonName::parse("Prøvesen", "Agnete", None).unwrap(),
        birth_date: Day::new(1985, 3, 14).unwrap(),
        number: Number::foreign("TEST 0001", Country::parse("NO").unwrap()).unwrap(),
        sex: None,
        phone: String::new(),
        email: String::new(),
        address: String::new(),
    };
    let edit = Edit::RegisterPatient(registration(patient, doctor));
    journal.apply(edit).unwrap().patient.unwrap()
}

fn long_note(journal: &Journal, patient: PatientId) -> Edit {
    note(
        patient,
        journal.now().unwrap().moment,
        &"Ingen hævelse. ".repeat(300),
    )
}

fn is_full(error: &Error) -> bool {
    matches!(error, Error::Store(fault) if fault.to_string() == "the disk is full")
}

#[test]
fn what_is_in_hand_is_signed_on_a_full_disk() {
    let Some(disk) = small_disk("full_disk::what_is_in_hand_is_signed_on_a_full_disk") else {
        return;
    };
    let (ground, mut journal, doctor) = Ground::begin(disk);
    assert_eq!(keep(&mut journal), Reserve::Kept);
    let patient = patient(&mut journal);

    ground.fill_but(0);
    let mut notes = 0;
    while !journal.gave_up_reserve() {
        let edit = long_note(&journal, patient);
        journal.apply(edit).unwrap();
        notes += 1;
    }
    assert!(!ground.is_held_back());
    // It is not taken back from what is being written.
    assert_eq!(keep(&mut journal), Reserve::NoRoom);
    for _ in 0..200 {
        let edit = long_note(&journal, patient);
        journal.apply(edit).unwrap();
    }
    notes += 200;
    assert!(journal.gave_up_reserve());

    // That, too, is used up: said, and nothing changed.
    ground.fill_but(0);
    let before = journal.head().unwrap();
    let refused = loop {
        let edit = long_note(&journal, patient);
        match journal.apply(edit) {
            Ok(_) => notes += 1,
            Err(error) => break error,
        }
    };
    assert!(is_full(&refused), "{refused:?}");
    assert!(journal.head().unwrap() >= before);

    // The lock cannot be written; what is saved is there after it, and can be read on a full disk.
    let (door, _) = journal.lock(LockReason::Asked);
    drop(door);
    ground.make_room();
    let Ok((mut journal, _)) = enter(ground.door(), doctor) else {
        panic!("it does not open");
    };
    let found = all_entries(&journal).into_iter();
    let found = found
        .filter(|entry| entry.header.kind == "contact_note")
        .count();
    assert_eq!(found, notes);
    assert_eq!(keep(&mut journal), Reserve::Kept);
    let edit = long_note(&journal, patient);
    journal.apply(edit).unwrap();
    must_be_whole(&journal);
}

#[test]
fn a_journal_is_opened_on_a_full_disk() {
    let Some(disk) = small_disk("full_disk::a_journal_is_opened_on_a_full_disk") else {
        return;
    };
    let (ground, mut journal, doctor) = Ground::begin(disk);
    assert_eq!(keep(&mut journal), Reserve::Kept);
    let patient = patient(&mut journal);
    let (door, written) = journal.lock(LockReason::Asked);
    written.unwrap();
    drop(door);
    ground.fill_but(0);
    let Ok((mut journal, _)) = enter(ground.door(), doctor) else {
        panic!("it does not open");
    };
    assert!(journal.gave_up_reserve() && !ground.is_held_back());
    let edit = long_note(&journal, patient);
    journal.apply(edit).unwrap();

    // What was held back is used up, too: then it says so, and opens as soon as there is room.
    drop(journal.lock(LockReason::Asked));
    ground.fill_but(0);
    let Err((door, refused)) = enter(ground.door(), doctor) else {
        panic!("it opens without any room");
    };
    assert!(
        matches!(refused, Error::Closed(FolderRefusal::NoRoom)),
        "{refused:?}"
    );
    ground.make_room();
    let Ok((journal, _)) = enter(*door, doctor) else {
        panic!("it does not open");
    };
    must_be_whole(&journal);
}

/// R-06, in short: full after each 100 KB, with nothing held back.
#[test]
fn a_disk_that_fills_at_any_moment_loses_nothing_and_takes_more_when_there_is_room() {
    let name = "full_disk::a_disk_that_fills_at_any_moment_loses_nothing_and_takes_more_when_there_is_room";
    let Some(disk) = small_disk(name) else {
        return;
    };
    let (ground, mut journal, doctor) = Ground::begin(disk);
    let patient = patient(&mut journal);
    let (mut kept, mut full) = (0, 0);
    for step in 0..20 {
        ground.fill_but(step * 100_000);
        for _ in 0..60 {
            let edit = long_note(&journal, patient);
            match journal.apply(edit) {
                Ok(_) => kept += 1,
                Err(error) => {
                    assert!(is_full(&error), "{error:?}");
                    full += 1;
                    break;
                }
            }
        }
        ground.make_room();
        let edit = long_note(&journal, patient);
        journal.apply(edit).unwrap();
        kept += 1;
        if step % 5 == 4 {
            let (door, written) = journal.lock(LockReason::Asked);
            written.unwrap();
            drop(door);
            let Ok((opened, _)) = enter(ground.door(), doctor) else {
                panic!("it does not open");
            };
            journal = opened;
        }
    }
    must_be_whole(&journal);
    let found = all_entries(&journal).into_iter();
    let found = found
        .filter(|entry| entry.header.kind == "contact_note")
        .count();
    assert_eq!(found, kept);
    println!("{full} times full, {kept} notes kept, 0 lost");
    assert!(full > 5, "the disk was never full");
}

#[test]
fn the_window_says_so_until_there_is_room_again() {
    let Some(disk) = small_disk("full_disk::the_window_says_so_until_there_is_room_again") else {
        return;
    };
    let (ground, mut journal, _doctor) = Ground::begin(disk);
    let patient = patient(&mut journal);
    let (door, written) = journal.lock(LockReason::Asked);
    written.unwrap();
    drop(door);
    let mut window = gate(
        &ground.clock,
        Some(ground.folder()),
        ThemeChoice::Light,
        Language::Danish,
    );
    unlock(&mut window, PASSPHRASE);
    assert!(window.state().journal().is_some() && ground.is_held_back());

    ground.fill_but(0);
    let says = |window: &egui_kittest::Harness<'_, _>, words: &str| {
        window.query_all_by_label_contains(words).count() > 0
    };
    while ground.is_held_back() {
        assert!(!says(&window, "Disken er fuld"));
        let edit = long_note(window.state().journal().unwrap(), patient);
        window
            .state_mut()
            .ask(mimik::ui::command::Command::Edit(edit));
        window.run_ok();
    }
    window.run_ok();
    assert!(says(&window, "Skriv færdig og underskriv nu"));
    look(&mut window, "full-disk");
    click(&mut window, "Prøv igen");
    assert!(says(&window, "Disken er fuld"));

    ground.make_room();
    click(&mut window, "Prøv igen");
    assert!(!says(&window, "Disken er") && ground.is_held_back());
}

/// The name that the journal gives it is known to whoever reads the folder.
#[test]
fn a_journal_with_its_reserve_is_inspected_and_verified_as_one_without() {
    let place = tempfile::tempdir().unwrap();
    let clock = Clock::set(at(OPENING));
    let folder: &Path = &place.path().join("Journal");
    let Founded { door, opened } = found(folder, false, clock.clone());
    let Ok((mut journal, _)) = door.enter(opened) else {
        panic!("the first login");
    };
    assert_eq!(keep(&mut journal), Reserve::Kept);
    must_be_whole(&journal);
    drop(journal.lock(LockReason::Asked));
    assert!(Door::inspect(folder, clock, Ids::System, ORIGIN).is_ok());
    assert!(folder.join("reserve").metadata().unwrap().len() >= 50_000_000);
}
