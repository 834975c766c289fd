//! Booking too early (rules §8), and cancelling late (R98).

use super::age::eighteenth_birthday;
use super::earliest::{Gap, Limit, earliest, is_waived, waiting};
use super::{Case, RuleId};
use crate::domain::time::{Day, HOUR, Moment};

/// Whether a treatment may be booked at the start that is asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BookingVerdict {
    /// A normal booking: the start is at or after the limit. What else is to be done stands in the assessment.
    Lawful,
    /// Refused as a normal booking, for every role; a doctor may save it *for tidligt* (§8.2–6).
    TooEarly {
        /// The earliest lawful moment.
        limit: Moment,
        /// Elapsed microseconds from the start to the limit; shown rounded up to the whole minute.
        missing_micros: i64,
        written: Moment,
        oral: Moment,
        /// R23, or R12b where the consultation came after the information.
        binding: RuleId,
        /// Everything about the limit, also which part it is for and what it is reckoned from.
        basis: Limit,
    },
    /// No limit can be named, so nothing can be booked (§8.8); a doctor may hold the time.
    NoLimit { missing: Vec<Gap> },
    /// Refused for everybody, not even provisionally (§8.10). The birthday is absent if the birth date is not known.
    UnderAge { from: Option<Day> },
}

/// Judges a planned treatment. Only the parts, the start and what is on record by now play a part.
pub fn judge(case: &Case<'_>) -> BookingVerdict {
    let start = case.start();
    let from = case
        .course
        .patient
        .as_ref()
        .map(|told| eighteenth_birthday(told.value.birth_date));
    if from.is_none_or(|from| start.day() < from) {
        return BookingVerdict::UnderAge { from };
    }
    if case.clock_in_doubt {
        return BookingVerdict::NoLimit {
            missing: vec![Gap::ClockInDoubt],
        };
    }
    if is_waived(case, start) {
        return BookingVerdict::Lawful;
    }
    match earliest(&waiting(case), start) {
        Err(missing) => BookingVerdict::NoLimit { missing },
        Ok(limit) if start >= limit.at => BookingVerdict::Lawful,
        Ok(basis) => BookingVerdict::TooEarly {
            limit: basis.at,
            missing_micros: basis.at.since(start),
            written: basis.written,
            oral: basis.oral,
            binding: basis.binding,
            basis,
        },
    }
}

/// What it means that an appointment was called off (R98).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cancellation {
    InTime,
    /// Less than 24 hours before.
    Late,
    /// After the start: the patient did not come (*udeblevet*).
    NoShow,
}

/// R98 · INFO · `cancelled_at <= start − 24 h` elapsed is in time; after the start it is no cancellation · sheet.
pub fn cancellation(start: Moment, cancelled_at: Moment) -> Cancellation {
    let (start, cancelled_at) = (start.whole_second(), cancelled_at.whole_second());
    if cancelled_at > start {
        Cancellation::NoShow
    } else if cancelled_at > last_cancellation(start) {
        Cancellation::Late
    } else {
        Cancellation::InTime
    }
}

/// The last moment at which an appointment can be called off in time: 24 elapsed hours before.
pub const fn last_cancellation(start: Moment) -> Moment {
    start.plus(-24 * HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::InformationDeclined;
    use crate::domain::rules::testing::{FOREHEAD, GLABELLA, Story, at, day, part};

    const INFORMED: &str = "2026-11-23 10:00:00 +01";
    const LIMIT: &str = "2026-11-25 10:00:00 +01";

    fn informed(mut story: Story) -> Story {
        story.write(INFORMED, &[GLABELLA]);
        story.say(INFORMED, &[GLABELLA]);
        story
    }

    #[track_caller]
    fn check_gaps(story: &Story, gaps: &[Gap]) {
        let missing = gaps.to_vec();
        assert_eq!(
            story.judge(LIMIT, &[GLABELLA]),
            BookingVerdict::NoLimit { missing }
        );
    }

    #[test]
    fn the_limit_is_lawful_and_a_second_before_it_is_not() {
        let story = informed(Story::of_examined_adult());
        let before = story.judge("2026-11-25 09:59:59 +01", &[GLABELLA]);
        let BookingVerdict::TooEarly {
            limit,
            missing_micros,
            ..
        } = before
        else {
            panic!("{before:?}");
        };
        assert_eq!(
            (limit, missing_micros),
            (at(LIMIT), crate::domain::time::SECOND)
        );
        assert_eq!(story.judge(LIMIT, &[GLABELLA]), BookingVerdict::Lawful);
        assert_eq!(
            story.judge("2026-11-25 10:00:01 +01", &[GLABELLA]),
            BookingVerdict::Lawful
        );
    }

    #[test]
    fn nothing_can_be_booked_without_a_limit() {
        check_gaps(&informed(Story::of_adult()), &[Gap::Consultation]);
        check_gaps(
            &Story::of_examined_adult(),
            &[Gap::Written(None), Gap::Oral(None)],
        );
        let mut story = informed(Story::of_examined_adult());
        let missing = vec![Gap::NotCovered(part(&FOREHEAD))];
        assert_eq!(
            story.judge(LIMIT, &[FOREHEAD]),
            BookingVerdict::NoLimit { missing }
        );
        story.clock_in_doubt = true;
        check_gaps(&story, &[Gap::ClockInDoubt]);
        story.clock_in_doubt = false;
        story.add(
            INFORMED,
            InformationDeclined {
                words: "Nej tak".to_owned(),
            },
        );
        check_gaps(&story, &[Gap::Declined]);
    }

    #[test]
    fn an_area_outside_the_plan_is_a_task_and_no_refusal() {
        let mut story = Story::of_adult();
        story.examine("2026-11-20 10:00:00 +01", &[FOREHEAD]);
        assert_eq!(
            informed(story).judge(LIMIT, &[GLABELLA]),
            BookingVerdict::Lawful
        );
    }

    /// Somebody who was examined before she was informed.
    fn examined_at(born: &str) -> Story {
        let mut story = Story::of_patient_born(born);
        story.examine("2026-11-20 10:00:00 +01", &[GLABELLA]);
        story
    }

    #[test]
    fn nobody_is_booked_for_a_day_before_the_18th_birthday() {
        // The limit lies on 25 November.
        for (born, from) in [
            ("2008-11-26", Some(day("2026-11-26"))),
            ("2008-11-25", None),
            ("2008-11-24", None),
        ] {
            let refused = from.map(|from| BookingVerdict::UnderAge { from: Some(from) });
            let judged = informed(examined_at(born)).judge(LIMIT, &[GLABELLA]);
            assert_eq!(judged, refused.unwrap_or(BookingVerdict::Lawful), "{born}");
        }
        let unknown = Story::without_patient().judge(LIMIT, &[GLABELLA]);
        assert_eq!(unknown, BookingVerdict::UnderAge { from: None });
    }

    #[test]
    fn a_day_before_is_in_time_and_the_start_itself_is_only_late() {
        let start = at(LIMIT);
        let check = |seconds: i64, expected| {
            let cancelled = start.plus(seconds * crate::domain::time::SECOND);
            assert_eq!(cancellation(start, cancelled), expected, "{seconds}");
        };
        check(-86_401, Cancellation::InTime);
        check(-86_400, Cancellation::InTime);
        check(-86_399, Cancellation::Late);
        check(0, Cancellation::Late);
        check(1, Cancellation::NoShow);
    }
}
