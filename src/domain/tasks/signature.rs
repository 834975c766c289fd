//! R95: what was done is signed before the clinic closes, and never a day later.

use crate::domain::time::{HOUR, Moment};

/// Elapsed hours after which it is no longer left to itself.
const ESCALATES: i64 = 24 * HOUR;

/// How much an unsigned treatment or consultation waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Signature {
    /// The clinic is still open on the same day.
    Today,
    Missing,
    Escalated,
}

/// R95 · WARN · at closing time of the day of `E`; it escalates when `now − E > 24 h`, elapsed · law, as soon as possible.
///
/// `closes` is minutes since midnight.
pub fn signature(ended: Moment, now: Moment, closes: u32) -> Signature {
    let (ended, now) = (ended.whole_second(), now.whole_second());
    if now.since(ended) > ESCALATES {
        Signature::Escalated
    } else if now >= ended.day().at(closes) {
        Signature::Missing
    } else {
        Signature::Today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ended: &str, now: &str, expected: Signature) {
        let at = |text: &str| Moment::parse_rfc3339(text).expect("a moment");
        assert_eq!(signature(at(ended), at(now), 17 * 60), expected, "{now}");
    }

    #[test]
    fn it_is_missing_from_closing_time_and_escalates_after_a_day() {
        let ended = "2026-11-25T14:52:00+01:00";
        check(ended, "2026-11-25T16:59:59+01:00", Signature::Today);
        check(ended, "2026-11-25T17:00:00+01:00", Signature::Missing);
        check(ended, "2026-11-26T14:52:00+01:00", Signature::Missing);
        check(ended, "2026-11-26T14:52:01+01:00", Signature::Escalated);
    }

    #[test]
    fn what_ended_after_closing_time_is_missing_at_once() {
        let ended = "2026-11-25T17:10:00+01:00";
        check(ended, ended, Signature::Missing);
    }

    #[test]
    fn a_day_is_elapsed_hours_when_the_clock_is_moved() {
        let ended = "2026-03-28T14:52:00+01:00";
        check(ended, "2026-03-29T15:52:00+02:00", Signature::Missing);
        check(ended, "2026-03-29T15:52:01+02:00", Signature::Escalated);
    }
}
