//! Recognises bytes by their content, never by a name, and refuses at once what will not be kept.

use std::borrow::Cow;

use super::exif::{self, Taken};
use super::refusal::Known;
use super::{
    LONGEST_SIDE, MOST_DECODED, MOST_SOURCE, Orientation, Refusal, heic, jpeg, png, tiff, webp,
};

/// The accepted types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mime {
    Jpeg,
    Png,
    Webp,
    Tiff,
    /// What telephones write.
    Heic,
}

impl Mime {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
        }
    }
}

/// What is known of a photo before any pixel of it is decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inspected {
    pub mime: Mime,
    /// In pixels, as stored; 1–12 000.
    pub width: u32,
    pub height: u32,
    /// How it must be turned to stand upright; `to_exif()` gives 1–8. Without a usable tag: as it lies. A HEIC is turned
    /// while it is decoded, so that its size is the upright one.
    pub orientation: Orientation,
    /// When the camera says that it was taken.
    pub taken: Option<Taken>,
}

impl Inspected {
    /// Width and height as they are seen, in pixels.
    pub const fn upright_size(&self) -> (u32, u32) {
        if lies_on_its_side(self.orientation) {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    pub(super) const fn long_side(&self) -> u32 {
        if self.width > self.height {
            self.width
        } else {
            self.height
        }
    }
}

const fn lies_on_its_side(orientation: Orientation) -> bool {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => true,
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
    }
}

/// What the structure of an accepted type tells, found by walking it to its end.
pub(super) struct Walked<'a> {
    pub width: u32,
    pub height: u32,
    /// The EXIF block, beginning with its TIFF header.
    pub exif: Option<Cow<'a, [u8]>>,
}

/// Recognises, measures and walks a photo to its end. Decodes nothing: whether the pixels can be read shows when the
/// thumbnail is made.
///
/// Errors: every [`Refusal`] but those about files.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, Refusal> {
    let length = bytes.len() as u64;
    if length > MOST_SOURCE {
        return Err(Refusal::TooLarge { bytes: length });
    }
    let mime = sniff(bytes)?;
    let walked = match mime {
        Mime::Jpeg => jpeg::walk(bytes)?,
        Mime::Png => png::walk(bytes)?,
        Mime::Webp => webp::walk(bytes)?,
        Mime::Tiff => tiff::walk(bytes)?,
        Mime::Heic => heic::walk(bytes)?,
    };
    let exif = walked.exif.unwrap_or_default();
    // A TIFF is such a block itself, with its pixels in it.
    let most = match mime {
        Mime::Tiff => MOST_SOURCE as usize,
        Mime::Jpeg | Mime::Png | Mime::Webp | Mime::Heic => exif::LARGEST,
    };
    let orientation = match mime {
        Mime::Heic => Orientation::NoTransforms,
        Mime::Jpeg | Mime::Png | Mime::Webp | Mime::Tiff => exif::orientation(&exif),
    };
    Ok(Inspected {
        mime,
        width: walked.width,
        height: walked.height,
        orientation,
        taken: exif::taken(&exif, most),
    })
}

/// The limits of [`LONGEST_SIDE`] and [`MOST_DECODED`]; `bytes` is what decoding will take. A side of 0 is damage.
pub(super) const fn within_limits(width: u32, height: u32, bytes: u64) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged);
    }
    if width > LONGEST_SIDE || height > LONGEST_SIDE || bytes > MOST_DECODED {
        return Err(Refusal::TooManyPixels { width, height });
    }
    Ok(())
}

