//! The second place of the anchors from a door to its journal and back: what was read there, and what is still to be written.
//!
//! It may be a disk that is asleep or a network that is gone. Neither a lock nor the person at the screen waits for it: the
//! window has a worker read before a login, and write behind the work and the lock.

use crate::domain::id::VaultId;
use crate::vault::Folder;
use crate::vault::anchor::{Anchor, Line};
use crate::vault::second_place::SecondPlace;

use super::Journal;
use super::door::Door;

#[derive(Default)]
pub(super) struct Second {
    place: Option<SecondPlace>,
    /// What a worker has read there before the login.
    seen: Option<SeenElsewhere>,
    /// Kept in the journal's own folder already.
    owed: Vec<Anchor>,
}

/// What lies in the second place; nothing if it cannot be read.
#[derive(Clone, Default)]
pub struct SeenElsewhere(Option<Vec<Line>>);

/// Reads what lies in the second place.
pub struct LookElsewhere {
    place: Option<SecondPlace>,
    vault: VaultId,
    folder: Folder,
}

/// Writes to the second place what it has not got yet. A line that is written twice says the same as once.
#[derive(Clone)]
pub struct KeepElsewhere {
    place: SecondPlace,
    vault: VaultId,
    folder: Folder,
    owed: Vec<Anchor>,
}

impl Second {
    pub const fn at(place: Option<SecondPlace>) -> Self {
        Self {
            place,
            seen: None,
            owed: Vec::new(),
        }
    }

    pub const fn place(&self) -> Option<&SecondPlace> {
        self.place.as_ref()
    }

    pub fn owe(&mut self, anchor: Anchor) {
        if self.place.is_some() {
            self.owed.push(anchor);
        }
    }

    /// What a worker has read, or else what is read now.
    pub fn lines(&self, vault: VaultId, folder: &Folder) -> Vec<Line> {
        let seen = self.seen.clone();
        let seen = seen.unwrap_or_else(|| self.look(vault, folder).run());
        seen.0.unwrap_or_default()
    }

    /// Whoever comes next looks again.
    pub fn forget(&mut self) {
        self.seen = None;
    }

    fn look(&self, vault: VaultId, folder: &Folder) -> LookElsewhere {
        LookElsewhere {
            place: self.place.clone(),
            vault,
            folder: folder.clone(),
        }
    }

    fn keep(&mut self, vault: VaultId, folder: &Folder) -> Option<KeepElsewhere> {
        if self.owed.is_empty() {
            return None;
        }
        Some(KeepElsewhere {
            place: self.place.clone()?,
            vault,
            folder: folder.clone(),
            owed: std::mem::take(&mut self.owed),
        })
    }
}

impl SeenElsewhere {
    pub(super) fn lines(&self) -> Option<Vec<Line>> {
        self.0.clone()
    }
}

impl LookElsewhere {
    pub fn run(self) -> SeenElsewhere {
        let place = self.place;
        SeenElsewhere(place.and_then(|place| place.lines(self.vault, &self.folder).ok()))
    }
}

impl KeepElsewhere {
    /// A disk that is not in is no fault here: the check of the whole journal says what is missing there.
    pub fn run(&self) {
        for anchor in &self.owed {
            drop(self.place.append(self.vault, &self.folder, anchor));
        }
    }
}

impl Door {
    /// To be run by a worker before a login.
    pub fn look_elsewhere(&self) -> LookElsewhere {
        self.second.look(self.sealed().id(), self.sealed().folder())
    }

    /// What that has read.
    #[must_use]
    pub fn having_seen(mut self, seen: SeenElsewhere) -> Self {
        self.second.seen = Some(seen);
        self
    }

    /// What the lock still owes to the second place; nothing if nothing is owed.
    pub fn keep_elsewhere(&mut self) -> Option<KeepElsewhere> {
        let (vault, folder) = (self.sealed.id(), self.sealed.folder().clone());
        self.second.keep(vault, &folder)
    }
}

impl Journal {
    /// To be run by a worker before a check; nothing if there is no second place.
    pub fn look_elsewhere(&self) -> Option<LookElsewhere> {
        let place = self.second.place();
        place.map(|_| self.second.look(self.vault.id(), self.vault.folder()))
    }

    /// What is still owed to the second place; nothing if nothing is owed.
    pub fn keep_elsewhere(&mut self) -> Option<KeepElsewhere> {
        let folder = self.vault.folder().clone();
        self.second.keep(self.vault.id(), &folder)
    }
}
