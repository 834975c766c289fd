//! The copies that are made of a photo: thumbnail, screen, full. Each from one decode, at the smallest size that is enough.

use std::io::Cursor;

use fast_image_resize::Resizer;
use image::{DynamicImage, ImageFormat, RgbaImage};

use super::decode::{Decoded, decode, encode, needed};
use super::profile::to_srgb;
use super::scale::{fitting, shrink};
use super::sniff::{Inspected, inspect};
use super::{LONGEST_SIDE, Pixels, Refusal, THUMBNAIL_SIDE, budget};

/// As much of a buffer is kept from photo to photo, in bytes: more than a telephone's photo at the size of a screen takes.
const MOST_KEPT: usize = 64 << 20;

/// Buffers that a worker keeps between photos: a fresh one a photo costs a sixth to a third more.
///
/// They hold the last photo, so the workbench is dropped when the journal is locked.
#[derive(Default)]
pub struct Workbench {
    resizer: Resizer,
    decoded: Vec<u8>,
}

impl Workbench {
    pub fn new() -> Self {
        Self::default()
    }
}

/// The upright thumbnail as JPEG, quality 80, long side at most 320 pixels, without metadata.
///
/// Errors: [`Refusal::Damaged`] if the pixels cannot be decoded.
pub fn thumbnail(
    bytes: &[u8],
    inspected: &Inspected,
    workbench: &mut Workbench,
) -> Result<Vec<u8>, Refusal> {
    let small = screen(bytes, inspected, THUMBNAIL_SIDE, workbench)?;
    encode((small.width, small.height), &small.rgb, 80.0)
}

/// Upright and in sRGB as a JPEG of quality 92, with a long side of at most so many pixels, without place, time or any
/// other metadata; with its width and height.
///
/// Errors: whatever is no whole picture.
pub fn copy_for_outside(bytes: &[u8], longest_side: u32) -> Result<(Vec<u8>, (u32, u32)), Refusal> {
    let inspected = inspect(bytes)?;
    let copy = screen(bytes, &inspected, longest_side, &mut Workbench::new())?;
    let size = (copy.width, copy.height);
    Ok((encode(size, &copy.rgb, 92.0)?, size))
}

/// The upright photo with a long side of at most `longest_side` pixels; never enlarged.
///
/// Errors: [`Refusal::Damaged`] if the pixels cannot be decoded.
pub fn screen(
    bytes: &[u8],
    inspected: &Inspected,
    longest_side: u32,
    workbench: &mut Workbench,
) -> Result<Pixels, Refusal> {
    let Workbench { resizer, decoded } = workbench;
    let memory = budget::take(needed(inspected));
    let of = decode(bytes, inspected, longest_side, decoded);
    let shrunk = of.and_then(|of| {
        let size = fitting(inspected.width, inspected.height, longest_side);
        if !of.scaled && (of.width, of.height) == size {
            // All pixels are wanted: copying them would take as long as a quarter of the decode.
            return Ok((of.width, of.height, std::mem::take(decoded)));
        }
        shrunk(resizer, (of, decoded), size)
    });
    // Each worker has such a buffer; the largest photo's, kept by all of them, would be many times what is allowed.
    if decoded.capacity() > MOST_KEPT {
        *decoded = Vec::new();
    }
    drop(memory);
    let (width, height, mut rgb) = shrunk?;
    to_srgb(bytes, inspected.mime, &mut rgb);
    let lying = Pixels { width, height, rgb };
    Ok(lying.upright(inspected.orientation))
}

fn shrunk(
    resizer: &mut Resizer,
    (of, decoded): (Decoded, &[u8]),
    (width, height): (u32, u32),
) -> Result<(u32, u32, Vec<u8>), Refusal> {
    let mut rgb = Vec::new();
    let from = (of.width, of.height, decoded);
    shrink(resizer, from, (width, height), !of.scaled, &mut rgb)?;
    Ok((width, height, rgb))
}

/// All pixels, **as they lie**: whoever draws them turns them by texture coordinates, or by [`Pixels::upright`].
///
/// Takes the workbench's buffer with it. Up to 412 MiB, so one such decode at a time.
/// Errors: [`Refusal::Damaged`] if the pixels cannot be decoded.
pub fn full(
    bytes: &[u8],
    inspected: &Inspected,
    workbench: &mut Workbench,
) -> Result<Pixels, Refusal> {
    let _memory = budget::take(needed(inspected));
    let Decoded { width, height, .. } =
        decode(bytes, inspected, LONGEST_SIDE, &mut workbench.decoded)?;
    let rgb = std::mem::take(&mut workbench.decoded);
    Ok(Pixels { width, height, rgb })
}

