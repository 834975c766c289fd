//! Rows 153–157: information that a treatment has spent.

use crate::domain::information::Mark;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, at, consent, deviation, failed, oral, treatment, written,
};
use crate::domain::rules::{RuleId, Verdict};

const INFORMED: &str = "2026-08-20 10:00:00 +02";
const TREATED: &str = "2026-08-24 10:00:00 +02";
const START: &str = "2026-11-25 10:00:00 +01";

/// The treatment is told by its fact, as the journal tells it.
fn treated(against_the_gate: bool) -> Story {
    let mut story = Story::of_examined_adult();
    story.write(INFORMED, &[GLABELLA, FOREHEAD]);
    story.say(INFORMED, &[GLABELLA, FOREHEAD]);
    if against_the_gate {
        story.add(TREATED, deviation(TREATED, &[GLABELLA]));
    } else {
        story.add(TREATED, treatment(TREATED, &[GLABELLA], Verdict::Passed));
    }
    story
}

#[test]
fn a_treatment_spends_the_information_of_its_parts_and_of_no_others() {
    let story = treated(false);
    let glabella = story.assess(at(START), &[GLABELLA]);
    assert_eq!(failed(&glabella), "R23 Hard", "row 153");
    assert_eq!(glabella.earliest(), None, "row 153");
    assert_eq!(
        failed(&story.assess(at(START), &[FOREHEAD])),
        "R25 Warn",
        "row 154"
    );
    let friday = at("2026-11-20 23:59:59 +01");
    assert_eq!(
        failed(&story.assess(friday, &[FOREHEAD])),
        "",
        "row 154, the same date"
    );
    assert_eq!(
        failed(&treated(true).assess(at(START), &[GLABELLA])),
        "R23 Hard",
        "row 155"
    );
}

#[test]
fn no_consent_rests_on_information_that_is_spent() {
    let consented = |mut story: Story, rows: &str, fails: &str| {
        story.add("2026-11-25 10:00:00 +01", consent(&[GLABELLA]));
        let judged = story.assess_only(&[RuleId::R23, RuleId::R31], at(START), &[GLABELLA]);
        assert_eq!(failed(&judged), fails, "row {rows}");
    };
    consented(treated(false), "153", "R23 Hard, R31 Hard");
    consented(treated(true), "155", "R23 Hard, R31 Hard");
    let mut anew = treated(false);
    anew.write("2026-11-23 09:30:00 +01", &[GLABELLA]);
    anew.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
    consented(anew, "156", "");
    let mut reminded = treated(false);
    reminded.add("2026-11-23 10:00:00 +01", oral(&[GLABELLA], Mark::Reminder));
    consented(reminded, "157", "R23 Hard, R31 Hard");
}

#[test]
fn only_information_anew_starts_a_spent_clock() {
    let mut anew = treated(false);
    anew.write("2026-11-23 09:30:00 +01", &[GLABELLA]);
    anew.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
    assert_eq!(failed(&anew.assess(at(START), &[GLABELLA])), "", "row 156");

    let mut reminded = treated(false);
    reminded.add(
        "2026-11-23 09:30:00 +01",
        written(&[GLABELLA], Mark::Reminder),
    );
    reminded.add("2026-11-23 10:00:00 +01", oral(&[GLABELLA], Mark::Reminder));
    let reminded = reminded.assess(at(START), &[GLABELLA]);
    assert_eq!(
        (failed(&reminded).as_str(), reminded.earliest()),
        ("R23 Hard", None),
        "row 157"
    );
}
