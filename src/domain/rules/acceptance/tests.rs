//! Who decides about what, when, and for how long it holds.

use super::*;
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{Choice, HealthItem, MedicineKind};
use crate::domain::decision::{RuleOverridden, WarningAccepted};
use crate::domain::rules::Why;
use crate::domain::rules::testing::{
    DOCTOR, GLABELLA, NURSE, Story, at, day, medicine, part, parts, screening, screening_with,
};
use crate::domain::time::{SECOND, When};

const TODAY: &str = "2026-11-25 09:00:00 +01";
const DECIDED: &str = "2026-11-25 09:30:00 +01";
const START: &str = "2026-11-25 10:00:00 +01";

fn story(told: ScreeningConfirmed) -> Story {
    let mut story = Story::of_adult();
    story.add(TODAY, told);
    story
}

/// She takes something that thins the blood: one warning of R49.
fn thinned() -> ScreeningConfirmed {
    let mut told = screening();
    let last_intake = When::On(day("2026-11-25"));
    told.medicines = vec![medicine(MedicineKind::BloodThinning, last_intake)];
    told
}

fn findings(story: &Story, start: &str) -> Vec<Finding> {
    story.assess_rule(RuleId::R49, start, &[GLABELLA]).findings
}

/// The doctor accepts each of the warnings that stand at a start.
fn accept_all(story: &mut Story, start: &str, decided: &str) {
    for finding in findings(story, start) {
        story.add(decided, accepting(&finding));
    }
}

fn accepting(finding: &Finding) -> WarningAccepted {
    WarningAccepted {
        rule: finding.rule,
        version: super::super::finding::version(finding.rule),
        part: finding.part.clone(),
        evidence: finding.evidence.clone(),
        inputs: finding.why.to_json(),
    }
}

fn are_decided(story: &Story, start: &str) -> Vec<bool> {
    let findings = findings(story, start).into_iter();
    findings
        .map(|finding| finding.accepted_by.is_some())
        .collect()
}

#[test]
fn each_finding_of_a_rule_is_decided_by_itself() {
    let mut told = screening_with(HealthItem::BleedingDisorder, Choice::Yes, "VWS");
    told.medicines = thinned().medicines;
    let mut story = story(told);
    assert_eq!(are_decided(&story, START), [false, false]);
    accept_all(&mut story, START, DECIDED);
    assert_eq!(are_decided(&story, START), [true, true]);
}

#[test]
fn it_holds_from_the_day_of_the_treatment_on() {
    for (decided, holds) in [
        ("2026-11-24 23:59:59 +01", false),
        ("2026-11-25 00:00:00 +01", true),
        (START, true),
        ("2026-11-25 10:00:01 +01", false),
    ] {
        let mut story = Story::of_adult();
        story.add("2026-11-24 09:00:00 +01", thinned());
        accept_all(&mut story, START, decided);
        assert_eq!(are_decided(&story, START), [holds], "{decided}");
    }
}

#[test]
fn what_was_decided_at_one_treatment_is_not_for_the_next() {
    // Recorded at 10.10.
    for (decided, holds) in [
        (DECIDED, false),
        ("2026-11-25 10:05:00 +01", false),
        ("2026-11-25 10:10:00 +01", false),
        ("2026-11-25 10:10:01 +01", true),
    ] {
        let mut story = story(thinned());
        let again = "2026-11-25 14:00:00 +01";
        story.treat(START, &[GLABELLA], false);
        accept_all(&mut story, again, decided);
        assert_eq!(are_decided(&story, again), [holds], "{decided}");
    }
}

#[test]
fn a_decision_after_midnight_is_for_the_treatment_that_is_signed_then() {
    let start = "2026-11-25 23:50:00 +01";
    let mut story = story(thinned());
    accept_all(&mut story, start, "2026-11-26 00:10:00 +01");
    let question = super::super::Question::start(at(start), Vec::new());
    let signed = at("2026-11-26 00:10:00 +01");
    for (now, holds) in [(signed.plus(-SECOND), false), (signed, true)] {
        let judged = story.ask(question.clone(), now, super::super::Assessment::of);
        let mut of_rule = judged.findings.iter();
        let finding = of_rule.find(|finding| finding.rule == RuleId::R49);
        let accepted = finding.map(|finding| finding.accepted_by.is_some());
        assert_eq!(accepted, Some(holds), "{now:?}");
    }
}

#[test]
fn once_written_down_a_treatment_does_not_take_back_its_own_decisions() {
    // The treatment that was decided about, and one that began a second before it.
    for (started, holds) in [(START, true), ("2026-11-25 09:59:59 +01", false)] {
        let mut story = story(thinned());
        accept_all(&mut story, START, DECIDED);
        story.treat(started, &[GLABELLA], false);
        assert_eq!(are_decided(&story, START), [holds], "{started}");
    }
}

