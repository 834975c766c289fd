//! What stands at a moment, after withdrawals and corrections.

use std::collections::BTreeSet;

use super::{CORRECTED, TOLD};
use crate::domain::aftercare::{AdverseEvent, AlarmSymptom, RedFlagClosed};
use crate::domain::confirmation::{AreaFinding, AreaInspected, ScreeningConfirmed};
use crate::domain::consent::{ConsentForm, ConsentGiven, ConsentWithdrawn};
use crate::domain::id::EntryId;
use crate::domain::prescription::{AreaLimit, Prescription};
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, NURSE, Story, at, consent, part, vistabel,
};
use crate::domain::treatment::Attested;

fn withdrawn(consent: EntryId) -> ConsentWithdrawn {
    ConsentWithdrawn {
        consent,
        note: String::new(),
    }
}

#[test]
fn a_withdrawal_is_of_the_consent_it_names_alone() {
    let mut story = Story::of_adult();
    let given = story.add(TOLD, consent(&[GLABELLA]));
    let withdrawal = story.add("2026-11-25 09:59:00 +01", withdrawn(given));
    story.add("2026-11-25 09:59:30 +01", consent(&[GLABELLA]));
    let course = story.course();
    let of = |consent| course.withdrawal_of(consent).map(|told| told.id);
    let withdrawals: Vec<_> = course.consents.iter().map(of).collect();
    assert_eq!(withdrawals, [Some(withdrawal), None]);
}

#[test]
fn a_withdrawal_counts_from_when_it_was_said_and_for_every_version_of_the_consent() {
    let mut story = Story::of_adult();
    let given = story.add(TOLD, consent(&[GLABELLA]));
    let on_screen = ConsentGiven {
        form: ConsentForm::OnScreen,
        ..consent(&[GLABELLA])
    };
    let corrected = story.amend(given, None, at(CORRECTED), on_screen);
    let said = "2026-11-25 09:55:00 +01";
    let withdrawal = story.add_late(said, "2026-11-25 10:30:00 +01", withdrawn(corrected));
    let course = story.course();
    let told = course.withdrawal_of(&course.consents[0]);
    assert_eq!(told.map(|told| told.occurred_at), Some(at(said)));

    let later = "2026-11-25 10:05:00 +01";
    let corrected_at = at("2026-11-25 10:40:00 +01");
    story.amend(withdrawal, Some(later), corrected_at, withdrawn(given));
    let course = story.course();
    let told = course.withdrawal_of(&course.consents[0]);
    assert_eq!(told.map(|told| told.occurred_at), Some(at(later)));
    assert_eq!(course.withdrawals.len(), 1);
}

#[test]
fn an_area_that_a_consent_gains_counts_from_the_correction() {
    let mut story = Story::of_adult();
    let given = story.add(TOLD, consent(&[GLABELLA]));
    story.amend(given, None, at(CORRECTED), consent(&[GLABELLA, FOREHEAD]));
    let told = story.course().consents.remove(0);
    assert_eq!(told.parts[&part(&GLABELLA)], at(TOLD));
    assert_eq!(told.parts[&part(&FOREHEAD)], at(CORRECTED));
}

fn prescription(units: &str) -> Prescription {
    Prescription {
        product: vistabel(),
        limits: vec![AreaLimit {
            area: GLABELLA,
            units: units.parse().expect("units"),
        }],
        practitioners: Vec::new(),
        valid_until: None,
        off_label_note: None,
    }
}

#[test]
fn a_larger_dose_and_another_nurse_count_from_the_correction_of_the_prescription() {
    let mut story = Story::of_adult();
    let signed = story.add(TOLD, prescription("20"));
    story.amend(signed, None, at(CORRECTED), prescription("24"));
    let told = story.course().prescriptions.remove(0);
    assert_eq!(told.recorded_at, at(TOLD));
    assert_eq!(told.parts[&part(&GLABELLA)], at(CORRECTED));

    let later = at("2026-11-24 10:00:00 +01");
    let delegated = Prescription {
        practitioners: vec![NURSE],
        ..prescription("24")
    };
    story.amend(signed, None, later, delegated);
    let told = story.course().prescriptions.remove(0);
    assert_eq!(
        (told.recorded_at, told.parts[&part(&GLABELLA)]),
        (later, later)
    );
}

#[test]
fn a_screening_and_an_inspection_read_as_they_were_corrected() {
    let clean = ScreeningConfirmed {
        answers: [].into(),
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        doubt: BTreeSet::new(),
    };
    let inspected = |findings: &[AreaFinding]| AreaInspected {
        area: GLABELLA,
        infected: false,
        findings: findings.iter().copied().collect(),
    };
    let mut story = Story::of_adult();
    let asked = story.add(TOLD, clean.clone());
    let seen = story.add(TOLD, inspected(&[]));
    let infected = ScreeningConfirmed {
        infected_areas: [GLABELLA].into(),
        ..clean
    };
    story.amend(asked, None, at(CORRECTED), infected.clone());
    story.amend(seen, None, at(CORRECTED), inspected(&[AreaFinding::Ptosis]));
    let course = story.course();
    let screening = &course.screenings[0];
    assert_eq!(
        (&screening.value, screening.recorded_at),
        (&infected, at(CORRECTED))
    );
    assert_eq!(course.inspections[0].recorded_at, at(CORRECTED));
    assert_eq!((course.screenings.len(), course.inspections.len()), (1, 1));
}

#[test]
fn a_red_flag_finds_its_closing_whichever_version_it_names() {
    let event = |words: &str| AdverseEvent {
        noticed: at(TOLD),
        alarm: [AlarmSymptom::Breathing].into(),
        reactions: BTreeSet::new(),
        serious: false,
        words: words.to_owned(),
        informed_doctor: None,
        reported: false,
    };
    let mut story = Story::of_adult();
    let first = story.add(TOLD, event("Svært ved at trække vejret"));
    let second = story.amend(first, None, at(CORRECTED), event("Åndenød"));
    story.add(TOLD, event("En anden gang"));
    story.add(
        "2026-11-25 10:00:00 +01",
        RedFlagClosed {
            event: second,
            assessment: "Undersøgt".to_owned(),
        },
    );
    let course = story.course();
    let [closed, open] = course.adverse_events.as_slice() else {
        panic!("two events");
    };
    assert!(closed.value.is_alarming());
    assert_eq!(course.closures_of(closed).count(), 1);
    assert_eq!(course.closures_of(open).count(), 0);
}

#[test]
fn a_doctor_who_stands_by_a_correction_stands_by_what_was_corrected() {
    let mut story = Story::of_adult();
    let first = story.add(TOLD, consent(&[GLABELLA]));
    let second = story.amend(first, None, at(CORRECTED), consent(&[FOREHEAD]));
    story.add(
        "2026-11-25 10:00:00 +01",
        Attested {
            entry: second,
            grounds: None,
        },
    );
    let attested = story.course().attested;
    assert_eq!(attested.keys().copied().collect::<Vec<_>>(), [first]);
}
