//! Work that must end in the old state or in the new one, whole, wherever it is killed or cut.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use mimik::domain::log::LockReason;
use mimik::domain::user::Role;
use mimik::journal::door::{Door, Shut};
use mimik::journal::task::{Findings, FoundBackup, Progress, Unlock};
use mimik::journal::{Clock, Error, Ids, Journal, Passphrase};
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;

use super::SEED;
use super::check::open;
use super::kills::{names, time_of, within};
use super::place::{Files, Place};
use super::process::{kill, must_run, text};
use crate::clinic::{
    ORIGIN, PASSPHRASE, add_user, attach_photo, backup, must_be_whole, proof_of, restore, verify,
};

/// What a user's passphrase becomes.
pub const NEW_PASSPHRASE: &str = "gulerod og hyldeblomst";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Round {
    Backup,
    Passphrase,
    /// A user is retired, and the keys give way.
    NewEpoch,
    Restore,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Old,
    New,
}

#[derive(Debug)]
pub struct Rounds {
    pub round: Round,
    pub tried: usize,
    pub old: usize,
    pub new: usize,
    /// A photo could not be read: it is told and left out, and nothing else is (`docs/backups.md`).
    pub unread: usize,
}

impl fmt::Display for Rounds {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            round,
            tried,
            old,
            new,
            unread,
        } = self;
        write!(
            to,
            "{round:?}: {tried} times, seed {SEED}: {old} old, {new} new, {unread} while a photo could not be read, all of them whole"
        )
    }
}

impl Rounds {
    pub const fn of(round: Round) -> Self {
        Self {
            round,
            tried: 0,
            old: 0,
            new: 0,
            unread: 0,
        }
    }

    pub const fn add(&mut self, state: State) {
        self.tried += 1;
        match state {
            State::Old => self.old += 1,
            State::New => self.new += 1,
        }
    }
}

