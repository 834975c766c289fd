//! The seven cards as they are answered again: unchanged, or changed and asked question by question.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::area::Area;
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{Answer, Choice, HealthCard, HealthItem, PriorToxin};
use crate::domain::product::Product;
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::page::record::consultation::when::WhenText;
use crate::ui::widget::either::Which;

use super::known::Known;

pub(super) struct Health {
    pub cards: Vec<Card>,
    /// Answers to what is asked anew.
    pub answers: BTreeMap<HealthItem, Answer>,
    pub infected: BTreeSet<Area>,
    pub prior: Prior,
}

pub(super) struct Card {
    pub group: HealthCard,
    /// The questions that apply.
    pub items: Vec<HealthItem>,
    /// All of them were answered before, so that »unchanged« says something.
    pub known: bool,
    pub which: Option<Which>,
}

/// Earlier toxin as it is typed.
#[derive(Default)]
pub(super) struct Prior {
    pub when: WhenText,
    pub area: String,
    pub place: String,
    pub medical: Option<bool>,
}

impl Card {
    /// Whether the single questions are on the screen.
    pub fn is_open(&self) -> bool {
        !self.known || self.which == Some(Which::Second)
    }
}

impl Health {
    /// Contraception is asked about only where the product asks for it, or somebody did before (R41).
    pub fn new(known: Option<&Known>, product: Option<&Product>) -> Self {
        let asks = |item: &HealthItem| {
            *item != HealthItem::Contraception
                || product.is_some_and(|product| product.asks_contraception)
                || known.is_some_and(|known| known.answers.contains_key(item))
        };
        let card = |group: HealthCard| {
            let items: Vec<_> = group.items().iter().copied().filter(asks).collect();
            Card {
                group,
                known: known.is_some_and(|known| known.covers(&items)),
                items,
                which: None,
            }
        };
        Self {
            cards: HealthCard::ALL.map(card).into(),
            answers: BTreeMap::new(),
            infected: BTreeSet::new(),
            prior: Prior::default(),
        }
    }

    pub fn choice(&self, item: HealthItem) -> Option<Choice> {
        self.answers.get(&item).map(|answer| answer.choice)
    }

    pub fn answer(&mut self, item: HealthItem, choice: Choice) {
        let blank = Answer {
            choice,
            detail: String::new(),
        };
        self.answers.entry(item).or_insert(blank).choice = choice;
    }

    pub fn lacks(&self, text: &Text, now: Moment) -> Vec<String> {
        let mut lacks = Vec::new();
        for card in &self.cards {
            if card.known && card.which.is_none() {
                lacks.push(text.health_card(card.group).to_owned());
            } else if card.is_open() {
                let items = card.items.iter();
                lacks.extend(items.filter_map(|item| self.lack(*item, text, now)));
            }
        }
        lacks
    }

    fn lack(&self, item: HealthItem, text: &Text, now: Moment) -> Option<String> {
        let words = &text.consultation;
        let name = text.health_item(item);
        let Some(answer) = self.answers.get(&item) else {
            return Some(name.to_owned());
        };
        if answer.choice != Choice::Yes {
            return None;
        }
        if item == HealthItem::LocalInfection {
            let lacks = self.infected.is_empty();
            return lacks.then(|| words.infected_areas.clone());
        }
        if item == HealthItem::PriorToxin {
            return self.prior.lack(text, now);
        }
        let lacks = item.yes_needs_words() && answer.detail.trim().is_empty();
        lacks.then(|| fill(&words.detail_of, &[("what", name)]))
    }

    /// Puts the whole of what holds today into a screening.
    pub fn fill_in(
        &self,
        screening: &mut ScreeningConfirmed,
        known: Option<&Known>,
        (text, now): (&Text, Moment),
    ) {
        for card in &self.cards {
            let (source, prior, infected) = match known {
                Some(known) if !card.is_open() => (
                    &known.answers,
                    known.prior_toxin.clone(),
                    &known.infected_areas,
                ),
                Some(_) | None => (&self.answers, self.prior.told(text, now), &self.infected),
            };
            for item in &card.items {
                let Some(answer) = source.get(item) else {
                    continue;
                };
                let is_yes = answer.choice == Choice::Yes;
                if *item == HealthItem::PriorToxin && is_yes {
                    screening.prior_toxin.clone_from(&prior);
                } else if *item == HealthItem::LocalInfection && is_yes {
                    screening.infected_areas.clone_from(infected);
                }
                let detail = if answer.choice == Choice::Yes || !card.is_open() {
                    answer.detail.trim().to_owned()
                } else {
                    String::new()
                };
                let answer = Answer {
                    choice: answer.choice,
                    detail,
                };
                screening.answers.insert(*item, answer);
            }
        }
    }
}

impl Prior {
    fn lack(&self, text: &Text, now: Moment) -> Option<String> {
        let words = &text.consultation;
        if self.when.when(now, text).is_none() {
            Some(words.prior_when.clone())
        } else if self.area.trim().is_empty() {
            Some(words.prior_area.clone())
        } else if self.medical.is_none() {
            Some(text.readiness_dialogs.prior_why.clone())
        } else {
            None
        }
    }

    fn told(&self, text: &Text, now: Moment) -> Option<PriorToxin> {
        Some(PriorToxin {
            when: self.when.when(now, text)?,
            area: self.area.trim().to_owned(),
            medical: self.medical?,
            place: self.place.trim().to_owned(),
        })
    }
}
