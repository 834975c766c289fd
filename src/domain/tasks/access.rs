//! R97: a patient's request to see her record is answered within seven working days.

use crate::domain::access::AccessAnswer;
use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::time::{Day, Moment};
use crate::domain::working_days;

/// Working days from the receipt, whose day is not counted.
const WITHIN: u32 = 7;

/// A request that is not met yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenRequest {
    pub request: EntryId,
    pub received: Day,
    /// The last day that is in time.
    pub due: Day,
    /// What the patient was told to expect instead.
    pub expected: Option<Day>,
    /// The law's day is over, and any that the patient was told of since.
    pub late: bool,
}

/// R97 · WARN, task · receipt day + 7 working days, receipt day not counted · law: sundhedsloven § 38(1).
pub fn due(received: Day) -> Day {
    working_days::after(received, WITHIN)
}

/// The requests of a patient that are not met yet, the oldest first.
pub fn open_requests(course: &Course, now: Moment) -> Vec<OpenRequest> {
    let open = course.access_requests.iter().filter_map(|request| {
        let answers = course.access_answers.iter();
        let mut answers = answers.filter(|told| request.versions.contains(&told.value.request));
        let mut expected = None;
        let is_met = answers.any(|told| match told.value.answer {
            AccessAnswer::Given => true,
            AccessAnswer::Delayed { expected: day } => {
                expected = Some(day);
                false
            }
        });
        let received = request.occurred_at.day();
        let due = due(received);
        let last = expected.map_or(due, |expected: Day| expected.max(due));
        (!is_met).then_some(OpenRequest {
            request: request.latest,
            received,
            due,
            expected,
            late: now.day() > last,
        })
    });
    open.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::{AccessAnswered, AccessRequested};
    use crate::domain::rules::testing::{Story, at, day};

    /// The examples of `journal-law.md` §6.
    #[test]
    fn seven_working_days_after_the_day_of_receipt() {
        for (received, expected) in [
            ("2026-11-23", "2026-12-02"),
            ("2026-11-28", "2026-12-08"),
            ("2026-12-18", "2026-12-30"),
            ("2026-12-23", "2027-01-05"),
            ("2027-03-19", "2027-04-02"),
            ("2027-03-22", "2027-04-05"),
        ] {
            assert_eq!(due(day(received)), day(expected), "{received}");
        }
    }

    fn asked() -> (Story, EntryId) {
        let mut story = Story::of_adult();
        let words = "Vil se sin journal".to_owned();
        let request = story.add("2026-11-23 15:00:00 +01", AccessRequested { words });
        (story, request)
    }

    fn open(story: &Story, now: &str) -> Vec<(Day, bool)> {
        let open = open_requests(&story.course(), at(now)).into_iter();
        open.map(|open| (open.due, open.late)).collect()
    }

    fn answer(request: EntryId, answer: AccessAnswer) -> AccessAnswered {
        let words = "Sygdom".to_owned();
        AccessAnswered {
            request,
            answer,
            words,
        }
    }

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_late() {
        let (story, _) = asked();
        let due = day("2026-12-02");
        assert_eq!(open(&story, "2026-12-02 23:59:59 +01"), [(due, false)]);
        assert_eq!(open(&story, "2026-12-03 00:00:00 +01"), [(due, true)]);
    }

    #[test]
    fn a_delay_that_was_told_moves_the_day_and_only_what_is_given_ends_it() {
        let (mut story, request) = asked();
        let expected = day("2026-12-09");
        let told = "2026-12-01 10:00:00 +01";
        story.add(told, answer(request, AccessAnswer::Delayed { expected }));
        let due = day("2026-12-02");
        assert_eq!(open(&story, "2026-12-09 12:00:00 +01"), [(due, false)]);
        assert_eq!(open(&story, "2026-12-10 12:00:00 +01"), [(due, true)]);
        story.add(told, answer(request, AccessAnswer::Given));
        assert_eq!(open(&story, "2026-12-10 12:00:00 +01"), []);
    }

    #[test]
    fn a_day_before_the_laws_own_makes_it_no_earlier_and_each_request_is_its_own() {
        let (mut story, request) = asked();
        let expected = day("2026-11-25");
        let told = "2026-11-24 10:00:00 +01";
        story.add(told, answer(request, AccessAnswer::Delayed { expected }));
        assert_eq!(
            open(&story, "2026-12-02 12:00:00 +01"),
            [(day("2026-12-02"), false)]
        );
        let words = "Igen".to_owned();
        story.add("2026-11-30 15:00:00 +01", AccessRequested { words });
        story.add(told, answer(request, AccessAnswer::Given));
        assert_eq!(
            open(&story, "2026-12-02 12:00:00 +01"),
            [(day("2026-12-09"), false)]
        );
    }
}
