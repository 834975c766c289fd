//! A photo file's name: keyed, so that nobody can confirm that a certain picture is here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::hex;
use super::secret::Secret;
use crate::domain::id::PatientId;

/// Keyed BLAKE3 of patient and content. The patient is part of it: two patients never share a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhotoName(#[serde(with = "hex::array")] [u8; 32]);

impl PhotoName {
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn of(key: &Secret, patient: PatientId, sha256: &[u8; 32]) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(patient.as_bytes()).update(sha256);
        Self(hasher.finalize().into())
    }
}

/// As in the file's name: 64 hex digits.
impl fmt::Display for PhotoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for PhotoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not 64 lower hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not the name of a photo file")]
pub struct NotAName;

impl FromStr for PhotoName {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        hex::decode_array(text).map(Self).ok_or(NotAName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_depends_on_key_patient_and_content() {
        let name = |key: u8, patient: u8, content: u8| {
            let key = Secret::new([key; 32]);
            PhotoName::of(&key, PatientId::from_bytes([patient; 16]), &[content; 32])
        };
        let names = [name(1, 1, 1), name(2, 1, 1), name(1, 2, 1), name(1, 1, 2)];
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name));
            assert_eq!(name.to_string().parse(), Ok(*name));
        }
        assert_eq!(
            names[0].to_string(),
            "06e2c08cfafe7eeaf8550a6be683502785d7adfe9310ce4161bfe148f795cf62"
        );
        assert_eq!("AB".parse::<PhotoName>(), Err(NotAName));
    }
}
