//! The practice clinic: invented patients in every state of the course, made only of edits with a clock set by hand.
//!
//! The same seed and moment give the same facts and ids; keys, salts and nonces always come from the system.

mod words;

mod calendar;
mod face;
mod numbers;

mod crowd;

mod cast;
mod pictures;
mod stage;
mod talk;

mod story;

use std::fs;
use std::path::Path;

use super::task::{Create, NewDoctor, Progress};
use super::{Clock, CreateError, Ids, Passphrase, RecoveryKey};
use crate::domain::id::OriginId;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::vault::keys::KdfCost;

use calendar::Calendar;
use stage::Stage;
use words::Words;

pub use words::DemoUser;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The place is not free, or a journal could not be made there.
    #[error("the practice clinic could not be made")]
    Create(#[from] CreateError<super::Error>),
    #[error("the practice clinic could not be filled")]
    Journal(#[from] super::Error),
    #[error("a practice picture cannot be read")]
    Picture(#[from] crate::picture::Refusal),
    #[error("the words of the practice clinic cannot be read")]
    Words,
    /// The invented patients are grown up, and have numbers, from 2023 to 2050.
    #[error("there is no practice clinic at that time")]
    Time,
    #[error("it was cancelled")]
    Cancelled,
}

impl From<crate::vault::Error> for Error {
    fn from(error: crate::vault::Error) -> Self {
        Self::Journal(error.into())
    }
}

/// What is demanded of the practice clinic.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Its now: everything in it happened before, and its appointments lie around it.
    pub at: Moment,
    pub seed: u64,
    /// How many patients; the cast is always there.
    pub patients: usize,
    pub origin: OriginId,
    /// What a guess at a passphrase costs.
    pub cost: KdfCost,
}

/// The practice users with their passphrases, which stand on the practice clinic's own lock screen.
pub fn users() -> Result<Vec<DemoUser>, Error> {
    Ok(Words::shipped()?.users)
}

/// How many patients there are at least.
pub fn smallest() -> usize {
    cast::Person::ALL.len()
}

/// Makes the practice clinic in an empty folder, which a failure leaves as it was. Some seconds: never on the UI thread.
pub fn make(folder: &Path, demo: &Demo, progress: &Progress) -> Result<Vec<DemoUser>, Error> {
    let words = Words::shipped()?;
    let calendar = Calendar::new(demo.at).ok_or(Error::Time)?;
    let scenes = story::scenes(&calendar, demo, &words);
    progress.expect(scenes.len() as u64 + 1);
    let clock = Clock::set(calendar.founded());
    let founded = creation(folder, demo, &words, clock.clone())?.run()?;
    progress.step();
    let played = Stage::open(founded, clock, &words, demo.cost).and_then(|stage| {
        let stage = stage.play(scenes, &words, progress)?;
        stage.close(demo.at)
    });
    match played {
        Ok(()) => Ok(words.users),
        Err(error) => {
            // It was made a moment ago by this very call, and only half of it is there.
            fs::remove_dir_all(folder).ok();
            Err(error)
        }
    }
}

fn creation(folder: &Path, demo: &Demo, words: &Words, clock: Clock) -> Result<Create, Error> {
    let doctor = words.user(Role::Doctor)?;
    Ok(Create {
        folder: folder.to_owned(),
        clinic: words.clinic.clone(),
        doctor: NewDoctor {
            name: doctor.name.clone(),
            authorisation: doctor.authorisation.clone().unwrap_or_default(),
        },
        passphrase: Passphrase::typed(&doctor.passphrase),
        // Nobody has to open a practice clinic whose passphrases stand on its lock screen from paper.
        recovery: RecoveryKey::new()?,
        practice: true,
        cost: demo.cost,
        clock,
        ids: Ids::seeded(demo.seed),
        origin: demo.origin,
    })
}
