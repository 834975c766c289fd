//! What the registration that is not worked in any more says of the patient, where two are read as one record.

use super::Told;
use crate::domain::entry::Entry;
use crate::domain::id::UserId;
use crate::domain::patient::Patient;
use crate::domain::same_person::Union;

/// Two registrations in one course. Who the patient is, is said by the one that is kept; what the other says stands here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct United {
    pub union: Union,
    pub patient: Option<Told<Patient>>,
    pub earlier_patients: Vec<Told<Patient>>,
    /// Every doctor who was responsible there, the first first.
    pub responsible_doctors: Vec<Told<UserId>>,
}

impl United {
    /// Nothing if the entries are of one registration alone, whatever they say of another. They come in their order.
    pub(super) fn of(entries: &[&Entry]) -> Option<Self> {
        let union = Union::of(entries.iter().copied())?;
        let mut all = entries.iter();
        let is_there = |of| all.any(|entry| entry.header.patient == Some(of));
        [union.kept, union.other]
            .into_iter()
            .all(is_there)
            .then(|| Self {
                union,
                patient: None,
                earlier_patients: Vec::new(),
                responsible_doctors: Vec::new(),
            })
    }

    /// Whether an entry was written in the registration that is not worked in any more.
    pub fn is_of_other(&self, entry: &Entry) -> bool {
        entry.header.patient == Some(self.union.other)
    }

    pub(super) fn know_patient(&mut self, entry: &Entry, patient: &Patient) {
        match &mut self.patient {
            Some(known) => {
                self.earlier_patients.push(known.clone());
                known.correct(entry, patient.clone());
            }
            None => self.patient = Some(Told::first(entry, patient.clone())),
        }
    }
}
