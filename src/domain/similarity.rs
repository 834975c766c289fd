//! How one picture of a face lies upon another: turned, sized and moved so that both pupils meet. Never mirrored or bent.
//!
//! In whole numbers: turning and sizing is the division of two complex numbers, and what is left over is rounded once.

use super::alignment::{Pupils, Spot};

/// Into so many parts a pixel is divided where two photos are laid upon each other, so that rounding is not seen in any zoom.
pub const PARTS: u32 = 256;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Similarity {
    /// The right pupil in either picture.
    from: Spot,
    to: Spot,
    /// What a step in the first picture is multiplied with, as a fraction: real part, imaginary part, and what divides both.
    real: i128,
    imaginary: i128,
    over: i128,
}

impl Similarity {
    /// From the picture with the first pupils to the one with the second. None if either face is mirrored, for then no
    /// turning lays it right.
    pub fn between(from: Pupils, to: Pupils) -> Option<Self> {
        if from.are_mixed_up() || to.are_mixed_up() {
            return None;
        }
        let ((x, y), (to_x, to_y)) = (across(from), across(to));
        Some(Self {
            from: from.right,
            to: to.right,
            real: to_x * x + to_y * y,
            imaginary: to_y * x - to_x * y,
            over: x * x + y * y,
        })
    }

    /// The same between two photos, with places in [`PARTS`] of a pixel. A pupil lies in the middle of the pixel that was
    /// clicked: else photos of different sizes would be half a pixel apart.
    pub fn between_photos(from: Pupils, to: Pupils) -> Option<Self> {
        Self::between(in_parts(from), in_parts(to))
    }

    /// What a step in the first picture is multiplied with: real part and imaginary part, and what divides both. Angle and
    /// scale are told from them.
    pub const fn factor(&self) -> ((i128, i128), i128) {
        ((self.real, self.imaginary), self.over)
    }

    /// Where a place of the first picture lies in the second, to the nearest whole; it may lie outside.
    pub fn place(&self, x: i64, y: i64) -> (i64, i64) {
        let x = i128::from(x) - i128::from(self.from.x);
        let y = i128::from(y) - i128::from(self.from.y);
        let along = self.nearest(self.real * x - self.imaginary * y);
        let down = self.nearest(self.imaginary * x + self.real * y);
        (
            whole(along + i128::from(self.to.x)),
            whole(down + i128::from(self.to.y)),
        )
    }

    const fn nearest(&self, parts: i128) -> i128 {
        (2 * parts + self.over).div_euclid(2 * self.over)
    }
}

fn in_parts(pupils: Pupils) -> Pupils {
    let parts = |pixel: u32| pixel.saturating_mul(PARTS).saturating_add(PARTS / 2);
    let spot = |spot: Spot| Spot {
        x: parts(spot.x),
        y: parts(spot.y),
    };
    Pupils {
        right: spot(pupils.right),
        left: spot(pupils.left),
    }
}

/// From the right pupil to the left one.
fn across(pupils: Pupils) -> (i128, i128) {
    let step = |to: u32, from: u32| i128::from(to) - i128::from(from);
    (
        step(pupils.left.x, pupils.right.x),
        step(pupils.left.y, pupils.right.y),
    )
}

