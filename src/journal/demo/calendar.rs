//! When everything in the practice clinic happens: on weekdays round the moment for which it is made.

use crate::domain::rules::policy::Policy;
use crate::domain::rules::reflection;
use crate::domain::time::{Day, MINUTE, Moment};

/// The days of the story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Now.
    pub at: Moment,
    pub today: Day,
    /// The day of the talks whose reflection period is still running.
    pub told: Day,
}

impl Calendar {
    /// The years for which the invented patients are grown up and have numbers.
    const YEARS: std::ops::RangeInclusive<i32> = 2023..=2050;

    pub fn new(at: Moment) -> Option<Self> {
        let at = at.whole_second();
        let today = at.day();
        Self::YEARS.contains(&today.year()).then(|| Self {
            at,
            today,
            told: told_on(at, today),
        })
    }

    /// When the clinic's journal was begun: long enough ago for a treatment that may be repeated now.
    pub fn founded(&self) -> Moment {
        self.first_day(8, 0)
    }

    /// A time on the day on which it was begun.
    pub fn first_day(&self, hour: u32, minute: u32) -> Moment {
        self.past(100, hour, minute)
    }

    /// A time on the `days`-th weekday before today.
    pub fn past(&self, days: u32, hour: u32, minute: u32) -> Moment {
        weekday(self.today, days, -1).at(hour * 60 + minute)
    }

    /// A time on the `days`-th weekday after today.
    pub fn coming(&self, days: u32, hour: u32, minute: u32) -> Moment {
        weekday(self.today, days, 1).at(hour * 60 + minute)
    }

    pub fn today(&self, hour: u32, minute: u32) -> Moment {
        self.today.at(hour * 60 + minute)
    }

    /// A while before now.
    pub fn ago(&self, minutes: i64) -> Moment {
        self.at.plus(-minutes * MINUTE)
    }

    /// Whether the day is old enough for what happens in the practice clinic just before now.
    pub fn has_begun(&self) -> bool {
        self.ago(100) >= self.today(0, 0)
    }

    /// The last weekday, at least so many before today, two days after which is a weekday as well.
    pub fn past_two_before_a_weekday(&self, days: u32) -> u32 {
        let ends_well = |days: &u32| self.past(*days, 0, 0).day().weekday() < 3;
        (days..days + 5).find(ends_well).unwrap_or(days)
    }

    /// A time on the day of the latest talks.
    pub fn told(&self, hour: u32, minute: u32) -> Moment {
        self.told.at(hour * 60 + minute)
    }

    /// When the reflection period of the last talk is over: 14.30 on a day without a change of the clock.
    pub fn limit(&self) -> Moment {
        reflection::limit(self.told(14, 30), &Policy::default())
    }

    /// A time for treatment that is too early, and still to come.
    pub fn too_early(&self) -> Moment {
        let day = self.limit().day();
        let morning = day.at(10 * 60 + 30);
        if morning > self.at.plus(30 * MINUTE) {
            morning
        } else {
            day.at(13 * 60 + 10)
        }
    }
}

/// The talk ends at 14.30 on one of the last three days, so that its period is running now; rather on a weekday, and
/// rather so that the period ends on one.
fn told_on(at: Moment, today: Day) -> Day {
    let yesterday = today.plus_days(-1);
    let over_by_now = at >= today.at(14 * 60 + 35);
    let runs_today = at <= today.at(12 * 60 + 30);
    let days = [
        over_by_now.then_some(today),
        Some(yesterday),
        runs_today.then_some(today.plus_days(-2)),
    ];
    let works = |day: &Day| day.weekday() < 5;
    let ends_well = |day: &Day| works(&day.plus_days(2));
    let possible = || days.into_iter().flatten();
    possible()
        .find(|day| works(day) && ends_well(day))
        .or_else(|| possible().find(ends_well))
        .unwrap_or(yesterday)
}

fn weekday(from: Day, count: u32, step: i64) -> Day {
    let mut day = from;
    for _ in 0..count {
        day = day.plus_days(step);
        while day.weekday() > 4 {
            day = day.plus_days(step);
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Calendar {
        Calendar::new(Moment::parse_rfc3339(text).expect("a moment")).expect("a calendar")
    }

    #[test]
    fn on_a_monday_afternoon_the_talk_was_today_and_the_period_ends_on_wednesday() {
        let calendar = at("2026-11-23T15:00:00+01:00");
        assert_eq!(
            calendar.told(14, 30).to_local_rfc3339(),
            "2026-11-23T14:30:00+01:00"
        );
        assert_eq!(
            calendar.limit().to_local_rfc3339(),
            "2026-11-25T14:30:00+01:00"
        );
        assert_eq!(
            calendar.too_early().to_local_rfc3339(),
            "2026-11-25T10:30:00+01:00"
        );
        assert_eq!(
            calendar.past(1, 8, 0).to_local_rfc3339(),
            "2026-11-20T08:00:00+01:00"
        );
    }

    #[test]
    fn at_every_hour_of_four_weeks_the_period_runs_and_the_early_time_is_to_come() {
        let first = Moment::parse_rfc3339("2026-03-16T00:00:00+01:00").expect("a moment");
        for hour in 0..28 * 24 {
            let calendar = Calendar::new(first.plus(hour * 60 * MINUTE)).expect("a calendar");
            let (now, early) = (calendar.at, calendar.too_early());
            assert!(
                calendar.told(14, 33) <= now && now < calendar.limit(),
                "{now}"
            );
            assert!(
                now < early && early < reflection::limit(calendar.told(13, 50), &Policy::default())
            );
            assert!(calendar.told(12, 40) > calendar.past(2, 10, 30), "{now}");
        }
    }

    #[test]
    fn years_without_numbers_have_no_practice_clinic() {
        for text in ["2022-12-31T12:00:00Z", "2051-01-01T12:00:00Z"] {
            assert_eq!(
                Calendar::new(Moment::parse_rfc3339(text).expect("a moment")),
                None
            );
        }
    }
}
