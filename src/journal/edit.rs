//! Everything this program can ever be asked to do to a record: plain, comparable values.

use std::collections::BTreeSet;

mod values;

pub use values::{
    Amendment, Booking, DraftContent, Registration, SealedPhoto, Slot, Uniting, Withdrawing,
};

use crate::domain::access::{AccessAnswered, AccessRequested};
use crate::domain::aftercare::{AdverseEvent, AftercareGiven, EventStep, FollowUp, RedFlagClosed};
use crate::domain::alignment::PhotoAligned;
use crate::domain::appointment::CancelledBy;
use crate::domain::backup::{BackupMade, RestoreRehearsed};
use crate::domain::check::JournalChecked;
use crate::domain::clinic::{Clinic, SheetAdopted};
use crate::domain::confirmation::{AreaInspected, ScreeningConfirmed};
use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::consultation::Plan;
use crate::domain::id::{DraftId, EntryId, PatientId, UserId};
use crate::domain::information::{OralInformation, Part, WrittenInformation};
use crate::domain::log::{DraftKind, Export, LockReason};
use crate::domain::mark::PhotoMarked;
use crate::domain::patient::{ContactNote, Patient};
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::prescription::{Prescription, RepeatExempted};
use crate::domain::rules::RuleId;
use crate::domain::rules::policy::Policy;
use crate::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, PractitionerRegistered, ProductWatched,
    SheetApproved,
};
use crate::domain::set_aside::PhotoHidden;
use crate::domain::template::{TemplateApproved, TemplateWithdrawn};
use crate::domain::time::Moment;
use crate::domain::treatment::Deviation;
use crate::domain::user::User;
use crate::domain::vial::VialOpened;

