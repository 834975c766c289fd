//! Why the journal's database could not be opened, read or written. No error holds anything a person typed.

use rusqlite::ErrorCode;

use super::migrate;
use crate::domain::fact::FactError;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the SQLite built in is {0}; older than 3.51.3 can damage a journal")]
    SqliteTooOld(&'static str),
    /// The passphrase was right if a key slot opened: then it is the first page that is damaged (§e check 9).
    #[error("wrong key, or a damaged first page")]
    WrongKeyOrDamaged,
    #[error("not a journal of Mimik: application id {0:#010x}")]
    Foreign(i32),
    /// `program` is the version that last opened it, if that can still be read.
    #[error("schema {found} is newer than {known}", known = migrate::SCHEMA)]
    Newer { found: i32, program: Option<String> },
    #[error("schema {0} is older than {known} and must be migrated first", known = migrate::SCHEMA)]
    Older(i32),
    #[error("the journal has no entries")]
    Empty,
    #[error("the first entry belongs to another vault")]
    OtherVault,
    #[error("key file and first entry differ on whether this is a practice journal")]
    PracticeDiffers,
    /// Reading on would silently show an older state.
    #[error("a write-ahead log lies beside a journal in a folder that cannot be written")]
    UnsettledLog,

    #[error("the first fact of a journal is its creation")]
    NotTheBeginning,
    #[error("an entry would be recorded before the one ahead of it")]
    WentBack,
    #[error("an earlier write of the same transaction failed")]
    Unfinished,
    #[error("entry {0} has no body")]
    NoBody(i64),
    #[error("a stored {0} cannot be read")]
    Malformed(&'static str),
    #[error(transparent)]
    Fact(#[from] FactError),

    #[error("the disk is full")]
    Full,
    #[error("the journal cannot be written here")]
    ReadOnly,
    #[error("another program holds the journal")]
    Busy,
    #[error("the disk failed")]
    Disk(#[source] rusqlite::Error),
    #[error("the file cannot be opened")]
    CannotOpen(#[source] rusqlite::Error),
    #[error("the database is damaged")]
    Damaged(#[source] rusqlite::Error),
    #[error("a guard refused the statement")]
    Refused(#[source] rusqlite::Error),
    #[error("the database failed")]
    Database(#[source] rusqlite::Error),
    #[error("the file system failed")]
    File(#[from] std::io::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error),
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(error),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error),
            Some(ErrorCode::ConstraintViolation | ErrorCode::AuthorizationForStatementDenied) => {
                Self::Refused(error)
            }
            _ => Self::Database(error),
        }
    }
}
