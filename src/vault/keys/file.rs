//! `vault.keys`: the slots of all users, the root key sealed to the recovery key, and nothing about patients.
//!
//! One JSON line, a newline, and the hex SHA-256 of the line.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

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
    kept: Vec<Kept>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recovery {
    #[serde(with = "hex::array")]
    public: [u8; 32],
    #[serde(with = "hex")]
    root: Vec<u8>,
}

/// Keys of earlier epochs. There are none before the first user is retired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    epoch: u32,
    #[serde(with = "hex::array")]
    nonce: [u8; 24],
    #[serde(rename = "box", with = "hex")]
    sealed: Vec<u8>,
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
        let public = root::public_of(&recovery.exchange(vault))?;
        let recovery = Recovery {
            public,
            root: root::seal(bond, None, &public, secret.as_slice())?,
        };
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
        slot.open(self.bond(), passphrase)
    }

    /// Proves the recovery key by opening its seal.
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<Keys, Error> {
        let exchange = recovery.exchange(self.vault);
        if root::public_of(&exchange)? != self.recovery.public {
            return Err(Error::WrongRecoveryKey);
        }
        root::open(self.bond(), None, &exchange, &self.recovery.root)
            .and_then(|secret| root_key(self.bond(), &secret))
            .ok_or(Error::KeysDamaged)
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
        // A later epoch needs the kept keys, which this version cannot open.
        if v == VERSION && file.epoch == 1 && file.kept.is_empty() {
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
mod tests {
    use super::*;
    use crate::domain::user::Role;
    use crate::vault::fixture::{CHEAP, PASSPHRASE, RECOVERY, id, key_file, user};

    #[test]
    fn the_passphrase_and_the_recovery_key_open_the_same_keys() {
        let file = key_file();
        let opened = file.unlock(id("003"), &PASSPHRASE).expect("in");
        let recovered = file.recover(&RECOVERY).expect("in");
        assert_eq!(opened.keys.database(), recovered.database());
        assert_eq!((opened.user, opened.role), (id("003"), Role::Doctor));
        assert_eq!(opened.public.exchange, *file.slots()[0].public());
        assert_eq!(
            opened.public.signing,
            opened.signer.verifying_key().to_bytes()
        );
    }

    #[test]
    fn a_wrong_passphrase_a_foreign_recovery_key_and_an_unknown_user_have_their_own_errors() {
        let file = key_file();
        let wrong = Passphrase::typed("blåbærgrød på en onsdag");
        assert!(matches!(
            file.unlock(id("003"), &wrong),
            Err(Error::WrongPassphrase)
        ));
        assert!(matches!(
            file.unlock(id("009"), &PASSPHRASE),
            Err(Error::UnknownUser)
        ));
        let other = RecoveryKey::new().expect("a key");
        assert!(matches!(file.recover(&other), Err(Error::WrongRecoveryKey)));
    }

    #[test]
    fn a_nurse_and_a_reviewer_get_what_their_role_may_open() {
        let file = key_file();
        let doctor = file.unlock(id("003"), &PASSPHRASE).expect("in");
        let passphrase = Passphrase::typed("gulerod og hyldeblomst");
        let mut file = file;
        for new in [user("005", Role::Nurse), user("006", Role::Reviewer)] {
            let slot = file
                .new_slot(&doctor.keys, &new, &passphrase, CHEAP)
                .expect("a slot");
            file = file.with_slot(&slot).expect("a file");
        }
        let nurse = file.unlock(id("005"), &passphrase).expect("in");
        let reviewer = file.unlock(id("006"), &passphrase).expect("in");
        assert_eq!(nurse.keys.database(), doctor.keys.database());
        assert_eq!(reviewer.keys.database(), doctor.keys.database());
        assert!(nurse.keys.sees_photos() && nurse.keys.can_add_users());
        assert!(!reviewer.keys.sees_photos() && !reviewer.keys.can_add_users());
        assert_ne!(nurse.public.signing, doctor.public.signing);

        let another = user("007", Role::Nurse);
        let refused = file.new_slot(&reviewer.keys, &another, &passphrase, CHEAP);
        assert!(matches!(refused, Err(Error::BeyondKeys)));
        let again = file.new_slot(&doctor.keys, &user("005", Role::Nurse), &passphrase, CHEAP);
        assert!(matches!(again, Err(Error::UserExists)));
    }

    #[test]
    fn whoever_changes_role_practice_or_cost_in_the_file_locks_the_slot() {
        let line = String::from_utf8(key_file().to_bytes().expect("bytes")).expect("text");
        let (line, _) = line.split_once('\n').expect("two lines");
        for (from, to) in [
            (r#""role":"doctor""#, r#""role":"nurse""#),
            (r#""practice":true"#, r#""practice":false"#),
            (r#""m":8"#, r#""m":16"#),
            ("000000000001", "000000000002"),
        ] {
            let changed = line.replace(from, to);
            assert_ne!(changed, line, "{from}");
            let hash = hex::encode(&Sha256::digest(&changed));
            let file = KeyFile::from_bytes(format!("{changed}\n{hash}").as_bytes());
            let opened = file.expect("a whole file").unlock(id("003"), &PASSPHRASE);
            assert!(matches!(opened, Err(Error::WrongPassphrase)), "{from}");
        }
    }

    #[test]
    fn the_bytes_come_back_and_every_changed_byte_is_noticed() {
        let file = key_file();
        let bytes = file.to_bytes().expect("bytes");
        assert_eq!(KeyFile::from_bytes(&bytes), Ok(file));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(KeyFile::from_bytes(&changed), Err(Unusable::Damaged));
        }
        for length in 0..bytes.len() {
            assert_eq!(
                KeyFile::from_bytes(&bytes[..length]),
                Err(Unusable::Damaged)
            );
        }
    }

    #[test]
    fn a_whole_file_that_we_do_not_understand_is_newer() {
        let signed = |line: &str| format!("{line}\n{}", hex::encode(&Sha256::digest(line)));
        assert_eq!(
            KeyFile::from_bytes(signed(r#"{"v":2,"new":true}"#).as_bytes()),
            Err(Unusable::Newer(2))
        );
        let text = String::from_utf8(key_file().to_bytes().expect("bytes")).expect("text");
        let (line, _) = text.split_once('\n').expect("two lines");
        let later = line.replace(r#""epoch":1"#, r#""epoch":2"#);
        assert_eq!(
            KeyFile::from_bytes(signed(&later).as_bytes()),
            Err(Unusable::Newer(1))
        );
    }

    /// Written once by version 1 and checked by an independent program; it must open for ever.
    #[test]
    fn the_first_key_file_still_opens() {
        let text = include_str!("../../../tests/fixtures/first.vault.keys");
        let file = KeyFile::from_bytes(text.as_bytes()).expect("a key file");
        let doctor = file.unlock(id("003"), &PASSPHRASE).expect("in");
        let recovered = file.recover(&RECOVERY).expect("in");
        assert_eq!(*doctor.keys.database_hex(), *recovered.database_hex());
        let passphrase = Passphrase::typed("gulerod og hyldeblomst");
        for last in ["005", "006"] {
            let opened = file.unlock(id(last), &passphrase).expect("in");
            assert_eq!(opened.keys.database(), doctor.keys.database());
            assert!(opened.keys.sees_photos());
        }
        assert_eq!(file.to_bytes().expect("bytes"), text.as_bytes());
    }
}
