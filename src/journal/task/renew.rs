//! New keys after a user was retired: the whole journal is encrypted anew, so that what she knew opens nothing here.
//!
//! Nobody has the journal open meanwhile. The key file is the turning point: until it is written, everything is as before;
//! from then on the journal lies ready under the new keys, and the next unlock finishes what was not finished.

use std::sync::Arc;
use std::time::Duration;

use crate::journal::door::Door;
use crate::journal::error::Result;
use crate::store::{self, Identity};
use crate::vault::Vault;
use crate::vault::keys::{Holder, KeyFile, Keys};

use super::Progress;

/// How long work that still reads the journal is waited for: five minutes.
const GLANCES: u32 = 15_000;
const GLANCE: Duration = Duration::from_millis(20);

/// The door of a journal that was just locked, and its keys for this one task.
pub struct Renew {
    pub(in crate::journal) door: Door,
    pub(in crate::journal) vault: Arc<Vault>,
    /// Who shall hold the new keys.
    pub(in crate::journal) holders: Vec<Holder>,
    /// The public half of the recovery key, as the journal knows it.
    pub(in crate::journal) recovery: Option<[u8; 32]>,
}

impl Renew {
    /// For the screen meanwhile.
    pub fn clinic(&self) -> &str {
        self.door.clinic()
    }

    /// Gives the door back whatever came of it; after a failure the next lock tries again.
    pub fn run(self, progress: &Progress) -> (Box<Door>, Result<()>) {
        let Self {
            mut door,
            vault,
            holders,
            recovery,
        } = self;
        let done = wait_until_alone(&vault, progress).and_then(|()| {
            let prepared = Prepared::of(&door, vault.keys(), (&holders, recovery.as_ref()))?;
            prepared.keys_in_force(&mut door)?;
            door.sealed.move_next_in()?;
            Ok(())
        });
        (Box::new(door), done)
    }
}

/// A reader that closes late would take the new journal's log for that of the old one.
fn wait_until_alone(vault: &Arc<Vault>, progress: &Progress) -> Result<()> {
    for _ in 0..GLANCES {
        if Arc::strong_count(vault) == 1 && !vault.is_shared() {
            return Ok(());
        }
        if progress.is_cancelled() {
            break;
        }
        std::thread::sleep(GLANCE);
    }
    Err(store::Error::Busy.into())
}

/// The journal under the keys of the next epoch, complete, beside the one that holds.
pub(in crate::journal) struct Prepared {
    file: KeyFile,
}

impl Prepared {
    pub fn of(
        door: &Door,
        keys: &Keys,
        (holders, recovery): (&[Holder], Option<&[u8; 32]>),
    ) -> Result<Self> {
        let sealed = &door.sealed;
        let (file, next) = sealed.keys().next_epoch(keys, holders, recovery)?;
        sealed.discard_next()?;
        let folder = sealed.folder();
        let identity = Identity {
            vault: sealed.id(),
            practice: sealed.is_practice(),
        };
        let made = store::export(
            (folder.journal(), keys.database()),
            (&folder.next(), next.database()),
            identity,
        );
        if let Err(error) = made {
            // What cannot be removed now, the next unlock does.
            drop(sealed.discard_next());
            return Err(error.into());
        }
        Ok(Self { file })
    }

    /// The turning point.
    pub fn keys_in_force(self, door: &mut Door) -> Result<()> {
        Ok(door.sealed.write_epoch(&self.file)?)
    }
}
