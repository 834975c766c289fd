//! Which information counts for one part: the newest in writing and orally, reminders left out (§2.6, §2.9).

use super::Case;
use super::information::{oral_fault, written_fault};
use crate::domain::course::Told;
use crate::domain::information::{Mark, OralInformation, Part, WrittenInformation};
use crate::domain::time::Moment;

/// Written and oral information about one part, as far as it is in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Informed<'a> {
    pub written: Option<&'a Told<WrittenInformation>>,
    pub oral: Option<&'a Told<OralInformation>>,
}

/// The newest written information that names a part and was recorded by a moment, whatever is wrong with it.
pub(super) fn newest_written<'a>(
    case: &Case<'a>,
    part: &Part,
    by: Moment,
) -> Option<&'a Told<WrittenInformation>> {
    newest(&case.course.written, part, by, |written| written.mark)
}

/// The newest oral information that names a part and was recorded by a moment, whatever is wrong with it.
pub(super) fn newest_oral<'a>(
    case: &Case<'a>,
    part: &Part,
    by: Moment,
) -> Option<&'a Told<OralInformation>> {
    newest(&case.course.oral, part, by, |oral| oral.mark)
}

fn newest<'a, T>(
    list: &'a [Told<T>],
    part: &Part,
    by: Moment,
    mark: fn(&T) -> Mark,
) -> Option<&'a Told<T>> {
    let counts = |told: &&Told<T>| {
        mark(&told.value) != Mark::Reminder
            && told.parts.get(part).is_some_and(|recorded| *recorded <= by)
    };
    list.iter()
        .filter(counts)
        .max_by_key(|told| told.occurred_at)
}

impl<'a> Informed<'a> {
    /// What had been recorded by a moment. Information with a fault of its own counts as missing.
    pub fn about(case: &Case<'a>, part: &Part, by: Moment) -> Self {
        Self {
            written: newest_written(case, part, by).filter(|told| written_fault(told).is_none()),
            oral: newest_oral(case, part, by).filter(|told| oral_fault(case, told).is_none()),
        }
    }

    /// What is left of it after the part was treated here before `start` (R23).
    pub fn unspent(self, case: &Case<'a>, part: &Part, start: Moment) -> Self {
        let Some(treated) = case.course.treated(part, start) else {
            return self;
        };
        Self {
            written: self.written.filter(|told| told.occurred_at > treated),
            oral: self.oral.filter(|told| told.occurred_at > treated),
        }
    }

    /// `T_info`: the end of the information, if both kinds were given.
    pub fn end(&self) -> Option<Moment> {
        Some(self.written?.occurred_at.max(self.oral?.occurred_at))
    }
}

/// Whether any information but a reminder names the part (R27).
pub(super) fn is_named(case: &Case<'_>, part: &Part, by: Moment) -> bool {
    newest_written(case, part, by).is_some() || newest_oral(case, part, by).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, at, part};
    use crate::domain::rules::{Question, RuleId, Why};

    const START: &str = "2026-11-25 10:00:00 +01";

    #[test]
    fn each_kind_of_information_is_spent_up_to_the_last_injection_by_itself() {
        // The last injection, and a second after it.
        let (within, after) = ("2026-11-20 10:10:00 +01", "2026-11-20 10:10:01 +01");
        let treated = at(within);
        let limit = at("2026-11-22 10:10:01 +01");
        for (written, oral, why) in [
            (within, within, Why::Spent { treated }),
            (within, after, Why::WrittenMissing),
            (after, within, Why::OralMissing),
            (after, after, Why::ReflectionOver { limit }),
        ] {
            let mut story = Story::of_examined_adult();
            story.treat("2026-11-20 10:00:00 +01", &[GLABELLA], false);
            story.write(written, &[GLABELLA]);
            story.say(oral, &[GLABELLA]);
            let judged = story.assess_rule(RuleId::R23, START, &[GLABELLA]);
            assert_eq!(judged.findings[0].why, why, "{written}, {oral}");
        }
    }

    #[test]
    fn the_newest_by_when_it_was_told_counts_of_what_was_recorded_by_then() {
        let mut story = Story::of_examined_adult();
        let first = story.write("2026-11-20 10:00:00 +01", &[GLABELLA]);
        let newest = story.write("2026-11-22 10:00:00 +01", &[GLABELLA]);
        // Told of later, and given before.
        story.write("2026-11-21 10:00:00 +01", &[GLABELLA]);
        story.say("2026-11-21 10:00:00 +01", &[GLABELLA]);
        for (by, written) in [
            ("2026-11-20 09:59:59 +01", None),
            ("2026-11-20 10:00:00 +01", Some(first)),
            ("2026-11-22 10:00:00 +01", Some(newest)),
        ] {
            let question = Question::start(at(START), Vec::new());
            let found = story.ask(question, at(START), |case| {
                newest_written(case, &part(&GLABELLA), at(by)).map(|told| told.latest)
            });
            assert_eq!(found, written, "{by}");
        }
    }
}
