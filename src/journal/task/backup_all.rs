//! One round of backups: each target in turn, and what came of each. At lock and at exit it goes on with keys of its own.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::domain::time::Moment;
use crate::journal::backups;
use crate::journal::{BackupFault, BackupSource, Journal, Result};

use super::{BackedUp, Backup, Progress};

/// How often and how long a round waits for another one into the same target: the one that a lock has just cancelled.
const PATIENCE: (u32, Duration) = (40, Duration::from_millis(250));

/// Copies the journal into every target.
pub struct BackUpAll {
    source: BackupSource,
    targets: Vec<String>,
    at: Moment,
    clock_in_doubt: bool,
}

/// How it went with one target.
pub struct TargetEnd {
    pub target: String,
    pub end: std::result::Result<BackedUp, BackupFault>,
}

impl BackUpAll {
    /// Nothing if the journal has no targets.
    pub fn of(journal: &Journal) -> Result<Option<Self>> {
        let targets = journal.clinic().policy.backup_targets.clone();
        if targets.is_empty() {
            return Ok(None);
        }
        let now = journal.now()?;
        Ok(Some(Self {
            source: journal.backup_source(),
            targets,
            at: now.moment,
            clock_in_doubt: now.is_in_doubt(),
        }))
    }

    /// One target that fails does not keep the others waiting.
    pub fn run(&self, progress: &Progress) -> Vec<TargetEnd> {
        let into = |target: &String| TargetEnd {
            target: target.clone(),
            end: self.one(target, progress),
        };
        self.targets.iter().map(into).collect()
    }

    /// After the window is gone: what came of it goes into `backups.toml`, and from there into the journal at the next unlock.
    pub fn run_last(&self) {
        for end in self.run(&Progress::default()) {
            let folder = &self.source.0.folder;
            // The backup lies where it lies, also if nobody can be told.
            drop(backups::keep(
                folder,
                &end.target,
                self.at,
                end.end.as_ref(),
            ));
        }
    }

    fn one(&self, target: &str, progress: &Progress) -> std::result::Result<BackedUp, BackupFault> {
        let (mut left, wait) = PATIENCE;
        loop {
            let backup = Backup {
                source: self.source.clone(),
                target: PathBuf::from(target),
                at: self.at,
                clock_in_doubt: self.clock_in_doubt,
            };
            match backup.run(progress) {
                Err(BackupFault::Busy) if left > 0 && !progress.is_cancelled() => {
                    left -= 1;
                    thread::sleep(wait);
                }
                end => return end,
            }
        }
    }
}
