//! A new journal: its folder, its keys and its first facts.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::domain::clinic::{
    Clinic, ClinicChanged, PolicyChanged, SheetAdopted, UserAdded, VaultCreated,
};
use crate::domain::id::{OriginId, UserId, VaultId};
use crate::domain::rules::policy::Policy;
use crate::domain::user::{Role, User};
use crate::journal::author::Author;
use crate::journal::clock::Clock;
use crate::journal::decision::{Decision, Whose};
use crate::journal::door::Door;
use crate::journal::grounds::must_be_name;
use crate::journal::machine::PROGRAM;
use crate::journal::pen::Pen;
use crate::journal::{Error, FolderRefusal, Ids};
use crate::store::{Identity, Store, Tx};
use crate::vault::create::{CreateError, Founding, create};
use crate::vault::hex;
use crate::vault::keys::{KdfCost, NewUser, Opened, Passphrase, RecoveryKey};
use crate::vault::{Error as VaultError, Ground};

/// The sheet that every journal begins with, byte for byte.
const SHEET: &str = include_str!("../../../assets/sheet/sheet-da-v1.md");

/// Whether a new journal can be made in a folder; nothing is written. A folder that does not exist yet will do.
///
/// # Errors
/// Why not: on a network, kept in step by a service, not writable, not empty, or a journal is there already.
pub fn place_for_new(folder: &Path) -> Result<(), FolderRefusal> {
    crate::vault::place_for_new(Ground::real(), folder)
}

/// Asks the system about a place for a new journal: a disk may be asleep and answer after seconds.
pub struct FindPlace(pub PathBuf);

impl FindPlace {
    /// The place again, so that whoever asked can tell whether it is still the one that is meant.
    pub fn run(self) -> (PathBuf, Option<FolderRefusal>) {
        let refusal = place_for_new(&self.0).err();
        (self.0, refusal)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewDoctor {
    pub name: String,
    pub authorisation: String,
}

/// Everything the wizard has gathered.
pub struct Create {
    pub folder: PathBuf,
    pub clinic: Clinic,
    pub doctor: NewDoctor,
    pub passphrase: Passphrase,
    /// Shown once, and typed back whole.
    pub recovery: RecoveryKey,
    pub practice: bool,
    /// At least this; dearer where the PC is fast, but for a practice clinic, whose passphrases everybody knows.
    pub cost: KdfCost,
    pub clock: Clock,
    pub ids: Ids,
    pub origin: OriginId,
}

/// A journal that was just made, with its doctor's login opened.
pub struct Founded {
    pub door: Door,
    pub opened: Opened,
}

impl Create {
    pub fn run(mut self) -> Result<Founded, CreateError<Error>> {
        for name in [&self.clinic.name, &self.doctor.name] {
            must_be_name(name).map_err(|refusal| CreateError::Fill(refusal.into()))?;
        }
        let now = self.clock.now(None);
        let id = |ids: &mut Ids| {
            ids.next(now.moment)
                .map_err(|error| CreateError::Fill(Error::from(error)))
        };
        let (vault, user) = (
            VaultId::new(id(&mut self.ids)?),
            UserId::new(id(&mut self.ids)?),
        );
        let new = NewUser {
            user,
            name: self.doctor.name.clone(),
            role: Role::Doctor,
            photos: true,
        };
        let (clinic, passphrase, recovery) =
            (self.clinic.name.clone(), &self.passphrase, &self.recovery);
        let founding = Founding {
            vault,
            clinic: &clinic,
            practice: self.practice,
            doctor: new,
            passphrase,
            recovery,
            cost: self.cost_here().map_err(CreateError::Vault)?,
        };
        let facts = FirstFacts {
            clinic: &self.clinic,
            doctor: &self.doctor,
            practice: self.practice,
            origin: self.origin,
            now,
            recovery: recovery.public(vault).map_err(CreateError::Vault)?,
        };
        let ids = &mut self.ids;
        let fill =
            |path: &Path, opened: &Opened, vault: VaultId| facts.fill(path, opened, vault, ids);
        let (sealed, opened) = create(&self.folder, &founding, fill)?;
        Ok(Founded {
            door: Door::before(sealed, self.clock, self.ids, self.origin),
            opened,
        })
    }

    fn cost_here(&self) -> Result<KdfCost, VaultError> {
        if self.practice {
            return Ok(self.cost);
        }
        let before = self.clock.uptime();
        self.cost.guess(&self.passphrase)?;
        let took = self.clock.uptime().saturating_sub(before);
        Ok(self.cost.raised(took))
    }
}

struct FirstFacts<'a> {
    clinic: &'a Clinic,
    doctor: &'a NewDoctor,
    practice: bool,
    origin: OriginId,
    now: crate::journal::Now,
    /// The public half of the recovery key.
    recovery: [u8; 32],
}

impl FirstFacts<'_> {
    fn fill(
        &self,
        path: &Path,
        opened: &Opened,
        vault: VaultId,
        ids: &mut Ids,
    ) -> Result<(), Error> {
        let identity = Identity {
            vault,
            practice: self.practice,
        };
        let author = Author::new(opened.user, opened.role, opened.signer.clone());
        Store::create(path, opened.keys.database(), identity, |tx: &mut Tx<'_>| {
            Pen::of(&author, ids, self.now, self.origin)
                .write(tx, self.decision(opened, vault))
                .map(drop)
        })
    }

    fn decision(&self, opened: &Opened, vault: VaultId) -> Decision {
        let at = self.now.moment;
        let user = User {
            id: opened.user,
            name: self.doctor.name.clone(),
            role: Role::Doctor,
            authorisation: Some(self.doctor.authorisation.clone()).filter(|id| !id.is_empty()),
            photos: true,
            public_key: hex::encode(&opened.public.exchange),
            verifying_key: hex::encode(&opened.public.signing),
        };
        let created = VaultCreated {
            vault,
            practice: self.practice,
            clinic: self.clinic.name.clone(),
            program: PROGRAM.to_owned(),
            // A practice clinic of the same seed is the same, and has nothing that would be worth another key.
            recovery_public: (!self.practice).then(|| hex::encode(&self.recovery)),
        };
        Decision::clinic(at, created)
            .with(Whose::Clinic, at, UserAdded { user })
            .with(
                Whose::Clinic,
                at,
                ClinicChanged {
                    clinic: self.clinic.clone(),
                },
            )
            .with(
                Whose::Clinic,
                at,
                PolicyChanged {
                    policy: Policy::default(),
                },
            )
            .with(Whose::Clinic, at, first_sheet())
    }
}

/// Version 1 of the clinic's sheet with the SHA-256 of its exact bytes.
pub fn first_sheet() -> SheetAdopted {
    SheetAdopted {
        version: "1".to_owned(),
        language: "da".to_owned(),
        sha256: hex::encode(&Sha256::digest(SHEET.as_bytes())),
        text: SHEET.to_owned(),
        material: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_the_clinics_own_byte_for_byte() {
        assert_eq!(
            first_sheet().sha256,
            "b7459498a13d0e97386d811e69cb717293e61f81113bce1969c1d22d76d43ea1"
        );
    }
}
