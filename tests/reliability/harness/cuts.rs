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
}

impl fmt::Display for Cuts {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} cuts among {} operations, seed {SEED}: {} of {} lost, {} photos missing, {} journals broken",
            self.tried, self.operations, self.lost, self.said, self.missing, self.broken
        )
    }
}

impl Cuts {
    fn add(&mut self, checked: &Checked) {
        self.tried += 1;
        self.said += checked.said;
        self.lost += checked.lost;
        self.missing += checked.missing;
        self.broken += usize::from(checked.code != 0 && checked.missing == 0);
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
