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

/// Dropping it frees the textures.
#[derive(Default)]
pub struct Shelf {
    kept: BTreeMap<EntryId, Kept>,
    /// Drawn, but not here: asked for at the end of the frame, the first first.
    wanted: Vec<EntryId>,
    /// One batch at a time, so that what has scrolled away meanwhile is never decoded.
    asked: bool,
    frame: u64,
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

impl Shelf {
    /// The thumbnail to draw now; one that is not here is asked for.
    pub fn get(&mut self, photo: EntryId) -> Thumbnail<'_> {
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

    /// Once a frame, after drawing: sends for what was missing.
    pub fn send_for_wanted(&mut self, cx: &mut Cx<'_>) {
        self.frame += 1;
        let wanted = std::mem::take(&mut self.wanted);
        if self.asked {
            return;
        }
        let mut batch = Vec::new();
        for photo in wanted.into_iter().take(BATCH) {
            match cx.journal.thumbnail(photo) {
                Ok(Some(jpeg)) => batch.push((photo, jpeg)),
                Ok(None) | Err(_) => drop(self.kept.insert(photo, Kept::Unreadable)),
            }
        }
        if !batch.is_empty() {
            self.asked = true;
            cx.work(Job::new("thumbnails", move |_| decoded(batch)));
        }
    }

    pub fn take_in(&mut self, ctx: &Context, photos: Vec<(EntryId, Option<ColorImage>)>) {
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

fn decoded(batch: Vec<(EntryId, Vec<u8>)>) -> Report {
    let photos = ShowThumbnails(batch).run().into_iter();
    let ready = photos.map(|(photo, pixels)| (photo, pixels.as_ref().map(for_the_screen)));
    Report::ThumbnailsShown(ready.collect())
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
        let (ctx, mut shelf) = (Context::default(), Shelf::default());
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
    fn what_cannot_be_decoded_is_not_asked_for_again() {
        let (ctx, mut shelf) = (Context::default(), Shelf::default());
        shelf.take_in(&ctx, vec![(photo(1), None)]);
        assert!(matches!(shelf.get(photo(1)), Thumbnail::Unreadable));
        assert!(shelf.wanted.is_empty());
    }
}
