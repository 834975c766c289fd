//! The root key sealed to a public key: HPKE (RFC 9180), so that a new root key reaches users whose passphrases are not at hand.
//!
//! Base mode, X25519 · HKDF-SHA256 · ChaCha20-Poly1305, stored as encapsulated key ‖ ciphertext.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _};
use zeroize::Zeroizing;

use super::Bond;
use crate::domain::frame::Frame;
use crate::domain::id::UserId;
use crate::vault::Error;
use crate::vault::secret::Secret;

type Kem = X25519HkdfSha256;

const INFO: &[u8] = b"mimik/root/v1";

/// The public key of 32 private bytes.
pub fn public_of(exchange: &Secret) -> Result<[u8; 32], Error> {
    let private = private(exchange)?;
    Ok(Kem::sk_to_pk(&private).to_bytes().into())
}

/// Seals to a user, or to the recovery key when there is none.
pub fn seal(
    bond: Bond,
    user: Option<UserId>,
    public: &[u8; 32],
    secret: &[u8],
) -> Result<Vec<u8>, Error> {
    let Ok(public) = <Kem as hpke::Kem>::PublicKey::from_bytes(public) else {
        return Err(Error::KeysDamaged);
    };
    let sealed = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeS::Base,
        &public,
        INFO,
        secret,
        &bound_to(bond, user),
    );
    let Ok((encapsulated, ciphertext)) = sealed else {
        return Err(Error::KeysDamaged);
    };
    Ok([encapsulated.to_bytes().as_slice(), &ciphertext].concat())
}

/// Opens what was sealed to the owner of these private bytes.
pub fn open(
    bond: Bond,
    user: Option<UserId>,
    exchange: &Secret,
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (encapsulated, ciphertext) = sealed.split_first_chunk::<32>()?;
    let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        &private(exchange).ok()?,
        &encapsulated,
        INFO,
        ciphertext,
        &bound_to(bond, user),
    )
    .ok()
    .map(Zeroizing::new)
}

fn private(exchange: &Secret) -> Result<<Kem as hpke::Kem>::PrivateKey, Error> {
    <Kem as hpke::Kem>::PrivateKey::from_bytes(exchange.as_slice()).or(Err(Error::KeysDamaged))
}

fn bound_to(bond: Bond, user: Option<UserId>) -> Vec<u8> {
    Frame::bare()
        .bytes(bond.vault.as_bytes())
        .optional(user.as_ref().map(|id| id.as_bytes().as_slice()))
        .integer(i64::from(bond.epoch))
        .as_slice()
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fixture::id;

    fn bond() -> Bond {
        Bond {
            vault: id("001"),
            practice: false,
            epoch: 1,
        }
    }

    #[test]
    fn a_seal_opens_for_its_owner_in_its_journal_and_epoch_alone() {
        let user: UserId = id("003");
        let exchange = Secret::new([7; 32]);
        let public = public_of(&exchange).expect("a public key");
        let sealed = seal(bond(), Some(user), &public, b"root").expect("a seal");
        assert_eq!(sealed.len(), 32 + 4 + 16);
        let opened = |bond, user, exchange: &Secret, sealed: &[u8]| {
            open(bond, user, exchange, sealed).map(|secret| secret.to_vec())
        };

        assert_eq!(
            opened(bond(), Some(user), &exchange, &sealed),
            Some(b"root".to_vec())
        );
        assert_eq!(opened(bond(), None, &exchange, &sealed), None);
        let later = Bond { epoch: 2, ..bond() };
        assert_eq!(opened(later, Some(user), &exchange, &sealed), None);
        let other = Secret::new([8; 32]);
        assert_eq!(opened(bond(), Some(user), &other, &sealed), None);
        assert_eq!(opened(bond(), Some(user), &exchange, &sealed[..31]), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(opened(bond(), Some(user), &exchange, &changed), None);
        }
    }
}
