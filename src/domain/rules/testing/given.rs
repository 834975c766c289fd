//! Consents, treatments and deviations, each as plain as it can be.

use super::{DOCTOR, at, day, parts, vistabel};
use crate::domain::area::Area;
use crate::domain::consent::{ConsentForm, ConsentGiven};
use crate::domain::id::{EntryId, UserId};
use crate::domain::prescription::{AreaLimit, Prescription, RepeatExempted};
use crate::domain::rules::{Given, RuleId, Verdict};
use crate::domain::snapshot::{KeptFinding, Snapshot};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::treatment::{
    Deviation, DrawnVial, Point, Side, StatedProduct, TenThousandths, Treatment,
};
use crate::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};

pub const VIAL: EntryId = EntryId::from_bytes([5; 16]);

pub fn consent(areas: &[Area]) -> ConsentGiven {
    ConsentGiven {
        product: vistabel(),
        areas: areas.iter().cloned().collect(),
        form: ConsentForm::Paper,
    }
}

pub fn repeat_exempted(areas: &[Area]) -> RepeatExempted {
    RepeatExempted {
        product: vistabel(),
        areas: areas.iter().cloned().collect(),
        grounds: "Samme behandling som sidst, intet nyt".to_owned(),
    }
}

/// Of Vistabel, with the largest dose of each area; nobody named means the doctor herself.
pub fn prescription(limits: &[(Area, &str)], practitioners: &[UserId]) -> Prescription {
    let limit = |(area, units): &(Area, &str)| AreaLimit {
        area: area.clone(),
        units: units.parse().expect("units"),
    };
    Prescription {
        product: vistabel(),
        limits: limits.iter().map(limit).collect(),
        practitioners: practitioners.to_vec(),
        valid_until: None,
        off_label_note: None,
    }
}

/// Ten minutes long, four units in a point of each area, with R23 answered alike for every part.
pub fn treatment(started: &str, areas: &[Area], reflection: Verdict) -> Treatment {
    let started = at(started);
    Treatment {
        started,
        ended: started.plus(10 * MINUTE),
        practitioner: DOCTOR,
        prescription: None,
        needle: String::new(),
        anaesthesia: String::new(),
        note: String::new(),
        disinfected: true,
        points: areas.iter().map(point).collect(),
        vials: vec![DrawnVial {
            vial: VIAL,
            product: vistabel(),
            drawn: "50".parse().expect("units"),
            discarded: "0".parse().expect("a remainder"),
        }],
        snapshot: snapshot(started, areas, reflection),
    }
}

pub fn point(area: &Area) -> Point {
    Point {
        area: area.clone(),
        muscle: "procerus".to_owned(),
        side: Side::Midline,
        x: TenThousandths::try_from(5_000).expect("a place"),
        y: TenThousandths::try_from(4_510).expect("a place"),
        units: "4".parse().expect("units"),
        vial: VIAL,
    }
}

/// Vistabel, 50 units, mixed as the label says when it was opened, and kept cold.
pub fn vial(opened: Moment) -> VialOpened {
    VialOpened {
        product: vistabel(),
        batch: "TEST-0426-A".to_owned(),
        expiry: expiry("11/2027"),
        nominal: "50".parse().expect("units"),
        diluent: Some(Diluent {
            kind: DiluentKind::Saline,
            volume: "1.25".parse().expect("a volume"),
        }),
        mixed_at: Some(opened),
        storage: Some(Storage::Cold),
    }
}

/// As it is printed: `11/2027` or `2026-11-25`.
#[track_caller]
pub fn expiry(printed: &str) -> Expiry {
    match printed.split_once('/') {
        Some((month, year)) => Expiry::InMonth(day(&format!("{year}-{month}-01"))),
        None => Expiry::On(day(printed)),
    }
}

/// Drawn up from a vial of Vistabel.
#[track_caller]
pub fn drawn(vial: EntryId, units: &str, discarded: &str) -> DrawnVial {
    DrawnVial {
        vial,
        product: vistabel(),
        drawn: units.parse().expect("units"),
        discarded: discarded.parse().expect("a remainder"),
    }
}

/// A point on the side that the area is on.
#[track_caller]
pub fn point_of(area: &Area, units: &str, vial: EntryId) -> Point {
    let side = match area {
        Area::LateralCanthalRight => Side::Right,
        Area::LateralCanthalLeft => Side::Left,
        Area::Forehead
        | Area::Glabella
        | Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => Side::Midline,
    };
    Point {
        side,
        units: units.parse().expect("units"),
        vial,
        ..point(area)
    }
}

/// On disinfected skin, the last injection at `ended`.
pub fn given(ended: &str, points: Vec<Point>, vials: Vec<DrawnVial>) -> Given {
    Given {
        ended: at(ended),
        disinfected: true,
        points,
        vials,
        aftercare: None,
    }
}

fn snapshot(at: Moment, areas: &[Area], reflection: Verdict) -> Snapshot {
    let answer = |part| KeptFinding {
        rule: RuleId::R23,
        version: 1,
        verdict: reflection,
        part: Some(part),
        evidence: Vec::new(),
        inputs: serde_json::Value::default(),
        accepted_by: None,
    };
    Snapshot {
        rules: 1,
        legal_basis: "BEK 834".to_owned(),
        at,
        findings: parts(areas).into_iter().map(answer).collect(),
    }
}

/// Given with Vistabel; nothing is known of it but where.
pub fn deviation(started: &str, areas: &[Area]) -> Deviation {
    Deviation {
        started: at(started),
        ended: None,
        practitioner: DOCTOR,
        product: Some(StatedProduct::Id(vistabel())),
        areas: areas.iter().cloned().collect(),
        units: None,
        batch: None,
        expiry: None,
        points: Vec::new(),
        vials: Vec::new(),
        why: "Behandlet uden at klarheden var spurgt".to_owned(),
        rules: Vec::new(),
        asked: false,
    }
}
