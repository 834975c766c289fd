//! Colours as the screen shows them: what a photo's own colour profile means in sRGB.
//!
//! Only the small copies are converted. A profile that cannot be read changes nothing: a face in doubtful colours is better
//! than none, and the original stays as it is.

use std::borrow::Cow;
use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::tiff::TiffDecoder;
use image::codecs::webp::WebPDecoder;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::decode::{guarded, png_decoder};
use super::sniff::Mime;
use super::{Refusal, jpeg};

/// Larger profiles are no camera's.
const LARGEST: usize = 4 << 20;

/// Converts 8-bit RGB to sRGB by the profile in these bytes, if there is one.
pub(super) fn to_srgb(bytes: &[u8], mime: Mime, rgb: &mut Vec<u8>) {
    let converted = guarded(|| {
        let profile = found(bytes, mime).ok_or(Refusal::Damaged)?;
        converted(&profile, rgb).ok_or(Refusal::Damaged)
    });
    if let Ok(converted) = converted {
        *rgb = converted;
    }
}

fn converted(profile: &[u8], rgb: &[u8]) -> Option<Vec<u8>> {
    let own = ColorProfile::new_from_slice(profile).ok()?;
    if own.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = own
        .create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
        .ok()?;
    let mut converted = vec![0; rgb.len()];
    transform.transform(rgb, &mut converted).ok()?;
    Some(converted)
}

/// The profile as it is in the file. That of a HEIC is applied while it is decoded.
fn found(bytes: &[u8], mime: Mime) -> Option<Cow<'_, [u8]>> {
    let at = Cursor::new(bytes);
    let profile = match mime {
        Mime::Jpeg => jpeg::profile(bytes),
        Mime::Png => png_decoder(bytes).ok().and_then(by_image),
        Mime::Webp => WebPDecoder::new(at).ok().and_then(by_image),
        Mime::Tiff => TiffDecoder::new(at).ok().and_then(by_image),
        Mime::Heic => None,
    };
    profile.filter(|profile| !profile.is_empty() && profile.len() <= LARGEST)
}

fn by_image(mut decoder: impl ImageDecoder) -> Option<Cow<'static, [u8]>> {
    decoder.icc_profile().ok().flatten().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::super::{Workbench, inspect, samples, screen};
    use super::*;

    /// What becomes of a red of Display P3 that sRGB can show too.
    #[test]
    fn colours_of_another_space_are_shown_as_what_they_are() {
        let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
        let srgb = ColorProfile::new_srgb().encode().expect("a profile");
        for (name, profile, is_redder) in [("P3", &p3, true), ("sRGB", &srgb, false)] {
            for (kind, photo) in [
                ("JPEG", samples::jpeg_with_profile(64, 40, profile)),
                ("PNG", samples::png_with_profile(64, 40, profile)),
                ("WebP", samples::webp_with_profile(64, 40, profile)),
            ] {
                let name = format!("{kind} in {name}");
                let inspected = inspect(&photo).expect(&name);
                let shown = screen(&photo, &inspected, 64, &mut Workbench::new()).expect(&name);
                let [red, green, blue] = samples::CORNERS[0].map(i32::from);
                let seen: Vec<i32> = shown.rgb[..3].iter().map(|part| i32::from(*part)).collect();
                let (more, same) = (
                    seen[0] - red,
                    (seen[1] - green).abs() + (seen[2] - blue).abs(),
                );
                assert_eq!(more > 8, is_redder, "{name}: {seen:?}");
                assert!(is_redder || more.abs() + same < 20, "{name}: {seen:?}");
            }
        }
    }

    #[test]
    fn a_broken_profile_changes_nothing() {
        let mut whole = ColorProfile::new_display_p3().encode().expect("a profile");
        let plain = samples::jpeg(64, 40);
        let colours = |photo: &[u8]| {
            let inspected = inspect(photo).expect("a photo");
            screen(photo, &inspected, 64, &mut Workbench::new()).expect("pixels")
        };
        for length in [1, 40, 127, 128, 132, 200] {
            let cut = samples::jpeg_with_profile(64, 40, &whole[..length]);
            assert_eq!(colours(&cut), colours(&plain), "{length}");
        }
        whole.fill(0xFF);
        let nonsense = samples::jpeg_with_profile(64, 40, &whole);
        assert_eq!(colours(&nonsense), colours(&plain));
    }
}
