//! A journal put together again from a backup: built whole in a folder beside its place, and only then renamed into it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Fault, FileSum, Manifest, Shelf, SignedManifest};
use crate::domain::backup::JournalRestored;
use crate::vault::create::{CreateError, Site};
use crate::vault::keys::KeyFile;
use crate::vault::{Error, Folder, Ground, anchor, disk, place_for_new};

/// A folder in which a backup is being laid out. Dropped unfinished, it removes itself.
pub struct Restoring {
    site: Site,
    to: PathBuf,
}

impl Restoring {
    /// Begins beside an empty folder, or one that is not there yet.
    pub fn begin(ground: Ground, to: &Path) -> Result<Self, CreateError<Fault>> {
        place_for_new(ground, to).map_err(CreateError::Place)?;
        let to = std::path::absolute(to)?;
        let site = Site::begin(&to)?;
        Ok(Self { site, to })
    }

    pub const fn folder(&self) -> &Folder {
        &self.site.folder
    }

    /// Keys and database, compared with what the manifest says of them.
    pub fn lay_journal(&self, shelf: &Shelf, signed: &SignedManifest) -> Result<(), Fault> {
        let (manifest, folder) = (&signed.manifest, self.folder());
        let (name, database) = (&manifest.name, manifest.database);
        must_have_room(folder.path(), manifest)?;
        copy(&shelf.database(name), folder.journal(), database)?;
        for keys in [folder.keys(), folder.keys_copy()] {
            copy(&shelf.keys(name), &keys, manifest.keys)?;
        }
        anchor::append(folder, &manifest.anchor).map_err(of_vault)
    }

    pub fn photos(&self) -> PathBuf {
        self.folder().photos()
    }

    /// What the journal will say about itself at its first unlock.
    pub fn leave_note(&self, note: &JournalRestored) -> Result<(), Fault> {
        let bytes = serde_json::to_vec(note).map_err(io::Error::from)?;
        let mut file = disk::new_file(&self.folder().restored())?;
        file.write_all(&bytes)?;
        Ok(file.sync_all()?)
    }

    /// Everything is in it: gives the journal its place. The lock is given back, so that it can be opened.
    pub fn finish(mut self) -> Result<(), Error> {
        let to = self.to.clone();
        drop(self.site.move_in(&to)?);
        Ok(())
    }
}

/// The key file of a backup, whole.
pub fn keys_of(shelf: &Shelf, signed: &SignedManifest) -> Result<KeyFile, Fault> {
    let bytes = fs::read(shelf.keys(&signed.manifest.name)).map_err(damaged_if_gone)?;
    let sum = signed.manifest.keys;
    if bytes.len() as u64 != sum.bytes || blake3::hash(&bytes) != sum.blake3 {
        return Err(Fault::Damaged);
    }
    let keys = crate::vault::keys::parse(&bytes)?;
    if keys.vault() == shelf.vault() {
        Ok(keys)
    } else {
        Err(Fault::Damaged)
    }
}

/// What a restored journal has not yet said about itself.
pub fn note_in(folder: &Folder) -> Option<JournalRestored> {
    serde_json::from_slice(&fs::read(folder.restored()).ok()?).ok()
}

/// It has said it.
pub fn note_is_written(folder: &Folder) {
    // Left behind, it would be said again at the next unlock: too often is better than never.
    drop(fs::remove_file(folder.restored()));
}

fn must_have_room(path: &Path, manifest: &Manifest) -> Result<(), Fault> {
    /// Kept free for whatever else runs.
    const SPARE: u64 = 200 * 1024 * 1024;
    let photos: u64 = manifest.photos.iter().map(|photo| photo.bytes).sum();
    let needed = photos
        .saturating_add(manifest.database.bytes)
        .saturating_add(SPARE);
    if disk::free_bytes(path)? >= needed {
        Ok(())
    } else {
        Err(Fault::Full)
    }
}

/// The backup's database is nobody's live one, so it may be copied as a file.
fn copy(from: &Path, to: &Path, sum: FileSum) -> Result<(), Fault> {
    let mut source = File::open(from).map_err(damaged_if_gone)?;
    let mut target = disk::new_file(to)?;
    let length = io::copy(&mut source, &mut target)?;
    target.sync_all()?;
    if length == sum.bytes && super::sum_of(to)? == sum {
        Ok(())
    } else {
        Err(Fault::Damaged)
    }
}

fn damaged_if_gone(error: io::Error) -> Fault {
    if error.kind() == io::ErrorKind::NotFound {
        Fault::Damaged
    } else {
        error.into()
    }
}

fn of_vault(error: Error) -> Fault {
    if let Error::Disk(error) = error {
        error.into()
    } else if matches!(error, Error::DiskFull) {
        Fault::Full
    } else {
        Fault::Disk(io::Error::other(error.to_string()))
    }
}
