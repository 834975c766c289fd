//! The two originals that are compared, as textures: opened beside the window, one after the other.

use std::collections::BTreeMap;

use eframe::egui::{Color32, ColorImage, Context, TextureHandle, TextureOptions, Ui};

use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::task::PhotoTrouble;
use crate::journal::view::PhotoItem;
use crate::text::Text;
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::opening;
use crate::ui::page::record::photos::pixels::for_the_screen;

/// More pixels than a window has, and fewer than a graphics card refuses (`tech.md`, trap 20).
const LONGEST_SIDE: usize = 2_560;

/// Dropping it frees the textures.
#[derive(Default)]
pub struct Opened {
    known: BTreeMap<EntryId, Result<Shown, String>>,
    /// With the worker; one at a time.
    outstanding: Option<EntryId>,
}

pub struct Shown {
    pub texture: TextureHandle,
    /// How light it is on the screen, from nothing to one.
    light: f32,
}

impl Opened {
    pub fn get(&self, photo: EntryId) -> Option<&Result<Shown, String>> {
        self.known.get(&photo)
    }

    /// True if it was asked for from here.
    pub fn wants(&self, photo: EntryId) -> bool {
        self.outstanding == Some(photo)
    }

    /// Once a frame: sends for what is not here, and gives up what is no longer compared.
    pub fn follow(&mut self, cx: &mut Cx<'_>, items: [&PhotoItem; 2], ui: &Ui) {
        self.known
            .retain(|photo, _| items.iter().any(|item| item.id == *photo));
        let missing = items
            .into_iter()
            .find(|item| !self.known.contains_key(&item.id));
        let Some(item) = missing.filter(|_| self.outstanding.is_none()) else {
            return;
        };
        let most = ui.input(|input| input.max_texture_side);
        let photo = item.id;
        match opening::task(cx, item, LONGEST_SIDE.min(most)) {
            Ok(show) => {
                self.outstanding = Some(photo);
                cx.work(Job::new("show photo", move |_| Report::PhotoShown {
                    photo,
                    shown: show.run().map(|pixels| for_the_screen(&pixels)),
                }));
            }
            Err(sentence) => drop(self.known.insert(photo, Err(sentence))),
        }
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        (photo, shown): (EntryId, Result<ColorImage, PhotoTrouble>),
    ) {
        self.outstanding = None;
        let shown = match shown {
            Ok(picture) => Ok(Shown {
                light: light(&picture),
                texture: ctx.load_texture("photo", picture, TextureOptions::LINEAR),
            }),
            Err(trouble) => Err(opening::sentence(text, today, &trouble)),
        };
        self.known.insert(photo, shown);
    }

    /// What each photo is painted with so that both are equally light: the lighter one is darkened, so that nothing is lost
    /// beyond white. None until both are here.
    pub fn matched(&self, photos: [EntryId; 2]) -> Option<[Color32; 2]> {
        let [left, right] = photos.map(|photo| match self.get(photo) {
            Some(Ok(shown)) => Some(shown.light),
            Some(Err(_)) | None => None,
        });
        let (left, right) = (left?, right?);
        let darker = left.min(right).max(f32::EPSILON);
        let tint = |light: f32| {
            let part = darker / light.max(f32::EPSILON);
            Color32::BLACK.lerp_to_gamma(Color32::WHITE, part.min(1.0))
        };
        Some([tint(left), tint(right)])
    }
}

/// The mean of some thousand pixels, weighed as an eye does. Enough for a mean, and few enough for a frame.
fn light(picture: &ColorImage) -> f32 {
    const SAMPLES: usize = 16_384;
    let step = (picture.pixels.len() / SAMPLES).max(1);
    let mut count = 0_u32;
    let mut sum = 0.0;
    for pixel in picture.pixels.iter().step_by(step) {
        let [red, green, blue] = [pixel.r(), pixel.g(), pixel.b()].map(f32::from);
        sum += 0.212_6 * red + 0.715_2 * green + 0.072_2 * blue;
        count += 1;
    }
    sum / (255.0 * count.max(1) as f32)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn photo(number: u128) -> EntryId {
        EntryId::new(Uuid::from_u128(number))
    }

    #[test]
    fn the_lighter_photo_is_darkened_to_the_other_one() {
        let (ctx, mut opened) = (Context::default(), Opened::default());
        let text = Text::load(crate::text::Language::Danish).expect("words");
        let today = Day::new(2026, 11, 25).expect("a day");
        for (number, grey) in [(1, 200), (2, 100)] {
            assert_eq!(opened.matched([photo(1), photo(2)]), None);
            let picture = ColorImage::filled([8, 8], Color32::from_gray(grey));
            opened.take_in(&ctx, &text, today, (photo(number), Ok(picture)));
        }
        let [first, second] = opened.matched([photo(1), photo(2)]).expect("both are here");
        assert_eq!(second, Color32::WHITE);
        // Painted with it, 200 becomes 100.
        let painted = 200 * u32::from(first.r()) / 255;
        assert!(painted.abs_diff(100) <= 1, "{painted}");
        assert!(first.is_opaque());
    }
}
