//! Walks a JPEG from its first marker to its end mark, because no decoder refuses one that was cut in half.
//!
//! By segment lengths, so that the end mark of the thumbnail inside the EXIF block is not taken for the end of the photo.
//! Bytes after the end are common (burst pictures, films) and harmless.

use std::borrow::Cow;
use std::io::BufRead as _;

use super::Refusal;
use super::sniff::{Walked, within_limits};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const PROGRESSIVE: u8 = 0xC2;
const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Far more scans than any camera or program writes; each costs a pass over all pixels.
const MOST_SCANS: u32 = 200;

/// Walks to the end mark. Errors: cut off, damaged, a rare kind, too many pixels.
pub(super) fn walk(bytes: &[u8]) -> Result<Walked<'_>, Refusal> {
    let start = [0xFF, START];
    let mut rest = bytes.strip_prefix(&start).ok_or(Refusal::UnknownType)?;
    let (mut frame, mut exif, mut scans) = (None, None, 0);
    let mut kind = marker(&mut rest)?;
    while kind != END {
        match kind {
            SCAN if frame.is_some() && scans < MOST_SCANS => {
                segment(&mut rest)?;
                scans += 1;
                kind = end_of_scan(&mut rest)?;
                continue;
            }
            0xC0..=0xC2 if frame.is_none() => frame = Some(size(kind, segment(&mut rest)?)?),
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(Refusal::RareJpeg),
            APP1 => exif = exif.or(segment(&mut rest)?.strip_prefix(EXIF)),
            // Marks without a length.
            0x01 | 0xD0..=0xD7 => {}
            0x00 | 0xC0..=0xC2 | START | SCAN => return Err(Refusal::Damaged),
            _ => _ = segment(&mut rest)?,
        }
        kind = marker(&mut rest)?;
    }
    let (width, height) = frame.filter(|_| scans > 0).ok_or(Refusal::Damaged)?;
    Ok(Walked {
        width,
        height,
        exif: exif.map(Cow::Borrowed),
    })
}

/// The camera's block in the head of a file that may be cut off behind it; none if it does not stand before the pixels.
pub(super) fn exif(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head.strip_prefix(&[0xFF, START])?;
    loop {
        match marker(&mut rest).ok()? {
            SCAN | END => return None,
            0x01 | 0xD0..=0xD7 => {}
            APP1 => {
                if let Some(exif) = segment(&mut rest).ok()?.strip_prefix(EXIF) {
                    return Some(exif);
                }
            }
            _ => _ = segment(&mut rest).ok()?,
        }
    }
}

/// The colour profile, put together from its parts in their order; none if a part is missing.
pub(super) fn profile(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let mut rest = bytes.strip_prefix(&[0xFF, START])?;
    let mut parts: Vec<(u8, &[u8])> = Vec::new();
    let mut all = 0;
    loop {
        match marker(&mut rest).ok()? {
            SCAN | END => break,
            0x01 | 0xD0..=0xD7 => {}
            APP2 => {
                if let Some([number, of, part @ ..]) =
                    segment(&mut rest).ok()?.strip_prefix(PROFILE)
                {
                    parts.push((*number, part));
                    all = *of;
                }
            }
            _ => _ = segment(&mut rest).ok()?,
        }
    }
    parts.sort_by_key(|(number, _)| *number);
    let numbers = parts.iter().map(|(number, _)| *number);
    match parts.as_slice() {
        [(1, whole)] if all == 1 => Some(Cow::Borrowed(whole)),
        _ if all > 0 && numbers.eq(1..=all) => {
            let parts: Vec<&[u8]> = parts.iter().map(|(_, part)| *part).collect();
            Some(Cow::Owned(parts.concat()))
        }
        _ => None,
    }
}

/// The kind of the marker that must stand here, as `FF`, any number of fill bytes `FF`, and the kind.
fn marker(rest: &mut &[u8]) -> Result<u8, Refusal> {
    match rest.first() {
        None => Err(Refusal::CutOff),
        Some(0xFF) => behind_fill(rest),
        Some(_) => Err(Refusal::Damaged),
    }
}

/// The next byte that is not `FF`.
fn behind_fill(rest: &mut &[u8]) -> Result<u8, Refusal> {
    loop {
        let (first, behind) = rest.split_first().ok_or(Refusal::CutOff)?;
        *rest = behind;
        if *first != 0xFF {
            return Ok(*first);
        }
    }
}

/// The content of a segment; its length counts its own two bytes.
fn segment<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Refusal> {
    let (length, behind) = rest.split_first_chunk().ok_or(Refusal::CutOff)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let length = length.checked_sub(2).ok_or(Refusal::Damaged)?;
    let (content, behind) = behind.split_at_checked(length).ok_or(Refusal::CutOff)?;
    *rest = behind;
    Ok(content)
}

/// The marker that ends scan data: the first that is neither a stuffed zero nor a restart mark.
fn end_of_scan(rest: &mut &[u8]) -> Result<u8, Refusal> {
    loop {
        // The one search for a byte in std that runs at the speed of memory; on a slice it cannot fail.
        if rest.skip_until(0xFF).is_err() {
            return Err(Refusal::CutOff);
        }
        match behind_fill(rest)? {
            0x00 | 0xD0..=0xD7 => {}
            kind => return Ok(kind),
        }
    }
}

/// Width and height in pixels of a frame that can be decoded within the limits.
fn size(kind: u8, frame: &[u8]) -> Result<(u32, u32), Refusal> {
    let &[precision, h1, h2, w1, w2, components, ref sampling @ ..] = frame else {
        return Err(Refusal::Damaged);
    };
    let width = u32::from(u16::from_be_bytes([w1, w2]));
    let height = u32::from(u16::from_be_bytes([h1, h2]));
    let per_pixel = match kind {
        PROGRESSIVE => held_per_pixel(components, sampling).max(3),
        _ => 3,
    };
    within_limits(
        width,
        height,
        u64::from(width) * u64::from(height) * per_pixel,
    )?;
    if precision == 8 {
        Ok((width, height))
    } else {
        Err(Refusal::RareJpeg)
    }
}

