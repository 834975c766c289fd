//! R23 once more, written from `rules.md` §2 and §10 alone: no calendar, no time zone table, no type of the program.
//!
//! Tests and `examples/every_minute.rs` hold the rule against it. Moments are seconds of UTC since 1970.

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The later of 48 elapsed hours and the same local clock time two calendar days later.
pub const fn limit(end: i64) -> i64 {
    let elapsed = end + 48 * HOUR;
    let clock = from_local(end + offset(end) + 2 * DAY);
    if clock > elapsed { clock } else { elapsed }
}

/// A clock face in summer time if only that exists; winter time is the second of two. In the spring gap the clock face
/// read as winter time lies behind the gap, moved forward by its length.
const fn from_local(local: i64) -> i64 {
    let (summer, winter) = (local - 2 * HOUR, local - HOUR);
    if offset(summer) == 2 * HOUR && offset(winter) == 2 * HOUR {
        summer
    } else {
        winter
    }
}

/// EU rule: summer time from the last Sunday of March 01:00 UTC until the last Sunday of October 01:00 UTC.
const fn offset(utc: i64) -> i64 {
    // Never wrong by a year in the months that matter: the guess drifts less than a day.
    let year = 1970 + utc * 4 / (1461 * DAY);
    let is_summer = last_sunday(year, 3) + HOUR <= utc && utc < last_sunday(year, 10) + HOUR;
    if is_summer { 2 * HOUR } else { HOUR }
}

/// Midnight UTC that begins the last Sunday of March or October, both of 31 days. 1 January 1970 was a Thursday.
const fn last_sunday(year: i64, month: i64) -> i64 {
    let before = year - 1;
    let new_year = 365 * (year - 1970) + (before / 4 - before / 100 + before / 400) - 477;
    let leap = (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) as i64;
    let last = new_year + if month == 3 { 89 } else { 303 } + leap;
    (last - (last + 4) % 7) * DAY
}
