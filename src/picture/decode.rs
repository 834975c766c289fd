//! Bytes to 8-bit RGB, as few pixels as are wanted, with nothing that a broken photo can do to the program.
//!
//! JPEG by mozjpeg, which scales while it decodes; HEIC by heifer; what mozjpeg refuses, other colour spaces and the other
//! types by `image`. mozjpeg reports errors by unwinding, so `panic = "abort"` must never be set.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::tiff::TiffDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ImageDecoder, ImageResult, Limits};
use mozjpeg::{ColorSpace, Compress, Decompress};

use super::rgb::to_rgb8;
use super::sniff::{Inspected, Mime, within_limits};
use super::{LONGEST_SIDE, MOST_DECODED, MOST_SOURCE, Refusal, heic};

/// A decoded picture, whose pixels lie in the caller's buffer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Decoded {
    pub width: u32,
    pub height: u32,
    /// Whether it was scaled while it was decoded.
    pub scaled: bool,
}

/// Decodes to a long side of at least `wanted` pixels if the photo has so many, as it lies, into a kept buffer.
pub(super) fn decode(
    bytes: &[u8],
    inspected: &Inspected,
    wanted: u32,
    into: &mut Vec<u8>,
) -> Result<Decoded, Refusal> {
    let decoded = match inspected.mime {
        Mime::Jpeg => guarded(|| by_mozjpeg(bytes, inspected, wanted, into))
            .or_else(|_| guarded(|| whole(JpegDecoder::new(Cursor::new(bytes)), into))),
        Mime::Png => guarded(|| whole(png_decoder(bytes), into)),
        Mime::Webp => guarded(|| whole(WebPDecoder::new(Cursor::new(bytes)), into)),
        Mime::Tiff => guarded(|| whole(TiffDecoder::new(Cursor::new(bytes)), into)),
        Mime::Heic => guarded(|| {
            let (width, height, rgb) = heic::decode(bytes)?;
            *into = rgb;
            Ok(Decoded {
                width,
                height,
                scaled: false,
            })
        }),
    }?;
    // Bytes that are not the inspected ones would otherwise pass with a size that nobody checked.
    if decoded.scaled || (decoded.width, decoded.height) == (inspected.width, inspected.height) {
        Ok(decoded)
    } else {
        Err(Refusal::Damaged)
    }
}

/// About how much memory a decode takes at its height, in bytes; for a JPEG, if it is progressive.
pub(super) fn needed(inspected: &Inspected) -> u64 {
    let pixels = u64::from(inspected.width) * u64::from(inspected.height);
    pixels
        * match inspected.mime {
            Mime::Jpeg => 3,
            Mime::Png | Mime::Webp | Mime::Tiff => 6,
            Mime::Heic => 17,
        }
}

/// A JPEG without metadata, of a quality between 0 and 100.
pub(super) fn encode(
    (width, height): (u32, u32),
    rgb: &[u8],
    quality: f32,
) -> Result<Vec<u8>, Refusal> {
    guarded(|| {
        let mut encoder = Compress::new(ColorSpace::JCS_RGB);
        // The defaults of mozjpeg are ten times slower for a few bytes less.
        encoder.set_fastest_defaults();
        encoder.set_size(width as usize, height as usize);
        encoder.set_quality(quality);
        let mut started = encoder.start_compress(Vec::new()).map_err(damaged)?;
        started.write_scanlines(rgb).map_err(damaged)?;
        started.finish().map_err(damaged)
    })
}

/// Runs code that may unwind or panic on what it is given.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    // Buffers that were half written are overwritten by the next photo, so nothing broken is seen afterwards.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Damaged))
}

fn by_mozjpeg(
    bytes: &[u8],
    inspected: &Inspected,
    wanted: u32,
    into: &mut Vec<u8>,
) -> Result<Decoded, Refusal> {
    let mut decoder = Decompress::new_mem(bytes).map_err(damaged)?;
    let size = (inspected.width as usize, inspected.height as usize);
    let colours = decoder.color_space();
    let own = matches!(colours, ColorSpace::JCS_GRAYSCALE | ColorSpace::JCS_YCbCr);
    if !own || decoder.size() != size {
        return Err(Refusal::Damaged);
    }
    let eighths = eighths(inspected.long_side(), wanted);
    decoder.scale(eighths);
    let mut started = decoder.rgb().map_err(damaged)?;
    let (width, height) = (started.width(), started.height());
    into.resize(width * height * 3, 0);
    started.read_scanlines_into(into).map_err(damaged)?;
    Ok(Decoded {
        width: width as u32,
        height: height as u32,
        scaled: eighths < 8,
    })
}

