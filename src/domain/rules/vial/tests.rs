//! Vials that are missing, out of date, on pause, used before or overdrawn.

use super::*;
use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::rules::testing::{
    GLABELLA, Story, VIAL, deviation, drawn, failed, given, point_of, treatment, vistabel,
};
use crate::domain::safety::BatchPaused;

const START: &str = "2026-11-25 10:00:00 +01";
const BEFORE: &str = "2026-11-25 09:59:59 +01";
const AFTER: &str = "2026-11-25 10:00:01 +01";

fn opened() -> (Story, EntryId) {
    let mut story = Story::of_adult();
    let vial = story.open_vial("2026-11-25 09:00:00 +01", "11/2027");
    (story, vial)
}

#[test]
fn without_a_vial_that_somebody_recorded_nothing_passes() {
    let (mut story, vial) = opened();
    for (rule, fails) in [
        (RuleId::R62, "R62 Hard"),
        (RuleId::R62b, "R62b Hard"),
        (RuleId::R68, "R68 Block"),
        (RuleId::R69, "R69 Hard"),
    ] {
        let judge = |vials: &[EntryId]| failed(&story.assess_vials(rule, START, vials));
        assert_eq!(judge(&[vial]), "", "{rule}");
        assert_eq!(judge(&[]), fails, "{rule}");
        assert_eq!(judge(&[VIAL]), fails, "{rule}");
        assert_eq!(judge(&[vial, VIAL]), fails, "{rule}");
    }
    story.clock_in_doubt = true;
    let judged = story.assess_vials(RuleId::R62, START, &[vial]);
    assert_eq!(failed(&judged), "R62 Hard");
}

#[test]
fn each_product_needs_a_vial_of_its_own() {
    let mut story = Story::of_adult();
    let other = story.open("2026-11-25 09:00:00 +01", |vial| {
        vial.product = crate::domain::product::ProductId::new("azzalure");
    });
    let judged = story.assess_vials(RuleId::R62, START, &[other]);
    let product = vistabel();
    let why: Vec<&Why> = judged.failed().map(|finding| &finding.why).collect();
    assert_eq!(why, [&Why::Vial(VialFault::NoVial { product })]);
}

fn pause(story: &mut Story, at: &str, batch: &str, paused: bool) {
    let fact = BatchPaused {
        product: vistabel(),
        batch: batch.to_owned(),
        paused,
        grounds: "Tre bivirkninger på en uge".to_owned(),
    };
    let entry = story.add(at, fact.clone());
    let at = crate::domain::rules::testing::at(at);
    story.premises.learn(entry, at, None, &fact.into());
}

#[test]
fn a_batch_on_pause_at_the_start_is_not_used_however_it_is_typed() {
    for (since, fails) in [(BEFORE, "R62b Hard"), (START, "R62b Hard"), (AFTER, "")] {
        let (mut story, vial) = opened();
        pause(&mut story, since, "test 0426 a", true);
        let judged = story.assess_vials(RuleId::R62b, START, &[vial]);
        assert_eq!(failed(&judged), fails, "{since}");
    }
    for (until, fails) in [(BEFORE, ""), (START, ""), (AFTER, "R62b Hard")] {
        let (mut story, vial) = opened();
        pause(&mut story, "2026-11-20 09:00:00 +01", "TEST-0426-A", true);
        pause(&mut story, until, "TEST-0426-A", false);
        let judged = story.assess_vials(RuleId::R62b, START, &[vial]);
        assert_eq!(failed(&judged), fails, "lifted {until}");
    }
    let (mut story, vial) = opened();
    pause(&mut story, BEFORE, "TEST-0426-B", true);
    assert_eq!(
        failed(&story.assess_vials(RuleId::R62b, START, &[vial])),
        ""
    );
}

