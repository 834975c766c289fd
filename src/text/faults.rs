//! Accidents of folders, keys, disks and files in words. None offers deletion as the way out.

use std::io;

use super::{Text, fill};
use crate::domain::time::Day;
use crate::journal::task::{NotSaved, UpgradeFault};
use crate::journal::{CreateError, Error, FolderRefusal, Service, VaultError, demo};
use crate::picture;
use crate::store::Error as StoreError;

impl Text {
    /// Why a folder is not opened.
    pub fn closed(&self, refusal: &FolderRefusal) -> String {
        let words = &self.faults;
        match refusal {
            FolderRefusal::Network(_) => words.network_folder.clone(),
            FolderRefusal::SyncFolder(service) => {
                fill(&words.sync_folder, &[("service", service_name(*service))])
            }
            FolderRefusal::SymbolicLink | FolderRefusal::HardLink => words.linked.clone(),
            FolderRefusal::AlreadyOpen => words.already_open.clone(),
            FolderRefusal::ReadOnly => words.folder_read_only.clone(),
            FolderRefusal::Nothing => words.no_journal.clone(),
            FolderRefusal::NotEmpty => words.folder_not_empty.clone(),
            FolderRefusal::JournalMissing => words.missing_journal.clone(),
            FolderRefusal::KeysMissing => words.missing_keys.clone(),
            FolderRefusal::JournalEmpty => words.journal_empty.clone(),
            FolderRefusal::JournalCut => words.journal_damaged.clone(),
            FolderRefusal::JournalInClear => words.journal_plain.clone(),
            FolderRefusal::KeysDamaged => words.keys_damaged.clone(),
            FolderRefusal::Newer(_) => words.keys_newer.clone(),
            FolderRefusal::JournalHere => words.journal_here.clone(),
            FolderRefusal::NoRoom => words.no_room_to_open.clone(),
            FolderRefusal::Unreadable(_) => words.folder_gone.clone(),
        }
    }

    /// What went wrong with keys, photo files or the folder.
    pub fn vault_fault(&self, fault: &VaultError) -> &str {
        let words = &self.faults;
        match fault {
            VaultError::WrongPassphrase => &words.wrong_passphrase_plain,
            VaultError::RecoveryDiffers => &words.recovery_differs,
            VaultError::DiskFull => &words.disk_full,
            VaultError::NoRandomness => &words.random,
            VaultError::KeysDamaged => &words.keys_damaged,
            VaultError::BeyondKeys => &words.beyond_keys,
            VaultError::PhotoMissing(_) => &words.photo_file_missing,
            VaultError::PhotoDamaged(_) => &words.photo_file_damaged,
            VaultError::OutOfMemory => &words.out_of_memory,
            VaultError::WrongRecoveryKey => &self.keys.recovery_other,
            // Her tile was chosen, and her slot is gone since.
            VaultError::UnknownUser => &words.retired,
            VaultError::UserExists
            | VaultError::WithoutLock
            | VaultError::Unsealable
            | VaultError::Disk(_) => &words.vault,
        }
    }

    /// Why there is no new journal; everything that was typed is still there.
    pub fn founding_trouble(&self, trouble: &CreateError<Error>, today: Day) -> String {
        match trouble {
            CreateError::Place(refusal) => self.closed(refusal),
            CreateError::Vault(fault) => self.vault_fault(fault).to_owned(),
            CreateError::Fill(error) => self.error(error, today),
        }
    }

    /// Why a printed page, or another file that leaves the journal, was not saved.
    pub fn not_saved(&self, trouble: &NotSaved) -> &str {
        let words = &self.paper;
        match trouble {
            NotSaved::NoName => &words.no_name,
            NotSaved::Exists => &words.exists,
            NotSaved::InJournal => &words.in_journal,
            NotSaved::Disk(error) if is_full(error) => &words.disk_full,
            NotSaved::Disk(_) => &words.not_written,
        }
    }

    /// Why there is no practice clinic.
    pub fn practice_trouble(&self, trouble: &demo::Error, today: Day) -> String {
        match trouble {
            demo::Error::Create(trouble) => self.founding_trouble(trouble, today),
            demo::Error::Journal(error) => self.error(error, today),
            demo::Error::Time => self.cli.demo_time.clone(),
            demo::Error::Picture(_) | demo::Error::Words | demo::Error::Cancelled => {
                self.cli.demo_failed.clone()
            }
        }
    }

    /// Why a journal of an older program is not open; it is as it was.
    pub fn upgrade_fault(&self, fault: &UpgradeFault) -> &str {
        let words = &self.faults;
        match fault {
            UpgradeFault::NoRoom => &words.upgrade_no_room,
            UpgradeFault::NotCopied => &words.upgrade_not_copied,
            UpgradeFault::NotMigrated => &words.upgrade_not_migrated,
        }
    }

    /// What went wrong in the database.
    pub fn store_fault(&self, fault: &StoreError) -> &str {
        let words = &self.faults;
        match fault {
            StoreError::WrongKeyOrDamaged => &words.first_page,
            StoreError::Foreign(_) => &words.foreign,
            StoreError::Newer { .. } => &words.schema_newer,
            StoreError::Older(_) => &words.schema_older,
            StoreError::OtherVault | StoreError::PracticeDiffers => &words.other_vault,
            StoreError::Full => &words.disk_full,
            StoreError::ReadOnly | StoreError::UnsettledLog => &words.read_only,
            StoreError::Busy => &words.already_open,
            StoreError::CannotOpen(_) => &words.folder_gone,
            StoreError::Damaged(_) | StoreError::Empty => &words.journal_damaged,
            StoreError::SqliteTooOld(_)
            | StoreError::NotTheBeginning
            | StoreError::WentBack
            | StoreError::Unfinished
            | StoreError::NoBody(_)
            | StoreError::Malformed(_)
            | StoreError::Fact(_)
            | StoreError::Disk(_)
            | StoreError::Refused(_)
            | StoreError::Database(_)
            | StoreError::File(_) => &words.store,
        }
    }

    /// Why a file is not taken as a photo; it is named first.
    pub fn photo_refusal(&self, name: &str, refusal: picture::Refusal) -> String {
        use picture::Refusal;
        let words = &self.faults;
        let kind = if let Refusal::NotAccepted(known) = refusal {
            known.name()
        } else {
            "JPEG"
        };
        let template = match refusal {
            Refusal::Empty => &words.photo_empty,
            Refusal::TooLarge { .. } => &words.photo_too_large,
            Refusal::TooMuchAtOnce => &words.photo_too_much,
            Refusal::TooManyPixels { .. } => &words.photo_too_many_pixels,
            Refusal::UnknownType => &words.photo_unknown_type,
            Refusal::NotAccepted(_) | Refusal::RareJpeg => &words.photo_other_type,
            Refusal::CutOff => &words.photo_cut_off,
            Refusal::Damaged => &words.photo_damaged,
            Refusal::Vanished => &words.photo_vanished,
            Refusal::ChangedWhileRead => &words.photo_changed,
            Refusal::Unreadable(_) => &words.photo_unreadable,
        };
        fill(template, &[("name", name), ("kind", kind)])
    }
}

const fn service_name(service: Service) -> &'static str {
    match service {
        Service::OneDrive => "OneDrive",
        Service::Dropbox => "Dropbox",
        Service::GoogleDrive => "Google Drive",
        Service::ICloud => "iCloud",
        Service::Nextcloud => "Nextcloud",
        Service::Syncthing => "Syncthing",
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}
