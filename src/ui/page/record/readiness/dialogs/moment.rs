//! A date and a time that have been, typed in two fields. The date may be left out for today.

use eframe::egui::Ui;

use crate::domain::consultation::HalfTyped;
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::page::record::consultation::typed::{MomentText, below_label, typed_day};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog;
use crate::ui::widget::time_field::{TimeField, parse_time};

use super::form::submitted;

const DATE: f32 = 170.0;
const TIME: f32 = 150.0;

#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PastMoment {
    date: String,
    time: String,
    /// Not even the two minutes that two clocks may differ by (rules §7.1).
    strictly: bool,
}

/// Where it stands in its dialog.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The dialog begins with it.
    First,
    Later,
    /// It may have been just now.
    WithNow,
}

impl PastMoment {
    pub fn strictly() -> Self {
        Self {
            strictly: true,
            ..Self::default()
        }
    }

    /// As a draft has kept it.
    pub fn kept(text: &Text, meant: Option<Moment>, half: Option<&HalfTyped>) -> Self {
        let typed = match (meant, half) {
            (Some(meant), _) => MomentText::of(meant, text),
            (None, Some(half)) => MomentText::from_half(half),
            (None, None) => MomentText::default(),
        };
        Self {
            date: typed.date,
            time: typed.time,
            strictly: false,
        }
    }

    /// What stands in the fields, if it means no moment.
    pub fn half_typed(&self, text: &Text, now: Moment) -> Option<HalfTyped> {
        let (date, time) = (self.date.clone(), self.time.clone());
        let is_half = self.meant(text, now).is_none() && !(date.is_empty() && time.is_empty());
        is_half.then_some(HalfTyped {
            precision: None,
            date,
            time,
        })
    }

    const fn is_ahead(&self, meant: Moment, now: Moment) -> bool {
        if self.strictly {
            meant.since(now) > 0
        } else {
            is_in_the_future(meant, now)
        }
    }

    /// The moment meant, to the minute; none that is yet to come.
    pub fn meant(&self, text: &Text, now: Moment) -> Option<Moment> {
        let meant = self.typed(text, now)?;
        (!self.is_ahead(meant, now)).then_some(meant)
    }

    fn typed(&self, text: &Text, now: Moment) -> Option<Moment> {
        let day = if self.date.trim().is_empty() {
            now.day()
        } else {
            parse_day(&self.date, now.day(), &[&text.dates.today])?
        };
        Some(day.at(parse_time(&self.time)?))
    }

    /// Both fields, and »Nu« where that can be the answer; true when ↵ was pressed in the time. `what` names them.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        (text, now): (&Text, Moment),
        what: &str,
        place: Place,
    ) -> bool {
        let ahead = self
            .typed(text, now)
            .is_some_and(|meant| self.is_ahead(meant, now));
        let error = ahead.then_some(text.common.future_time.as_str());
        let row = ui.horizontal_top(|ui| {
            let words = &text.consultation;
            let today: (&[&str], &str) = (&[&text.dates.today], &text.common.invalid_date);
            let echo = |day| text.weekday_and_date(day, now.day());
            let label = fill(&words.date_of, &[("what", what)]);
            let date = DateField::new(&label, &mut self.date, now.day(), today, &echo)
                .hint(&text.dates.today)
                .width(DATE)
                .show(ui);
            if place == Place::First {
                dialog::begin_with(ui, &date.response);
            }
            let label = fill(&words.time_of, &[("what", what)]);
            let time = TimeField::new(&label, &mut self.time, &text.common.invalid_time)
                .error(error)
                .width(TIME)
                .show(ui);
            let pressed = place == Place::WithNow
                && below_label(ui, |ui| {
                    Button::secondary(&text.common.now).show(ui).clicked()
                });
            if pressed {
                self.date = typed_day(now.day());
                self.time = text.time(now);
            }
            submitted(ui, &time.response)
        });
        row.inner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{Day, MINUTE};
    use crate::text::Language;

    #[test]
    fn two_minutes_ahead_are_taken_and_three_are_not() {
        let text = Text::load(Language::Danish).expect("Danish");
        let now = Day::new(2026, 11, 25).expect("a day").at(14 * 60 + 30);
        let read = |date: &str, time: &str, strictly| {
            let typed = PastMoment {
                date: date.to_owned(),
                time: time.to_owned(),
                strictly,
            };
            typed.meant(&text, now)
        };
        let meant = |date: &str, time: &str| read(date, time, false);
        assert_eq!(read("", "14.30", true), Some(now));
        assert_eq!(read("", "14.31", true), None);
        assert_eq!(meant("", "14.30"), Some(now));
        assert_eq!(meant("", "14.32"), Some(now.plus(2 * MINUTE)));
        assert_eq!(meant("", "14.33"), None);
        assert_eq!(meant("26.11", "9.00"), None);
        assert_eq!(
            meant("24.11", "23.59").map(Moment::day),
            Day::new(2026, 11, 24)
        );
        assert_eq!(meant("i går", "9.00"), None);
        assert_eq!(meant("25.11", ""), None);
    }
}
