//! What the journal says about backups: which targets there are, that one was made or tried, and that it was restored itself.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use crate::domain::backup::{BackupMade, RestoreRehearsed};
use crate::domain::id::UserId;
use crate::domain::time::Moment;
use crate::store::Identity;
use crate::vault::Folder;
use crate::vault::anchor::Why;
use crate::vault::backup::{self, LastRuns};

use super::decision::Decision;
use super::door::Door;
use super::edit::Edit;
use super::error::Result;
use super::grounds::Grounds;
use super::task::BackedUp;
use super::{BackupFault, Journal};

/// What a backup is made with: the two keys that its worker alone holds, also after the journal was locked.
#[derive(Clone)]
pub struct BackupSource(pub(super) Arc<Keys>);

pub(super) struct Keys {
    pub folder: Folder,
    pub identity: Identity,
    pub database: Zeroizing<[u8; 32]>,
    pub user: UserId,
    /// Wiped when it is dropped.
    pub signer: Box<SigningKey>,
}

/// It may have been made while nobody was logged in.
pub fn made(grounds: &Grounds<'_>, at: Moment, made: BackupMade) -> Decision {
    Decision::clinic(at.min(grounds.now.moment), made)
}

pub fn rehearsed(grounds: &Grounds<'_>, rehearsed: RestoreRehearsed) -> Decision {
    Decision::clinic(grounds.now.moment, rehearsed)
}

impl Door {
    /// The same while the journal is locked: it is written down at the next unlock.
    pub fn backup_ended(
        &mut self,
        target: &str,
        end: std::result::Result<&BackedUp, &BackupFault>,
    ) {
        let at = self.clock().system_time();
        let folder = self.sealed().folder().clone();
        drop(keep(&folder, target, at, end));
        self.runs = LastRuns::read(&folder);
    }

    /// How the last run into each target ended.
    pub const fn last_backups(&self) -> &LastRuns {
        &self.runs
    }
}

/// Losing it costs the display and the note; the backup lies where it lies.
pub(super) fn keep(
    folder: &Folder,
    target: &str,
    at: Moment,
    end: std::result::Result<&BackedUp, &BackupFault>,
) -> Result<()> {
    let mut runs = LastRuns::read(folder);
    let end = end.map(|done| done.made.clone());
    runs.tried(target, at, end.map_err(|fault| fault.code().to_owned()));
    Ok(runs.write(folder)?)
}

impl Journal {
    pub fn backup_source(&self) -> BackupSource {
        let vault = self.vault();
        BackupSource(Arc::new(Keys {
            folder: vault.folder().clone(),
            identity: Identity {
                vault: vault.id(),
                practice: vault.is_practice(),
            },
            database: Zeroizing::new(*vault.keys().database()),
            user: self.author.user,
            signer: Box::new(self.author.key().clone()),
        }))
    }

    /// Takes in how a run ended: for the lock screen, and if a backup was made, for the journal.
    pub fn backup_ended(
        &mut self,
        target: &str,
        end: std::result::Result<&BackedUp, &BackupFault>,
    ) -> Result<()> {
        let now = self.now()?;
        keep(self.vault.folder(), target, now.moment, end)?;
        let noted = self.note_backups();
        self.runs = LastRuns::read(self.vault.folder());
        noted
    }

    /// Writes down a rehearsal that ended well.
    pub fn rehearsed(&mut self, fact: RestoreRehearsed) -> Result<()> {
        let folder = self.vault.folder().clone();
        let (target, at) = (fact.target.clone(), self.now()?.moment);
        self.apply(Edit::NoteRehearsal(fact))?;
        let mut runs = LastRuns::read(&folder);
        runs.rehearsed(&target, at);
        runs.write(&folder)?;
        self.runs = runs;
        Ok(())
    }

    /// How the last run into each target ended.
    pub const fn last_backups(&self) -> &LastRuns {
        &self.runs
    }

    /// When the journal began: so long it is without a backup, if it has none.
    pub const fn founded(&self) -> Option<Moment> {
        self.founded
    }

    /// Writes down the backups that ended since the last note: at once while somebody is logged in, else at the next unlock.
    ///
    /// The anchor behind it names a head that the backup's manifest names too.
    pub fn note_backups(&mut self) -> Result<()> {
        let folder = self.vault.folder().clone();
        let mut runs = LastRuns::read(&folder);
        let mut noted = false;
        for last in &mut runs.targets {
            if let Some(made) = last.made.as_mut().filter(|made| !made.noted) {
                self.apply(Edit::NoteBackup {
                    at: made.at,
                    made: made.fact.clone(),
                })?;
                (made.noted, noted) = (true, true);
            }
        }
        if noted {
            self.anchor(Why::Backup)?;
            runs.write(&folder)?;
        }
        Ok(())
    }

    /// At the first unlock after a restore, the journal says which backup it came from.
    pub(super) fn note_restored(&mut self) -> Result<()> {
        let folder = self.vault.folder().clone();
        if let Some(restored) = backup::note_in(&folder) {
            let now = self.now()?;
            self.write(Decision::clinic(now.moment, restored), now)?;
            backup::note_is_written(&folder);
        }
        Ok(())
    }
}
