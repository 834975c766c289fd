//! Who acts, with which role and key; and the proof of a second person.

use ed25519_dalek::{Signer as _, SigningKey};

use crate::domain::chain::{Hash, to_sign};
use crate::domain::id::UserId;
use crate::domain::user::Role;

use super::refusal::Refusal;

/// The person who is logged in. The signing key is wiped when it is dropped.
pub struct Author {
    pub user: UserId,
    pub role: Role,
    key: Box<SigningKey>,
}

impl Author {
    pub const fn new(user: UserId, role: Role, key: Box<SigningKey>) -> Self {
        Self { user, role, key }
    }

    pub fn sign(&self, hash: &Hash) -> [u8; 64] {
        self.key.sign(&to_sign(hash)).to_bytes()
    }

    pub(super) const fn key(&self) -> &SigningKey {
        &self.key
    }

    pub fn must_be(&self, role: Role) -> Result<(), Refusal> {
        if self.role == role {
            Ok(())
        } else {
            Err(Refusal::Role(role))
        }
    }

    /// Doctors and nurses write; a reviewer reads.
    pub fn must_be_clinician(&self) -> Result<(), Refusal> {
        match self.role {
            Role::Doctor | Role::Nurse => Ok(()),
            Role::Reviewer => Err(Refusal::Role(Role::Nurse)),
        }
    }
}

/// A doctor gave her own passphrase for one action. It can be used once and is wiped on drop.
pub struct Proof(pub(super) Author);

impl Proof {
    pub const fn new(author: Author) -> Self {
        Self(author)
    }
}
