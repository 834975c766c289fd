//! Proving passphrases: unlocking, a doctor's proof for one action, and a new user's slot. Slow by design (argon2id).

use crate::domain::id::UserId;
use crate::domain::user::User;
use crate::journal::{Journal, Proof};
use crate::vault::keys::{KdfCost, KeyFile, NewSlot, NewUser, Opened, Passphrase};
use crate::vault::{Error, Vault, hex};
use std::sync::Arc;

/// Opens a user's slot.
pub struct Unlock {
    pub keys: KeyFile,
    pub user: UserId,
    pub passphrase: Passphrase,
}

impl Unlock {
    pub fn run(self) -> Result<Opened, Error> {
        self.keys.unlock(self.user, &self.passphrase)
    }
}

/// The same for one action of a doctor while somebody is logged in.
pub struct Prove(pub Unlock);

impl Prove {
    pub fn run(self) -> Result<Proof, Error> {
        self.0.run().map(Journal::proof)
    }
}

/// Makes a slot for a user who has typed her own passphrase.
pub struct AddSlot {
    pub keys: KeyFile,
    pub vault: Arc<Vault>,
    pub new: NewUser,
    pub authorisation: Option<String>,
    pub passphrase: Passphrase,
    /// At least this, and no less than any other user's.
    pub cost: KdfCost,
}

impl AddSlot {
    /// The slot for the key file, and the user for the journal: both say the same.
    pub fn run(self) -> Result<(NewSlot, User), Error> {
        let cost = self.keys.no_cheaper(self.cost);
        let slot = self
            .keys
            .new_slot(self.vault.keys(), &self.new, &self.passphrase, cost)?;
        let NewUser {
            user: id,
            name,
            role,
            photos,
        } = self.new;
        let user = User {
            id,
            name,
            role,
            authorisation: self.authorisation,
            photos,
            public_key: hex::encode(&slot.public.exchange),
            verifying_key: hex::encode(&slot.public.signing),
        };
        Ok((slot, user))
    }
}
