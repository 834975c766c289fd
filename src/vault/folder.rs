//! Where everything lies in a journal folder.

use std::path::{Path, PathBuf};

/// The paths of one journal folder; whether they exist is not its business.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder {
    path: PathBuf,
    journal: PathBuf,
}

impl Folder {
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            journal: path.join("journal.db"),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database. Only SQLite may open it.
    pub fn journal(&self) -> &Path {
        &self.journal
    }

    /// The key slots.
    pub fn keys(&self) -> PathBuf {
        self.path.join("vault.keys")
    }

    /// The key slots, written a second time.
    pub fn keys_copy(&self) -> PathBuf {
        self.path.join("vault.keys.copy")
    }

    /// Key slots that were prepared, until the journal has been told of them.
    pub fn keys_staged(&self) -> PathBuf {
        self.path.join("vault.keys.next")
    }

    /// The database under the keys of the next epoch; there only while they change.
    pub fn next(&self) -> PathBuf {
        self.path.join("journal.next")
    }

    /// Wrong passphrases since the last unlock.
    pub fn tries(&self) -> PathBuf {
        self.path.join("tries.log")
    }

    /// What SQLite keeps beside the database while it is open, or after a crash.
    pub(crate) fn beside(database: &Path) -> [PathBuf; 3] {
        ["-wal", "-shm", "-journal"].map(|ending| {
            let mut name = database.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        })
    }

    /// Sealed originals, in folders of the first two digits of their names.
    pub fn photos(&self) -> PathBuf {
        self.path.join("photos")
    }

    /// Half-written files; emptied at start by the holder of the lock.
    pub fn tmp(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// Locked by the one running program.
    pub fn lock(&self) -> PathBuf {
        self.path.join("journal.lock")
    }

    /// Chain heads, one JSON line each.
    pub fn anchors(&self) -> PathBuf {
        self.path.join("anchors.log")
    }

    /// How the last run into each target of backups ended, for the lock screen.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups.toml")
    }

    /// Room held back for a full disk.
    pub fn reserve(&self) -> PathBuf {
        self.path.join("reserve")
    }

    /// A copy of the journal before its schema changes, while it is being made.
    pub fn aside_part(&self) -> PathBuf {
        self.path.join("journal-schema.part")
    }

    /// What a migrated journal has to say about itself at the next unlock.
    pub fn migrated(&self) -> PathBuf {
        self.path.join("migrated.json")
    }

    /// What a restored journal has to say about itself at its first unlock.
    pub fn restored(&self) -> PathBuf {
        self.path.join("restored.json")
    }
}
