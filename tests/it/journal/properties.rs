//! Random days in a clinic: whatever is asked for, the chain holds, derived tables are their own rebuild, refusals change
//! nothing, and what is done to others never changes a verdict.

use std::fs;

use mimik::domain::appointment::{AppointmentKind, CancelledBy};
use mimik::domain::area::Area;
use mimik::domain::course::AppointmentState as Standing;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::information::{Mark, Part};
use mimik::domain::log::{DraftKind, Export};
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::rules::Question;
use mimik::domain::time::{HOUR, MINUTE, Moment};
use mimik::domain::user::Role;
use mimik::journal::{
    Amendment, AppointmentState, Booking, DraftContent, Edit, Error, Journal, Receipt, Refusal,
    Slot,
};
use proptest::prelude::*;

use crate::clinic::{
    Clinic, DEMO, answered, at, attach, booked, consult, entries, informed, lock, must_be_whole,
    note, oral, proof_of, registration, sign, slot, small_jpeg, somebody, tell, treatment,
    vistabel, write, written,
};

/// One thing that somebody does; the numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
struct Step {
    what: u8,
    whom: usize,
    which: usize,
    hours: i64,
}

fn step() -> impl Strategy<Value = Step> {
    (0_u8..20, 0_usize..3, 0_usize..1000, -3_i64..120).prop_map(|(what, whom, which, hours)| Step {
        what,
        whom,
        which,
        hours,
    })
}

const AREAS: [Area; 3] = [Area::Glabella, Area::Forehead, Area::Chin];
const MARKS: [Mark; 3] = [Mark::Full, Mark::Supplement, Mark::Reminder];
const REASON: &str = "Patienten rejser torsdag morgen";

/// A clinic in which things happen, with one person logged in.
struct Story {
    clinic: Clinic,
    /// Absent only while somebody else logs in.
    journal: Option<Journal>,
    patients: Vec<PatientId>,
    appointments: Vec<EntryId>,
    drafts: u32,
}

