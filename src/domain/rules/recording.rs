//! R06 and §2.6: when something may be recorded, and when it counts as recorded late.

use super::informed::{newest_oral, newest_written};
use super::policy::Policy;
use super::{Case, Finding, RuleId, Verdict, Why, consent};
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::course::Told;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::time::{MINUTE, Moment};

/// How far ahead of now something may be said to have happened: what two clocks may differ by (§2.6).
pub const AHEAD: i64 = 2 * MINUTE;

/// Whether a stated time lies more than two minutes in the future; then it is refused on entry. Two minutes pass.
pub const fn is_in_the_future(occurred_at: Moment, now: Moment) -> bool {
    occurred_at.whole_second().since(now.whole_second()) > AHEAD
}

/// R06 · WARN · passes when `recorded_at − occurred_at <= 24 h` elapsed, for each part of the information and of the
/// consent that counts, and for the screening; later, only a doctor's countersignature accepts it, her own included · policy.
pub(super) fn in_time(case: &Case<'_>) -> Vec<Finding> {
    let written = case.question.parts.iter().filter_map(|part| {
        let told = newest_written(case, part, case.start())?;
        Some(judge(case, told, part))
    });
    let oral = case.question.parts.iter().filter_map(|part| {
        let told = newest_oral(case, part, case.start())?;
        Some(judge(case, told, part))
    });
    let consent = case.question.parts.iter().filter_map(|part| {
        let told = consent::for_part(case, part)?;
        Some(judge(case, told, part))
    });
    let screening = newest_screening(case).map(|told| judge_whole(case, told));
    let findings: Vec<Finding> = written
        .chain(oral)
        .chain(consent)
        .chain(screening)
        .collect();
    if findings.is_empty() {
        vec![Finding::passed(RuleId::R06)]
    } else {
        findings
    }
}

fn judge<T>(case: &Case<'_>, told: &Told<T>, part: &Part) -> Finding {
    // A part that is named has a moment; the later of the two would be the stricter reading if it had none.
    let recorded = told.parts.get(part).copied().unwrap_or(told.recorded_at);
    recorded_then(case, told, recorded).about(part)
}

fn judge_whole<T>(case: &Case<'_>, told: &Told<T>) -> Finding {
    recorded_then(case, told, told.recorded_at)
}

fn recorded_then<T>(case: &Case<'_>, told: &Told<T>, recorded: Moment) -> Finding {
    let finding = if is_late(told.occurred_at, recorded, case.policy) {
        let why = Why::RecordedLate {
            occurred: told.occurred_at,
            recorded,
        };
        let late = Finding::new(RuleId::R06, Verdict::Warn, why);
        match countersigned(case, told.id, recorded) {
            Some(doctor) => late.accepted(doctor),
            None => late,
        }
    } else {
        Finding::passed(RuleId::R06)
    };
    finding.on([told.latest])
}

/// The newest screening that was recorded by the start, on whatever day.
fn newest_screening<'a>(case: &Case<'a>) -> Option<&'a Told<ScreeningConfirmed>> {
    let screenings = case.course.screenings.iter();
    let recorded = screenings.filter(|told| told.recorded_at <= case.start());
    recorded.max_by_key(|told| told.occurred_at)
}

/// Whether something recorded then counts as late; equality with 24 hours is in time.
pub const fn is_late(occurred: Moment, recorded: Moment, policy: &Policy) -> bool {
    recorded.whole_second().since(occurred.whole_second()) > policy.late_entry()
}

