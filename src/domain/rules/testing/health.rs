//! How the patient is, as plain as it can be: nothing to tell, nothing to see, nothing taken.

use std::collections::BTreeSet;

use super::at;
use crate::domain::aftercare::{AdverseEvent, AlarmSymptom};
use crate::domain::area::Area;
use crate::domain::confirmation::{AreaInspected, ScreeningConfirmed};
use crate::domain::consultation::{Answer, Choice, HealthItem, Medicine, MedicineKind};
use crate::domain::time::When;

/// Every question answered with a no, no medicine, no doubt.
pub fn screening() -> ScreeningConfirmed {
    let no = |item| (item, answer(Choice::No, ""));
    ScreeningConfirmed {
        answers: HealthItem::ALL.into_iter().map(no).collect(),
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        doubt: BTreeSet::new(),
    }
}

/// The same with one other answer.
pub fn screening_with(item: HealthItem, choice: Choice, detail: &str) -> ScreeningConfirmed {
    let mut screening = screening();
    screening.answers.insert(item, answer(choice, detail));
    screening
}

fn answer(choice: Choice, detail: &str) -> Answer {
    Answer {
        choice,
        detail: detail.to_owned(),
    }
}

/// Nothing to see.
pub fn inspected(area: &Area) -> AreaInspected {
    AreaInspected {
        area: area.clone(),
        infected: false,
        findings: BTreeSet::new(),
    }
}

pub fn medicine(kind: MedicineKind, last_intake: When) -> Medicine {
    Medicine {
        name: "Prøvemedicin".to_owned(),
        dose: String::new(),
        kind,
        prescribed: false,
        last_intake,
        pause_advised: false,
    }
}

pub fn adverse_event(alarm: &[AlarmSymptom], serious: bool) -> AdverseEvent {
    AdverseEvent {
        noticed: at("2026-11-20 08:00:00 +01"),
        alarm: alarm.iter().copied().collect(),
        reactions: BTreeSet::new(),
        serious,
        words: "Ringede".to_owned(),
        informed_doctor: None,
        reported: false,
    }
}
