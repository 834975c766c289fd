//! One patient's entries folded into what holds now: information, plan, appointments, photos, treatments, with
//! every correction applied.
//!
//! It judges nothing. What may be done on the strength of it is for `rules`.

mod appointment;
mod fold;
mod told;

pub use appointment::{Appointment, AppointmentState, Move, TooEarly};
pub use told::{Correctable, Told};

use std::collections::{BTreeMap, BTreeSet};

use super::area::Area;
use super::consultation::{Consultation, Outcome, Plan};
use super::entry::Entry;
use super::id::{EntryId, UserId};
use super::information::{InformationDeclined, OralInformation, Part, WrittenInformation};
use super::patient::{ContactNote, Patient};
use super::photo::PhotoAttached;
use super::time::Moment;

/// What holds for one patient. Lists are in the order of first writing.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Course {
    pub patient: Option<Told<Patient>>,
    /// What was known about the patient before each correction, the oldest first.
    pub earlier_patients: Vec<Told<Patient>>,
    pub responsible_doctor: Option<UserId>,
    /// Every doctor who has been responsible, the first first.
    pub responsible_doctors: Vec<Told<UserId>>,
    pub consultations: Vec<Told<Consultation>>,
    pub plans: Vec<Told<Plan>>,
    pub written: Vec<Told<WrittenInformation>>,
    pub oral: Vec<Told<OralInformation>>,
    pub declined: Vec<Told<InformationDeclined>>,
    /// The newest countersignature of each late entry, by the id of its first version (R06).
    pub countersigned: BTreeMap<EntryId, (UserId, Moment)>,
    pub notes: Vec<Told<ContactNote>>,
    pub appointments: Vec<Appointment>,
    pub photos: Vec<Told<PhotoAttached>>,
    pub treatments: Vec<Treatment>,
}

/// A treatment given at this clinic. No fact makes one yet; spent information is reckoned from it (R23).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Treatment {
    /// First injection, `S`.
    pub started: Moment,
    /// Last injection, `E`; unknown for some deviations.
    pub ended: Option<Moment>,
    pub parts: BTreeSet<Part>,
    /// Given although a rule said no (*afvigelse*).
    pub deviation: bool,
    /// It had its own reflection period (R24 a).
    pub met_reflection: bool,
}

impl Course {
    /// Folds entries, whatever order they come in. Entries without a number keep the order of the slice.
    pub fn of(entries: &[Entry]) -> Self {
        let mut in_order: Vec<&Entry> = entries.iter().collect();
        in_order.sort_by_key(|entry| entry.header.seq);
        let mut course = Self::default();
        for entry in in_order {
            course.add(entry);
        }
        course
    }

    /// The newest consultation by the time it was held.
    pub fn newest_consultation(&self) -> Option<&Told<Consultation>> {
        self.consultations
            .iter()
            .max_by_key(|told| told.occurred_at)
    }

    /// The newest plan, unless the newest consultation ended without one: then there is nothing to plan by.
    pub fn current_plan(&self) -> Option<&Told<Plan>> {
        let newest = self.newest_consultation()?;
        if newest.value.outcome != Outcome::Planned {
            return None;
        }
        self.plans.last()
    }

    /// The consultation that a plan belongs to: the newest one written before it or together with it.
    pub fn consultation_of(&self, plan: &Told<Plan>) -> Option<&Told<Consultation>> {
        let before = |told: &&Told<Consultation>| told.first_recorded_at <= plan.first_recorded_at;
        self.consultations.iter().rfind(before)
    }

    /// Whether somebody was the responsible doctor when something was written, the second of a change counting for both.
    pub fn was_responsible(&self, user: UserId, at: Moment) -> bool {
        let until = |next: Option<&Told<UserId>>| next.is_none_or(|next| at <= next.recorded_at);
        let spans = self.responsible_doctors.iter().enumerate();
        spans
            .filter(|(_, told)| told.value == user && told.recorded_at <= at)
            .any(|(index, _)| until(self.responsible_doctors.get(index + 1)))
    }

    /// The end of the last treatment of a part here that began before a moment: it has spent what was told by then (R23).
    pub fn treated(&self, part: &Part, before: Moment) -> Option<Moment> {
        let treatments = self
            .treatments
            .iter()
            .filter(|treatment| treatment.started < before);
        treatments
            .filter(|treatment| treatment.parts.contains(part))
            .map(Treatment::last_moment)
            .max()
    }

    /// Whether an area has been treated here before a moment, with any product (R12b).
    pub fn area_treated(&self, area: &Area, before: Moment) -> bool {
        self.area_last_treated(area, before).is_some()
    }

    /// The end of the last treatment of an area here that began before a moment, with any product (R80).
    pub fn area_last_treated(&self, area: &Area, before: Moment) -> Option<Moment> {
        let treatments = self
            .treatments
            .iter()
            .filter(|treatment| treatment.started < before);
        treatments
            .filter(|treatment| treatment.parts.iter().any(|part| part.area == *area))
            .map(Treatment::last_moment)
            .max()
    }

    pub fn appointment(&self, id: EntryId) -> Option<&Appointment> {
        self.appointments
            .iter()
            .find(|appointment| appointment.id == id)
    }
}

impl Treatment {
    fn last_moment(&self) -> Moment {
        self.ended
            .map_or(self.started, |ended| ended.max(self.started))
    }
}

#[cfg(test)]
mod tests;
