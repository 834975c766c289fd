//! Reads the head of a TIFF: its first picture counts, whatever else the file holds.

use std::borrow::Cow;
use std::io::Cursor;

use image::ImageDecoder as _;
use image::codecs::tiff::TiffDecoder;

use super::Refusal;
use super::decode::guarded;
use super::sniff::{Walked, within_limits};

pub(super) const fn is_tiff(bytes: &[u8]) -> bool {
    matches!(bytes, [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..])
}

/// That nothing is missing shows when the thumbnail is made. Errors: damaged, too many pixels.
pub(super) fn walk(bytes: &[u8]) -> Result<Walked<'_>, Refusal> {
    let (width, height, decoded) = guarded(|| {
        let decoder = TiffDecoder::new(Cursor::new(bytes)).map_err(|_error| Refusal::Damaged)?;
        let (width, height) = decoder.dimensions();
        Ok((width, height, decoder.total_bytes()))
    })?;
    // Its decoder holds all pixels twice.
    within_limits(width, height, decoded.saturating_mul(2))?;
    Ok(Walked {
        width,
        height,
        // The file is such a block itself.
        exif: Some(Cow::Borrowed(bytes)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Mime, Workbench, inspect, samples, thumbnail};

    #[test]
    fn its_size_is_read_from_its_head() {
        let picture = samples::tiff(120, 90);
        let inspected = inspect(&picture).expect("a picture");
        assert_eq!(inspected.mime, Mime::Tiff);
        assert_eq!((inspected.width, inspected.height), (120, 90));
        assert_eq!(inspected.orientation.to_exif(), 1);
    }

    #[test]
    fn a_picture_cut_anywhere_gives_no_thumbnail() {
        let picture = samples::tiff(120, 90);
        for part in 0..50 {
            let cut = &picture[..picture.len() * part / 50];
            let mut bench = Workbench::new();
            let made = inspect(cut).and_then(|inspected| thumbnail(cut, &inspected, &mut bench));
            assert!(made.is_err(), "{part} of 50");
        }
    }
}
