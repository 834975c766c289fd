//! Checks, lights and verdicts from findings that are made up here.

use super::*;
use crate::domain::course::Course;
use crate::domain::rules::testing::{GLABELLA, Story, at, consent};
use crate::domain::rules::{RULES, RuleId};

const START: &str = "2026-11-25 12:00:00 +01";

#[test]
fn every_rule_of_the_gate_has_exactly_one_check() {
    for rule in RULES {
        let shown = CheckId::ALL.into_iter().filter(|check| {
            let mut story = Story::without_patient().assess_all(at(START), &[GLABELLA]);
            story.findings.retain(|finding| finding.rule == rule.id);
            story
                .findings
                .iter()
                .any(|finding| CheckId::of(finding, &Course::default()) == Some(*check))
        });
        let asked = Story::without_patient()
            .assess_all(at(START), &[GLABELLA])
            .findings
            .iter()
            .any(|finding| finding.rule == rule.id);
        assert_eq!(shown.count(), usize::from(asked), "{}", rule.id);
    }
}

fn informed() -> Story {
    let mut story = Story::of_examined_adult();
    story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
    story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
    story
}

fn of(story: &Story, rules: &[RuleId], day: Day) -> Readiness {
    let assessment = story.assess_only(rules, at(START), &[GLABELLA]);
    Readiness::of(&assessment, &story.course(), day)
}

#[test]
fn a_consent_waits_until_it_can_be_given_and_is_missing_then() {
    let story = informed();
    for (arrived, reflection_over, light, verdict) in [
        (false, false, Light::Pending, Answer::Nearly),
        (true, false, Light::Pending, Answer::Nearly),
        (false, true, Light::Pending, Answer::Nearly),
        (true, true, Light::Stop, Answer::MustNot),
    ] {
        let day = Day {
            arrived,
            reflection_over,
        };
        let readiness = of(&story, &[RuleId::R30], day);
        let check = readiness.check(CheckId::Consent).expect("a check");
        assert_eq!((check.light, readiness.verdict), (light, verdict));
        assert!(check.locked);
    }
}

#[test]
fn all_green_is_ready_and_a_warning_is_nearly() {
    let mut story = informed();
    let day = Day {
        arrived: true,
        reflection_over: true,
    };
    story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
    let ready = of(&story, &[RuleId::R30, RuleId::R31, RuleId::R32], day);
    assert_eq!(ready.verdict, Answer::Ready);
    assert!(ready.is_open() && ready.count(Light::Ok) == 13);
    let warned = of(&story, &[RuleId::R30, RuleId::R71, RuleId::R61], day);
    assert_eq!(warned.verdict, Answer::Ready);
    story.policy.consent_hours = 0;
    let far = of(&story, &[RuleId::R32], day);
    assert_eq!(far.verdict, Answer::Nearly);
    assert!(!far.is_open());
}
