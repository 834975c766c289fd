//! Everything that can ever have happened. A fact is only ever added; what it says is frozen as JSON with its version.
//!
//! Each kind, field and unit is described for readers outside the program in `docs/facts.md`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::access::{AccessAnswered, AccessRequested};
use super::aftercare::{AdverseEvent, AftercareGiven, EventStep, FollowUp, RedFlagClosed};
use super::alignment::PhotoAligned;
use super::appointment::{
    AppointmentArrived, AppointmentBooked, AppointmentCancelled, AppointmentJudged,
    AppointmentMoved, AppointmentNoShow,
};
use super::backup::{BackupMade, JournalRestored, RestoreRehearsed};
use super::check::JournalChecked;
use super::clinic::{
    AccessRecovered, ClinicChanged, KeysTended, PolicyChanged, SheetAdopted, UserAdded,
    UserRetired, VaultCreated,
};
use super::confirmation::{AreaInspected, IdentityConfirmed, ScreeningConfirmed};
use super::consent::{ConsentGiven, ConsentWithdrawn};
use super::consultation::{Consultation, Plan};
use super::decision::{RuleOverridden, WarningAccepted};
use super::information::{
    InformationDeclined, LateEntryCountersigned, OralInformation, WrittenInformation,
};
use super::log::{
    ClockConfirmed, ClockJumped, DraftBegun, DraftDiscarded, Exported, HeadSigned, Locked,
    LoggedIn, LoginFailed, RecordOpened, Refused, SchemaMigrated, Searched, SessionOpened,
};
use super::mark::PhotoMarked;
use super::patient::{ContactNote, PatientCorrected, PatientRegistered, ResponsibleDoctorSet};
use super::photo::PhotoAttached;
use super::photo_use::PhotoUseConsented;
use super::prescription::{Prescription, RepeatExempted};
use super::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, InstructionRead, PractitionerRegistered,
    ProductWatched, SheetApproved,
};
use super::same_person::{NotSamePerson, SamePerson};
use super::set_aside::{EntryMisplaced, EntryWithdrawn, PhotoHidden, PhotoWithdrawn};
use super::template::{TemplateApproved, TemplateWithdrawn};
use super::treatment::{Attested, Deviation, NothingGiven, Treatment, TreatmentStarted};
use super::vial::VialOpened;

/// The version that bodies are written in. Every older one stays readable for ever.
const VERSION: u64 = 1;

