//! The disk is full: the room that was held back is given up, and what was being saved is saved in it.

use crate::store;
use crate::vault::reserve::Reserve;

use super::Journal;
use super::error::{Error, Result};
use super::task::KeepReserve;

impl Journal {
    /// Runs what writes; once more in the room that was held back, if the disk had none left for it.
    ///
    /// A transaction that found no room has left nothing behind, so the second one is the first.
    pub(super) fn with_room<W: Clone, T>(
        &mut self,
        what: W,
        write: impl Fn(&mut Self, W) -> Result<T>,
    ) -> Result<T> {
        let again = what.clone();
        match write(self, what) {
            Err(Error::Store(store::Error::Full)) if self.give_up_reserve() => write(self, again),
            // A flush that failed is never simply repeated; with room again, whoever asked may ask again.
            Err(Error::Store(store::Error::Disk(_))) if self.sealed.is_out_of_room() => {
                self.give_up_reserve();
                Err(store::Error::Full.into())
            }
            done => done,
        }
    }

    fn give_up_reserve(&mut self) -> bool {
        let given = self.sealed.give_up_reserve();
        self.reserve_given |= given;
        given
    }

    /// The room that was held back is in use.
    pub const fn gave_up_reserve(&self) -> bool {
        self.reserve_given
    }

    /// The work of holding room back. A practice clinic needs none: nothing in it is lost to anybody.
    pub fn keep_reserve(&self) -> Option<KeepReserve> {
        (!self.clinic.practice).then(|| KeepReserve(self.vault.folder().clone()))
    }

    /// What came of that work.
    pub fn reserve_is(&mut self, reserve: Reserve) {
        // Given up again while it was being laid: then it is gone.
        if reserve == Reserve::Kept && self.vault.folder().reserve().exists() {
            self.reserve_given = false;
        }
    }
}
