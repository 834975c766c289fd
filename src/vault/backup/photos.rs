//! Photo files in a target: copied as they lie, without any key, and compared with the hash that their entry names.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::disks::{settle_file, settle_folder};
use super::shelf::make_folder;
use super::{Fault, PhotoSum};
use crate::vault::{PhotoName, disk, hex};

/// Read and hashed at once.
const PIECE: usize = 1024 * 1024;

/// A photo that is written into a `tmp/` and may still vanish. Dropped, it does.
pub struct Part {
    path: Half,
    pub sum: PhotoSum,
}

/// The same after it was made to last and read back.
pub struct Settled(Part);

/// A file that goes with this, unless it was moved before.
pub struct Half(pub PathBuf);

/// How a photo in a target is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Whole,
    Missing,
    Damaged,
}

/// What came of copying one photo.
pub enum Copied {
    Part(Part),
    /// The original is missing, cannot be read, or is not what its entry names.
    SourceBad,
}

/// Where photos come from or go: a journal's folder or a shelf; both have the same `photos/`.
#[derive(Clone, Copy)]
pub struct Photos<'a>(&'a Path);

impl<'a> Photos<'a> {
    pub const fn in_folder(photos: &'a Path) -> Self {
        Self(photos)
    }

    pub fn path(self, name: PhotoName) -> PathBuf {
        let [first, ..] = name.as_bytes();
        self.0
            .join(hex::encode(&[*first]))
            .join(format!("{name}.kph"))
    }

    /// Copies one file into a folder of half-written ones, hashing what is read.
    pub fn copy(
        self,
        name: PhotoName,
        expected: &[u8; 32],
        tmp: &Path,
        buffer: &mut Vec<u8>,
    ) -> Result<Copied, Fault> {
        let Ok(mut source) = File::open(self.path(name)) else {
            return Ok(Copied::SourceBad);
        };
        buffer.resize(PIECE, 0);
        let path = tmp.join(format!("{name}.part"));
        let mut to = disk::new_file(&path)?;
        let path = Half(path);
        let (mut hasher, mut bytes) = (blake3::Hasher::new(), 0);
        loop {
            let length = match source.read(buffer) {
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Ok(Copied::SourceBad),
            };
            let piece = buffer.get(..length).unwrap_or_default();
            if piece.is_empty() {
                break;
            }
            hasher.update(piece);
            to.write_all(piece)?;
            bytes += piece.len() as u64;
        }
        if hasher.finalize() != *expected {
            return Ok(Copied::SourceBad);
        }
        let sum = PhotoSum {
            name,
            bytes,
            blake3: *expected,
        };
        Ok(Copied::Part(Part { path, sum }))
    }

    /// Reads a file again and compares.
    pub fn state(
        self,
        name: PhotoName,
        expected: &[u8; 32],
        buffer: &mut Vec<u8>,
    ) -> Result<State, Fault> {
        state_of(&self.path(name), expected, buffer)
    }

    /// Size of a file, if it is there.
    pub fn size(self, name: PhotoName) -> Option<u64> {
        let there = fs::metadata(self.path(name)).ok()?;
        there.is_file().then_some(there.len())
    }

    /// Gives all their names, and makes these last. One that lies there damaged gives way to the whole one.
    pub fn move_in(self, settled: Vec<Settled>) -> Result<(), Fault> {
        let mut folders = BTreeSet::new();
        for Settled(part) in settled {
            let to = self.path(part.sum.name);
            let Some(folder) = to.parent() else {
                continue;
            };
            if !folder.is_dir() {
                make_folder(folder)?;
            }
            // Also if it is there already: an earlier run may have made it and failed before it lasted.
            folders.insert(self.0.to_owned());
            fs::rename(&part.path.0, &to)?;
            folders.insert(folder.to_owned());
        }
        Ok(folders
            .iter()
            .try_for_each(|folder| settle_folder(folder))?)
    }
}

impl Part {
    /// Makes its data last.
    pub fn settle(&self) -> Result<(), Fault> {
        Ok(settle_file(&self.path.0)?)
    }

    /// Reads it back after it was made to last.
    pub fn read_back(self, buffer: &mut Vec<u8>) -> Result<Settled, Fault> {
        match state_of(&self.path.0, &self.sum.blake3, buffer)? {
            State::Whole => Ok(Settled(self)),
            State::Missing | State::Damaged => Err(Fault::NotWhole),
        }
    }
}

fn state_of(path: &Path, expected: &[u8; 32], buffer: &mut Vec<u8>) -> Result<State, Fault> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(error.into()),
    };
    buffer.resize(PIECE, 0);
    let mut hasher = blake3::Hasher::new();
    loop {
        let length = match file.read(buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // A sector that cannot be read is damage, wherever it came from.
            Err(_) => return Ok(State::Damaged),
        };
        hasher.update(buffer.get(..length).unwrap_or_default());
    }
    Ok(if hasher.finalize() == *expected {
        State::Whole
    } else {
        State::Damaged
    })
}

impl Drop for Half {
    /// Moved, it has no file here any more; failed, it must leave none.
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}
