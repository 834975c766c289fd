//! What can go wrong behind the door: with keys, photo files and the disk.

use std::io;

use super::PhotoName;

/// Nothing here names a patient: a photo's name is keyed and tells nobody anything.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Known from the key slot, before the database is touched.
    #[error("wrong passphrase")]
    WrongPassphrase,
    #[error("the recovery key does not open this journal")]
    WrongRecoveryKey,
    #[error("no such user in the key file")]
    UnknownUser,
    #[error("the user is in the key file already")]
    UserExists,
    /// The passphrase was right, but what lies behind it does not fit.
    #[error("the key file is damaged")]
    KeysDamaged,
    /// Somebody has put another one into the key file: nothing is sealed to it.
    #[error("the recovery key in the key file is not the one the journal knows")]
    RecoveryDiffers,
    /// This user's keys do not reach so far: a reviewer without photos, or one who would add users.
    #[error("the user's keys do not open that")]
    BeyondKeys,
    /// The folder was opened to be read only.
    #[error("the folder was opened without its lock")]
    WithoutLock,
    #[error("an original without content, or one that is too large, cannot be sealed")]
    Unsealable,
    #[error("photo file {0} is missing")]
    PhotoMissing(PhotoName),
    #[error("photo file {0} is damaged")]
    PhotoDamaged(PhotoName),
    #[error("the disk is full")]
    DiskFull,
    #[error("not enough memory to derive the key")]
    OutOfMemory,
    #[error("the system gave no random bytes")]
    NoRandomness,
    #[error("the disk answered with an error")]
    Disk(#[source] io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if matches!(
            error.kind(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        ) {
            Self::DiskFull
        } else {
            Self::Disk(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_has_its_own_sentence() {
        let error = Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(error, Error::DiskFull));
    }
}
