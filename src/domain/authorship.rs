//! Who wrote an entry: whether the one it names signed it, and may write such a thing at all (`reliability.md` §b, R-23).

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, VerifyingKey};

use super::chain::{Hash, to_sign};
use super::entry::Entry;
use super::fact::{Fact, Family};
use super::id::UserId;
use super::user::{Role, User};

/// What everybody who was ever added signs with.
#[derive(Default)]
pub struct Authors(BTreeMap<UserId, Known>);

struct Known {
    role: Role,
    /// Each with the number of the entry that named it, the earliest first.
    keys: Vec<(i64, VerifyingKey)>,
    /// The entry that ended her access.
    until: Option<i64>,
}

/// What everybody writes about keys of her own.
const OWN_KEYS: [&str; 2] = ["access_recovered", "keys_tended"];

/// What is to be checked of an entry whose hash is good.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'e> {
    pub seq: i64,
    pub kind: &'e str,
    pub user: Option<UserId>,
    pub hash: &'e Hash,
    pub signature: Option<&'e [u8]>,
}

/// Why an entry is not of the one whom it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forged {
    /// It names nobody, and only what the program writes by itself may.
    NoAuthor,
    /// Nobody of that id was ever added.
    UnknownAuthor,
    Unsigned,
    /// It was signed with another key, or for another entry.
    Signature,
    /// A reviewer reads, and writes nothing but what she read and what concerns her own keys.
    Role,
    /// Her access had ended.
    Retired,
}

impl Authors {
    /// From the entries of the clinic.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let mut authors = Self::default();
        for entry in entries {
            authors.take_in(entry.header.seq, &entry.fact);
        }
        authors
    }

    fn take_in(&mut self, seq: i64, fact: &Fact) {
        if let Fact::UserAdded(added) = fact {
            self.add(seq, &added.user);
        } else if let Fact::AccessRecovered(fact) = fact {
            if let Some(known) = self.0.get_mut(&fact.user) {
                let key = key(&fact.verifying_key);
                known.keys.extend(key.map(|key| (seq, key)));
            }
        } else if let Fact::UserRetired(fact) = fact
            && let Some(known) = self.0.get_mut(&fact.user)
        {
            known.until = known.until.or(Some(seq));
        }
    }

    fn add(&mut self, seq: i64, user: &User) {
        let known = self.0.entry(user.id).or_insert(Known {
            role: user.role,
            keys: Vec::new(),
            until: None,
        });
        known.role = user.role;
        known
            .keys
            .extend(key(&user.verifying_key).map(|key| (seq, key)));
    }

    /// Errors: it was not written by whom it names.
    pub fn check(&self, claim: &Claim<'_>) -> Result<(), Forged> {
        let is_log = Fact::family_of(claim.kind) == Some(Family::Log);
        let Some(user) = claim.user else {
            return if is_log {
                Ok(())
            } else {
                Err(Forged::NoAuthor)
            };
        };
        let known = self.0.get(&user).ok_or(Forged::UnknownAuthor)?;
        if known.role == Role::Reviewer && !is_log && !OWN_KEYS.contains(&claim.kind) {
            return Err(Forged::Role);
        }
        if known.until.is_some_and(|until| claim.seq > until) {
            return Err(Forged::Retired);
        }
        let Some(signature) = claim.signature else {
            let is_signed = Fact::is_signed_kind(claim.kind);
            return if is_signed {
                Err(Forged::Unsigned)
            } else {
                Ok(())
            };
        };
        let signature = Signature::from_slice(signature).map_err(|_length| Forged::Signature)?;
        let key = known.key_at(claim.seq).ok_or(Forged::Signature)?;
        key.verify_strict(&to_sign(claim.hash), &signature)
            .map_err(|_other| Forged::Signature)
    }
}

impl Known {
    /// The key of that time. The journal's first entry comes before the one that names its founder.
    fn key_at(&self, seq: i64) -> Option<&VerifyingKey> {
        let first = self.keys.first().filter(|_| seq == 1);
        let newest = self.keys.iter().rev().find(|(from, _)| *from <= seq);
        newest.or(first).map(|(_, key)| key)
    }
}

