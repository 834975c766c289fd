//! R93: a serious adverse event is reported to the medicines agency.

use crate::domain::time::Day;

/// Days from the suspicion within which it is reported; the last one is in time.
const WITHIN: i64 = 15;
/// Days from the suspicion after which it is no longer left to itself.
const ESCALATES: i64 = 10;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportDue {
    /// The last day that is in time.
    pub due: Day,
    pub urgency: Urgency,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    InTime,
    Escalated,
    Late,
}

/// R93 · WARN, task · `D(suspicion) + 15 days`: day 15 is in time, day 16 is late; it escalates on day 10 · authority
/// (Lægemiddelstyrelsen, *Indberetning af bivirkninger*).
pub fn report(suspected: Day, today: Day) -> ReportDue {
    let urgency = match suspected.days_until(today) {
        days if days > WITHIN => Urgency::Late,
        days if days >= ESCALATES => Urgency::Escalated,
        _ => Urgency::InTime,
    };
    ReportDue {
        due: suspected.plus_days(WITHIN),
        urgency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(suspected: &str, today: &str, due: &str, urgency: Urgency) {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let due = day(due);
        assert_eq!(
            report(day(suspected), day(today)),
            ReportDue { due, urgency }
        );
    }

    #[test]
    fn the_fifteenth_day_is_in_time_and_the_tenth_escalates() {
        let suspected = "2026-11-23";
        for (today, urgency) in [
            ("2026-11-23", Urgency::InTime),
            ("2026-12-02", Urgency::InTime),
            ("2026-12-03", Urgency::Escalated),
            ("2026-12-08", Urgency::Escalated),
            ("2026-12-09", Urgency::Late),
        ] {
            check(suspected, today, "2026-12-08", urgency);
        }
    }

    #[test]
    fn days_are_counted_over_the_end_of_a_year_and_of_february() {
        check("2026-12-20", "2027-01-04", "2027-01-04", Urgency::Escalated);
        check("2028-02-20", "2028-03-07", "2028-03-06", Urgency::Late);
    }
}
