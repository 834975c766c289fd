//! How an entry looks wherever entries stand in rows: its icon, its words, its filter.

use crate::domain::fact::{Fact, Family};
use crate::text::Line;
use crate::ui::icon::Icon;

/// The filters of the history. »All« leaves out who opened the record: that is read by itself.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Group {
    #[default]
    All,
    Course,
    Information,
    Appointments,
    Photos,
    Details,
    Log,
}

impl Group {
    pub fn of(fact: &Fact) -> Self {
        let about_information = matches!(
            fact,
            Fact::WrittenInformation(_) | Fact::OralInformation(_) | Fact::InformationDeclined(_)
        );
        match fact.family() {
            Family::Course if about_information => Self::Information,
            Family::Course | Family::Treatment => Self::Course,
            Family::Appointment => Self::Appointments,
            Family::Photo => Self::Photos,
            Family::Clinic | Family::Patient => Self::Details,
            Family::Log => Self::Log,
        }
    }

    pub fn shows(self, group: Self) -> bool {
        match self {
            Self::All => group != Self::Log,
            Self::Course
            | Self::Information
            | Self::Appointments
            | Self::Photos
            | Self::Details
            | Self::Log => self == group,
        }
    }
}

/// One icon for each kind of fact.
pub const fn icon(fact: &Fact) -> Icon {
    match fact {
        Fact::VaultCreated(_) | Fact::ClinicChanged(_) => Icon::Building2,
        Fact::PolicyChanged(_) => Icon::Settings,
        Fact::SheetAdopted(_) | Fact::WrittenInformation(_) | Fact::AftercareGiven(_) => {
            Icon::FileText
        }
        Fact::UserAdded(_) | Fact::PatientRegistered(_) => Icon::UserRoundPlus,
        Fact::SamePerson(_) | Fact::NotSamePerson(_) => Icon::UsersRound,
        Fact::PatientCorrected(_) | Fact::IdentityConfirmed(_) | Fact::EntryMisplaced(_) => {
            Icon::UserRound
        }
        Fact::AccessRecovered(_) | Fact::KeysTended(_) => Icon::KeyRound,
        Fact::ResponsibleDoctorSet(_) => Icon::Stethoscope,
        Fact::Consultation(_) => Icon::NotebookPen,
        Fact::OralInformation(_) => Icon::MessageSquareText,
        Fact::InformationDeclined(_) | Fact::Refused(_) | Fact::ConsentWithdrawn(_) => Icon::Ban,
        Fact::Plan(_) | Fact::ScreeningConfirmed(_) | Fact::FollowUp(_) => Icon::ListChecks,
        Fact::LateEntryCountersigned(_)
        | Fact::RepeatExempted(_)
        | Fact::Attested(_)
        | Fact::RedFlagClosed(_) => Icon::BadgeCheck,
        Fact::ContactNote(_) => Icon::Phone,
        Fact::AppointmentBooked(_) => Icon::CalendarPlus,
        Fact::AppointmentMoved(_) | Fact::AppointmentJudged(_) => Icon::CalendarDays,
        Fact::AppointmentArrived(_) => Icon::CalendarCheck,
        Fact::AppointmentCancelled(_)
        | Fact::AppointmentNoShow(_)
        | Fact::LoginFailed(_)
        | Fact::DraftDiscarded(_) => Icon::X,
        Fact::PhotoAttached(_) => Icon::Camera,
        Fact::SheetApproved(_)
        | Fact::PractitionerRegistered(_)
        | Fact::InstructionAdopted(_)
        | Fact::ProductWatched(_)
        | Fact::BatchPaused(_) => Icon::Package,
        Fact::TemplateApproved(_) | Fact::TemplateWithdrawn(_) => Icon::Layers2,
        Fact::InstructionRead(_) | Fact::AccessRequested(_) | Fact::AccessAnswered(_) => {
            Icon::ScrollText
        }
        Fact::ClockJumped(_) => Icon::ShieldAlert,
        Fact::EmergencyKitChecked(_) | Fact::ClockConfirmed(_) | Fact::JournalChecked(_) => {
            Icon::ShieldCheck
        }
        Fact::BackupMade(_)
        | Fact::RestoreRehearsed(_)
        | Fact::JournalRestored(_)
        | Fact::SchemaMigrated(_) => Icon::DatabaseBackup,
        Fact::ConsentGiven(_) | Fact::PhotoUseConsented(_) | Fact::HeadSigned(_) => Icon::Signature,
        Fact::Prescription(_) => Icon::Pill,
        Fact::AreaInspected(_) | Fact::PhotoAligned(_) => Icon::ScanEye,
        Fact::PhotoWithdrawn(_) | Fact::PhotoHidden(_) | Fact::EntryWithdrawn(_) => Icon::EyeOff,
        Fact::VialOpened(_) => Icon::ScanBarcode,
        Fact::WarningAccepted(_) | Fact::RuleOverridden(_) | Fact::Deviation(_) => {
            Icon::ShieldAlert
        }
        Fact::TreatmentStarted(_) | Fact::NothingGiven(_) | Fact::Treatment(_) => Icon::Syringe,
        Fact::AdverseEvent(_) | Fact::EventStep(_) => Icon::Siren,
        Fact::SessionOpened(_) => Icon::Cpu,
        Fact::LoggedIn(_) => Icon::LogIn,
        Fact::Locked(_) | Fact::UserRetired(_) => Icon::Lock,
        Fact::RecordOpened(_) => Icon::Eye,
        Fact::Searched(_) => Icon::Search,
        Fact::Exported(_) => Icon::Download,
        Fact::PhotoMarked(_) | Fact::DraftBegun(_) => Icon::PenLine,
    }
}

/// Whether the entry itself says that a time is too early (rules §8).
pub const fn says_too_early(fact: &Fact) -> bool {
    if let Fact::AppointmentBooked(fact) = fact {
        fact.too_early.is_some()
    } else if let Fact::AppointmentMoved(fact) = fact {
        fact.too_early.is_some()
    } else if let Fact::AppointmentJudged(fact) = fact {
        fact.too_early
    } else {
        false
    }
}

/// The longest row of words; whoever wants more opens the entry.
const LONGEST: usize = 220;

/// What an entry says, for a row: on one line, and cut where nobody would read on.
pub fn one_line(said: &str) -> String {
    let mut line: String = said.chars().take(LONGEST).collect();
    if line.len() < said.len() {
        line.push('…');
    }
    line.replace(['\n', '\t'], " ")
}

/// A whole fact as one text, a line for each field.
pub fn as_text(lines: &[Line]) -> String {
    let said: Vec<String> = lines
        .iter()
        .map(|(label, value)| format!("{label}: {value}"))
        .collect();
    said.join("\n")
}
