//! R99b: when a treatment is seen, when it has its full effect, and when the next one may be.

use crate::domain::time::{Day, Moment};

/// Days after the last injection: `D(E) + 3 … 5` and `+ 7 … 14`, both ends included.
const ONSET: (i64, i64) = (3, 5);
const FULL: (i64, i64) = (7, 14);
/// Months after which the effect has gone.
const LASTS: u32 = 6;

/// The days that follow from the day of the last injection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RecallWindow {
    pub onset: (Day, Day),
    pub full: (Day, Day),
    /// The next treatment: from the first day on which R51 passes to the last one before the effect has gone.
    pub next: (Day, Day),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// Nothing is expected on this day.
    Waiting,
    Onset,
    FullEffect,
    /// The next treatment may be.
    Maintenance,
    Overdue,
}

impl RecallWindow {
    /// R99b · INFO · onset `D(E) + 3 … 5` days, full effect `+ 7 … 14`, next treatment from `D(E) + 3` months (R51, a
    /// setting of the clinic) until `+ 6` months, clamped · sheet.
    pub fn of(ended: Moment, interval_months: u32) -> Self {
        let day = ended.day();
        let days = |(first, last): (i64, i64)| (day.plus_days(first), day.plus_days(last));
        Self {
            onset: days(ONSET),
            full: days(FULL),
            next: (day.plus_months(interval_months), day.plus_months(LASTS)),
        }
    }

    pub fn phase(&self, today: Day) -> Phase {
        let within = |(first, last): (Day, Day)| (first..=last).contains(&today);
        if today > self.next.1 {
            Phase::Overdue
        } else if within(self.next) {
            Phase::Maintenance
        } else if within(self.full) {
            Phase::FullEffect
        } else if within(self.onset) {
            Phase::Onset
        } else {
            Phase::Waiting
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(ended: &str, months: u32) -> RecallWindow {
        RecallWindow::of(Moment::parse_rfc3339(ended).expect("a moment"), months)
    }

    #[test]
    fn each_phase_holds_both_of_its_ends() {
        let window = window("2026-11-25T14:52:00+01:00", 3);
        for (today, phase) in [
            ("2026-11-25", Phase::Waiting),
            ("2026-11-27", Phase::Waiting),
            ("2026-11-28", Phase::Onset),
            ("2026-11-30", Phase::Onset),
            ("2026-12-01", Phase::Waiting),
            ("2026-12-02", Phase::FullEffect),
            ("2026-12-09", Phase::FullEffect),
            ("2026-12-10", Phase::Waiting),
            ("2027-02-24", Phase::Waiting),
            ("2027-02-25", Phase::Maintenance),
            ("2027-05-25", Phase::Maintenance),
            ("2027-05-26", Phase::Overdue),
        ] {
            assert_eq!(
                window.phase(today.parse().expect("a day")),
                phase,
                "{today}"
            );
        }
    }

    #[test]
    fn a_month_that_is_too_short_ends_the_wait_on_its_last_day() {
        let next = |ended, months| {
            let (from, to) = window(ended, months).next;
            (from.to_string(), to.to_string())
        };
        let days = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let ended = "2026-11-30T09:00:00+01:00";
        assert_eq!(next(ended, 3), days("2027-02-28", "2027-05-30"));
        // The last minute of a day in Copenhagen is another day in UTC.
        let ended = "2026-08-31T23:59:00+02:00";
        assert_eq!(next(ended, 6), days("2027-02-28", "2027-02-28"));
    }
}
