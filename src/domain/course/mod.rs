//! One patient's entries folded into what holds now: information, plan, appointments, photos, consents, treatments,
//! with every correction applied.
//!
//! It judges nothing. What may be done on the strength of it is for `rules`.

mod appointment;
mod counts;
mod fold;
mod photos;
mod standing;
mod told;
mod treatment;
mod under_map;
mod united;
mod withdrawn;

pub use appointment::{Appointment, AppointmentState, Move, TooEarly};
pub use counts::Screened;
pub use told::{Correctable, Told};
pub use treatment::{Treatment, Unknown};
pub use united::United;

use std::collections::{BTreeMap, BTreeSet};

use super::access::{AccessAnswered, AccessRequested};
use super::aftercare::{AdverseEvent, AftercareGiven, EventStep, FollowUp, RedFlagClosed};
use super::alignment::Pupils;
use super::area::Area;
use super::confirmation::{AreaInspected, IdentityConfirmed, ScreeningConfirmed};
use super::consent::{ConsentGiven, ConsentWithdrawn};
use super::consultation::{Consultation, Outcome, Plan};
use super::decision::{RuleOverridden, WarningAccepted};
use super::entry::Entry;
use super::id::{EntryId, UserId};
use super::information::{InformationDeclined, OralInformation, Part, WrittenInformation};
use super::mark::Mark;
use super::patient::{ContactNote, Patient};
use super::photo::PhotoAttached;
use super::photo_use::PhotoUseConsented;
use super::prescription::{Prescription, RepeatExempted};
use super::set_aside::{EntryMisplaced, Hiding, Withdrawal};
use super::time::Moment;
use super::treatment::{self as treatment_facts, Deviation, TreatmentStarted};
use super::vial::VialOpened;

/// What holds for one patient. Lists are in the order of first writing.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Course {
    pub patient: Option<Told<Patient>>,
    /// The other registration, if these are the entries of both.
    pub united: Option<United>,
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
    /// What the patient asked to see, and what she was answered (R97).
    pub access_requests: Vec<Told<AccessRequested>>,
    pub access_answers: Vec<Told<AccessAnswered>>,
    pub appointments: Vec<Appointment>,
    pub photos: Vec<Told<PhotoAttached>>,
    /// The newest word on where the pupils are in a photo, by the id of its first version.
    pub aligned: BTreeMap<EntryId, Pupils>,
    /// The newest marks upon a photo, in the same way.
    pub marked: BTreeMap<EntryId, Vec<Mark>>,
    /// Photos that are not shown now, in the same way.
    pub hidden: BTreeMap<EntryId, Hiding>,
    /// Photos that were attached to the wrong patient; they are not among `photos`.
    pub withdrawn_photos: Vec<Withdrawal>,
    /// Every version of what was withdrawn otherwise, with how it was; nothing else here comes from any of them.
    pub withdrawn: BTreeMap<EntryId, Withdrawal>,
    /// What somebody wrote about her in another record by mistake.
    pub misplaced: Vec<Told<EntryMisplaced>>,
    pub photo_uses: Vec<Told<PhotoUseConsented>>,
    pub consents: Vec<Told<ConsentGiven>>,
    pub withdrawals: Vec<Told<ConsentWithdrawn>>,
    pub prescriptions: Vec<Told<Prescription>>,
    pub exemptions: Vec<Told<RepeatExempted>>,
    pub identity_confirmed: Vec<Told<IdentityConfirmed>>,
    pub screenings: Vec<Told<ScreeningConfirmed>>,
    pub inspections: Vec<Told<AreaInspected>>,
    /// Opened for this patient.
    pub vials: Vec<Told<VialOpened>>,
    pub warnings_accepted: Vec<Told<WarningAccepted>>,
    pub overrides: Vec<Told<RuleOverridden>>,
    pub starts: Vec<Told<TreatmentStarted>>,
    /// Starts that came to nothing, as each was named.
    pub nothing_given: BTreeSet<EntryId>,
    /// Treatments as they were signed.
    pub given: Vec<Told<treatment_facts::Treatment>>,
    pub deviations: Vec<Told<Deviation>>,
    /// The newest doctor who stands by a treatment or a deviation, by the id of its first version.
    pub attested: BTreeMap<EntryId, (UserId, Moment)>,
    pub aftercare: Vec<Told<AftercareGiven>>,
    pub adverse_events: Vec<Told<AdverseEvent>>,
    /// What was told of each adverse event before it was corrected, the oldest first.
    pub earlier_adverse_events: Vec<Told<AdverseEvent>>,
    /// What was done about adverse events.
    pub event_steps: Vec<Told<EventStep>>,
    pub red_flags_closed: Vec<Told<RedFlagClosed>>,
    /// How treatments went.
    pub follow_ups: Vec<Told<FollowUp>>,
    /// Everything given here, deviations too, in the order in which it began.
    pub treatments: Vec<Treatment>,
}

impl Course {
    /// Folds entries, whatever order they come in. Entries without a number keep the order of the slice.
    pub fn of(entries: &[Entry]) -> Self {
        let mut in_order: Vec<&Entry> = entries.iter().collect();
        in_order.sort_by_key(|entry| entry.header.seq);
        let mut course = Self {
            withdrawn: withdrawn::all(&in_order),
            united: United::of(&in_order),
            ..Self::default()
        };
        for entry in in_order {
            if !course.withdrawn.contains_key(&entry.header.id) {
                course.add(entry);
            }
        }
        course.treatments = course.treatments_told();
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
    /// Of a patient who was registered twice, either doctor was.
    pub fn was_responsible(&self, user: UserId, at: Moment) -> bool {
        let until = |next: Option<&Told<UserId>>| next.is_none_or(|next| at <= next.recorded_at);
        let was = |doctors: &[Told<UserId>]| {
            let spans = doctors.iter().enumerate();
            spans
                .filter(|(_, told)| told.value == user && told.recorded_at <= at)
                .any(|(index, _)| until(doctors.get(index + 1)))
        };
        let there = self.united.as_ref();
        was(&self.responsible_doctors)
            || there.is_some_and(|united| was(&united.responsible_doctors))
    }

    /// The end of the last treatment of a part here that began before a moment: it has spent what was told by then (R23).
    pub fn treated(&self, part: &Part, before: Moment) -> Option<Moment> {
        self.last_before(before, |treatment| treatment.may_have_treated(part))
    }

    /// Whether an area is known to have been treated here before a moment, with any product (R12b).
    pub fn area_treated(&self, area: &Area, before: Moment) -> bool {
        self.area_known_treated(area, before).is_some()
    }

    /// The end of the last treatment here that began before a moment and certainly was of an area, with any product (R71).
    pub fn area_known_treated(&self, area: &Area, before: Moment) -> Option<Moment> {
        self.last_before(before, |treatment| treatment.treated_area(area))
    }

    /// The end of the last treatment here that began before a moment and may have been of an area, with any product (R80).
    pub fn area_last_treated(&self, area: &Area, before: Moment) -> Option<Moment> {
        self.last_before(before, |treatment| treatment.may_have_treated_area(area))
    }

    fn last_before(&self, before: Moment, wanted: impl Fn(&Treatment) -> bool) -> Option<Moment> {
        self.treatments
            .iter()
            .filter(|treatment| treatment.started < before && wanted(treatment))
            .map(Treatment::last_moment)
            .max()
    }

    pub fn appointment(&self, id: EntryId) -> Option<&Appointment> {
        self.appointments
            .iter()
            .find(|appointment| appointment.id == id)
    }
}

#[cfg(test)]
mod tests;
