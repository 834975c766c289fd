//! R24: a repeat treatment that needs no new reflection period, as a doctor's recorded decision.

use std::collections::BTreeSet;

use super::consent_fault::RepeatGap;
use super::freshness::is_newest;
use super::informed::Informed;
use super::{Case, Finding, Occasion, RuleId, Verdict, Why};
use crate::domain::consultation::{Answer, Choice, HealthItem};
use crate::domain::course::{Told, Treatment};
use crate::domain::information::Part;
use crate::domain::prescription::RepeatExempted;
use crate::domain::time::Moment;

/// R24 · exit from R23 · for each part all of (a)–(g); at booking (e) and (g) wait for the day (§8.9) · sheet (»Før din
/// første behandling«); DSKP; (b)–(g) decided here.
///
/// It blocks nothing itself: where it does not hold, R23 stands. It speaks only of parts that were treated here before.
pub(super) fn exempt(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R24, Verdict::Info, |part| {
        if case.course.treated(part, case.start()).is_none() {
            return Finding::passed(RuleId::R24);
        }
        let gaps = gaps(case, part);
        let finding = if gaps.is_empty() {
            Finding::passed(RuleId::R24)
        } else {
            Finding::new(RuleId::R24, Verdict::Info, Why::NotExempt { gaps })
        };
        finding.on(decision(case, part).map(|told| told.latest))
    })
}

/// Whether a part needs no reflection period of its own.
pub(super) fn is_exempt(case: &Case<'_>, part: &Part) -> bool {
    gaps(case, part).is_empty()
}

/// Every condition that is not met, in the order of the rule.
pub(super) fn gaps(case: &Case<'_>, part: &Part) -> Vec<RepeatGap> {
    let start = case.start();
    let mut gaps = Vec::new();
    let earlier = earlier(case, part);
    if !earlier.iter().any(|treatment| treatment.met_reflection) {
        gaps.push(RepeatGap::NoEarlierTreatment);
    }
    let informed = Informed::about(case, part, start);
    match informed.end() {
        None => gaps.push(RepeatGap::NotInformed),
        Some(told) => {
            let treated = earlier.last().map(|treatment| treatment.started);
            let last = treated.map_or_else(|| told.day(), |treated| told.day().max(treated.day()));
            let until = last.plus_months(case.policy.repeat_months);
            if start.day() > until {
                gaps.push(RepeatGap::TooLongAgo { until });
            }
        }
    }
    if case.question.occasion != Occasion::Booking {
        gaps.extend(answered_anew(case, earlier.last().copied()));
    }
    let current = informed
        .written
        .is_some_and(|written| is_newest(case.sheets, written));
    if !current {
        gaps.push(RepeatGap::SheetChanged);
    }
    if case.question.occasion != Occasion::Booking && decision(case, part).is_none() {
        gaps.push(RepeatGap::NoDecision);
    }
    gaps
}

/// Treatments of the part here before the start that were no deviation, the first first.
fn earlier<'a>(case: &Case<'a>, part: &Part) -> Vec<&'a Treatment> {
    let start = case.start();
    let counts = |treatment: &&Treatment| {
        !treatment.deviation && treatment.started < start && treatment.parts.contains(part)
    };
    case.course.treatments.iter().filter(counts).collect()
}

/// (g): a doctor's decision about the part, with grounds, made since the last treatment.
fn decision<'a>(case: &Case<'a>, part: &Part) -> Option<&'a Told<RepeatExempted>> {
    let start = case.start();
    let last = case.course.treated(part, start);
    case.course.exemptions.iter().rev().find(|told| {
        let recorded = told.parts.get(part).is_some_and(|at| *at <= start);
        let since = last.is_none_or(|last| told.recorded_at > last);
        let by_doctor = told.user.is_some_and(|user| case.is_doctor(user));
        recorded && since && by_doctor && !told.value.grounds.trim().is_empty()
    })
}

/// (e): today's answers against those that stood at the last treatment.
///
/// »Ved ikke« is as new as a yes. Earlier botulinum toxin is left out: after a treatment here the answer is yes by itself,
/// and how long ago it was is for R51.
fn answered_anew(case: &Case<'_>, last: Option<&Treatment>) -> Option<RepeatGap> {
    let start = case.start();
    let mut screenings = case.course.screenings.iter();
    let Some(today) =
        screenings.rfind(|told| told.recorded_at <= start && told.occurred_at.day() == start.day())
    else {
        return Some(RepeatGap::NotAskedToday);
    };
    let then = last.map_or(start, |treatment| treatment.started);
    let known = open_answers_at(case, then);
    let now = open(today.value.answers.iter());
    (!now.is_subset(&known)).then_some(RepeatGap::NewAnswer)
}

/// What was answered with yes or left open in the newest statement by a moment.
fn open_answers_at(case: &Case<'_>, by: Moment) -> BTreeSet<HealthItem> {
    let examined = case.course.consultations.iter();
    let examined = examined.filter(|told| told.recorded_at <= by);
    let examined = examined.map(|told| (told.occurred_at, &told.value.answers));
    let asked = case.course.screenings.iter();
    let asked = asked.filter(|told| told.recorded_at <= by);
    let asked = asked.map(|told| (told.occurred_at, &told.value.answers));
    let newest = examined.chain(asked).max_by_key(|(at, _)| *at);
    newest.map_or_else(BTreeSet::new, |(_, answers)| open(answers.iter()))
}

fn open<'a>(answers: impl Iterator<Item = (&'a HealthItem, &'a Answer)>) -> BTreeSet<HealthItem> {
    answers
        .filter(|(item, answer)| **item != HealthItem::PriorToxin && answer.choice != Choice::No)
        .map(|(item, _)| *item)
        .collect()
}

#[cfg(test)]
mod tests;
