//! `vault.keys`: the slots of all users, the root key sealed to the recovery key, and nothing about patients.
//!
//! One JSON line, a newline, and the hex SHA-256 of the line.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::kept::Kept;
use super::slot::root_key;
use super::{Bond, KdfCost, Keys, NewSlot, NewUser, Opened, Passphrase, RecoveryKey, Slot, root};
use crate::domain::id::{UserId, VaultId};
use crate::vault::secret::{Secret, random};
use crate::vault::{Error, hex};

/// The format that is written and read.
const VERSION: u64 = 1;

/// The contents of `vault.keys`: no secret in clear. A clone can be handed to a worker, which then unlocks with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    v: u64,
    vault: VaultId,
    practice: bool,
    /// One more each time it is written: of two whole copies the higher is valid.
    pub(super) counter: u64,
    epoch: u32,
    clinic: String,
    slots: Vec<Slot>,
    recovery: Recovery,
    /// One box for each earlier epoch.
    kept: Vec<Kept>,
    /// A slot that was prepared when the program stopped; the journal knows whether it is the right one.
    #[serde(skip)]
    staged: Option<Box<Slot>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recovery {
    #[serde(with = "hex::array")]
    public: [u8; 32],
    #[serde(with = "hex")]
    root: Vec<u8>,
}

impl Recovery {
    fn sealed(bond: Bond, recovery: &RecoveryKey, root: &Secret) -> Result<Self, Error> {
        let public = root::public_of(&recovery.exchange(bond.vault))?;
        Ok(Self {
            public,
            root: root::seal(bond, None, &public, root.as_slice())?,
        })
    }
}

/// Somebody who shall still hold the keys, as the journal knows her: the key file alone is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    pub user: UserId,
    /// X25519.
    pub public: [u8; 32],
    /// Asked of a reviewer only.
    pub photos: bool,
}

/// Why bytes are no key file that we can use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unusable {
    Damaged,
    Newer(u64),
}

impl KeyFile {
    /// A first key file with a fresh root key: of the recovery key and one user.
    pub(crate) fn found(
        vault: VaultId,
        practice: bool,
        clinic: &str,
        recovery: &RecoveryKey,
        first: (&NewUser, &Passphrase, KdfCost),
    ) -> Result<Self, Error> {
        let bond = Bond {
            vault,
            practice,
            epoch: 1,
        };
        let secret: Secret = random()?;
        let recovery = Recovery::sealed(bond, recovery, &secret)?;
        let keys = Keys::from_root(vault, 1, secret);
        let (user, passphrase, cost) = first;
        let slot = Slot::prepare(bond, &keys, user, passphrase, cost)?.slot;
        Ok(Self {
            v: VERSION,
            vault,
            practice,
            counter: 0,
            epoch: 1,
            clinic: clinic.to_owned(),
            slots: vec![slot],
            recovery,
            kept: Vec::new(),
            staged: None,
        })
    }

    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    pub const fn is_practice(&self) -> bool {
        self.practice
    }

    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    pub fn clinic(&self) -> &str {
        &self.clinic
    }

