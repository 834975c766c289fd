//! What each kind of fact adds to a course, or changes in it.

use super::{Appointment, AppointmentState, Correctable, Course, Told};
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::patient::Patient;

impl Course {
    /// Adds the next entry. Facts of the clinic and of the log say nothing about a course.
    pub(super) fn add(&mut self, entry: &Entry) {
        let at = entry.header.occurred_at.whole_second();
        match &entry.fact {
            Fact::PatientRegistered(fact) => {
                self.know_patient(entry, &fact.patient);
                tell(
                    &mut self.responsible_doctors,
                    entry,
                    fact.responsible_doctor,
                );
                self.settle_responsibility();
            }
            Fact::PatientCorrected(fact) => self.know_patient(entry, &fact.patient),
            Fact::ResponsibleDoctorSet(fact) => {
                tell(&mut self.responsible_doctors, entry, fact.doctor);
                self.settle_responsibility();
            }
            Fact::Consultation(fact) => tell(&mut self.consultations, entry, fact.clone()),
            Fact::Plan(fact) => tell(&mut self.plans, entry, fact.clone()),
            Fact::WrittenInformation(fact) => tell(&mut self.written, entry, fact.clone()),
            Fact::OralInformation(fact) => tell(&mut self.oral, entry, fact.clone()),
            Fact::InformationDeclined(fact) => tell(&mut self.declined, entry, fact.clone()),
            Fact::LateEntryCountersigned(fact) => self.countersign(entry, fact.entry),
            Fact::ContactNote(fact) => tell(&mut self.notes, entry, fact.clone()),
            Fact::PhotoAttached(fact) => tell(&mut self.photos, entry, fact.clone()),
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
            Fact::VaultCreated(_)
            | Fact::ClinicChanged(_)
            | Fact::PolicyChanged(_)
            | Fact::UserAdded(_)
            | Fact::SheetAdopted(_)
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
            | Fact::ClockConfirmed(_) => {}
        }
    }

    /// Every later version of a patient corrects the first one, whether it says so or not.
    fn know_patient(&mut self, entry: &Entry, patient: &Patient) {
        match &mut self.patient {
            Some(known) => {
                self.earlier_patients.push(known.clone());
                known.correct(entry, patient.clone());
            }
            None => self.patient = Some(Told::first(entry, patient.clone())),
        }
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

    /// The first version of something that can be late.
    fn first_version(&self, id: EntryId) -> EntryId {
        let written = self.written.iter().map(|told| (told.id, &told.versions));
        let oral = self.oral.iter().map(|told| (told.id, &told.versions));
        let consultations = self
            .consultations
            .iter()
            .map(|told| (told.id, &told.versions));
        let mut all = written.chain(oral).chain(consultations);
        all.find(|(_, versions)| versions.contains(&id))
            .map_or(id, |(first, _)| first)
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
