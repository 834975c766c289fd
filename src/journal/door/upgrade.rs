//! A journal of another program: a newer one is left alone, an older one is made ready, and says so once.

use crate::domain::fact::Fact;
use crate::domain::log::SchemaMigrated;
use crate::journal::Journal;
use crate::journal::decision::Decision;
use crate::journal::error::Result;
use crate::journal::task::Upgrade;
use crate::store::{Error as StoreError, Identity, LogPage, Store};
use crate::vault::aside;
use crate::vault::keys::Keys;

use super::Door;

impl Door {
    pub(super) const fn identity(&self) -> Identity {
        Identity {
            vault: self.sealed.id(),
            practice: self.sealed.is_practice(),
        }
    }

    /// Before anything is tidied: also what lies about a newer journal is not ours to touch.
    pub(super) fn must_not_be_newer(&self, keys: &Keys) -> Result<()> {
        let journal = self.sealed.folder().journal();
        match Store::must_be_of_this_schema(journal, keys.database(), self.identity()) {
            Err(StoreError::Older(_)) | Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// What makes an older journal ready. Going in does it too; a worker that did it before spares the window the wait.
    pub fn upgrade(&self) -> Upgrade {
        Upgrade {
            folder: self.sealed.folder().clone(),
            identity: self.identity(),
            at: self.clock.system_time(),
        }
    }
}

impl Journal {
    /// At the first unlock after a migration, the journal says from where to where, and where the copy lies.
    pub(super) fn note_migrated(&mut self) -> Result<()> {
        let folder = self.vault.folder().clone();
        if let Some(migrated) = aside::note_in(&folder) {
            if !self.has_said(&migrated)? {
                let now = self.now()?;
                self.write(Decision::clinic(now.moment, migrated), now)?;
            }
            aside::note_is_written(&folder);
        }
        Ok(())
    }

    /// The program may have been ended between the entry and the end of the note.
    fn has_said(&self, migrated: &SchemaMigrated) -> Result<bool> {
        let newest = self.store.log_page(&LogPage {
            before: None,
            kinds: &["schema_migrated"],
            patient: None,
            user: None,
            only_notable: false,
            limit: 1,
        })?;
        Ok(newest
            .iter()
            .any(|entry| matches!(&entry.fact, Fact::SchemaMigrated(said) if said == migrated)))
    }
}
