//! What becomes of a photo after it was attached: pupils and marks upon it, hidden, withdrawn, and used beyond the record.

use super::{Course, Told};
use crate::domain::alignment::PhotoAligned;
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::mark::PhotoMarked;
use crate::domain::photo::PhotoAttached;
use crate::domain::set_aside::{Hiding, PhotoHidden, PhotoWithdrawn, Withdrawal};

impl Course {
    pub(super) fn align(&mut self, fact: &PhotoAligned) {
        let photo = self.first_version(fact.photo);
        self.aligned.insert(photo, fact.pupils);
    }

    pub(super) fn mark(&mut self, fact: &PhotoMarked) {
        let photo = self.first_version(fact.photo);
        self.marked.insert(photo, fact.marks.clone());
    }

    /// The photo is no photo of this patient any more, whatever was said of it before.
    pub(super) fn withdraw_photo(&mut self, entry: &Entry, fact: &PhotoWithdrawn) {
        let Some(photo) = entry.header.amends.map(|id| self.first_version(id)) else {
            return;
        };
        self.photos.retain(|told| told.id != photo);
        self.withdrawn_photos.push(Withdrawal {
            entry: entry.header.id,
            of: photo,
            at: entry.header.recorded_at.whole_second(),
            to: fact.to,
        });
    }

    pub(super) fn hide_photo(&mut self, entry: &Entry, fact: &PhotoHidden) {
        let photo = self.first_version(fact.photo);
        if fact.hidden {
            let hiding = Hiding {
                entry: entry.header.id,
                at: entry.header.recorded_at.whole_second(),
                by: entry.header.user,
                why: fact.why.clone(),
            };
            self.hidden.insert(photo, hiding);
        } else {
            self.hidden.remove(&photo);
        }
    }

    /// A photo of this patient, whichever version of it is named.
    pub fn photo(&self, id: EntryId) -> Option<&Told<PhotoAttached>> {
        self.photos.iter().find(|told| told.versions.contains(&id))
    }

    /// The photos that are shown. What nobody can see at the needle is no before-photo either (R80).
    pub fn shown_photos(&self) -> impl Iterator<Item = &Told<PhotoAttached>> {
        let shown = |told: &&Told<PhotoAttached>| !self.hidden.contains_key(&told.id);
        self.photos.iter().filter(shown)
    }
}
