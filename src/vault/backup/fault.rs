//! Why a target holds no new backup, or a backup cannot be used. In no case was the journal touched.

use std::io;

/// Each has its own sentence for people.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The journal's own folder, or one inside it: what destroys the one destroys the other.
    #[error("the target lies in the journal's folder")]
    InsideJournal,
    /// Some journal lies there, this one or another.
    #[error("the target is the folder of a journal")]
    IsJournal,
    /// A disk that is not connected, or a folder that was moved.
    #[error("the target is not there")]
    Gone,
    #[error("another backup is running into the same target")]
    Busy,
    #[error("the target cannot be written")]
    ReadOnly,
    #[error("the target is full")]
    Full,
    #[error("the target answered with an error")]
    Disk(#[source] io::Error),
    /// What was written did not come back as it was written.
    #[error("the copy in the target is not what was written")]
    NotWhole,
    #[error("there is no backup of a journal there")]
    NoBackup,
    /// Backups of several journals lie there.
    #[error("backups of several journals lie there")]
    Several,
    /// Damaged in a way that is noticed before anything of it is used.
    #[error("the backup is damaged")]
    Damaged,
    #[error("the backup was written by a newer version (format {0})")]
    Newer(u64),
    #[error("cancelled")]
    Cancelled,
    /// The keys of the journal were changed while it was copied.
    #[error("the journal's keys changed meanwhile")]
    KeysChanged,
    #[error("the manifest is not signed by a user of the journal")]
    NotSigned,
    /// The copy of the database did not pass its check: the journal itself is damaged.
    #[error("the copy of the journal is not whole")]
    JournalBroken,
}

impl Fault {
    /// As `backups.toml` and the command line name it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InsideJournal => "inside_journal",
            Self::IsJournal => "is_journal",
            Self::Gone => "gone",
            Self::Busy => "busy",
            Self::ReadOnly => "read_only",
            Self::Full => "full",
            Self::Disk(_) => "disk",
            Self::NotWhole => "not_whole",
            Self::NoBackup => "no_backup",
            Self::Several => "several",
            Self::Damaged => "damaged",
            Self::Newer(_) => "newer",
            Self::Cancelled => "cancelled",
            Self::KeysChanged => "keys_changed",
            Self::NotSigned => "not_signed",
            Self::JournalBroken => "journal_broken",
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let kind = error.kind();
        if matches!(
            kind,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge
        ) {
            Self::Full
        } else if matches!(kind, Kind::ReadOnlyFilesystem | Kind::PermissionDenied) {
            Self::ReadOnly
        } else if matches!(kind, Kind::NotFound | Kind::NotADirectory) {
            Self::Gone
        } else {
            Self::Disk(error)
        }
    }
}