/// Each time on the same disk as it was before.
#[track_caller]
pub fn while_doing(round: Round, kills: usize) -> Rounds {
    let before = Round::before();
    let run = |act: &dyn Fn(&[&str])| {
        let place = Place::with(&before);
        let arguments = round.arguments(&place);
        act(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        place
    };
    let longest = time_of(|| drop(run(&|arguments| drop(must_run(arguments)))));
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut rounds = Rounds::of(round);
    for _ in 0..kills {
        let moment = within(longest, &mut rng);
        let place = run(&|arguments| drop(kill(&moment, arguments)));
        rounds.add(round.look(&place));
    }
    rounds
}

impl Round {
    pub const ALL: [Self; 4] = [
        Self::Backup,
        Self::Passphrase,
        Self::NewEpoch,
        Self::Restore,
    ];

    /// A clinic with a nurse, some photos, and one backup.
    pub fn before() -> Files {
        let place = Place::founded();
        let (mut journal, patient) = open(&place.folder()).unwrap();
        add_user(&mut journal, "Nina Testesen", Role::Nurse, true).unwrap();
        for seed in 0..3 {
            attach_photo(&mut journal, patient, seed);
        }
        let target = target(&place);
        fs::create_dir(&target).unwrap();
        let made = backup(&journal, &target).unwrap();
        let told = journal.backup_ended(text(&target), Ok(&made));
        told.unwrap();
        for seed in 3..6 {
            attach_photo(&mut journal, patient, seed);
        }
        journal.lock(LockReason::Closed).1.unwrap();
        place.files()
    }

    pub fn arguments(self, place: &Place) -> Vec<String> {
        let (folder, target, back) = (place.folder(), target(place), back(place));
        let arguments = match self {
            Self::Backup => vec!["backup", text(&folder), text(&target)],
            Self::Passphrase => vec!["passphrase", text(&folder), PASSPHRASE, NEW_PASSPHRASE],
            Self::NewEpoch => vec!["retire", text(&folder)],
            Self::Restore => vec!["restore", text(&target), text(&back)],
        };
        arguments.into_iter().map(str::to_owned).collect()
    }

    /// What was left; it panics if that is neither the one state nor the other.
    #[track_caller]
    pub fn look(self, place: &Place) -> State {
        match self {
            Self::Backup => after_backup(place),
            Self::Passphrase => after_passphrase(place),
            Self::NewEpoch => after_new_epoch(place),
            Self::Restore => after_restore(place),
        }
    }

    /// What was left where a photo could not be read: all but that photo, and the next time that one too.
    #[track_caller]
    pub fn look_for_all_but_a_photo(self, place: &Place) {
        let (target, back) = (target(place), back(place));
        match self {
            Self::Backup => {
                let lacking = restore(&target, &back).unwrap().findings;
                must_be_whole_but_for_photos(&lacking);
                fs::remove_dir_all(&back).unwrap();
                let (journal, _) = open(&place.folder()).unwrap();
                backup(&journal, &target).unwrap();
                journal.lock(LockReason::Closed).1.unwrap();
            }
            Self::Restore if back.exists() => {
                let (journal, _) = open(&back).unwrap();
                must_be_whole_but_for_photos(&verify(&journal));
                journal.lock(LockReason::Closed).1.unwrap();
                fs::remove_dir_all(&back).unwrap();
            }
            Self::Restore => {}
            Self::Passphrase | Self::NewEpoch => panic!("{self:?} reads no photo"),
        }
        let again = restore(&target, &back).unwrap().findings;
        assert_eq!(again.exit_code(), 0, "{again:?}");
    }
}

#[track_caller]
fn must_be_whole_but_for_photos(findings: &Findings) {
    assert!(matches!(findings.exit_code(), 0 | 3), "{findings:?}");
    assert!(findings.photos.len() <= 1, "{findings:?}");
}

fn target(place: &Place) -> PathBuf {
    place.disk().join("E")
}

fn back(place: &Place) -> PathBuf {
    place.disk().join("Back")
}

/// The newest finished backup is whole, whichever it is; the next one goes on from it.
fn after_backup(place: &Place) -> State {
    let target = target(place);
    let newest = || {
        let found = FoundBackup::at(&target, None).unwrap();
        assert_eq!(found.damaged, 0);
        found.manifest().anchor.head().seq
    };
    let seq = newest();
    assert_eq!(
        restore(&target, &back(place)).unwrap().findings.exit_code(),
        0
    );
    fs::remove_dir_all(back(place)).unwrap();
    let (journal, _) = open(&place.folder()).unwrap();
    let first = must_be_whole(&journal).counts.entries;
    backup(&journal, &target).unwrap();
    journal.lock(LockReason::Closed).1.unwrap();
    assert!(newest() > seq);
    assert_eq!(
        restore(&target, &back(place)).unwrap().findings.exit_code(),
        0
    );
    // Three entries of a login stand behind the newest backup of the state before, besides three photos.
    if first.cast_signed() - seq > 5 {
        State::Old
    } else {
        State::New
    }
}

/// One of the two passphrases opens, and the other does not.
fn after_passphrase(place: &Place) -> State {
    let opens = |typed: &str| {
        let door = Door::inspect(&place.folder(), Clock::System, Ids::System, ORIGIN).unwrap();
        let unlock = Unlock {
            keys: door.keys().clone(),
            user: door.tiles().first().unwrap().user,
            passphrase: Passphrase::typed(typed),
        };
        let opened = unlock.run().ok()?;
        let entered = door.enter(opened).map_err(|(_, error)| error);
        Some(entered.unwrap().0)
    };
    let (old, new) = (
        opens(PASSPHRASE).map(whole),
        opens(NEW_PASSPHRASE).map(whole),
    );
    match (old, new) {
        (Some(()), None) => State::Old,
        (None, Some(())) => State::New,
        (old, new) => panic!("old {old:?}, new {new:?}"),
    }
}

fn whole(journal: Journal) {
    must_be_whole(&journal);
    journal.lock(LockReason::Closed).1.unwrap();
}

/// Everybody who stayed comes in; if the keys did not give way, the next lock sees to it.
fn after_new_epoch(place: &Place) -> State {
    let (mut journal, _) = open(&place.folder()).unwrap();
    must_be_whole(&journal);
    assert!(!place.folder().join("journal.next").exists());
    let epoch = journal.keys().epoch();
    if epoch == 1 {
        retire(&mut journal).unwrap();
        renew(journal).unwrap();
        let (journal, _) = open(&place.folder()).unwrap();
        assert_eq!(journal.keys().epoch(), 2);
        whole(journal);
        State::Old
    } else {
        State::New
    }
}

/// The nurse, if she is there still.
pub fn retire(journal: &mut Journal) -> Result<(), Error> {
    let nurses = journal.clinic().active();
    let nurse = nurses.into_iter().find(|user| user.role == Role::Nurse);
    let Some(nurse) = nurse.map(|user| user.id) else {
        return Ok(());
    };
    let proof = proof_of(journal, journal.author().user);
    let edit = mimik::journal::Edit::RetireUser(nurse);
    journal.apply_signed(edit, proof).map(drop)
}

/// Locks; the keys give way if they have to.
pub fn renew(journal: Journal) -> Result<(), Error> {
    let (shut, written) = journal.lock_and_renew(LockReason::Asked);
    written?;
    match shut {
        Shut::Renew(task) => task.run(&Progress::default()).1,
        Shut::Door(_) => Ok(()),
    }
}

/// Nothing at its place, or a whole journal; and the next attempt brings it back.
fn after_restore(place: &Place) -> State {
    let back = back(place);
    let state = if back.exists() {
        State::New
    } else {
        State::Old
    };
    if state == State::Old {
        assert_eq!(
            restore(&target(place), &back).unwrap().findings.exit_code(),
            0
        );
    }
    whole(open(&back).unwrap().0);
    let mut left = names(&place.disk());
    left.sort();
    assert_eq!(left, ["Back", "E", "Journal"]);
    state
}
