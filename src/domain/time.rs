//! Time as the rules see it: moments in UTC, days in Copenhagen, elapsed hours and calendar steps (`rules.md` §2).
//!
//! There is no clock here: the current moment is always an input.

use std::fmt;

use chrono::{
    DateTime, Datelike as _, Days, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime,
    Offset as _,
};
use chrono::{TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Europe::Copenhagen;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;

/// An instant, in microseconds of UTC since 1970.
///
/// Written in JSON as RFC 3339 with `Z`. Rules see whole seconds only: [`Moment::whole_second`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The years that a moment may lie in; beyond them it is a typing error or a damaged row.
    const YEARS: std::ops::RangeInclusive<i32> = 1800..=2300;

    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Fractions of a second are dropped, never rounded (§2.2).
    #[must_use]
    pub const fn whole_second(self) -> Self {
        Self(self.0 - self.0.rem_euclid(SECOND))
    }

    /// Shown moments are rounded up to the whole minute, so that nobody is told a time that is too early (§2.2).
    #[must_use]
    pub const fn rounded_up_to_minute(self) -> Self {
        let over = self.0.rem_euclid(MINUTE);
        if over == 0 {
            self
        } else {
            Self(self.0 + MINUTE - over)
        }
    }

    /// Elapsed time later (or earlier, if negative), in microseconds of UTC.
    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Whether it can be written down and read again: beyond these years it is a clock that was set wrong.
    pub fn is_writable(self) -> bool {
        Self::YEARS.contains(&self.utc().year())
    }

    /// Elapsed microseconds since an earlier moment.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar date in Copenhagen, `D(x)` of §2.1.
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The clock face in Copenhagen.
    pub fn local(self) -> NaiveDateTime {
        self.utc().with_timezone(&Copenhagen).naive_local()
    }

    /// Copenhagen's distance from UTC at this moment, in minutes.
    pub fn utc_offset(self) -> i32 {
        self.utc()
            .with_timezone(&Copenhagen)
            .offset()
            .fix()
            .local_minus_utc()
            / 60
    }

    /// A clock face in Copenhagen as the person who typed it meant it: it may not exist, or exist twice.
    pub fn from_local(local: NaiveDateTime) -> LocalTime {
        match Copenhagen.from_local_datetime(&local) {
            LocalResult::Single(at) => LocalTime::Once(Self(at.timestamp_micros())),
            LocalResult::Ambiguous(first, second) => LocalTime::Twice(
                Self(first.timestamp_micros()),
                Self(second.timestamp_micros()),
            ),
            LocalResult::None => LocalTime::Never,
        }
    }

    /// A clock face in Copenhagen as the rules read it: one in the spring gap moves forward by the gap,
    /// one that occurs twice in autumn means the second (§2.3).
    pub fn from_local_by_rule(local: NaiveDateTime) -> Self {
        match Self::from_local(local) {
            LocalTime::Once(moment) | LocalTime::Twice(_, moment) => moment,
            LocalTime::Never => {
                // The offset before the gap, applied to the clock face, lands behind the gap by exactly its length.
                let before = Copenhagen.offset_from_utc_datetime(&(local - TimeDelta::hours(3)));
                let micros = local.and_utc().timestamp_micros();
                Self(micros - i64::from(before.fix().local_minus_utc()) * SECOND)
            }
        }
    }

    /// The same local clock time a number of calendar days later (§2.3).
    #[must_use]
    pub fn same_clock_days_later(self, days: u32) -> Self {
        let local = self.local();
        Self::from_local_by_rule(local + Days::new(u64::from(days)))
    }

    pub fn hour(self) -> u32 {
        self.local().hour()
    }

    pub fn minute(self) -> u32 {
        self.local().minute()
    }

    /// RFC 3339 in Copenhagen's offset, to the second.
    pub fn to_local_rfc3339(self) -> String {
        self.utc()
            .with_timezone(&Copenhagen)
            .format("%Y-%m-%dT%H:%M:%S%:z")
            .to_string()
    }

    /// Reads RFC 3339 with an offset.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let moment = Self(DateTime::parse_from_rfc3339(text).ok()?.timestamp_micros());
        Self::YEARS.contains(&moment.utc().year()).then_some(moment)
    }

    fn utc(self) -> DateTime<chrono::Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = if self.0.rem_euclid(SECOND) == 0 {
            "%Y-%m-%dT%H:%M:%SZ"
        } else {
            "%Y-%m-%dT%H:%M:%S%.6fZ"
        };
        write!(f, "{}", self.utc().format(form))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_rfc3339(&text).ok_or_else(|| D::Error::custom("not a moment in RFC 3339"))
    }
}

/// What a clock face in Copenhagen can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalTime {
    Once(Moment),
    /// The hour that autumn has twice.
    Twice(Moment, Moment),
    /// The hour that spring leaves out.
    Never,
}

