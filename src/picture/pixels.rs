//! Decoded pixels in 8-bit RGB.

use std::fmt;

use image::{DynamicImage, RgbImage};

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
    /// Turned and mirrored as the camera says. Meant for small copies: a full photo is turned while it is drawn.
    #[must_use]
    pub fn upright(self, orientation: Orientation) -> Self {
        if orientation == Orientation::NoTransforms {
            return self;
        }
        let (width, height) = (self.width, self.height);
        // Only a caller that broke the promise of `rgb` meets the empty picture.
        let lying = RgbImage::from_raw(width, height, self.rgb).unwrap_or_default();
        let mut picture = DynamicImage::ImageRgb8(lying);
        picture.apply_orientation(orientation);
        let turned = picture.into_rgb8();
        Self {
            width: turned.width(),
            height: turned.height(),
            rgb: turned.into_raw(),
        }
    }
}

/// Tells the size only: pixels of a patient belong in no log.
impl fmt::Debug for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pixels({}×{})", self.width, self.height)
    }
}
