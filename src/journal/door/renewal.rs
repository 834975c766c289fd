//! Keys give way when a user is retired: when that is due, and how the next unlock finishes what was interrupted.

use std::path::Path;
use std::sync::Arc;

use crate::domain::chain::Hash;
use crate::domain::log::LockReason;
use crate::journal::Journal;
use crate::journal::clinic::ClinicState;
use crate::journal::error::Result;
use crate::journal::task::Renew;
use crate::store::{Error as StoreError, Identity, Older, Store};
use crate::vault::anchor;
use crate::vault::keys::{Holder, Keys};
use crate::vault::{Error as VaultError, hex};

use super::Door;

/// A journal that was locked: closed, or with keys that must give way first.
pub enum Shut {
    Door(Box<Door>),
    Renew(Box<Renew>),
}

impl Door {
    /// Finishes a change of keys, or puts away one that came to nothing. Nothing is decided by the file's being there alone.
    pub(super) fn settle_next(&self, keys: &Keys, identity: Identity) -> Result<()> {
        if !self.sealed.has_next() {
            return Ok(());
        }
        let folder = self.sealed.folder();
        match Store::open_reader(folder.journal(), keys.database(), identity) {
            // The keys in force open the journal itself: the other one was never needed.
            Ok(_) | Err(StoreError::Older(_)) => Ok(self.sealed.discard_next()?),
            Err(error @ StoreError::WrongKeyOrDamaged) => {
                let last = anchor::last(folder)?.map(|anchor| anchor.head());
                let hash = hash_in(&folder.next(), keys, identity, last.map(|head| head.seq));
                // Both stay where they are if neither opens: somebody must look.
                let hash = hash.map_err(|_next| error)?;
                let extends = last.is_none_or(|head| hash == Some(head.head));
                if extends {
                    Ok(self.sealed.move_next_in()?)
                } else {
                    Err(StoreError::WrongKeyOrDamaged.into())
                }
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// The hash of the entry with this number in a database, which an older program may have made.
fn hash_in(
    path: &Path,
    keys: &Keys,
    identity: Identity,
    seq: Option<i64>,
) -> Result<Option<Hash>, StoreError> {
    let (key, seq) = (keys.database(), seq.unwrap_or_default());
    match Older::open(path, key, identity)? {
        Some(older) => older.hash_at(seq),
        None => Store::open_reader(path, key, identity)?.hash_at(seq),
    }
}

/// Somebody was retired, and the keys that she knew are still in force.
pub(super) const fn is_due(clinic: &ClinicState, epoch: u32) -> bool {
    clinic.key_epoch > epoch
}

impl Journal {
    /// As [`Journal::lock`]; if a user was retired, what comes next is the change of keys.
    ///
    /// Only doctors and nurses hold the key to do it; after a reviewer's session it waits for the next of them.
    pub fn lock_and_renew(self, why: LockReason) -> (Shut, Result<()>) {
        let due = is_due(&self.clinic, self.sealed.epoch());
        let holders = self
            .holders()
            .ok()
            .filter(|_| due && why != LockReason::Closed);
        let known = self.clinic.recovery_public.as_deref();
        let recovery = known.and_then(hex::decode_array);
        let vault = Arc::clone(&self.vault);
        let (door, written) = self.lock(why);
        let shut = match holders {
            Some(holders) if vault.keys().can_add_users() => Shut::Renew(Box::new(Renew {
                door,
                vault,
                holders,
                recovery,
            })),
            Some(_) | None => Shut::Door(Box::new(door)),
        };
        (shut, written)
    }

    /// Who has keys, as the journal says.
    fn holders(&self) -> Result<Vec<Holder>> {
        let active = self.clinic.active();
        let holders = active.map(|user| {
            let public = hex::decode_array(&user.public_key).ok_or(VaultError::KeysDamaged)?;
            Ok(Holder {
                user: user.id,
                public,
                photos: user.photos,
            })
        });
        holders.collect()
    }
}
