//! Who a patient is, and what has been corrected.

use super::{Around, Text, fill};
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::patient::{Patient, PatientCorrected, PatientRegistered};

impl Text {
    pub(super) fn patient_registered(
        &self,
        fact: &PatientRegistered,
        around: &Around<'_>,
    ) -> Vec<String> {
        let (patient, words) = (&fact.patient, &self.summaries);
        vec![
            patient.name.shown(),
            fill(&words.born, &[("date", &self.date(patient.birth_date))]),
            self.number_told(patient),
            fill(
                &words.responsible,
                &[("name", &self.named(Some(fact.responsible_doctor), around))],
            ),
        ]
    }

    /// Each changed field with what stood there before; the original stays in its own entry.
    pub(super) fn patient_corrected(
        &self,
        fact: &PatientCorrected,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Vec<String> {
        let Some(before) = before(entry.header.id, around) else {
            return vec![fact.patient.name.shown(), self.number_told(&fact.patient)];
        };
        let changes = self.changes(before, &fact.patient);
        if changes.is_empty() {
            vec![self.summaries.nothing_changed.clone()]
        } else {
            changes
        }
    }

    /// What differs between two versions of a patient, field by field: »Telefon: 12 34 56 78 → 87 65 43 21«.
    pub fn changes(&self, before: &Patient, after: &Patient) -> Vec<String> {
        let words = &self.summaries;
        let name = |patient: &Patient| patient.name.preferred().unwrap_or_default().to_owned();
        let fields = [
            (
                &words.family,
                before.name.family().to_owned(),
                after.name.family().to_owned(),
            ),
            (
                &words.given,
                before.name.given().to_owned(),
                after.name.given().to_owned(),
            ),
            (&words.preferred, name(before), name(after)),
            (
                &words.birth_date,
                self.date(before.birth_date),
                self.date(after.birth_date),
            ),
            (
                &words.sex,
                self.sex(before.sex).to_owned(),
                self.sex(after.sex).to_owned(),
            ),
            (&words.phone, before.phone.clone(), after.phone.clone()),
            (&words.email, before.email.clone(), after.email.clone()),
            (
                &words.address,
                before.address.clone(),
                after.address.clone(),
            ),
        ];
        let mut changes: Vec<String> = Vec::new();
        if !before.number.is_same(&after.number) {
            changes.push(self.number_changed(before, after));
        }
        for (field, old, new) in fields {
            if old != new {
                changes.push(self.change(field, &old, &new));
            }
        }
        changes
    }

    fn change(&self, field: &str, before: &str, after: &str) -> String {
        let or_missing = |value: &str| {
            if value.is_empty() {
                self.common.not_recorded.clone()
            } else {
                value.to_owned()
            }
        };
        let (before, after) = (or_missing(before), or_missing(after));
        let values = [("field", field), ("before", &before), ("after", &after)];
        fill(&self.summaries.changed, &values)
    }

    /// Two numbers that are masked alike differ only where nobody may look.
    fn number_changed(&self, before: &Patient, after: &Patient) -> String {
        let (old, new) = (self.number_told(before), self.number_told(after));
        if old == new {
            self.summaries.number_changed.clone()
        } else {
            self.change(&self.summaries.number, &old, &new)
        }
    }

    /// `CPR 010190-XXXX`
    fn number_told(&self, patient: &Patient) -> String {
        let number = &patient.number;
        format!("{} {}", self.number_type(number.kind()), number.masked())
    }
}

/// What was known about the patient just before an entry corrected it.
fn before<'a>(entry: EntryId, around: &Around<'a>) -> Option<&'a Patient> {
    let known = around.course.patient.as_ref()?;
    let place = known.versions.iter().position(|id| *id == entry)?;
    let earlier = known.versions.get(place.checked_sub(1)?)?;
    let told = around.course.earlier_patients.iter();
    told.rev()
        .find(|told| told.latest == *earlier)
        .map(|told| &told.value)
}
