//! A journal from a backup: laid out beside its place, verified whole, and only then put there. A rehearsal stops before that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::backup::{JournalRestored, OpenedWith, RestoreRehearsed};
use crate::journal::reader::{Reader, ReaderKey};
use crate::journal::{ClinicState, CreateError, Error, FolderRefusal};
use crate::store::{Identity, Store};
use crate::vault::backup::{
    self, Fault, Manifest, Name, Restoring, Shelf, SignedManifest, shelf_name,
};
use crate::vault::keys::{KeyFile, Keys, Passphrase, RecoveryKey, Slot};
use crate::vault::{Ground, Tile, Vault, hex};

use super::backup::{counted, of_copy, stop_if_cancelled};
use super::backup_photos::{self, Wanted};
use super::{Findings, Progress, Share, Upgrade, Verify, Witness};

/// Why a journal could not be brought back. The place is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("no journal can be put there: {0}")]
    Place(FolderRefusal),
    #[error(transparent)]
    Backup(#[from] Fault),
    #[error(transparent)]
    Journal(#[from] Error),
}

/// A backup that was found, with its keys still shut.
#[derive(Clone)]
pub struct FoundBackup {
    shelf: Shelf,
    signed: SignedManifest,
    keys: KeyFile,
    /// Newer ones whose manifest is damaged.
    pub damaged: usize,
    /// Copies of the database that no manifest names: a run was killed, or a manifest was lost.
    pub unlisted: usize,
}

/// Opened by somebody who may.
#[derive(Clone)]
pub struct OpenedBackup {
    found: FoundBackup,
    keys: Arc<Keys>,
    with: OpenedWith,
}

/// What came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    pub fact: JournalRestored,
    pub findings: Findings,
}

/// Brings a backup back into an empty folder.
pub struct Restore {
    pub from: OpenedBackup,
    pub to: PathBuf,
}

/// Restores into the journal's own `tmp/`, compares, and takes it away again.
pub struct Rehearsal {
    pub reader: ReaderKey,
    pub target: PathBuf,
}

impl FoundBackup {
    /// The newest backup in a target, or the one of that name.
    pub fn at(folder: &Path, name: Option<&str>) -> Result<Self, Fault> {
        Self::on(Shelf::find(folder)?, name)
    }

    fn on(shelf: Shelf, name: Option<&str>) -> Result<Self, Fault> {
        let (signed, damaged) = match name {
            None => shelf.newest()?,
            Some(name) => {
                let name: Name = name.parse().or(Err(Fault::NoBackup))?;
                (shelf.read(&name)?, 0)
            }
        };
        Ok(Self {
            keys: backup::keys_of(&shelf, &signed)?,
            unlisted: shelf.without_manifest()?.len(),
            shelf,
            signed,
            damaged,
        })
    }

    pub const fn manifest(&self) -> &Manifest {
        &self.signed.manifest
    }

    pub fn clinic(&self) -> &str {
        self.keys.clinic()
    }

    pub fn tiles(&self) -> Vec<Tile> {
        let tile = |slot: &Slot| Tile {
            user: slot.user(),
            name: slot.name().to_owned(),
            role: slot.role(),
        };
        self.keys.slots().iter().map(tile).collect()
    }

    /// Slow by design (argon2id).
    pub fn with_passphrase(
        self,
        tile: &Tile,
        passphrase: &Passphrase,
    ) -> Result<OpenedBackup, Error> {
        let opened = self.keys.unlock(tile.user, passphrase)?;
        Ok(OpenedBackup {
            keys: opened.keys,
            with: OpenedWith::Passphrase,
            found: self,
        })
    }

    pub fn with_recovery_key(self, key: &RecoveryKey) -> Result<OpenedBackup, Error> {
        Ok(OpenedBackup {
            keys: Arc::new(self.keys.recover(key)?),
            with: OpenedWith::RecoveryKey,
            found: self,
        })
    }
}

impl Restore {
    pub fn run(self, progress: &Progress) -> Result<Restored, RestoreError> {
        let site = begin(&self.to)?;
        let restored = self.from.lay_out(&site, progress)?;
        site.leave_note(&restored.fact)?;
        site.finish().map_err(Error::from)?;
        Ok(restored)
    }
}

