//! Killed at random moments while it saves, while a journal is made, and while an older one is made ready.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mimik::journal::door::Door;
use mimik::journal::{Clock, Error, FolderRefusal, Ids};
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};

use super::SEED;
use super::check::{Checked, check};
use super::place::Place;
use super::process::{Moment, kill, must_run, text};
use crate::clinic::{ORIGIN, age, all_entries, enter, files, lay, must_be_whole, opened_by};

/// What kills while saving have left.
#[derive(Debug)]
pub struct Saving {
    pub kills: u32,
    pub last: Checked,
    /// At most, at any look on the way.
    pub missing: usize,
    pub lost: usize,
    pub not_whole: usize,
}

impl fmt::Display for Saving {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = &self.last;
        write!(
            to,
            "{} kills, seed {SEED}: {} of {} lost, {} photos missing, {} looks at a journal not whole; \
             {} entries, {} photos, {} files without an entry, {} left in tmp",
            self.kills,
            self.lost,
            last.said,
            self.missing,
            self.not_whole,
            last.entries,
            last.photos,
            last.unlisted,
            last.left_in_tmp
        )
    }
}

/// Looked at after each kill at first, later now and then: the last look sees all of them.
pub fn while_saving(kills: u32, order: &str) -> Saving {
    let place = Place::founded();
    let folder = place.folder();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut said = String::new();
    let mut found = Saving {
        kills,
        last: Checked::default(),
        missing: 0,
        lost: 0,
        not_whole: 0,
    };
    for round in 0..kills {
        let after = Duration::from_millis(u64::from(rng.next_u32() % 900));
        let moment = match round % 6 {
            5 => Moment::FromItsStart(after),
            _ => Moment::FromItsFirstWord(after),
        };
        said += &kill(
            &moment,
            &["write", text(&folder), &round.to_string(), order],
        );
        if round < 12 || round % 20 == 0 || round + 1 == kills {
            found.look(check(&folder, &said));
        }
    }
    found
}

impl Saving {
    fn look(&mut self, checked: Checked) {
        self.missing = self.missing.max(checked.missing);
        self.lost = self.lost.max(checked.lost);
        self.not_whole += usize::from(checked.code != 0);
        self.last = checked;
    }
}

#[derive(Debug)]
pub struct Founding {
    pub kills: u32,
    pub whole: u32,
    pub none: u32,
}

impl fmt::Display for Founding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, whole, none } = self;
        write!(to, "{kills} kills, seed {SEED}: {whole} whole, {none} none")
    }
}

/// A journal is there whole, or not at all; and what a kill leaves beside its place, the next creation clears away.
#[track_caller]
pub fn while_founding(kills: u32) -> Founding {
    let place = Place::new();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let longest = time_of(|| drop(must_run(&["found", text(&place.folder())])));
    let mut found = Founding {
        kills,
        whole: 0,
        none: 0,
    };
    for round in 0..kills {
        let parent = place.beside(&round.to_string());
        let folder = parent.join("Journal");
        fs::create_dir(&parent).unwrap();
        let said = kill(&within(longest, &mut rng), &["found", text(&folder)]);
        match Door::inspect(&folder, Clock::System, Ids::System, ORIGIN) {
            Ok(door) => {
                found.whole += 1;
                let doctor = door.tiles().first().unwrap().user;
                let Ok((journal, _)) = enter(door, doctor) else {
                    panic!("kill {round}: it does not open");
                };
                must_be_whole(&journal);
            }
            Err(Error::Closed(FolderRefusal::Nothing)) => {
                found.none += 1;
                assert_eq!(said, "", "kill {round}");
                must_run(&["found", text(&folder)]);
                assert_eq!(names(&parent), ["Journal"], "kill {round}");
            }
            Err(error) => panic!("kill {round}: {error:?}"),
        }
        fs::remove_dir_all(&parent).unwrap();
    }
    found
}

#[derive(Debug)]
pub struct Readying {
    pub kills: u32,
    pub old: u32,
    /// Migrated, and nobody was told yet.
    pub unsaid: u32,
    pub new: u32,
}

impl fmt::Display for Readying {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kills,
            old,
            unsaid,
            new,
        } = self;
        write!(
            to,
            "{kills} kills, seed {SEED}: {old} old, {unsaid} migrated, {new} said"
        )
    }
}

/// While a journal of an older program is copied aside, migrated, and says so.
#[track_caller]
pub fn while_made_ready(kills: u32) -> Readying {
    let place = Place::founded();
    let older = place.folder();
    let door = Door::inspect(&older, Clock::System, Ids::System, ORIGIN).unwrap();
    let doctor = door.tiles().first().unwrap().user;
    let key = *opened_by(&door, doctor).keys.database();
    drop(door);
    age(&older.join("journal.db"), &key, 8);
    let copy = |name: &str| {
        lay(&files(&older, Path::new(name)), &place.disk());
        place.disk().join(name)
    };
    must_run(&["open", text(&copy("First"))]);
    let second = copy("Second");
    let longest = time_of(|| drop(must_run(&["open", text(&second)])));
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut found = Readying {
        kills,
        old: 0,
        unsaid: 0,
        new: 0,
    };
    for round in 0..kills {
        let folder = copy(&format!("Round {round}"));
        kill(&within(longest, &mut rng), &["open", text(&folder)]);
        let noted = folder.join("migrated.json").exists();
        let door = Door::inspect(&folder, Clock::System, Ids::System, ORIGIN).unwrap();
        let due = door.upgrade().is_due(&opened_by(&door, doctor).keys);
        match (due, noted) {
            (true, _) => found.old += 1,
            (false, true) => found.unsaid += 1,
            (false, false) => found.new += 1,
        }
        let Ok((journal, _)) = enter(door, doctor) else {
            panic!("kill {round}: it does not open");
        };
        must_be_whole(&journal);
        let kinds = all_entries(&journal).into_iter();
        let said = kinds.filter(|entry| entry.header.kind == "schema_migrated");
        assert_eq!(said.count(), 1, "kill {round}");
        drop(journal);
        let left = names(&folder).into_iter();
        let left =
            left.filter(|name| name.starts_with("journal-schema") || name == "migrated.json");
        let left: Vec<String> = left.collect();
        assert_eq!(left.len(), 1, "kill {round}: {left:?}");
        fs::remove_dir_all(&folder).unwrap();
    }
    found
}

/// A moment somewhere in what takes so long.
pub fn within(longest: Duration, rng: &mut ChaCha8Rng) -> Moment {
    let longest = longest.as_micros() as u32;
    Moment::FromItsStart(Duration::from_micros(u64::from(rng.next_u32() % longest)))
}

pub fn time_of(act: impl FnOnce()) -> Duration {
    let began = Instant::now();
    act();
    began.elapsed()
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}