/// A progressive photo is held whole as coefficients of two bytes until its last scan: how many bytes for each pixel.
fn held_per_pixel(components: u8, sampling: &[u8]) -> u64 {
    let (all, _) = sampling.as_chunks::<3>();
    let samples = |[_, factors, _]: &[u8; 3]| u64::from(factors >> 4) * u64::from(factors & 15);
    let samples: Vec<u64> = all.iter().take(components.into()).map(samples).collect();
    let most = samples.iter().max().copied().unwrap_or(1).max(1);
    (samples.iter().sum::<u64>() * 2).div_ceil(most)
}

#[cfg(test)]
mod tests {
    use super::super::{inspect, samples};
    use super::*;

    #[test]
    fn a_photo_cut_anywhere_is_refused() {
        for photo in [
            samples::jpeg(200, 150),
            samples::progressive(200, 150),
            samples::FACE.to_vec(),
        ] {
            assert!(inspect(&photo).is_ok());
            for part in 0..50 {
                let cut = &photo[..photo.len() * part / 50];
                assert!(inspect(cut).is_err(), "{part} of 50");
            }
            assert_eq!(inspect(&photo[..photo.len() - 1]), Err(Refusal::CutOff));
            let mut unfinished = photo.clone();
            unfinished[photo.len() / 2..].fill(0);
            assert_eq!(inspect(&unfinished), Err(Refusal::CutOff));
        }
    }

    #[test]
    fn bytes_behind_the_end_are_harmless() {
        let mut photo = samples::jpeg(64, 40);
        let alone = inspect(&photo);
        assert!(alone.is_ok());
        photo.extend_from_slice(b"\0\0\xFF\xD8 a film from the same button press");
        assert_eq!(inspect(&photo), alone);
    }

    #[test]
    fn the_end_of_the_thumbnail_inside_is_not_the_end_of_the_photo() {
        let exif = samples::Exif {
            thumbnail: samples::jpeg(16, 10),
            ..samples::Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(200, 150), &exif);
        assert!(inspect(&photo).is_ok());
        let inner = photo.windows(2).position(|pair| pair == [0xFF, END]);
        let behind_inner = inner.expect("the end of the thumbnail") + 2;
        for cut in [behind_inner, behind_inner + 40, photo.len() - 2] {
            assert_eq!(inspect(&photo[..cut]), Err(Refusal::CutOff), "{cut}");
        }
    }

    #[test]
    fn a_photo_of_200_megapixels_is_refused_by_its_head_alone() {
        let mut photo = samples::jpeg(64, 40);
        samples::claim_size(&mut photo, 20_000, 10_000);
        let (width, height) = (20_000, 10_000);
        let refusal = Err(Refusal::TooManyPixels { width, height });
        assert_eq!(inspect(&photo), refusal);
        assert_eq!(inspect(&photo[..photo.len() / 2]), refusal);

        samples::claim_size(&mut photo, 12_000, 12_000);
        assert!(inspect(&photo).is_ok());
        samples::claim_size(&mut photo, 12_001, 1);
        assert!(matches!(
            inspect(&photo),
            Err(Refusal::TooManyPixels { .. })
        ));
        samples::claim_size(&mut photo, 0, 10);
        assert_eq!(inspect(&photo), Err(Refusal::Damaged));
    }

    #[test]
    fn a_progressive_photo_counts_what_its_coefficients_take() {
        // 4:4:4, 4:2:2, 4:2:0, grey.
        for (factors, bytes) in [
            (&[0x11, 0x11, 0x11][..], 6),
            (&[0x21, 0x11, 0x11], 4),
            (&[0x22, 0x11, 0x11], 3),
            (&[0x11], 2),
        ] {
            let sampling: Vec<u8> = factors.iter().flat_map(|of| [1, *of, 0]).collect();
            assert_eq!(held_per_pixel(factors.len() as u8, &sampling), bytes);
        }
    }

    #[test]
    fn rare_and_broken_structures_are_told_apart() {
        let photo = samples::jpeg(64, 40);
        let frame = samples::frame_at(&photo);
        let with = |at: usize, byte: u8| {
            let mut changed = photo.clone();
            changed[at] = byte;
            inspect(&changed)
        };
        assert_eq!(with(frame + 1, 0xC3), Err(Refusal::RareJpeg));
        assert_eq!(with(frame + 1, 0xC9), Err(Refusal::RareJpeg));
        assert_eq!(with(frame + 4, 12), Err(Refusal::RareJpeg));
        // A segment that announces a length of 0, and one that ends where no marker stands.
        assert_eq!(with(5, 0), Err(Refusal::Damaged));
        assert_eq!(with(5, 15), Err(Refusal::Damaged));
        // End mark before any picture.
        assert_eq!(inspect(&[0xFF, START, 0xFF, END]), Err(Refusal::Damaged));
        let twice = [&photo[..frame], &photo[frame..frame + 19], &photo[frame..]].concat();
        assert_eq!(inspect(&twice), Err(Refusal::Damaged));
    }

    #[test]
    fn fill_bytes_before_a_marker_are_allowed() {
        let photo = samples::jpeg(64, 40);
        let frame = samples::frame_at(&photo);
        let filled = [&photo[..frame], &[0xFF; 3], &photo[frame..]].concat();
        assert!(inspect(&filled).is_ok());
    }
}
