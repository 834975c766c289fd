//! The one running program: an operating-system lock on `journal.lock` that dies with its process and leaves nothing stale.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::disk;

/// Held as long as it lives. The file stays empty: on Windows nobody else could read it.
pub struct Lock(File);

impl Drop for Lock {
    /// Said aloud, because a program that is just being started shares our open files for a moment and would go on holding it.
    fn drop(&mut self) {
        self.0.unlock().ok();
    }
}

/// The answer to an attempt.
pub enum Attempt {
    Held(Lock),
    /// Another program has it.
    Taken,
    /// Nobody has ever locked this folder: there is no lock file.
    NoFile,
}

/// Takes the lock if its file is there; writes nothing.
pub fn take_existing(path: &Path) -> io::Result<Attempt> {
    match OpenOptions::new().read(true).open(path) {
        Ok(file) => take(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Attempt::NoFile),
        Err(error) => Err(error),
    }
}

/// Makes the lock file if it is not there, and takes the lock.
pub fn take_or_make(path: &Path) -> io::Result<Attempt> {
    match disk::new_file(path) {
        Ok(file) => take(file),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => take_existing(path),
        Err(error) => Err(error),
    }
}

fn take(file: File) -> io::Result<Attempt> {
    match file.try_lock() {
        Ok(()) => Ok(Attempt::Held(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(Attempt::Taken),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_program_is_told_and_the_lock_dies_with_its_holder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.lock");
        assert!(matches!(take_existing(&path), Ok(Attempt::NoFile)));

        let held = take_or_make(&path).expect("a lock");
        assert!(matches!(held, Attempt::Held(_)));
        assert!(matches!(take_existing(&path), Ok(Attempt::Taken)));
        assert!(matches!(take_or_make(&path), Ok(Attempt::Taken)));

        drop(held);
        assert!(matches!(take_or_make(&path), Ok(Attempt::Held(_))));
    }
}
