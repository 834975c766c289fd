//! Keys of earlier epochs, in boxes that the newest one opens: photos outlive the root key that they were sealed under.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Bond;
use crate::domain::frame::Frame;
use crate::vault::secret::{Secret, random, split};
use crate::vault::{Error, hex};

/// The photo key of one earlier epoch, and with that of the first the key of photo names, which is the same for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    epoch: u32,
    #[serde(with = "hex::array")]
    nonce: [u8; 24],
    #[serde(rename = "box", with = "hex")]
    sealed: Vec<u8>,
}

/// What lies in one box.
pub struct Earlier {
    pub epoch: u32,
    pub photo: Secret,
    pub name: Option<Secret>,
}

impl Kept {
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// `key` is the kept key of the newest epoch.
    pub fn close(
        bond: Bond,
        key: &Secret,
        epoch: u32,
        (photo, name): (&Secret, Option<&Secret>),
    ) -> Result<Self, Error> {
        let mut content = Zeroizing::new(Vec::with_capacity(64));
        content.extend_from_slice(photo.as_slice());
        if let Some(name) = name {
            content.extend_from_slice(name.as_slice());
        }
        let nonce = *random()?;
        let payload = Payload {
            msg: &content,
            aad: &bound_to(bond, epoch),
        };
        let sealed = XChaCha20Poly1305::new((&**key).into())
            .encrypt((&nonce).into(), payload)
            .or(Err(Error::KeysDamaged))?;
        Ok(Self {
            epoch,
            nonce,
            sealed,
        })
    }

    pub fn open(&self, bond: Bond, key: &Secret) -> Result<Earlier, Error> {
        let payload = Payload {
            msg: &self.sealed,
            aad: &bound_to(bond, self.epoch),
        };
        let content = XChaCha20Poly1305::new((&**key).into())
            .decrypt((&self.nonce).into(), payload)
            .map(Zeroizing::new)
            .or(Err(Error::KeysDamaged))?;
        let (photo, rest) = split(&content).ok_or(Error::KeysDamaged)?;
        let name = match rest {
            [] => None,
            rest => Some(split(rest).ok_or(Error::KeysDamaged)?.0),
        };
        Ok(Earlier {
            epoch: self.epoch,
            photo,
            name,
        })
    }
}

/// The newest epoch is bound by its key.
fn bound_to(bond: Bond, epoch: u32) -> Vec<u8> {
    Frame::bare()
        .bytes(bond.vault.as_bytes())
        .integer(i64::from(epoch))
        .integer(i64::from(bond.practice))
        .as_slice()
        .to_vec()
}