    /// All users, in the order in which they were added.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub fn slot(&self, user: UserId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.user() == user)
    }

    /// Proves a passphrase, before the database is touched. Slow by design (argon2id): never on the UI thread.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; [`Error::UnknownUser`]; [`Error::KeysDamaged`] if the slot does not fit together.
    pub fn unlock(&self, user: UserId, passphrase: &Passphrase) -> Result<Opened, Error> {
        let slot = self.slot(user).ok_or(Error::UnknownUser)?;
        let opened = slot.open(self.bond(), passphrase, &self.kept);
        let staged = self.staged.as_ref().filter(|staged| staged.user() == user);
        match (opened, staged) {
            (Err(Error::WrongPassphrase), Some(staged)) => {
                staged.open(self.bond(), passphrase, &self.kept)
            }
            (opened, _) => opened,
        }
    }

    /// Proves the recovery key by opening its seal.
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<Keys, Error> {
        let exchange = recovery.exchange(self.vault);
        if root::public_of(&exchange)? != self.recovery.public {
            return Err(Error::WrongRecoveryKey);
        }
        root::open(self.bond(), None, &exchange, &self.recovery.root)
            .and_then(|secret| root_key(self.bond(), &secret))
            .ok_or(Error::KeysDamaged)?
            .with_kept(self.bond(), &self.kept)
    }

    /// New keys under a new passphrase for a user who has forgotten hers, proven to open. Slow by design.
    ///
    /// # Errors
    /// [`Error::WrongRecoveryKey`]; [`Error::UnknownUser`].
    pub fn recovered(
        &self,
        user: UserId,
        recovery: &RecoveryKey,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<(NewSlot, Opened), Error> {
        let slot = self.slot(user).ok_or(Error::UnknownUser)?;
        let keys = self.recover(recovery)?;
        let again = NewUser {
            user,
            name: slot.name().to_owned(),
            role: slot.role(),
            photos: slot.sees_photos(),
        };
        let cost = cost.or_dearer(slot.cost());
        let new = Slot::prepare(self.bond(), &keys, &again, passphrase, cost)?;
        let opened = new.slot.open(self.bond(), passphrase, &self.kept)?;
        Ok((new, opened))
    }

    /// The same keys sealed to another recovery key, proven to open with it; the old one opens nothing from here on.
    ///
    /// # Errors
    /// [`Error::BeyondKeys`] for a reviewer's keys.
    pub(crate) fn with_recovery(&self, keys: &Keys, recovery: &RecoveryKey) -> Result<Self, Error> {
        let root = keys.root().ok_or(Error::BeyondKeys)?;
        let mut file = self.clone();
        file.recovery = Recovery::sealed(self.bond(), recovery, root)?;
        let opened = file.recover(recovery)?;
        if opened.database() == keys.database() {
            Ok(file)
        } else {
            Err(Error::KeysDamaged)
        }
    }

    /// The public half of the recovery key: whoever has the other half gets in.
    pub(crate) const fn recovery_public(&self) -> &[u8; 32] {
        &self.recovery.public
    }

    /// The key file of the next epoch: a fresh root key, sealed to those who shall still hold it; nobody else has a slot.
    ///
    /// # Errors
    /// [`Error::BeyondKeys`] for a reviewer's keys; [`Error::KeysDamaged`] if a slot is not the one the journal knows;
    /// [`Error::RecoveryDiffers`] if the recovery key is not.
    pub(crate) fn next_epoch(
        &self,
        keys: &Keys,
        holders: &[Holder],
        recovery: Option<&[u8; 32]>,
    ) -> Result<(Self, Keys), Error> {
        if recovery.is_some_and(|known| *known != self.recovery.public) {
            return Err(Error::RecoveryDiffers);
        }
        let bond = Bond {
            epoch: self.epoch.checked_add(1).ok_or(Error::KeysDamaged)?,
            ..self.bond()
        };
        let secret: Secret = random()?;
        let recovery = Recovery {
            public: self.recovery.public,
            root: root::seal(bond, None, &self.recovery.public, secret.as_slice())?,
        };
        let (next, kept) = keys.next(bond, secret)?;
        let mut slots = Vec::with_capacity(holders.len());
        for slot in &self.slots {
            let Some(holder) = holders.iter().find(|holder| holder.user == slot.user()) else {
                continue;
            };
            if holder.public != *slot.public() {
                return Err(Error::KeysDamaged);
            }
            slots.push(slot.resealed(bond, &next, holder.photos)?);
        }
        let file = Self {
            epoch: bond.epoch,
            slots,
            recovery,
            kept,
            staged: None,
            ..self.clone()
        };
        Ok((file, next))
    }

    /// Without a user's slot: her passphrase opens nothing here any more.
    pub(crate) fn without_slot(&self, user: UserId) -> Self {
        let mut file = self.clone();
        file.slots.retain(|slot| slot.user() != user);
        file
    }

    /// With a slot that was prepared and never put in its place; the passphrase of either opens.
    pub(super) fn with_staged(mut self, staged: &Self) -> Self {
        let differs = |slot: &&Slot| self.slot(slot.user()).is_some_and(|own| own != *slot);
        let same_keys = staged.vault == self.vault && staged.epoch == self.epoch;
        let slot = staged.slots.iter().find(differs).filter(|_| same_keys);
        self.staged = slot.cloned().map(Box::new);
        self
    }

    /// The slot that was prepared.
    pub(crate) fn staged(&self) -> Option<&Slot> {
        self.staged.as_deref()
    }

    pub(crate) fn with_staged_slot(&self, new: &NewSlot) -> Self {
        Self {
            staged: Some(Box::new(new.slot.clone())),
            ..self.clone()
        }
    }

    pub(crate) fn without_staged(&self) -> Self {
        Self {
            staged: None,
            ..self.clone()
        }
    }

    /// With what was prepared in its place.
    pub(crate) fn with_staged_in_place(&self) -> Self {
        let mut file = self.clone();
        if let Some(staged) = file.staged.take() {
            let slot = file
                .slots
                .iter_mut()
                .find(|slot| slot.user() == staged.user());
            if let Some(slot) = slot {
                *slot = *staged;
            }
        }
        file
    }

    /// A slot for one more user, sealed by someone who holds the root key. Slow by design: never on the UI thread.
    ///
    /// # Errors
    /// [`Error::BeyondKeys`] for a reviewer's keys; [`Error::UserExists`].
    pub fn new_slot(
        &self,
        keys: &Keys,
        new: &NewUser,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<NewSlot, Error> {
        if self.slot(new.user).is_some() {
            return Err(Error::UserExists);
        }
        Slot::prepare(self.bond(), keys, new, passphrase, cost)
    }

    /// A user's own slot under a new passphrase, proven to open with it. The journal is not encrypted anew: what was copied
    /// before still opens with the old passphrase. Slow by design: never on the UI thread.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] if `old` is not hers; [`Error::UnknownUser`].
    pub fn with_passphrase(
        &self,
        user: UserId,
        old: &Passphrase,
        new: &Passphrase,
        cost: KdfCost,
    ) -> Result<NewSlot, Error> {
        let slot = self.slot(user).ok_or(Error::UnknownUser)?;
        let slot = slot.rewrapped(self.bond(), old, new, cost)?;
        let public = slot.open(self.bond(), new, &self.kept)?.public;
        Ok(NewSlot { slot, public })
    }

    /// What one guess at this user's passphrase costs.
    /// At least this, and no less than the dearest slot: whoever is new shall not be the easiest to guess.
    pub fn no_cheaper(&self, cost: KdfCost) -> KdfCost {
        let costs = self.slots.iter().map(Slot::cost);
        costs.fold(cost, KdfCost::or_dearer)
    }

    pub fn cost(&self, user: UserId) -> Option<KdfCost> {
        self.slot(user).map(Slot::cost)
    }

    /// A user's slot in the place of the one that she had.
    pub(crate) fn with_slot_replaced(&self, new: &NewSlot) -> Result<Self, Error> {
        let mut file = self.clone();
        let slot = file
            .slots
            .iter_mut()
            .find(|slot| slot.user() == new.slot.user());
        *slot.ok_or(Error::UnknownUser)? = new.slot.clone();
        Ok(file)
    }

    pub(crate) fn with_slot(&self, new: &NewSlot) -> Result<Self, Error> {
        if self.slot(new.slot.user()).is_some() {
            return Err(Error::UserExists);
        }
        let mut file = self.clone();
        file.slots.push(new.slot.clone());
        Ok(file)
    }

    pub(crate) fn with_clinic(&self, clinic: &str) -> Self {
        Self {
            clinic: clinic.to_owned(),
            ..self.clone()
        }
    }

    const fn bond(&self) -> Bond {
        Bond {
            vault: self.vault,
            practice: self.practice,
            epoch: self.epoch,
        }
    }

    /// The bytes of the file.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let line = serde_json::to_string(self).or(Err(Error::KeysDamaged))?;
        let hash = hex::encode(&Sha256::digest(&line));
        Ok(format!("{line}\n{hash}").into_bytes())
    }

    /// Reads the bytes of the file. What is whole but not understood is from a newer version.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, Unusable> {
        let line = checked_line(bytes).ok_or(Unusable::Damaged)?;
        let Version { v } = serde_json::from_slice(line).or(Err(Unusable::Damaged))?;
        let file: Self = serde_json::from_slice(line).or(Err(Unusable::Newer(v)))?;
        // Each epoch but the newest has left its box.
        let kept = file.kept.iter().map(Kept::epoch);
        if v == VERSION && file.epoch >= 1 && kept.eq(1..file.epoch) {
            Ok(file)
        } else {
            Err(Unusable::Newer(v))
        }
    }
}

#[derive(Deserialize)]
struct Version {
    v: u64,
}

fn checked_line(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    let hash = rest.strip_prefix(b"\n")?;
    let right = hex::encode(&Sha256::digest(line));
    (hash == right.as_bytes()).then_some(line)
}

#[cfg(test)]
mod tests;
