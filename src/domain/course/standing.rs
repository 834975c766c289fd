//! What stands at a moment: a consent that has not been withdrawn, a red flag that nobody has closed.

use super::{Course, Told};
use crate::domain::aftercare::{AdverseEvent, EventDone, EventStep, InformedDoctor, RedFlagClosed};
use crate::domain::consent::ConsentWithdrawn;
use crate::domain::id::EntryId;

impl Course {
    /// The first withdrawal of a consent of any kind, by when the patient said so, whichever version it names.
    pub fn withdrawal_of<C>(&self, consent: &Told<C>) -> Option<&Told<ConsentWithdrawn>> {
        let withdrawals = self
            .withdrawals
            .iter()
            .filter(|told| consent.versions.contains(&told.value.consent));
        withdrawals.min_by_key(|told| told.occurred_at)
    }

    /// Every version of an adverse event, the first first.
    pub fn versions_of<'a>(
        &'a self,
        event: &'a Told<AdverseEvent>,
    ) -> impl Iterator<Item = &'a Told<AdverseEvent>> {
        let earlier = self.earlier_adverse_events.iter();
        let earlier = earlier.filter(|told| told.id == event.id);
        earlier.chain(std::iter::once(event))
    }

    /// Assessments that close the red flag of an adverse event. Whether a doctor made them is for rules to say (R92b).
    pub fn closures_of<'a>(
        &'a self,
        event: &'a Told<AdverseEvent>,
    ) -> impl Iterator<Item = &'a Told<RedFlagClosed>> {
        self.red_flags_closed
            .iter()
            .filter(|told| event.versions.contains(&told.value.event))
    }

    /// What was done about an adverse event, in the order in which it was written.
    pub fn steps_of<'a>(
        &'a self,
        event: &'a Told<AdverseEvent>,
    ) -> impl Iterator<Item = &'a Told<EventStep>> {
        self.event_steps
            .iter()
            .filter(|told| event.versions.contains(&told.value.event))
    }

    /// The first doctor who was informed of an adverse event, and when; until then the contact is not closed (R92).
    pub fn informed_of(&self, event: &Told<AdverseEvent>) -> Option<InformedDoctor> {
        let in_step = |told: &Told<EventStep>| match told.value.done {
            EventDone::DoctorInformed { doctor } => Some(InformedDoctor {
                doctor,
                at: told.occurred_at,
            }),
            EventDone::Asked { .. } | EventDone::Rang112 | EventDone::Reported => None,
        };
        let at_once = event.value.informed_doctor.clone();
        let later = self.steps_of(event).filter_map(in_step);
        at_once.into_iter().chain(later).min_by_key(|told| told.at)
    }

    /// Whether an adverse event was reported to the medicines agency (R93).
    pub fn is_reported(&self, event: &Told<AdverseEvent>) -> bool {
        let mut steps = self.steps_of(event);
        event.value.reported || steps.any(|told| told.value.done == EventDone::Reported)
    }

    /// The first version of a vial, whichever version is named.
    pub fn first_version_of_vial(&self, id: EntryId) -> EntryId {
        first_of(&self.vials, id)
    }

    /// The same of an adverse event.
    pub fn first_version_of_event(&self, id: EntryId) -> EntryId {
        first_of(&self.adverse_events, id)
    }

    /// The first version of what an entry tells, by which countersignatures and attestations are found.
    pub fn first_version(&self, id: EntryId) -> EntryId {
        let mut all = versions(&self.written)
            .chain(versions(&self.oral))
            .chain(versions(&self.declined))
            .chain(versions(&self.consultations))
            .chain(versions(&self.plans))
            .chain(versions(&self.notes))
            .chain(versions(&self.photos))
            .chain(versions(&self.photo_uses))
            .chain(versions(&self.consents))
            .chain(versions(&self.withdrawals))
            .chain(versions(&self.prescriptions))
            .chain(versions(&self.exemptions))
            .chain(versions(&self.identity_confirmed))
            .chain(versions(&self.screenings))
            .chain(versions(&self.inspections))
            .chain(versions(&self.given))
            .chain(versions(&self.deviations));
        all.find(|(_, versions)| versions.contains(&id))
            .map_or(id, |(first, _)| first)
    }
}

fn first_of<T>(list: &[Told<T>], id: EntryId) -> EntryId {
    let mut all = versions(list);
    all.find(|(_, versions)| versions.contains(&id))
        .map_or(id, |(first, _)| first)
}

fn versions<T>(list: &[Told<T>]) -> impl Iterator<Item = (EntryId, &[EntryId])> {
    list.iter().map(|told| (told.id, told.versions.as_slice()))
}
