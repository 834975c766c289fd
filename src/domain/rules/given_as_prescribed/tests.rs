//! What was given against what was foreseen, by an assistant and by a doctor.

use super::*;
use crate::domain::consultation::Plan;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, consultation, drawn, failed, given, parts, plan,
    point_of, prescription,
};
use crate::domain::rules::{Given, Question};

const SIGNED: &str = "2026-11-20 10:00:00 +01";
const START: &str = "2026-11-25 10:00:00 +01";
const ENDED: &str = "2026-11-25 10:10:00 +01";

/// So many units in the glabella.
fn glabella(units: &str) -> Given {
    let vial = crate::domain::rules::testing::VIAL;
    let points = vec![point_of(&GLABELLA, units, vial)];
    given(ENDED, points, vec![drawn(vial, units, "0")])
}

fn signed(story: &Story, by: crate::domain::id::UserId, units: &str) -> String {
    failed(&story.sign_by(by, RuleId::R72, START, glabella(units)))
}

fn planned(most: Option<&str>) -> Story {
    let mut story = Story::of_adult();
    let mut plan: Plan = plan(&[GLABELLA]);
    plan.areas[0].units = most.map(|units| units.parse().expect("units"));
    story.add(SIGNED, consultation());
    story.add(SIGNED, plan);
    story
}

#[test]
fn an_assistant_keeps_to_her_prescription() {
    let mut story = planned(Some("40"));
    assert_eq!(
        signed(&story, NURSE, "4"),
        "R72 Block",
        "a plan is no prescription"
    );
    story.add(SIGNED, prescription(&[(FOREHEAD, "10")], &[NURSE]));
    assert_eq!(signed(&story, NURSE, "4"), "R72 Block", "another area");
    story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
    for (units, fails) in [("19.99", "R72 Warn"), ("20", ""), ("20.01", "R72 Block")] {
        assert_eq!(signed(&story, NURSE, units), fails, "{units}");
    }
}

#[test]
fn a_doctor_is_warned_by_her_prescription_or_her_plan() {
    assert_eq!(signed(&Story::of_adult(), DOCTOR, "4"), "R72 Warn");
    assert_eq!(
        signed(&planned(None), DOCTOR, "4"),
        "R72 Warn",
        "no largest dose"
    );
    let mut story = planned(Some("20"));
    for (units, fails) in [("19.99", "R72 Warn"), ("20", ""), ("20.01", "R72 Warn")] {
        assert_eq!(signed(&story, DOCTOR, units), fails, "{units}");
    }
    story.add(
        "2026-11-21 10:00:00 +01",
        prescription(&[(GLABELLA, "12")], &[]),
    );
    assert_eq!(signed(&story, DOCTOR, "12"), "");
    assert_eq!(signed(&story, DOCTOR, "20"), "R72 Warn");
}

#[test]
fn only_a_new_prescription_opens_the_block_and_it_leaves_a_warning() {
    let mut story = planned(Some("20"));
    story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
    story.add(
        "2026-11-25 10:10:30 +01",
        prescription(&[(GLABELLA, "22")], &[NURSE]),
    );
    for (units, fails) in [
        ("20", ""),
        ("20.01", "R72 Warn"),
        ("22", "R72 Warn"),
        ("22.01", "R72 Block"),
    ] {
        assert_eq!(signed(&story, NURSE, units), fails, "{units}");
    }
    // Written after the signing it is judged for, it helps nobody.
    let mut late = planned(Some("20"));
    late.add(
        "2026-11-25 10:11:01 +01",
        prescription(&[(GLABELLA, "22")], &[NURSE]),
    );
    assert_eq!(signed(&late, NURSE, "20"), "R72 Block");
}

#[test]
fn what_was_planned_and_not_given_is_less_and_what_has_no_vial_is_unknown() {
    let mut story = planned(Some("20"));
    story.add(
        SIGNED,
        prescription(&[(GLABELLA, "20"), (FOREHEAD, "10")], &[NURSE]),
    );
    let ask = |given: Given| {
        let question = Question::start(at(START), parts(&[GLABELLA, FOREHEAD]));
        let question = question.by(Some(NURSE)).given(given);
        failed(&story.ask_rule(RuleId::R72, question, at("2026-11-25 10:11:00 +01")))
    };
    assert_eq!(ask(glabella("20")), "R72 Warn");
    let mut without_vial = glabella("20");
    without_vial.vials.clear();
    assert_eq!(ask(without_vial), "R72 Block, R72 Warn");
}

#[test]
fn a_practitioner_who_is_not_known_has_no_prescription() {
    let mut story = planned(Some("20"));
    story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
    let question = Question::start(at(START), parts(&[GLABELLA])).given(glabella("20"));
    let judged = story.ask_rule(RuleId::R72, question, at("2026-11-25 10:11:00 +01"));
    assert_eq!(failed(&judged), "R72 Block");
}

#[test]
fn the_skin_is_disinfected_or_somebody_accepts_that_it_was_not() {
    let story = Story::of_adult();
    let mut given = glabella("4");
    assert_eq!(failed(&story.sign(RuleId::R73, START, given.clone())), "");
    given.disinfected = false;
    assert_eq!(failed(&story.sign(RuleId::R73, START, given)), "R73 Warn");
}

#[test]
fn a_doctors_excess_is_told_as_one_whatever_she_prescribes_afterwards() {
    let told = |by, excess: &str| {
        let mut story = planned(Some("20"));
        story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE, DOCTOR]));
        let after = prescription(&[(GLABELLA, "22")], &[NURSE, DOCTOR]);
        story.add("2026-11-25 10:10:30 +01", after);
        let judged = story.sign_by(by, RuleId::R72, START, glabella(excess));
        let why = judged.findings[0].why.to_json();
        why["fault"].as_str().map(str::to_owned)
    };
    for (by, units, fault) in [
        (NURSE, "20.01", "prescribed_afterwards"),
        (NURSE, "22", "prescribed_afterwards"),
        (NURSE, "22.01", "more_than_foreseen"),
        (DOCTOR, "20.01", "more_than_foreseen"),
        (DOCTOR, "19.99", "less_than_foreseen"),
    ] {
        assert_eq!(told(by, units).as_deref(), Some(fault), "{by:?} {units}");
    }
}
