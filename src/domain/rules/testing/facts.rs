//! The facts that a story is made of, each as plain as it can be.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{DOCTOR, GLABELLA, vistabel};
use crate::domain::appointment::{AppointmentBooked, AppointmentKind};
use crate::domain::area::Area;
use crate::domain::clinic::SheetAdopted;
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{
    Answer, Choice, Consultation, HealthItem, Outcome, Plan, PlannedArea, PriorToxin,
};
use crate::domain::fact::Fact;
use crate::domain::id::UserId;
use crate::domain::information::{
    Channel, Companion, Mark, Mode, OralInformation, Receipt, Scope, Topic, WrittenInformation,
};
use crate::domain::patient::{ContactChannel, ContactNote, Patient};
use crate::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use crate::domain::time::{Moment, When};
use crate::domain::user::{Role, User};

pub fn patient(born: &str) -> Patient {
    let name = json!({ "family": "Testesen", "given": "Alma" });
    // A demo number of `identity.md` §7.
    let number = json!({ "type": "replacement_cpr", "number": "7403850718" });
    let patient = json!({ "name": name, "number": number, "birth_date": born });
    serde_json::from_value(patient).expect("a test patient")
}

pub(super) fn user(id: UserId, role: Role) -> User {
    User {
        id,
        name: format!("{} Prøvesen", role.as_str()),
        role,
        authorisation: None,
        photos: true,
        public_key: String::new(),
        verifying_key: String::new(),
    }
}

pub fn sheet(version: &str, material: bool) -> SheetAdopted {
    SheetAdopted {
        version: version.to_owned(),
        language: "da".to_owned(),
        sha256: format!("hash of {version}"),
        text: String::new(),
        material,
    }
}

fn scope(areas: &[Area]) -> Scope {
    Scope {
        areas: areas.iter().cloned().collect(),
        products: [vistabel()].into(),
    }
}

/// The first sheet, handed over on paper.
pub fn written(areas: &[Area], mark: Mark) -> WrittenInformation {
    WrittenInformation {
        scope: scope(areas),
        mark,
        sheet: "1".to_owned(),
        sheet_sha256: "hash of 1".to_owned(),
        channel: Channel::Paper,
        receipt: Receipt::HandedOver,
    }
}

/// All nine topics; when each was ticked plays no part in any rule.
pub fn oral(areas: &[Area], mark: Mark) -> OralInformation {
    let topics = Topic::ALL
        .into_iter()
        .map(|topic| (topic, Moment::from_micros(0)));
    OralInformation {
        scope: scope(areas),
        mark,
        topics: topics.collect(),
        mode: Mode::InClinic,
        companion: Companion::default(),
        language: None,
        questions: None,
    }
}

pub fn consultation() -> Consultation {
    Consultation {
        mode: Mode::InClinic,
        companion: Companion::default(),
        wishes: "Mindre vred i panden".to_owned(),
        expectation: String::new(),
        answers: BTreeMap::new(),
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        findings: String::new(),
        indication: "Mimiske rynker".to_owned(),
        outcome: Outcome::Planned,
        assessment: None,
        video_sufficient: false,
    }
}

/// A consultation in which this was answered about earlier botulinum toxin.
pub fn asked(choice: Choice, prior: Option<PriorToxin>) -> Consultation {
    Consultation {
        answers: answered(choice),
        prior_toxin: prior,
        ..consultation()
    }
}

/// The same, asked on the day itself.
pub fn asked_today(choice: Choice, prior: Option<PriorToxin>) -> ScreeningConfirmed {
    ScreeningConfirmed {
        answers: answered(choice),
        prior_toxin: prior,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        doubt: BTreeSet::new(),
    }
}

fn answered(choice: Choice) -> BTreeMap<HealthItem, Answer> {
    let detail = String::new();
    [(HealthItem::PriorToxin, Answer { choice, detail })].into()
}

/// Botulinum toxin given somewhere else.
pub fn elsewhere(when: When, medical: bool) -> PriorToxin {
    PriorToxin {
        when,
        area: "Mellem brynene".to_owned(),
        medical,
        place: "En anden klinik".to_owned(),
    }
}

pub fn online() -> Mode {
    Mode::Online {
        platform: "Video".to_owned(),
        photo_id_seen: true,
    }
}

pub fn plan(areas: &[Area]) -> Plan {
    let planned = |area: &Area| PlannedArea {
        area: area.clone(),
        units: None,
    };
    let areas = areas.iter().map(planned).collect();
    Plan {
        product: vistabel(),
        areas,
        note: String::new(),
    }
}

pub fn note() -> ContactNote {
    ContactNote {
        channel: ContactChannel::Telephone,
        text: "Ringede".to_owned(),
    }
}

pub fn treatment_booked(start: Moment) -> AppointmentBooked {
    AppointmentBooked {
        kind: AppointmentKind::Treatment,
        practitioner: DOCTOR,
        start,
        minutes: 30,
        areas: [GLABELLA].into(),
        product: Some(vistabel()),
        note: String::new(),
        too_early: None,
    }
}

pub fn photo() -> PhotoAttached {
    PhotoAttached {
        name: "0".repeat(64),
        sha256: "0".repeat(64),
        bytes: 1,
        sealed_blake3: "0".repeat(64),
        mime: "image/jpeg".to_owned(),
        width: 1,
        height: 1,
        orientation: 1,
        taken_from: TakenFrom::Asked,
        clock_corrected_seconds: None,
        areas: vec![GLABELLA],
        view: View::FrontRest,
        phase: Phase::Before,
        purpose: Purpose::Documentation,
        moved_from: None,
    }
}

/// The same fact with another word in a text that no rule reads.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test picks among the facts it made"
)]
pub fn with_typo_corrected(fact: Fact) -> Fact {
    let word = "rettet".to_owned();
    match fact {
        Fact::WrittenInformation(mut fact) => {
            fact.channel = Channel::Other(word);
            fact.into()
        }
        Fact::OralInformation(mut fact) => {
            fact.language = Some(word);
            fact.into()
        }
        Fact::Consultation(mut fact) => {
            fact.wishes = word;
            fact.into()
        }
        Fact::Plan(mut fact) => {
            fact.note = word;
            fact.into()
        }
        Fact::PatientRegistered(mut fact) => {
            fact.patient.address = word;
            fact.into()
        }
        other => panic!("no text to correct in {}", other.kind()),
    }
}
