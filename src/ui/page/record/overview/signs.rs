//! What kinds of facts look like, and where each is worked with: icon, colour, tab.

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::fact::{Fact, Family};
use crate::ui::command::Tab;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;

pub const fn area_tone(area: &Area) -> Tone {
    match area {
        Area::Forehead => Tone::Forehead,
        Area::Glabella => Tone::Glabella,
        Area::LateralCanthalRight | Area::LateralCanthalLeft => Tone::Lateral,
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => Tone::OtherArea,
    }
}

pub const fn appointment_icon(kind: AppointmentKind) -> Icon {
    match kind {
        AppointmentKind::Consultation => Icon::NotebookPen,
        AppointmentKind::Treatment => Icon::Syringe,
        AppointmentKind::Control => Icon::CalendarCheck,
        AppointmentKind::Blocked => Icon::Ban,
    }
}

/// The tab in which a fact is worked with; what has none of its own is read in the history.
pub const fn tab(fact: &Fact) -> Tab {
    if matches!(fact, Fact::ContactNote(_) | Fact::LateEntryCountersigned(_)) {
        return Tab::History;
    }
    if matches!(
        fact,
        Fact::AdverseEvent(_) | Fact::EventStep(_) | Fact::RedFlagClosed(_) | Fact::FollowUp(_)
    ) {
        return Tab::FollowUp;
    }
    match fact.family() {
        Family::Course => Tab::Consultation,
        Family::Appointment => Tab::Booking,
        Family::Photo => Tab::Photos,
        Family::Treatment => Tab::Treatment,
        Family::Clinic | Family::Patient | Family::Log => Tab::History,
    }
}

/// One icon for each kind of fact (`design.md` §7).
pub const fn icon(fact: &Fact) -> Icon {
    match fact {
        Fact::VaultCreated(_) | Fact::ClinicChanged(_) => Icon::Building2,
        Fact::PolicyChanged(_) => Icon::Settings,
        Fact::UserAdded(_) | Fact::PatientRegistered(_) => Icon::UserRoundPlus,
        Fact::SheetAdopted(_) | Fact::WrittenInformation(_) | Fact::AftercareGiven(_) => {
            Icon::FileText
        }
        Fact::PatientCorrected(_) | Fact::PhotoMarked(_) => Icon::PenLine,
        Fact::AccessRecovered(_) | Fact::KeysTended(_) => Icon::KeyRound,
        Fact::ResponsibleDoctorSet(_) => Icon::Stethoscope,
        Fact::Consultation(_) | Fact::ContactNote(_) | Fact::DraftBegun(_) => Icon::NotebookPen,
        Fact::OralInformation(_) => Icon::MessageSquareText,
        Fact::InformationDeclined(_) | Fact::ConsentWithdrawn(_) => Icon::Ban,
        Fact::Plan(_) | Fact::ScreeningConfirmed(_) | Fact::FollowUp(_) => Icon::ListChecks,
        Fact::LateEntryCountersigned(_)
        | Fact::RepeatExempted(_)
        | Fact::Attested(_)
        | Fact::RedFlagClosed(_) => Icon::BadgeCheck,
        Fact::AppointmentBooked(_) => Icon::CalendarPlus,
        Fact::AppointmentMoved(_) | Fact::AppointmentJudged(_) => Icon::CalendarDays,
        Fact::AppointmentCancelled(_) | Fact::AppointmentNoShow(_) | Fact::DraftDiscarded(_) => {
            Icon::X
        }
        Fact::AppointmentArrived(_) => Icon::CalendarCheck,
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
        Fact::EmergencyKitChecked(_) | Fact::JournalChecked(_) => Icon::ShieldCheck,
        Fact::ConsentGiven(_) | Fact::PhotoUseConsented(_) | Fact::HeadSigned(_) => Icon::Signature,
        Fact::Prescription(_) => Icon::Pill,
        Fact::SamePerson(_) | Fact::NotSamePerson(_) => Icon::UsersRound,
        Fact::IdentityConfirmed(_) | Fact::EntryMisplaced(_) => Icon::UserRound,
        Fact::AreaInspected(_) | Fact::PhotoAligned(_) => Icon::ScanEye,
        Fact::PhotoWithdrawn(_) | Fact::PhotoHidden(_) | Fact::EntryWithdrawn(_) => Icon::EyeOff,
        Fact::VialOpened(_) => Icon::ScanBarcode,
        Fact::WarningAccepted(_)
        | Fact::RuleOverridden(_)
        | Fact::Deviation(_)
        | Fact::LoginFailed(_)
        | Fact::ClockJumped(_)
        | Fact::Refused(_) => Icon::ShieldAlert,
        Fact::TreatmentStarted(_) | Fact::NothingGiven(_) | Fact::Treatment(_) => Icon::Syringe,
        Fact::AdverseEvent(_) | Fact::EventStep(_) => Icon::Siren,
        Fact::SessionOpened(_) => Icon::Cpu,
        Fact::LoggedIn(_) => Icon::LogIn,
        Fact::Locked(_) | Fact::UserRetired(_) => Icon::Lock,
        Fact::RecordOpened(_) => Icon::Eye,
        Fact::Searched(_) => Icon::Search,
        Fact::Exported(_) => Icon::Download,
        Fact::ClockConfirmed(_) => Icon::Check,
        Fact::BackupMade(_)
        | Fact::RestoreRehearsed(_)
        | Fact::JournalRestored(_)
        | Fact::SchemaMigrated(_) => Icon::DatabaseBackup,
    }
}
