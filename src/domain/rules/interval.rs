//! R51 and R51b: how long ago the last botulinum toxin was, here or elsewhere, cosmetic or medical. Dates only.

use super::toxin_history::{
    Answers, first_passing_day, last_day, newest_version, same_area, too_recent,
};
use super::{Case, EarlierToxin, Finding, IntervalFault, RuleId, Verdict, Why};
use crate::domain::course::Treatment;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::time::Day;

/// A touch-up is within so many days of a treatment here, both ends included (R51b).
const TOUCH_UP_DAYS: i64 = 28;

/// R51 · BLOCK, another cosmetic area WARN · `D(S) >= D(last) + 3 months`, clamped, upwards only; any product, any place;
/// medical use counts whatever the area, and so does a place that is known in words alone; »ved ikke« does not pass ·
/// label 4.2.
pub(super) fn long_enough_ago(case: &Case<'_>) -> Vec<Finding> {
    let answers = Answers::of(case);
    case.for_each_part(RuleId::R51, Verdict::Block, |part| {
        let block = |why| Finding::new(RuleId::R51, Verdict::Block, why);
        if case.clock_in_doubt {
            return block(Why::ClockInDoubt);
        }
        let too_soon = too_soon(case, &answers, part);
        let from = too_soon.iter().map(|earlier| earlier.from).max();
        let decides = too_soon
            .iter()
            .max_by_key(|earlier| (earlier.verdict(), earlier.from));
        let finding = match (answers.unknown(), decides) {
            // Waiting does not help: nobody knows how long.
            (Some(unknown), _) => block(Why::Interval(unknown)),
            (None, None) => Finding::passed(RuleId::R51),
            (None, Some(earlier)) => {
                let why = Why::Interval(IntervalFault::TooSoon {
                    what: earlier.what,
                    last: earlier.last,
                    from: earlier.from,
                });
                let finding = Finding::new(RuleId::R51, earlier.verdict(), why);
                match from {
                    Some(from) => finding.passing_at(from.at(0)),
                    None => finding,
                }
            }
        };
        let mut evidence: Vec<EntryId> = answers.entries().collect();
        evidence.extend(too_soon.iter().filter_map(|earlier| earlier.here));
        finding.on(evidence)
    })
}

/// R51b · BLOCK, a doctor's override is the normal way · `D(S) − D(last) <= 28` after a treatment of the same area here,
/// for which R51 is then silent · policy.
pub(super) fn no_touch_up(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R51b, Verdict::Block, |part| {
        let touched_up = too_recent(case)
            .into_iter()
            .filter(|treatment| is_touched_up(case, treatment, part));
        let Some(treatment) = touched_up.max_by_key(|treatment| last_day(treatment)) else {
            return Finding::passed(RuleId::R51b);
        };
        let last = last_day(treatment);
        let from = first_passing_day(case, last);
        let why = Why::Interval(IntervalFault::TouchUp {
            last,
            days: last.days_until(case.start().day()),
            from,
        });
        Finding::new(RuleId::R51b, Verdict::Block, why)
            .on([newest_version(case.course, treatment)])
            .passing_at(from.at(0))
    })
}

fn is_touched_up(case: &Case<'_>, treatment: &Treatment, part: &Part) -> bool {
    let days = last_day(treatment).days_until(case.start().day());
    days <= TOUCH_UP_DAYS && same_area(treatment, &part.area)
}

/// Something that is not long enough ago.
struct Earlier {
    what: EarlierToxin,
    last: Day,
    from: Day,
    /// The treatment here that it was.
    here: Option<EntryId>,
}

impl Earlier {
    const fn verdict(&self) -> Verdict {
        match self.what {
            EarlierToxin::OtherAreaHere => Verdict::Warn,
            EarlierToxin::SameAreaHere | EarlierToxin::Elsewhere | EarlierToxin::Medical => {
                Verdict::Block
            }
        }
    }
}

