//! Thumbnails as textures: only of what is on the screen, decoded beside the window, the longest unseen given up first.

use std::collections::BTreeMap;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::domain::id::EntryId;
use crate::journal::task::ShowThumbnails;
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;

use super::pixels::for_the_screen;

/// A texture of 320 × 240 is 0.3 MB; a screen shows about thirty.
const MOST: usize = 300;

/// As many become textures in one frame as no frame is felt by.
const BATCH: usize = 16;

/// Dropping it frees the textures. A photo is known by its entry; before it is saved, by its number.
pub struct Shelf<K = EntryId> {
    kept: BTreeMap<K, Kept>,
    /// Drawn, but not here: asked for at the end of the frame, the first first.
    wanted: Vec<K>,
    /// Not on the screen yet, but likely in a moment.
    ahead: Vec<K>,
    /// One batch at a time, so that what has scrolled away meanwhile is never decoded.
    asked: bool,
    frame: u64,
}

impl<K> Default for Shelf<K> {
    fn default() -> Self {
        Self {
            kept: BTreeMap::new(),
            wanted: Vec::new(),
            ahead: Vec::new(),
            asked: false,
            frame: 0,
        }
    }
}

enum Kept {
    Picture { texture: TextureHandle, drawn: u64 },
    Unreadable,
}

/// What there is of a thumbnail.
pub enum Thumbnail<'s> {
    Here(&'s TextureHandle),
    Coming,
    Unreadable,
}

impl<K: Copy + Ord> Shelf<K> {
    /// The thumbnail to draw now; one that is not here is asked for.
    pub fn get(&mut self, photo: K) -> Thumbnail<'_> {
        match self.kept.get_mut(&photo) {
            Some(Kept::Picture { texture, drawn }) => {
                *drawn = self.frame;
                Thumbnail::Here(texture)
            }
            Some(Kept::Unreadable) => Thumbnail::Unreadable,
            None => {
                self.wanted.push(photo);
                Thumbnail::Coming
            }
        }
    }

    /// One that is about to be scrolled to; those on the screen come first.
    pub fn prepare(&mut self, photo: K) {
        if !self.kept.contains_key(&photo) {
            self.ahead.push(photo);
        }
    }

    /// Once a frame, after drawing: the job that decodes some of what was missing, if there is any.
    pub fn send_for_wanted(
        &mut self,
        mut jpeg: impl FnMut(K) -> Option<Vec<u8>>,
        report: fn(Vec<(K, Option<ColorImage>)>) -> Report,
    ) -> Option<Job>
    where
        K: Send + 'static,
    {
        self.frame += 1;
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.append(&mut self.ahead);
        if self.asked {
            return None;
        }
        let mut batch = Vec::new();
        for photo in wanted.into_iter().take(BATCH) {
            match jpeg(photo) {
                Some(jpeg) => batch.push((photo, jpeg)),
                None => drop(self.kept.insert(photo, Kept::Unreadable)),
            }
        }
        if batch.is_empty() {
            return None;
        }
        self.asked = true;
        Some(Job::new("thumbnails", move |_| report(decoded(batch))))
    }

    pub fn take_in(&mut self, ctx: &Context, photos: Vec<(K, Option<ColorImage>)>) {
        self.asked = false;
        for (photo, picture) in photos {
            let kept = match picture {
                Some(picture) => Kept::Picture {
                    texture: ctx.load_texture("thumbnail", picture, TextureOptions::LINEAR),
                    drawn: self.frame,
                },
                None => Kept::Unreadable,
            };
            self.kept.insert(photo, kept);
        }
        self.give_up_unseen();
    }

    fn give_up_unseen(&mut self) {
        while self.kept.len() > MOST {
            let drawn = |kept: &Kept| match kept {
                Kept::Picture { drawn, .. } => *drawn,
                Kept::Unreadable => 0,
            };
            let longest = self.kept.iter().min_by_key(|(_, kept)| drawn(kept));
            let Some(photo) = longest.map(|(photo, _)| *photo) else {
                return;
            };
            self.kept.remove(&photo);
        }
    }
}

impl Shelf {
    /// The same for photos that are saved, whose thumbnails lie in the journal.
    pub fn send_for_saved(&mut self, cx: &mut Cx<'_>) {
        let journal = cx.journal;
        let jpeg = |photo| journal.thumbnail(photo).ok().flatten();
        if let Some(job) = self.send_for_wanted(jpeg, Report::ThumbnailsShown) {
            cx.work(job);
        }
    }
}

fn decoded<K>(batch: Vec<(K, Vec<u8>)>) -> Vec<(K, Option<ColorImage>)> {
    let photos = ShowThumbnails(batch).run().into_iter();
    let ready = photos.map(|(photo, pixels)| (photo, pixels.as_ref().map(for_the_screen)));
    ready.collect()
}

#[cfg(test)]
mod tests {
    use eframe::egui::Color32;
    use uuid::Uuid;

    use super::*;

    fn photo(number: usize) -> EntryId {
        EntryId::new(Uuid::from_u128(number as u128))
    }

    fn picture() -> ColorImage {
        ColorImage::filled([1, 1], Color32::BLACK)
    }

    #[test]
    fn the_longest_unseen_is_given_up_first() {
        let (ctx, mut shelf) = (Context::default(), Shelf::<EntryId>::default());
        let first = (0..MOST).map(|number| (photo(number), Some(picture())));
        shelf.take_in(&ctx, first.collect());
        shelf.frame = 1;
        for number in (0..MOST).filter(|number| *number != 7) {
            assert!(matches!(shelf.get(photo(number)), Thumbnail::Here(_)));
        }
        shelf.take_in(&ctx, vec![(photo(MOST), Some(picture()))]);
        assert_eq!(shelf.kept.len(), MOST);
        assert!(matches!(shelf.get(photo(7)), Thumbnail::Coming));
        assert!(matches!(shelf.get(photo(MOST)), Thumbnail::Here(_)));
    }

    #[test]
    fn what_is_on_the_screen_is_decoded_before_what_may_come() {
        let mut shelf = Shelf::<EntryId>::default();
        for number in 0..BATCH {
            shelf.prepare(photo(number));
        }
        let mut asked = Vec::new();
        for round in 0..2 {
            let _ = shelf.get(photo(100 + round));
            let jpeg = |photo| {
                asked.push(photo);
                Some(Vec::new())
            };
            let job = shelf.send_for_wanted(jpeg, Report::ThumbnailsShown);
            assert_eq!(job.is_some(), round == 0, "one batch at a time");
        }
        assert_eq!(asked.len(), BATCH);
        assert_eq!(asked[0], photo(100));
        shelf.take_in(&Context::default(), Vec::new());
        let none = shelf.send_for_wanted(|_| Some(Vec::new()), Report::ThumbnailsShown);
        assert!(
            none.is_none(),
            "what is not drawn any more is not wanted either"
        );
    }

    #[test]
    fn what_cannot_be_decoded_is_not_asked_for_again() {
        let (ctx, mut shelf) = (Context::default(), Shelf::<EntryId>::default());
        shelf.take_in(&ctx, vec![(photo(1), None)]);
        assert!(matches!(shelf.get(photo(1)), Thumbnail::Unreadable));
        assert!(shelf.wanted.is_empty());
    }
}
