//! Random work beside a simple journal in memory: after any number of steps, starts and kills both say the same.
//!
//! The model knows nothing of chains, drafts in tables or derived rows: it is what a clerk with a sheet of paper would
//! write down.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use mimik::domain::appointment::{AppointmentKind, CancelledBy};
use mimik::domain::course::AppointmentState;
use mimik::domain::fact::Fact;
use mimik::domain::id::{DraftId, EntryId, PatientId};
use mimik::domain::log::DraftKind;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::time::{HOUR, Moment};
use mimik::journal::{Amendment, Booking, DraftContent, Edit, Error, Journal, Receipt, Slot};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use super::SEED;
use crate::clinic::{
    Clinic, DEMO, attach, lock, must_be_whole, note, register, small_jpeg, somebody, treatment,
};

/// So many steps in one journal; then the next begins.
const STORY: usize = 1_000;
const DAY: i64 = 24 * HOUR;

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

/// What is known of one patient.
#[derive(Default)]
struct Person {
    number: &'static str,
    name: (String, String),
    phone: String,
    /// Each with all its texts, the newest last.
    notes: Vec<(EntryId, Vec<String>)>,
    draft: Option<(DraftId, i64, String)>,
    /// When it begins, and whether it stands.
    appointments: BTreeMap<EntryId, (Moment, bool)>,
    photos: usize,
}

struct Story {
    clinic: Clinic,
    journal: Option<Journal>,
    people: Vec<(PatientId, Person)>,
    rng: ChaCha8Rng,
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
        Story::begun(SEED + story).run(length, &mut found);
    }
    found
}