fn too_soon(case: &Case<'_>, answers: &Answers<'_>, part: &Part) -> Vec<Earlier> {
    let today = case.start().day();
    let here = too_recent(case)
        .into_iter()
        .filter(|treatment| !is_touched_up(case, treatment, part))
        .map(|treatment| {
            let last = last_day(treatment);
            let what = if same_area(treatment, &part.area) {
                EarlierToxin::SameAreaHere
            } else {
                EarlierToxin::OtherAreaHere
            };
            Earlier {
                what,
                last,
                from: first_passing_day(case, last),
                here: Some(newest_version(case.course, treatment)),
            }
        });
    let elsewhere = answers.told().map(|told| Earlier {
        what: if told.medical {
            EarlierToxin::Medical
        } else {
            EarlierToxin::Elsewhere
        },
        last: told.last,
        from: first_passing_day(case, told.last),
        here: None,
    });
    here.chain(elsewhere.filter(|told| today < told.from))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;
    use crate::domain::consultation::Choice;
    use crate::domain::rules::testing::{
        FOREHEAD, GLABELLA, Story, asked, asked_today, day, deviation, elsewhere, failed,
    };
    use crate::domain::time::When;

    const START: &str = "2026-11-25 10:00:00 +01";

    fn never_elsewhere() -> Story {
        let mut story = Story::of_adult();
        story.add("2026-01-05 10:00:00 +01", asked(Choice::No, None));
        story
    }

    #[track_caller]
    fn check(story: &Story, area: &Area, fails: &str) {
        let judge = |rule| failed(&story.assess_rule(rule, START, std::slice::from_ref(area)));
        let both = [judge(RuleId::R51), judge(RuleId::R51b)];
        assert_eq!(both.concat(), fails, "{area}");
    }

    #[test]
    fn a_touch_up_is_of_the_same_area_from_the_day_itself_until_the_twenty_eighth() {
        for (treated, fails) in [
            ("2026-11-25 08:00:00 +01", "R51b Block"),
            ("2026-10-28 23:40:00 +01", "R51b Block"),
            ("2026-10-27 23:40:00 +01", "R51 Block"),
        ] {
            let mut story = never_elsewhere();
            story.treat(treated, &[GLABELLA], false);
            check(&story, &GLABELLA, fails);
            check(&story, &FOREHEAD, "R51 Warn");
        }
        // What was treated longer ago is not touched up, and keeps its interval.
        let mut story = never_elsewhere();
        story.treat("2026-10-10 10:00:00 +02", &[GLABELLA], false);
        story.treat("2026-11-10 10:00:00 +01", &[GLABELLA], false);
        check(&story, &GLABELLA, "R51 BlockR51b Block");
    }

    #[test]
    fn the_clinic_may_wait_longer_and_never_shorter() {
        let mut story = never_elsewhere();
        story.treat("2026-07-25 10:00:00 +02", &[GLABELLA], false);
        for (months, fails) in [(1, ""), (3, ""), (4, ""), (5, "R51 Block")] {
            story.policy.interval_months = months;
            check(&story, &GLABELLA, fails);
        }
        story.policy.interval_months = 1;
        story.treat("2026-08-26 10:00:00 +02", &[GLABELLA], false);
        check(&story, &GLABELLA, "R51 Block");
    }

    #[test]
    fn what_may_have_been_the_same_area_counts_as_the_same() {
        let mut nowhere = never_elsewhere();
        let treated = "2026-09-25 10:00:00 +02";
        nowhere.add(treated, deviation(treated, &[]));
        check(&nowhere, &GLABELLA, "R51 Block");
        let in_words = |words: &str| Area::Other(words.to_owned());
        let mut neck = never_elsewhere();
        neck.treat(treated, &[in_words("hals")], false);
        check(&neck, &in_words("halsen"), "R51 Block");
        check(&neck, &GLABELLA, "R51 Warn");
    }

    #[test]
    fn the_newest_answer_makes_what_was_unknown_known() {
        let exactly = |date: &str| Some(elsewhere(When::On(day(date)), false));
        let sometime = || Some(elsewhere(When::Unknown, false));
        let today = "2026-11-25 09:00:00 +01";
        let judge = |first: (Choice, _), then: (Choice, _), fails: &str| {
            let mut story = Story::of_adult();
            story.add("2026-11-20 10:00:00 +01", asked(first.0, first.1));
            story.add(today, asked_today(then.0, then.1));
            check(&story, &GLABELLA, fails);
        };
        judge((Choice::Unknown, None), (Choice::No, None), "");
        judge((Choice::No, None), (Choice::Unknown, None), "R51 Block");
        judge(
            (Choice::Yes, sometime()),
            (Choice::Yes, exactly("2026-08-25")),
            "",
        );
        judge(
            (Choice::Yes, sometime()),
            (Choice::Yes, exactly("2026-08-26")),
            "R51 Block",
        );
        // Once there was some, and now never: one of them is wrong.
        judge((Choice::Yes, sometime()), (Choice::No, None), "R51 Block");
        judge(
            (Choice::Yes, exactly("2026-10-01")),
            (Choice::No, None),
            "R51 Block",
        );
        judge(
            (Choice::Yes, exactly("2026-10-01")),
            (Choice::Yes, exactly("2026-05-01")),
            "R51 Block",
        );
        // A »no« beside a treatment that is told of is none.
        judge(
            (Choice::No, None),
            (Choice::No, exactly("2026-10-01")),
            "R51 Block",
        );
    }

    #[test]
    fn an_answer_written_after_the_start_is_none() {
        let mut story = Story::of_adult();
        let late = "2026-11-25 10:00:01 +01";
        story.add_late(
            "2026-11-25 09:00:00 +01",
            late,
            asked_today(Choice::No, None),
        );
        check(&story, &GLABELLA, "R51 Block");
        story.add_late(
            "2026-11-25 09:00:00 +01",
            START,
            asked_today(Choice::No, None),
        );
        check(&story, &GLABELLA, "");
    }
}
