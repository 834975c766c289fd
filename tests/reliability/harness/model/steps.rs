//! What somebody does at random, and what the sheet of paper says afterwards.

use std::fs;

use mimik::domain::appointment::{AppointmentKind, CancelledBy};
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::log::DraftKind;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::time::{HOUR, Moment};
use mimik::journal::{Amendment, Booking, DraftContent, Edit, Error, Receipt, Slot};
use rand::RngExt as _;

use super::Story;
use crate::clinic::{attach, lock, note, small_jpeg, somebody, treatment};

const DAY: i64 = 24 * HOUR;

impl Story {
    fn text(&self) -> String {
        format!("Ringede om hævelse, {}", self.steps)
    }

    /// An empty answer is a refusal that was to be expected; any other says what differs.
    pub(in crate::harness) fn step(&mut self) -> Result<(), String> {
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