impl Rehearsal {
    pub fn run(self, progress: &Progress) -> Result<RestoreRehearsed, RestoreError> {
        let vault = self.reader.vault();
        let shelf = Shelf::find(&self.target.join(shelf_name(vault.id())))?;
        let from = OpenedBackup {
            found: FoundBackup::on(shelf, None)?,
            keys: vault.shared_keys(),
            with: OpenedWith::Passphrase,
        };
        if from.found.manifest().epoch != vault.keys().epoch() {
            return Err(Fault::KeysChanged.into());
        }
        // Emptied at the next start, should this be killed.
        let site = begin(&vault.folder().tmp().join("rehearsal"))?;
        let fact = from.lay_out(&site, progress)?.fact;
        Ok(RestoreRehearsed {
            target: self.target.to_string_lossy().into_owned(),
            backup: fact.backup,
            seq: fact.seq,
            head: fact.head,
            photos: from.found.manifest().photos.len() as u64,
            photos_bad: fact.photos_bad,
        })
    }
}

fn begin(to: &Path) -> Result<Restoring, RestoreError> {
    Restoring::begin(Ground::real(), to).map_err(|error| match error {
        CreateError::Place(refusal) => RestoreError::Place(refusal),
        CreateError::Fill(fault) => fault.into(),
        CreateError::Vault(error) => RestoreError::Journal(error.into()),
    })
}

impl OpenedBackup {
    /// Everything but giving it its place.
    fn lay_out(&self, site: &Restoring, progress: &Progress) -> Result<Restored, RestoreError> {
        let (shelf, signed) = (&self.found.shelf, &self.found.signed);
        let manifest = &signed.manifest;
        site.lay_journal(shelf, signed)?;
        // A backup of an older program is made ready where it was laid; the backup itself is never touched.
        let upgrade = Upgrade {
            folder: site.folder().clone(),
            identity: Identity {
                vault: manifest.vault,
                practice: manifest.practice,
            },
            at: manifest.made_at,
        };
        upgrade.run(&self.keys)?;
        let wanted: Vec<Wanted> = manifest
            .photos
            .iter()
            .map(|photo| Wanted {
                name: photo.name,
                blake3: photo.blake3,
            })
            .collect();
        let (from, to) = (shelf.photos(), site.photos());
        let tmp = site.folder().tmp();
        // Nothing lies there yet that could be read again.
        backup_photos::copy(&wanted, (&from, &to), &tmp, 0, progress)?;
        stop_if_cancelled(progress)?;
        let findings = self.verify(site)?;
        let head = manifest.anchor.head();
        let fact = JournalRestored {
            backup: manifest.name.to_string(),
            seq: head.seq,
            head: hex::encode(&head.head),
            made_at: manifest.made_at,
            with: self.with,
            photos_bad: findings.photos.len() as u64,
        };
        Ok(Restored { fact, findings })
    }

    /// `verify --full` of what was laid out, and the manifest's word for it. Bad photos are told, and stop nothing:
    /// a record without a picture is better than none.
    fn verify(&self, site: &Restoring) -> Result<Findings, RestoreError> {
        let manifest = self.found.manifest();
        let (folder, keys) = (site.folder().clone(), Arc::clone(&self.keys));
        let vault = Arc::new(Vault::new(folder, manifest.vault, manifest.practice, keys));
        let identity = Identity {
            vault: manifest.vault,
            practice: manifest.practice,
        };
        let key = self.keys.database();
        let store = Store::open_unchangeable(vault.journal(), key, identity).map_err(of_copy)?;
        let clinic = ClinicState::of(
            identity.vault,
            identity.practice,
            &store.clinic().map_err(of_copy)?,
        );
        must_be_signed(&self.found.signed, &clinic)?;
        let check = store.check_copy().map_err(of_copy)?;
        let head = manifest.anchor.head();
        let is_meant = (check.head.seq, check.head.hash) == (head.seq, head.head)
            && counted(&check) == manifest.counts;
        if !check.is_whole() || !is_meant {
            return Err(Fault::NotWhole.into());
        }
        let verify = Verify {
            reader: Reader { store, vault },
            anchors: Vec::new(),
            second: Witness::At(None),
            photos: Share::All,
        };
        let findings = verify.run(&Progress::default())?;
        match findings.exit_code() {
            0 | 3 => Ok(findings),
            _ => Err(Fault::NotWhole.into()),
        }
    }
}

/// The key that a user of the journal itself has: the journal vouches for the manifest, and the manifest for the journal.
fn must_be_signed(signed: &SignedManifest, clinic: &ClinicState) -> Result<(), Fault> {
    let user = clinic.user(signed.manifest.anchor.user());
    let key = user.and_then(|user| hex::decode_array(&user.verifying_key));
    if key.is_some_and(|key| signed.is_signed_by(&key)) {
        Ok(())
    } else {
        Err(Fault::NotSigned)
    }
}
