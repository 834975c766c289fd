//! The power is cut: a program is recorded once, and then the disk is left at any moment of what it did.
//!
//! The same with a disk that does not sync, or a program that writes the database before the photo, must report losses
//! or it proves nothing.

use std::fmt;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use super::SEED;
use super::check::{Checked, check};
use super::cut::{Disk, Unsynced};
use super::disk::program_on;
use super::log::{self, Operation};
use super::place::{Files, Place};
use super::process::{run, text};
use super::rounds::{Round, Rounds};

/// Operations at the end of a recording.
const LAST: usize = 24;

/// What a program did to a disk.
pub struct Recording {
    before: Files,
    operations: Vec<Operation>,
}

/// What is wrong about the program, or about the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sabotage {
    None,
    /// The disk says that it has synced, and has not.
    SyncOff,
    /// The entry is committed before the photo that it names is in its place.
    DatabaseFirst,
}

#[derive(Default, Debug)]
pub struct Cuts {
    pub tried: usize,
    pub said: usize,
    pub lost: usize,
    pub missing: usize,
    /// Journals that were not whole, or did not open.
    pub broken: usize,
    pub operations: usize,
    /// What went wrong, for whoever looks into it.
    pub wrong: Vec<String>,
}

impl fmt::Display for Cuts {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} cuts among {} operations, seed {SEED}: {} of {} lost, {} photos missing, {} journals broken",
            self.tried, self.operations, self.lost, self.said, self.missing, self.broken
        )?;
        self.wrong
            .iter()
            .try_for_each(|wrong| write!(to, "\n  {wrong}"))
    }
}

impl Cuts {
    fn add(&mut self, checked: &Checked) {
        self.tried += 1;
        self.said += checked.said;
        self.lost += checked.lost;
        self.missing += checked.missing;
        self.broken += usize::from(checked.code != 0 && checked.missing == 0);
        self.wrong.extend(checked.shut.clone());
    }
}

/// Runs a command of the program to its end on a disk that takes notes.
pub fn record(
    before: Files,
    arguments: impl Fn(&Place) -> Vec<String>,
    sabotage: Sabotage,
) -> Recording {
    let place = Place::with(&before);
    let notes = place.beside("notes");
    let mut program = program_on(&place.disk());
    program
        .args(arguments(&place))
        .env("MIMIK_DISK_LOG", &notes);
    if sabotage == Sabotage::SyncOff {
        program.env("MIMIK_DISK_SYNC", "off");
    }
    let ran = run(&mut program);
    assert!(ran.ended_well, "{}", ran.errors);
    Recording {
        before,
        operations: log::read(&notes),
    }
}

impl Recording {
    /// The first moments at which something has just been said after a sync had failed, and the end.
    fn words_after_the_failure(&self, most: usize) -> Vec<usize> {
        let operations = self.operations.iter().enumerate();
        let behind = operations.skip_while(|(_, done)| !matches!(done, Operation::FailedToSync(_)));
        let words = behind.filter(|(_, done)| matches!(done, Operation::Said(_)));
        let moments = words.map(|(number, _)| number + 1).take(most);
        moments.chain([self.len()]).collect()
    }

    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// The disk after so many operations, and what had been said by then.
    pub fn cut(&self, at: usize, unsynced: Unsynced, rng: &mut ChaCha8Rng) -> (Files, String) {
        let (mut disk, mut said) = (Disk::with(&self.before), String::new());
        for operation in self.operations.iter().take(at) {
            disk.take(operation);
            if let Operation::Said(words) = operation {
                said += words;
            }
        }
        (disk.cut(unsynced, rng), said)
    }
}

/// Saves so many times, and is cut so often, at moments spread over the whole recording.
pub fn while_saving(saves: u32, cuts: usize, sabotage: Sabotage) -> Cuts {
    let order = match sabotage {
        Sabotage::DatabaseFirst => "database-first",
        Sabotage::None | Sabotage::SyncOff => "photo-first",
    };
    let arguments = |place: &Place| {
        let folder = text(&place.folder()).to_owned();
        ["write", &folder, "1", order, &saves.to_string()]
            .map(str::to_owned)
            .to_vec()
    };
    let recording = record(Place::founded().files(), arguments, sabotage);
    let mut found = Cuts {
        operations: recording.len(),
        ..Cuts::default()
    };
    each_cut(&recording, cuts, |place, said| {
        found.add(&check(&place.folder(), said));
    });
    found
}

