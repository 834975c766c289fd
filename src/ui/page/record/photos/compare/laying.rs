//! How the right photo lies upon the left one: on the pupils, or each as large as its place allows.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::domain::similarity::{PARTS, Similarity};
use crate::journal::view::PhotoItem;
use crate::ui::widget::quad;

/// The size of an upright photo in pixels.
pub fn size(item: &PhotoItem) -> Vec2 {
    let (width, height) = item.photo.upright();
    vec2(width as f32, height as f32)
}

/// From the right photo to the left one, once the pupils of both are marked.
pub fn similarity([left, right]: [&PhotoItem; 2]) -> Option<Similarity> {
    Similarity::between_photos(right.pupils?, left.pupils?)
}

/// The corners of the right photo in pixels of the left one.
pub fn corners(items: [&PhotoItem; 2], laid: Option<Similarity>) -> [Pos2; 4] {
    let [left, right] = items.map(size);
    let Some(laid) = laid else {
        let scale = (left / right.max(Vec2::splat(1.0))).min_elem();
        return quad::corners(Rect::from_center_size(
            (left * 0.5).to_pos2(),
            right * scale,
        ));
    };
    let parts = PARTS as f32;
    quad::corners(Rect::from_min_size(Pos2::ZERO, right)).map(|corner| {
        let at = |pixel: f32| (pixel * parts) as i64;
        let (x, y) = laid.place(at(corner.x), at(corner.y));
        pos2(x as f32 / parts, y as f32 / parts)
    })
}
