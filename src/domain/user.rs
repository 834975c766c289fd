//! Who may act: users, their roles, and what the law asks to know about them.

use serde::{Deserialize, Serialize};

use super::id::UserId;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Doctor,
    Nurse,
    Reviewer,
}

impl Role {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doctor => "doctor",
            Self::Nurse => "nurse",
            Self::Reviewer => "reviewer",
        }
    }
}

/// A user as the journal knows her; the keys must agree with those in the key file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    pub id: UserId,
    /// First name and family name as shown on tiles and beside every entry.
    pub name: String,
    pub role: Role,
    /// Authorisation id of Styrelsen for Patientsikkerhed; doctors and nurses have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<String>,
    /// Whether a reviewer may open photos. Always true for doctors and nurses.
    pub photos: bool,
    /// X25519 public key, lower hex: what the root key is sealed to.
    pub public_key: String,
    /// Ed25519 public key, lower hex: what this user's signatures are checked with.
    pub verifying_key: String,
}

impl User {
    /// `VM` of »Vera Mikkelsen«: what a witnessed tick shows.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(3)
            .collect()
    }
}
