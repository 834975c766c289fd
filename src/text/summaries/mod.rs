//! What an entry says, in one line of words: for the timeline, the history and whoever reads them years later.
//!
//! A line is made of pieces that stand alone, with ` · ` between them. Every kind of fact has its own.

mod appointments;
mod consent;
mod course;
mod follow_up;
mod log;
mod person;
mod photo;
mod safety;
mod set_aside;
mod template;
mod treatment;

use super::{Language, Text, fill};
use crate::domain::access::AccessAnswer;
use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::UserId;
use crate::domain::time::Day;
use crate::journal::ClinicState;

/// What an entry is read together with: names of users, what it refers to, and whether a year has to be said.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub clinic: &'a ClinicState,
    /// Of the patient whose entry it is; empty for entries of the clinic.
    pub course: &'a Course,
    /// All entries of the same patient.
    pub entries: &'a [Entry],
    pub today: Day,
}

impl Text {
    /// What happened, whole: values, the patient's words, and the reason if it amends an earlier entry.
    pub fn summary(&self, entry: &Entry, around: &Around<'_>) -> String {
        let mut pieces = self.pieces(entry, around);
        if let Some(reason) = &entry.reason {
            pieces.push(fill(&self.summaries.reason, &[("words", reason)]));
        }
        pieces.retain(|piece| !piece.trim().is_empty());
        pieces.join(" · ")
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of fact, and no kind without one"
    )]
    fn pieces(&self, entry: &Entry, around: &Around<'_>) -> Vec<String> {
        match &entry.fact {
            Fact::VaultCreated(fact) => self.vault_created(fact),
            Fact::ClinicChanged(fact) => Self::clinic_changed(fact),
            Fact::PolicyChanged(fact) => self.policy_changed(fact),
            Fact::UserAdded(fact) => self.user_added(fact),
            Fact::UserRetired(fact) => self.user_retired(fact, around),
            Fact::AccessRecovered(fact) => self.access_recovered(fact, around),
            Fact::KeysTended(fact) => vec![self.keys_tended(fact).to_owned()],
            Fact::SheetAdopted(fact) => self.sheet_adopted(fact),
            Fact::SheetApproved(fact) => fact
                .items
                .iter()
                .map(|item| self.sheet_item(*item).to_owned())
                .collect(),
            Fact::PractitionerRegistered(fact) => self.practitioner_registered(fact, around),
            Fact::InstructionAdopted(fact) => self.instruction_adopted(fact),
            Fact::BatchPaused(fact) => self.batch_paused(fact),
            Fact::ProductWatched(fact) => self.product_watched(fact),
            Fact::InstructionRead(fact) => self.instruction_read(fact),
            Fact::EmergencyKitChecked(fact) => self.emergency_kit_checked(fact, around),
            Fact::TemplateApproved(fact) => self.template_approved(fact),
            Fact::TemplateWithdrawn(fact) => self.template_withdrawn(fact),
            Fact::PatientRegistered(fact) => self.patient_registered(fact, around),
            Fact::PatientCorrected(fact) => self.patient_corrected(fact, entry, around),
            Fact::ResponsibleDoctorSet(fact) => vec![self.named(Some(fact.doctor), around)],
            Fact::Consultation(fact) => self.consultation_held(fact),
            Fact::WrittenInformation(fact) => self.written_given(fact),
            Fact::OralInformation(fact) => self.oral_given(fact),
            Fact::InformationDeclined(fact) => vec![self.quoted(&fact.words)],
            Fact::Plan(fact) => self.planned(fact),
            Fact::LateEntryCountersigned(fact) => self.countersigned(fact, around),
            Fact::AccessRequested(fact) => vec![self.quoted(&fact.words)],
            Fact::AccessAnswered(fact) => {
                vec![self.access_answer(fact.answer), self.quoted(&fact.words)]
            }
            Fact::ContactNote(fact) => vec![
                self.contact_channel(fact.channel).to_owned(),
                fact.text.clone(),
            ],
            Fact::ConsentGiven(fact) => self.consent_given(fact),
            Fact::ConsentWithdrawn(fact) => self.consent_withdrawn(fact, around),
            Fact::Prescription(fact) => self.prescribed(fact, around),
            Fact::RepeatExempted(fact) => self.repeat_exempted(fact),
            Fact::IdentityConfirmed(_) => vec![self.summaries.identity_seen.clone()],
            Fact::ScreeningConfirmed(fact) => self.screening_confirmed(fact),
            Fact::AreaInspected(fact) => self.area_inspected(fact),
            Fact::AppointmentBooked(fact) => self.booked(fact, around),
            Fact::AppointmentMoved(fact) => self.moved(fact, entry, around),
            Fact::AppointmentCancelled(fact) => self.cancelled(fact, around),
            Fact::AppointmentArrived(fact) => self.appointment_named(fact.appointment, around),
            Fact::AppointmentNoShow(fact) => self.appointment_named(fact.appointment, around),
            Fact::AppointmentJudged(fact) => self.judged(fact, around),
            Fact::PhotoAttached(fact) => self.photo_attached(fact),
            Fact::PhotoAligned(fact) => self.photo_named(fact.photo, around),
            Fact::PhotoMarked(fact) => self.photo_marked(fact, around),
            Fact::PhotoWithdrawn(fact) => self.photo_withdrawn(fact, entry, around),
            Fact::EntryWithdrawn(fact) => self.entry_withdrawn(fact, entry, around),
            Fact::EntryMisplaced(fact) => self.entry_misplaced(fact, around),
            Fact::SamePerson(fact) => vec![self.same_person_said(fact).to_owned()],
            Fact::NotSamePerson(_) => vec![self.summaries.not_same_person.clone()],
            Fact::PhotoHidden(fact) => self.photo_hidden(fact, around),
            Fact::PhotoUseConsented(fact) => self.photo_use_consented(fact),
            Fact::VialOpened(fact) => self.vial_opened(fact, around),
            Fact::WarningAccepted(fact) => self.warning_accepted(fact),
            Fact::RuleOverridden(fact) => self.rule_overridden(fact),
            Fact::TreatmentStarted(fact) => self.treatment_started(fact, around),
            Fact::NothingGiven(fact) => vec![self.quoted(&fact.why)],
            Fact::Treatment(fact) => self.treated(fact, around),
            Fact::Deviation(fact) => self.deviation(fact, around),
            Fact::Attested(fact) => self.attested(fact, around),
            Fact::AftercareGiven(fact) => self.aftercare_given(fact),
            Fact::AdverseEvent(fact) => self.adverse_event(fact, around),
            Fact::EventStep(fact) => self.event_step(fact, around),
            Fact::FollowUp(fact) => self.followed_up(fact),
            Fact::RedFlagClosed(fact) => vec![self.quoted(&fact.assessment)],
            Fact::SessionOpened(fact) => vec![fill(
                &self.summaries.program_started,
                &[("version", &fact.program)],
            )],
            Fact::LoggedIn(_) => vec![fill(
                &self.summaries.logged_in,
                &[("name", &self.named(entry.header.user, around))],
            )],
            Fact::LoginFailed(fact) => vec![fill(
                &self.summaries.login_failed,
                &[("name", &self.named(Some(fact.user), around))],
            )],
            Fact::Locked(fact) => vec![self.locked(fact)],
            Fact::RecordOpened(fact) => self.record_opened(fact),
            Fact::Searched(fact) => vec![self.searched(fact)],
            Fact::Exported(fact) => self.exported(fact),
            Fact::Refused(fact) => vec![self.refused_edit(fact)],
            Fact::DraftBegun(fact) => vec![self.draft_of(fact.draft)],
            Fact::DraftDiscarded(fact) => vec![self.draft_of(fact.draft)],
            Fact::ClockJumped(fact) => vec![self.clock_jumped(*fact)],
            Fact::ClockConfirmed(fact) => vec![fill(
                &self.summaries.clock_shown,
                &[("when", &self.moment_of_day(fact.shown, around.today))],
            )],
            Fact::BackupMade(fact) => self.backup_made(fact),
            Fact::RestoreRehearsed(fact) => self.restore_rehearsed(fact),
            Fact::JournalRestored(fact) => self.journal_restored(fact),
            Fact::JournalChecked(fact) => self.journal_checked(fact),
            Fact::SchemaMigrated(fact) => self.schema_migrated(fact),
            Fact::HeadSigned(fact) => self.head_signed(fact),
        }
    }

    /// A user's name; the program itself has none.
    fn named(&self, user: Option<UserId>, around: &Around<'_>) -> String {
        let known = user.and_then(|id| around.clinic.user(id));
        known.map_or_else(|| self.names.role.system.clone(), |user| user.name.clone())
    }

    /// `Udleveret`, or when it can be expected.
    fn access_answer(&self, answer: AccessAnswer) -> String {
        let words = &self.summaries;
        match answer {
            AccessAnswer::Given => words.access_given.clone(),
            AccessAnswer::Delayed { expected } => {
                fill(&words.access_expected, &[("date", &self.date(expected))])
            }
        }
    }

    pub fn quoted(&self, words: &str) -> String {
        if words.trim().is_empty() {
            String::new()
        } else {
            fill(&self.summaries.quoted, &[("words", words.trim())])
        }
    }

    /// `2,5` in Danish, `2.5` in English.
    pub fn decimal(&self, number: &str) -> String {
        match self.language {
            Language::Danish => number.replace('.', ","),
            Language::English => number.to_owned(),
        }
    }

    /// `9.00` in Danish, `9:00` in English; `minutes` since midnight.
    fn clock_face(&self, minutes: u32) -> String {
        let separator = match self.language {
            Language::Danish => '.',
            Language::English => ':',
        };
        format!("{}{separator}{:02}", minutes / 60, minutes % 60)
    }

    /// A sentence with one value in it, or nothing when the value is empty.
    fn if_said(template: &str, name: &str, value: &str) -> String {
        if value.trim().is_empty() {
            String::new()
        } else {
            fill(template, &[(name, value.trim())])
        }
    }
}

#[cfg(test)]
mod tests;
