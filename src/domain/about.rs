//! Which entry of the same record a fact is about. Beside that entry it belongs, also where a patient has two registrations.

use super::fact::Fact;
use super::id::EntryId;

impl Fact {
    /// None for a fact that stands on its own, and for one that only refers to what stands in other records too, as a vial.
    pub const fn about(&self) -> Option<EntryId> {
        match self {
            Self::AccessAnswered(fact) => Some(fact.request),
            Self::NotSamePerson(fact) => Some(fact.ends),
            Self::LateEntryCountersigned(fact) => Some(fact.entry),
            Self::ConsentWithdrawn(fact) => Some(fact.consent),
            Self::AppointmentMoved(fact) => Some(fact.appointment),
            Self::AppointmentCancelled(fact) => Some(fact.appointment),
            Self::AppointmentArrived(fact) => Some(fact.appointment),
            Self::AppointmentNoShow(fact) => Some(fact.appointment),
            Self::AppointmentJudged(fact) => Some(fact.appointment),
            Self::PhotoAligned(fact) => Some(fact.photo),
            Self::PhotoMarked(fact) => Some(fact.photo),
            Self::PhotoHidden(fact) => Some(fact.photo),
            Self::NothingGiven(fact) => Some(fact.start),
            Self::Attested(fact) => Some(fact.entry),
            Self::EventStep(fact) => Some(fact.event),
            Self::RedFlagClosed(fact) => Some(fact.event),
            Self::FollowUp(fact) => Some(fact.treatment),
            Self::VaultCreated(_)
            | Self::ClinicChanged(_)
            | Self::PolicyChanged(_)
            | Self::UserAdded(_)
            | Self::UserRetired(_)
            | Self::AccessRecovered(_)
            | Self::KeysTended(_)
            | Self::SheetAdopted(_)
            | Self::SheetApproved(_)
            | Self::PractitionerRegistered(_)
            | Self::BatchPaused(_)
            | Self::ProductWatched(_)
            | Self::InstructionAdopted(_)
            | Self::InstructionRead(_)
            | Self::EmergencyKitChecked(_)
            | Self::TemplateApproved(_)
            | Self::TemplateWithdrawn(_)
            | Self::PatientRegistered(_)
            | Self::PatientCorrected(_)
            | Self::ResponsibleDoctorSet(_)
            | Self::AccessRequested(_)
            | Self::EntryWithdrawn(_)
            | Self::EntryMisplaced(_)
            | Self::SamePerson(_)
            | Self::Consultation(_)
            | Self::WrittenInformation(_)
            | Self::OralInformation(_)
            | Self::InformationDeclined(_)
            | Self::Plan(_)
            | Self::ContactNote(_)
            | Self::ConsentGiven(_)
            | Self::Prescription(_)
            | Self::RepeatExempted(_)
            | Self::IdentityConfirmed(_)
            | Self::ScreeningConfirmed(_)
            | Self::AreaInspected(_)
            | Self::AppointmentBooked(_)
            | Self::PhotoAttached(_)
            | Self::PhotoWithdrawn(_)
            | Self::PhotoUseConsented(_)
            | Self::VialOpened(_)
            | Self::WarningAccepted(_)
            | Self::RuleOverridden(_)
            | Self::TreatmentStarted(_)
            | Self::Treatment(_)
            | Self::Deviation(_)
            | Self::AftercareGiven(_)
            | Self::AdverseEvent(_)
            | Self::SessionOpened(_)
            | Self::LoggedIn(_)
            | Self::LoginFailed(_)
            | Self::Locked(_)
            | Self::RecordOpened(_)
            | Self::Searched(_)
            | Self::Exported(_)
            | Self::Refused(_)
            | Self::DraftBegun(_)
            | Self::DraftDiscarded(_)
            | Self::ClockJumped(_)
            | Self::ClockConfirmed(_)
            | Self::BackupMade(_)
            | Self::RestoreRehearsed(_)
            | Self::JournalRestored(_)
            | Self::JournalChecked(_)
            | Self::SchemaMigrated(_)
            | Self::HeadSigned(_) => None,
        }
    }
}
