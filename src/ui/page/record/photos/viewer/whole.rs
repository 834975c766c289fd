//! All pixels of a photo for whoever looks nearer than a copy shows: decoded behind it, and uploaded in tiles as they are seen.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use eframe::egui::{
    Color32, ColorImage, Painter, Rect, TextureFilter, TextureHandle, TextureOptions, Ui, pos2,
    vec2,
};

use crate::domain::id::EntryId;
use crate::journal::task::PhotoTrouble;
use crate::journal::view::PhotoItem;
use crate::picture::Pixels;
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::lens::Laid;
use crate::ui::page::record::photos::opening;
use crate::ui::widget::quad::{corners, quad};

/// A tile's side in pixels; every graphics card takes it (`tech.md`, trap 20).
const TILE: usize = 512;

/// So many are uploaded in one frame: a megapixel, which no frame is felt by.
const AT_ONCE: usize = 4;

/// So many stay; more than a large window shows at once.
const MOST: usize = 96;

/// Pixels are seen as pixels, not blurred into something that was never there.
const SHARP: TextureOptions = TextureOptions {
    magnification: TextureFilter::Nearest,
    ..TextureOptions::LINEAR
};

/// Dropping it frees pixels and textures.
#[derive(Default)]
pub struct Whole {
    state: State,
    tiles: BTreeMap<(usize, usize), TextureHandle>,
}

#[derive(Default)]
enum State {
    #[default]
    Unasked,
    Coming(EntryId),
    Here(Pixels),
    /// The copy is all that there is to see.
    Failed,
}

impl Whole {
    /// Sends for it, once.
    pub fn want(&mut self, cx: &mut Cx<'_>, item: &PhotoItem) {
        if !matches!(self.state, State::Unasked) {
            return;
        }
        let photo = item.id;
        let Ok(show) = opening::task(cx, item, usize::MAX) else {
            self.state = State::Failed;
            return;
        };
        self.state = State::Coming(photo);
        cx.work(Job::new("whole photo", move |_| Report::PhotoWhole {
            photo,
            shown: show.run(),
        }));
    }

    pub fn take_in(&mut self, photo: EntryId, shown: Result<Pixels, PhotoTrouble>) {
        if matches!(self.state, State::Coming(wanted) if wanted == photo) {
            self.state = shown.map_or(State::Failed, State::Here);
        }
    }

    pub const fn is_coming(&self) -> bool {
        matches!(self.state, State::Coming(_))
    }

    /// Paints what is seen of it over the copy; tiles that are not uploaded yet come in the next frames.
    pub fn paint(&mut self, laid: Laid, painter: &Painter, ui: &Ui) {
        let State::Here(pixels) = &self.state else {
            return;
        };
        let seen = laid.seen();
        let (first, last) = (laid.pixel(seen.min), laid.pixel(seen.max));
        let size = (pixels.width as usize, pixels.height as usize);
        let tile = |pixel: f32| pixel.max(0.0) as usize / TILE;
        let mut uploads = 0;
        for row in tile(first.y)..=tile(last.y) {
            for column in tile(first.x)..=tile(last.x) {
                let Some(part) = Part::of((column, row), size) else {
                    continue;
                };
                let texture = match self.tiles.entry((column, row)) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(_) if uploads == AT_ONCE => {
                        ui.ctx().request_repaint();
                        continue;
                    }
                    Entry::Vacant(free) => {
                        let Some(picture) = part.cut(pixels) else {
                            continue;
                        };
                        uploads += 1;
                        free.insert(ui.ctx().load_texture("photo tile", picture, SHARP))
                    }
                };
                part.paint(texture, laid, painter);
            }
        }
        if self.tiles.len() > MOST {
            let near = |(column, row): (usize, usize)| {
                (tile(first.x)..=tile(last.x)).contains(&column)
                    && (tile(first.y)..=tile(last.y)).contains(&row)
            };
            self.tiles.retain(|place, _| near(*place));
        }
    }
}

