//! Vials, decisions about rules, treatments and deviations, in a line.

use std::collections::BTreeSet;

use super::{Around, Text, fill};
use crate::domain::decision::{RuleOverridden, WarningAccepted};
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::readiness::CheckId;
use crate::domain::rules::RuleId;
use crate::domain::time::Moment;
use crate::domain::treatment::{
    Attested, Deviation, Point, StatedProduct, Treatment, TreatmentStarted,
};
use crate::domain::vial::{Expiry, VialOpened};

impl Text {
    pub(super) fn vial_opened(&self, fact: &VialOpened, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let volume = fact
            .diluent
            .as_ref()
            .map(|diluent| self.decimal(&diluent.volume.to_string()));
        let mixed = fact
            .mixed_at
            .map(|mixed| self.moment_of_day(mixed, around.today));
        let units = self.decimal(&fact.nominal.to_string());
        vec![
            self.product(&fact.product),
            fill(&words.holds, &[("units", &units)]),
            Self::if_said(&words.batch, "batch", &fact.batch),
            fill(&words.expires, &[("date", &self.expiry(fact.expiry))]),
            Self::if_said(&words.mixed_with, "volume", &volume.unwrap_or_default()),
            Self::if_said(&words.mixed_at, "when", &mixed.unwrap_or_default()),
            fact.storage
                .map_or_else(String::new, |storage| self.storage(storage).to_owned()),
        ]
    }

    /// As it is printed: a month has no day.
    pub fn expiry(&self, expiry: Expiry) -> String {
        match expiry {
            Expiry::On(day) => self.date(day),
            Expiry::InMonth(day) => format!("{:02}/{}", day.month(), day.year()),
        }
    }

    pub(super) fn warning_accepted(&self, fact: &WarningAccepted) -> Vec<String> {
        vec![self.rule(fact.rule), self.about(fact.part.as_ref())]
    }

    pub(super) fn rule_overridden(&self, fact: &RuleOverridden) -> Vec<String> {
        vec![
            self.rule(fact.rule),
            self.about(fact.part.as_ref()),
            self.quoted(&fact.grounds),
        ]
    }

    /// »Betænkningstid (regel R23)«
    pub fn rule(&self, rule: RuleId) -> String {
        let words = &self.summaries;
        match CheckId::about(rule) {
            Some(check) => {
                let values = [("check", self.check(check)), ("rule", rule.as_str())];
                fill(&words.rule_of_check, &values)
            }
            None => fill(&words.rule, &[("rule", rule.as_str())]),
        }
    }

    fn about(&self, part: Option<&Part>) -> String {
        part.map_or_else(String::new, |part| self.part(part))
    }

    /// `Pande · Vistabel`
    pub fn part(&self, part: &Part) -> String {
        format!(
            "{} · {}",
            self.area(&part.area),
            self.product(&part.product)
        )
    }

    pub(super) fn treatment_started(
        &self,
        fact: &TreatmentStarted,
        around: &Around<'_>,
    ) -> Vec<String> {
        let name = self.named(Some(fact.practitioner), around);
        vec![
            self.areas(&fact.areas),
            self.product(&fact.product),
            fill(&self.summaries.by_practitioner, &[("name", &name)]),
        ]
    }

    pub(super) fn treated(&self, fact: &Treatment, around: &Around<'_>) -> Vec<String> {
        let areas: BTreeSet<_> = fact.points.iter().map(|point| &point.area).collect();
        let products: BTreeSet<&ProductId> =
            fact.vials.iter().map(|drawn| &drawn.product).collect();
        let products: Vec<String> = products.into_iter().map(|id| self.product(id)).collect();
        let name = self.named(Some(fact.practitioner), around);
        vec![
            self.areas(areas),
            products.join(", "),
            self.points(&fact.points),
            self.between(fact.started, fact.ended),
            fill(&self.summaries.by_practitioner, &[("name", &name)]),
        ]
    }

    fn points(&self, points: &[Point]) -> String {
        let words = &self.summaries;
        match points.len() {
            0 => String::new(),
            1 => words.points_one.clone(),
            count => fill(&words.points, &[("count", &count.to_string())]),
        }
    }

    fn between(&self, from: Moment, until: Moment) -> String {
        let (from, until) = (self.time(from), self.time(until));
        fill(
            &self.summaries.from_until,
            &[("from", &from), ("until", &until)],
        )
    }

    pub(super) fn deviation(&self, fact: &Deviation, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let began = self.moment_of_day(fact.started, around.today);
        let name = self.named(Some(fact.practitioner), around);
        let rules: BTreeSet<&str> = fact.rules.iter().map(|kept| kept.rule.as_str()).collect();
        let rules: Vec<&str> = rules.into_iter().collect();
        let not_asked = (!fact.asked).then(|| words.not_asked.clone());
        vec![
            self.areas(&fact.areas),
            self.stated_product(fact.product.as_ref()),
            fact.units.clone().unwrap_or_default(),
            self.points(&fact.points),
            fill(&words.began, &[("when", &began)]),
            fill(&words.by_practitioner, &[("name", &name)]),
            self.quoted(&fact.why),
            Self::if_said(&words.said_no, "rules", &rules.join(", ")),
            not_asked.unwrap_or_default(),
        ]
    }

    pub fn stated_product(&self, product: Option<&StatedProduct>) -> String {
        match product {
            Some(StatedProduct::Id(product)) => self.product(product),
            Some(StatedProduct::Name(name)) => name.clone(),
            None => String::new(),
        }
    }

    pub(super) fn attested(&self, fact: &Attested, around: &Around<'_>) -> Vec<String> {
        let mut pieces = self.said_of(fact.entry, &self.summaries.attested, around);
        pieces.extend(fact.grounds.as_deref().map(|said| self.quoted(said)));
        pieces
    }

    /// A sentence about another entry, by what it is and when it was; nothing if it is not at hand.
    pub(super) fn said_of(
        &self,
        entry: EntryId,
        template: &str,
        around: &Around<'_>,
    ) -> Vec<String> {
        let mut known = around.entries.iter();
        let known = known.find(|known| known.header.id == entry);
        let sentence = known.map(|entry| {
            let what = self.fact_kind(entry.fact.kind()).to_lowercase();
            let when = self.moment_of_day(entry.header.occurred_at, around.today);
            fill(template, &[("what", &what), ("when", &when)])
        });
        sentence.into_iter().collect()
    }
}