#[derive(Debug, thiserror::Error)]
pub enum FactError {
    #[error("unknown kind of fact `{0}`")]
    UnknownKind(String),
    #[error("fact `{kind}` has unknown version {version}")]
    UnknownVersion { kind: String, version: String },
    /// What serde says can quote what a person wrote, so it is kept out of this sentence.
    #[error("fact `{kind}` {fault}")]
    Malformed { kind: String, fault: &'static str },
}

macro_rules! facts {
    ($($name:ident = $kind:literal, $family:ident;)*) => {
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub enum Fact { $($name($name),)* }

        impl Fact {
            /// Every kind, in the order of `interfaces.md` §4.
            pub const KINDS: &[&str] = &[$($kind,)*];

            /// The name under which it is stored.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            /// Which group it belongs to.
            pub const fn family(&self) -> Family {
                match self { $(Self::$name(_) => Family::$family,)* }
            }

            /// The same for a stored name; none for a name of a newer program.
            pub fn family_of(kind: &str) -> Option<Family> {
                match kind {
                    $($kind => Some(Family::$family),)*
                    _ => None,
                }
            }

            /// The body that is stored and hashed, with the reason if it amends an earlier fact.
            pub fn to_json(&self, reason: Option<&str>) -> Result<String, FactError> {
                match self { $(Self::$name(fact) => written(fact, $kind, reason),)* }
            }

            /// Reads a stored body; an unknown kind, version or field is an error that names it.
            pub fn parse(kind: &str, json: &str) -> Result<Body, FactError> {
                match kind {
                    $($kind => read(kind, json, Self::$name),)*
                    _ => Err(FactError::UnknownKind(kind.to_owned())),
                }
            }
        }

        $(impl From<$name> for Fact {
            fn from(fact: $name) -> Self {
                Self::$name(fact)
            }
        })*
    };
}

facts! {
    VaultCreated = "vault_created", Clinic;
    ClinicChanged = "clinic_changed", Clinic;
    PolicyChanged = "policy_changed", Clinic;
    UserAdded = "user_added", Clinic;
    UserRetired = "user_retired", Clinic;
    AccessRecovered = "access_recovered", Clinic;
    KeysTended = "keys_tended", Clinic;
    SheetAdopted = "sheet_adopted", Clinic;
    SheetApproved = "sheet_approved", Clinic;
    PractitionerRegistered = "practitioner_registered", Clinic;
    BatchPaused = "batch_paused", Clinic;
    ProductWatched = "product_watched", Clinic;
    InstructionAdopted = "instruction_adopted", Clinic;
    InstructionRead = "instruction_read", Clinic;
    EmergencyKitChecked = "emergency_kit_checked", Clinic;
    TemplateApproved = "template_approved", Clinic;
    TemplateWithdrawn = "template_withdrawn", Clinic;
    PatientRegistered = "patient_registered", Patient;
    PatientCorrected = "patient_corrected", Patient;
    ResponsibleDoctorSet = "responsible_doctor_set", Patient;
    AccessRequested = "access_requested", Patient;
    AccessAnswered = "access_answered", Patient;
    EntryWithdrawn = "entry_withdrawn", Patient;
    EntryMisplaced = "entry_misplaced", Patient;
    SamePerson = "same_person", Patient;
    NotSamePerson = "not_same_person", Patient;
    Consultation = "consultation", Course;
    WrittenInformation = "written_information", Course;
    OralInformation = "oral_information", Course;
    InformationDeclined = "information_declined", Course;
    Plan = "plan", Course;
    LateEntryCountersigned = "late_entry_countersigned", Course;
    ContactNote = "contact_note", Course;
    ConsentGiven = "consent_given", Course;
    ConsentWithdrawn = "consent_withdrawn", Course;
    Prescription = "prescription", Course;
    RepeatExempted = "repeat_exempted", Course;
    IdentityConfirmed = "identity_confirmed", Course;
    ScreeningConfirmed = "screening_confirmed", Course;
    AreaInspected = "area_inspected", Course;
    AppointmentBooked = "appointment_booked", Appointment;
    AppointmentMoved = "appointment_moved", Appointment;
    AppointmentCancelled = "appointment_cancelled", Appointment;
    AppointmentArrived = "appointment_arrived", Appointment;
    AppointmentNoShow = "appointment_no_show", Appointment;
    AppointmentJudged = "appointment_judged", Appointment;
    PhotoAttached = "photo_attached", Photo;
    PhotoAligned = "photo_aligned", Photo;
    PhotoMarked = "photo_marked", Photo;
    PhotoWithdrawn = "photo_withdrawn", Photo;
    PhotoHidden = "photo_hidden", Photo;
    PhotoUseConsented = "photo_use_consented", Photo;
    VialOpened = "vial_opened", Treatment;
    WarningAccepted = "warning_accepted", Treatment;
    RuleOverridden = "rule_overridden", Treatment;
    TreatmentStarted = "treatment_started", Treatment;
    NothingGiven = "nothing_given", Treatment;
    Treatment = "treatment", Treatment;
    Deviation = "deviation", Treatment;
    Attested = "attested", Treatment;
    AftercareGiven = "aftercare_given", Treatment;
    AdverseEvent = "adverse_event", Treatment;
    EventStep = "event_step", Treatment;
    RedFlagClosed = "red_flag_closed", Treatment;
    FollowUp = "follow_up", Treatment;
    SessionOpened = "session_opened", Log;
    LoggedIn = "logged_in", Log;
    LoginFailed = "login_failed", Log;
    Locked = "locked", Log;
    RecordOpened = "record_opened", Log;
    Searched = "searched", Log;
    Exported = "exported", Log;
    Refused = "refused", Log;
    DraftBegun = "draft_begun", Log;
    DraftDiscarded = "draft_discarded", Log;
    ClockJumped = "clock_jumped", Log;
    ClockConfirmed = "clock_confirmed", Log;
    BackupMade = "backup_made", Log;
    RestoreRehearsed = "restore_rehearsed", Log;
    JournalRestored = "journal_restored", Log;
    JournalChecked = "journal_checked", Log;
    SchemaMigrated = "schema_migrated", Log;
    HeadSigned = "head_signed", Log;
}

/// The groups of facts, which are also the filters of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Family {
    Clinic,
    Patient,
    Course,
    Appointment,
    Photo,
    Treatment,
    Log,
}