/// Somebody who was treated from a vial.
fn treated_from(vial: EntryId, units: &str, against_the_gate: bool) -> Story {
    let mut story = Story::of_adult();
    let used = drawn(vial, units, "0");
    let at = "2026-11-25 09:30:00 +01";
    if against_the_gate {
        let mut fact = deviation(at, &[GLABELLA]);
        fact.vials = vec![used];
        story.add(at, fact);
    } else {
        let mut fact = treatment(at, &[GLABELLA], Verdict::Passed);
        fact.vials = vec![used];
        story.add(at, fact);
    }
    story
}

#[test]
fn a_vial_is_for_one_patient_and_one_treatment() {
    let judge = |story: &Story, vial| failed(&story.assess_vials(RuleId::R68, START, &[vial]));
    for against_the_gate in [false, true] {
        let (mut own, vial) = opened();
        let used = treated_from(vial, "4", against_the_gate);
        own.others = vec![used.course()];
        assert_eq!(judge(&own, vial), "R68 Block", "somebody else’s");
        own.others.clear();
        own.entries
            .extend(used.entries.into_iter().skip(1).map(|mut entry| {
                entry.header.seq = 50;
                entry
            }));
        assert_eq!(judge(&own, vial), "R68 Block", "her own");
    }
    let (theirs, vial) = opened();
    let mut mine = Story::of_adult();
    mine.others = vec![theirs.course()];
    assert_eq!(judge(&mine, vial), "R68 Block", "opened for another");
}

#[test]
fn a_corrected_vial_is_the_same_vial() {
    let (mut story, vial) = opened();
    let at = crate::domain::rules::testing::at;
    let mut fact = crate::domain::rules::testing::vial(at("2026-11-25 09:00:00 +01"));
    fact.batch = "TEST-0426-B".to_owned();
    let newest = story.amend(vial, None, at("2026-11-25 09:10:00 +01"), fact);
    story.others = vec![treated_from(vial, "4", false).course()];
    for version in [vial, newest] {
        let judged = story.assess_vials(RuleId::R68, START, &[version, vial]);
        assert_eq!(judged.findings.len(), 1);
        assert_eq!(failed(&judged), "R68 Block");
        assert_eq!(judged.findings[0].evidence[0], newest);
    }
}

#[test]
fn no_more_is_drawn_from_a_vial_than_it_holds() {
    let sign = |earlier: Option<&str>, now: &str| {
        let (mut story, vial) = opened();
        let others: Vec<Course> = earlier
            .iter()
            .map(|units| treated_from(vial, units, true).course())
            .collect();
        story.others = others;
        let points = vec![point_of(&GLABELLA, now, vial)];
        let given = given(START, points, vec![drawn(vial, now, "0")]);
        failed(&story.sign(RuleId::R69, START, given))
    };
    assert_eq!(sign(None, "49.99"), "");
    assert_eq!(sign(None, "50"), "");
    assert_eq!(sign(None, "50.01"), "R69 Hard");
    assert_eq!(sign(Some("20"), "30"), "");
    assert_eq!(sign(Some("20"), "30.01"), "R69 Hard");
    // Before anything is drawn, something has to be left.
    for (earlier, fails) in [("49.99", ""), ("50", "R69 Hard"), ("50.01", "R69 Hard")] {
        let (mut story, vial) = opened();
        story.others = vec![treated_from(vial, earlier, false).course()];
        let judged = story.assess_vials(RuleId::R69, START, &[vial]);
        assert_eq!(failed(&judged), fails, "{earlier}");
    }
}

#[test]
fn what_was_discarded_was_drawn_too_and_two_lines_of_one_vial_are_summed() {
    let (story, vial) = opened();
    let points = vec![point_of(&GLABELLA, "20", vial)];
    let lines = vec![drawn(vial, "30", "10"), drawn(vial, "20.01", "20.01")];
    let judged = story.sign(RuleId::R69, START, given(START, points, lines));
    assert_eq!(failed(&judged), "R69 Hard");
}
