//! One newtype for each kind of id, so that a patient can never be passed where a user is meant.
//!
//! All are `UUIDv7`: unique without asking anyone, and in the order in which they were made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

id! {
    /// One journal folder and the chain in it.
    VaultId
    /// One entry of the chain. An appointment and a photo carry the id of the entry that made them.
    EntryId
    /// One patient's record; personal numbers are attributes of it, never its key (`identity.md`).
    PatientId
    /// One user, for ever: ids are not used again when somebody leaves.
    UserId
    /// The workstation that an entry was written on.
    OriginId
    /// One draft, which may become facts or be thrown away.
    DraftId
}
