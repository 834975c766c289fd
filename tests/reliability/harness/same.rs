//! Random work in two records, which are united and parted again: every hash is what it was, and so is each record.
//!
//! In every second pair somebody works on while they are one; then what is new stands beside what it is about, or in the
//! record that was kept, and everything else is what it was.

use std::fmt;

use mimik::domain::area::Area;
use mimik::domain::course::Course;
use mimik::domain::entry::Stored;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::time::{HOUR, MINUTE};
use mimik::journal::view::{LogFilter, RecordView};
use mimik::journal::{Edit, Journal, Uniting};
use rand::RngExt as _;

use super::SEED;
use super::model::Story;
use crate::clinic::{DEMO, consenting, follow_ups, informed, must_be_whole, sign, slot, treatment};

const AREAS: [Area; 2] = [Area::Glabella, Area::Forehead];

#[derive(Default, Debug)]
pub struct Same {
    pub pairs: usize,
    /// Entries whose hash was compared.
    pub hashes: usize,
    /// Entries that were written while two records were one.
    pub written: usize,
    pub differences: Vec<String>,
}

impl fmt::Display for Same {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} pairs united and parted, seed {SEED}: {} hashes compared, {} entries written while they were one, \
             {} differences {:?}",
            self.pairs,
            self.hashes,
            self.written,
            self.differences.len(),
            self.differences
        )
    }
}

/// All that a record says, but for the moment of reading.
#[derive(PartialEq, Debug)]
struct Said {
    course: Course,
    entries: Vec<EntryId>,
    photos: Vec<EntryId>,
    drafts: usize,
    /// Appointments, vials and tasks as lists of everybody show them.
    rows: String,
    alert: bool,
}

impl Said {
    fn of(journal: &Journal, view: RecordView) -> Self {
        let mine = |row: &&mimik::journal::view::FollowUpRow| row.patient.id == view.id;
        let tasks: Vec<_> = follow_ups(journal);
        let tasks: Vec<_> = tasks.iter().filter(mine).collect();
        let row = journal.patient_row(view.id).unwrap();
        let identity = journal.identity(view.id).unwrap();
        Self {
            rows: format!("{tasks:?} {row:?} {identity:?}"),
            entries: view.entries.iter().map(|entry| entry.header.id).collect(),
            photos: view.photos.iter().map(|photo| photo.id).collect(),
            drafts: view.drafts.len(),
            alert: view.name_alert,
            course: view.course,
        }
    }
}

pub fn united_and_parted(pairs: usize) -> Same {
    let mut found = Same::default();
    for seed in (SEED..).take(pairs) {
        pair(seed, &mut found);
        found.pairs += 1;
        if !found.differences.is_empty() {
            break;
        }
    }
    found
}

