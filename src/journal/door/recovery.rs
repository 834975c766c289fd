//! In with the recovery key: whoever forgot her passphrase gets a new one and new keys, and the journal says so.

use crate::domain::clinic::AccessRecovered;
use crate::domain::user::User;
use crate::journal::Journal;
use crate::journal::clinic::ClinicState;
use crate::journal::error::{Error, Result};
use crate::journal::task::Recovered;
use crate::vault::keys::Opened;
use crate::vault::{Error as VaultError, hex};

use super::{Door, Noticed};

impl Door {
    /// Goes in with keys that the recovery key has made. A failure gives the door back, and the old passphrase still opens.
    ///
    /// The slot is prepared first, then the journal is told, then the slot takes its place: whenever the program ends,
    /// both passphrases are tried at the next unlock, and the journal says which of the two holds.
    pub fn recover(
        mut self,
        recovered: Recovered,
    ) -> Result<(Journal, Noticed), (Box<Self>, Error)> {
        let Recovered { slot, opened } = recovered;
        let told = AccessRecovered {
            user: opened.user,
            public_key: hex::encode(&opened.public.exchange),
            verifying_key: hex::encode(&opened.public.signing),
        };
        // An earlier one that was interrupted is settled there.
        let opening = self
            .open_with_room(&opened, may_recover)
            .and_then(|inside| {
                self.sealed.stage_slot(&slot)?;
                Ok(inside)
            });
        match opening {
            Ok(inside) => self.through(opened, inside, Some(told)),
            Err(error) => Err((Box::new(self), error)),
        }
    }

    /// What was prepared takes its place if the journal knows its keys; whoever logs in first settles it.
    pub(super) fn settle_staged(&mut self, clinic: &ClinicState, opened: &Opened) -> Result<()> {
        let Some(staged) = self.sealed.staged() else {
            return Ok(());
        };
        let came_by_it = *staged.public() == opened.public.exchange;
        let public = hex::encode(staged.public());
        let known = clinic.user(staged.user());
        let holds = known.is_some_and(|user| user.public_key == public);
        self.sealed.settle_staged(holds)?;
        // The journal was never told: her old passphrase holds.
        if came_by_it && !holds {
            return Err(VaultError::WrongPassphrase.into());
        }
        Ok(())
    }
}

/// The recovery key has proven her; only her keys are new.
fn may_recover(clinic: &ClinicState, opened: &Opened) -> Result<()> {
    let known = |user: &&User| user.role == opened.role;
    match clinic.user(opened.user).filter(known) {
        Some(user) if clinic.is_retired(user.id) => Err(Error::UserRetired),
        Some(_) => Ok(()),
        None => Err(Error::UserDisagrees),
    }
}
