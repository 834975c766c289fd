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
mod tests;
