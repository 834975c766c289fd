//! What each kind of fact adds to a course, or changes in it.

use std::collections::BTreeMap;

use super::{Appointment, AppointmentState, Correctable, Course, Told};
use crate::domain::aftercare::AdverseEvent;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, UserId};
use crate::domain::patient::Patient;
use crate::domain::time::Moment;

impl Course {
    /// Adds the next entry. Facts of the clinic and of the log say nothing about a course.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of fact, and no kind without one"
    )]
    pub(super) fn add(&mut self, entry: &Entry) {
        let at = entry.header.occurred_at.whole_second();
        match &entry.fact {
            Fact::PatientRegistered(fact) => {
                self.know_patient(entry, &fact.patient);
                self.hand_over(entry, fact.responsible_doctor);
            }
            Fact::PatientCorrected(fact) => self.know_patient(entry, &fact.patient),
            Fact::ResponsibleDoctorSet(fact) => self.hand_over(entry, fact.doctor),
            Fact::Consultation(fact) => tell(&mut self.consultations, entry, fact.clone()),
            Fact::Plan(fact) => tell(&mut self.plans, entry, fact.clone()),
            Fact::WrittenInformation(fact) => tell(&mut self.written, entry, fact.clone()),
            Fact::OralInformation(fact) => tell(&mut self.oral, entry, fact.clone()),
            Fact::InformationDeclined(fact) => tell(&mut self.declined, entry, fact.clone()),
            Fact::LateEntryCountersigned(fact) => self.countersign(entry, fact.entry),
            Fact::ContactNote(fact) => tell(&mut self.notes, entry, fact.clone()),
            Fact::AccessRequested(fact) => tell(&mut self.access_requests, entry, fact.clone()),
            Fact::AccessAnswered(fact) => tell(&mut self.access_answers, entry, fact.clone()),
            Fact::EntryMisplaced(fact) => tell(&mut self.misplaced, entry, fact.clone()),
            Fact::PhotoAttached(fact) => tell(&mut self.photos, entry, fact.clone()),
            Fact::PhotoAligned(fact) => self.align(fact),
            Fact::PhotoMarked(fact) => self.mark(fact),
            Fact::PhotoWithdrawn(fact) => self.withdraw_photo(entry, fact),
            Fact::PhotoHidden(fact) => self.hide_photo(entry, fact),
            Fact::PhotoUseConsented(fact) => tell(&mut self.photo_uses, entry, fact.clone()),
            Fact::ConsentGiven(fact) => tell(&mut self.consents, entry, fact.clone()),
            Fact::ConsentWithdrawn(fact) => tell(&mut self.withdrawals, entry, fact.clone()),
            Fact::Prescription(fact) => tell(&mut self.prescriptions, entry, fact.clone()),
            Fact::RepeatExempted(fact) => tell(&mut self.exemptions, entry, fact.clone()),
            Fact::IdentityConfirmed(fact) => {
                tell(&mut self.identity_confirmed, entry, fact.clone());
            }
            Fact::ScreeningConfirmed(fact) => tell(&mut self.screenings, entry, fact.clone()),
            Fact::AreaInspected(fact) => tell(&mut self.inspections, entry, fact.clone()),
            Fact::VialOpened(fact) => tell(&mut self.vials, entry, fact.clone()),
            Fact::WarningAccepted(fact) => tell(&mut self.warnings_accepted, entry, fact.clone()),
            Fact::RuleOverridden(fact) => tell(&mut self.overrides, entry, fact.clone()),
            Fact::TreatmentStarted(fact) => tell(&mut self.starts, entry, fact.clone()),
            Fact::NothingGiven(fact) => {
                self.nothing_given.insert(fact.start);
            }
            Fact::Treatment(fact) => {
                unless_changed(&mut self.attested, &self.given, entry, fact);
                tell(&mut self.given, entry, fact.clone());
            }
            Fact::Deviation(fact) => {
                unless_changed(&mut self.attested, &self.deviations, entry, fact);
                tell(&mut self.deviations, entry, fact.clone());
            }
            Fact::Attested(fact) => self.attest(entry, fact.entry),
            Fact::AftercareGiven(fact) => tell(&mut self.aftercare, entry, fact.clone()),
            Fact::AdverseEvent(fact) => self.tell_adverse_event(entry, fact),
            Fact::EventStep(fact) => tell(&mut self.event_steps, entry, fact.clone()),
            Fact::RedFlagClosed(fact) => tell(&mut self.red_flags_closed, entry, fact.clone()),
            Fact::FollowUp(fact) => tell(&mut self.follow_ups, entry, fact.clone()),
            Fact::AppointmentBooked(fact) => {
                match entry.header.amends.and_then(|id| self.booked(id)) {
                    Some(appointment) => appointment.corrected(fact),
                    None => self.appointments.push(Appointment::booked(entry, fact)),
                }
            }
            Fact::AppointmentMoved(fact) => {
                self.change(fact.appointment, |appointment| {
                    appointment.moved(entry, fact);
                });
            }
            Fact::AppointmentJudged(fact) => {
                self.change(fact.appointment, |appointment| appointment.judged(fact));
            }
            Fact::AppointmentCancelled(fact) => {
                self.change(fact.appointment, |appointment| {
                    appointment.cancelled(at, fact);
                });
            }
            Fact::AppointmentArrived(fact) => self.change(fact.appointment, |appointment| {
                appointment.state = AppointmentState::Arrived { at };
            }),
            Fact::AppointmentNoShow(fact) => self.change(fact.appointment, |appointment| {
                appointment.state = AppointmentState::NoShow { at };
            }),
            // What it withdraws was left out before this walk began.
            Fact::EntryWithdrawn(_)
            // So was what they say of the registrations.
            | Fact::SamePerson(_)
            | Fact::NotSamePerson(_)
            | Fact::VaultCreated(_)
            | Fact::ClinicChanged(_)
            | Fact::PolicyChanged(_)
            | Fact::UserAdded(_)
            | Fact::UserRetired(_)
            | Fact::AccessRecovered(_)
            | Fact::KeysTended(_)
            | Fact::SheetAdopted(_)
            | Fact::SheetApproved(_)
            | Fact::PractitionerRegistered(_)
            | Fact::BatchPaused(_)
            | Fact::ProductWatched(_)
            | Fact::InstructionAdopted(_)
            | Fact::InstructionRead(_)
            | Fact::EmergencyKitChecked(_)
            | Fact::TemplateApproved(_)
            | Fact::TemplateWithdrawn(_)
            | Fact::SessionOpened(_)
            | Fact::LoggedIn(_)
            | Fact::LoginFailed(_)
            | Fact::Locked(_)
            | Fact::RecordOpened(_)
            | Fact::Searched(_)
            | Fact::Exported(_)
            | Fact::Refused(_)
            | Fact::DraftBegun(_)
            | Fact::DraftDiscarded(_)
            | Fact::ClockJumped(_)
            | Fact::ClockConfirmed(_)
            | Fact::BackupMade(_)
            | Fact::RestoreRehearsed(_)
            | Fact::JournalRestored(_)
            | Fact::JournalChecked(_)
            | Fact::SchemaMigrated(_)
            | Fact::HeadSigned(_) => {}
        }
    }

    fn hand_over(&mut self, entry: &Entry, doctor: UserId) {
        if let Some(united) = self
            .united
            .as_mut()
            .filter(|united| united.is_of_other(entry))
        {
            return tell(&mut united.responsible_doctors, entry, doctor);
        }
        tell(&mut self.responsible_doctors, entry, doctor);
        self.settle_responsibility();
    }

    /// Every later version of a patient corrects the first one, whether it says so or not.
    fn know_patient(&mut self, entry: &Entry, patient: &Patient) {
        if let Some(united) = self
            .united
            .as_mut()
            .filter(|united| united.is_of_other(entry))
        {
            return united.know_patient(entry, patient);
        }
        match &mut self.patient {
            Some(known) => {
                self.earlier_patients.push(known.clone());
                known.correct(entry, patient.clone());
            }
            None => self.patient = Some(Told::first(entry, patient.clone())),
        }
    }

    /// What alarmed once is still known after the correction (R92b).
    fn tell_adverse_event(&mut self, entry: &Entry, event: &AdverseEvent) {
        let amended = entry.header.amends;
        let known = self
            .adverse_events
            .iter()
            .find(|told| amended.is_some_and(|id| told.versions.contains(&id)));
        self.earlier_adverse_events.extend(known.cloned());
        tell(&mut self.adverse_events, entry, event.clone());
    }

    fn settle_responsibility(&mut self) {
        self.responsible_doctor = self.responsible_doctors.last().map(|told| told.value);
    }

    fn countersign(&mut self, entry: &Entry, countersigned: EntryId) {
        let Some(user) = entry.header.user else {
            return;
        };
        let at = entry.header.recorded_at.whole_second();
        self.countersigned
            .insert(self.first_version(countersigned), (user, at));
    }

    fn attest(&mut self, entry: &Entry, attested: EntryId) {
        let Some(user) = entry.header.user else {
            return;
        };
        let at = entry.header.recorded_at.whole_second();
        self.attested
            .insert(self.first_version(attested), (user, at));
    }

    fn booked(&mut self, id: EntryId) -> Option<&mut Appointment> {
        self.appointments
            .iter_mut()
            .find(|appointment| appointment.id == id)
    }

    fn change(&mut self, id: EntryId, change: impl FnOnce(&mut Appointment)) {
        if let Some(appointment) = self.booked(id) {
            change(appointment);
        }
    }
}

/// Adds what an entry tells, or corrects what it amends: by the id of the first version or of any later one.
///
/// An amendment of something that is not there stands on its own rather than being lost: it counts from its own writing.
fn tell<T: Correctable>(list: &mut Vec<Told<T>>, entry: &Entry, value: T) {
    let amended = entry.header.amends;
    let known = list
        .iter_mut()
        .find(|told| amended.is_some_and(|id| told.versions.contains(&id)));
    match known {
        Some(told) => told.correct(entry, value),
        None => list.push(Told::first(entry, value)),
    }
}

/// Whoever stood by what was given stood by what she had read: a correction of more than its words waits for a doctor again.
fn unless_changed<T: Correctable>(
    attested: &mut BTreeMap<EntryId, (UserId, Moment)>,
    list: &[Told<T>],
    entry: &Entry,
    value: &T,
) {
    let amended = entry.header.amends;
    let mut all = list.iter();
    let known = all.find(|told| amended.is_some_and(|id| told.versions.contains(&id)));
    if let Some(told) = known.filter(|told| told.value.counts() != value.counts()) {
        attested.remove(&told.id);
    }
}
