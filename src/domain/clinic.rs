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
    /// Of the recovery key: X25519, lower hex. The key file alone is not believed when the next root key is sealed to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_public: Option<String>,
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

/// She can no longer log in; what she wrote stays hers. The keys that she knew give way to those of `epoch`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserRetired {
    pub user: super::id::UserId,
    pub epoch: u32,
}

/// Somebody came in with the recovery key and has keys of her own anew; what she signs from here on is checked with them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessRecovered {
    pub user: super::id::UserId,
    /// As in `user_added`.
    pub public_key: String,
    pub verifying_key: String,
}

/// Something was done with keys that changes nobody's rights.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeysTended {
    pub what: Tended,
    /// Of the recovery key that was made or proven: X25519, lower hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_public: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tended {
    /// Her own.
    PassphraseChanged,
    /// The old one opens nothing any more, but for copies made before.
    RecoveryKeyReplaced,
    /// It was typed and opens the journal; nothing was changed.
    RecoveryKeyTested,
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
