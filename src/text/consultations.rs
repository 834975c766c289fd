//! A consultation and its information in words: answers, times as exactly as they are remembered, and what is missing.

use super::{Text, fill};
use crate::domain::consultation::{Choice, Missing, TypedField};
use crate::domain::information::{Channel, Mode, Receipt, Topic};
use crate::domain::time::When;

impl Text {
    pub fn choice(&self, choice: Choice) -> &str {
        match choice {
            Choice::No => &self.common.no,
            Choice::Yes => &self.common.yes,
            Choice::Unknown => &self.common.unknown,
        }
    }

    /// `25. nov. 2026 kl. 14.30`, `25. nov. 2026`, `nov. 2026` or `Ved ikke`.
    pub fn when(&self, when: When) -> String {
        match when {
            When::Exactly(at) => self.dated(at),
            When::On(day) => self.date(day),
            When::InMonth(day) => {
                let month = self.dates.months.get(day.month() as usize - 1);
                format!("{} {}", month.map_or("", String::as_str), day.year())
            }
            When::Unknown => self.common.unknown.clone(),
        }
    }

    pub fn channel(&self, channel: &Channel) -> String {
        let words = &self.consultation;
        match channel {
            Channel::Paper => words.paper.clone(),
            Channel::SecureMail => words.secure_mail.clone(),
            Channel::Other(way) => format!("{}: {way}", words.other_channel),
        }
    }

    pub fn receipt(&self, receipt: Receipt) -> &str {
        match receipt {
            Receipt::HandedOver => &self.consultation.given,
            Receipt::Confirmed => &self.consultation.received,
        }
    }

    pub fn mode(&self, mode: &Mode) -> String {
        let words = &self.consultation;
        match mode {
            Mode::InClinic => words.in_clinic.clone(),
            Mode::Online {
                platform,
                photo_id_seen,
            } => {
                let seen = if *photo_id_seen {
                    &words.photo_id_seen
                } else {
                    &words.photo_id_not_seen
                };
                format!("{} · {platform} · {seen}", words.online)
            }
        }
    }

    /// What is missing, as the action bar names it: »Blødningsforstyrrelse«, »Mundtlig information 7 af 9«.
    pub fn missing(&self, missing: Missing) -> String {
        let words = &self.consultation;
        match missing {
            Missing::Platform => words.platform.clone(),
            Missing::PhotoId => words.photo_id_seen.clone(),
            Missing::Wishes => words.wishes.clone(),
            Missing::Health(item) => self.health_item(item).to_owned(),
            Missing::HealthDetail(item) => {
                fill(&words.detail_of, &[("what", self.health_item(item))])
            }
            Missing::PriorToxinDetail => words.prior_area.clone(),
            Missing::InfectedAreas => words.infected_areas.clone(),
            Missing::Medicines => words.medicines.clone(),
            Missing::Indication => words.indication.clone(),
            Missing::Outcome => words.outcome.clone(),
            Missing::PlanAreas => words.areas.clone(),
            Missing::PlanProduct => words.product.clone(),
            Missing::PlanUnits => words.largest_units.clone(),
            Missing::Assessment => words.assessment.clone(),
            Missing::WrittenInformation => words.written.clone(),
            Missing::WrittenReceipt => fill(&words.time_of, &[("what", &words.written)]),
            Missing::OralInformation { ticked } => {
                let told = [
                    ("count", &*ticked.to_string()),
                    ("total", &*Topic::ALL.len().to_string()),
                ];
                format!("{} {}", words.oral, fill(&words.told, &told))
            }
            Missing::TakeOver => words.take_over.clone(),
            Missing::Unreadable(field @ TypedField::Medicine(_)) => {
                self.typed_field(field).to_owned()
            }
            Missing::Unreadable(field) => {
                fill(&words.time_of, &[("what", self.typed_field(field))])
            }
            Missing::DeclinedWords => words.declined_words.clone(),
            Missing::Reason => words.correction_reason.clone(),
        }
    }

    fn typed_field(&self, field: TypedField) -> &str {
        let words = &self.consultation;
        match field {
            TypedField::Began => &words.began,
            TypedField::Written => &words.written,
            TypedField::Oral => &words.oral,
            TypedField::PriorToxin => &words.prior_when,
            TypedField::Medicine(_) => &words.last_intake,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::HealthItem;
    use crate::domain::time::Day;
    use crate::text::Language;

    #[test]
    fn what_is_missing_is_called_by_its_name() {
        let text = Text::load(Language::Danish).expect("Danish");
        assert_eq!(
            text.missing(Missing::Health(HealthItem::BleedingDisorder)),
            "Blødningsforstyrrelse"
        );
        assert_eq!(
            text.missing(Missing::OralInformation { ticked: 7 }),
            "Mundtlig information 7 af 9"
        );
    }

    #[test]
    fn a_time_is_told_as_exactly_as_it_is_remembered() {
        let text = Text::load(Language::Danish).expect("Danish");
        let august = Day::new(2025, 8, 1).expect("a day");
        assert_eq!(text.when(When::InMonth(august)), "aug. 2025");
        assert_eq!(text.when(When::On(august)), "1. aug. 2025");
        assert_eq!(text.when(When::Unknown), "Ved ikke");
    }
}
