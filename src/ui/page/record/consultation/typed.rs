//! Moments as they are typed: the texts stay as typed, and what they mean is told back at once.

use eframe::egui::Ui;

use crate::domain::consultation::HalfTyped;
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Day, Moment};
use crate::text::{Text, fill};
use crate::ui::theme::{Kind, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::time_field::{TimeField, parse_time};

pub const DATE: f32 = 150.0;
const TIME: f32 = 100.0;

/// A date and a clock time.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct MomentText {
    pub date: String,
    pub time: String,
}

/// What somebody has done to a field for a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typed {
    Nothing,
    /// It means this moment now.
    Means(Moment),
    /// It means no moment.
    Unclear,
}

impl MomentText {
    pub fn of(at: Moment, text: &Text) -> Self {
        Self {
            date: typed_day(at.day()),
            time: text.time(at),
        }
    }

    pub fn from_half(half: &HalfTyped) -> Self {
        Self {
            date: half.date.clone(),
            time: half.time.clone(),
        }
    }

    pub fn to_half(&self) -> HalfTyped {
        HalfTyped {
            precision: None,
            date: self.date.clone(),
            time: self.time.clone(),
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.date.is_empty() && self.time.is_empty()
    }

    /// To the minute; seconds are only known of moments that were noted with »Nu«.
    pub fn moment(&self, today: Day, text: &Text) -> Option<Moment> {
        let day = parse_day(&self.date, today, &[&text.dates.today])?;
        Some(day.at(parse_time(&self.time)?))
    }

    /// Date, time and »Nu« on one row. `what` names the fields: »Udleveret, dato«.
    pub fn ui(&mut self, ui: &mut Ui, (text, now): (&Text, Moment), what: &str) -> Typed {
        let before = self.clone();
        let pressed = ui
            .horizontal_top(|ui| {
                self.fields_ui(ui, (text, now), what);
                below_label(ui, |ui| {
                    Button::secondary(&text.common.now).show(ui).clicked()
                })
            })
            .inner;
        if pressed {
            *self = Self::of(now, text);
            return Typed::Means(now.whole_second());
        }
        if *self == before {
            return Typed::Nothing;
        }
        self.moment(now.day(), text)
            .map_or(Typed::Unclear, Typed::Means)
    }

    pub fn fields_ui(&mut self, ui: &mut Ui, (text, now): (&Text, Moment), what: &str) {
        let words = &text.consultation;
        let ahead = self
            .moment(now.day(), text)
            .is_some_and(|at| is_in_the_future(at, now));
        date_ui(
            ui,
            (text, now),
            (&fill(&words.date_of, &[("what", what)]), false),
            &mut self.date,
        );
        TimeField::new(
            &fill(&words.time_of, &[("what", what)]),
            &mut self.time,
            &text.common.invalid_time,
        )
        .error(ahead.then_some(text.common.future_time.as_str()))
        .width(TIME)
        .show(ui);
    }
}

/// `ahead` says that the day must have been, and lies in the future.
pub fn date_ui(
    ui: &mut Ui,
    (text, now): (&Text, Moment),
    (label, ahead): (&str, bool),
    date: &mut String,
) {
    let today = now.day();
    let echo = |day: Day| text.weekday_and_date(day, today);
    let words: (&[&str], &str) = (&[&text.dates.today], &text.common.invalid_date);
    DateField::new(label, date, today, words, &echo)
        .error(ahead.then_some(text.common.future_time.as_str()))
        .width(DATE)
        .show(ui);
}

/// Beside fields with a label above: in line with the fields themselves.
pub fn below_label<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(Kind::SmallMedium.line() + space::S4);
        contents(ui)
    })
    .inner
}

/// `25.11.2026`, as a date field takes it.
pub fn typed_day(day: Day) -> String {
    format!("{}.{}.{}", day.day_of_month(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn danish() -> Text {
        Text::load(Language::Danish).expect("Danish")
    }

    #[test]
    fn a_moment_is_typed_as_it_was_written() {
        let text = danish();
        let at = Moment::parse_rfc3339("2026-11-25T14:30:00+01:00").expect("a moment");
        let typed = MomentText::of(at, &text);
        assert_eq!(typed.moment(at.day(), &text), Some(at));
        let half = MomentText {
            time: "14.".to_owned(),
            ..typed
        };
        assert_eq!(half.moment(at.day(), &text), None);
        assert_eq!(MomentText::from_half(&half.to_half()), half);
    }
}
