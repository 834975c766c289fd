//! Somebody with the key, the folder and a tool of his own changes what was written; nobody does.
//!
//! He opens the database as the program does, switches the guards off, puts them on again, and throws away the anchors in
//! the folder. The doctor's passphrase gives him her signature too. What he cannot reach is an anchor kept elsewhere.

mod acts;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::id::PatientId;
use mimik::domain::log::LockReason;
use mimik::journal::reader::Glance;
use mimik::journal::task::{Progress, Share, Unlock, Verify, Witness, outside_anchors};
use mimik::journal::{Journal, Opened};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

pub use self::acts::Tampering;
use super::SEED;
use super::check::open;
use super::place::{Files, Place};
use crate::clinic::{attach_photo, note, passphrase};

/// How often each was tried, noticed with an anchor kept elsewhere, and noticed without any.
#[derive(Default, Debug)]
pub struct Tampered(pub BTreeMap<Tampering, (usize, usize, usize)>);

impl fmt::Display for Tampered {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum =
            |part: fn(&(usize, usize, usize)) -> usize| self.0.values().map(part).sum::<usize>();
        write!(
            to,
            "seed {SEED}: {} tried, {} noticed with an anchor, {} without",
            sum(|counts| counts.0),
            sum(|counts| counts.1),
            sum(|counts| counts.2)
        )?;
        self.0.iter().try_for_each(|(how, (tried, with, without))| {
            write!(to, "\n  {how:?}: {tried}, {with} with, {without} without")
        })
    }
}

/// A journal in three ages, and the anchors that somebody took along at the last.
struct Victim {
    ages: [Files; 3],
    anchors: PathBuf,
    _place: Place,
}

impl Victim {
    fn new() -> Self {
        let place = Place::founded();
        let ages = [0_u32, 1, 2].map(|age| {
            let (mut journal, patient) = open(&place.folder()).unwrap();
            for number in 0..8 {
                write(&mut journal, patient, &format!("Ringede {age} {number}"));
            }
            attach_photo(&mut journal, patient, age);
            journal.lock(LockReason::Closed).1.unwrap();
            place.files()
        });
        let anchors = place.beside("anchors taken along");
        fs::copy(place.folder().join("anchors.log"), &anchors).unwrap();
        Self {
            ages,
            anchors,
            _place: place,
        }
    }
}

fn write(journal: &mut Journal, patient: PatientId, text: &str) {
    let now = journal.now().unwrap().moment;
    journal.apply(note(patient, now, text)).unwrap();
}

pub fn tampered(times: usize) -> Tampered {
    let victim = Victim::new();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut found = Tampered::default();
    for time in 0..times {
        let how = Tampering::ALL[time % Tampering::ALL.len()];
        let place = Place::with(&victim.ages[2]);
        how.act(&place, &victim, &mut rng);
        fs::remove_file(place.folder().join("anchors.log")).unwrap();
        let counts = found.0.entry(how).or_default();
        counts.0 += 1;
        counts.1 += usize::from(code(&place.folder(), Some(&victim.anchors)) != Some(0));
        counts.2 += usize::from(code(&place.folder(), None) != Some(0));
    }
    found
}

/// What nobody has changed, in how many looks.
#[derive(Debug)]
pub struct Untouched {
    pub looks: usize,
    pub alarms: usize,
}

impl fmt::Display for Untouched {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "seed {SEED}: {} false alarms of {} untouched journals",
            self.alarms, self.looks
        )
    }
}

/// Each a copy in another state, which is opened, written to and locked by the program alone.
pub fn untouched(looks: usize) -> Untouched {
    let victim = Victim::new();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut found = Untouched { looks, alarms: 0 };
    for look in 0..looks {
        let age = rng.random_range(0..3);
        let place = Place::with(&victim.ages[age]);
        let (mut journal, patient) = open(&place.folder()).unwrap();
        for number in 0..rng.random_range(0..4) {
            write(
                &mut journal,
                patient,
                &format!("Ringede igen {look} {number}"),
            );
        }
        if rng.random_bool(0.5) {
            journal.lock(LockReason::Asked).1.unwrap();
        } else {
            // As a killed program leaves it.
            drop(journal);
        }
        let taken_along = if age == 2 {
            victim.anchors.clone()
        } else {
            place.folder().join("anchors.log")
        };
        found.alarms += usize::from(code(&place.folder(), Some(&taken_along)) != Some(0));
    }
    found
}

/// Of `mimik verify --full`; none if it cannot even be opened.
fn code(folder: &Path, anchors: Option<&Path>) -> Option<u8> {
    let glance = Glance::at(folder).ok()?;
    let reader = glance.enter(login(&glance)).ok()?;
    let anchors = anchors.map(|path| outside_anchors(path).unwrap());
    let verify = Verify {
        reader,
        anchors: anchors.unwrap_or_default(),
        second: Witness::At(None),
        photos: Share::All,
    };
    if !verify.database().ok()?.is_empty() {
        return Some(4);
    }
    Some(verify.run(&Progress::default()).ok()?.exit_code())
}

fn login(glance: &Glance) -> Opened {
    let unlock = Unlock {
        keys: glance.keys().clone(),
        user: glance.tiles().first().unwrap().user,
        passphrase: passphrase(),
    };
    unlock.run().unwrap()
}
