//! Photo files in their folder: written so that a kill or a power cut loses nothing, read only if they are whole.
//!
//! Content-addressed by keyed names; writing goes through a [`Batch`], a single photo being a batch of one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::seal::{self, Header};
use super::{Error, PhotoName, Vault, hex};
use crate::domain::id::PatientId;
use crate::domain::time::Moment;

mod batch;

pub use batch::{Batch, Part, Settled};

/// No original is larger; more is read, but not asked for in advance.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A photo as it came from the camera, read once and checked elsewhere.
#[derive(Clone, Copy)]
pub struct Original<'a> {
    pub patient: PatientId,
    pub bytes: &'a [u8],
    /// Of these bytes. A wrong one is noticed when the file is read back, before it counts as stored.
    pub sha256: [u8; 32],
    pub mime: &'a str,
    /// If it is known to the moment.
    pub taken_at: Option<Moment>,
    pub imported_at: Moment,
}

/// A photo file that will survive a power cut: what the entry `photo_attached` says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StoredPhoto {
    pub name: PhotoName,
    /// Of the original.
    pub sha256: [u8; 32],
    /// Length of the original.
    pub bytes: u64,
    /// Of the sealed file, so that a backup can be checked without keys.
    pub sealed_blake3: [u8; 32],
}

/// An original, byte for byte.
pub struct Photo {
    pub header: Header,
    pub bytes: Vec<u8>,
}

impl Vault {
    /// Seals one original and makes it last.
    ///
    /// # Errors
    /// [`Error::DiskFull`] unless there is room for twice its size and 200 MB; [`Error::BeyondKeys`] for a reviewer;
    /// [`Error::PhotoDamaged`] if it did not come back as it was written, or lies here damaged.
    pub fn store_photo(&self, original: &Original<'_>) -> Result<StoredPhoto, Error> {
        let mut batch = self.photo_batch();
        batch.add(original)?;
        let mut stored = batch.finish()?;
        stored.pop().ok_or(Error::Unsealable)
    }

    /// Seals several originals, whose bytes can be dropped one by one, with few waits for the disk.
    pub const fn photo_batch(&self) -> Batch<'_> {
        Batch::new(self)
    }

    /// The name that this original has, or would have, as this patient's photo.
    pub fn photo_name(&self, patient: PatientId, sha256: &[u8; 32]) -> Result<PhotoName, Error> {
        let key = self.keys.name().ok_or(Error::BeyondKeys)?;
        Ok(PhotoName::of(key, patient, sha256))
    }

    /// Reads and checks a whole photo.
    pub fn read_photo(&self, name: PhotoName) -> Result<Photo, Error> {
        let file = self.open_photo(name)?;
        // The length is not vouched for yet: a file grown to a terabyte must not ask for a terabyte of memory.
        let likely = file.metadata()?.len().min(LARGEST);
        let mut bytes = Vec::with_capacity(likely as usize);
        let header = seal::open(
            &mut BufReader::new(file),
            &self.keys,
            self.id,
            name,
            |piece| bytes.extend_from_slice(piece),
        )?;
        Ok(Photo { header, bytes })
    }

    /// Checks a whole photo without keeping its content; gives what an entry should say about it.
    pub fn verify_photo(&self, name: PhotoName) -> Result<StoredPhoto, Error> {
        self.check(self.open_photo(name)?, name)
    }

    /// What is sealed with a photo, without its content: for a file that no entry names.
    pub fn photo_header(&self, name: PhotoName) -> Result<Header, Error> {
        let mut file = self.open_photo(name)?;
        seal::open_header(&mut file, &self.keys, self.id, name)
    }

    /// BLAKE3 of the sealed file: needs no photo key.
    pub fn sealed_blake3(&self, name: PhotoName) -> Result<[u8; 32], Error> {
        let mut hashed = Hashed::new(self.open_photo(name)?);
        io::copy(&mut hashed, &mut io::sink())?;
        Ok(hashed.blake3())
    }

    /// The names of all photo files, in order; whatever else lies there is passed over. Without the folder there are none.
    pub fn photo_names(&self) -> Result<BTreeSet<PhotoName>, Error> {
        let mut names = BTreeSet::new();
        let photos = self.folder.photos();
        if !photos.exists() {
            return Ok(names);
        }
        for folder in entries_of(&photos)? {
            if folder.is_dir() {
                names.extend(entries_of(&folder)?.iter().filter_map(|path| name_of(path)));
            }
        }
        Ok(names)
    }

    fn open_photo(&self, name: PhotoName) -> Result<File, Error> {
        File::open(self.photo_path(name)).map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                Error::PhotoMissing(name)
            } else {
                error.into()
            }
        })
    }

    fn photo_folder(&self, name: PhotoName) -> PathBuf {
        let [first, ..] = name.as_bytes();
        self.folder.photos().join(hex::encode(&[*first]))
    }

    fn photo_path(&self, name: PhotoName) -> PathBuf {
        self.photo_folder(name).join(format!("{name}.kph"))
    }

    fn check(&self, file: File, name: PhotoName) -> Result<StoredPhoto, Error> {
        let mut hashed = Hashed::new(file);
        let header = seal::open(&mut hashed, &self.keys, self.id, name, |_| {})?;
        Ok(StoredPhoto {
            name,
            sha256: header.sha256,
            bytes: header.bytes,
            sealed_blake3: hashed.blake3(),
        })
    }
}

fn entries_of(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder)?;
    let paths: io::Result<Vec<PathBuf>> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    Ok(paths?)
}

