//! A second start knocks at the vault that the first has open. An empty file is all of it: no socket, and nothing to read.
//!
//! Whoever can lay a file there can at most bring the window forward.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::lock::{self, Attempt};
use super::{Folder, disk};

/// Whether another program has the journal in this folder.
pub fn is_taken(folder: &Folder) -> bool {
    matches!(lock::take_existing(&folder.lock()), Ok(Attempt::Taken))
}

/// Lays the file; one that lies there already does as well.
pub fn knock(folder: &Folder) -> io::Result<()> {
    match disk::new_file(&place(folder)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Takes the file away, and says whether one was there: whoever has the journal has heard, or nobody has.
pub fn take(folder: &Folder) -> bool {
    fs::remove_file(place(folder)).is_ok()
}

/// Nobody has answered yet.
pub fn is_waiting(folder: &Folder) -> bool {
    fs::symlink_metadata(place(folder)).is_ok()
}

fn place(folder: &Folder) -> PathBuf {
    folder.tmp().join("knock")
}
