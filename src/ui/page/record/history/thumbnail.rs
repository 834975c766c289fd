//! The small picture of the chosen photo, read once and kept while that photo is chosen.

use eframe::egui::{ColorImage, Context, Image, TextureHandle, TextureOptions, Ui, vec2};

use crate::domain::id::EntryId;
use crate::picture::{Pixels, from_thumbnail};
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, radius};

#[derive(Default)]
pub struct Thumbnail {
    shown: Option<(EntryId, Option<TextureHandle>)>,
}

impl Thumbnail {
    /// Shows the small picture of a photo as wide as the layout; `name` is told to screen readers.
    /// One that is out of sight is said to be.
    pub fn show(
        &mut self,
        cx: &Cx<'_>,
        photo: EntryId,
        (name, is_away): (&str, bool),
        ui: &mut Ui,
    ) {
        let theme = Theme::of(ui);
        if !may_see_photos(cx) {
            ui.label(theme.small(&cx.text.reading.no_photos));
            return;
        }
        if is_away {
            ui.label(theme.small(&cx.text.reading.photo_out_of_sight));
            return;
        }
        if self.shown.as_ref().is_none_or(|(id, _)| *id != photo) {
            self.shown = Some((photo, read(cx, photo, ui.ctx())));
        }
        let Some((_, Some(texture))) = &self.shown else {
            ui.label(theme.small(&cx.text.reading.photo_missing));
            return;
        };
        let size = texture.size_vec2();
        let scale = (ui.available_width() / size.x.max(1.0)).min(1.0);
        let image = Image::from_texture((texture.id(), vec2(size.x * scale, size.y * scale)));
        ui.add(image.corner_radius(radius::CONTROL).alt_text(name));
    }
}

/// A reviewer was given access with or without photos; everybody else sees them.
fn may_see_photos(cx: &Cx<'_>) -> bool {
    let user = cx.journal.clinic().user(cx.journal.author().user);
    user.is_some_and(|user| user.photos)
}

fn read(cx: &Cx<'_>, photo: EntryId, ctx: &Context) -> Option<TextureHandle> {
    let jpeg = cx.journal.thumbnail(photo).ok().flatten()?;
    let pixels: Pixels = from_thumbnail(&jpeg).ok()?;
    let size = [pixels.width as usize, pixels.height as usize];
    // The promise of `Pixels`, looked after because the colour image would not forgive.
    if pixels.rgb.len() != size[0] * size[1] * 3 {
        return None;
    }
    let image = ColorImage::from_rgb(size, &pixels.rgb);
    Some(ctx.load_texture("thumbnail", image, TextureOptions::LINEAR))
}
