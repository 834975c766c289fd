//! When something was, as exactly as it is remembered: to the minute, the day, the month, or not at all.

use eframe::egui::Ui;

use crate::domain::consultation::{HalfTyped, Precision};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Day, Moment, When};
use crate::text::{Text, fill};
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

use super::typed::{DATE, MomentText, date_ui, typed_day};

/// How exactly somebody remembers, and the texts for it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct WhenText {
    precision: Option<Precision>,
    moment: MomentText,
}

impl WhenText {
    pub fn of(when: When, text: &Text) -> Self {
        let day_only = |date: String| MomentText {
            date,
            time: String::new(),
        };
        let (precision, moment) = match when {
            When::Exactly(at) => (Precision::Exactly, MomentText::of(at, text)),
            When::On(day) => (Precision::Day, day_only(typed_day(day))),
            When::InMonth(day) => (
                Precision::Month,
                day_only(format!("{}.{}", day.month(), day.year())),
            ),
            When::Unknown => (Precision::Unknown, MomentText::default()),
        };
        Self {
            precision: Some(precision),
            moment,
        }
    }

    pub fn from_half(half: &HalfTyped) -> Self {
        Self {
            precision: half.precision,
            moment: MomentText::from_half(half),
        }
    }

    pub fn to_half(&self) -> HalfTyped {
        HalfTyped {
            precision: self.precision,
            ..self.moment.to_half()
        }
    }

    /// What it means; nothing that was yet to come.
    pub fn when(&self, now: Moment, text: &Text) -> Option<When> {
        let when = self.meant(now.day(), text)?;
        (!is_ahead(when, now)).then_some(when)
    }

    fn meant(&self, today: Day, text: &Text) -> Option<When> {
        let day = |typed: &str| parse_day(typed, today, &[&text.dates.today]);
        match self.precision? {
            Precision::Exactly => self.moment.moment(today, text).map(When::Exactly),
            Precision::Day => day(&self.moment.date).map(When::On),
            Precision::Month => day(&format!("1.{}", self.moment.date.trim())).map(When::InMonth),
            Precision::Unknown => Some(When::Unknown),
        }
    }

    /// True when it was changed. `what` names the fields.
    pub fn ui(&mut self, ui: &mut Ui, (text, now): (&Text, Moment), what: &str) -> bool {
        let (before, words) = (self.clone(), &text.consultation);
        Segmented::new(what, &mut self.precision)
            .option(Some(Precision::Exactly), &words.exactly)
            .option(Some(Precision::Day), &words.on_day)
            .option(Some(Precision::Month), &words.in_month)
            .option(Some(Precision::Unknown), &text.common.unknown)
            .show(ui);
        match self.precision {
            Some(Precision::Exactly) => {
                ui.horizontal_top(|ui| self.moment.fields_ui(ui, (text, now), what));
            }
            Some(Precision::Day) => {
                let meant = self.meant(now.day(), text);
                let ahead = meant.is_some_and(|when| is_ahead(when, now));
                date_ui(
                    ui,
                    (text, now),
                    (&fill(&words.date_of, &[("what", what)]), ahead),
                    &mut self.moment.date,
                );
            }
            Some(Precision::Month) => self.month_ui(ui, (text, now), what),
            Some(Precision::Unknown) | None => {}
        }
        *self != before
    }

    fn month_ui(&mut self, ui: &mut Ui, (text, now): (&Text, Moment), what: &str) {
        let words = &text.consultation;
        let unclear = !self.moment.date.trim().is_empty() && self.when(now, text).is_none();
        Field::line(
            &fill(&words.month_of, &[("what", what)]),
            &mut self.moment.date,
        )
        .hint(&words.month_hint)
        .error(unclear.then_some(words.invalid_month.as_str()))
        .width(DATE)
        .show(ui);
    }
}

fn is_ahead(when: When, now: Moment) -> bool {
    match when {
        When::Exactly(at) => is_in_the_future(at, now),
        When::On(day) | When::InMonth(day) => day > now.day(),
        When::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn danish() -> Text {
        Text::load(Language::Danish).expect("Danish")
    }

    #[test]
    fn every_precision_reads_back_as_it_was() {
        let text = danish();
        let at = Moment::parse_rfc3339("2026-11-25T14:30:00+01:00").expect("a moment");
        let august = Day::new(2025, 8, 1).expect("a day");
        for when in [
            When::Exactly(at),
            When::On(at.day()),
            When::InMonth(august),
            When::Unknown,
        ] {
            assert_eq!(WhenText::of(when, &text).when(at, &text), Some(when));
        }
        assert_eq!(WhenText::default().when(at, &text), None);
        // What is still to come was not taken yet.
        let tomorrow = When::On(at.day().plus_days(1));
        assert_eq!(WhenText::of(tomorrow, &text).when(at, &text), None);
    }

    #[test]
    fn a_month_that_does_not_exist_means_nothing() {
        let text = danish();
        let now = Day::new(2026, 11, 23).expect("a day").at(840);
        let month = |typed: &str| {
            let moment = MomentText {
                date: typed.to_owned(),
                time: String::new(),
            };
            WhenText {
                precision: Some(Precision::Month),
                moment,
            }
            .when(now, &text)
        };
        assert_eq!(month("08.2025"), Day::new(2025, 8, 1).map(When::InMonth));
        assert_eq!(month("8"), Day::new(2026, 8, 1).map(When::InMonth));
        assert_eq!(month("13.2025"), None);
        assert_eq!(month(""), None);
    }
}