fn name_of(path: &Path) -> Option<PhotoName> {
    let name: PhotoName = path
        .file_name()?
        .to_str()?
        .strip_suffix(".kph")?
        .parse()
        .ok()?;
    let folder = path.parent()?.file_name()?.to_str()?;
    name.to_string().starts_with(folder).then_some(name)
}

/// Takes the BLAKE3 of everything that is read through it.
struct Hashed {
    file: File,
    hasher: blake3::Hasher,
}

impl Hashed {
    fn new(file: File) -> Self {
        Self {
            file,
            hasher: blake3::Hasher::new(),
        }
    }

    fn blake3(&self) -> [u8; 32] {
        self.hasher.finalize().into()
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.hasher.update(buffer.get(..length).unwrap_or_default());
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Keys;
    use crate::vault::fixture::{clinic, of};

    #[test]
    fn a_stored_photo_comes_back_byte_for_byte_and_can_be_checked_without_keys() {
        let clinic = clinic();
        let bytes = vec![5; 150_000];
        let stored = clinic.vault.store_photo(&of(1, &bytes)).expect("stored");
        let photo = clinic.vault.read_photo(stored.name).expect("a photo");
        assert_eq!(photo.bytes, bytes);
        assert_eq!(photo.header.patient, PatientId::from_bytes([1; 16]));
        assert_eq!(photo.header.sha256, stored.sha256);
        let path = clinic.vault.photo_path(stored.name);
        let file = fs::read(&path).expect("the file");
        assert_eq!(*blake3::hash(&file).as_bytes(), stored.sealed_blake3);
        assert_eq!(
            clinic.vault.sealed_blake3(stored.name).expect("a hash"),
            stored.sealed_blake3
        );
        let [first, ..] = stored.name.as_bytes();
        assert!(path.ends_with(format!("photos/{first:02x}/{}.kph", stored.name)));
        assert_eq!(clinic.files("tmp"), 0);
        assert_eq!(
            clinic.vault.photo_header(stored.name).expect("a header"),
            photo.header
        );
        assert!(!file.windows(10).any(|run| run == [5; 10]));
    }

    #[test]
    fn the_same_photo_again_is_done_already_and_another_patients_is_a_file_of_its_own() {
        let clinic = clinic();
        let first = clinic.vault.store_photo(&of(1, b"photo")).expect("stored");
        let again = clinic.vault.store_photo(&of(1, b"photo")).expect("stored");
        assert_eq!(first, again);
        let other = clinic.vault.store_photo(&of(2, b"photo")).expect("stored");
        assert_ne!(first.name, other.name);
        let names = clinic.vault.photo_names().expect("names");
        assert_eq!(names, BTreeSet::from([first.name, other.name]));
        assert_eq!(clinic.files("tmp"), 0);
    }

    #[test]
    fn missing_damaged_and_swapped_photos_are_told_apart_from_whole_ones() {
        let clinic = clinic();
        let one = clinic.vault.store_photo(&of(1, b"one")).expect("stored");
        let two = clinic.vault.store_photo(&of(1, b"two")).expect("stored");
        assert_eq!(clinic.vault.verify_photo(one.name).expect("whole"), one);

        fs::copy(
            clinic.vault.photo_path(two.name),
            clinic.vault.photo_path(one.name),
        )
        .expect("a swap");
        assert!(matches!(
            clinic.vault.read_photo(one.name),
            Err(Error::PhotoDamaged(name)) if name == one.name
        ));
        let again = clinic.vault.store_photo(&of(1, b"one"));
        assert!(matches!(again, Err(Error::PhotoDamaged(_))));

        fs::remove_file(clinic.vault.photo_path(one.name)).expect("a removal");
        assert!(matches!(
            clinic.vault.verify_photo(one.name),
            Err(Error::PhotoMissing(name)) if name == one.name
        ));
    }

    #[test]
    fn a_reviewer_can_neither_store_nor_read_without_the_keys_for_it() {
        let clinic = clinic();
        let stored = clinic.vault.store_photo(&of(1, b"one")).expect("stored");
        let reviewer = |with_photos| {
            let share = clinic.vault.keys().share(with_photos).expect("a share");
            let keys = Keys::from_share(1, &share).expect("keys").into();
            Vault::new(clinic.vault.folder.clone(), clinic.vault.id, true, keys)
        };
        let (with, without) = (reviewer(true), reviewer(false));
        assert_eq!(with.read_photo(stored.name).expect("a photo").bytes, b"one");
        assert!(matches!(
            without.read_photo(stored.name),
            Err(Error::BeyondKeys)
        ));
        let stranger = with.store_photo(&of(1, b"two"));
        assert!(matches!(stranger, Err(Error::BeyondKeys)));
        assert_eq!(
            without.sealed_blake3(stored.name).expect("a hash"),
            stored.sealed_blake3
        );
    }

    #[test]
    fn other_files_among_the_photos_are_passed_over() {
        let clinic = clinic();
        let stored = clinic.vault.store_photo(&of(1, b"one")).expect("stored");
        let folder = clinic.vault.photo_folder(stored.name);
        fs::write(folder.join("note.txt"), "x").expect("a file");
        fs::write(folder.join("ab.kph"), "x").expect("a file");
        fs::write(clinic.vault.folder.photos().join("x"), "x").expect("a file");
        let elsewhere = clinic.vault.folder.photos().join("zz");
        fs::create_dir(&elsewhere).expect("a folder");
        fs::write(elsewhere.join(format!("{}.kph", stored.name)), "x").expect("a file");
        let names = clinic.vault.photo_names().expect("names");
        assert_eq!(names, BTreeSet::from([stored.name]));
    }
}