/// Farther than that lies nothing that could be drawn.
fn whole(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod measured;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::alignment::tests::pupils;

    fn between(from: Pupils, to: Pupils) -> Similarity {
        Similarity::between(from, to).expect("no face is mirrored")
    }

    /// The drawing's own pupils, in thousandths of its units.
    const DRAWN: ((u32, u32), (u32, u32)) = ((291_920, 487_140), (508_080, 487_140));

    #[test]
    fn places_of_a_photo_lie_where_a_pencil_and_a_ruler_say() {
        let drawn = pupils((200, 300), (400, 300));
        for (right, left, place, expected) in [
            // As large and as straight: only moved.
            ((100, 100), (300, 100), (0, 0), (100, 200)),
            // Half as large in the photo.
            ((100, 100), (200, 100), (150, 150), (300, 400)),
            // Twice as large; and a half is rounded up, on either side of nothing.
            ((100, 100), (500, 100), (101, 99), (201, 300)),
            ((100, 100), (500, 100), (99, 101), (200, 301)),
            // The head leans by an eighth of a turn: the line between the pupils falls to the right.
            ((100, 100), (200, 200), (200, 200), (400, 300)),
            ((100, 100), (200, 200), (200, 0), (200, 100)),
            // And the other way.
            ((100, 200), (200, 100), (100, 200), (200, 300)),
            ((100, 200), (200, 100), (200, 300), (200, 500)),
        ] {
            let laid = between(pupils(right, left), drawn);
            let found = laid.place(place.0, place.1);
            assert_eq!(found, expected, "{right:?} {left:?} {place:?}");
        }
    }

    #[test]
    fn pixels_of_different_sizes_meet_in_their_middles() {
        let (small, large) = (pupils((10, 10), (20, 10)), pupils((21, 21), (41, 21)));
        let laid = Similarity::between_photos(small, large).expect("no face is mirrored");
        // The middle of pixel 10 is 10.5; twice as large that is 21, and the middle of pixel 21 is 21.5.
        let middle = |pixel: i64| pixel * i64::from(PARTS) + i64::from(PARTS) / 2;
        assert_eq!(laid.place(middle(10), middle(10)), (middle(21), middle(21)));
        assert_eq!(laid.place(middle(15), middle(10)), (middle(31), middle(21)));
        let ((real, imaginary), over) = laid.factor();
        assert_eq!((real, imaginary), (2 * over, 0));
    }

    #[test]
    fn a_mirrored_face_is_refused_from_either_side() {
        let (right_way, mirrored) = (
            pupils((219, 403), (421, 403)),
            pupils((421, 403), (219, 403)),
        );
        let drawn = pupils(DRAWN.0, DRAWN.1);
        assert!(Similarity::between(right_way, drawn).is_some());
        assert_eq!(Similarity::between(mirrored, drawn), None);
        assert_eq!(Similarity::between(drawn, mirrored), None);
        let one_place = pupils((219, 403), (219, 403));
        assert_eq!(Similarity::between(one_place, drawn), None);
    }

    #[test]
    fn the_largest_numbers_that_a_fact_can_hold_are_drawn_somewhere() {
        let far = pupils((0, 0), (1, u32::MAX));
        let near = pupils((0, 0), (u32::MAX, u32::MAX));
        for (from, to) in [(far, near), (near, far)] {
            let laid = between(from, to);
            laid.place(i64::from(u32::MAX), 0);
            laid.place(0, i64::from(u32::MAX));
        }
    }

    /// A photo from the front, in pixels: at least forty between the pupils, and leaning by less than a quarter turn.
    fn photo() -> impl Strategy<Value = Pupils> {
        let apart = (40_u32..4_000, 0_u32..4_000, any::<bool>());
        (0_u32..8_000, 0_u32..8_000, apart).prop_map(|(x, y, (across, down, falls))| {
            let (right, left) = if falls { (y, y + down) } else { (y + down, y) };
            pupils((x, right), (x + across, left))
        })
    }

    fn distance((x, y): (i64, i64), (other_x, other_y): (i64, i64)) -> f64 {
        ((x - other_x) as f64).hypot((y - other_y) as f64)
    }

    fn direction((x, y): (i64, i64), (to_x, to_y): (i64, i64)) -> f64 {
        ((to_y - y) as f64).atan2((to_x - x) as f64)
    }

    fn spot(spot: Spot) -> (i64, i64) {
        (i64::from(spot.x), i64::from(spot.y))
    }

    proptest! {
        #[test]
        fn pupils_meet_pupils(photo in photo()) {
            let drawn = pupils(DRAWN.0, DRAWN.1);
            let laid = between(photo, drawn);
            for (from, to) in [(photo.right, drawn.right), (photo.left, drawn.left)] {
                let (x, y) = spot(from);
                prop_assert_eq!(laid.place(x, y), spot(to));
            }
        }

        #[test]
        fn there_and_back_again_is_the_same_pixel(
            photo in photo(), x in 0_i64..12_000, y in 0_i64..12_000,
        ) {
            // Thousandths of the drawing's units are finer than any pixel.
            let drawn = pupils(DRAWN.0, DRAWN.1);
            let (there, back) = (between(photo, drawn), between(drawn, photo));
            let (to_x, to_y) = there.place(x, y);
            prop_assert_eq!(back.place(to_x, to_y), (x, y));
        }

        /// Every line is turned by one angle and sized by one factor, and no line is mirrored.
        #[test]
        fn one_angle_and_one_scale_for_the_whole_picture(
            photo in photo(), x in 0_i64..12_000, y in 0_i64..12_000, along in 500_i64..4_000, down in 500_i64..4_000,
        ) {
            let drawn = pupils(DRAWN.0, DRAWN.1);
            let laid = between(photo, drawn);
            let (first, second) = ((x, y), (x + along, y + down));
            let (laid_first, laid_second) = (laid.place(x, y), laid.place(x + along, y + down));

            let scale = distance(spot(drawn.right), spot(drawn.left))
                / distance(spot(photo.right), spot(photo.left));
            let sized = distance(laid_first, laid_second) / distance(first, second);
            prop_assert!((sized / scale - 1.0).abs() < 1e-3, "{} {}", sized, scale);

            let angle = direction(spot(drawn.right), spot(drawn.left))
                - direction(spot(photo.right), spot(photo.left));
            let turned = direction(laid_first, laid_second) - direction(first, second) - angle;
            prop_assert!(turned.sin().abs() < 1e-3 && turned.cos() > 0.0, "{}", turned);
        }
    }
}
