//! What an edit is given where its own fields would be too many: each a plain, comparable value.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::aftercare::{FollowUpDraft, ReactionDraft};
use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::consultation::ConsultationDraft;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::log::DraftKind;
use crate::domain::patient::{ContactNote, Patient};
use crate::domain::photo::PhotoAttached;
use crate::domain::product::ProductId;
use crate::domain::time::Moment;
use crate::domain::treatment::TreatmentDraft;

use crate::journal::error::{Error, Result};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    pub patient: Patient,
    pub responsible_doctor: UserId,
    /// The warnings (control digit, similar name, identical other number) were shown and accepted.
    pub warnings_seen: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftContent {
    Consultation(Box<ConsultationDraft>),
    ContactNote {
        note: ContactNote,
        at: Option<Moment>,
    },
    Treatment(Box<TreatmentDraft>),
    Reaction(Box<ReactionDraft>),
    FollowUp(Box<FollowUpDraft>),
}

impl DraftContent {
    pub const fn kind(&self) -> DraftKind {
        match self {
            Self::Consultation(_) => DraftKind::Consultation,
            Self::ContactNote { .. } => DraftKind::ContactNote,
            Self::Treatment(_) => DraftKind::Treatment,
            Self::Reaction(_) => DraftKind::Reaction,
            Self::FollowUp(_) => DraftKind::FollowUp,
        }
    }

    pub(in crate::journal) fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|_content| Error::DraftUnreadable)
    }

    /// Reads a stored draft back.
    pub fn parse(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|_content| Error::DraftUnreadable)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amendment {
    pub patient: PatientId,
    /// The entry to amend, or any earlier amendment of it.
    pub entry: EntryId,
    pub occurred_at: Moment,
    pub fact: Fact,
    pub reason: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawing {
    pub patient: PatientId,
    /// Any version of each.
    pub entries: Vec<EntryId>,
    /// Whom they are about; absent if nobody knows, or if they are about nobody.
    pub to: Option<PatientId>,
    pub reason: String,
}

/// Two registrations of one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Uniting {
    pub patient: PatientId,
    pub other: PatientId,
    /// The one of the two in which work goes on.
    pub kept: PatientId,
    pub reason: String,
    /// In what they differ was shown and accepted.
    pub differences_seen: bool,
}

/// When and with whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    pub practitioner: UserId,
    pub start: Moment,
    /// 5–240.
    pub minutes: u32,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Booking {
    /// Absent only for blocked time.
    pub patient: Option<PatientId>,
    pub kind: AppointmentKind,
    pub slot: Slot,
    pub areas: BTreeSet<Area>,
    pub product: Option<ProductId>,
    pub note: String,
}

/// A photo whose original already lies sealed and durable in the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedPhoto {
    pub photo: PhotoAttached,
    pub taken_at: Moment,
    /// JPEG, upright, long side 320 px.
    pub thumbnail: Vec<u8>,
}
