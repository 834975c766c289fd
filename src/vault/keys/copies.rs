//! The key file on disk, twice: one copy can be damaged and the other still opens the journal.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::KeyFile;
use super::file::Unusable;
use crate::vault::backup::Fault;
use crate::vault::{Error, Folder, Refusal, disk};

/// Hundreds of users fit into this; what is larger is not ours.
const LONGEST: u64 = 1024 * 1024;

/// The valid copy with what was prepared beside it, and whether both copies are whole and the same.
pub fn read(folder: &Folder) -> Result<(KeyFile, bool), Refusal> {
    let (file, whole) = read_both(folder)?;
    match staged(folder) {
        Some(staged) => Ok((file.with_staged(&staged), whole)),
        None => Ok((file, whole)),
    }
}

fn read_both(folder: &Folder) -> Result<(KeyFile, bool), Refusal> {
    let copies = [read_copy(&folder.keys()), read_copy(&folder.keys_copy())];
    match copies {
        [Ok(first), Ok(second)] => {
            let same = first == second;
            let valid = if second.counter > first.counter {
                second
            } else {
                first
            };
            Ok((valid, same))
        }
        // A newer version may have written this copy: its slots are not ours to write over.
        [Err(CopyFault::Unusable(Unusable::Newer(version))), _]
        | [_, Err(CopyFault::Unusable(Unusable::Newer(version)))] => Err(Refusal::Newer(version)),
        [Ok(valid), Err(_)] | [Err(_), Ok(valid)] => Ok((valid, false)),
        [Err(first), Err(second)] => Err(refusal(first, second)),
    }
}

enum CopyFault {
    Missing,
    Unreadable(io::Error),
    Unusable(Unusable),
}

fn refusal(first: CopyFault, second: CopyFault) -> Refusal {
    match (first, second) {
        (CopyFault::Missing, CopyFault::Missing) => Refusal::KeysMissing,
        (CopyFault::Unreadable(error), _) | (_, CopyFault::Unreadable(error)) => {
            Refusal::Unreadable(error)
        }
        (
            CopyFault::Missing | CopyFault::Unusable(_),
            CopyFault::Missing | CopyFault::Unusable(_),
        ) => Refusal::KeysDamaged,
    }
}

fn read_copy(path: &Path) -> Result<KeyFile, CopyFault> {
    let bytes = read_bytes(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            CopyFault::Missing
        } else {
            CopyFault::Unreadable(error)
        }
    })?;
    KeyFile::from_bytes(&bytes).map_err(CopyFault::Unusable)
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of the valid copy, for a backup, with its epoch.
pub fn written(folder: &Folder) -> Result<(Vec<u8>, u32), Fault> {
    let Ok((file, _)) = read(folder) else {
        return Err(Fault::KeysChanged);
    };
    let bytes = file.to_bytes().or(Err(Fault::KeysChanged))?;
    Ok((bytes, file.epoch()))
}

/// Reads the bytes that a backup holds.
pub fn parse(bytes: &[u8]) -> Result<KeyFile, Fault> {
    KeyFile::from_bytes(bytes).map_err(|unusable| match unusable {
        Unusable::Damaged => Fault::Damaged,
        Unusable::Newer(version) => Fault::Newer(version),
    })
}

/// Writes both copies with the counter one higher, the first one first; says what was written.
pub fn write(folder: &Folder, file: &KeyFile) -> Result<KeyFile, Error> {
    let mut file = file.clone();
    file.counter = file.counter.saturating_add(1);
    let bytes = file.to_bytes()?;
    let aside = folder.path().join("vault.keys.new");
    disk::replace_file(&folder.keys(), &aside, &bytes)?;
    disk::replace_file(&folder.keys_copy(), &aside, &bytes)?;
    Ok(file)
}

/// Prepares a key file beside the one that holds, before the journal is told of it.
pub fn stage(folder: &Folder, file: &KeyFile) -> Result<(), Error> {
    let aside = folder.path().join("vault.keys.new");
    disk::replace_file(&folder.keys_staged(), &aside, &file.to_bytes()?)?;
    Ok(())
}

/// What was prepared and not put in its place. What cannot be read was never finished.
pub fn staged(folder: &Folder) -> Option<KeyFile> {
    read_copy(&folder.keys_staged()).ok()
}

/// Away with what was prepared.
pub fn discard_staged(folder: &Folder) -> Result<(), Error> {
    disk::remove_file(&folder.keys_staged())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::vault::fixture::key_file;

    fn written() -> (tempfile::TempDir, Folder, KeyFile) {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        let file = write(&folder, &key_file()).expect("two copies");
        (place, folder, file)
    }

    fn flip_a_byte(path: &Path) {
        let mut bytes = fs::read(path).expect("a copy");
        bytes[100] ^= 1;
        fs::write(path, bytes).expect("a damaged copy");
    }

    #[test]
    fn both_copies_are_the_same_and_each_writing_counts() {
        let (_place, folder, file) = written();
        assert_eq!(file.counter, 1);
        assert_eq!(
            fs::read(folder.keys()).expect("a copy"),
            fs::read(folder.keys_copy()).expect("a copy")
        );
        let again = write(&folder, &file).expect("two copies");
        assert_eq!(again.counter, 2);
        assert!(matches!(read(&folder), Ok((found, true)) if found == again));
    }

    #[test]
    fn one_damaged_or_missing_copy_is_said_and_the_other_is_used() {
        for spoil in [flip_a_byte, |path: &Path| {
            fs::remove_file(path).expect("a removal");
        }] {
            for path in [Folder::keys, Folder::keys_copy] {
                let (_place, folder, file) = written();
                spoil(&path(&folder));
                assert!(matches!(read(&folder), Ok((found, false)) if found == file));
            }
        }
    }

    #[test]
    fn two_damaged_copies_are_refused() {
        let (_place, folder, _) = written();
        flip_a_byte(&folder.keys());
        flip_a_byte(&folder.keys_copy());
        assert!(matches!(read(&folder), Err(Refusal::KeysDamaged)));
        fs::remove_file(folder.keys()).expect("a removal");
        assert!(matches!(read(&folder), Err(Refusal::KeysDamaged)));
    }

    #[test]
    fn after_a_crash_between_the_copies_the_later_one_is_valid() {
        let (_place, folder, file) = written();
        let old = fs::read(folder.keys()).expect("a copy");
        let newer = write(&folder, &file.with_clinic("Ny klinik")).expect("two copies");
        fs::write(folder.keys_copy(), &old).expect("the old copy");
        assert!(matches!(read(&folder), Ok((found, false)) if found == newer));
        fs::copy(folder.keys(), folder.keys_copy()).expect("the new copy");
        fs::write(folder.keys(), &old).expect("the old copy");
        assert!(matches!(read(&folder), Ok((found, false)) if found == newer));
    }

    #[test]
    fn a_newer_copy_is_never_written_over() {
        let (_place, folder, _) = written();
        let line = r#"{"v":2}"#;
        let hash =
            crate::vault::hex::encode(&<sha2::Sha256 as sha2::Digest>::digest(line.as_bytes()));
        fs::write(folder.keys(), format!("{line}\n{hash}")).expect("a newer copy");
        assert!(matches!(read(&folder), Err(Refusal::Newer(2))));
    }
}