fn pair(seed: u64, found: &mut Same) {
    let mut story = Story::begun(seed, &DEMO[..2]);
    let steps = story.rng.random_range(4..16);
    for _ in 0..steps {
        // What is refused at random is refused in words, and changes nothing.
        drop(story.step());
        if story.rng.random_bool(0.2) {
            inform(&mut story);
        }
    }
    let [a, b] = [0, 1].map(|which| story.people[which].0);
    // One author has one draft of a kind in one record.
    if let Some((draft, _, _)) = story.people[0].1.draft.take() {
        story.journal().apply(Edit::DiscardDraft(draft)).unwrap();
    }
    let before = [a, b].map(|of| stored(story.journal(), of));
    let said = [a, b].map(|of| said(story.journal(), of));

    let kept = if story.rng.random_bool(0.5) { a } else { b };
    let unite = Edit::Unite(Uniting {
        patient: a,
        other: b,
        kept,
        reason: "Registreret to gange".to_owned(),
        differences_seen: true,
    });
    story.journal().apply(unite).unwrap();
    while_one(&mut story, (a, b, kept), &before, found);
    let works = seed.is_multiple_of(2);
    if works {
        for _ in 0..4 {
            drop(story.step());
        }
    }
    let part = Edit::Part {
        patient: if story.rng.random_bool(0.5) { a } else { b },
        reason: "To søstre".to_owned(),
    };
    story.journal().apply(part).unwrap();

    let journal = story.journal();
    must_be_whole(journal);
    for ((of, before), said) in [a, b].into_iter().zip(&before).zip(said) {
        let now = stored(journal, of);
        let same = now.get(..before.len()) == Some(before.as_slice());
        found.hashes += before.len();
        let mut say = |what: &str| found.differences.push(format!("{what}, seed {seed}"));
        if !same {
            say("entries");
        }
        if now.iter().any(|entry| entry.header.patient != Some(of)) {
            say("an entry of the other");
        }
        let new = now.get(before.len()..).unwrap_or_default().iter();
        let new = new.filter(|entry| !entry.header.kind.ends_with("same_person"));
        let is_judged = |entry: &&Stored| entry.header.kind == "appointment_judged";
        let new = new.filter(|entry| !is_judged(entry)).count();
        found.written += new;
        if !works && new > 0 {
            say("something new");
        }
        if works {
            continue;
        }
        let mut after = self::said(journal, of);
        let known: std::collections::BTreeSet<EntryId> = said.entries.iter().copied().collect();
        after.entries.retain(|id| known.contains(id));
        if after != said {
            say("the record");
        }
    }
}

fn stored(journal: &Journal, of: PatientId) -> Vec<Stored> {
    journal.history(of).unwrap().entries
}

fn said(journal: &Journal, of: PatientId) -> Said {
    Said::of(journal, journal.record(of).unwrap())
}

/// Information, a plan, a booked treatment or a consent: what rules read.
fn inform(story: &mut Story) {
    let who = story.rng.random_range(0..2);
    let what = story.rng.random_range(0..3);
    let patient = story.people[who].0;
    let now = story.clinic.clock.system_time();
    let doctor = story.clinic.doctor;
    let areas = &AREAS[..=story.rng.random_range(0..2)];
    let days = story.rng.random_range(3..40);
    let journal = story.journal();
    // At night or at a time that is taken, some of it is refused.
    drop(match what {
        0 => {
            let told = (now.plus(-20 * MINUTE), now.plus(-10 * MINUTE));
            let draft = informed(journal, now.plus(-30 * MINUTE), areas, told);
            sign(journal, patient, draft)
        }
        1 => {
            let mut slot = slot(doctor, "2026-12-01 09:00");
            slot.start = now.plus(days * 24 * HOUR + 17 * MINUTE);
            journal.apply(Edit::Book(treatment(patient, areas, slot)))
        }
        _ => journal.apply(consenting(patient, areas, now)),
    });
}

/// While they are one, either leads to the same record, which holds all of both.
fn while_one(
    story: &mut Story,
    (a, b, kept): (PatientId, PatientId, PatientId),
    before: &[Vec<Stored>; 2],
    found: &mut Same,
) {
    let numbers = [0, 1].map(|which| story.people[which].1.number);
    let journal = story.journal();
    must_be_whole(journal);
    let mut expected: Vec<&Stored> = before.iter().flatten().collect();
    expected.sort_by_key(|entry| entry.header.seq);
    for of in [a, b] {
        let record = journal.record(of).unwrap();
        let all = stored(journal, of);
        let is_there = all.iter().zip(&expected).all(|(one, other)| one == *other);
        if record.id != kept || record.course.united.is_none() || !is_there {
            found.differences.push("while they were one".to_owned());
        }
    }
    // Whatever else is read of them changes nothing.
    let today = journal.now().unwrap().moment.day();
    let filter = LogFilter {
        patient: Some(b),
        ..LogFilter::default()
    };
    journal.day(today).unwrap();
    journal.log(&filter, None, 50).unwrap();
    follow_ups(journal);
    for number in numbers {
        let rows = journal.find(number, 9).unwrap().rows;
        if rows.len() != 1 || rows[0].id != kept {
            found.differences.push("the search".to_owned());
        }
    }
}
