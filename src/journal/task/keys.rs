//! Work on keys: another passphrase, in with the recovery key, the test of it, and another one. Slow by design (argon2id).

use crate::domain::id::UserId;
use crate::journal::Clock;
use crate::vault::Error;
use crate::vault::keys::{KdfCost, KeyFile, Keys, NewSlot, Opened, Passphrase, RecoveryKey};

/// A user's own slot under another passphrase.
pub struct ChangePassphrase {
    pub keys: KeyFile,
    pub user: UserId,
    pub old: Passphrase,
    pub new: Passphrase,
    /// At least this; dearer where the PC is fast, and never cheaper than it was.
    pub cost: KdfCost,
    pub clock: Clock,
}

impl ChangePassphrase {
    /// # Errors
    /// [`Error::WrongPassphrase`] if `old` is not hers: then nothing is changed.
    pub fn run(self) -> Result<NewSlot, Error> {
        let before = self.clock.uptime();
        // Proves the old one, and shows what a guess at the present cost takes here.
        self.keys.unlock(self.user, &self.old)?;
        let took = self.clock.uptime().saturating_sub(before);
        let present = self.keys.cost(self.user).unwrap_or(self.cost);
        let cost = self.cost.or_dearer(present);
        let cost = if cost == present {
            cost.raised(took)
        } else {
            cost
        };
        self.keys
            .with_passphrase(self.user, &self.old, &self.new, cost)
    }
}

/// Somebody who forgot her passphrase, with the recovery key and a new passphrase.
pub struct Recover {
    pub keys: KeyFile,
    pub user: UserId,
    pub recovery: RecoveryKey,
    pub passphrase: Passphrase,
    /// At least this, and no less than any user's.
    pub cost: KdfCost,
}

/// Proven by the recovery key; the journal does not know of it yet.
pub struct Recovered {
    pub(in crate::journal) slot: NewSlot,
    pub(in crate::journal) opened: Opened,
}

impl Recovered {
    pub fn keys(&self) -> &Keys {
        &self.opened.keys
    }
}

impl Recover {
    /// # Errors
    /// [`Error::WrongRecoveryKey`] if it is a whole key, but not this journal's.
    pub fn run(self) -> Result<Recovered, Error> {
        let cost = self.keys.no_cheaper(self.cost);
        let (slot, opened) =
            self.keys
                .recovered(self.user, &self.recovery, &self.passphrase, cost)?;
        Ok(Recovered { slot, opened })
    }
}