impl Story {
    fn begun(seed: u64) -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.doctor();
        let people = DEMO.map(|number| {
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
        });
        Self {
            clinic,
            journal: Some(journal),
            people: people.into(),
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

    fn journal(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }

    fn text(&self) -> String {
        format!("Ringede om hævelse, {}", self.steps)
    }

    /// An empty answer is a refusal that was to be expected; any other says what differs.
    fn step(&mut self) -> Result<(), String> {
        let who = self.rng.random_range(0..self.people.len());
        let id = self.people[who].0;
        match self.rng.random_range(0..100) {
            0..30 => self.add_note(who),
            30..45 => self.amend(who),
            45..57 => self.work_on_draft(who),
            57..67 => self.book(who),
            67..74 => self.move_one(who),
            74..79 => self.cancel(who),
            79..85 => self.correct(who),
            85..87 => must_be_refused(self.journal().apply(Edit::AddContactNote {
                patient: PatientId::from_bytes([9; 16]),
                at: Moment::from_micros(0),
                note: telephone("Ingen"),
            })),
            87..89 => {
                let now = self.clinic.clock.system_time();
                let tomorrow = note(id, now.plus(DAY), "I morgen");
                must_be_refused(self.journal().apply(tomorrow))
            }
            89..93 => {
                let now = self.clinic.clock.system_time();
                let minutes = self.rng.random_range(1..30);
                self.clinic.clock.move_to(now.plus(minutes * HOUR / 60));
                Ok(())
            }
            93..96 => {
                drop(lock(self.journal.take().unwrap()));
                self.journal = Some(self.clinic.doctor());
                Ok(())
            }
            96..98 => {
                // Nothing is locked or written when a program is killed.
                drop(self.journal.take());
                self.journal = Some(self.clinic.doctor());
                Ok(())
            }
            _ => self.photograph(who),
        }
    }

    fn add_note(&mut self, who: usize) -> Result<(), String> {
        let (now, text) = (self.clinic.clock.system_time(), self.text());
        let id = self.people[who].0;
        let done = done(self.journal().apply(note(id, now, &text)))?;
        let person = &mut self.people[who].1;
        person.notes.push((done.entries[0], vec![text]));
        // What is signed takes the place of what was half written.
        person.draft = None;
        Ok(())
    }

    fn amend(&mut self, who: usize) -> Result<(), String> {
        let text = self.text();
        let now = self.clinic.clock.system_time();
        let notes = self.people[who].1.notes.len();
        if notes == 0 {
            return Ok(());
        }
        let which = self.rng.random_range(0..notes);
        let has_reason = self.rng.random_bool(0.8);
        let (patient, person) = &self.people[who];
        let amendment = Amendment {
            patient: *patient,
            entry: person.notes[which].0,
            occurred_at: now,
            fact: Fact::ContactNote(telephone(&text)),
            reason: if has_reason { "Slåfejl" } else { " " }.to_owned(),
        };
        let result = self.journal().apply(Edit::Amend(amendment));
        if !has_reason {
            return must_be_refused(result);
        }
        done(result)?;
        self.people[who].1.notes[which].1.push(text);
        Ok(())
    }

    /// Begun, saved, saved over a newer one, or thrown away.
    fn work_on_draft(&mut self, who: usize) -> Result<(), String> {
        let (id, text) = (self.people[who].0, self.text());
        let content = DraftContent::ContactNote {
            note: telephone(&text),
            at: None,
        };
        let Some((draft, revision, _)) = self.people[who].1.draft.clone() else {
            let done = done(self.journal().apply(Edit::BeginDraft {
                patient: id,
                kind: DraftKind::ContactNote,
                content,
            }))?;
            let (draft, revision) = done.draft.unwrap();
            self.people[who].1.draft = Some((draft, revision, text));
            return Ok(());
        };
        match self.rng.random_range(0..6) {
            0 => {
                done(self.journal().apply(Edit::DiscardDraft(draft)))?;
                self.people[who].1.draft = None;
                Ok(())
            }
            1 => must_be_refused(self.journal().apply(Edit::SaveDraft {
                draft,
                revision: revision - 1,
                content,
            })),
            _ => {
                let done = done(self.journal().apply(Edit::SaveDraft {
                    draft,
                    revision,
                    content,
                }))?;
                let (draft, revision) = done.draft.unwrap();
                self.people[who].1.draft = Some((draft, revision, text));
                Ok(())
            }
        }
    }

    fn free(&mut self) -> Slot {
        self.slots += 1;
        let start = self.clinic.clock.system_time().plus(DAY);
        Slot {
            practitioner: self.clinic.doctor,
            start: Moment::from_micros((start.micros() / DAY + self.slots) * DAY + 10 * HOUR),
            minutes: 30,
        }
    }

    fn book(&mut self, who: usize) -> Result<(), String> {
        let slot = self.free();
        let start = slot.start;
        let booking = Booking {
            kind: AppointmentKind::Control,
            ..treatment(self.people[who].0, &[], slot)
        };
        let done = done(self.journal().apply(Edit::Book(booking)))?;
        let appointments = &mut self.people[who].1.appointments;
        appointments.insert(done.entries[0], (start, true));
        Ok(())
    }

    fn one(&mut self, who: usize) -> Option<(EntryId, (Moment, bool))> {
        let all: Vec<(EntryId, (Moment, bool))> = self.people[who]
            .1
            .appointments
            .iter()
            .map(|(id, state)| (*id, *state))
            .collect();
        let which = self.rng.random_range(0..all.len().max(1));
        all.get(which).copied()
    }

    fn move_one(&mut self, who: usize) -> Result<(), String> {
        let Some((appointment, (_, stands))) = self.one(who) else {
            return Ok(());
        };
        let to = self.free();
        let start = to.start;
        let result = self.journal().apply(Edit::Move { appointment, to });
        if !stands {
            return must_be_refused(result);
        }
        done(result)?;
        self.people[who]
            .1
            .appointments
            .insert(appointment, (start, true));
        Ok(())
    }

    fn cancel(&mut self, who: usize) -> Result<(), String> {
        let Some((appointment, (start, stands))) = self.one(who) else {
            return Ok(());
        };
        let result = self.journal().apply(Edit::Cancel {
            appointment,
            by: CancelledBy::Clinic,
            note: String::new(),
        });
        if !stands {
            return must_be_refused(result);
        }
        done(result)?;
        self.people[who]
            .1
            .appointments
            .insert(appointment, (start, false));
        Ok(())
    }

    fn correct(&mut self, who: usize) -> Result<(), String> {
        let (patient, person) = &self.people[who];
        let (family, phone) = (
            format!("Prøvesen{}", letters(self.steps)),
            format!("{:08}", self.steps),
        );
        let mut to = somebody(person.number, &person.name.0, &family);
        to.phone.clone_from(&phone);
        let correct = Edit::CorrectPatient {
            patient: *patient,
            to,
            reason: "Gift".to_owned(),
        };
        done(self.journal().apply(correct))?;
        let person = &mut self.people[who].1;
        (person.name.1, person.phone) = (family, phone);
        Ok(())
    }

    fn photograph(&mut self, who: usize) -> Result<(), String> {
        let path = self.clinic.desk().join("photo.jpg");
        fs::write(&path, small_jpeg(self.steps as u32)).unwrap();
        let patient = self.people[who].0;
        done(attach(self.journal(), patient, &[path]))?;
        self.people[who].1.photos += 1;
        Ok(())
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

impl Person {
    fn is_as_in(&self, journal: &Journal, patient: PatientId) -> Vec<(&'static str, bool)> {
        let record = journal.record(patient).unwrap();
        let row = journal.find(self.number, 9).unwrap().rows;
        let name = (row[0].given.clone(), row[0].family.clone());
        let newest: Vec<&str> = self.notes.iter().map(|(_, texts)| newest(texts)).collect();
        let mut told: Vec<(EntryId, &str)> = record
            .course
            .notes
            .iter()
            .map(|note| (note.id, note.value.text.as_str()))
            .collect();
        told.sort_by_key(|(root, _)| self.notes.iter().position(|(id, _)| id == root));
        let told: Vec<&str> = told.into_iter().map(|(_, text)| text).collect();
        // Every text that ever stood there is still an entry.
        let mut ever: Vec<&String> = self.notes.iter().flat_map(|(_, texts)| texts).collect();
        let mut kept: Vec<&String> = record.entries.iter().filter_map(text_of).collect();
        ever.sort();
        kept.sort();
        let draft = record
            .draft(DraftKind::ContactNote)
            .map(|draft| match &draft.content {
                DraftContent::ContactNote { note, .. } => {
                    (draft.id, draft.revision, note.text.clone())
                }
                other => panic!("{other:?}"),
            });
        let appointments = record.course.appointments.iter().map(|appointment| {
            let stands = matches!(appointment.state, AppointmentState::Planned);
            (appointment.id, (appointment.start, stands))
        });
        vec![
            ("name", name == self.name && row.len() == 1),
            (
                "phone",
                row[0].phone == self.phone && record.patient.phone == self.phone,
            ),
            ("notes", told == newest),
            ("texts", kept == ever),
            ("draft", draft == self.draft),
            (
                "appointments",
                appointments.collect::<BTreeMap<_, _>>() == self.appointments,
            ),
            ("photos", record.photos.len() == self.photos),
        ]
    }
}

fn newest(texts: &[String]) -> &str {
    texts.last().unwrap()
}

fn text_of(entry: &mimik::domain::entry::Entry) -> Option<&String> {
    match &entry.fact {
        Fact::ContactNote(note) => Some(&note.text),
        _ => None,
    }
}

fn telephone(text: &str) -> ContactNote {
    ContactNote {
        channel: ContactChannel::Telephone,
        text: text.to_owned(),
    }
}

/// A number in letters, as a name may hold.
fn letters(number: usize) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}

fn done(result: Result<Receipt, Error>) -> Result<Receipt, String> {
    result.map_err(|error| format!("{error:?}"))
}

fn must_be_refused(result: Result<Receipt, Error>) -> Result<(), String> {
    match result {
        Err(Error::Refused(_)) => Err(String::new()),
        other => Err(format!("not refused: {other:?}")),
    }
}
