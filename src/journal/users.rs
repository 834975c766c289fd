//! Users come to an end, and what each does with her own keys: another passphrase, another recovery key, the test of it.

use crate::domain::clinic::{KeysTended, Tended, UserRetired};
use crate::domain::id::UserId;
use crate::domain::user::Role;
use crate::vault::hex;

use super::decision::Decision;
use super::error::{Error, Result};
use super::grounds::Grounds;
use super::refusal::{Refusal, Thing};
use super::task::ChangePassphrase;
use super::{Journal, KdfCost, NewSlot, Passphrase, RecoveryKey};

/// By a doctor with her own passphrase. Somebody must be left who may do the same.
pub fn retire(grounds: &Grounds<'_>, user: UserId) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    grounds.must_be_proven()?;
    let clinic = grounds.clinic;
    let known = clinic.user(user).ok_or(Refusal::Unknown(Thing::User))?;
    if clinic.is_retired(user) {
        return Err(Refusal::AlreadyRetired.into());
    }
    if known.role == Role::Doctor && clinic.doctors().count() <= 1 {
        return Err(Refusal::LastDoctor.into());
    }
    let epoch = clinic.key_epoch.saturating_add(1);
    let retired = UserRetired { user, epoch };
    Ok(Decision::clinic(grounds.now.moment, retired).by_proof())
}

impl Journal {
    /// The work that puts the own keys under another passphrase; the old one has to be given.
    pub fn change_passphrase(&self, old: Passphrase, new: Passphrase) -> Result<ChangePassphrase> {
        let user = self.author.user;
        if let Some(left) = self.wait(user) {
            return Err(Refusal::MustWait { left }.into());
        }
        Ok(ChangePassphrase {
            keys: self.sealed.keys().clone(),
            user,
            old,
            new,
            cost: KdfCost::STANDARD,
            clock: self.clock.clone(),
        })
    }

    /// The slot goes into the key file, and the journal says that it did. Only her own.
    pub fn passphrase_changed(&mut self, slot: &NewSlot) -> Result<()> {
        if slot.user() != self.author.user {
            return Err(Refusal::Unknown(Thing::User).into());
        }
        self.sealed.replace_slot(slot)?;
        self.tend(Tended::PassphraseChanged, None)
    }

    /// Whether this is the journal's recovery key. Nothing is changed; that it was tried is noted.
    ///
    /// # Errors
    /// The key is another one, or the journal cannot be written.
    pub fn test_recovery_key(&mut self, recovery: &RecoveryKey) -> Result<()> {
        self.author.must_be_clinician()?;
        let recovered = self.sealed.keys().recover(recovery)?;
        if recovered.database() != self.vault.keys().database() {
            return Err(Error::UserDisagrees);
        }
        // What the key on paper opens is the right one, also in a journal that did not say which it is.
        self.tend(Tended::RecoveryKeyTested, Some(self.recovery_in_file()))
    }

    /// Another recovery key, which was shown and typed back whole; the old one opens nothing from here on.
    pub fn replace_recovery_key(&mut self, recovery: &RecoveryKey) -> Result<()> {
        self.author.must_be(Role::Doctor)?;
        self.sealed.replace_recovery(self.vault.keys(), recovery)?;
        self.tend(Tended::RecoveryKeyReplaced, Some(self.recovery_in_file()))
    }

    fn recovery_in_file(&self) -> String {
        hex::encode(self.sealed.keys().recovery_public())
    }

    fn tend(&mut self, what: Tended, recovery_public: Option<String>) -> Result<()> {
        let now = self.now()?;
        let tended = KeysTended {
            what,
            recovery_public,
        };
        self.write(Decision::clinic(now.moment, tended), now)
            .map(drop)
    }
}
