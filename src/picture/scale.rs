//! Shrinks 8-bit RGB, and nothing else: each further pixel type would be compiled into this crate (`tech.md`, trap 26).

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

use super::Refusal;

/// The size that fits a long side, in pixels: never larger than it is, never without a pixel.
pub(super) fn fitting(width: u32, height: u32, longest_side: u32) -> (u32, u32) {
    let long = width.max(height);
    if long <= longest_side {
        return (width, height);
    }
    let scaled = |side: u32| {
        let exact = u64::from(side) * u64::from(longest_side) + u64::from(long / 2);
        (exact / u64::from(long)).max(1) as u32
    };
    (scaled(width), scaled(height))
}

/// Shrinks `from` into the buffer. `fine` takes Lanczos, for a photo that was not scaled while it was decoded.
pub(super) fn shrink(
    resizer: &mut Resizer,
    from: (u32, u32, &[u8]),
    to: (u32, u32),
    fine: bool,
    into: &mut Vec<u8>,
) -> Result<(), Refusal> {
    let (width, height, pixels) = from;
    into.resize(to.0 as usize * to.1 as usize * 3, 0);
    let filter = if fine {
        FilterType::Lanczos3
    } else {
        FilterType::Bilinear
    };
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    let source = TypedImageRef::<U8x3>::from_buffer(width, height, pixels);
    let target = TypedImage::<U8x3>::from_buffer(to.0, to.1, into);
    let (Ok(source), Ok(mut target)) = (source, target) else {
        return Err(Refusal::Damaged);
    };
    resizer
        .resize_typed(&source, &mut target, &options)
        .map_err(|_sizes| Refusal::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_side_fits_and_nothing_is_enlarged() {
        for (size, longest, expected) in [
            ((4032, 3024), 320, (320, 240)),
            ((3024, 4032), 320, (240, 320)),
            ((640, 800), 320, (256, 320)),
            ((100, 80), 320, (100, 80)),
            ((320, 1), 320, (320, 1)),
            ((12_000, 1), 320, (320, 1)),
            ((12_000, 12_000), 1, (1, 1)),
            ((12_000, 12_000), 0, (1, 1)),
        ] {
            assert_eq!(fitting(size.0, size.1, longest), expected, "{size:?}");
        }
    }
}