/// A calendar date. Of a moment it is always Copenhagen's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    pub const fn date(self) -> NaiveDate {
        self.0
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month(self) -> u32 {
        self.0.month()
    }

    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// 0 is Monday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(
            self.0
                .checked_add_signed(TimeDelta::try_days(days).unwrap_or_default())
                .unwrap_or(self.0),
        )
    }

    /// Months later; a month that is too short clamps to its last day (§2.3).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(
            self.0
                .checked_add_months(Months::new(months))
                .unwrap_or(self.0),
        )
    }

    /// Months earlier; a month that is too short clamps to its last day.
    #[must_use]
    pub fn minus_months(self, months: u32) -> Self {
        Self(
            self.0
                .checked_sub_months(Months::new(months))
                .unwrap_or(self.0),
        )
    }

    /// The same date years later; 29 February becomes 1 March in a common year (§2.4).
    #[must_use]
    pub fn anniversary(self, years: i32) -> Self {
        let (year, month, day) = (self.0.year() + years, self.0.month(), self.0.day());
        let date = NaiveDate::from_ymd_opt(year, month, day)
            .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
        Self(date.unwrap_or(self.0))
    }

    /// Whole years of a person born on `self`, on a later day.
    pub fn age_on(self, day: Self) -> i32 {
        let years = day.year() - self.year();
        if self.anniversary(years) > day {
            years - 1
        } else {
            years
        }
    }

    /// Days from `self` to a later day.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0).num_days()
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-i64::from(self.weekday()))
    }

    /// The last day of its month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        let first = Self(self.0.with_day(1).unwrap_or(self.0));
        first.plus_months(1).plus_days(-1)
    }

    /// A clock time on this day, as the rules read it. `minutes` since midnight, clamped to the day.
    pub fn at(self, minutes: u32) -> Moment {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes.min(1439) * 60, 0)
            .unwrap_or_default();
        Moment::from_local_by_rule(self.0.and_time(time))
    }

    /// The midnight that ends the day: the latest possible moment of a date without a time (§2.7).
    pub fn end(self) -> Moment {
        self.plus_days(1).at(0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

/// How exactly somebody remembers when something was (§2.7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(
    tag = "precision",
    content = "at",
    rename_all = "snake_case",
    deny_unknown_fields
)]
pub enum When {
    Exactly(Moment),
    On(Day),
    /// A month, as its first day.
    InMonth(Day),
    Unknown,
}

impl When {
    /// The latest moment it can have been; `None` is never passed.
    pub fn latest(self) -> Option<Moment> {
        match self {
            Self::Exactly(moment) => Some(moment),
            Self::On(day) => Some(day.end()),
            Self::InMonth(day) => Some(day.last_of_month().end()),
            Self::Unknown => None,
        }
    }

    /// The latest date it can have been, for rules that step by dates.
    pub fn latest_day(self) -> Option<Day> {
        match self {
            Self::Exactly(moment) => Some(moment.day()),
            Self::On(day) => Some(day),
            Self::InMonth(day) => Some(day.last_of_month()),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a test moment")
    }

    fn local(text: &str) -> NaiveDateTime {
        text.parse().expect("a test clock face")
    }

    #[test]
    fn the_hour_that_spring_leaves_out_moves_forward_by_the_gap() {
        assert_eq!(
            Moment::from_local(local("2026-03-29T02:30:00")),
            LocalTime::Never
        );
        let by_rule = Moment::from_local_by_rule(local("2026-03-29T02:30:00"));
        assert_eq!(by_rule, moment("2026-03-29T03:30:00+02:00"));
    }

    #[test]
    fn the_hour_that_autumn_has_twice_means_the_second() {
        let twice = Moment::from_local(local("2026-10-25T02:30:00"));
        let (first, second) = (
            moment("2026-10-25T02:30:00+02:00"),
            moment("2026-10-25T02:30:00+01:00"),
        );
        assert_eq!(twice, LocalTime::Twice(first, second));
        assert_eq!(
            Moment::from_local_by_rule(local("2026-10-25T02:30:00")),
            second
        );
    }

    #[test]
    fn the_local_date_decides_not_the_utc_date() {
        assert_eq!(
            moment("2026-11-24T23:30:00Z").day(),
            Day::new(2026, 11, 25).expect("a day")
        );
    }

    #[test]
    fn a_leap_day_has_its_anniversary_on_the_first_of_march() {
        let born = Day::new(2008, 2, 29).expect("a day");
        assert_eq!(born.anniversary(18), Day::new(2026, 3, 1).expect("a day"));
        assert_eq!(born.age_on(Day::new(2026, 2, 28).expect("a day")), 17);
        assert_eq!(born.age_on(Day::new(2026, 3, 1).expect("a day")), 18);
        assert_eq!(born.anniversary(20), Day::new(2028, 2, 29).expect("a day"));
    }

    #[test]
    fn months_clamp_to_the_last_day() {
        let day = Day::new(2026, 11, 30).expect("a day");
        assert_eq!(day.plus_months(3), Day::new(2027, 2, 28).expect("a day"));
    }

    #[test]
    fn shown_minutes_are_rounded_up_and_seconds_cut_down() {
        let moment_ = moment("2026-11-25T10:00:01.5+01:00");
        assert_eq!(moment_.whole_second(), moment("2026-11-25T10:00:01+01:00"));
        assert_eq!(
            moment_.rounded_up_to_minute(),
            moment("2026-11-25T10:01:00+01:00")
        );
    }

    #[test]
    fn an_imprecise_time_counts_as_the_latest_possible() {
        let day = Day::new(2026, 8, 1).expect("a day");
        assert_eq!(When::InMonth(day).latest_day(), Day::new(2026, 8, 31));
        assert_eq!(
            When::On(day).latest(),
            Some(moment("2026-08-02T00:00:00+02:00"))
        );
        assert_eq!(When::Unknown.latest(), None);
    }
}
