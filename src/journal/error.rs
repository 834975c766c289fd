//! »No« and »could not« are different: a refusal is an answer, a failure is an accident.

use super::refusal::Refusal;
use super::task::UpgradeFault;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing was written, and the answer says why.
    #[error("refused")]
    Refused(Box<Refusal>),
    #[error("the journal could not be read or written")]
    Store(#[from] crate::store::Error),
    #[error("the journal folder could not be used")]
    Vault(#[from] crate::vault::Error),
    #[error("the folder cannot be opened as a journal")]
    Closed(#[from] crate::vault::Refusal),
    /// The key file and the journal do not say the same about this user.
    #[error("the user's keys do not agree with the journal")]
    UserDisagrees,
    /// She was retired; her passphrase may still open an older key file.
    #[error("the user is retired")]
    UserRetired,
    /// The journal of an older program could not be made ready for this one. It is as it was.
    #[error("the older journal could not be made ready")]
    Upgrade(#[from] UpgradeFault),
    /// Written by another edition of the program.
    #[error("a draft cannot be read")]
    DraftUnreadable,
    #[error("the system gave no random numbers")]
    Random(#[from] getrandom::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl Error {
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Store(_)
            | Self::Vault(_)
            | Self::Closed(_)
            | Self::UserDisagrees
            | Self::UserRetired
            | Self::Upgrade(_)
            | Self::DraftUnreadable
            | Self::Random(_) => None,
        }
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;
