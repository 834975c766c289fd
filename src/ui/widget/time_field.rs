//! Clock times as people type them: `14.30`, `14:30`, `1430`, `9`.

use eframe::egui::{Response, Ui};

use super::field::Field;

/// A field for a clock time.
#[must_use = "a field is seen when `show` is called"]
pub struct TimeField<'a> {
    label: &'a str,
    text: &'a mut String,
    not_a_time: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
}

/// What stands in a time field now.
pub struct TimeOutcome {
    pub response: Response,
    /// Minutes since midnight, if what is typed means a time.
    pub minutes: Option<u32>,
}

impl<'a> TimeField<'a> {
    /// `not_a_time` is the error for what cannot be read.
    pub const fn new(label: &'a str, text: &'a mut String, not_a_time: &'a str) -> Self {
        Self {
            label,
            text,
            not_a_time,
            hint: "",
            error: None,
            width: None,
        }
    }

    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Why this time cannot be used.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub fn show(self, ui: &mut Ui) -> TimeOutcome {
        let minutes = parse_time(self.text);
        let wrong = !self.text.trim().is_empty() && minutes.is_none();
        let error = if wrong {
            Some(self.not_a_time)
        } else {
            self.error
        };
        let mut field = Field::line(self.label, self.text)
            .hint(self.hint)
            .error(error)
            .limit(8);
        if let Some(width) = self.width {
            field = field.width(width);
        }
        let response = field.show(ui);
        TimeOutcome { response, minutes }
    }
}

/// Reads a clock time as minutes since midnight. `None` when it is none (24.00, 12.60).
pub fn parse_time(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hour, minute) = match text.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if text.len() <= 2 => (text, "0"),
        None => text.split_at_checked(text.len() - 2)?,
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn number(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for text in ["14.30", "14:30", "1430", " 14.30 "] {
            assert_eq!(parse_time(text), Some(14 * 60 + 30), "{text}");
        }
        assert_eq!(parse_time("9"), Some(540));
        assert_eq!(parse_time("09.05"), Some(545));
        assert_eq!(parse_time("905"), Some(545));
        assert_eq!(parse_time("0.00"), Some(0));
        assert_eq!(parse_time("23.59"), Some(1439));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "", "24.00", "12.60", "12.3", "12.345", "kl. 9", "14300", ".30", "é9", "-1.00",
        ] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
