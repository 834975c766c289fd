//! Writing photos so that a kill or a power cut loses nothing.
//!
//! The order is that of `reliability.md` §a: room, half-written file, read back and compared, renamed without replacing,
//! made to last. The entry that names the photo comes after.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::PathBuf;

use super::{Original, StoredPhoto};
use crate::vault::seal::{self, Header};
use crate::vault::secret::random;
use crate::vault::{Error, PhotoName, Vault, disk, hex};

/// Kept free for the database and everything else.
const SPARE: u64 = 200 * 1024 * 1024;

/// Originals on their way: written one after the other, then made to last together.
///
/// Dropped unfinished, it removes what it wrote. `finish` what is in it also after an error or a cancel of the rest.
pub struct Batch<'v> {
    vault: &'v Vault,
    parts: Vec<Part>,
}

/// An original that is written, sealed, into `tmp/`, and may still vanish. Dropped, it does.
pub struct Part {
    file: File,
    path: Half,
    name: PhotoName,
    sha256: [u8; 32],
    bytes: u64,
}

/// The same after it was made to last and read back, and was what was written. Its file is closed: a thousand may wait.
pub struct Settled {
    path: Half,
    photo: StoredPhoto,
}

/// A file in `tmp/`, which goes with this.
struct Half(PathBuf);

impl<'v> Batch<'v> {
    pub(super) const fn new(vault: &'v Vault) -> Self {
        Self {
            vault,
            parts: Vec::new(),
        }
    }

    /// Writes one original, sealed, into `tmp/`. It is not safe before [`Batch::finish`].
    pub fn add(&mut self, original: &Original<'_>) -> Result<(), Error> {
        self.parts.push(self.vault.write_photo(original)?);
        Ok(())
    }

    /// How many originals are in it.
    pub const fn len(&self) -> usize {
        self.parts.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Makes all of them last: data first, then compared, then renamed, then the folders. In the order of adding.
    ///
    /// After an error none of them counts as stored. A failed fsync is never tried again on the same file.
    pub fn finish(self) -> Result<Vec<StoredPhoto>, Error> {
        let parts = self.parts.into_iter();
        let settled: Result<Vec<Settled>, Error> =
            parts.map(|part| self.vault.settle_photo(part)).collect();
        self.vault.move_in_photos(&settled?)
    }
}

/// The steps of a batch one by one, for whoever takes the first two on several cores at once.
impl Vault {
    /// Writes one original, sealed, into `tmp/`.
    pub fn write_photo(&self, original: &Original<'_>) -> Result<Part, Error> {
        let length = original.bytes.len() as u64;
        must_have_room(length, disk::free_bytes(self.folder.path())?)?;
        let sha256 = original.sha256;
        let name = self.photo_name(original.patient, &sha256)?;
        let header = Header::new(
            (self.id, original.patient),
            (sha256, length),
            original.mime.to_owned(),
            (original.taken_at, original.imported_at),
        );
        let part = format!("{}.part", hex::encode(random::<16>()?.as_slice()));
        let path = self.folder.tmp().join(part);
        let mut part = Part {
            file: disk::new_file(&path)?,
            path: Half(path),
            name,
            sha256,
            bytes: length,
        };
        seal::seal(&mut part.file, &self.keys, name, &header, original.bytes)?;
        Ok(part)
    }

    /// Waits until its data is on the disk, reads the file back and compares.
    pub fn settle_photo(&self, part: Part) -> Result<Settled, Error> {
        part.file.sync_all()?;
        let photo = self.check(File::open(&part.path.0)?, part.name)?;
        if photo.sha256 == part.sha256 && photo.bytes == part.bytes {
            let path = part.path;
            Ok(Settled { path, photo })
        } else {
            Err(Error::PhotoDamaged(part.name))
        }
    }

