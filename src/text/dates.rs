//! Days, moments and durations in words (`design.md` §4): `onsdag 25. nov. kl. 14.30`, never `25/11/26`.

use super::sections::words;
use super::{Language, Text, fill};
use crate::domain::time::{Day, HOUR, MINUTE, Moment};

words! {
    /// The words that dates are made of.
    Dates {
        weekdays: [String; 7],
        weekdays_short: [String; 7],
        months: [String; 12],
        today,
        tomorrow,
        yesterday,
        /// `kl. {time}`
        clock,
        /// `{days} dage` and the like; hours and minutes may stand together.
        day_one,
        days,
        hour_one,
        hours,
        hours_and_minutes,
        minutes,
        years_old,
        /// How the pieces of a date are put together.
        day_and_month,
        week,
    }
}

impl Text {
    /// `25. nov.`
    pub fn day_and_month(&self, day: Day) -> String {
        let month = self
            .dates
            .months
            .get(day.month() as usize - 1)
            .map_or("", String::as_str);
        let number = day.day_of_month().to_string();
        fill(
            &self.dates.day_and_month,
            &[("day", &number), ("month", month)],
        )
    }

    /// `25. nov. 2026`
    pub fn date(&self, day: Day) -> String {
        format!("{} {}", self.day_and_month(day), day.year())
    }

    /// `25. nov.` this year, else with the year.
    pub fn date_near(&self, day: Day, today: Day) -> String {
        if day.year() == today.year() {
            self.day_and_month(day)
        } else {
            self.date(day)
        }
    }

    /// `onsdag`
    pub fn weekday(&self, day: Day) -> &str {
        self.dates
            .weekdays
            .get(day.weekday() as usize)
            .map_or("", String::as_str)
    }

    /// `ons.`, for bars and calendars only.
    pub fn weekday_short(&self, day: Day) -> &str {
        self.dates
            .weekdays_short
            .get(day.weekday() as usize)
            .map_or("", String::as_str)
    }

    /// `onsdag 25. nov.`, with the year if it is not this one.
    pub fn weekday_and_date(&self, day: Day, today: Day) -> String {
        format!("{} {}", self.weekday(day), self.date_near(day, today))
    }

    /// `14.30` in Danish, `14:30` in English.
    pub fn time(&self, moment: Moment) -> String {
        let separator = match self.language {
            Language::Danish => '.',
            Language::English => ':',
        };
        format!("{:02}{separator}{:02}", moment.hour(), moment.minute())
    }

    /// `kl. 14.30`
    pub fn clock(&self, moment: Moment) -> String {
        fill(&self.dates.clock, &[("time", &self.time(moment))])
    }

    /// `onsdag 25. nov. kl. 14.30`, rounded up to the minute, since it may be a limit (§2.2).
    pub fn moment(&self, moment: Moment, today: Day) -> String {
        let shown = moment.rounded_up_to_minute();
        format!(
            "{} {}",
            self.weekday_and_date(shown.day(), today),
            self.clock(shown)
        )
    }

    /// `25. nov. 2026 kl. 14.30`, for records that are read years later.
    pub fn dated(&self, moment: Moment) -> String {
        format!("{} {}", self.date(moment.day()), self.clock(moment))
    }

    /// `ons. 14.30`, for bars and calendars only.
    pub fn short_moment(&self, moment: Moment) -> String {
        let shown = moment.rounded_up_to_minute();
        format!("{} {}", self.weekday_short(shown.day()), self.time(shown))
    }

    /// `ons. 25. nov. kl. 14.30`, where a line is short.
    pub fn short_date_and_time(&self, moment: Moment, today: Day) -> String {
        let shown = moment.rounded_up_to_minute();
        let date = self.weekday_short_and_date(shown.day(), today);
        format!("{date} {}", self.clock(shown))
    }

    /// `ons. 25. nov.`, where a line is short.
    pub fn weekday_short_and_date(&self, day: Day, today: Day) -> String {
        let (weekday, date) = (self.weekday_short(day), self.date_near(day, today));
        format!("{weekday} {date}")
    }

    /// `18 min`, `2 t 40 min`, `48 timer`; rounded up to the whole minute.
    pub fn duration(&self, micros: i64) -> String {
        let minutes = micros.max(0).saturating_add(MINUTE - 1) / MINUTE;
        let (hours, rest) = (minutes * MINUTE / HOUR, minutes % 60);
        let words = &self.dates;
        let (hour_text, minute_text) = (hours.to_string(), rest.to_string());
        let values = [
            ("hours", hour_text.as_str()),
            ("minutes", minute_text.as_str()),
        ];
        match (hours, rest) {
            (0, _) => fill(&words.minutes, &values),
            (1, 0) => fill(&words.hour_one, &values),
            (_, 0) => fill(&words.hours, &values),
            (_, _) => fill(&words.hours_and_minutes, &values),
        }
    }

    /// `36 år`
    pub fn age(&self, born: Day, today: Day) -> String {
        fill(
            &self.dates.years_old,
            &[("years", &born.age_on(today).to_string())],
        )
    }

    /// `i dag`, `i morgen`, `i går`, or the weekday with its date.
    pub fn near_day(&self, day: Day, today: Day) -> String {
        match today.days_until(day) {
            0 => self.dates.today.clone(),
            1 => self.dates.tomorrow.clone(),
            -1 => self.dates.yesterday.clone(),
            _ => self.weekday_and_date(day, today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn danish() -> Text {
        Text::load(Language::Danish).expect("Danish")
    }

    #[test]
    fn moments_read_as_the_clinic_writes_them() {
        let text = danish();
        let at = Moment::parse_rfc3339("2026-11-25T14:29:01+01:00").expect("a moment");
        let today = at.day();
        assert_eq!(text.moment(at, today), "onsdag 25. nov. kl. 14.30");
        assert_eq!(text.dated(at), "25. nov. 2026 kl. 14.29");
        assert_eq!(text.short_moment(at), "ons. 14.30");
    }

    #[test]
    fn durations_are_rounded_up_and_have_no_abbreviation_that_misleads() {
        let text = danish();
        for (micros, words) in [
            (1, "1 min"),
            (18 * MINUTE, "18 min"),
            (HOUR, "1 time"),
            (4 * HOUR, "4 timer"),
            (2 * HOUR + 40 * MINUTE, "2 t 40 min"),
        ] {
            assert_eq!(text.duration(micros), words);
        }
    }
}
