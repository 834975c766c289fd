//! How near a picture is looked at: the whole of it, or a part of it in as many points as one likes.

use eframe::egui::{Pos2, Rect, Vec2, vec2};

/// A small photo is not blown up beyond twice its pixels by itself: that shows nothing more.
const FIT_AT_MOST: f32 = 2.0;

/// Nearer than so many points for a pixel there is nothing more to see.
const NEAREST: f32 = 16.0;

/// Says the same in a window of any size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lens {
    /// How many times larger than the whole picture in its room.
    zoom: f32,
    /// From the middle of the picture to what is seen in the middle of the room, in its pixels.
    offset: Vec2,
}

impl Default for Lens {
    fn default() -> Self {
        Self::FIT
    }
}

/// How the pixels of a picture lie in a room on the screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Laid {
    pub room: Rect,
    /// The picture's size in pixels.
    pub size: Vec2,
    /// Where its upper left corner lies.
    origin: Pos2,
    /// Points for a pixel.
    pub scale: f32,
}

impl Lens {
    pub const FIT: Self = Self {
        zoom: 1.0,
        offset: Vec2::ZERO,
    };

    pub fn is_fit(self) -> bool {
        self.zoom <= 1.0
    }

    /// How many times larger than the whole picture in its room.
    pub const fn zoom(self) -> f32 {
        self.zoom
    }

    pub fn laid(self, room: Rect, size: Vec2) -> Laid {
        let scale = fit(room, size) * self.zoom;
        let middle = size * 0.5 + self.offset;
        Laid {
            room,
            size,
            origin: room.center() - middle * scale,
            scale,
        }
    }

    /// Nearer or farther, while what lies at a point of the screen stays there.
    pub fn zoom_about(&mut self, laid: Laid, at: Pos2, factor: f32) {
        let whole = fit(laid.room, laid.size);
        let most = (NEAREST / whole).max(1.0);
        let zoom = (self.zoom * factor).clamp(1.0, most);
        let seen = laid.pixel(at);
        self.zoom = zoom;
        let middle = seen - (at - laid.room.center()) / (whole * zoom);
        self.offset = middle - (laid.size * 0.5).to_pos2();
        self.hold(laid);
    }

    /// So many points for each pixel, about the middle of the room.
    pub fn zoom_to(&mut self, laid: Laid, scale: f32) {
        self.zoom_about(laid, laid.room.center(), scale / laid.scale);
    }

    /// Moves what is seen by so many points.
    pub fn pan(&mut self, laid: Laid, points: Vec2) {
        self.offset -= points / laid.scale;
        self.hold(laid);
    }

    /// No edge of the picture is drawn farther in than the room's own edge, and a picture that fits stands in the middle.
    fn hold(&mut self, laid: Laid) {
        let scale = fit(laid.room, laid.size) * self.zoom;
        let free = (laid.size - laid.room.size() / scale) * 0.5;
        let free = free.max(Vec2::ZERO);
        self.offset = self.offset.clamp(-free, free);
    }
}

impl Laid {
    /// Where a place of the picture is on the screen.
    pub fn at(&self, pixel: Pos2) -> Pos2 {
        self.origin + pixel.to_vec2() * self.scale
    }

    /// What place of the picture is at a point of the screen.
    pub fn pixel(&self, at: Pos2) -> Pos2 {
        ((at - self.origin) / self.scale).to_pos2()
    }

    /// The whole picture; more than the room if one is near.
    pub fn place(&self) -> Rect {
        Rect::from_min_size(self.origin, self.size * self.scale)
    }

    /// What is seen of it.
    pub fn seen(&self) -> Rect {
        self.place().intersect(self.room)
    }
}

/// Points for a pixel when the whole picture is seen.
fn fit(room: Rect, size: Vec2) -> f32 {
    let most = vec2(
        room.width() / size.x.max(1.0),
        room.height() / size.y.max(1.0),
    );
    most.min_elem().clamp(f32::EPSILON, FIT_AT_MOST)
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;

    const ROOM: Rect = Rect::from_min_max(pos2(20.0, 30.0), pos2(820.0, 630.0));
    const SIZE: Vec2 = vec2(4_000.0, 3_000.0);

    #[track_caller]
    fn assert_near(found: Pos2, expected: Pos2) {
        assert!(found.distance(expected) < 0.01, "{found} is not {expected}");
    }

    #[test]
    fn the_whole_picture_stands_in_the_middle_of_its_room() {
        let laid = Lens::FIT.laid(ROOM, SIZE);
        assert_eq!(laid.place(), ROOM);
        let small = Lens::FIT.laid(ROOM, vec2(100.0, 100.0));
        assert_eq!(
            small.place(),
            Rect::from_center_size(ROOM.center(), vec2(200.0, 200.0))
        );
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let mut lens = Lens::FIT;
        let at = pos2(200.0, 500.0);
        let seen = lens.laid(ROOM, SIZE).pixel(at);
        for factor in [1.3, 2.0, 4.0, 0.9] {
            lens.zoom_about(lens.laid(ROOM, SIZE), at, factor);
            assert_near(lens.laid(ROOM, SIZE).at(seen), at);
        }
        assert!(!lens.is_fit());
    }

    #[test]
    fn zoom_ends_at_the_whole_picture_and_at_the_single_pixel() {
        let mut lens = Lens::FIT;
        lens.zoom_about(lens.laid(ROOM, SIZE), ROOM.center(), 1e6);
        assert!((lens.laid(ROOM, SIZE).scale - NEAREST).abs() < 0.01);
        lens.zoom_about(lens.laid(ROOM, SIZE), pos2(20.0, 30.0), 1e-6);
        assert_eq!(lens, Lens::FIT);
        lens.zoom_to(lens.laid(ROOM, SIZE), 1.0);
        assert!((lens.laid(ROOM, SIZE).scale - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_picture_is_never_moved_out_of_its_room() {
        let mut lens = Lens::FIT;
        lens.pan(lens.laid(ROOM, SIZE), vec2(300.0, 300.0));
        assert_eq!(lens, Lens::FIT);
        lens.zoom_to(lens.laid(ROOM, SIZE), 1.0);
        lens.pan(lens.laid(ROOM, SIZE), vec2(1e6, -1e6));
        let place = lens.laid(ROOM, SIZE).place();
        assert_near(place.left_bottom(), ROOM.left_bottom());
        assert_eq!(lens.laid(ROOM, SIZE).seen(), ROOM);
    }
}