impl Story {
    fn begun() -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.doctor();
        let patients = DEMO[..3]
            .iter()
            .map(|number| crate::clinic::register(&mut journal, number));
        Self {
            patients: patients.collect(),
            journal: Some(journal),
            clinic,
            appointments: Vec::new(),
            drafts: 0,
        }
    }

    fn journal(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }

    fn now(&self) -> Moment {
        self.clinic.clock.system_time()
    }

    /// Does it, or is refused; a refusal changes nothing but for the log fact of a refused role.
    fn take(&mut self, step: Step) {
        let before = (self.journal().revision(), self.journal().draft_revision());
        let result = self.attempt(step);
        let after = (self.journal().revision(), self.journal().draft_revision());
        match result {
            Ok(_) => {}
            Err(Error::Refused(refusal)) if matches!(*refusal, Refusal::Role(_)) => {
                assert_eq!(after, (before.0 + 1, before.1), "{step:?}");
            }
            Err(Error::Refused(_)) => {
                assert!(step.what < 2 || after == before, "{step:?}");
            }
            Err(error) => panic!("{step:?}: {error:?}"),
        }
    }

    fn attempt(&mut self, step: Step) -> Result<Receipt, Error> {
        let patient = self.patients[step.whom];
        let areas = AREAS.get(..=step.which % 3).unwrap().to_vec();
        let mark = MARKS[step.which % 3];
        let now = self.now();
        let earlier = now.plus(-step.hours.max(0) * MINUTE);
        match step.what {
            // The only steps of two edits: a draft stays when signing is refused.
            0 => {
                let draft = informed(self.journal(), earlier, &areas, (earlier, now));
                sign(self.journal(), patient, draft)
            }
            1 => sign(self.journal(), patient, answered(earlier, &areas)),
            2 => {
                let information = written(self.journal(), &areas, mark);
                self.journal().apply(Edit::RecordWritten {
                    patient,
                    at: earlier,
                    information,
                })
            }
            3 => {
                let information = oral(&areas, mark, earlier);
                self.journal().apply(Edit::RecordOral {
                    patient,
                    at: earlier,
                    information,
                })
            }
            4 | 5 => self.book(step, patient, &areas),
            6 | 7 => self.move_one(step),
            8 => self.end_one(step),
            9 => self
                .journal()
                .apply(note(patient, earlier, "Ringede om hævelse")),
            10 | 11 => self.amend(step, patient),
            12 => {
                let to = somebody(DEMO[step.whom], "Ny", ["Demo", "Prøvesen"][step.which % 2]);
                let reason = "Gift".to_owned();
                self.journal().apply(Edit::CorrectPatient {
                    patient,
                    to,
                    reason,
                })
            }
            13 => {
                self.drafts += 1;
                let note = ContactNote {
                    channel: ContactChannel::Question,
                    text: "halv".to_owned(),
                };
                let content = DraftContent::ContactNote { note, at: None };
                self.journal().apply(Edit::BeginDraft {
                    patient,
                    kind: DraftKind::ContactNote,
                    content,
                })
            }
            14 => {
                let path = self.clinic.desk().join(format!("{}.jpg", step.which));
                fs::write(&path, small_jpeg(step.which as u32)).unwrap();
                if self.journal().author().role == Role::Reviewer {
                    // She has no key to seal with; the edit is refused as well.
                    let photos = Vec::new();
                    return self.journal().apply(Edit::AttachPhotos { patient, photos });
                }
                attach(self.journal(), patient, &[path])
            }
            15 => self.journal().apply(Edit::OpenRecord {
                patient,
                purpose: Some("Tilsyn".to_owned()),
            }),
            16 => self.journal().apply(Edit::NoteExport {
                patient: Some(patient),
                what: Export::History,
            }),
            17 => {
                self.clinic
                    .clock
                    .move_to(now.plus(step.hours * 20 * MINUTE));
                Ok(Receipt::default())
            }
            18 => {
                let somebody_else = [
                    self.clinic.colleague,
                    self.clinic.nurse,
                    self.clinic.reviewer,
                    self.clinic.doctor,
                ];
                drop(lock(self.journal.take().unwrap()));
                self.journal = Some(self.clinic.enter(somebody_else[step.which % 4]));
                Ok(Receipt::default())
            }
            _ => {
                let proof = proof_of(self.journal.as_ref().unwrap(), self.clinic.doctor);
                self.journal().apply_signed(Edit::ConfirmClock, proof)
            }
        }
    }

    fn slot(&self, step: Step) -> Slot {
        let practitioners = [self.clinic.doctor, self.clinic.colleague];
        Slot {
            practitioner: practitioners[step.which % 2],
            start: self.now().plus(step.hours * HOUR),
            minutes: 30,
        }
    }

    fn book(&mut self, step: Step, patient: PatientId, areas: &[Area]) -> Result<Receipt, Error> {
        let booking = Booking {
            kind: [AppointmentKind::Treatment, AppointmentKind::Control][step.which % 2],
            ..treatment(patient, areas, self.slot(step))
        };
        let result = if step.what == 4 {
            self.journal().apply(Edit::Book(booking))
        } else {
            let proof = proof_of(self.journal.as_ref().unwrap(), self.clinic.doctor);
            let edit = Edit::BookTooEarly {
                booking,
                reason: REASON.to_owned(),
            };
            self.journal().apply_signed(edit, proof)
        };
        self.appointments
            .extend(result.iter().flat_map(|receipt| &receipt.entries));
        result
    }

    fn one(&self, step: Step) -> EntryId {
        let there = self.appointments.len().max(1);
        let unknown = EntryId::from_bytes([9; 16]);
        self.appointments
            .get(step.which % there)
            .copied()
            .unwrap_or(unknown)
    }

    fn move_one(&mut self, step: Step) -> Result<Receipt, Error> {
        let (appointment, to) = (self.one(step), self.slot(step));
        if step.what == 6 {
            return self.journal().apply(Edit::Move { appointment, to });
        }
        let proof = proof_of(self.journal.as_ref().unwrap(), self.clinic.doctor);
        let edit = Edit::MoveTooEarly {
            appointment,
            to,
            reason: REASON.to_owned(),
        };
        self.journal().apply_signed(edit, proof)
    }

    fn end_one(&mut self, step: Step) -> Result<Receipt, Error> {
        let appointment = self.one(step);
        let edit = match step.whom {
            0 => Edit::Cancel {
                appointment,
                by: CancelledBy::Clinic,
                note: String::new(),
            },
            1 => Edit::Arrive(appointment),
            _ => Edit::NoShow(appointment),
        };
        self.journal().apply(edit)
    }

    /// The same again with another time, of any version of anything in the record.
    fn amend(&mut self, step: Step, patient: PatientId) -> Result<Receipt, Error> {
        let entries = self.journal().record(patient).unwrap().entries;
        let entry = &entries[step.which % entries.len()];
        let amendment = Amendment {
            patient,
            entry: entry.header.id,
            occurred_at: entry.header.occurred_at.plus(step.hours * MINUTE),
            fact: entry.fact.clone(),
            reason: "Forkert tid".to_owned(),
        };
        self.journal().apply(Edit::Amend(amendment))
    }
}

