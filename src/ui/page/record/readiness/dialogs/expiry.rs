//! The expiry as it is printed – `03/2027`, `03/27` or a date – and the last day it means (R62).

use eframe::egui::{Response, Ui};

use crate::domain::time::Day;
use crate::domain::vial::Expiry;
use crate::text::{Text, fill};
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::field::Field;

/// Two numbers are a month and its year, as packages have it, never a day and a month.
pub fn parse(text: &str, today: Day) -> Option<Expiry> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [year, month] if year.len() == 4 => in_month(month, year),
        [month, year] => in_month(month, year),
        [_, _, _] => day(text, today),
        [digits] if matches!(digits.len(), 6 | 8) => day(text, today),
        _ => None,
    }
}

fn in_month(month: &str, year: &str) -> Option<Expiry> {
    let number = |text: &str, longest: usize| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (digits && text.len() <= longest)
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let year = match year.len() {
        2 => 2000 + number(year, 2)?,
        4 => number(year, 4)?,
        _ => return None,
    };
    let first = Day::new(i32::try_from(year).ok()?, number(month, 2)?, 1)?;
    is_plausible(first).then_some(Expiry::InMonth(first))
}

fn day(text: &str, today: Day) -> Option<Expiry> {
    let day = parse_day(text, today, &[])?;
    is_plausible(day).then_some(Expiry::On(day))
}

/// Nothing else is printed on a package: another century is a slip of the finger.
fn is_plausible(day: Day) -> bool {
    (2000..2100).contains(&day.year())
}

/// The field, with the last valid day told back. What stands in it is no error while it is empty.
pub(super) fn field_ui(
    ui: &mut Ui,
    (text, today): (&Text, Day),
    typed: &mut String,
    width: f32,
) -> Response {
    let words = &text.readiness_dialogs;
    let meant = parse(typed, today);
    let unclear = !typed.trim().is_empty() && meant.is_none();
    let told = meant.map_or_else(String::new, |expiry| {
        let day = text.date(expiry.last_day());
        fill(&words.expiry_last_day, &[("day", &day)])
    });
    Field::line(&words.expiry, typed)
        .hint(&words.expiry_hint)
        .note(&told)
        .error(unclear.then_some(words.invalid_expiry.as_str()))
        .width(width)
        .show(ui)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Expiry> {
        parse(text, Day::new(2026, 11, 25).expect("a day"))
    }

    #[test]
    fn a_month_is_read_as_packages_print_it() {
        let march = Day::new(2027, 3, 1).map(Expiry::InMonth);
        for text in [
            "03/2027", "03/27", "3/27", "03.2027", "03-2027", "03 2027", "2027-03", " 03/27 ",
        ] {
            assert_eq!(read(text), march, "{text}");
        }
        assert_eq!(
            read("02/28").map(Expiry::last_day),
            Day::new(2028, 2, 29),
            "the last day of a leap year's February"
        );
    }

    #[test]
    fn a_date_is_a_date() {
        let day = Day::new(2027, 3, 31).map(Expiry::On);
        for text in ["31.03.2027", "31/3/27", "2027-03-31", "310327", "31032027"] {
            assert_eq!(read(text), day, "{text}");
        }
    }

    /// »03/12« on a package is March 2012, however near 3 December may be.
    #[test]
    fn two_numbers_never_mean_a_day_and_a_month() {
        assert_eq!(read("03/12"), Day::new(2012, 3, 1).map(Expiry::InMonth));
        assert_eq!(read("25/11"), None);
    }

    #[test]
    fn what_is_no_expiry_is_none() {
        for text in [
            "",
            "2027",
            "0327",
            "13/2027",
            "0/27",
            "03/027",
            "03/20277",
            "31.02.2027",
            "+3m",
            "i dag",
            "ab/27",
            "03/1927",
            "31.03.1927",
            "03/-7",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
