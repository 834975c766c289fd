//! R99: after a treatment somebody looks at what came of it.

use crate::domain::time::{Day, Moment};

/// The days on which a follow-up is expected, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Control {
    pub from: Day,
    pub to: Day,
}

/// R99 · INFO · no follow-up in `D(S) + 10 … D(S) + 21` days, both ends included; the days are a setting of the clinic ·
/// policy.
///
/// `planned` are controls that stand or were held. Nothing is missing once the last day has passed.
pub fn control(
    started: Moment,
    (first, last): (u32, u32),
    planned: impl IntoIterator<Item = Moment>,
    today: Day,
) -> Option<Control> {
    let day = started.day();
    let (from, to) = (
        day.plus_days(i64::from(first)),
        day.plus_days(i64::from(last)),
    );
    let mut planned = planned.into_iter();
    let is_planned = planned.any(|at| (from..=to).contains(&at.day()));
    (today <= to && !is_planned).then_some(Control { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: &str = "2026-11-25T14:42:00+01:00";

    fn at(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a moment")
    }

    fn missing(planned: &[&str], today: &str) -> bool {
        let planned = planned.iter().map(|text| at(text));
        let today = today.parse().expect("a day");
        let control = control(at(STARTED), (10, 21), planned, today);
        if let Some(control) = control {
            let days = (control.from.to_string(), control.to.to_string());
            assert_eq!(days, ("2026-12-05".to_owned(), "2026-12-16".to_owned()));
        }
        control.is_some()
    }

    #[test]
    fn both_ends_of_the_days_count() {
        let today = "2026-11-26";
        for (planned, is_missing) in [
            ("2026-12-04T23:59:59+01:00", true),
            ("2026-12-05T00:00:00+01:00", false),
            ("2026-12-16T23:59:59+01:00", false),
            ("2026-12-17T00:00:00+01:00", true),
        ] {
            assert_eq!(missing(&[planned], today), is_missing, "{planned}");
        }
        assert!(missing(&[], today));
    }

    #[test]
    fn after_the_last_day_there_is_nothing_left_to_book() {
        assert!(missing(&[], "2026-12-16"));
        assert!(!missing(&[], "2026-12-17"));
    }
}
