//! The whole content of a fact in words: a label and a value for every field, nothing left out.
//!
//! Every part takes its fact apart by name, so that a new field does not compile until it has its words here.

mod access;
mod appointment;
mod backup;
mod check;
mod clinic;
mod consent;
mod consultation;
mod follow_up;
mod information;
mod judgement;
mod lines;
mod log;
mod photo;
mod plain;
mod safety;
mod set_aside;
mod template;
mod treatment;

#[cfg(test)]
mod tests;

use super::Text;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::user::User;

use lines::Lines;

pub use plain::plain;

/// A label and what stands beside it, ready to be shown.
pub type Line = (String, String);

/// What a fact names by its id: users, and the other entries of the same record.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub users: &'a [User],
    pub entries: &'a [Entry],
    /// Personal numbers show whole only when somebody asked for it, and that is logged (`design.md` §4).
    pub full_numbers: bool,
}

impl Text {
    /// Every field of a fact in its order; what was not given says so.
    pub fn in_whole(&self, fact: &Fact, named: &Named<'_>) -> Vec<Line> {
        let mut lines = Lines::new(self, named);
        match fact {
            Fact::VaultCreated(fact) => clinic::vault_created(&mut lines, fact),
            Fact::ClinicChanged(fact) => clinic::clinic_changed(&mut lines, fact),
            Fact::PolicyChanged(fact) => clinic::policy_changed(&mut lines, fact),
            Fact::UserAdded(fact) => clinic::user_added(&mut lines, fact),
            Fact::UserRetired(fact) => clinic::user_retired(&mut lines, fact),
            Fact::AccessRecovered(fact) => clinic::access_recovered(&mut lines, fact),
            Fact::KeysTended(fact) => clinic::keys_tended(&mut lines, fact),
            Fact::SheetAdopted(fact) => clinic::sheet_adopted(&mut lines, fact),
            Fact::SheetApproved(fact) => safety::sheet_approved(&mut lines, fact),
            Fact::PractitionerRegistered(fact) => safety::practitioner(&mut lines, fact),
            Fact::InstructionAdopted(fact) => safety::instruction_adopted(&mut lines, fact),
            Fact::BatchPaused(fact) => safety::batch(&mut lines, fact),
            Fact::ProductWatched(fact) => safety::watched(&mut lines, fact),
            Fact::InstructionRead(fact) => safety::instruction(&mut lines, fact),
            Fact::EmergencyKitChecked(fact) => safety::emergency_kit(&mut lines, fact),
            Fact::TemplateApproved(fact) => template::approved(&mut lines, fact),
            Fact::TemplateWithdrawn(fact) => template::withdrawn(&mut lines, fact),
            Fact::PatientRegistered(fact) => clinic::patient_registered(&mut lines, fact),
            Fact::PatientCorrected(fact) => clinic::patient(&mut lines, &fact.patient),
            Fact::ResponsibleDoctorSet(fact) => clinic::responsible_doctor(&mut lines, fact.doctor),
            Fact::Consultation(fact) => consultation::consultation(&mut lines, fact),
            Fact::Plan(fact) => consultation::plan(&mut lines, fact),
            Fact::WrittenInformation(fact) => information::written(&mut lines, fact),
            Fact::OralInformation(fact) => information::oral(&mut lines, fact),
            Fact::InformationDeclined(fact) => information::declined(&mut lines, fact),
            Fact::LateEntryCountersigned(fact) => information::countersigned(&mut lines, fact),
            Fact::AccessRequested(fact) => access::requested(&mut lines, fact),
            Fact::AccessAnswered(fact) => access::answered(&mut lines, fact),
            Fact::ContactNote(fact) => information::contact_note(&mut lines, fact),
            Fact::ConsentGiven(fact) => consent::given(&mut lines, fact),
            Fact::ConsentWithdrawn(fact) => consent::withdrawn(&mut lines, fact),
            Fact::Prescription(fact) => consent::prescription(&mut lines, fact),
            Fact::RepeatExempted(fact) => consent::exempted(&mut lines, fact),
            Fact::IdentityConfirmed(fact) => consent::identity(&mut lines, fact),
            Fact::ScreeningConfirmed(fact) => consent::screening(&mut lines, fact),
            Fact::AreaInspected(fact) => consent::inspected(&mut lines, fact),
            Fact::AppointmentBooked(fact) => appointment::booked(&mut lines, fact),
            Fact::AppointmentMoved(fact) => appointment::moved(&mut lines, fact),
            Fact::AppointmentCancelled(fact) => appointment::cancelled(&mut lines, fact),
            Fact::AppointmentArrived(fact) => appointment::named(&mut lines, fact.appointment),
            Fact::AppointmentNoShow(fact) => appointment::named(&mut lines, fact.appointment),
            Fact::AppointmentJudged(fact) => appointment::judged(&mut lines, fact),
            Fact::PhotoAttached(fact) => photo::attached(&mut lines, fact),
            Fact::PhotoAligned(fact) => photo::aligned(&mut lines, fact),
            Fact::PhotoMarked(fact) => photo::marked(&mut lines, fact),
            Fact::PhotoWithdrawn(fact) => photo::withdrawn(&mut lines, fact),
            Fact::EntryWithdrawn(fact) => set_aside::withdrawn(&mut lines, fact),
            Fact::EntryMisplaced(fact) => set_aside::misplaced(&mut lines, fact),
            Fact::SamePerson(fact) => set_aside::same_person(&mut lines, fact),
            Fact::NotSamePerson(fact) => set_aside::not_same_person(&mut lines, fact),
            Fact::PhotoHidden(fact) => photo::hidden(&mut lines, fact),
            Fact::PhotoUseConsented(fact) => photo::use_consented(&mut lines, fact),
            Fact::VialOpened(fact) => treatment::vial(&mut lines, fact),
            Fact::WarningAccepted(fact) => judgement::accepted(&mut lines, fact),
            Fact::RuleOverridden(fact) => judgement::overridden(&mut lines, fact),
            Fact::TreatmentStarted(fact) => treatment::started(&mut lines, fact),
            Fact::NothingGiven(fact) => treatment::nothing_given(&mut lines, fact),
            Fact::Treatment(fact) => treatment::treatment(&mut lines, fact),
            Fact::Deviation(fact) => treatment::deviation(&mut lines, fact),
            Fact::Attested(fact) => treatment::attested(&mut lines, fact),
            Fact::AftercareGiven(fact) => safety::aftercare(&mut lines, fact),
            Fact::AdverseEvent(fact) => safety::adverse_event(&mut lines, fact),
            Fact::EventStep(fact) => follow_up::step(&mut lines, fact),
            Fact::FollowUp(fact) => follow_up::follow_up(&mut lines, fact),
            Fact::RedFlagClosed(fact) => safety::flag_closed(&mut lines, fact),
            Fact::SessionOpened(fact) => log::session_opened(&mut lines, fact),
            Fact::LoggedIn(fact) => log::logged_in(&mut lines, fact),
            Fact::LoginFailed(fact) => log::login_failed(&mut lines, fact),
            Fact::Locked(fact) => log::locked(&mut lines, fact),
            Fact::RecordOpened(fact) => log::record_opened(&mut lines, fact),
            Fact::Searched(fact) => log::searched(&mut lines, fact),
            Fact::Exported(fact) => log::exported(&mut lines, fact),
            Fact::Refused(fact) => log::refused(&mut lines, fact),
            Fact::DraftBegun(fact) => log::draft(&mut lines, fact.draft),
            Fact::DraftDiscarded(fact) => log::draft(&mut lines, fact.draft),
            Fact::ClockJumped(fact) => log::clock_jumped(&mut lines, *fact),
            Fact::ClockConfirmed(fact) => log::clock_confirmed(&mut lines, fact),
            Fact::BackupMade(fact) => backup::made(&mut lines, fact),
            Fact::RestoreRehearsed(fact) => backup::rehearsed(&mut lines, fact),
            Fact::JournalRestored(fact) => backup::restored(&mut lines, fact),
            Fact::JournalChecked(fact) => check::checked(&mut lines, fact),
            Fact::SchemaMigrated(fact) => log::schema_migrated(&mut lines, fact),
            Fact::HeadSigned(fact) => log::head_signed(&mut lines, fact),
        }
        lines.done()
    }
}
