//! A folder that is watched while the photos of a record are shown: what is new there and whole is offered by itself.
//!
//! It is begun by hand for each record, so that a card never fills the record of the next patient.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use crate::domain::id::PatientId;
use crate::journal::task::{Look, LookIntoFolder, Size};
use crate::ui::command::{Command, Job, Report};

/// The name of the job that looks into the folder.
pub const WATCHING: &str = "watch folder";

/// Between two looks.
pub const EVERY: Duration = Duration::from_secs(2);

#[derive(Default)]
pub struct Watch {
    watched: Option<Watched>,
    /// Tells the answers for this folder from those for one that was watched before.
    number: u64,
}

struct Watched {
    folder: PathBuf,
    /// When it was looked into last, in seconds of the window's own clock.
    looked: Option<f64>,
    is_looking: bool,
    state: State,
}

/// What is known of the folder.
#[derive(Default)]
struct State {
    /// It was seen at least once.
    begun: bool,
    is_there: bool,
    /// Offered already, or there before.
    known: BTreeSet<PathBuf>,
    /// There before, and not asked for.
    before: Vec<PathBuf>,
    /// New, and how large it was at the last look.
    growing: BTreeMap<PathBuf, Size>,
}

/// What a look has brought.
#[derive(PartialEq, Eq, Debug)]
pub enum Brought {
    /// Files to be offered; often none.
    Files(Vec<PathBuf>),
    /// It is no camera's folder, and is not watched any more.
    TooMany,
}

impl Watch {
    pub fn begin(&mut self, folder: PathBuf) {
        self.number += 1;
        self.watched = Some(Watched {
            folder,
            looked: None,
            is_looking: false,
            state: State::default(),
        });
    }

    pub fn stop(&mut self) {
        self.watched = None;
    }

    /// The folder, and whether it is there; not yet known at the first moment.
    pub fn folder(&self) -> Option<(&PathBuf, Option<bool>)> {
        let watched = self.watched.as_ref()?;
        let state = &watched.state;
        let is_known = state.begun || watched.looked.is_some() && !watched.is_looking;
        Some((&watched.folder, is_known.then_some(state.is_there)))
    }

    /// How many files lay there before.
    pub fn before(&self) -> usize {
        self.watched
            .as_ref()
            .map_or(0, |watched| watched.state.before.len())
    }

    /// Those are wanted too.
    pub fn take_before(&mut self) -> Vec<PathBuf> {
        let watched = self.watched.as_mut();
        watched
            .map(|watched| std::mem::take(&mut watched.state.before))
            .unwrap_or_default()
    }

    /// In each frame in which the page is shown: looks again when it is time. Gives in how long that will be.
    pub fn look(
        &mut self,
        patient: PatientId,
        now: f64,
        commands: &mut Vec<Command>,
    ) -> Option<Duration> {
        let (number, watched) = (self.number, self.watched.as_mut()?);
        let waited = watched
            .looked
            .map(|looked| Duration::from_secs_f64((now - looked).max(0.0)));
        if let Some(left) = waited.and_then(|waited| EVERY.checked_sub(waited))
            && !left.is_zero()
        {
            return Some(left);
        }
        if !watched.is_looking {
            (watched.is_looking, watched.looked) = (true, Some(now));
            let look = LookIntoFolder(watched.folder.clone());
            commands.push(Command::Work(Job::new(WATCHING, move |_| {
                Report::FolderLooked {
                    patient,
                    watch: number,
                    look: look.run(),
                }
            })));
        }
        Some(EVERY)
    }

    pub fn looked(&mut self, number: u64, look: Look) -> Brought {
        let none = Brought::Files(Vec::new());
        let Some(watched) = self.watched.as_mut().filter(|_| self.number == number) else {
            return none;
        };
        watched.is_looking = false;
        match look {
            Look::Gone => {
                watched.state.is_there = false;
                watched.state.growing.clear();
                none
            }
            Look::TooMany => {
                self.watched = None;
                Brought::TooMany
            }
            Look::Files(files) => Brought::Files(watched.state.see(files)),
        }
    }
}

