//! One user's slot: the two private keys in a box that the passphrase opens, and the root key sealed to the public one.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::kdf::Kdf;
use super::kept::Kept;
use super::{Bond, KdfCost, Keys, Opened, Passphrase, root};
use crate::domain::frame::Frame;
use crate::domain::id::UserId;
use crate::domain::user::Role;
use crate::vault::secret::{Secret, random, split};
use crate::vault::{Error, hex};

/// As it stands in `vault.keys`. Name and role can be read without a passphrase: they are the tile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    user: UserId,
    name: String,
    role: Role,
    kdf: Kdf,
    #[serde(with = "hex::array")]
    nonce: [u8; 24],
    #[serde(rename = "box", with = "hex")]
    sealed: Vec<u8>,
    /// The X25519 key that the root key is sealed to.
    #[serde(with = "hex::array")]
    public: [u8; 32],
    #[serde(with = "hex")]
    root: Vec<u8>,
}

/// Who shall have a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewUser {
    pub user: UserId,
    pub name: String,
    pub role: Role,
    /// Asked for a reviewer only; doctors and nurses always see photos.
    pub photos: bool,
}

/// What others know of a user's keys. It also stands in the signed entry `user_added`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublicKeys {
    /// X25519, to seal keys to.
    pub exchange: [u8; 32],
    /// Ed25519, to verify signatures with.
    pub signing: [u8; 32],
}

/// A slot that is not in the file yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSlot {
    pub(crate) slot: Slot,
    pub public: PublicKeys,
}

impl NewSlot {
    pub const fn user(&self) -> UserId {
        self.slot.user()
    }
}

/// A user's two private keys.
struct Pair {
    exchange: Secret,
    seed: Secret,
}

impl Pair {
    fn joined(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([self.exchange.as_slice(), self.seed.as_slice()].concat())
    }

    fn parted(joined: &[u8]) -> Option<Self> {
        let (exchange, rest) = split(joined)?;
        let (seed, rest) = split(rest)?;
        rest.is_empty().then_some(Self { exchange, seed })
    }

    fn public(&self) -> Result<PublicKeys, Error> {
        Ok(PublicKeys {
            exchange: root::public_of(&self.exchange)?,
            signing: SigningKey::from_bytes(&self.seed)
                .verifying_key()
                .to_bytes(),
        })
    }
}

