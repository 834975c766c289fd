//! Photos: what they show, and what became of them.

use super::Around;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::mark::PhotoMarked;
use crate::domain::photo::PhotoAttached;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::set_aside::{PhotoHidden, PhotoWithdrawn};
use crate::text::{Text, fill};

impl Text {
    pub(super) fn photo_attached(&self, fact: &PhotoAttached) -> Vec<String> {
        let (width, height) = (fact.width.to_string(), fact.height.to_string());
        vec![
            self.phase(fact.phase).to_owned(),
            self.view(fact.view).to_owned(),
            self.areas(&fact.areas),
            fill(
                &self.summaries.photo_size,
                &[("width", &width), ("height", &height)],
            ),
        ]
    }

    /// Which photo something is about; what is said of it stands in the entry itself.
    pub(super) fn photo_named(&self, photo: EntryId, around: &Around<'_>) -> Vec<String> {
        let is_it = |entry: &&Entry| entry.header.id == photo;
        let photo = around.entries.iter().find(is_it);
        let Some((Fact::PhotoAttached(said), header)) =
            photo.map(|entry| (&entry.fact, &entry.header))
        else {
            return Vec::new();
        };
        vec![
            self.phase(said.phase).to_owned(),
            self.view(said.view).to_owned(),
            self.moment_of_day(header.occurred_at, around.today),
        ]
    }

    pub(super) fn photo_marked(&self, fact: &PhotoMarked, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let count = match fact.marks.len() {
            0 => words.marks_none.clone(),
            1 => words.marks_one.clone(),
            count => fill(&words.marks, &[("count", &count.to_string())]),
        };
        let mut pieces = self.photo_named(fact.photo, around);
        pieces.push(count);
        pieces
    }

    pub(super) fn photo_withdrawn(
        &self,
        fact: &PhotoWithdrawn,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Vec<String> {
        let photo = entry.header.amends;
        let mut pieces = photo.map_or_else(Vec::new, |photo| self.photo_named(photo, around));
        // Whose photo it is stands in her own record; whoever reads this one need not learn it.
        pieces.push(match fact.to {
            Some(_) => self.summaries.withdrawn_to.clone(),
            None => self.summaries.withdrawn_from.clone(),
        });
        pieces
    }

    pub(super) fn photo_hidden(&self, fact: &PhotoHidden, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let template = if fact.hidden {
            &words.photo_hidden
        } else {
            &words.photo_shown
        };
        let mut pieces = self.photo_named(fact.photo, around);
        pieces.push(fill(template, &[("why", &fact.why)]));
        pieces
    }

    pub(super) fn photo_use_consented(&self, fact: &PhotoUseConsented) -> Vec<String> {
        let purposes = fact.purposes.iter();
        let mut pieces: Vec<String> = purposes.map(|of| self.purpose(*of).to_owned()).collect();
        pieces.push(self.photos_counted(fact.photos.len()));
        pieces.push(self.quoted(&fact.used_where));
        pieces
    }

    /// »1 foto«, »12 fotos«.
    pub(in crate::text) fn photos_counted(&self, count: usize) -> String {
        match count {
            1 => self.summaries.one_photo.clone(),
            count => fill(&self.summaries.photos, &[("count", &count.to_string())]),
        }
    }
}