/// A tile in pixels, and the same with a pixel of its neighbours around it, so that no seam is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Part {
    inner: ((usize, usize), (usize, usize)),
    outer: ((usize, usize), (usize, usize)),
}

impl Part {
    fn of((column, row): (usize, usize), (width, height): (usize, usize)) -> Option<Self> {
        let span = |place: usize, most: usize| {
            let (from, to) = (place * TILE, ((place + 1) * TILE).min(most));
            (from < to).then_some((from, to))
        };
        let ((left, right), (top, bottom)) = (span(column, width)?, span(row, height)?);
        Some(Self {
            inner: ((left, top), (right, bottom)),
            outer: (
                (left.saturating_sub(1), top.saturating_sub(1)),
                ((right + 1).min(width), (bottom + 1).min(height)),
            ),
        })
    }

    /// None if the pixels do not fill their size, which no decoder gives.
    fn cut(self, pixels: &Pixels) -> Option<ColorImage> {
        let ((left, top), (right, bottom)) = self.outer;
        let line = pixels.width as usize * 3;
        let mut rgb = Vec::with_capacity((right - left) * (bottom - top) * 3);
        for row in top..bottom {
            let start = row * line;
            rgb.extend(pixels.rgb.get(start + left * 3..start + right * 3)?);
        }
        Some(ColorImage::from_rgb([right - left, bottom - top], &rgb))
    }

    fn paint(self, texture: &TextureHandle, laid: Laid, painter: &Painter) {
        let rect = |((left, top), (right, bottom)): ((usize, usize), (usize, usize))| {
            Rect::from_min_max(
                pos2(left as f32, top as f32),
                pos2(right as f32, bottom as f32),
            )
        };
        let (inner, outer) = (rect(self.inner), rect(self.outer));
        let of_outer = |at: eframe::egui::Pos2| {
            let part = (at - outer.min) / outer.size().max(vec2(1.0, 1.0));
            part.to_pos2()
        };
        let uv = Rect::from_min_max(of_outer(inner.min), of_outer(inner.max));
        let place = Rect::from_min_max(laid.at(inner.min), laid.at(inner.max));
        quad(painter, texture.id(), corners(place), uv, Color32::WHITE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_cover_a_photo_once_and_know_their_neighbours() {
        let size = (1_100, 600);
        let part = |place| Part::of(place, size);
        let first = part((0, 0)).expect("a tile");
        assert_eq!(first.inner, ((0, 0), (512, 512)));
        assert_eq!(first.outer, ((0, 0), (513, 513)));
        let last = part((2, 1)).expect("a tile");
        assert_eq!(last.inner, ((1_024, 512), (1_100, 600)));
        assert_eq!(last.outer, ((1_023, 511), (1_100, 600)));
        assert_eq!((part((3, 0)), part((0, 2))), (None, None));
    }

    #[test]
    fn a_tile_holds_the_pixels_of_its_place() {
        let (width, height) = (600_u32, 520_u32);
        let pixel = |x: u32, y: u32| [(x % 251) as u8, (y % 241) as u8, 7];
        let rgb = (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)));
        let pixels = Pixels {
            width,
            height,
            rgb: rgb.collect(),
        };
        let part = Part::of((1, 1), (600, 520)).expect("a tile");
        let picture = part.cut(&pixels).expect("its pixels");
        assert_eq!(picture.size, [89, 9]);
        for (x, y) in [(0, 0), (88, 8), (40, 3)] {
            let [red, green, blue] = pixel(511 + x as u32, 511 + y as u32);
            let found = picture.pixels[y * 89 + x];
            assert_eq!((found.r(), found.g(), found.b()), (red, green, blue));
        }
        let short = Pixels {
            rgb: vec![0; 9],
            ..pixels
        };
        assert_eq!(part.cut(&short), None);
    }
}