impl Fact {
    /// Log facts are not signed by a person's key, but for those that somebody vouches for: `clock_confirmed`, `head_signed`.
    pub fn is_signed(&self) -> bool {
        Self::is_signed_kind(self.kind())
    }

    /// The same for a stored name.
    pub fn is_signed_kind(kind: &str) -> bool {
        matches!(kind, "clock_confirmed" | "head_signed")
            || Self::family_of(kind) != Some(Family::Log)
    }
}

/// A body as read back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    pub fact: Fact,
    /// Why it amends an earlier entry.
    pub reason: Option<String>,
}

fn written<T: Serialize>(fact: &T, kind: &str, reason: Option<&str>) -> Result<String, FactError> {
    let malformed = |fault| FactError::Malformed {
        kind: kind.to_owned(),
        fault,
    };
    let json = serde_json::to_string(fact).map_err(|_content| malformed("cannot be written"))?;
    let fields = json
        .strip_prefix('{')
        .ok_or_else(|| malformed("is not an object"))?;
    let mut body = format!("{{\"v\":{VERSION}");
    if let Some(reason) = reason {
        body.push_str(",\"reason\":");
        body.push_str(
            &serde_json::to_string(reason).map_err(|_content| malformed("cannot be written"))?,
        );
    }
    if fields != "}" {
        body.push(',');
    }
    body.push_str(fields);
    Ok(body)
}

fn read<T: DeserializeOwned>(
    kind: &str,
    json: &str,
    wrap: fn(T) -> Fact,
) -> Result<Body, FactError> {
    let malformed = |fault| FactError::Malformed {
        kind: kind.to_owned(),
        fault,
    };
    let mut fields: Map<String, Value> =
        serde_json::from_str(json).map_err(|_content| malformed("is not an object"))?;
    let version = fields.remove("v").unwrap_or_default();
    if version != VERSION {
        return Err(FactError::UnknownVersion {
            kind: kind.to_owned(),
            version: version.to_string(),
        });
    }
    let reason = match fields.remove("reason") {
        Some(Value::String(reason)) => Some(reason),
        None => None,
        Some(_) => return Err(malformed("has a reason that is not text")),
    };
    let fact = serde_json::from_value(Value::Object(fields))
        .map_err(|_content| malformed("has a missing or unknown field"))?;
    Ok(Body {
        fact: wrap(fact),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::log::LoggedIn;

    #[test]
    fn a_body_carries_its_version_and_its_reason() {
        let note = ContactNote {
            channel: super::super::patient::ContactChannel::Telephone,
            text: "Ø".to_owned(),
        };
        let fact = Fact::from(note);
        let json = fact.to_json(Some("Tastefejl")).expect("json");
        assert_eq!(
            json,
            r#"{"v":1,"reason":"Tastefejl","channel":"telephone","text":"Ø"}"#
        );
        let body = Fact::parse("contact_note", &json).expect("a body");
        assert_eq!(
            body,
            Body {
                fact,
                reason: Some("Tastefejl".to_owned())
            }
        );
        assert_eq!(
            Fact::from(LoggedIn {}).to_json(None).expect("json"),
            r#"{"v":1}"#
        );
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let error = |kind, json| Fact::parse(kind, json).expect_err("refused").to_string();
        assert_eq!(
            error("tooth_pulled", r#"{"v":1}"#),
            "unknown kind of fact `tooth_pulled`"
        );
        assert_eq!(
            error("logged_in", r#"{"v":2}"#),
            "fact `logged_in` has unknown version 2"
        );
        assert!(error("logged_in", r#"{"v":1,"mood":"good"}"#).contains("logged_in"));
    }
}