/// The doctor who vouched for what was written late, after it was written.
fn countersigned(case: &Case<'_>, entry: EntryId, recorded: Moment) -> Option<UserId> {
    let (user, at) = case.course.countersigned.get(&entry)?;
    (*at >= recorded && case.is_doctor(*user)).then_some(*user)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::{LateEntryCountersigned, Mark};
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, consent, failed, oral, screening, written,
    };

    const TOLD: &str = "2026-11-20 10:00:00 +01";
    const LATE: &str = "2026-11-21 10:00:01 +01";
    const START: &str = "2026-11-25 10:00:00 +01";

    fn recorded(recorded: &str) -> (Story, EntryId) {
        let mut story = Story::of_examined_adult();
        story.add(TOLD, written(&[GLABELLA], Mark::Full));
        let oral = story.add_late(TOLD, recorded, oral(&[GLABELLA], Mark::Full));
        (story, oral)
    }

    #[track_caller]
    fn check(story: &Story, fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(RuleId::R06, START, &[GLABELLA])),
            fails
        );
    }

    #[test]
    fn a_day_is_in_time_and_a_second_more_is_late() {
        check(&recorded("2026-11-21 09:59:59 +01").0, "");
        check(&recorded("2026-11-21 10:00:00 +01").0, "");
        check(&recorded(LATE).0, "R06 Warn");
    }

    #[test]
    fn a_doctor_vouches_for_what_stands_there() {
        let sign = |by, at_: &str| {
            let (mut story, entry) = recorded(LATE);
            story.tell(at(at_), at(at_), by, LateEntryCountersigned { entry });
            story
        };
        let after = "2026-11-21 11:00:00 +01";
        check(&sign(DOCTOR, after), "");
        check(&sign(DOCTOR, LATE), "");
        check(&sign(NURSE, after), "R06 Warn");
        check(&sign(DOCTOR, "2026-11-21 10:00:00 +01"), "R06 Warn");
        let accepted = sign(DOCTOR, after).assess(at(START), &[GLABELLA]);
        assert_eq!(accepted.worst(), Verdict::Warn);
    }

    #[test]
    fn a_part_that_a_correction_adds_is_late_on_its_own() {
        let (mut story, entry) = recorded(TOLD);
        let both = oral(&[GLABELLA, FOREHEAD], Mark::Full);
        let corrected = story.amend(entry, None, at(LATE), both);
        check(&story, "");
        let forehead = |story: &Story| failed(&story.assess_rule(RuleId::R06, START, &[FOREHEAD]));
        assert_eq!(forehead(&story), "R06 Warn");
        story.add(
            "2026-11-22 10:00:00 +01",
            LateEntryCountersigned { entry: corrected },
        );
        assert_eq!(forehead(&story), "");
    }

    #[test]
    fn a_screening_and_a_consent_are_late_after_a_day_as_well() {
        for (recorded, fails) in [
            ("2026-11-21 10:00:00 +01", ""),
            (LATE, "R06 Warn"),
            // Recorded after the start they are missing, which is for other rules to say.
            ("2026-11-25 10:00:01 +01", ""),
        ] {
            let mut screened = Story::of_adult();
            let screening = screened.add_late(TOLD, recorded, screening());
            check(&screened, fails);
            let mut consented = Story::of_adult();
            let consent = consented.add_late(TOLD, recorded, consent(&[GLABELLA]));
            check(&consented, fails);
            for (mut story, entry) in [(screened, screening), (consented, consent)] {
                let after = "2026-11-22 10:00:00 +01";
                story.add(after, LateEntryCountersigned { entry });
                check(&story, "");
            }
        }
    }

    #[test]
    fn the_newest_screening_and_the_consent_to_the_part_are_looked_at() {
        let mut story = Story::of_adult();
        story.add_late(TOLD, LATE, screening());
        story.add_late(TOLD, LATE, consent(&[FOREHEAD]));
        check(&story, "R06 Warn");
        story.add("2026-11-25 09:00:00 +01", screening());
        check(&story, "");
        story.policy.late_entry_hours = 1;
        story.add_late(
            "2026-11-25 08:00:00 +01",
            "2026-11-25 09:00:00 +01",
            consent(&[GLABELLA]),
        );
        check(&story, "");
        story.add_late(
            "2026-11-25 08:00:00 +01",
            "2026-11-25 09:00:01 +01",
            consent(&[GLABELLA]),
        );
        check(&story, "R06 Warn");
    }
}
