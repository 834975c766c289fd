//! Who a patient is and how to reach her. Every change is a new fact, so old values stay readable.

use serde::{Deserialize, Serialize};

use super::id::UserId;
use super::identity::Number;
use super::name::PersonName;
use super::time::Day;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
    Other,
}

/// The whole of what is known, as of one fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patient {
    pub name: PersonName,
    /// Exactly one active number; earlier ones stand in earlier facts.
    pub number: Number,
    /// A field of its own: it is compared with the number, never copied over it.
    pub birth_date: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientRegistered {
    pub patient: Patient,
    pub responsible_doctor: UserId,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientCorrected {
    pub patient: Patient,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsibleDoctorSet {
    pub doctor: UserId,
}

/// A signed note about a contact outside the consultation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactNote {
    pub channel: ContactChannel,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactChannel {
    Telephone,
    Email,
    Question,
    Other,
}