#[test]
fn nobody_decides_about_what_is_hard_or_wants_another_act() {
    for (rule, verdict, open) in [
        (RuleId::R49, Verdict::Passed, false),
        (RuleId::R49, Verdict::Info, false),
        (RuleId::R49, Verdict::Warn, true),
        (RuleId::R49, Verdict::Block, true),
        (RuleId::R49, Verdict::Hard, false),
        (RuleId::R06, Verdict::Warn, false),
        (RuleId::R13, Verdict::Block, false),
        (RuleId::R72, Verdict::Block, false),
        (RuleId::R72, Verdict::Warn, true),
    ] {
        let finding = Finding::new(rule, verdict, Why::Met);
        assert_eq!(is_open_to_decision(&finding), open, "{rule} {verdict:?}");
    }
}

#[test]
fn an_administrative_warning_is_the_starters_and_a_clinical_one_a_doctors() {
    // R14: nobody ever checked the kit. R49: she takes what thins the blood.
    for (rule, by, starts, holds) in [
        (RuleId::R14, NURSE, Some(NURSE), true),
        (RuleId::R14, NURSE, Some(DOCTOR), false),
        (RuleId::R14, NURSE, None, false),
        (RuleId::R14, DOCTOR, Some(NURSE), true),
        (RuleId::R49, NURSE, Some(NURSE), false),
        (RuleId::R49, DOCTOR, Some(NURSE), true),
    ] {
        let mut story = story(thinned());
        let question = super::super::Question::start(at(START), parts(&[GLABELLA])).by(starts);
        let judge = |story: &Story| story.ask_rule(rule, question.clone(), at(START)).findings;
        let accepted = accepting(&judge(&story)[0]);
        story.tell(at(DECIDED), at(DECIDED), by, accepted);
        let holding = judge(&story)[0].accepted_by;
        assert_eq!(holding, holds.then_some(by), "{rule} {by:?} {starts:?}");
    }
}

/// She is pregnant: one block of R40.
fn pregnant() -> Story {
    story(screening_with(HealthItem::Pregnant, Choice::Yes, ""))
}

fn block(story: &Story, rule: RuleId) -> Finding {
    let mut judged = story.assess_rule(rule, START, &[GLABELLA]);
    judged.findings.remove(0)
}

fn overriding(finding: &Finding, grounds: &str) -> RuleOverridden {
    let accepted = accepting(finding);
    RuleOverridden {
        rule: accepted.rule,
        version: accepted.version,
        part: accepted.part,
        grounds: grounds.to_owned(),
        evidence: accepted.evidence,
        inputs: accepted.inputs,
    }
}

#[test]
fn a_doctor_overrides_a_block_with_a_reason_of_twenty_characters() {
    let words = |length: usize| "æ".repeat(length);
    for (by, grounds, decided, holds) in [
        (DOCTOR, words(19), DECIDED, false),
        (DOCTOR, words(20), DECIDED, true),
        (DOCTOR, words(21), DECIDED, true),
        (DOCTOR, format!(" {} ", words(18)), DECIDED, false),
        (NURSE, words(20), DECIDED, false),
        (DOCTOR, words(20), "2026-11-24 23:59:59 +01", false),
        (DOCTOR, words(20), "2026-11-25 10:00:01 +01", false),
    ] {
        let mut story = pregnant();
        let overridden = overriding(&block(&story, RuleId::R40), &grounds);
        story.tell(at(decided), at(decided), by, overridden);
        let holding = block(&story, RuleId::R40).accepted_by;
        let case = format!("{by:?} {grounds} {decided}");
        assert_eq!(holding, holds.then_some(by), "{case}");
    }
}

#[test]
fn a_block_is_not_accepted_and_what_is_hard_is_not_overridden() {
    let mut story = pregnant();
    let accepted = accepting(&block(&story, RuleId::R40));
    story.add(DECIDED, accepted);
    assert_eq!(block(&story, RuleId::R40).accepted_by, None);
    let nothing_told = RuleId::R20;
    let overridden = overriding(&block(&story, nothing_told), &"x".repeat(20));
    story.add(DECIDED, overridden);
    assert_eq!(block(&story, nothing_told).accepted_by, None);
}

#[test]
fn anything_else_that_was_decided_about_asks_anew() {
    type Change = fn(&mut WarningAccepted);
    let changes: [(&str, Change); 6] = [
        ("nothing", |_| ()),
        ("rule", |said| said.rule = RuleId::R48),
        ("version", |said| said.version += 1),
        ("part", |said| said.part = Some(part(&GLABELLA))),
        ("evidence", |said| said.evidence.clear()),
        ("inputs", |said| said.inputs = serde_json::Value::Null),
    ];
    for (what, change) in changes {
        let holds = what == "nothing";
        let mut warned = story(thinned());
        let mut accepted = accepting(&block(&warned, RuleId::R49));
        change(&mut accepted);
        warned.add(DECIDED, accepted);
        assert_eq!(are_decided(&warned, START), [holds], "{what} of a warning");
        let mut blocked = pregnant();
        let finding = block(&blocked, RuleId::R40);
        let mut said = accepting(&finding);
        change(&mut said);
        let overridden = RuleOverridden {
            rule: said.rule,
            version: said.version,
            part: said.part,
            evidence: said.evidence,
            inputs: said.inputs,
            ..overriding(&finding, &"x".repeat(20))
        };
        blocked.add(DECIDED, overridden);
        let holding = block(&blocked, RuleId::R40).accepted_by.is_some();
        assert_eq!(holding, holds, "{what} of a block");
    }
}
