//! Why a command came to nothing: its sentence and its exit code.

use std::io;

use super::time::BadTime;
use super::{Exit, assess};
use crate::journal::{
    BackupFault, Clock, CreateError, Error, FolderRefusal, Refusal, VaultError, demo,
};
use crate::text::{Text, fill};

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Journal(#[from] Error),
    #[error(transparent)]
    Demo(#[from] demo::Error),
    #[error("a moment cannot be read")]
    Time(#[from] BadTime),
    #[error("the file is no course: {0}")]
    CaseFile(assess::Fault),
    /// Neither an argument nor the machine's settings say where the journal is.
    #[error("no journal folder")]
    NoFolder,
    /// There are several users.
    #[error("no user")]
    UserNeeded { users: String },
    #[error("no such user")]
    UnknownUser { users: String },
    #[error("no terminal to ask on")]
    NoTerminal,
    #[error("the passphrase file cannot be read")]
    PassphraseFile,
    #[error("the anchor file cannot be read")]
    AnchorFile,
    /// Neither an argument nor the settings say where backups go.
    #[error("no target")]
    NoTarget,
    #[error("no backup of that name")]
    UnknownBackup,
    #[error("the recovery key file cannot be read")]
    RecoveryKeyFile,
    /// Where a journal is to be restored to.
    #[error("no journal can be put there: {0}")]
    Place(FolderRefusal),
    #[error(transparent)]
    Backup(#[from] BackupFault),
    #[error("nobody was found")]
    NobodyFound,
    #[error("standard input cannot be read")]
    Input,
    #[error("the result cannot be written")]
    Output(#[from] io::Error),
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        Self::Journal(error.into())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Journal(refusal.into())
    }
}

impl Failure {
    pub fn exit(&self) -> Exit {
        match self {
            Self::Journal(error) => of_journal(error),
            Self::Demo(error) => of_demo(error),
            Self::Time(_) | Self::CaseFile(_) => Exit::BAD_INPUT,
            Self::NobodyFound | Self::UnknownBackup => Exit::NOT_FOUND,
            Self::Output(_) | Self::Place(_) => Exit::REFUSED,
            Self::Backup(fault) => of_backup(fault),
            Self::NoTarget
            | Self::RecoveryKeyFile
            | Self::NoFolder
            | Self::UserNeeded { .. }
            | Self::UnknownUser { .. }
            | Self::NoTerminal
            | Self::PassphraseFile
            | Self::AnchorFile
            | Self::Input => Exit::WRONG_ARGUMENTS,
        }
    }

    pub fn sentence(&self, text: &Text) -> String {
        let words = &text.cli;
        match self {
            Self::Journal(error) => of(error, text),
            Self::Demo(error) => text.practice_trouble(error, Clock::System.system_time().day()),
            Self::Time(BadTime::Form) => words.bad_time.clone(),
            Self::Time(BadTime::Never) => words.time_never.clone(),
            Self::Time(BadTime::Twice) => words.time_twice.clone(),
            Self::CaseFile(fault) => fill(&words.case_file, &[("fault", &fault.to_string())]),
            Self::NoFolder => words.no_folder.clone(),
            Self::UserNeeded { users } => fill(&words.user_needed, &[("users", users)]),
            Self::UnknownUser { users } => fill(&words.unknown_user, &[("users", users)]),
            Self::NoTerminal => words.no_terminal.clone(),
            Self::PassphraseFile => words.passphrase_file.clone(),
            Self::AnchorFile => words.anchor_file.clone(),
            Self::NoTarget => text.backups.no_target.clone(),
            Self::UnknownBackup => text.backups.unknown_backup.clone(),
            Self::RecoveryKeyFile => text.backups.recovery_key_file.clone(),
            Self::Place(refusal) => text.closed(refusal),
            Self::Backup(fault) => text.backup_fault(fault).to_owned(),
            Self::NobodyFound => words.nobody_found.clone(),
            Self::Input => words.no_input.clone(),
            Self::Output(_) => words.no_output.clone(),
        }
    }
}

fn of(error: &Error, text: &Text) -> String {
    text.error(error, Clock::System.system_time().day())
}

fn of_journal(error: &Error) -> Exit {
    match error {
        Error::Closed(FolderRefusal::AlreadyOpen) => Exit::OPEN_ELSEWHERE,
        Error::Vault(VaultError::WrongPassphrase) => Exit::WRONG_PASSPHRASE,
        Error::Refused(refusal) if matches!(**refusal, Refusal::Unknown(_)) => Exit::NOT_FOUND,
        Error::Refused(_) | Error::UserRetired => Exit::REFUSED,
        Error::Closed(_)
        | Error::Vault(_)
        | Error::Store(_)
        | Error::UserDisagrees
        | Error::Upgrade(_)
        | Error::DraftUnreadable
        | Error::Random(_) => Exit::NO_JOURNAL,
    }
}

/// What lies there is no backup that could be read, or this machine's disk would not have it.
const fn of_backup(fault: &BackupFault) -> Exit {
    match fault {
        BackupFault::NoBackup
        | BackupFault::Several
        | BackupFault::Gone
        | BackupFault::Damaged
        | BackupFault::Newer(_)
        | BackupFault::NotSigned
        | BackupFault::NotWhole
        | BackupFault::JournalBroken
        | BackupFault::KeysChanged => Exit::NO_JOURNAL,
        BackupFault::InsideJournal
        | BackupFault::IsJournal
        | BackupFault::Busy
        | BackupFault::ReadOnly
        | BackupFault::Full
        | BackupFault::Disk(_)
        | BackupFault::Cancelled => Exit::REFUSED,
    }
}

fn of_demo(error: &demo::Error) -> Exit {
    match error {
        demo::Error::Create(CreateError::Place(_)) | demo::Error::Cancelled => Exit::REFUSED,
        demo::Error::Time => Exit::BAD_INPUT,
        demo::Error::Create(CreateError::Vault(_) | CreateError::Fill(_))
        | demo::Error::Journal(_)
        | demo::Error::Picture(_)
        | demo::Error::Words => Exit::NO_JOURNAL,
    }
}