/// The fewest eighths of a side that still give as many pixels as are wanted, 1–8.
fn eighths(long_side: u32, wanted: u32) -> u8 {
    let enough = |eighths: &u8| (long_side * u32::from(*eighths)).div_ceil(8) >= wanted;
    (1..8).find(enough).unwrap_or(8)
}

/// In one buffer, so that a photo never takes the memory of two.
fn whole(decoder: ImageResult<impl ImageDecoder>, into: &mut Vec<u8>) -> Result<Decoded, Refusal> {
    let mut decoder = decoder.map_err(damaged)?;
    decoder.set_limits(limits()).map_err(damaged)?;
    let ((width, height), kind) = (decoder.dimensions(), decoder.color_type());
    let length = decoder.total_bytes();
    within_limits(width, height, length)?;
    into.clear();
    into.resize(length as usize, 0);
    decoder.read_image(into).map_err(damaged)?;
    to_rgb8(kind, into)?;
    Ok(Decoded {
        width,
        height,
        scaled: false,
    })
}

/// What is packed beside the pixels may not unpack to more than the largest file: a few bytes could become gigabytes.
pub(super) fn png_decoder(bytes: &[u8]) -> ImageResult<PngDecoder<Cursor<&[u8]>>> {
    let mut limits = limits();
    limits.max_alloc = Some(MOST_SOURCE);
    PngDecoder::with_limits(Cursor::new(bytes), limits)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_DECODED);
    limits
}

/// What exactly a decoder disliked helps nobody, and its text comes from outside.
fn damaged<E>(_: E) -> Refusal {
    Refusal::Damaged
}

#[cfg(test)]
mod tests {
    use super::super::{inspect, samples};
    use super::*;

    #[test]
    fn as_few_eighths_as_are_enough_are_decoded() {
        for (long_side, wanted, expected) in [
            (4032, 320, 1),
            (4032, 504, 1),
            (4032, 505, 2),
            (4032, 1600, 4),
            (4032, 4032, 8),
            (4032, 9000, 8),
            (321, 41, 1),
            (321, 42, 2),
            (100, 320, 8),
        ] {
            assert_eq!(
                eighths(long_side, wanted),
                expected,
                "{long_side} to {wanted}"
            );
        }
    }

    #[test]
    fn a_panic_and_an_unwinding_end_as_a_refusal() {
        let quiet = || std::panic::resume_unwind(Box::new("broken"));
        assert_eq!(guarded::<()>(quiet), Err(Refusal::Damaged));
    }

    #[test]
    fn bytes_that_were_not_inspected_are_not_decoded() {
        let inspected = inspect(&samples::jpeg(64, 40)).expect("a photo");
        let other = samples::jpeg(48, 40);
        let decoded = decode(&other, &inspected, 64, &mut Vec::new());
        assert_eq!(decoded, Err(Refusal::Damaged));
    }

    #[test]
    fn what_mozjpeg_refuses_is_decoded_by_image() {
        for (name, photo) in [
            ("CMYK", samples::cmyk(64, 40)),
            ("RGB", samples::rgb_jpeg(64, 40)),
        ] {
            let inspected = inspect(&photo).expect(name);
            let mut pixels = Vec::new();
            let refused = guarded(|| by_mozjpeg(&photo, &inspected, 64, &mut pixels));
            assert_eq!(refused, Err(Refusal::Damaged), "{name}");
            let decoded = decode(&photo, &inspected, 64, &mut pixels).expect(name);
            assert_eq!((decoded.width, decoded.height), (64, 40), "{name}");
            assert_eq!(pixels.len(), 64 * 40 * 3, "{name}");
        }
    }
}