fn sniff(bytes: &[u8]) -> Result<Mime, Refusal> {
    let known = match bytes {
        [] => return Err(Refusal::Empty),
        [0xFF, 0xD8, 0xFF, ..] => return Ok(Mime::Jpeg),
        _ if bytes.starts_with(png::SIGNATURE) => return Ok(Mime::Png),
        _ if webp::is_webp(bytes) => return Ok(Mime::Webp),
        _ if tiff::is_tiff(bytes) => return Ok(Mime::Tiff),
        [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => Known::BigTiff,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Known::Gif,
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Known::Bmp,
        [b'%', b'P', b'D', b'F', b'-', ..] => Known::Pdf,
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Known::JpegXl,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match by_brand(brand) {
            None => return Ok(Mime::Heic),
            Some(known) => known,
        },
        _ => return Err(Refusal::UnknownType),
    };
    Err(Refusal::NotAccepted(known))
}

/// What the major brand of an ISO media file tells; nothing if it is of a still picture that can be read.
fn by_brand(brand: &[u8]) -> Option<Known> {
    match brand {
        [b'h', b'e', b'i', b'c' | b'x' | b'm' | b's', ..] | [b'm', b'i', b'f', b'1' | b'2', ..] => {
            None
        }
        [b'a', b'v', b'i', b'f' | b's', ..] => Some(Known::Avif),
        // A row of pictures.
        [b'h', b'e', b'v', ..] | [b'm', b's', b'f', b'1', ..] => Some(Known::Heic),
        _ => Some(Known::Film),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn other_content_is_refused_by_its_own_name_and_not_by_its_file_name() {
        for (bytes, refusal) in [
            (&b""[..], Refusal::Empty),
            (
                b"This is no picture, although it is called face.jpg.",
                Refusal::UnknownType,
            ),
            (&[0; 64], Refusal::UnknownType),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Refusal::CutOff),
            (b"II*\0\x08\0\0\0", Refusal::Damaged),
            (b"MM\0*\0\0\0\x08", Refusal::Damaged),
            (b"II+\0\x08\0\0\0", Refusal::NotAccepted(Known::BigTiff)),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Refusal::CutOff),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", Refusal::CutOff),
            (
                b"\0\0\0\x18ftypmsf1\0\0\0\0",
                Refusal::NotAccepted(Known::Heic),
            ),
            (
                b"\0\0\0\x18ftypavif\0\0\0\0",
                Refusal::NotAccepted(Known::Avif),
            ),
            (
                b"\0\0\0\x18ftypqt  \0\0\0\0",
                Refusal::NotAccepted(Known::Film),
            ),
            (
                b"\0\0\0\x0CJXL \r\n\x87\n",
                Refusal::NotAccepted(Known::JpegXl),
            ),
            (b"GIF89a\x01\0\x01\0", Refusal::NotAccepted(Known::Gif)),
            (
                b"BM\x46\0\0\0\0\0\0\0\x36",
                Refusal::NotAccepted(Known::Bmp),
            ),
            (b"%PDF-1.7", Refusal::NotAccepted(Known::Pdf)),
        ] {
            assert_eq!(inspect(bytes), Err(refusal), "{bytes:?}");
        }
    }

    #[test]
    fn a_photo_is_measured_without_being_decoded() {
        let taken = samples::Exif {
            orientation: 6,
            taken: Some("2026:11:23 09:30:15"),
            offset: Some("+01:00"),
            ..samples::Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(64, 40), &taken);
        let inspected = inspect(&photo).expect("a photo");
        assert_eq!((inspected.width, inspected.height), (64, 40));
        assert_eq!(inspected.upright_size(), (40, 64));
        assert_eq!(inspected.mime.as_str(), "image/jpeg");
        assert_eq!(inspected.orientation.to_exif(), 6);
        assert!(inspected.taken.is_some());

        let inspected = inspect(&samples::png(40, 64)).expect("a picture");
        assert_eq!(inspected.upright_size(), (40, 64));
        assert_eq!((inspected.mime, inspected.taken), (Mime::Png, None));
    }

    #[test]
    fn more_bytes_than_64_mb_are_refused() {
        let bytes = vec![0xFF; MOST_SOURCE as usize + 1];
        let length = bytes.len() as u64;
        assert_eq!(inspect(&bytes), Err(Refusal::TooLarge { bytes: length }));
    }
}
