//! Moments as they are typed: the texts stay as typed, and what they mean is told back at once.

use eframe::egui::Ui;

use crate::domain::consultation::{HalfTyped, Precision};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Day, Moment, When};
use crate::text::{Text, fill};
use crate::ui::theme::{Kind, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::time_field::{TimeField, parse_time};

const DATE: f32 = 150.0;
const TIME: f32 = 100.0;

/// A date and a clock time.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct MomentText {
    date: String,
    time: String,
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

    fn fields_ui(&mut self, ui: &mut Ui, (text, now): (&Text, Moment), what: &str) {
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
fn date_ui(
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

fn is_ahead(when: When, now: Moment) -> bool {
    match when {
        When::Exactly(at) => is_in_the_future(at, now),
        When::On(day) | When::InMonth(day) => day > now.day(),
        When::Unknown => false,
    }
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
fn typed_day(day: Day) -> String {
    format!("{}.{}.{}", day.day_of_month(), day.month(), day.year())
}

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
