//! Warnings that somebody accepted by name, and blocks that a doctor overrode (§1, §6): for this treatment alone.
//!
//! Either holds only for the same rule in the same version, the same part, evidence and inputs, from the day of the
//! treatment on, and until that treatment is written down. Anything that has changed since asks anew.

use super::{Case, Finding, RuleId, Verdict};
use crate::domain::course::{Correctable, Told};
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::time::Moment;

/// The person who starts may accept these herself; every other warning is clinical and a doctor's (§1).
pub const ADMINISTRATIVE: [RuleId; 6] = [
    RuleId::R05,
    RuleId::R14,
    RuleId::R25,
    RuleId::R26,
    RuleId::R28,
    RuleId::R70,
];

/// Blocks whose only way out is a new prescription (§6).
pub const BY_PRESCRIPTION_ONLY: [RuleId; 2] = [RuleId::R13, RuleId::R72];

/// Whether anybody at all can open a finding by a decision; else it is mended, waited for, or not treated.
pub fn is_open_to_decision(finding: &Finding) -> bool {
    match finding.verdict {
        Verdict::Passed | Verdict::Info | Verdict::Hard => false,
        // A late entry is countersigned, which is an act of its own (R06).
        Verdict::Warn => finding.rule != RuleId::R06,
        Verdict::Block => !BY_PRESCRIPTION_ONLY.contains(&finding.rule),
    }
}

/// The finding, marked if somebody has decided about it.
pub(super) fn applied(case: &Case<'_>, finding: Finding) -> Finding {
    if finding.accepted_by.is_some() || !is_open_to_decision(&finding) {
        return finding;
    }
    let by = if finding.verdict == Verdict::Warn {
        accepted(case, &finding)
    } else {
        overridden(case, &finding)
    };
    match by {
        Some(user) => finding.accepted(user),
        None => finding,
    }
}

fn accepted(case: &Case<'_>, finding: &Finding) -> Option<UserId> {
    let mut decisions = case.course.warnings_accepted.iter().rev();
    let decision = decisions.find(|told| {
        let said = &told.value;
        let about = (
            said.rule,
            said.version,
            &said.part,
            &said.evidence,
            &said.inputs,
        );
        is_about(finding, about) && in_time(case, told) && may_accept(case, finding.rule, told.user)
    });
    decision.and_then(|told| told.user)
}

fn overridden(case: &Case<'_>, finding: &Finding) -> Option<UserId> {
    let mut decisions = case.course.overrides.iter().rev();
    let decision = decisions.find(|told| {
        let said = &told.value;
        let about = (
            said.rule,
            said.version,
            &said.part,
            &said.evidence,
            &said.inputs,
        );
        let long_enough = said.grounds.trim().chars().count() >= case.policy.reason_length as usize;
        let by_doctor = told.user.is_some_and(|user| case.is_doctor(user));
        is_about(finding, about) && in_time(case, told) && by_doctor && long_enough
    });
    decision.and_then(|told| told.user)
}

fn may_accept(case: &Case<'_>, rule: RuleId, user: Option<UserId>) -> bool {
    user.is_some_and(|user| {
        let starts = ADMINISTRATIVE.contains(&rule) && case.question.practitioner == Some(user);
        starts || case.is_doctor(user)
    })
}

fn is_about(
    finding: &Finding,
    (rule, version, part, evidence, inputs): (
        RuleId,
        u32,
        &Option<Part>,
        &Vec<EntryId>,
        &serde_json::Value,
    ),
) -> bool {
    finding.rule == rule
        && super::finding::version(rule) == version
        && finding.part == *part
        && finding.evidence == *evidence
        && finding.why.to_json() == *inputs
}

/// Not before the day of the treatment, by the moment that is judged, and after the treatment before it was written down:
/// what was decided while that one was signed was about that one.
fn in_time<T: Correctable>(case: &Case<'_>, told: &Told<T>) -> bool {
    let start = case.start();
    let by = case.now.whole_second().max(start);
    let last = case
        .course
        .treatments
        .iter()
        .filter(|given| given.started < start);
    let last: Option<Moment> = last.map(|given| given.recorded).max();
    told.recorded_at.day() >= start.day()
        && told.recorded_at <= by
        && last.is_none_or(|last| told.recorded_at > last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::confirmation::ScreeningConfirmed;
    use crate::domain::consultation::{Choice, HealthItem, MedicineKind};
    use crate::domain::decision::WarningAccepted;
    use crate::domain::rules::testing::{
        GLABELLA, Story, at, day, medicine, screening, screening_with,
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
            let accepted = WarningAccepted {
                rule: finding.rule,
                version: super::super::finding::version(finding.rule),
                part: finding.part.clone(),
                evidence: finding.evidence.clone(),
                inputs: finding.why.to_json(),
            };
            story.add(decided, accepted);
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
}
