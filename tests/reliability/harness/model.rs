//! Random work beside a simple journal in memory: after any number of steps, starts and kills both say the same.
//!
//! The model knows nothing of chains, drafts in tables or derived rows: it is what a clerk with a sheet of paper would
//! write down.

mod person;
mod steps;

use std::fmt;

use mimik::domain::id::PatientId;
use mimik::journal::Journal;
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;

use self::person::Person;
use super::SEED;
use crate::clinic::{Clinic, DEMO, must_be_whole, register};

/// So many steps in one journal; then the next begins.
const STORY: usize = 1_000;

#[derive(Default, Debug)]
pub struct Model {
    pub steps: usize,
    pub refused: usize,
    pub compared: usize,
    pub differences: Vec<String>,
}

impl fmt::Display for Model {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} steps, seed {SEED}: {} refused, compared {} times, {} differences {:?}",
            self.steps,
            self.refused,
            self.compared,
            self.differences.len(),
            self.differences
        )
    }
}

pub(in crate::harness) struct Story {
    pub(in crate::harness) clinic: Clinic,
    journal: Option<Journal>,
    pub(in crate::harness) people: Vec<(PatientId, Person)>,
    pub(in crate::harness) rng: ChaCha8Rng,
    /// No two appointments at a time.
    slots: i64,
    steps: usize,
}

pub fn compared(steps: usize) -> Model {
    let mut found = Model::default();
    for story in 0.. {
        let length = STORY.min(steps - found.steps);
        if length == 0 || !found.differences.is_empty() {
            break;
        }
        Story::begun(SEED + story, &DEMO).run(length, &mut found);
    }
    found
}

impl Story {
    /// A clinic with these people in it.
    pub(in crate::harness) fn begun(seed: u64, numbers: &[&'static str]) -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.doctor();
        let person = |number: &&'static str| {
            let number = *number;
            let person = Person {
                number,
                name: (
                    format!("Prøve{}", number.get(..6).unwrap()),
                    "Testesen".to_owned(),
                ),
                phone: "12 34 56 78".to_owned(),
                ..Person::default()
            };
            (register(&mut journal, number), person)
        };
        let people = numbers.iter().map(person).collect();
        Self {
            clinic,
            journal: Some(journal),
            people,
            rng: ChaCha8Rng::seed_from_u64(seed),
            slots: 0,
            steps: 0,
        }
    }

    fn run(mut self, length: usize, found: &mut Model) {
        for _ in 0..length {
            self.steps += 1;
            match self.step() {
                Ok(()) => {}
                Err(difference) if difference.is_empty() => found.refused += 1,
                Err(difference) => found.differences.push(difference),
            }
            found.steps += 1;
            if self.steps.is_multiple_of(50) {
                self.compare(found);
            }
        }
        self.compare(found);
        must_be_whole(self.journal());
    }

    pub(in crate::harness) fn journal(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }

    fn compare(&self, found: &mut Model) {
        found.compared += 1;
        let steps = self.steps;
        let journal = self.journal.as_ref().unwrap();
        for (patient, person) in &self.people {
            for (what, is_same) in person.is_as_in(journal, *patient) {
                if !is_same {
                    found
                        .differences
                        .push(format!("{what} after {steps} steps"));
                }
            }
        }
    }
}
