//! Medicines as they are answered again: unchanged, or a list that is edited.

use crate::domain::consultation::{Medicine, MedicineKind};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Day, Moment, When};
use crate::text::{Text, fill};
use crate::ui::page::record::consultation::typed::typed_day;
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::either::Which;
use crate::ui::widget::time_field::parse_time;

use super::known::Known;

pub(super) struct Medicines {
    /// Something was said before, so that »unchanged« says something.
    pub known: bool,
    pub which: Option<Which>,
    pub rows: Vec<Row>,
    /// She takes none: that has to be said.
    pub none: bool,
    /// A row was just added, and takes the keyboard.
    pub added: bool,
}

/// One medicine as it is typed.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub name: String,
    pub dose: String,
    pub kind: Option<MedicineKind>,
    pub prescribed: Option<bool>,
    /// A date, a month or nothing.
    pub date: String,
    pub time: String,
    pause_advised: bool,
}

impl Medicines {
    /// The list begins with what is known; it counts only once it is called changed.
    pub fn new(known: Option<&Known>, text: &Text) -> Self {
        let rows = known.map(|known| &known.medicines);
        Self {
            known: known.is_some(),
            which: None,
            rows: rows
                .into_iter()
                .flatten()
                .map(|medicine| Row::of(medicine, text))
                .collect(),
            none: false,
            added: false,
        }
    }

    pub fn is_open(&self) -> bool {
        !self.known || self.which == Some(Which::Second)
    }

    pub fn add(&mut self) {
        self.rows.push(Row::default());
        self.none = false;
        self.added = true;
    }

    pub fn lacks(&self, text: &Text, now: Moment) -> Vec<String> {
        let words = &text.readiness_dialogs;
        if !self.is_open() {
            let open = self.which.is_none();
            return open.then(|| words.medicines.clone()).into_iter().collect();
        }
        if self.rows.is_empty() {
            let unsaid = !self.none;
            return unsaid
                .then(|| words.medicines.clone())
                .into_iter()
                .collect();
        }
        let rows = (1_usize..).zip(&self.rows);
        rows.filter_map(|(number, row)| {
            let lack = row.lack(text, now)?;
            let values = [("what", lack), ("number", &number.to_string())];
            Some(fill(&words.lack_of_medicine, &values))
        })
        .collect()
    }

    /// The whole of what holds today.
    pub fn told(&self, known: Option<&Known>, text: &Text, now: Moment) -> Vec<Medicine> {
        match known {
            Some(known) if !self.is_open() => known.medicines.clone(),
            Some(_) | None => self
                .rows
                .iter()
                .filter_map(|row| row.told(text, now))
                .collect(),
        }
    }
}

/// `Navn 2`
pub(super) fn numbered(text: &Text, label: &str, number: usize) -> String {
    let values = [("what", label), ("number", &number.to_string())];
    fill(&text.consultation.of_medicine, &values)
}

impl Row {
    fn of(medicine: &Medicine, text: &Text) -> Self {
        let (date, time) = match medicine.last_intake {
            When::Exactly(at) => (typed_day(at.day()), text.time(at)),
            When::On(day) => (typed_day(day), String::new()),
            When::InMonth(day) => (format!("{}.{}", day.month(), day.year()), String::new()),
            When::Unknown => (String::new(), String::new()),
        };
        Self {
            name: medicine.name.clone(),
            dose: medicine.dose.clone(),
            kind: Some(medicine.kind),
            prescribed: Some(medicine.prescribed),
            date,
            time,
            pause_advised: medicine.pause_advised,
        }
    }

    fn lack<'t>(&self, text: &'t Text, now: Moment) -> Option<&'t str> {
        let words = &text.consultation;
        if self.name.trim().is_empty() {
            Some(&words.medicine_name)
        } else if self.kind.is_none() {
            Some(&words.medicine_kind)
        } else if self.prescribed.is_none() {
            Some(&words.prescribed)
        } else if self.intake(text, now).is_none() {
            Some(&words.last_intake)
        } else {
            None
        }
    }

    /// When it was taken last, as exactly as it is known. Nothing that is yet to come, and no time without its date.
    pub fn intake(&self, text: &Text, now: Moment) -> Option<When> {
        let (date, time) = (self.date.trim(), self.time.trim());
        if date.is_empty() {
            return time.is_empty().then_some(When::Unknown);
        }
        let today = now.day();
        let read = |date: &str| parse_day(date, today, &[&text.dates.today]);
        let past = |day: Day| day <= today;
        if !time.is_empty() {
            let at = read(date)?.at(parse_time(time)?);
            return (!is_in_the_future(at, now)).then_some(When::Exactly(at));
        }
        match read(date) {
            Some(day) => past(day).then_some(When::On(day)),
            None => read(&format!("1.{date}"))
                .filter(|day| past(*day))
                .map(When::InMonth),
        }
    }

    /// Prescribed medicine is never paused without whoever prescribed it (R48).
    fn told(&self, text: &Text, now: Moment) -> Option<Medicine> {
        let prescribed = self.prescribed?;
        Some(Medicine {
            name: self.name.trim().to_owned(),
            dose: self.dose.trim().to_owned(),
            kind: self.kind?,
            prescribed,
            last_intake: self.intake(text, now)?,
            pause_advised: self.pause_advised && !prescribed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn intake(date: &str, time: &str) -> Option<When> {
        let text = Text::load(Language::Danish).expect("Danish");
        let now = Day::new(2026, 11, 25).expect("a day").at(14 * 60);
        let row = Row {
            date: date.to_owned(),
            time: time.to_owned(),
            ..Row::default()
        };
        row.intake(&text, now)
    }

    #[test]
    fn an_intake_is_as_exact_as_it_was_typed() {
        let day = |month, day| Day::new(2026, month, day).expect("a day");
        assert_eq!(intake("", ""), Some(When::Unknown));
        assert_eq!(intake("23.11", ""), Some(When::On(day(11, 23))));
        let exactly = day(11, 23).at(20 * 60);
        assert_eq!(intake("23.11", "20.00"), Some(When::Exactly(exactly)));
        assert_eq!(intake("10.2026", ""), Some(When::InMonth(day(10, 1))));
        assert_eq!(intake("i dag", ""), Some(When::On(day(11, 25))));
    }

    #[test]
    fn what_is_yet_to_come_or_unclear_is_none() {
        let wrong = [
            ("26.11", ""),
            ("25.11", "14.03"),
            ("12.2026", ""),
            ("", "20.00"),
            ("10.2026", "20.00"),
            ("i går", ""),
        ];
        for (date, time) in wrong {
            assert_eq!(intake(date, time), None, "{date} {time}");
        }
    }
}
