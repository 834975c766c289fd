//! Entries that do not belong to the patient in whose record they stand.

use super::Around;
use crate::domain::course::{Course, United};
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::identity::Number;
use crate::domain::same_person::SamePerson;
use crate::domain::set_aside::{EntryMisplaced, EntryWithdrawn};
use crate::text::{Text, fill};

impl Text {
    pub(super) fn entry_withdrawn(
        &self,
        fact: &EntryWithdrawn,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Vec<String> {
        let is_it = |other: &&Entry| entry.header.amends == Some(other.header.id);
        let of = around.entries.iter().find(is_it);
        let mut pieces = of.map_or_else(Vec::new, |of| {
            let when = self.moment_of_day(of.header.occurred_at, around.today);
            vec![self.fact_kind(&of.header.kind).to_owned(), when]
        });
        // Whose it is stands in her own record; whoever reads this one need not learn it.
        pieces.push(match fact.to {
            Some(_) => self.summaries.entry_withdrawn_to.clone(),
            None => self.summaries.entry_withdrawn_from.clone(),
        });
        pieces
    }

    pub(super) fn entry_misplaced(
        &self,
        fact: &EntryMisplaced,
        around: &Around<'_>,
    ) -> Vec<String> {
        let when = self.moment_of_day(fact.at, around.today);
        let values = [("kind", self.fact_kind(&fact.what)), ("when", &when)];
        vec![fill(&self.summaries.entry_misplaced, &values)]
    }

    /// Who the other one is stands in neither line: if they are two people after all, neither shall read of the other.
    pub(super) fn same_person_said(&self, fact: &SamePerson) -> &str {
        if fact.kept == fact.other {
            &self.summaries.same_person_there
        } else {
            &self.summaries.same_person_here
        }
    }

    /// What stands over a record of two registrations: that it is one, and who the other is.
    pub fn other_registration(&self, united: &United) -> String {
        self.registration_said(united, Number::masked)
    }

    /// The same on paper, which shows numbers whole.
    pub fn other_registration_whole(&self, united: &United) -> String {
        self.registration_said(united, Number::full)
    }

    fn registration_said(&self, united: &United, number: fn(&Number) -> String) -> String {
        let Some(told) = &united.patient else {
            return self.same_person.chip.clone();
        };
        let patient = &told.value;
        let values = [
            ("name", patient.name.shown()),
            ("born", self.date(patient.birth_date)),
            ("number", number(&patient.number)),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        fill(&self.same_person.line, &values)
    }

    /// »Trukket tilbage« or »Skjult«, for an entry that the record no longer goes by.
    pub fn set_aside(&self, course: &Course, entry: EntryId) -> Option<&str> {
        let mut photos = course.withdrawn_photos.iter();
        let withdrawn = course.withdrawn.contains_key(&entry);
        if withdrawn || photos.any(|one| one.of == entry) {
            Some(&self.photo_acts.withdrawn_word)
        } else if course.hidden.contains_key(&entry) {
            Some(&self.photo_acts.hidden)
        } else {
            None
        }
    }
}
