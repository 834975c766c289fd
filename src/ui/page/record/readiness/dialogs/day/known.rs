//! What was said last about health and medicines, in a consultation or on the day of a treatment.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::area::Area;
use crate::domain::consultation::{Answer, Choice, HealthItem, Medicine, PriorToxin, Weight};
use crate::domain::course::Course;
use crate::domain::id::UserId;
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::theme::Tone;

/// The newest statement, whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Known {
    pub at: Moment,
    pub who: Option<UserId>,
    pub answers: BTreeMap<HealthItem, Answer>,
    pub prior_toxin: Option<PriorToxin>,
    pub infected_areas: BTreeSet<Area>,
    pub medicines: Vec<Medicine>,
}

impl Known {
    pub fn newest(course: &Course) -> Option<Self> {
        let consulted = course.newest_consultation().map(|told| Self {
            at: told.occurred_at,
            who: told.user,
            answers: told.value.answers.clone(),
            prior_toxin: told.value.prior_toxin.clone(),
            infected_areas: told.value.infected_areas.clone(),
            medicines: told.value.medicines.clone(),
        });
        let screened = course.screenings.iter().max_by_key(|told| told.occurred_at);
        let screened = screened.map(|told| Self {
            at: told.occurred_at,
            who: told.user,
            answers: told.value.answers.clone(),
            prior_toxin: told.value.prior_toxin.clone(),
            infected_areas: told.value.infected_areas.clone(),
            medicines: told.value.medicines.clone(),
        });
        // Of two at the same second the one of the day itself holds: `max_by_key` gives the last.
        consulted
            .into_iter()
            .chain(screened)
            .max_by_key(|known| known.at)
    }

    /// Whether every one of these questions was answered.
    pub fn covers(&self, items: &[HealthItem]) -> bool {
        items.iter().all(|item| self.answers.contains_key(item))
    }

    /// `3 gange nej`, or each yes and »ved ikke« with its words, in the tone of the worst.
    pub fn said(&self, text: &Text, items: &[HealthItem]) -> (String, Option<Tone>) {
        let words = &text.readiness_dialogs;
        let others = items.iter().filter_map(|item| {
            let answer = self.answers.get(item)?;
            (answer.choice != Choice::No).then(|| (*item, self.one_said(text, *item, answer)))
        });
        let (others, told): (Vec<HealthItem>, Vec<String>) = others.unzip();
        let absolute = |item: &HealthItem| item.weight_of_yes() == Weight::Absolute;
        let said = match (told.is_empty(), items.len()) {
            (true, 1) => words.said_no.clone(),
            (true, count) => fill(&words.said_noes, &[("count", &count.to_string())]),
            (false, _) => told.join(" · "),
        };
        let tone = if others.is_empty() {
            None
        } else if others.iter().any(absolute) {
            Some(Tone::Stop)
        } else {
            Some(Tone::Warn)
        };
        (said, tone)
    }

    fn one_said(&self, text: &Text, item: HealthItem, answer: &Answer) -> String {
        let mut pieces = vec![format!(
            "{}: {}",
            text.health_item(item),
            text.choice(answer.choice).to_lowercase()
        )];
        if answer.choice == Choice::Yes && item == HealthItem::LocalInfection {
            pieces.push(text.areas(&self.infected_areas));
        }
        if let (true, Some(prior)) = (item == HealthItem::PriorToxin, &self.prior_toxin) {
            pieces.extend([
                prior.area.clone(),
                text.when(prior.when),
                prior.place.clone(),
            ]);
            if prior.medical {
                pieces.push(text.readiness_dialogs.medical.to_lowercase());
            }
        }
        pieces.push(answer.detail.trim().to_owned());
        pieces.retain(|piece| !piece.is_empty());
        pieces.join(", ")
    }

    /// `Fiskeolie, ordineret, sidst taget 23. nov. 2026`, one a line; or that she takes none.
    pub fn medicines_said(&self, text: &Text) -> String {
        let words = &text.readiness_dialogs;
        let one = |medicine: &Medicine| {
            let taken = fill(
                &words.last_taken,
                &[("when", &text.when(medicine.last_intake))],
            );
            let prescribed = if medicine.prescribed {
                words.prescribed.to_lowercase()
            } else {
                String::new()
            };
            let kind = text.medicine_kind(medicine.kind).to_lowercase();
            let mut pieces = vec![medicine.name.clone(), medicine.dose.clone()];
            pieces.extend([kind, prescribed, taken]);
            pieces.retain(|piece| !piece.is_empty());
            pieces.join(", ")
        };
        if self.medicines.is_empty() {
            return words.takes_none.clone();
        }
        let all: Vec<String> = self.medicines.iter().map(one).collect();
        all.join("\n")
    }
}
