//! What is given from a batch, in a line each: a vial is opened, and somebody writes what was given from it.

use mimik::domain::area::Area;
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::product::ProductId;
use mimik::domain::time::{MINUTE, Moment};
use mimik::domain::treatment::{Deviation, DrawnVial, Point, Side, TenThousandths};
use mimik::domain::vial::{Expiry, VialOpened};
use mimik::journal::{Edit, Journal};

pub fn vial_of_batch(batch: &str) -> VialOpened {
    VialOpened {
        product: ProductId::new("vistabel"),
        batch: batch.to_owned(),
        expiry: Expiry::On("2028-06-30".parse().unwrap()),
        nominal: "50".parse().unwrap(),
        diluent: None,
        mixed_at: None,
        storage: None,
    }
}

#[track_caller]
pub fn open_batch(journal: &mut Journal, patient: PatientId, at: Moment, batch: &str) -> EntryId {
    let vial = vial_of_batch(batch);
    let opened = journal.apply(Edit::OpenVial { patient, at, vial });
    opened.unwrap().entries[0]
}

/// Four and four and a half units in the frown line.
pub fn points(vial: EntryId) -> Vec<Point> {
    let point = |side, units: &str| Point {
        area: Area::Glabella,
        muscle: "corrugator_supercilii".to_owned(),
        side,
        x: TenThousandths::clamped(4_300),
        y: TenThousandths::clamped(4_300),
        units: units.parse().unwrap(),
        vial,
    };
    vec![point(Side::Right, "4"), point(Side::Left, "4.5")]
}

pub fn drawn(vial: EntryId) -> DrawnVial {
    DrawnVial {
        vial,
        product: ProductId::new("vistabel"),
        drawn: "10".parse().unwrap(),
        discarded: "1.5".parse::<mimik::domain::units::Units>().unwrap().into(),
    }
}

/// A treatment that nobody asked the gate about: the record takes it as it was.
pub fn deviation(practitioner: UserId, started: Moment) -> Deviation {
    Deviation {
        started,
        ended: Some(started.plus(10 * MINUTE)),
        practitioner,
        product: None,
        areas: std::collections::BTreeSet::new(),
        units: None,
        batch: None,
        expiry: None,
        points: Vec::new(),
        vials: Vec::new(),
        why: "Strømmen gik, og det blev skrevet bagefter".to_owned(),
        rules: Vec::new(),
        asked: false,
    }
}

/// Two points from a vial, whoever it was opened for.
#[track_caller]
pub fn give(journal: &mut Journal, patient: PatientId, started: Moment, vial: EntryId) {
    let practitioner = journal.author().user;
    deviate(
        journal,
        patient,
        Deviation {
            points: points(vial),
            vials: vec![drawn(vial)],
            ..deviation(practitioner, started)
        },
    );
}

#[track_caller]
pub fn deviate(journal: &mut Journal, patient: PatientId, deviation: Deviation) {
    let deviation = Box::new(deviation);
    let written = journal.apply(Edit::RecordDeviation { patient, deviation });
    written.unwrap();
}
