//! A camera whose clock was wrong: what is said about one photo moves the time of all of them.

use crate::domain::time::{MINUTE, Moment, SECOND};
use crate::text::Text;
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::time_field::parse_time;

/// What is said about the camera's clock for all photos on their way in.
#[derive(Default)]
pub struct Clock {
    /// The fields for the right time of the selected photo, while somebody writes it.
    pub asked: Option<Asked>,
    /// By how many seconds the camera's times are moved; 0 for not at all.
    pub correction: i64,
}

#[derive(Default)]
pub struct Asked {
    pub date: String,
    pub time: String,
}

/// Why what stands in the fields corrects nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It means no date and time yet.
    Unsaid,
    Future,
    /// It is what the camera wrote.
    Same,
}

impl Asked {
    /// Begun with a time that only has to be changed.
    pub fn begun(date: &str, time: &str) -> Self {
        Self {
            date: date.to_owned(),
            time: time.to_owned(),
        }
    }

    /// By how many seconds the clock was wrong that wrote this moment. To the minute, as people read a clock: the camera's own
    /// seconds stay.
    pub fn correction(&self, text: &Text, now: Moment, wrote: Moment) -> Result<i64, Fault> {
        let today = [text.dates.today.as_str()];
        let day = parse_day(&self.date, now.day(), &today).ok_or(Fault::Unsaid)?;
        let right = day.at(parse_time(&self.time).ok_or(Fault::Unsaid)?);
        if right.since(now) > 2 * MINUTE {
            return Err(Fault::Future);
        }
        let minute = wrote.micros().div_euclid(MINUTE) * MINUTE;
        match (right.micros() - minute) / SECOND {
            0 => Err(Fault::Same),
            seconds => Ok(seconds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_difference_is_reckoned_to_the_minute() {
        let text = Text::load(Language::Danish).expect("Danish");
        let at = |time| Moment::parse_rfc3339(time).expect("a moment");
        let now = at("2026-11-25T14:11:00+01:00");
        let of = |date: &str, time: &str| {
            let wrote = at("2026-11-25T13:01:37+01:00");
            Asked::begun(date, time).correction(&text, now, wrote)
        };
        assert_eq!(of("25.11.2026", "14.04"), Ok(3_780));
        assert_eq!(of("i dag", "12.01"), Ok(-3_600));
        assert_eq!(of("24.11.2026", "13.01"), Ok(-86_400));
        assert_eq!(of("25.11.2026", "13.01"), Err(Fault::Same));
        assert_eq!(of("25.11.2026", "14.20"), Err(Fault::Future));
        assert_eq!(of("25.11.2026", ""), Err(Fault::Unsaid));
    }
}
