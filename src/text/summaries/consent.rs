//! Consent, prescription, and what is confirmed on the day, in a line.

use super::{Around, Text, fill};
use crate::domain::confirmation::{AreaInspected, ScreeningConfirmed};
use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::consultation::Choice;
use crate::domain::prescription::{AreaLimit, Prescription, RepeatExempted};

impl Text {
    pub(super) fn consent_given(&self, fact: &ConsentGiven) -> Vec<String> {
        vec![
            self.areas(&fact.areas),
            self.product(&fact.product),
            self.consent_form(fact.form).to_owned(),
        ]
    }

    pub(super) fn consent_withdrawn(
        &self,
        fact: &ConsentWithdrawn,
        around: &Around<'_>,
    ) -> Vec<String> {
        let given = around
            .entries
            .iter()
            .find(|entry| entry.header.id == fact.consent);
        let when = given.map(|entry| self.moment_of_day(entry.header.occurred_at, around.today));
        vec![
            Self::if_said(
                &self.summaries.consent_of,
                "when",
                &when.unwrap_or_default(),
            ),
            self.quoted(&fact.note),
        ]
    }

    pub(super) fn prescribed(&self, fact: &Prescription, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let limits: Vec<String> = fact.limits.iter().map(|limit| self.limit(limit)).collect();
        let names: Vec<String> = fact
            .practitioners
            .iter()
            .map(|user| self.named(Some(*user), around))
            .collect();
        let until = fact
            .valid_until
            .map(|day| self.date_near(day, around.today));
        let note = fact.off_label_note.as_deref().unwrap_or_default();
        vec![
            self.product(&fact.product),
            limits.join(", "),
            Self::if_said(&words.may_inject, "names", &names.join(", ")),
            Self::if_said(&words.valid_until, "date", &until.unwrap_or_default()),
            Self::if_said(&words.off_label, "words", note),
        ]
    }

    fn limit(&self, limit: &AreaLimit) -> String {
        let units = self.decimal(&limit.units.to_string());
        fill(
            &self.summaries.at_most,
            &[("area", self.area(&limit.area)), ("units", &units)],
        )
    }

    pub(super) fn repeat_exempted(&self, fact: &RepeatExempted) -> Vec<String> {
        vec![
            self.areas(&fact.areas),
            self.product(&fact.product),
            self.quoted(&fact.grounds),
        ]
    }

    pub(super) fn screening_confirmed(&self, fact: &ScreeningConfirmed) -> Vec<String> {
        let words = &self.summaries;
        let taken: Vec<&str> = fact
            .medicines
            .iter()
            .map(|taken| taken.name.as_str())
            .collect();
        let doubts: Vec<&str> = fact.doubt.iter().map(|doubt| self.doubt(*doubt)).collect();
        let doubts = if doubts.is_empty() {
            words.no_doubt.clone()
        } else {
            doubts.join(", ")
        };
        vec![
            self.answered(&fact.answers, Choice::Yes, &words.answered_yes),
            self.answered(&fact.answers, Choice::Unknown, &words.answered_unknown),
            Self::if_said(&words.medicines, "names", &taken.join(", ")),
            doubts,
        ]
    }

    pub(super) fn area_inspected(&self, fact: &AreaInspected) -> Vec<String> {
        let words = &self.summaries;
        let infection = if fact.infected {
            &words.inspected_infected
        } else {
            &words.inspected_clean
        };
        let findings: Vec<&str> = fact
            .findings
            .iter()
            .map(|finding| self.area_finding(*finding))
            .collect();
        vec![
            self.area(&fact.area).to_owned(),
            infection.clone(),
            findings.join(", "),
        ]
    }
}
