//! Consents, treatments and deviations, each as plain as it can be.

use super::{DOCTOR, at, parts, vistabel};
use crate::domain::area::Area;
use crate::domain::consent::{ConsentForm, ConsentGiven};
use crate::domain::id::EntryId;
use crate::domain::prescription::RepeatExempted;
use crate::domain::rules::{RuleId, Verdict};
use crate::domain::snapshot::{KeptFinding, Snapshot};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::treatment::{
    Deviation, DrawnVial, Point, Side, StatedProduct, TenThousandths, Treatment,
};

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
