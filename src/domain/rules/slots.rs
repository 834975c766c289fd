//! Free times: the first slot on the clinic's grid in which a practitioner can see somebody.

use super::policy::Policy;
use crate::domain::time::{Day, MINUTE, Moment};

/// A stretch of time that is taken, from its start up to but not including its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Busy {
    pub start: Moment,
    pub end: Moment,
}

/// Whether a time of some minutes overlaps nothing that is taken.
pub fn is_free(busy: &[Busy], start: Moment, minutes: u32) -> bool {
    let end = start.plus(i64::from(minutes) * MINUTE);
    busy.iter()
        .all(|taken| end <= taken.start || taken.end <= start)
}

/// The first free slot at or after `from` and now, on the grid, within opening hours, Monday to Friday.
///
/// `None` if there is none within the days that the clinic searches ahead, counted from the first day looked at.
pub fn first_free(
    busy: &[Busy],
    from: Moment,
    minutes: u32,
    policy: &Policy,
    now: Moment,
) -> Option<Moment> {
    let from = from.max(now);
    let first_day = from.day();
    let days = (0..=i64::from(policy.search_days)).map(|days| first_day.plus_days(days));
    let slots = days.flat_map(|day| slots(day, minutes, policy));
    slots
        .filter(|slot| *slot >= from)
        .find(|slot| is_free(busy, *slot, minutes))
}

/// The times of a day that can be booked for some minutes, whether taken or not. None on a Saturday or Sunday.
pub fn slots(day: Day, minutes: u32, policy: &Policy) -> impl Iterator<Item = Moment> + use<> {
    let is_open = day.weekday() < 5 && minutes > 0;
    let closes = if is_open {
        policy.closes.min(24 * 60)
    } else {
        0
    };
    let last = closes.saturating_sub(minutes);
    let grid = policy.grid_minutes.max(1) as usize;
    let fits = is_open && minutes <= closes;
    let starts = (policy.opens..=last).step_by(grid);
    starts.filter(move |_| fits).map(move |start| day.at(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{at, day};

    const NOW: &str = "2026-11-23 08:00:00 +01";

    fn busy(start: &str, end: &str) -> Busy {
        Busy {
            start: at(start),
            end: at(end),
        }
    }

    #[track_caller]
    fn check(taken: &[Busy], from: &str, minutes: u32, expected: Option<&str>) {
        let found = first_free(taken, at(from), minutes, &Policy::default(), at(NOW));
        assert_eq!(found, expected.map(at), "{from}");
    }

    #[test]
    fn the_first_slot_is_on_the_grid_at_or_after_the_limit() {
        check(
            &[],
            "2026-11-25 14:30:00 +01",
            30,
            Some("2026-11-25 14:30:00 +01"),
        );
        check(
            &[],
            "2026-11-25 14:30:01 +01",
            30,
            Some("2026-11-25 14:40:00 +01"),
        );
    }

    #[test]
    fn what_is_taken_is_passed_over_and_touching_is_no_overlap() {
        let taken = [
            busy("2026-11-25 14:30:00 +01", "2026-11-25 14:40:00 +01"),
            busy("2026-11-25 15:10:00 +01", "2026-11-25 16:00:00 +01"),
        ];
        check(
            &taken,
            "2026-11-25 14:30:00 +01",
            30,
            Some("2026-11-25 14:40:00 +01"),
        );
        check(
            &taken,
            "2026-11-25 14:30:00 +01",
            31,
            Some("2026-11-25 16:00:00 +01"),
        );
    }

    #[test]
    fn it_ends_by_closing_time_and_weekends_are_closed() {
        check(
            &[],
            "2026-11-27 16:30:00 +01",
            30,
            Some("2026-11-27 16:30:00 +01"),
        );
        check(
            &[],
            "2026-11-27 16:31:00 +01",
            30,
            Some("2026-11-30 09:00:00 +01"),
        );
    }

    #[test]
    fn the_past_is_not_offered() {
        check(
            &[],
            "2026-11-20 10:00:00 +01",
            30,
            Some("2026-11-23 09:00:00 +01"),
        );
    }

    #[test]
    fn the_search_has_an_end() {
        let full = [busy("2026-11-23 00:00:00 +01", "2027-06-01 00:00:00 +02")];
        check(&full, "2026-11-25 10:00:00 +01", 30, None);
        check(&[], "2026-11-25 10:00:00 +01", 481, None);
        check(&[], "2026-11-25 10:00:00 +01", 0, None);
        check(
            &[],
            "2026-11-25 10:00:00 +01",
            480,
            Some("2026-11-26 09:00:00 +01"),
        );
    }

    #[test]
    fn a_day_has_every_slot_that_fits() {
        let monday = day("2026-11-23");
        assert_eq!(slots(monday, 30, &Policy::default()).count(), 46);
        assert_eq!(
            slots(monday.plus_days(5), 30, &Policy::default()).count(),
            0
        );
    }

    #[test]
    fn a_time_that_is_longer_than_the_day_or_has_no_length_never_fits() {
        // Open from midnight to half past.
        let policy = Policy {
            opens: 0,
            closes: 30,
            ..Policy::default()
        };
        let (monday, saturday) = (day("2026-11-23"), day("2026-11-28"));
        for (on, minutes, times) in [
            (monday, 0, 0),
            (monday, 1, 3),
            (monday, 29, 1),
            (monday, 30, 1),
            (monday, 31, 0),
            (saturday, 0, 0),
            (saturday, 30, 0),
        ] {
            let found = slots(on, minutes, &policy).count();
            assert_eq!(found, times, "{on} {minutes}");
        }
    }
}
