//! Keys: from a passphrase or the recovery key to what opens the database, the photos and their names (`reliability.md` §b).

use std::collections::BTreeMap;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use super::secret::{Secret, silent, split};
use super::{Error, hex};
use crate::domain::id::{UserId, VaultId};
use crate::domain::user::Role;

mod common;
mod copies;
mod derive;
mod file;
mod kdf;
mod kept;
mod passphrase;
mod recovery;
mod root;
mod slot;
mod strength;
mod words;

use kept::{Earlier, Kept};

pub use file::{Holder, KeyFile};
pub use kdf::KdfCost;
pub use passphrase::{Passphrase, PassphraseFault};
pub use recovery::{RecoveryFault, RecoveryKey};
pub use slot::{NewSlot, NewUser, PublicKeys, Slot};
pub use strength::{Strength, strength};
pub use words::suggestion;

pub(crate) use copies::{discard_staged, parse, read, stage, write, written};
pub(super) use derive::derive;

/// What every seal of a key file is bound to, so that no part of one journal opens in another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bond {
    pub vault: VaultId,
    pub practice: bool,
    pub epoch: u32,
}

/// A user who has proven the passphrase.
pub struct Opened {
    pub user: UserId,
    pub role: Role,
    /// Shared with readers; wiped when the last holder drops it.
    pub keys: Arc<Keys>,
    /// Signs entries and anchors in this user's name. It is wiped when dropped.
    /// In a box, so that handing the login on leaves no copies of the seed behind.
    pub signer: Box<SigningKey>,
    /// They must agree with the signed entry `user_added`.
    pub public: PublicKeys,
}

/// What a login can open. A doctor and a nurse hold the root key; a reviewer only what was granted.
pub struct Keys {
    epoch: u32,
    database: Secret,
    photos: BTreeMap<u32, Secret>,
    name: Option<Secret>,
    kept: Option<Secret>,
    root: Option<Secret>,
}

silent! { Keys Opened }

impl Keys {
    /// All that follows from a root key of the first epoch.
    pub(crate) fn from_root(vault: VaultId, epoch: u32, root: Secret) -> Self {
        let key = |info: &[u8]| derive(vault.as_bytes(), root.as_slice(), info);
        Self {
            epoch,
            database: key(b"mimik/db/v1"),
            photos: BTreeMap::from([(epoch, key(b"mimik/photo/v1"))]),
            name: Some(key(b"mimik/name/v1")),
            kept: Some(key(b"mimik/kept/v1")),
            root: Some(root),
        }
    }

    /// Takes in what earlier epochs have left in the key file. A reviewer's share holds the photo keys already.
    pub(crate) fn with_kept(mut self, bond: Bond, kept: &[Kept]) -> Result<Self, Error> {
        let Some(key) = self.kept.as_ref().filter(|_| self.root.is_some()) else {
            return Ok(self);
        };
        let earlier: Vec<Earlier> = kept
            .iter()
            .map(|kept| kept.open(bond, key))
            .collect::<Result<_, _>>()?;
        for earlier in earlier {
            self.photos.insert(earlier.epoch, earlier.photo);
            if earlier.name.is_some() {
                self.name = earlier.name;
            }
        }
        Ok(self)
    }

    /// The keys of the next epoch, with those of all before it, and the boxes that hold these in the key file.
    pub(crate) fn next(&self, bond: Bond, root: Secret) -> Result<(Self, Vec<Kept>), Error> {
        let Some(name) = self.name.as_ref().filter(|_| self.root.is_some()) else {
            return Err(Error::BeyondKeys);
        };
        let mut next = Self::from_root(bond.vault, bond.epoch, root);
        next.name = Some(name.clone());
        let key = next.kept.as_ref().ok_or(Error::BeyondKeys)?;
        let mut kept = Vec::with_capacity(self.photos.len());
        for (epoch, photo) in &self.photos {
            let name = (*epoch == 1).then_some(name);
            kept.push(Kept::close(bond, key, *epoch, (photo, name))?);
        }
        let earlier = self.photos.iter();
        next.photos
            .extend(earlier.map(|(epoch, key)| (*epoch, key.clone())));
        Ok((next, kept))
    }

