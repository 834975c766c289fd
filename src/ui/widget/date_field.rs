//! Dates as people type them – `25.11`, `251126`, `+14d`, `i dag` – and the day they mean, told back at once.

use eframe::egui::{Response, Ui};

use super::field::Field;
use crate::domain::time::Day;

/// A field for a date. What was typed stays as typed; the day it means stands below in words.
#[must_use = "a field is seen when `show` is called"]
pub struct DateField<'a> {
    label: &'a str,
    text: &'a mut String,
    today: Day,
    words: &'a [&'a str],
    not_a_date: &'a str,
    echo: &'a dyn Fn(Day) -> String,
    hint: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
}

/// What stands in a date field now.
pub struct DateOutcome {
    pub response: Response,
    /// The day meant, if what is typed means one.
    pub day: Option<Day>,
}

impl<'a> DateField<'a> {
    /// `words` mean today (»i dag«), `echo` says a day in words (»onsdag 25. nov. 2026«), `not_a_date` is the error.
    pub const fn new(
        label: &'a str,
        text: &'a mut String,
        today: Day,
        (words, not_a_date): (&'a [&'a str], &'a str),
        echo: &'a dyn Fn(Day) -> String,
    ) -> Self {
        Self {
            label,
            text,
            today,
            words,
            not_a_date,
            echo,
            hint: "",
            error: None,
            width: None,
        }
    }

    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Why this day cannot be used; it is shown instead of the echo.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub fn show(self, ui: &mut Ui) -> DateOutcome {
        let day = parse_day(self.text, self.today, self.words);
        let told = day.map(|day| (self.echo)(day)).unwrap_or_default();
        let wrong = !self.text.trim().is_empty() && day.is_none();
        let error = if wrong {
            Some(self.not_a_date)
        } else {
            self.error
        };
        let mut field = Field::line(self.label, self.text)
            .hint(self.hint)
            .note(&told)
            .error(error);
        if let Some(width) = self.width {
            field = field.width(width);
        }
        let response = field.show(ui);
        DateOutcome { response, day }
    }
}

/// Reads a date as it is typed at the desk. `today_words` are the words that mean today.
///
/// `25.11` and `25/11` mean the nearest such day, `251126` and `25.11.26` the nearest such century, `+14d` and `+3m`
/// count from today, `-2d` back. `None` when it is no date or does not exist (31.4).
pub fn parse_day(text: &str, today: Day, today_words: &[&str]) -> Option<Day> {
    let text = text.trim().to_lowercase();
    if today_words.contains(&text.as_str()) {
        return Some(today);
    }
    if text.starts_with(['+', '-', '−']) {
        return parse_step(&text, today);
    }
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [digits] => parse_digits(digits, today),
        [day, month] => nearest_year(number(day)?, number(month)?, today),
        [year, month, day] if year.len() == 4 => Day::new(
            i32::try_from(number(year)?).ok()?,
            number(month)?,
            number(day)?,
        ),
        [day, month, year] => full_date(number(day)?, number(month)?, year, today),
        _ => None,
    }
}

/// `+14d`, `+2u` (weeks, also `w`), `+3m`, `+1å` (years, also `y`), and back with a minus.
fn parse_step(text: &str, today: Day) -> Option<Day> {
    let back = !text.starts_with('+');
    let step = text.trim_start_matches(['+', '-', '−']).trim_start();
    let unit = step.chars().next_back().filter(|last| last.is_alphabetic());
    let count = step.trim_end_matches(char::is_alphabetic).trim_end();
    let count = number(count).filter(|count| *count <= 40_000)?;
    let days = |days: u32| {
        let days = i64::from(days);
        today.plus_days(if back { -days } else { days })
    };
    match unit {
        None | Some('d') => Some(days(count)),
        Some('u' | 'w') => Some(days(count.checked_mul(7)?)),
        Some('m') if !back && count <= 1_200 => Some(today.plus_months(count)),
        Some('å' | 'y') if !back && count <= 100 => Some(today.plus_months(count * 12)),
        Some(_) => None,
    }
}

/// `251126`, `25112026` or `2511`.
fn parse_digits(digits: &str, today: Day) -> Option<Day> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (day, rest) = (digits.get(..2)?, digits.get(2..)?);
    let (month, year) = (rest.get(..2)?, rest.get(2..)?);
    match year.len() {
        0 => nearest_year(number(day)?, number(month)?, today),
        2 | 4 => full_date(number(day)?, number(month)?, year, today),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The day of that name which lies nearest to today.
fn nearest_year(day: u32, month: u32, today: Day) -> Option<Day> {
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years.iter().filter_map(|year| Day::new(*year, month, day));
    days.min_by_key(|day| today.days_until(*day).abs())
}

/// Two digits of a year mean at most twenty years ahead; more lies in the century before.
fn full_date(day: u32, month: u32, year: &str, today: Day) -> Option<Day> {
    let number = i32::try_from(number(year)?).ok()?;
    let year = match year.len() {
        4 => number,
        2 => {
            let this_century = today.year() - today.year().rem_euclid(100);
            let year = this_century + number;
            if year > today.year() + 20 {
                year - 100
            } else {
                year
            }
        }
        _ => return None,
    };
    Day::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    #[track_caller]
    fn check(text: &str, expected: Option<Day>) {
        let today = day(2026, 11, 23);
        assert_eq!(
            parse_day(text, today, &["i dag", "today"]),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in [
            "25.11",
            " 25.11 ",
            "25.11.",
            "25/11",
            "25. 11",
            "251126",
            "25112026",
            "25.11.2026",
            "25.11.26",
            "25-11-2026",
            "2026-11-25",
            "2511",
            "+2d",
            "+2",
            "+ 2 d",
        ] {
            check(text, Some(day(2026, 11, 25)));
        }
    }

    #[test]
    fn a_date_without_a_year_means_the_nearest() {
        check("3.10", Some(day(2026, 10, 3)));
        check("5.1", Some(day(2027, 1, 5)));
    }

    #[test]
    fn steps_count_from_today() {
        check("+14d", Some(day(2026, 12, 7)));
        check("+3m", Some(day(2027, 2, 23)));
        check("+2u", Some(day(2026, 12, 7)));
        check("-2d", Some(day(2026, 11, 21)));
        check("+1y", Some(day(2027, 11, 23)));
    }

    #[test]
    fn both_languages_say_today() {
        check("i dag", Some(day(2026, 11, 23)));
        check("I DAG", Some(day(2026, 11, 23)));
        check("today", Some(day(2026, 11, 23)));
    }

    #[test]
    fn two_digits_of_a_year_of_birth_mean_the_past() {
        check("010190", Some(day(1990, 1, 1)));
        check("010146", Some(day(2046, 1, 1)));
        check("010147", Some(day(1947, 1, 1)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "31.4",
            "31.4.2026",
            "25.13",
            "0.0",
            "abc",
            "25.xx",
            "2511261",
            "+",
            "+d",
            "+3x",
            "+99999999999d",
            "+4000000m",
            "é5.11",
            "25.11.2026.1",
            "٢٥.١١",
        ] {
            check(text, None);
        }
    }
}
