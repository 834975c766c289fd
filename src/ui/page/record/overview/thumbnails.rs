//! Small pictures of the photos in the timeline, decoded as they come into sight.

use std::collections::HashMap;

use eframe::egui::{ColorImage, Image, Sense, TextureHandle, TextureOptions, Ui, vec2};

use crate::domain::id::EntryId;
use crate::journal::Journal;
use crate::picture::from_thumbnail;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, radius, space};
use crate::ui::widget::paint;

const HEIGHT: f32 = 92.0;
const WIDTH: f32 = 74.0;
/// At most so many are decoded in one frame, so that the first frame of a long record does not wait for all.
const AT_ONCE: usize = 6;

/// Wiped with the page, when another record is opened or the journal is locked.
#[derive(Default)]
pub struct Thumbnails {
    /// A photo without a picture that can be shown stays an empty frame.
    known: HashMap<EntryId, Option<TextureHandle>>,
    decoded: usize,
}

impl Thumbnails {
    /// Once a frame, before the first picture.
    pub const fn begin(&mut self) {
        self.decoded = 0;
    }

    pub fn ui(&mut self, journal: &Journal, photos: &[EntryId], ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
            for photo in photos {
                self.one(journal, *photo, ui);
            }
        });
    }

    fn one(&mut self, journal: &Journal, photo: EntryId, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
        if !ui.is_rect_visible(rect) {
            return;
        }
        let theme = Theme::of(ui);
        ui.painter().rect_filled(rect, radius::CONTROL, theme.hover);
        match self.texture(journal, photo, ui) {
            Some(texture) => {
                let size = texture.size_vec2();
                let scale = (rect.width() / size.x).max(rect.height() / size.y);
                let seen = rect.size() / (size * scale);
                let cut = (vec2(1.0, 1.0) - seen) * 0.5;
                let part = eframe::egui::Rect::from_min_size(cut.to_pos2(), seen);
                Image::from_texture(&texture)
                    .uv(part)
                    .corner_radius(radius::CONTROL)
                    .paint_at(ui, rect);
            }
            None => Icon::Camera.paint(ui.painter(), rect.center(), 20.0, theme.text_3),
        }
        paint::framed(
            ui.painter(),
            rect,
            radius::CONTROL,
            eframe::egui::Color32::TRANSPARENT,
            theme.line,
        );
    }

    fn texture(&mut self, journal: &Journal, photo: EntryId, ui: &Ui) -> Option<TextureHandle> {
        if let Some(known) = self.known.get(&photo) {
            return known.clone();
        }
        if self.decoded >= AT_ONCE {
            ui.ctx().request_repaint();
            return None;
        }
        self.decoded += 1;
        let texture = decode(journal, photo, ui);
        self.known.insert(photo, texture.clone());
        texture
    }
}

fn decode(journal: &Journal, photo: EntryId, ui: &Ui) -> Option<TextureHandle> {
    let jpeg = journal.thumbnail(photo).ok().flatten()?;
    let pixels = from_thumbnail(&jpeg).ok()?;
    let size = [pixels.width as usize, pixels.height as usize];
    let image = ColorImage::from_rgb(size, &pixels.rgb);
    Some(
        ui.ctx()
            .load_texture("thumbnail", image, TextureOptions::LINEAR),
    )
}
