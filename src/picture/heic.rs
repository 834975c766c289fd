//! Reads the head of a HEIC, as telephones write them: the size that its first picture has once it is turned and cropped.

use std::borrow::Cow;

use heifer::heifer_isobmff::boxes::Property;
use heifer::heifer_isobmff::{Error, HeifFile};
use heifer::{Image, Options};

use super::decode::guarded;
use super::refusal::Known;
use super::sniff::{Walked, within_limits};
use super::{LONGEST_SIDE, Refusal};

/// Bytes for each pixel while it is decoded: four channels, and what they are made from.
const PER_PIXEL: u64 = 4;

/// That nothing is missing shows when the thumbnail is made. Errors: cut off, damaged, too many pixels, or another picture
/// in the same kind of file.
pub(super) fn walk(bytes: &[u8]) -> Result<Walked<'_>, Refusal> {
    guarded(|| {
        let file = HeifFile::parse(bytes).map_err(|error| because(&error))?;
        let primary = file.primary_item().map_err(|error| because(&error))?;
        let (id, kind) = (primary.id, primary.item_type.0);
        match &kind {
            b"hvc1" | b"grid" | b"iovl" | b"iden" => {}
            b"av01" => return Err(Refusal::NotAccepted(Known::Avif)),
            _ => return Err(Refusal::NotAccepted(Known::Heic)),
        }
        let size = file.image_size(id).map_err(|error| because(&error))?;
        let mut size = size.ok_or(Refusal::Damaged)?;
        let coded = size;
        for property in file.item_properties(id).map_err(|error| because(&error))? {
            size = seen(size, property);
        }
        let pixels = u64::from(coded.0) * u64::from(coded.1);
        within_limits(coded.0, coded.1, pixels * PER_PIXEL)?;
        within_limits(size.0, size.1, 0)?;
        let exif = file.exif(id).ok().flatten();
        Ok(Walked {
            width: size.0,
            height: size.1,
            exif: exif.map(Cow::Owned),
        })
    })
}

/// What a crop or a turn makes of a size.
fn seen((width, height): (u32, u32), property: &Property) -> (u32, u32) {
    let rounded = |(above, below): (u32, u32)| (f64::from(above) / f64::from(below)).round() as u32;
    match property {
        Property::CleanAperture {
            width: cut_width,
            height: cut_height,
            ..
        } => (
            rounded(*cut_width).min(width),
            rounded(*cut_height).min(height),
        ),
        Property::Rotation(quarters) if quarters % 2 == 1 => (height, width),
        Property::Rotation(_)
        | Property::HevcConfig(_)
        | Property::ImageSize { .. }
        | Property::Color(_)
        | Property::PixelInfo(_)
        | Property::Mirror(_)
        | Property::AuxiliaryType(_)
        | Property::Unknown(..) => (width, height),
    }
}

/// All pixels, upright, in sRGB: width, height and 8-bit RGB.
///
/// Colours that cannot be converted stay as they are coded: a picture in doubtful colours is better than none.
pub(super) fn decode(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), Refusal> {
    let options = Options {
        // The worker has its own share of the cores already.
        max_threads: 1,
        max_pixels: u64::from(LONGEST_SIDE) * u64::from(LONGEST_SIDE),
    };
    let decoded: Image<u8> = heifer::decode_srgb_rgba8(bytes, &options)
        .or_else(|_error| heifer::decode_rgba8(bytes, &options))
        .map_err(|_error| Refusal::Damaged)?;
    let (width, height) = (decoded.width, decoded.height);
    Ok((width, height, decoded.into_rgb8()))
}

const fn because(error: &Error) -> Refusal {
    match error {
        Error::UnexpectedEof => Refusal::CutOff,
        Error::Unimplemented(_) => Refusal::NotAccepted(Known::Heic),
        Error::InvalidBoxSize { .. }
        | Error::MissingBox(_)
        | Error::InvalidBox { .. }
        | Error::UnknownItem(_) => Refusal::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mime, Workbench, inspect, samples, thumbnail};
    use super::*;

    #[test]
    fn its_size_time_and_way_up_are_read_from_its_head() {
        let exif = samples::Exif {
            // A telephone turns the picture by the container; turning it by this too would turn it twice.
            orientation: 6,
            taken: Some("2026:11:23 09:30:15"),
            ..samples::Exif::default()
        };
        let inspected = inspect(&samples::heic(120, 90, &exif.block())).expect("a photo");
        assert_eq!(inspected.mime, Mime::Heic);
        assert_eq!(inspected.upright_size(), (120, 90));
        assert_eq!(inspected.orientation.to_exif(), 1);
        assert!(inspected.taken.is_some());
    }

    #[test]
    fn a_turn_changes_sides_and_a_crop_takes_away() {
        let crop = |width, height| Property::CleanAperture {
            width: (width, 1),
            height: (height, 1),
            horiz_offset: (0, 1),
            vert_offset: (0, 1),
        };
        for (property, expected) in [
            (Property::Rotation(0), (120, 90)),
            (Property::Rotation(1), (90, 120)),
            (Property::Rotation(2), (120, 90)),
            (Property::Rotation(3), (90, 120)),
            (Property::Mirror(true), (120, 90)),
            (crop(100, 80), (100, 80)),
            (crop(200, 80), (120, 80)),
        ] {
            assert_eq!(seen((120, 90), &property), expected, "{property:?}");
        }
    }

    #[test]
    fn a_photo_cut_anywhere_gives_no_thumbnail() {
        let photo = samples::heic(120, 90, &[]);
        for part in 0..50 {
            let cut = &photo[..photo.len() * part / 50];
            let mut bench = Workbench::new();
            let made = inspect(cut).and_then(|inspected| thumbnail(cut, &inspected, &mut bench));
            assert!(made.is_err(), "{part} of 50");
        }
    }
}