impl State {
    /// Those that are new and whole, in the order of names. What is there at the first look was there before.
    fn see(&mut self, files: BTreeMap<PathBuf, Size>) -> Vec<PathBuf> {
        self.is_there = true;
        if !std::mem::replace(&mut self.begun, true) {
            self.before = files.keys().cloned().collect();
            self.known = files.into_keys().collect();
            return Vec::new();
        }
        let mut whole = Vec::new();
        let mut growing = BTreeMap::new();
        for (path, size) in files {
            if self.known.contains(&path) {
                continue;
            }
            if size.bytes > 0 && self.growing.get(&path) == Some(&size) {
                self.known.insert(path.clone());
                whole.push(path);
            } else {
                growing.insert(path, size);
            }
        }
        self.growing = growing;
        whole
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use uuid::Uuid;

    use super::*;

    fn put(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, content).expect("a file");
        path
    }

    fn look(watch: &mut Watch, folder: &Path) -> Vec<PathBuf> {
        let number = watch.number;
        match watch.looked(number, LookIntoFolder(folder.to_owned()).run()) {
            Brought::Files(files) => files,
            Brought::TooMany => panic!("few files"),
        }
    }

    #[test]
    fn what_is_new_is_offered_once_it_is_whole_and_what_was_there_only_if_asked() {
        let card = tempfile::tempdir().expect("a folder");
        let old = put(card.path(), "0.jpg", b"old");
        let mut watch = Watch::default();
        watch.begin(card.path().to_owned());
        assert!(look(&mut watch, card.path()).is_empty());
        assert_eq!(watch.before(), 1);

        let new = put(card.path(), "1.jpg", b"ha");
        assert!(look(&mut watch, card.path()).is_empty(), "seen once");
        put(card.path(), "1.jpg", b"half");
        assert!(look(&mut watch, card.path()).is_empty(), "it has grown");
        assert_eq!(look(&mut watch, card.path()), [new]);
        assert!(look(&mut watch, card.path()).is_empty(), "offered already");
        put(card.path(), "2.jpg", b"");
        look(&mut watch, card.path());
        assert!(
            look(&mut watch, card.path()).is_empty(),
            "nothing in it yet"
        );

        assert_eq!(watch.take_before(), [old]);
        assert_eq!(watch.before(), 0);
    }

    #[test]
    fn a_card_that_is_pulled_out_is_taken_up_again() {
        let place = tempfile::tempdir().expect("a folder");
        let (card, away) = (place.path().join("card"), place.path().join("away"));
        fs::create_dir(&card).expect("a folder");
        put(&card, "0.jpg", b"old");
        let mut watch = Watch::default();
        watch.begin(card.clone());
        look(&mut watch, &card);
        assert_eq!(watch.folder(), Some((&card, Some(true))));
        fs::rename(&card, &away).expect("pulled out");
        assert!(look(&mut watch, &card).is_empty());
        assert_eq!(watch.folder(), Some((&card, Some(false))));
        let new = put(&away, "1.jpg", b"new");
        fs::rename(&away, &card).expect("put in again");
        look(&mut watch, &card);
        assert_eq!(
            look(&mut watch, &card),
            [card.join(new.file_name().expect("a name"))]
        );
        assert_eq!(watch.before(), 1);
    }

    #[test]
    fn it_is_looked_into_every_two_seconds_and_never_twice_at_once() {
        let patient = PatientId::new(Uuid::from_u128(1));
        let (mut watch, mut commands) = (Watch::default(), Vec::new());
        assert_eq!(
            watch.look(patient, 0.0, &mut commands),
            None,
            "nothing is watched"
        );
        watch.begin(PathBuf::from("card"));
        watch.look(patient, 10.0, &mut commands);
        assert_eq!(commands.len(), 1);
        assert_eq!(
            watch.look(patient, 11.5, &mut commands),
            Some(Duration::from_millis(500))
        );
        watch.look(patient, 13.0, &mut commands);
        assert_eq!(commands.len(), 1, "the first look has not ended");
        watch.looked(1, Look::Gone);
        watch.look(patient, 13.0, &mut commands);
        assert_eq!(commands.len(), 2);
        // What was asked of a folder that is not watched any more.
        watch.begin(PathBuf::from("other"));
        watch.looked(1, Look::TooMany);
        assert!(watch.folder().is_some());
        assert_eq!(watch.looked(2, Look::TooMany), Brought::TooMany);
        assert_eq!(watch.folder(), None);
    }
}