use super::gate::Asked;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    // Patients
    RegisterPatient(Registration),
    CorrectPatient {
        patient: PatientId,
        to: Patient,
        reason: String,
    },
    SetResponsibleDoctor {
        patient: PatientId,
        doctor: UserId,
    },
    /// Every opening of a record is a fact; a reviewer states why.
    OpenRecord {
        patient: PatientId,
        purpose: Option<String>,
    },
    AddContactNote {
        patient: PatientId,
        at: Moment,
        note: ContactNote,
    },

    /// The patient was registered twice: both records are read as one from now on.
    Unite(Uniting),
    /// They are two people after all: each record is read by itself again.
    Part {
        patient: PatientId,
        reason: String,
    },

    // Drafts
    BeginDraft {
        patient: PatientId,
        kind: DraftKind,
        content: DraftContent,
    },
    SaveDraft {
        draft: DraftId,
        revision: i64,
        content: DraftContent,
    },
    DiscardDraft(DraftId),

    // Consultation and information
    SignConsultation(DraftId),
    RecordWritten {
        patient: PatientId,
        at: Moment,
        information: WrittenInformation,
    },
    RecordOral {
        patient: PatientId,
        at: Moment,
        information: OralInformation,
    },
    DeclineInformation {
        patient: PatientId,
        words: String,
    },
    RecordPlan {
        patient: PatientId,
        plan: Plan,
    },
    /// A doctor vouches for an entry that was written late (R06).
    Countersign {
        patient: PatientId,
        entry: EntryId,
    },
    /// The same kind of fact again, whole and corrected, with a reason.
    Amend(Amendment),
    /// Entries that do not belong to this patient, or tell what never happened.
    WithdrawEntries(Withdrawing),

    // Consent and prescription
    GiveConsent {
        patient: PatientId,
        at: Moment,
        consent: ConsentGiven,
    },
    WithdrawConsent {
        patient: PatientId,
        at: Moment,
        withdrawn: ConsentWithdrawn,
    },
    Prescribe {
        patient: PatientId,
        prescription: Prescription,
    },
    /// A doctor's decision that a repeat needs no new reflection period (R24).
    ExemptRepeat {
        patient: PatientId,
        exempted: RepeatExempted,
    },

    // The day itself
    ConfirmIdentity(PatientId),
    ConfirmScreening {
        patient: PatientId,
        screening: ScreeningConfirmed,
    },
    InspectAreas {
        patient: PatientId,
        areas: Vec<AreaInspected>,
    },
    OpenVial {
        patient: PatientId,
        at: Moment,
        vial: VialOpened,
    },

    // The gate
    /// With a doctor's proof where the warning is clinical and a nurse is logged in.
    AcceptWarning {
        patient: PatientId,
        asked: Asked,
        rule: RuleId,
        part: Option<Part>,
    },
    /// With a doctor's proof only: one rule, one treatment (rules §6).
    OverrideRule {
        patient: PatientId,
        asked: Asked,
        rule: RuleId,
        part: Option<Part>,
        reason: String,
    },
    StartTreatment {
        patient: PatientId,
        asked: Asked,
    },

    // Treatment
    SignTreatment(DraftId),
    /// A start that came to nothing.
    RecordNothingGiven {
        patient: PatientId,
        start: EntryId,
        why: String,
    },
    /// What the rules said is found out by the journal; `rules` and `asked` of the fact are filled in there.
    RecordDeviation {
        patient: PatientId,
        deviation: Box<Deviation>,
    },
    /// With a doctor's proof and a reason for a deviation.
    Attest {
        patient: PatientId,
        entry: EntryId,
        reason: Option<String>,
    },
    GiveAftercare {
        patient: PatientId,
        at: Moment,
        aftercare: AftercareGiven,
    },
    ReportAdverseEvent {
        patient: PatientId,
        at: Moment,
        event: AdverseEvent,
    },
    /// Something was done about an adverse event: asked, rung, told to a doctor, reported.
    RecordEventStep {
        patient: PatientId,
        at: Moment,
        step: EventStep,
    },
    CloseRedFlag {
        patient: PatientId,
        closed: RedFlagClosed,
    },
    /// The patient asked to see her record.
    RequestAccess {
        patient: PatientId,
        at: Moment,
        request: AccessRequested,
    },
    AnswerAccess {
        patient: PatientId,
        at: Moment,
        answered: AccessAnswered,
    },
    /// How a treatment went.
    RecordFollowUp {
        patient: PatientId,
        at: Moment,
        follow_up: FollowUp,
    },

    // Appointments
    Book(Booking),
    Move {
        appointment: EntryId,
        to: Slot,
    },
    /// With a doctor's proof only: saved although it is too early (rules §8.4).
    BookTooEarly {
        booking: Booking,
        reason: String,
    },
    MoveTooEarly {
        appointment: EntryId,
        to: Slot,
        reason: String,
    },
    Cancel {
        appointment: EntryId,
        by: CancelledBy,
        note: String,
    },
    Arrive(EntryId),
    NoShow(EntryId),

    // Photos
    AttachPhotos {
        patient: PatientId,
        photos: Vec<SealedPhoto>,
    },
    /// Where both pupils are in a photo from the front; said again, the newest holds.
    AlignPhoto {
        patient: PatientId,
        aligned: PhotoAligned,
    },
    /// All marks upon a photo; said again, the newest holds.
    MarkPhoto {
        patient: PatientId,
        marked: PhotoMarked,
    },
    /// It was attached to the wrong patient, and belongs to another one, if anybody knows to whom.
    WithdrawPhoto {
        patient: PatientId,
        photo: EntryId,
        to: Option<PatientId>,
        reason: String,
    },
    HidePhoto {
        patient: PatientId,
        hidden: PhotoHidden,
    },
    /// The patient has agreed that photos are used beyond the record (R82). Withdrawn like any consent.
    ConsentToPhotoUse {
        patient: PatientId,
        at: Moment,
        consent: PhotoUseConsented,
    },
    /// Copies may leave (R81), and that they leave is noted.
    ExportPhotos {
        patient: PatientId,
        what: Export,
        photos: Vec<EntryId>,
        purpose: Option<Purpose>,
        to: String,
    },

    // Clinic
    AddUser(User),
    /// With a doctor's own passphrase only.
    RetireUser(UserId),
    ChangeClinic(Clinic),
    ChangePolicy(Policy),
    AdoptSheet(SheetAdopted),
    ApproveSheet(SheetApproved),
    RegisterPractitioner(PractitionerRegistered),
    PauseBatch(BatchPaused),
    /// Whether any adverse event of a product is reported (R93).
    WatchProduct(ProductWatched),
    CheckEmergencyKit {
        at: Moment,
        check: EmergencyKitChecked,
    },
    AdoptInstruction(InstructionAdopted),
    /// The version in use, by who is logged in.
    ReadInstruction,
    ApproveTemplate(TemplateApproved),
    /// By name and product; the grounds stand with it.
    WithdrawTemplate(TemplateWithdrawn),

    // Log
    NoteSearch {
        text: String,
        hits: u32,
    },
    /// A recall is looked at: the search, and every record that is opened by it, all of them or none.
    NoteRecall {
        batch: String,
        hits: u32,
        opened: BTreeSet<PatientId>,
        purpose: Option<String>,
    },
    NoteExport {
        patient: Option<PatientId>,
        what: Export,
    },
    /// A record, or who opened it, leaves on paper.
    HandOut {
        patient: PatientId,
        what: Export,
        to: String,
    },
    /// A backup was made, perhaps while nobody was logged in.
    NoteBackup {
        at: Moment,
        made: BackupMade,
    },
    NoteRehearsal(RestoreRehearsed),
    /// Everything was read again, and this is what came of it.
    NoteCheck(JournalChecked),
    /// With a doctor's proof only: the time shown is right (§2.8).
    ConfirmClock,
    /// Somebody takes the head of the chain along.
    SignHead,
    Lock(LockReason),
}

