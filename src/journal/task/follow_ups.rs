//! What is left to do after treatments, read behind the window.

use crate::journal::clinic::ClinicState;
use crate::journal::reader::ReaderKey;
use crate::journal::view::{FollowUpsView, Source};
use crate::journal::{Now, Result};

use super::Progress;

/// Made by `Journal::list_follow_ups`; the clinic and the time are those of then.
pub struct ListFollowUps {
    pub(in crate::journal) reader: ReaderKey,
    pub(in crate::journal) clinic: ClinicState,
    pub(in crate::journal) now: Now,
}

impl ListFollowUps {
    /// Nothing if it was cancelled.
    pub fn run(self, progress: &Progress) -> Result<Option<FollowUpsView>> {
        let reader = self.reader.open()?;
        let source = Source {
            store: &reader.store,
            clinic: &self.clinic,
            now: self.now,
        };
        source.follow_ups(progress)
    }
}
