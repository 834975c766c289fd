//! Work that must not run on the thread that draws, as values that run anywhere: the window hands them to its worker,
//! the command line runs them in place.

mod access;
mod backup;
mod backup_all;
mod backup_photos;
mod backup_rotation;
mod copy;
mod cores;
mod create;
mod folder;
mod follow_ups;
mod import;
mod keys;
mod look;
mod read;
mod renew;
mod reserve;
mod restore;
mod room;
mod save_file;
mod upgrade;
mod verify;
mod watch;

pub use access::{AddSlot, Prove, Unlock};
pub use backup::{BackedUp, Backup, backup_place};
pub use backup_all::{BackUpAll, TargetEnd};
pub use copy::CopyPhoto;
pub use create::{Create, FindPlace, Founded, NewDoctor, place_for_new};
pub use follow_ups::ListFollowUps;
pub use import::{Chosen, Import, Imported};
pub use keys::{ChangePassphrase, Recover, Recovered};
pub use look::{BuildIndex, ChainState, CheckChain, PhotoTrouble, ShowPhoto, ShowThumbnails};
pub use read::{Offered, ReadPhotos, Refused, Seen, TakePasted};
pub use renew::Renew;
pub use reserve::KeepReserve;
pub use restore::{FoundBackup, OpenedBackup, Rehearsal, Restore, RestoreError, Restored};
pub use room::Room;
pub use save_file::{NotSaved, SaveFile, place_for_file};
pub use upgrade::{Upgrade, UpgradeFault};
pub use verify::{
    Elsewhere, Findings, PhotoFault, Share, Verified, Verify, VerifyAll, Witness, outside_anchors,
};
pub use watch::{Look, LookIntoFolder, Size};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far a task has come, and whether somebody wants it to stop. Shared between the worker and whoever shows it.
#[derive(Clone, Default)]
pub struct Progress(Arc<Shared>);

#[derive(Default)]
struct Shared {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    pub fn expect(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    pub fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Steps done and steps expected; 0 expected means that nobody knows.
    pub fn so_far(&self) -> (u64, u64) {
        (
            self.0.done.load(Ordering::Relaxed),
            self.0.total.load(Ordering::Relaxed),
        )
    }

    /// Asks the task to stop; what is done stays done.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }
}
