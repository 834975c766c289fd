//! `recall --json`, format `mimik-recall/1`: the same rows with points, areas and what has happened since.

use serde::Serialize;

use crate::cli::arguments::Recall as Wanted;
use crate::domain::aftercare::AdverseEvent;
use crate::domain::area::Area;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::premises::batch_key;
use crate::domain::time::{Day, Moment};
use crate::domain::treatment::{Point, StatedProduct};
use crate::domain::user::User;
use crate::journal::Journal;
use crate::journal::view::{Recall, RecallKind, RecallRow};

const FORMAT: &str = "mimik-recall/1";

#[derive(Serialize)]
pub struct Document {
    format: &'static str,
    practice: bool,
    /// As it was asked for.
    batch: String,
    /// How it was looked for: letters and digits alone.
    key: String,
    patients: usize,
    users: Vec<Person>,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Person {
    id: UserId,
    name: String,
    role: &'static str,
}

#[derive(Serialize)]
struct Line {
    patient: PatientId,
    name: String,
    birth_date: Day,
    phone: String,
    kind: &'static str,
    entry: EntryId,
    at: Moment,
    product: Option<StatedProduct>,
    batch: String,
    areas: Vec<Area>,
    /// The exact sum of the points, of this product; absent if no point is known.
    units: Option<String>,
    stated_units: Option<String>,
    points: Vec<Point>,
    practitioner: Option<UserId>,
    adverse_events: Vec<Harm>,
}

#[derive(Serialize)]
struct Harm {
    entry: EntryId,
    reported: Moment,
    event: AdverseEvent,
}

pub fn document(journal: &Journal, asked: &Wanted, recall: &Recall) -> Document {
    Document {
        format: FORMAT,
        practice: journal.clinic().practice,
        batch: asked.batch.clone(),
        key: batch_key(&asked.batch),
        patients: recall.patients(),
        users: journal.clinic().users.iter().map(person).collect(),
        rows: recall.rows.iter().map(line).collect(),
    }
}

fn person(user: &User) -> Person {
    Person {
        id: user.id,
        name: user.name.clone(),
        role: user.role.as_str(),
    }
}

fn line(row: &RecallRow) -> Line {
    let event = |told: &crate::domain::course::Told<AdverseEvent>| Harm {
        entry: told.latest,
        reported: told.occurred_at,
        event: told.value.clone(),
    };
    Line {
        patient: row.patient.id,
        name: format!("{}, {}", row.patient.family, row.patient.given),
        birth_date: row.patient.birth_date,
        phone: row.patient.phone.clone(),
        kind: kind(row.kind),
        entry: row.entry,
        at: row.at,
        product: row.product.clone(),
        batch: row.batch.clone(),
        areas: row.areas.iter().cloned().collect(),
        units: row.units.as_ref().map(|total| total.units.to_string()),
        stated_units: row.stated_units.clone(),
        points: row.points.clone(),
        practitioner: row.practitioner,
        adverse_events: row.events.iter().map(event).collect(),
    }
}

const fn kind(kind: RecallKind) -> &'static str {
    match kind {
        RecallKind::Treatment => "treatment",
        RecallKind::Deviation => "deviation",
        RecallKind::VialOpened => "vial_opened",
    }
}