    /// Gives all of them their names, unless the same photo is there already, and makes these last too. In their order.
    pub fn move_in_photos(&self, settled: &[Settled]) -> Result<Vec<StoredPhoto>, Error> {
        let mut folders = BTreeSet::new();
        let mut stored = Vec::with_capacity(settled.len());
        for Settled { path, photo } in settled {
            let folder = self.photo_folder(photo.name);
            if !folder.is_dir() {
                disk::new_folder(&folder)?;
            }
            // Also if it is there already: an earlier attempt may have made it and failed before it lasted.
            folders.insert(self.folder.photos());
            let is_new = disk::rename_if_new(&path.0, &self.photo_path(photo.name))?;
            folders.insert(folder);
            stored.push(if is_new {
                *photo
            } else {
                self.verify_photo(photo.name)?
            });
        }
        for folder in &folders {
            disk::sync_folder(folder)?;
        }
        Ok(stored)
    }
}

impl Drop for Half {
    /// Moved, it has no file here any more; failed, it must leave none. What cannot be removed now goes at the next start.
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

fn must_have_room(length: u64, free: u64) -> Result<(), Error> {
    let needed = length.saturating_mul(2).saturating_add(SPARE);
    if free >= needed {
        Ok(())
    } else {
        Err(Error::DiskFull)
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::vault::fixture::{clinic, of};

    #[test]
    fn a_batch_keeps_its_order_and_a_dropped_one_leaves_nothing() {
        let clinic = clinic();
        let mut batch = clinic.vault.photo_batch();
        for photo in [b"one", b"two", b"one"] {
            batch.add(&of(1, photo)).expect("added");
        }
        assert_eq!((batch.len(), clinic.files("tmp")), (3, 3));
        let stored = batch.finish().expect("stored");
        let hashes: Vec<[u8; 32]> = stored.iter().map(|photo| photo.sha256).collect();
        let expected: [[u8; 32]; 3] =
            [b"one", b"two", b"one"].map(|photo| Sha256::digest(photo).into());
        assert_eq!(hashes, expected);
        assert_eq!(stored[0], stored[2]);

        let mut batch = clinic.vault.photo_batch();
        batch.add(&of(1, b"three")).expect("added");
        drop(batch);
        assert_eq!(clinic.files("tmp"), 0);
        assert_eq!(clinic.vault.photo_names().expect("names").len(), 2);
    }

    #[test]
    fn a_refused_original_does_not_stop_the_rest_of_the_batch() {
        let clinic = clinic();
        let mut batch = clinic.vault.photo_batch();
        batch.add(&of(1, b"one")).expect("added");
        assert!(matches!(batch.add(&of(1, b"")), Err(Error::Unsealable)));
        batch.add(&of(1, b"two")).expect("added");
        assert_eq!(batch.finish().expect("stored").len(), 2);
        assert_eq!(clinic.files("tmp"), 0);
    }

    #[test]
    fn what_was_changed_on_its_way_to_the_disk_is_not_stored() {
        let clinic = clinic();
        let mut batch = clinic.vault.photo_batch();
        batch.add(&of(1, b"one")).expect("added");
        let path = &batch.parts[0].path.0;
        let mut file = fs::read(path).expect("the file");
        *file.last_mut().expect("a byte") ^= 1;
        fs::write(path, file).expect("a change");
        assert!(matches!(batch.finish(), Err(Error::PhotoDamaged(_))));
        assert_eq!(clinic.files("tmp"), 0);
        assert!(clinic.vault.photo_names().expect("names").is_empty());
    }

    #[test]
    fn a_photo_under_the_hash_of_another_is_not_stored() {
        let clinic = clinic();
        let mut batch = clinic.vault.photo_batch();
        let confused = Original {
            sha256: Sha256::digest(b"two").into(),
            ..of(1, b"one")
        };
        batch.add(&confused).expect("added");
        assert!(matches!(batch.finish(), Err(Error::PhotoDamaged(_))));
        assert!(clinic.vault.photo_names().expect("names").is_empty());
    }

    #[test]
    fn room_for_twice_the_photo_and_200_megabytes_is_demanded() {
        let needed = 2 * 1000 + SPARE;
        assert!(must_have_room(1000, needed).is_ok());
        assert!(matches!(
            must_have_room(1000, needed - 1),
            Err(Error::DiskFull)
        ));
        assert!(must_have_room(u64::MAX, u64::MAX - 1).is_err());
    }
}