/// Spread over all of it, and every fourth among the last, where a change of names makes the new state.
fn moment(length: usize, (number, of): (usize, usize), rng: &mut ChaCha8Rng) -> usize {
    let [from, to] = if number % 4 == 3 {
        [length.saturating_sub(LAST), length]
    } else {
        [number, number + 1].map(|part| part * length / of)
    };
    rng.random_range(from..to.max(from + 1)) + 1
}

/// Lays out what each cut leaves, every other time with nothing that was not synced.
pub fn each_cut(recording: &Recording, cuts: usize, mut look: impl FnMut(&Place, &str)) {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    for number in 0..cuts {
        let at = moment(recording.len(), (number, cuts), &mut rng);
        let unsynced = if number % 2 == 0 {
            Unsynced::Lost
        } else {
            Unsynced::KeptInPart
        };
        let (files, said) = recording.cut(at, unsynced, &mut rng);
        let place = Place::with(&files);
        look(&place, &said);
    }
}

/// The power goes while something is done that must end in the old state or the new one.
#[track_caller]
pub fn while_doing(round: Round, cuts: usize) -> Rounds {
    let recording = record(
        Round::before(),
        |place| round.arguments(place),
        Sabotage::None,
    );
    let mut rounds = Rounds::of(round);
    each_cut(&recording, cuts, |place, _| rounds.add(round.look(place)));
    rounds
}

/// Files and folders whose sync must not fail in vain.
pub const SYNCED: [&str; 5] = [
    "/Journal",
    "/Journal/photos",
    "/Journal/journal.db-wal",
    "/Journal/journal.db",
    "/Journal/anchors.log",
];

/// A sync fails once, what it should have written is dropped, the work goes on, and the power goes when something was said.
///
/// The first sync of each of these, then the second, and so on to the last, or so many; each with so many cuts.
pub fn after_a_failed_sync(synced: &[&str], most: usize, cuts: usize) -> Cuts {
    let before = Place::founded().files();
    let mut found = Cuts::default();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    for path in synced {
        for number in 1..=most {
            let Some(recording) = with_a_failed_sync(&before, path, number) else {
                break;
            };
            found.operations += recording.len();
            for at in recording.words_after_the_failure(cuts) {
                let (files, said) = recording.cut(at, Unsynced::Lost, &mut rng);
                let checked = check(&Place::with(&files).folder(), &said);
                found.add(&checked);
                if !checked.is_well() {
                    found.wrong.push(format!("{path} {number}: {checked:?}"));
                }
            }
        }
    }
    found
}

fn with_a_failed_sync(before: &Files, path: &str, number: usize) -> Option<Recording> {
    let place = Place::with(before);
    let [notes, told] = ["notes", "told"].map(|name| place.beside(name));
    run(program_on(&place.disk())
        .args(["visit", text(&place.folder())])
        .env("MIMIK_DISK_ONLY", format!("sync {path}"))
        .env("MIMIK_DISK_FAULT", format!("{number} 5"))
        .env("MIMIK_DISK_TOLD", &told)
        .env("MIMIK_DISK_LOG", &notes));
    let has_failed = std::fs::read_to_string(told).unwrap().starts_with("sync ");
    has_failed.then(|| Recording {
        before: before.clone(),
        operations: log::read(&notes),
    })
}

/// The power goes while SQLite puts its log into the database, in the middle of a page that makes it longer.
pub fn with_a_torn_end() -> Checked {
    let arguments = |place: &Place| {
        let folder = text(&place.folder()).to_owned();
        ["write", &folder, "1", "photo-first", "4"]
            .map(str::to_owned)
            .to_vec()
    };
    let recording = record(Place::founded().files(), arguments, Sabotage::None);
    let empties_log = |operation: &Operation| match operation {
        Operation::Resized(path, _) | Operation::Removed(path) => path.ends_with("-wal"),
        _ => false,
    };
    let at = recording.operations.iter().position(empties_log).unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let (mut files, said) = recording.cut(at, Unsynced::Lost, &mut rng);
    let database = files.get_mut(std::path::Path::new("Journal/journal.db"));
    database.unwrap().as_mut().unwrap().extend([7; 512]);
    check(&Place::with(&files).folder(), &said)
}
