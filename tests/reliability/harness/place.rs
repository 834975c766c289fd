//! A place for one journal: a folder that stands for the disk it lies on, and a desk beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mimik::domain::log::LockReason;
use mimik::journal::Clock;
use mimik::journal::task::Founded;
use tempfile::TempDir;

use crate::clinic::{DEMO, files, found, lay, register};

/// Every file by its path from the disk's folder.
pub type Files = BTreeMap<PathBuf, Option<Vec<u8>>>;

pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(place.disk()).unwrap();
        std::fs::create_dir(place.beside("desk")).unwrap();
        place
    }

    /// The same files on a disk of their own.
    pub fn with(files: &Files) -> Self {
        let place = Self::new();
        lay(files, &place.disk());
        place
    }

    /// A clinic with a doctor and a patient.
    pub fn founded() -> Self {
        let place = Self::new();
        make(&place.folder());
        place
    }

    pub fn disk(&self) -> PathBuf {
        self.0.path().join("disk")
    }

    pub fn folder(&self) -> PathBuf {
        self.disk().join("Journal")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Only while nobody has the journal open.
    pub fn files(&self) -> Files {
        files(&self.disk(), Path::new(""))
    }
}

/// Makes a journal with one patient.
pub fn make(folder: &Path) {
    let Founded { door, opened } = found(folder, true, Clock::System);
    let Ok((mut journal, _)) = door.enter(opened) else {
        panic!("the first login");
    };
    register(&mut journal, DEMO[0]);
    let (_, written) = journal.lock(LockReason::Closed);
    written.unwrap();
}
