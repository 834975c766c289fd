//! The clinic's own facts: its beginning, its name, its settings and its information sheets.

use serde::{Deserialize, Serialize};

use super::id::VaultId;
use super::rules::policy::Policy;

/// The first entry of every journal. Whether it is a practice clinic never changes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultCreated {
    pub vault: VaultId,
    pub practice: bool,
    pub clinic: String,
    /// Version of the program that made it.
    pub program: String,
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// CVR number or registration as a place of cosmetic treatment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub registration: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicChanged {
    pub clinic: Clinic,
}

/// All settings as they are from now on; the old ones stand in the fact before (rules §12).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyChanged {
    pub policy: Policy,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserAdded {
    pub user: super::user::User,
}

/// A sheet as it was taken into use: the very text, so that the record proves what the patient was given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetAdopted {
    pub version: String,
    /// Language of the text, `da`.
    pub language: String,
    /// Lower hex, of exactly the bytes of `text`.
    pub sha256: String,
    pub text: String,
    /// It tells the patient something new, so that older information is not the newest (R26).
    pub material: bool,
}