impl Slot {
    /// Fresh keys for a user. Slow by design (argon2id): never on the UI thread.
    pub(crate) fn prepare(
        bond: Bond,
        keys: &Keys,
        new: &NewUser,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<NewSlot, Error> {
        let pair = Pair {
            exchange: random()?,
            seed: random()?,
        };
        let public = pair.public()?;
        let secret = secret_for(new.role, keys, new.photos)?;
        let mut slot = Self {
            user: new.user,
            name: new.name.clone(),
            role: new.role,
            kdf: Kdf::new(cost)?,
            nonce: *random()?,
            sealed: Vec::new(),
            public: public.exchange,
            root: root::seal(bond, Some(new.user), &public.exchange, &secret)?,
        };
        slot.close(bond, &pair, passphrase)?;
        Ok(NewSlot { slot, public })
    }

    /// The same keys under another passphrase. Slow by design (argon2id, twice): never on the UI thread.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] if `old` does not open it.
    pub(crate) fn rewrapped(
        &self,
        bond: Bond,
        old: &Passphrase,
        new: &Passphrase,
        cost: KdfCost,
    ) -> Result<Self, Error> {
        let pair = self.open_box(bond, old)?;
        let mut slot = Self {
            kdf: Kdf::new(cost)?,
            nonce: *random()?,
            sealed: Vec::new(),
            ..self.clone()
        };
        slot.close(bond, &pair, new)?;
        Ok(slot)
    }

    /// What one guess of this passphrase costs.
    pub(crate) const fn cost(&self) -> KdfCost {
        self.kdf.cost()
    }

    /// The keys of another epoch sealed to the same user; her own passphrase opens them.
    pub(crate) fn resealed(&self, bond: Bond, keys: &Keys, photos: bool) -> Result<Self, Error> {
        let secret = secret_for(self.role, keys, photos)?;
        Ok(Self {
            root: root::seal(bond, Some(self.user), &self.public, &secret)?,
            ..self.clone()
        })
    }

    /// Whether photos were granted: a reviewer's share without them is the database key and a count alone.
    pub(crate) fn sees_photos(&self) -> bool {
        const WITHOUT: usize = 32 + 16 + 33;
        self.role != Role::Reviewer || self.root.len() > WITHOUT
    }

    pub const fn user(&self) -> UserId {
        self.user
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub const fn role(&self) -> Role {
        self.role
    }

    /// The X25519 key; it must agree with the signed entry `user_added`.
    pub const fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// Opens everything that this user's passphrase opens. Slow by design (argon2id): never on the UI thread.
    pub(crate) fn open(
        &self,
        bond: Bond,
        passphrase: &Passphrase,
        kept: &[Kept],
    ) -> Result<Opened, Error> {
        let pair = self.open_box(bond, passphrase)?;
        let public = pair.public()?;
        if public.exchange != self.public {
            return Err(Error::KeysDamaged);
        }
        let secret = root::open(bond, Some(self.user), &pair.exchange, &self.root)
            .ok_or(Error::KeysDamaged)?;
        let keys = match self.role {
            Role::Doctor | Role::Nurse => root_key(bond, &secret),
            Role::Reviewer => Keys::from_share(bond.epoch, &secret),
        };
        let keys = keys.ok_or(Error::KeysDamaged)?.with_kept(bond, kept)?;
        Ok(Opened {
            user: self.user,
            role: self.role,
            keys: keys.into(),
            signer: Box::new(SigningKey::from_bytes(&pair.seed)),
            public,
        })
    }

    fn close(&mut self, bond: Bond, pair: &Pair, passphrase: &Passphrase) -> Result<(), Error> {
        let key = self.kdf.key(passphrase)?;
        let payload = Payload {
            msg: &pair.joined(),
            aad: &self.bound_to(bond),
        };
        self.sealed = XChaCha20Poly1305::new((&*key).into())
            .encrypt((&self.nonce).into(), payload)
            .or(Err(Error::KeysDamaged))?;
        Ok(())
    }

    fn open_box(&self, bond: Bond, passphrase: &Passphrase) -> Result<Pair, Error> {
        let key = self.kdf.key(passphrase)?;
        let payload = Payload {
            msg: &self.sealed,
            aad: &self.bound_to(bond),
        };
        let joined = XChaCha20Poly1305::new((&*key).into())
            .decrypt((&self.nonce).into(), payload)
            .map(Zeroizing::new)
            .or(Err(Error::WrongPassphrase))?;
        Pair::parted(&joined).ok_or(Error::KeysDamaged)
    }

    fn bound_to(&self, bond: Bond) -> Vec<u8> {
        Frame::bare()
            .bytes(bond.vault.as_bytes())
            .bytes(self.user.as_bytes())
            .text(self.role.as_str())
            .text(&self.kdf.terms())
            .bytes(self.kdf.salt())
            .bytes(&self.public)
            .integer(i64::from(bond.practice))
            .as_slice()
            .to_vec()
    }
}

/// What a role is given: the root key, or only what was granted. Whoever gives it holds the root key.
fn secret_for(role: Role, keys: &Keys, photos: bool) -> Result<Zeroizing<Vec<u8>>, Error> {
    let root = keys.root().ok_or(Error::BeyondKeys)?;
    match role {
        Role::Doctor | Role::Nurse => Ok(Zeroizing::new(root.to_vec())),
        Role::Reviewer => keys.share(photos),
    }
}

/// The keys behind a whole root key.
pub fn root_key(bond: Bond, secret: &[u8]) -> Option<Keys> {
    let (root, rest) = split(secret)?;
    rest.is_empty()
        .then(|| Keys::from_root(bond.vault, bond.epoch, root))
}