/// A picture that came as pixels and never was a file, as a PNG without loss: four bytes a pixel, red, green, blue, opacity.
///
/// Errors: [`Refusal::Damaged`] if the pixels do not fill the size.
pub fn png_of_pixels(width: u32, height: u32, rgba: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let picture = RgbaImage::from_raw(width, height, rgba).ok_or(Refusal::Damaged)?;
    let mut png = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .into_rgb8()
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|_error| Refusal::Damaged)?;
    Ok(png.into_inner())
}

/// The pixels of a stored thumbnail.
///
/// Errors: whatever is no whole JPEG; [`Refusal::Damaged`] if it is larger than a thumbnail.
pub fn from_thumbnail(jpeg: &[u8]) -> Result<Pixels, Refusal> {
    let inspected = inspect(jpeg)?;
    if inspected.long_side() > THUMBNAIL_SIDE {
        return Err(Refusal::Damaged);
    }
    full(jpeg, &inspected, &mut Workbench::new())
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn pixels_that_were_no_file_become_a_png_without_loss() {
        let rgba = vec![200, 30, 30, 255, 30, 180, 30, 255];
        let png = png_of_pixels(2, 1, rgba.clone()).expect("a PNG");
        let inspected = inspect(&png).expect("a picture");
        assert_eq!(inspected.mime.as_str(), "image/png");
        let shown = full(&png, &inspected, &mut Workbench::new()).expect("pixels");
        assert_eq!(shown.rgb, [200, 30, 30, 30, 180, 30]);
        assert_eq!(png_of_pixels(2, 2, rgba), Err(Refusal::Damaged));
    }

    /// Where each corner of the stored picture is seen, by the table of the EXIF standard: for orientation 1–8 the stored
    /// corners that appear at the upper left, upper right, lower left and lower right.
    const SEEN: [[usize; 4]; 8] = [
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [2, 3, 0, 1],
        [0, 2, 1, 3],
        [2, 0, 3, 1],
        [3, 1, 2, 0],
        [1, 3, 0, 2],
    ];

    #[track_caller]
    fn assert_corners(pixels: &Pixels, expected: [usize; 4]) {
        let (width, height) = (pixels.width as usize, pixels.height as usize);
        let corners = [(1, 1), (3, 1), (1, 3), (3, 3)];
        for ((x, y), corner) in corners.into_iter().zip(expected) {
            let at = (height * y / 4 * width + width * x / 4) * 3;
            let seen = &pixels.rgb[at..at + 3];
            let far = |(a, b): (&u8, u8)| a.abs_diff(b) > 24;
            let wrong = seen.iter().zip(samples::CORNERS[corner]).any(far);
            assert!(!wrong, "corner {x},{y}: {seen:?}");
        }
    }

    #[test]
    fn the_thumbnail_stands_upright_in_every_orientation() {
        let mut workbench = Workbench::new();
        let photo = samples::jpeg(640, 400);
        for (orientation, seen) in (1..).zip(SEEN) {
            let exif = samples::Exif {
                orientation,
                ..samples::Exif::default()
            };
            let photo = samples::with_exif(&photo, &exif);
            let inspected = inspect(&photo).expect("a photo");
            let small = thumbnail(&photo, &inspected, &mut workbench).expect("a thumbnail");
            let pixels = from_thumbnail(&small).expect("pixels");
            let size = if orientation < 5 {
                (320, 200)
            } else {
                (200, 320)
            };
            assert_eq!((pixels.width, pixels.height), size, "{orientation}");
            assert_corners(&pixels, seen);

            let screen = screen(&photo, &inspected, 500, &mut workbench).expect("a copy");
            assert_eq!(screen.width.max(screen.height), 500);
            assert_corners(&screen, seen);
        }
    }

    #[test]
    fn the_full_photo_lies_as_it_was_stored() {
        let exif = samples::Exif {
            orientation: 6,
            ..samples::Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(640, 400), &exif);
        let inspected = inspect(&photo).expect("a photo");
        let pixels = full(&photo, &inspected, &mut Workbench::new()).expect("pixels");
        assert_eq!((pixels.width, pixels.height), (640, 400));
        assert_corners(&pixels, SEEN[0]);
        let upright = pixels.upright(inspected.orientation);
        assert_eq!((upright.width, upright.height), (400, 640));
        assert_corners(&upright, SEEN[5]);
    }

    #[test]
    fn every_kind_of_png_becomes_a_thumbnail() {
        let mut workbench = Workbench::new();
        for (name, picture) in samples::kinds_of_png(640, 400) {
            let inspected = inspect(&picture).expect(name);
            let small = thumbnail(&picture, &inspected, &mut workbench).expect(name);
            let pixels = from_thumbnail(&small).expect(name);
            assert_eq!((pixels.width, pixels.height), (320, 200), "{name}");
            if !name.starts_with("grey") {
                assert_corners(&pixels, SEEN[0]);
            }
        }
    }

    #[test]
    fn a_small_photo_keeps_its_size_and_a_thin_one_its_pixel() {
        let mut workbench = Workbench::new();
        for (width, height, expected) in [(64, 40, (64, 40)), (1, 1, (1, 1)), (3200, 2, (320, 1))] {
            let photo = samples::jpeg(width, height);
            let inspected = inspect(&photo).expect("a photo");
            let small = thumbnail(&photo, &inspected, &mut workbench).expect("a thumbnail");
            let pixels = from_thumbnail(&small).expect("pixels");
            assert_eq!((pixels.width, pixels.height), expected);
        }
    }

    #[test]
    fn a_small_photo_after_a_large_one_shows_nothing_of_it() {
        let mut workbench = Workbench::new();
        let large = samples::jpeg(640, 400);
        let small = samples::jpeg(64, 40);
        let copy = |photo: &[u8], workbench: &mut Workbench| {
            let inspected = inspect(photo).expect("a photo");
            screen(photo, &inspected, 32, workbench).expect("a copy")
        };
        let alone = copy(&small, &mut Workbench::new());
        copy(&large, &mut workbench);
        assert_eq!(copy(&small, &mut workbench), alone);
    }

    #[test]
    fn a_damaged_photo_is_decoded_or_refused_and_never_more() {
        let mut workbench = Workbench::new();
        let mut random = 12_345_u64;
        for photo in [
            samples::jpeg(96, 64),
            samples::progressive(96, 64),
            samples::cmyk(96, 64),
        ] {
            for round in 0..300 {
                let mut changed = photo.clone();
                for _ in 0..=round % 8 {
                    random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    let at = (random >> 33) as usize % changed.len();
                    changed[at] ^= 1 << ((random >> 20) & 7);
                }
                if let Ok(inspected) = inspect(&changed)
                    && inspected.width * inspected.height < 1 << 20
                {
                    match thumbnail(&changed, &inspected, &mut workbench) {
                        Ok(small) => assert!(from_thumbnail(&small).is_ok()),
                        Err(refusal) => assert_eq!(refusal, Refusal::Damaged),
                    }
                }
            }
        }
        let photo = samples::jpeg(64, 40);
        let inspected = inspect(&photo).expect("a photo");
        assert!(thumbnail(&photo, &inspected, &mut workbench).is_ok());
    }

    #[test]
    fn the_buffer_of_an_enormous_photo_is_not_kept() {
        let mut photo = samples::jpeg(64, 40);
        samples::claim_size(&mut photo, 6_000, 5_000);
        let inspected = inspect(&photo).expect("a photo");
        let mut workbench = Workbench::new();
        assert!(screen(&photo, &inspected, 6_000, &mut workbench).is_ok());
        assert_eq!(workbench.decoded.capacity(), 0);
        let usual = samples::jpeg(640, 400);
        let inspected = inspect(&usual).expect("a photo");
        assert!(screen(&usual, &inspected, 320, &mut workbench).is_ok());
        assert!(workbench.decoded.capacity() > 0);
    }

    #[test]
    fn what_is_larger_than_a_thumbnail_is_none() {
        assert_eq!(
            from_thumbnail(&samples::jpeg(321, 10)),
            Err(Refusal::Damaged)
        );
        assert_eq!(from_thumbnail(b""), Err(Refusal::Empty));
    }

    #[test]
    fn a_real_photo_becomes_a_thumbnail_without_metadata() {
        let inspected = inspect(samples::FACE).expect("a photo");
        assert_eq!((inspected.width, inspected.height), (640, 800));
        let small = thumbnail(samples::FACE, &inspected, &mut Workbench::new());
        let small = small.expect("a thumbnail");
        let pixels = from_thumbnail(&small).expect("pixels");
        assert_eq!((pixels.width, pixels.height), (256, 320));
        assert!(small.len() < 30_000, "{} bytes", small.len());
        assert!(!small.windows(4).any(|four| four == b"Exif"));
    }

    #[test]
    fn pixels_are_never_printed() {
        let pixels = Pixels {
            width: 1,
            height: 1,
            rgb: vec![7, 7, 7],
        };
        assert_eq!(format!("{pixels:?}"), "Pixels(1×1)");
    }
}
