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