    /// A reviewer's share: db ‖ one count byte ‖ photo keys, the last one of this epoch ‖ kept key (only with photos).
    pub(crate) fn from_share(epoch: u32, share: &[u8]) -> Option<Self> {
        let (database, rest) = split(share)?;
        let (count, mut rest) = rest.split_first()?;
        let count = u32::from(*count);
        let first = (epoch + 1).checked_sub(count)?;
        let mut photos = BTreeMap::new();
        for of_epoch in first..first + count {
            let (key, behind) = split(rest)?;
            photos.insert(of_epoch, key);
            rest = behind;
        }
        let (kept, rest) = match count {
            0 => (None, rest),
            _ => split(rest).map(|(key, rest)| (Some(key), rest))?,
        };
        rest.is_empty().then_some(Self {
            epoch,
            database,
            photos,
            name: None,
            kept,
            root: None,
        })
    }

    /// What is sealed to a new reviewer.
    pub(crate) fn share(&self, with_photos: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
        let mut share = Zeroizing::new(Vec::with_capacity(65 + 32 * self.photos.len()));
        share.extend_from_slice(self.database.as_slice());
        if !with_photos {
            share.push(0);
            return Ok(share);
        }
        let (Ok(count), Some(kept)) = (u8::try_from(self.photos.len()), &self.kept) else {
            return Err(Error::BeyondKeys);
        };
        share.push(count);
        for key in self.photos.values() {
            share.extend_from_slice(key.as_slice());
        }
        share.extend_from_slice(kept.as_slice());
        Ok(share)
    }

    /// Grows by one when a user is retired.
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// SQLCipher's raw key.
    pub fn database(&self) -> &[u8; 32] {
        &self.database
    }

    /// SQLCipher's raw key as 64 hex digits, for `PRAGMA key = "x'…'"`.
    pub fn database_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.database.as_slice()))
    }

    /// False for a reviewer to whom photos were not granted.
    pub fn sees_photos(&self) -> bool {
        !self.photos.is_empty()
    }

    /// True for those who can seal the keys to a new user.
    pub const fn can_add_users(&self) -> bool {
        self.root.is_some()
    }

    pub(crate) fn photo(&self, epoch: u32) -> Option<&Secret> {
        self.photos.get(&epoch)
    }

    pub(crate) const fn name(&self) -> Option<&Secret> {
        self.name.as_ref()
    }

    pub(crate) const fn root(&self) -> Option<&Secret> {
        self.root.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fixture::{counting, id};

    fn fixed() -> Keys {
        Keys::from_root(id("001"), 1, Secret::new(counting()))
    }

    #[test]
    fn the_fixed_keys_follow_from_the_root_key() {
        let keys = fixed();
        assert_eq!(
            *keys.database_hex(),
            "8efd46a1ad8b5966a346185bfd3bceb72e2f1ebea5e93447918a4ed459c69474"
        );
        assert_eq!(
            hex::encode(keys.photo(1).expect("a photo key").as_slice()),
            "b4bbb75e9b8ee5fd6580ed556add938adac6d3201b9502d85bbca942e7f203a3"
        );
        assert_eq!(
            hex::encode(keys.name().expect("a name key").as_slice()),
            "2c03ab1582262adc0808d05598b1383f7ed322cac8877ed58220c4c406ded508"
        );
    }

    #[test]
    fn a_reviewer_with_photos_gets_them_but_neither_names_nor_the_root_key() {
        let keys = fixed();
        let share = keys.share(true).expect("a share");
        assert_eq!(share.len(), 32 + 1 + 32 + 32);
        let reviewer = Keys::from_share(1, &share).expect("keys");
        assert_eq!(reviewer.database(), keys.database());
        assert_eq!(reviewer.photo(1), keys.photo(1));
        assert!(reviewer.sees_photos() && !reviewer.can_add_users());
        assert!(reviewer.name().is_none());
    }

    #[test]
    fn a_reviewer_without_photos_gets_the_database_alone() {
        let keys = fixed();
        let share = keys.share(false).expect("a share");
        assert_eq!(share.len(), 33);
        let reviewer = Keys::from_share(1, &share).expect("keys");
        assert_eq!(reviewer.database(), keys.database());
        assert!(!reviewer.sees_photos());
        assert!(reviewer.share(true).is_err());
    }

    #[test]
    fn a_share_of_the_wrong_length_is_no_share() {
        let share = fixed().share(true).expect("a share");
        for length in [0, 32, 34, 65, 96] {
            assert!(Keys::from_share(1, &share[..length]).is_none(), "{length}");
        }
        let longer = [share.as_slice(), &[0]].concat();
        assert!(Keys::from_share(1, &longer).is_none());
        let mut more = share.to_vec();
        more[32] = 2;
        assert!(Keys::from_share(1, &more).is_none());
    }

    #[test]
    fn nothing_prints_a_key() {
        assert_eq!(format!("{:?}", fixed()), "Keys { .. }");
    }
}