fn key(hex: &str) -> Option<VerifyingKey> {
    let digits = hex.as_bytes().as_chunks::<2>();
    let (pairs, []) = digits else {
        return None;
    };
    let byte = |pair: &[u8; 2]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    VerifyingKey::from_bytes(bytes?.as_slice().try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;
    use crate::domain::clinic::{AccessRecovered, UserRetired};

    const DOCTOR: UserId = UserId::from_bytes([1; 16]);
    const NURSE: UserId = UserId::from_bytes([2; 16]);
    const REVIEWER: UserId = UserId::from_bytes([3; 16]);
    const HASH: Hash = [9; 32];

    fn signer(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn user(id: UserId, role: Role, seed: u8) -> User {
        let key = signer(seed).verifying_key().to_bytes();
        User {
            id,
            name: "Vera Demo".to_owned(),
            role,
            authorisation: None,
            photos: true,
            public_key: String::new(),
            verifying_key: hex(&key),
        }
    }

    fn hex(bytes: &[u8]) -> String {
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
        digits.collect()
    }

    fn three() -> Authors {
        let mut authors = Authors::default();
        authors.add(2, &user(DOCTOR, Role::Doctor, 1));
        authors.add(5, &user(NURSE, Role::Nurse, 2));
        authors.add(6, &user(REVIEWER, Role::Reviewer, 3));
        authors
    }

    fn check(seq: i64, kind: &str, user: Option<UserId>, by: Option<u8>) -> Result<(), Forged> {
        let signature = by.map(|seed| signer(seed).sign(&to_sign(&HASH)).to_bytes());
        three().check(&Claim {
            seq,
            kind,
            user,
            hash: &HASH,
            signature: signature.as_ref().map(<[u8; 64]>::as_slice),
        })
    }

    #[test]
    fn each_signs_for_herself_and_nobody_for_another() {
        assert_eq!(check(1, "vault_created", Some(DOCTOR), Some(1)), Ok(()));
        assert_eq!(check(9, "contact_note", Some(NURSE), Some(2)), Ok(()));
        let forged = Err(Forged::Signature);
        assert_eq!(check(9, "consultation", Some(DOCTOR), Some(2)), forged);
        assert_eq!(check(9, "contact_note", Some(NURSE), Some(1)), forged);
        // A key does not reach back to before it was named.
        assert_eq!(check(4, "contact_note", Some(NURSE), Some(2)), forged);
    }

    #[test]
    fn what_must_be_signed_is_signed_and_a_reviewer_writes_nothing() {
        assert_eq!(
            check(9, "consultation", Some(DOCTOR), None),
            Err(Forged::Unsigned)
        );
        assert_eq!(
            check(9, "clock_confirmed", Some(DOCTOR), None),
            Err(Forged::Unsigned)
        );
        assert_eq!(check(9, "record_opened", Some(REVIEWER), None), Ok(()));
        assert_eq!(check(9, "session_opened", None, None), Ok(()));
        assert_eq!(check(9, "contact_note", None, None), Err(Forged::NoAuthor));
        assert_eq!(
            check(9, "contact_note", Some(REVIEWER), Some(3)),
            Err(Forged::Role)
        );
        let nobody = Some(UserId::from_bytes([9; 16]));
        assert_eq!(
            check(9, "record_opened", nobody, None),
            Err(Forged::UnknownAuthor)
        );
    }

    #[test]
    fn a_recovered_key_holds_from_then_on_and_a_retired_user_signs_nothing_more() {
        let mut authors = three();
        let again = user(NURSE, Role::Nurse, 4);
        authors.take_in(
            20,
            &Fact::from(AccessRecovered {
                user: NURSE,
                public_key: again.public_key,
                verifying_key: again.verifying_key,
            }),
        );
        let retired = UserRetired {
            user: NURSE,
            epoch: 2,
        };
        authors.take_in(30, &Fact::from(retired));
        let signed = |seq: i64, seed: u8| {
            let signature = signer(seed).sign(&to_sign(&HASH)).to_bytes();
            authors.check(&Claim {
                seq,
                kind: "contact_note",
                user: Some(NURSE),
                hash: &HASH,
                signature: Some(&signature),
            })
        };
        assert_eq!(
            (signed(19, 2), signed(20, 4), signed(30, 4)),
            (Ok(()), Ok(()), Ok(()))
        );
        assert_eq!(signed(19, 4), Err(Forged::Signature));
        assert_eq!(signed(20, 2), Err(Forged::Signature));
        assert_eq!(signed(31, 4), Err(Forged::Retired));
    }

    #[test]
    fn a_signature_is_for_one_entry_alone() {
        let signature = signer(1).sign(&to_sign(&[8; 32])).to_bytes();
        let claim = Claim {
            seq: 9,
            kind: "consultation",
            user: Some(DOCTOR),
            hash: &HASH,
            signature: Some(&signature),
        };
        assert_eq!(three().check(&claim), Err(Forged::Signature));
        let short = Claim {
            signature: Some(&signature[..63]),
            ..claim
        };
        assert_eq!(three().check(&short), Err(Forged::Signature));
    }

    #[test]
    fn what_is_no_key_is_none() {
        for hex in ["", "ab", "zz", &"é".repeat(32), &"0".repeat(63)] {
            assert!(key(hex).is_none(), "{hex}");
        }
    }
}
