//! The backups of one journal in a target: which there are, and adding one. Its files are only ever added, whole.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::disks::{settle_file, settle_folder};
use super::target::vault_of;
use super::{Fault, FileSum, Name, SignedManifest};
use crate::domain::id::VaultId;
use crate::vault::disk;
use crate::vault::lock::{self, Attempt, Lock};

/// The folder `mimik-<vault>`, to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelf {
    pub(super) path: PathBuf,
    vault: VaultId,
}

/// The same while one program writes there.
pub struct Held {
    pub shelf: Shelf,
    _lock: Lock,
}

impl Shelf {
    /// Finds it: the folder itself, or the only one in a target.
    pub fn find(folder: &Path) -> Result<Self, Fault> {
        let mut found = Vec::new();
        if let Some(vault) = vault_of(folder) {
            found.push((folder.to_owned(), vault));
        } else {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                found.extend(vault_of(&path).map(|vault| (path, vault)));
            }
        }
        found.retain(|(path, _)| path.join("manifests").is_dir());
        match found.as_slice() {
            [] => Err(Fault::NoBackup),
            [(path, vault)] => Ok(Self::at(path, *vault)),
            _ => Err(Fault::Several),
        }
    }

    pub(super) fn at(path: &Path, vault: VaultId) -> Self {
        Self {
            path: path.to_owned(),
            vault,
        }
    }

    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    pub fn database(&self, name: &Name) -> PathBuf {
        self.path.join("db").join(format!("{name}.db"))
    }

    pub fn keys(&self, name: &Name) -> PathBuf {
        self.path.join("keys").join(format!("{name}.keys"))
    }

    pub fn manifest(&self, name: &Name) -> PathBuf {
        self.path.join("manifests").join(format!("{name}.json"))
    }

    /// In folders of the first two digits of their names, as in a journal.
    pub fn photos(&self) -> PathBuf {
        self.path.join("photos")
    }

    pub fn tmp(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// All backups that have a manifest, oldest first.
    pub fn names(&self) -> Result<Vec<Name>, Fault> {
        self.named_in("manifests", ".json")
    }

    /// Copies of the database that no manifest names: what a killed run left, or a manifest that was lost.
    pub fn without_manifest(&self) -> Result<Vec<Name>, Fault> {
        let known = self.names()?;
        let mut found = self.named_in("db", ".db")?;
        found.retain(|name| !known.contains(name));
        Ok(found)
    }

    fn named_in(&self, folder: &str, end: &str) -> Result<Vec<Name>, Fault> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.path.join(folder))? {
            let name = entry?.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(end));
            names.extend(name.and_then(|name| name.parse::<Name>().ok()));
        }
        names.sort();
        Ok(names)
    }

    /// The manifest of one backup, whole and of this journal.
    pub fn read(&self, name: &Name) -> Result<SignedManifest, Fault> {
        let signed = SignedManifest::read(&self.manifest(name)).map_err(|fault| {
            if matches!(fault, Fault::Gone) {
                Fault::NoBackup
            } else {
                fault
            }
        })?;
        let manifest = &signed.manifest;
        let fits = manifest.name == *name
            && manifest.vault == self.vault
            && manifest.anchor.vault() == self.vault;
        if fits {
            Ok(signed)
        } else {
            Err(Fault::Damaged)
        }
    }

    /// The newest backup whose manifest is whole, and how many newer ones are not.
    pub fn newest(&self) -> Result<(SignedManifest, usize), Fault> {
        let mut damaged = 0;
        for name in self.names()?.iter().rev() {
            match self.read(name) {
                Ok(signed) => return Ok((signed, damaged)),
                Err(Fault::Damaged) => damaged += 1,
                Err(other) => return Err(other),
            }
        }
        Err(if damaged == 0 {
            Fault::NoBackup
        } else {
            Fault::Damaged
        })
    }

    /// Whether a file is there with the size that its manifest names: quick, for deciding what may go.
    pub fn has(path: &Path, sum: FileSum) -> bool {
        fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() == sum.bytes)
    }
}

impl Held {
    /// Takes a shelf to write there, and makes it if the target has none. What a killed run left half-written goes.
    pub fn take(path: &Path, vault: VaultId) -> Result<Self, Fault> {
        make_folder(path)?;
        let attempt = lock::take_or_make(&path.join("backup.lock"))?;
        let Attempt::Held(lock) = attempt else {
            return Err(Fault::Busy);
        };
        let shelf = Shelf::at(path, vault);
        for folder in ["db", "keys", "photos", "manifests"] {
            make_folder(&path.join(folder))?;
        }
        match fs::remove_dir_all(shelf.tmp()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => make_folder(&shelf.tmp())?,
        }
        settle_folder(path)?;
        path.parent().map_or(Ok(()), settle_folder)?;
        Ok(Self { shelf, _lock: lock })
    }

    /// A name that nothing has yet.
    pub fn free_name(&self, of: impl Fn(u32) -> Name) -> Result<Name, Fault> {
        let shelf = &self.shelf;
        let is_free = |name: &Name| {
            let paths = [shelf.database(name), shelf.keys(name), shelf.manifest(name)];
            paths.iter().all(|path| fs::symlink_metadata(path).is_err())
        };
        // A thousand backups in one second of one head: then something else is wrong.
        (0..1000).map(of).find(is_free).ok_or(Fault::Busy)
    }

    /// Gives a finished file of `tmp/` its name for ever. Its data must have been made to last before.
    pub fn move_in(&self, part: &Path, to: &Path) -> Result<(), Fault> {
        if !disk::rename_if_new(part, to)? {
            return Err(Fault::NotWhole);
        }
        Ok(to.parent().map_or(Ok(()), settle_folder)?)
    }

    /// Adds a small file whole, read back before it has its name.
    pub fn add(&self, to: &Path, bytes: &[u8]) -> Result<FileSum, Fault> {
        let part = self.shelf.tmp().join("part");
        let mut file = disk::new_file(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        if fs::read(&part)? != bytes {
            return Err(Fault::NotWhole);
        }
        self.move_in(&part, to)?;
        Ok(FileSum {
            bytes: bytes.len() as u64,
            blake3: blake3::hash(bytes).into(),
        })
    }

    /// Takes one backup away: its manifest first, so that nothing half is ever called a backup.
    pub fn remove(&self, name: &Name) -> Result<(), Fault> {
        let shelf = &self.shelf;
        fs::remove_file(shelf.manifest(name))?;
        settle_folder(&shelf.path.join("manifests"))?;
        for path in [shelf.database(name), shelf.keys(name)] {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Size and hash of a file that nobody has open.
pub fn sum_of(path: &Path) -> Result<FileSum, Fault> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let bytes = io::copy(&mut file, &mut hasher)?;
    Ok(FileSum {
        bytes,
        blake3: hasher.finalize().into(),
    })
}

/// Makes a copied file last and private, and gives its size and hash.
pub fn settle(path: &Path) -> Result<FileSum, Fault> {
    // A stick without owners knows nothing private.
    disk::make_private(path).ok();
    settle_file(path)?;
    sum_of(path)
}

pub fn make_folder(path: &Path) -> io::Result<()> {
    match disk::new_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}
