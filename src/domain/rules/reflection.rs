//! R23: the reflection period (*betænkningstid*), two days, reckoned for each area and product.

use super::informed::{Informed, is_named};
use super::policy::Policy;
use super::{Case, Finding, RuleId, Verdict, Why, repeat};
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::time::{HOUR, Moment};

/// The first moment that passes after information (or a consultation, R12b) that ended then.
///
/// The later of 48 elapsed hours and the same clock time in Copenhagen two calendar days later; with the stricter
/// setting not before the midnight that ends the second whole day in between (Monday gives Thursday 00.00).
pub fn limit(end: Moment, policy: &Policy) -> Moment {
    let end = end.whole_second();
    let lawful = end.plus(48 * HOUR).max(end.same_clock_days_later(2));
    if policy.two_whole_days_between {
        lawful.max(end.day().plus_days(2).end())
    } else {
        lawful
    }
}

/// Which reading of two days gives the limit. They differ on the two weekends when the clock changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// Both give the same moment.
    Either,
    /// 48 elapsed hours end later than the clock says: spring.
    Hours,
    /// The clock says later than 48 elapsed hours: autumn.
    Clock,
    /// The clinic's stricter setting.
    WholeDays,
}

/// The reading that binds for information that ended then.
pub fn reading(end: Moment, policy: &Policy) -> Reading {
    let end = end.whole_second();
    let (hours, clock) = (end.plus(48 * HOUR), end.same_clock_days_later(2));
    match hours.cmp(&clock) {
        _ if limit(end, policy) > hours.max(clock) => Reading::WholeDays,
        std::cmp::Ordering::Equal => Reading::Either,
        std::cmp::Ordering::Greater => Reading::Hours,
        std::cmp::Ordering::Less => Reading::Clock,
    }
}

/// R23 · HARD · `S >= limit`, equality passes, seconds count; runs for each part, is moved by full and supplementary
/// information alone, and is spent once the part has been treated here · sheet; BEK 834/2014 ch. 6; DSKP.
pub(super) fn period_over(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    case.for_each_part(RuleId::R23, Verdict::Hard, |part| {
        let finding = match Period::of(case, part, start) {
            Ok(period) => judge(case, &period).on(period.evidence),
            Err(gap) => Finding::new(RuleId::R23, Verdict::Hard, gap.why()),
        };
        match exempt(case, part) {
            Some(informed) if finding.is_failed() => informed,
            Some(_) | None => finding,
        }
    })
}

/// What stands in the place of a period that is not over where a repeat treatment needs none (R24).
fn exempt(case: &Case<'_>, part: &Part) -> Option<Finding> {
    if case.clock_in_doubt || !repeat::is_exempt(case, part) {
        return None;
    }
    let informed = Informed::about(case, part, case.start());
    let (written, oral) = (informed.written?, informed.oral?);
    let why = Why::Exempt {
        informed: informed.end()?,
    };
    let finding = Finding::new(RuleId::R23, Verdict::Info, why);
    Some(finding.on([written.latest, oral.latest]))
}

fn judge(case: &Case<'_>, period: &Period) -> Finding {
    let Period {
        written,
        oral,
        limit,
        ..
    } = *period;
    let hard = |why| Finding::new(RuleId::R23, Verdict::Hard, why);
    if case.clock_in_doubt {
        return hard(Why::ClockInDoubt);
    }
    if case.start() >= limit {
        return Finding::new(RuleId::R23, Verdict::Passed, Why::ReflectionOver { limit });
    }
    let missing_micros = limit.since(case.start());
    hard(Why::ReflectionRunning {
        written,
        oral,
        limit,
        missing_micros,
    })
    .passing_at(limit)
}

/// The reflection period of one part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Period {
    /// `T_w`.
    pub written: Moment,
    /// `T_o`.
    pub oral: Moment,
    /// The first moment that passes.
    pub limit: Moment,
    /// The written and the oral information.
    pub evidence: [EntryId; 2],
}

/// Why a part has no reflection period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoPeriod {
    /// No information names the part.
    Unnamed,
    Spent {
        treated: Moment,
    },
    WrittenMissing,
    OralMissing,
}

