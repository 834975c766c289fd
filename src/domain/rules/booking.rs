//! Booking too early (rules §8, without points 9 and R11, R13, R51), and cancelling late (R98).

use super::age::eighteenth_birthday;
use super::earliest::{Gap, Limit, earliest};
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
    match earliest(case, start) {
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
