//! Appointments: what is planned when with whom. What became of each is folded from its facts by [`super::course::Course`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::id::{EntryId, UserId};
use super::information::Part;
use super::product::ProductId;
use super::time::{MINUTE, Moment};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentKind {
    Consultation,
    Treatment,
    Control,
    /// Time that nobody can be booked into; it has no patient.
    Blocked,
}

/// A doctor saved the time although it is too early (rules §8.4). It permits nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedTooEarly {
    pub reason: String,
    /// The earliest lawful moment as it was then; absent when no limit could be named (§8.8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Moment>,
    /// Who was logged in when the doctor gave her passphrase.
    pub session: UserId,
}

/// `occurred_at` is when it was booked. The appointment is known by the id of this entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentBooked {
    #[serde(rename = "type")]
    pub kind: AppointmentKind,
    pub practitioner: UserId,
    pub start: Moment,
    pub minutes: u32,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub areas: BTreeSet<Area>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_early: Option<SavedTooEarly>,
}

impl AppointmentBooked {
    pub fn parts(&self) -> Vec<Part> {
        let part = |area: &Area| {
            self.product.clone().map(|product| Part {
                area: area.clone(),
                product,
            })
        };
        self.areas.iter().filter_map(part).collect()
    }

    pub const fn end(&self) -> Moment {
        self.start.plus(self.minutes as i64 * MINUTE)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentMoved {
    pub appointment: EntryId,
    pub practitioner: UserId,
    pub start: Moment,
    pub minutes: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_early: Option<SavedTooEarly>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    Patient,
    Clinic,
}

/// `occurred_at` is when the cancellation came; whether it was late is reckoned from it (R98).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentCancelled {
    pub appointment: EntryId,
    pub by: CancelledBy,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentArrived {
    pub appointment: EntryId,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentNoShow {
    pub appointment: EntryId,
}

/// The journal's own judgement after information changed (rules §8.7).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentJudged {
    pub appointment: EntryId,
    pub too_early: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Moment>,
}