impl Period {
    /// Reckons with what was recorded by a moment, and with the treatments that began before it.
    pub fn of(case: &Case<'_>, part: &Part, by: Moment) -> Result<Self, NoPeriod> {
        if !is_named(case, part, by) {
            return Err(NoPeriod::Unnamed);
        }
        let informed = Informed::about(case, part, by).unspent(case, part, by);
        match (
            informed.written,
            informed.oral,
            case.course.treated(part, by),
        ) {
            (Some(written), Some(oral), _) => Ok(Self {
                written: written.occurred_at,
                oral: oral.occurred_at,
                limit: limit(written.occurred_at.max(oral.occurred_at), case.policy),
                evidence: [written.latest, oral.latest],
            }),
            (None, None, Some(treated)) => Err(NoPeriod::Spent { treated }),
            (None, _, _) => Err(NoPeriod::WrittenMissing),
            (Some(_), None, _) => Err(NoPeriod::OralMissing),
        }
    }

    /// `T_info`.
    pub fn end(&self) -> Moment {
        self.written.max(self.oral)
    }
}

impl NoPeriod {
    const fn why(self) -> Why {
        match self {
            Self::Unnamed => Why::NotCovered,
            Self::Spent { treated } => Why::Spent { treated },
            Self::WrittenMissing => Why::WrittenMissing,
            Self::OralMissing => Why::OralMissing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, at, failed};

    #[track_caller]
    fn check(end: &str, expected: &str, reading_: Reading) {
        let policy = Policy::default();
        assert_eq!(limit(at(end), &policy), at(expected));
        assert_eq!(reading(at(end), &policy), reading_);
    }

    #[test]
    fn the_later_of_48_hours_and_two_days_by_the_clock_binds() {
        check(
            "2026-11-23 10:00:00 +01",
            "2026-11-25 10:00:00 +01",
            Reading::Either,
        );
        check(
            "2026-03-28 10:00:00 +01",
            "2026-03-30 11:00:00 +02",
            Reading::Hours,
        );
        check(
            "2026-10-24 10:00:00 +02",
            "2026-10-26 10:00:00 +01",
            Reading::Clock,
        );
    }

    #[test]
    fn the_stricter_setting_wants_two_whole_days_in_between() {
        let policy = Policy {
            two_whole_days_between: true,
            ..Policy::default()
        };
        for end in ["2026-11-23 00:00:00 +01", "2026-11-23 23:59:59 +01"] {
            assert_eq!(limit(at(end), &policy), at("2026-11-26 00:00:00 +01"));
            assert_eq!(reading(at(end), &policy), Reading::WholeDays);
        }
        // 48 elapsed hours end after that midnight when spring takes an hour out of the two days.
        let spring = at("2026-03-27 23:30:00 +01");
        assert_eq!(limit(spring, &policy), at("2026-03-30 00:30:00 +02"));
    }

    #[track_caller]
    fn check_start(story: &Story, start: &str, fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(RuleId::R23, start, &[GLABELLA])),
            fails,
            "{start}"
        );
    }

    #[test]
    fn the_limit_itself_passes() {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 09:30:00 +01", &[GLABELLA]);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        check_start(&story, "2026-11-25 09:59:59 +01", "R23 Hard");
        check_start(&story, "2026-11-25 10:00:00 +01", "");
        check_start(&story, "2026-11-25 10:00:01 +01", "");
        story.clock_in_doubt = true;
        check_start(&story, "2026-11-25 10:00:01 +01", "R23 Hard");
    }

    #[test]
    fn what_is_told_between_first_and_last_injection_is_spent_too() {
        let mut story = Story::of_examined_adult();
        story.treat("2026-11-20 10:00:00 +01", &[GLABELLA], false);
        story.write("2026-11-20 10:10:00 +01", &[GLABELLA]);
        story.say("2026-11-20 10:10:00 +01", &[GLABELLA]);
        check_start(&story, "2026-11-25 10:00:00 +01", "R23 Hard");
        story.write("2026-11-20 10:10:01 +01", &[GLABELLA]);
        story.say("2026-11-20 10:10:01 +01", &[GLABELLA]);
        check_start(&story, "2026-11-25 10:00:00 +01", "");
    }

    #[test]
    fn a_treatment_does_not_spend_what_it_rests_on_itself() {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story.treat("2026-11-25 10:00:00 +01", &[GLABELLA], false);
        check_start(&story, "2026-11-25 10:00:00 +01", "");
        check_start(&story, "2026-11-25 10:00:01 +01", "R23 Hard");
    }

    #[test]
    fn without_anything_planned_nothing_passes() {
        let story = Story::of_examined_adult();
        let nothing = story.assess_rule(RuleId::R23, "2026-11-25 10:00:00 +01", &[]);
        assert_eq!(nothing.findings[0].why, Why::NothingPlanned);
    }
}
