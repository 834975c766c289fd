//! Decoded pixels in 8-bit RGB.

use std::fmt;

use super::Orientation;

/// Rows from top to bottom, three bytes a pixel, without padding.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    /// `width × height × 3` bytes.
    pub rgb: Vec<u8>,
}

impl Pixels {
    /// Turned and mirrored as the camera says.
    #[must_use]
    pub fn upright(self, orientation: Orientation) -> Self {
        let (across, from_right, from_bottom) = match orientation {
            Orientation::NoTransforms => return self,
            Orientation::FlipHorizontal => (false, true, false),
            Orientation::Rotate180 => (false, true, true),
            Orientation::FlipVertical => (false, false, true),
            Orientation::Rotate90FlipH => (true, false, false),
            Orientation::Rotate90 => (true, false, true),
            Orientation::Rotate270FlipH => (true, true, true),
            Orientation::Rotate270 => (true, true, false),
        };
        let turn = Turn {
            across,
            from_right,
            from_bottom,
        };
        let size = (self.width as usize, self.height as usize);
        let (width, height) = if turn.across { (size.1, size.0) } else { size };
        let (from, _) = self.rgb.as_chunks::<3>();
        let mut rgb = vec![0; width * height * 3];
        let (to, _) = rgb.as_chunks_mut::<3>();
        // By squares, so that neither the rows nor the columns of a large photo fall out of the processor's memory.
        for top in (0..height).step_by(SQUARE) {
            for left in (0..width).step_by(SQUARE) {
                for y in top..height.min(top + SQUARE) {
                    let row = to.iter_mut().skip(y * width + left);
                    for (x, pixel) in (left..width.min(left + SQUARE)).zip(row) {
                        // Only a caller that broke the promise of `rgb` meets none.
                        if let Some(lying) = from.get(turn.lying((x, y), size)) {
                            *pixel = *lying;
                        }
                    }
                }
            }
        }
        Self {
            width: width as u32,
            height: height as u32,
            rgb,
        }
    }
}

/// The side of a square that is turned at once, in pixels.
const SQUARE: usize = 32;

/// Where a pixel of the upright photo lies in the stored one.
#[derive(Clone, Copy)]
struct Turn {
    /// Rows become columns.
    across: bool,
    /// The stored photo is read from its right, from its bottom.
    from_right: bool,
    from_bottom: bool,
}

impl Turn {
    fn lying(self, (x, y): (usize, usize), (width, height): (usize, usize)) -> usize {
        let (x, y) = if self.across { (y, x) } else { (x, y) };
        let x = if self.from_right { width - 1 - x } else { x };
        let y = if self.from_bottom { height - 1 - y } else { y };
        y * width + x
    }
}

/// Tells the size only: pixels of a patient belong in no log.
impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pixels({}×{})", self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, RgbImage};

    use super::*;

    #[test]
    fn every_turn_is_that_of_the_standard_also_across_the_edges_of_squares() {
        for orientation in (1..=8).filter_map(Orientation::from_exif) {
            for (width, height) in [(1, 1), (70, 33), (64, 31), (5, 100)] {
                let lying = RgbImage::from_fn(width, height, |x, y| {
                    image::Rgb([x as u8, y as u8, (x + y) as u8])
                });
                let mut expected = DynamicImage::ImageRgb8(lying.clone());
                expected.apply_orientation(orientation);
                let pixels = Pixels {
                    width,
                    height,
                    rgb: lying.into_raw(),
                };
                let turned = pixels.upright(orientation);
                assert_eq!(
                    (turned.width, turned.height),
                    (expected.width(), expected.height())
                );
                assert!(
                    turned.rgb == expected.into_rgb8().into_raw(),
                    "{orientation:?} {width}×{height}"
                );
            }
        }
    }
}