impl Edit {
    /// The name under which a refusal is logged.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::RegisterPatient(_) => "register_patient",
            Self::CorrectPatient { .. } => "correct_patient",
            Self::SetResponsibleDoctor { .. } => "set_responsible_doctor",
            Self::OpenRecord { .. } => "open_record",
            Self::AddContactNote { .. } => "add_contact_note",
            Self::Unite(_) => "unite",
            Self::Part { .. } => "part",
            Self::BeginDraft { .. } => "begin_draft",
            Self::SaveDraft { .. } => "save_draft",
            Self::DiscardDraft(_) => "discard_draft",
            Self::SignConsultation(_) => "sign_consultation",
            Self::RecordWritten { .. } => "record_written",
            Self::RecordOral { .. } => "record_oral",
            Self::DeclineInformation { .. } => "decline_information",
            Self::RecordPlan { .. } => "record_plan",
            Self::Countersign { .. } => "countersign",
            Self::Amend(_) => "amend",
            Self::WithdrawEntries(_) => "withdraw_entries",
            Self::Book(_) => "book",
            Self::Move { .. } => "move",
            Self::BookTooEarly { .. } => "book_too_early",
            Self::MoveTooEarly { .. } => "move_too_early",
            Self::Cancel { .. } => "cancel",
            Self::Arrive(_) => "arrive",
            Self::NoShow(_) => "no_show",
            Self::AttachPhotos { .. } => "attach_photos",
            Self::AlignPhoto { .. } => "align_photo",
            Self::MarkPhoto { .. } => "mark_photo",
            Self::WithdrawPhoto { .. } => "withdraw_photo",
            Self::HidePhoto { .. } => "hide_photo",
            Self::ConsentToPhotoUse { .. } => "consent_to_photo_use",
            Self::ExportPhotos { .. } => "export_photos",
            Self::AddUser(_) => "add_user",
            Self::RetireUser(_) => "retire_user",
            Self::ChangeClinic(_) => "change_clinic",
            Self::ChangePolicy(_) => "change_policy",
            Self::AdoptSheet(_) => "adopt_sheet",
            Self::GiveConsent { .. } => "give_consent",
            Self::WithdrawConsent { .. } => "withdraw_consent",
            Self::Prescribe { .. } => "prescribe",
            Self::ExemptRepeat { .. } => "exempt_repeat",
            Self::ConfirmIdentity(_) => "confirm_identity",
            Self::ConfirmScreening { .. } => "confirm_screening",
            Self::InspectAreas { .. } => "inspect_areas",
            Self::OpenVial { .. } => "open_vial",
            Self::AcceptWarning { .. } => "accept_warning",
            Self::OverrideRule { .. } => "override_rule",
            Self::StartTreatment { .. } => "start_treatment",
            Self::SignTreatment(_) => "sign_treatment",
            Self::RecordNothingGiven { .. } => "record_nothing_given",
            Self::RecordDeviation { .. } => "record_deviation",
            Self::Attest { .. } => "attest",
            Self::GiveAftercare { .. } => "give_aftercare",
            Self::ReportAdverseEvent { .. } => "report_adverse_event",
            Self::RecordEventStep { .. } => "record_event_step",
            Self::CloseRedFlag { .. } => "close_red_flag",
            Self::RecordFollowUp { .. } => "record_follow_up",
            Self::RequestAccess { .. } => "request_access",
            Self::AnswerAccess { .. } => "answer_access",
            Self::ApproveSheet(_) => "approve_sheet",
            Self::RegisterPractitioner(_) => "register_practitioner",
            Self::PauseBatch(_) => "pause_batch",
            Self::WatchProduct(_) => "watch_product",
            Self::CheckEmergencyKit { .. } => "check_emergency_kit",
            Self::AdoptInstruction(_) => "adopt_instruction",
            Self::ReadInstruction => "read_instruction",
            Self::ApproveTemplate(_) => "approve_template",
            Self::WithdrawTemplate(_) => "withdraw_template",
            Self::NoteSearch { .. } => "note_search",
            Self::NoteRecall { .. } => "note_recall",
            Self::NoteExport { .. } => "note_export",
            Self::HandOut { .. } => "hand_out",
            Self::NoteBackup { .. } => "note_backup",
            Self::NoteRehearsal(_) => "note_rehearsal",
            Self::NoteCheck(_) => "note_check",
            Self::ConfirmClock => "confirm_clock",
            Self::SignHead => "sign_head",
            Self::Lock(_) => "lock",
        }
    }
}