/// The week's own table says of every appointment what the course says.
fn must_agree(journal: &Journal, patients: &[PatientId]) {
    for patient in patients {
        for appointment in journal.record(*patient).unwrap().course.appointments {
            let day = journal.day(appointment.start.day()).unwrap();
            let row = day
                .rows
                .iter()
                .find(|row| row.appointment.id == appointment.id);
            let Some(row) = row.map(|row| &row.appointment) else {
                assert!(
                    matches!(appointment.state, Standing::Cancelled { .. }),
                    "{appointment:?}"
                );
                continue;
            };
            let state = match appointment.state {
                Standing::Planned => AppointmentState::Planned,
                Standing::Arrived { .. } => AppointmentState::Arrived,
                Standing::Cancelled { .. } => AppointmentState::Cancelled,
                Standing::NoShow { .. } => AppointmentState::NoShow,
            };
            assert_eq!(row.state, state);
            assert_eq!((row.start, row.end), (appointment.start, appointment.end()));
            assert_eq!(
                row.too_early,
                appointment.too_early.is_some(),
                "{appointment:?}"
            );
            assert_eq!(row.limit, appointment.too_early.and_then(|flag| flag.limit));
        }
    }
}

/// Few at each run of the tests; `MIMIK_CASES=200` by hand.
fn cases() -> ProptestConfig {
    let asked = std::env::var("MIMIK_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(asked.unwrap_or(8))
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_is_asked_for_the_journal_stays_whole(steps in prop::collection::vec(step(), 30..60)) {
        let mut story = Story::begun();
        for step in steps {
            story.take(step);
        }
        let patients = story.patients.clone();
        must_be_whole(story.journal());
        must_agree(story.journal(), &patients);
        let before = entries(story.journal());
        drop(lock(story.journal.take().unwrap()));
        let journal = story.clinic.doctor();
        prop_assert_eq!(must_be_whole(&journal).counts.entries, before + 3);
        must_agree(&journal, &patients);
    }

    #[test]
    fn what_is_done_to_others_changes_no_verdict(
        between in prop::collection::vec((0_usize..6, step()), 0..20),
    ) {
        let quiet = verdicts(&[]);
        prop_assert_eq!(verdicts(&between), quiet);
    }
}

/// A patient's own way through the clinic with other things in between, and what is said of her in the end.
fn verdicts(between: &[(usize, Step)]) -> Vec<String> {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let own = crate::clinic::register(&mut journal, DEMO[8]);
    let others = DEMO[..3]
        .iter()
        .map(|number| crate::clinic::register(&mut journal, number))
        .collect();
    let mut story = Story {
        clinic,
        journal: Some(journal),
        patients: others,
        appointments: Vec::new(),
        drafts: 0,
    };
    let mut appointment = None;
    for place in 0..6 {
        own_step(&mut story, own, place, &mut appointment);
        for (_, step) in between.iter().filter(|(at, _)| *at == place) {
            // Whoever is logged in, and whatever time it is, stays as it was; so do this patient's own appointments.
            if !matches!(step.what, 17..) {
                story.take(*step);
            }
        }
    }
    let record = story.journal().record(own).unwrap();
    let parts = |areas: &[Area]| {
        areas
            .iter()
            .map(|area| Part {
                area: area.clone(),
                product: vistabel(),
            })
            .collect::<Vec<_>>()
    };
    let own = record.course.appointment(appointment.unwrap()).unwrap();
    let mut said = vec![format!("{:?} {:?}", own.start, own.too_early)];
    for start in [
        "2026-11-25 14:29:59",
        "2026-11-25 14:30",
        "2026-11-26 14:59",
        "2026-11-26 15:00",
        "2026-12-24 10:00",
    ] {
        for areas in [&AREAS[..1], &AREAS[..2], &AREAS[2..]] {
            let verdict = story
                .journal()
                .booking_verdict(&record, parts(areas), at(start))
                .unwrap();
            said.push(format!("{verdict:?}"));
            let question = Question::start(at(start), parts(areas));
            let findings = story.journal().assess(&record, question).unwrap().findings;
            let found = findings.iter().map(|finding| {
                format!(
                    "{:?} {:?} {:?}",
                    finding.rule, finding.verdict, finding.earliest
                )
            });
            said.extend(found);
        }
    }
    said
}

/// Monday's consultation, a treatment on Thursday, a supplement on Tuesday, and a call.
fn own_step(story: &mut Story, own: PatientId, place: usize, appointment: &mut Option<EntryId>) {
    let colleague = story.clinic.colleague;
    match place {
        0 => {
            story.clinic.is_at("2026-11-23 14:35");
            consult(
                story.journal(),
                own,
                &AREAS[..2],
                ("2026-11-23 14:04", "2026-11-23 14:30"),
            );
        }
        1 => {
            // The others' random appointments begin at 35 minutes past the hour and last half an hour.
            let booking = Booking {
                slot: Slot {
                    minutes: 5,
                    ..slot(colleague, "2026-11-26 09:10")
                },
                ..treatment(own, &AREAS[..2], slot(colleague, "2026-11-26 09:10"))
            };
            *appointment = Some(booked(story.journal().apply(Edit::Book(booking))));
        }
        2 => {
            story.clinic.is_at("2026-11-24 15:00");
            write(
                story.journal(),
                own,
                &AREAS[1..2],
                Mark::Supplement,
                "2026-11-24 14:50",
            )
            .unwrap();
        }
        3 => {
            tell(
                story.journal(),
                own,
                &AREAS[1..2],
                Mark::Supplement,
                "2026-11-24 15:00",
            )
            .unwrap();
        }
        4 => {
            let call = note(own, at("2026-11-24 14:00"), "Ringede");
            story.journal().apply(call).unwrap();
        }
        _ => {
            let reminder = write(
                story.journal(),
                own,
                &AREAS[..2],
                Mark::Reminder,
                "2026-11-24 15:00",
            );
            reminder.unwrap();
        }
    }
}

#[test]
fn a_registration_of_somebody_else_in_between_is_one_of_those_others() {
    // The strategy above never registers: names alike are a matter of their own.
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let one = registration(somebody(DEMO[0], "Ida", "Demo"), clinic.doctor);
    let one = journal
        .apply(Edit::RegisterPatient(one))
        .unwrap()
        .patient
        .unwrap();
    let before = journal.record(one).unwrap().course;
    crate::clinic::register(&mut journal, DEMO[1]);
    assert_eq!(journal.record(one).unwrap().course, before);
}
