//! The n-th operation on the disk fails, for every n: nothing that was said to be saved is lost, and it is told.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::check::check;
use super::disk::program_on;
use super::place::{Files, Place};
use super::process::{run, text};
use super::rounds::{Round, Rounds};

/// How a disk fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Once; the next operation goes well.
    Once(Why),
    /// From then on.
    ForGood(Why),
}

/// What the disk says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is broken.
    Broken,
    /// It is full.
    Full,
}

impl Fault {
    pub const ALL: [Self; 4] = [
        Self::Once(Why::Broken),
        Self::ForGood(Why::Broken),
        Self::Once(Why::Full),
        Self::ForGood(Why::Full),
    ];

    fn at(self, number: usize) -> String {
        let (on, why) = match self {
            Self::Once(why) => ("", why),
            Self::ForGood(why) => ("+", why),
        };
        let error = match why {
            Why::Broken => 5,
            Why::Full => 28,
        };
        format!("{number}{on} {error}")
    }
}

/// Where a fault needs not be told, because nothing hangs on it. While the journal is closed SQLite puts its log, which lasts
/// already, into the database, and does it at the next start if it cannot; its sync of a folder comes after ours. Of the
/// keys there is another copy, the first look at the database is followed by others, what is half written goes at the next
/// start, and what failed tries, backups, a migration and a restore have to say is read again then.
const HARMLESS: [&str; 19] = [
    "open /Journal",
    "open backups.toml",
    "open journal.db",
    "open migrated.json",
    "open restored.json",
    "open tries.log",
    "open vault.keys",
    "open vault.keys.copy",
    "open vault.keys.next",
    "remove journal.db-shm",
    "remove journal.db-wal",
    "remove tmp",
    "remove tries.log",
    "sync /Journal",
    "sync journal.db",
    "sync journal.db-wal",
    "truncate journal.db",
    "truncate journal.db-wal",
    "write journal.db",
];

#[derive(Default, Debug)]
pub struct Faults {
    pub runs: usize,
    /// How many operations a run without a fault has.
    pub operations: usize,
    pub said: usize,
    pub lost: usize,
    pub broken: usize,
    pub panics: usize,
    /// Runs that told of it.
    pub shown: usize,
    /// Runs that went on without a word, and may.
    pub harmless: usize,
    /// Runs that may not: where the fault was, and how often.
    pub unsaid: BTreeMap<String, usize>,
    /// What went wrong, for whoever looks into it.
    pub wrong: Vec<String>,
}

impl fmt::Display for Faults {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} runs, one for each fault among {} operations: {} of {} lost, {} journals broken, {} panics, {} told, {} that need not be, \
             without a word {:?}",
            self.runs,
            self.operations,
            self.lost,
            self.said,
            self.broken,
            self.panics,
            self.shown,
            self.harmless,
            self.unsaid
        )?;
        self.wrong
            .iter()
            .try_for_each(|fault| write!(to, "\n  {fault}"))
    }
}

/// Every `step`-th operation fails in each of these ways, one a run.
pub fn while_visiting(first: usize, step: usize, kinds: &[Fault]) -> Faults {
    let before = Place::founded().files();
    let mut found = Faults::default();
    for number in (first..).step_by(step) {
        let clean = kinds
            .iter()
            .filter(|kind| !found.run(&before, **kind, number))
            .count();
        if clean == kinds.len() {
            return found;
        }
    }
    found
}

/// What must end in the old state or in the new one, with every `step`-th operation failing in one of the four ways.
#[track_caller]
pub fn while_doing(round: Round, first: usize, step: usize) -> Rounds {
    let before = Round::before();
    let mut rounds = Rounds::of(round);
    for (number, kind) in (first..).step_by(step).zip(Fault::ALL.into_iter().cycle()) {
        let place = Place::with(&before);
        let told = place.beside("told");
        let ran = run(program_on(&place.disk())
            .args(round.arguments(&place))
            .env("MIMIK_DISK_FAULT", kind.at(number))
            .env("MIMIK_DISK_TOLD", &told));
        let told = std::fs::read_to_string(told).unwrap();
        if told.starts_with("operations ") {
            assert!(ran.ended_well, "{round:?}: {}", ran.errors);
            break;
        }
        // The program for tests ends where a person would read a sentence; the journal's own code never does.
        assert!(!ran.errors.contains("panicked at src"), "{}", ran.errors);
        let failed = told.lines().next().unwrap_or_default();
        let is_photo = Path::new(failed).extension() == Some("kph".as_ref());
        if failed.starts_with("open ") && is_photo {
            round.look_for_all_but_a_photo(&place);
            rounds.tried += 1;
            rounds.unread += 1;
        } else {
            rounds.add(round.look(&place));
        }
    }
    rounds
}

impl Faults {
    /// Says whether the run came as far as its fault.
    fn run(&mut self, before: &Files, kind: Fault, number: usize) -> bool {
        let place = Place::with(before);
        let told = place.beside("told");
        let ran = run(program_on(&place.disk())
            .args(["visit", text(&place.folder())])
            .env("MIMIK_DISK_FAULT", kind.at(number))
            .env("MIMIK_DISK_TOLD", &told));
        let told = std::fs::read_to_string(told).unwrap();
        let failed = told.lines().find(|line| !line.starts_with("operations "));
        let Some(failed) = failed else {
            self.operations = told
                .trim()
                .strip_prefix("operations ")
                .map_or(0, |count| count.parse().unwrap());
            return false;
        };
        self.runs += 1;
        let what = || format!("{kind:?} {number}: {failed}");
        if !ran.ended_well || ran.errors.contains("panicked") {
            self.panics += 1;
            self.wrong.push(format!("{} {}", what(), ran.errors));
        }
        if ran.said.contains("ERROR ") {
            self.shown += 1;
        } else if HARMLESS.contains(&place_of(failed).as_str()) {
            self.harmless += 1;
        } else {
            *self.unsaid.entry(place_of(failed)).or_default() += 1;
        }
        let checked = check(&place.folder(), &ran.said);
        self.said += checked.said;
        self.lost += checked.lost;
        if !checked.is_well() {
            self.broken += usize::from(checked.lost == 0);
            self.wrong
                .push(format!("{} {checked:?} {}", what(), ran.said));
        }
        true
    }
}

/// The operation and its file, without names that differ from run to run.
fn place_of(failed: &str) -> String {
    let plain = failed
        .split_once(" /Journal/photos")
        .map(|(what, _)| format!("{what} photos"));
    let half = failed
        .split_once(" /Journal/tmp/")
        .map(|(what, _)| format!("{what} tmp"));
    plain
        .or(half)
        .unwrap_or_else(|| failed.replace(" /Journal/", " "))
}
