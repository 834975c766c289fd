//! Why a folder is not opened. Each case has its own sentence for people, and none of them offers deletion as the way out.

use std::io;

use super::Service;

/// The answers of checks 1–7 of §e, in their order.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Check 1. It can still serve as a place for backups. The kind of file system is for the log.
    #[error("the folder lies on a network ({0})")]
    Network(&'static str),
    /// Check 1. It can still serve as a place for backups.
    #[error("the folder is kept in step by {0:?}")]
    SyncFolder(Service),
    /// Check 2.
    #[error("journal.db is a symbolic link, or no plain file")]
    SymbolicLink,
    /// Check 2.
    #[error("journal.db has a second name (hard link)")]
    HardLink,
    /// Check 3.
    #[error("the journal is open in another program")]
    AlreadyOpen,
    /// Check 4. `verify` can still read it.
    #[error("the folder cannot be written")]
    ReadOnly,
    /// Check 5. Not a fault where a new journal is sought; otherwise a disk may not be connected.
    #[error("there is no journal here yet")]
    Nothing,
    /// Check 5.
    #[error("the folder holds other things, and no journal")]
    NotEmpty,
    /// Check 5. The way to the backup.
    #[error("journal.db is missing")]
    JournalMissing,
    /// Check 5. The way to the backup.
    #[error("vault.keys is missing")]
    KeysMissing,
    /// Check 6. Damaged, never »delete and start again«.
    #[error("journal.db is empty")]
    JournalEmpty,
    /// Check 6. Not whole pages: cut off, or foreign.
    #[error("journal.db is cut off")]
    JournalCut,
    /// Check 6. Foreign: ours never begins in clear.
    #[error("journal.db is not encrypted")]
    JournalInClear,
    /// Check 7. Both copies; the way to the copy in a backup.
    #[error("both copies of vault.keys are damaged")]
    KeysDamaged,
    /// Check 7. Nothing was written.
    #[error("the key file is from a newer version (format {0})")]
    Newer(u64),
    /// Even to open a journal takes a little room, and nothing was held back any more.
    #[error("the disk is too full to open the journal")]
    NoRoom,
    /// When a place is sought for a new journal.
    #[error("there is a journal here already")]
    JournalHere,
    /// The system would not even let us look.
    #[error("the folder cannot be read")]
    Unreadable(#[source] io::Error),
}
