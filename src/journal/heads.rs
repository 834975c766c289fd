//! Whether a journal goes on from the anchors that were kept of it, in its folder and in the second place.
//!
//! An anchor in the second place may name an entry that the journal lacks because a backup took its place: then the journal
//! says so itself (`journal_restored`), and nothing is broken. An anchor that somebody brings along is never excused.

use std::cell::OnceCell;

use crate::domain::backup::JournalRestored;
use crate::domain::id::VaultId;
use crate::domain::time::Moment;
use crate::store::Store;
use crate::vault::anchor::{self, Anchor, Line};
use crate::vault::backup;
use crate::vault::{Folder, hex};

use super::error::Result;

/// How the journal stands to one anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    Extends,
    /// It lacks that entry, or has another in its place.
    Broken,
    /// The entry came after the backup that the journal was brought back from.
    LeftBehind,
}

/// A journal that is measured by anchors.
pub struct Heads<'a> {
    store: &'a Store,
    vault: VaultId,
    /// It was brought back just now, and has not said so yet.
    restored: Option<JournalRestored>,
    /// What it says of earlier times, read once and only where an anchor does not fit: that walks through every entry.
    said: OnceCell<Vec<(Moment, JournalRestored)>>,
}

/// What an unlock finds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Compared {
    /// The number of the entry that was anchored last in the folder; 0 if none was.
    pub anchored: i64,
    pub is_broken: bool,
    /// The newest entry that was seen before the journal was brought back, and that it lacks since.
    pub left_behind: Option<i64>,
}

/// Anchors of each place that are compared at an unlock: about a month of them. `verify` compares all.
const RECENT: usize = 100;

impl<'a> Heads<'a> {
    pub fn of(store: &'a Store, vault: VaultId, folder: &Folder) -> Self {
        Self {
            store,
            vault,
            restored: backup::note_in(folder),
            said: OnceCell::new(),
        }
    }

    /// It was brought back from a backup and has not been opened since.
    pub const fn is_just_restored(&self) -> bool {
        self.restored.is_some()
    }

    /// The entries that recent anchors name must be there, unchanged (check 12).
    ///
    /// Not the last anchor alone: the next lock writes one that fits, and a journal that was set back would look whole again.
    /// A second place that cannot be read (`elsewhere` is empty then) keeps nobody from her journal; the check of the whole
    /// journal says so.
    pub fn compare(&self, folder: &Folder, elsewhere: &[Line]) -> Result<Compared> {
        let mut compared = Compared::default();
        let lines = anchor::all(folder)?;
        for (place, anchor) in recent(&lines).enumerate() {
            if place == 0 {
                compared.anchored = anchor.head().seq;
            }
            compared.is_broken |= !self.extends(anchor)?;
        }
        for anchor in recent(elsewhere) {
            match self.stand(anchor)? {
                Stand::Extends => {}
                Stand::Broken => compared.is_broken = true,
                Stand::LeftBehind => {
                    compared.left_behind = compared.left_behind.max(Some(anchor.head().seq));
                }
            }
        }
        Ok(compared)
    }

    pub fn extends(&self, anchor: &Anchor) -> Result<bool> {
        let head = anchor.head();
        Ok(anchor.vault() == self.vault && self.store.hash_at(head.seq)? == Some(head.head))
    }

    /// As an anchor of the second place is judged.
    pub fn stand(&self, anchor: &Anchor) -> Result<Stand> {
        if self.extends(anchor)? {
            return Ok(Stand::Extends);
        }
        if let Some(restored) = &self.restored
            && self.is_after(anchor, restored)?
        {
            return Ok(Stand::LeftBehind);
        }
        for (at, restored) in self.said()? {
            if anchor.head().at <= *at && self.is_after(anchor, restored)? {
                return Ok(Stand::LeftBehind);
            }
        }
        Ok(Stand::Broken)
    }

    fn said(&self) -> Result<&[(Moment, JournalRestored)]> {
        if let Some(said) = self.said.get() {
            return Ok(said);
        }
        let said = self.store.restores()?;
        Ok(self.said.get_or_init(|| said))
    }

    /// Whether the backup ended before that anchor, and is the beginning of this journal.
    fn is_after(&self, anchor: &Anchor, restored: &JournalRestored) -> Result<bool> {
        let begins = self.store.hash_at(restored.seq)?;
        let begins = begins.is_some_and(|hash| hex::encode(&hash) == restored.head);
        Ok(begins && anchor.vault() == self.vault && anchor.head().seq > restored.seq)
    }
}

fn recent(lines: &[Line]) -> impl Iterator<Item = &Anchor> {
    lines.iter().rev().filter_map(Line::anchor).take(RECENT)
}
