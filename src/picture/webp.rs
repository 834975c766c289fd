//! Walks a WebP chunk by chunk to the end that it announces, and reads its size from the first chunk.

use std::borrow::Cow;

use super::Refusal;
use super::refusal::Known;
use super::sniff::{Walked, within_limits};

/// `RIFF`, the length, `WEBP`.
const HEAD: usize = 12;
/// In the flags of an extended file.
const MOVING: u8 = 0b0000_0010;
/// Some writers put the mark of a JPEG's segment before the block.
const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..HEAD) == Some(b"WEBP")
}

/// Walks to the announced end; bytes behind it are harmless. Errors: cut off, damaged, too many pixels, or it moves.
pub(super) fn walk(bytes: &[u8]) -> Result<Walked<'_>, Refusal> {
    let announced = bytes.get(4..8).ok_or(Refusal::CutOff)?;
    let announced = number(announced);
    let end = announced.checked_add(8).ok_or(Refusal::Damaged)?;
    let mut rest = bytes.get(HEAD..end).ok_or(Refusal::CutOff)?;
    let (mut size, mut pixels, mut exif) = (None, false, None);
    while !rest.is_empty() {
        let (kind, content) = chunk(&mut rest)?;
        match kind {
            b"VP8X" if size.is_none() => size = Some(of_extended(content)?),
            b"VP8 " => {
                size = size.or_else(|| of_lossy(content));
                pixels = true;
            }
            b"VP8L" => {
                size = size.or_else(|| of_lossless(content));
                pixels = true;
            }
            b"EXIF" => exif = Some(content.strip_prefix(EXIF).unwrap_or(content)),
            _ => {}
        }
    }
    let (width, height) = size.filter(|_| pixels).ok_or(Refusal::Damaged)?;
    let decoded = u64::from(width) * u64::from(height) * 4;
    within_limits(width, height, decoded)?;
    Ok(Walked {
        width,
        height,
        exif: exif.map(Cow::Borrowed),
    })
}

/// The next chunk; an odd one is followed by a byte that counts for nothing.
fn chunk<'a>(rest: &mut &'a [u8]) -> Result<(&'a [u8; 4], &'a [u8]), Refusal> {
    let (kind, behind) = rest.split_first_chunk().ok_or(Refusal::CutOff)?;
    let (length, behind) = behind.split_at_checked(4).ok_or(Refusal::CutOff)?;
    let length = number(length);
    let (content, behind) = behind.split_at_checked(length).ok_or(Refusal::CutOff)?;
    *rest = behind.get(length % 2..).unwrap_or_default();
    Ok((kind, content))
}

fn of_extended(content: &[u8]) -> Result<(u32, u32), Refusal> {
    let &[flags, _, _, _, w1, w2, w3, h1, h2, h3, ..] = content else {
        return Err(Refusal::Damaged);
    };
    if flags & MOVING != 0 {
        return Err(Refusal::NotAccepted(Known::MovingWebp));
    }
    let side = |one, two, three| u32::from_le_bytes([one, two, three, 0]) + 1;
    Ok((side(w1, w2, w3), side(h1, h2, h3)))
}

/// Fourteen bits for each side, behind the mark of a key frame.
fn of_lossy(content: &[u8]) -> Option<(u32, u32)> {
    let &[_, _, _, 0x9D, 0x01, 0x2A, w1, w2, h1, h2, ..] = content else {
        return None;
    };
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    Some((side(w1, w2), side(h1, h2)))
}

/// Fourteen bits for each side less one, behind the signature.
fn of_lossless(content: &[u8]) -> Option<(u32, u32)> {
    let &[0x2F, one, two, three, four, ..] = content else {
        return None;
    };
    let bits = u32::from_le_bytes([one, two, three, four]);
    Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
}

fn number(four: &[u8]) -> usize {
    let bytes = four.iter().rev();
    bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::super::{Mime, inspect, samples};
    use super::*;

    #[test]
    fn both_kinds_are_measured_and_their_exif_is_read() {
        for (name, picture, size) in [
            ("without loss", samples::webp(121, 90), (121, 90)),
            ("with loss", samples::LOSSY_WEBP.to_vec(), (64, 40)),
        ] {
            let inspected = inspect(&picture).expect(name);
            assert_eq!(inspected.mime, Mime::Webp, "{name}");
            assert_eq!((inspected.width, inspected.height), size, "{name}");
        }
        let exif = samples::Exif {
            orientation: 6,
            taken: Some("2026:11:23 09:30:15"),
            ..samples::Exif::default()
        };
        for prefix in [&b""[..], EXIF] {
            let block = [prefix, &exif.block()].concat();
            let inspected = inspect(&samples::extended_webp(120, 90, 0, &block)).expect("a photo");
            assert_eq!(inspected.orientation.to_exif(), 6);
            assert_eq!(inspected.upright_size(), (90, 120));
            assert!(inspected.taken.is_some());
        }
    }

    #[test]
    fn a_picture_cut_anywhere_is_refused() {
        let picture = samples::extended_webp(120, 90, 0, &samples::Exif::default().block());
        for length in 0..picture.len() {
            assert!(inspect(&picture[..length]).is_err(), "{length}");
        }
        let behind = [&picture[..], b"and more"].concat();
        assert!(inspect(&behind).is_ok());
    }

    #[test]
    fn one_that_moves_and_one_beyond_the_limits_are_refused() {
        let moving = samples::extended_webp(120, 90, MOVING, &[]);
        let refusal = Refusal::NotAccepted(Known::MovingWebp);
        assert_eq!(inspect(&moving), Err(refusal));
        let mut huge = samples::extended_webp(120, 90, 0, &[]);
        // The width of an extended file stands behind the head, the chunk's own head, and the flags.
        let at = HEAD + 8 + 4;
        huge[at..at + 3].copy_from_slice(&[0xFF; 3]);
        let (width, height) = (1 << 24, 90);
        assert_eq!(
            inspect(&huge),
            Err(Refusal::TooManyPixels { width, height })
        );
    }
}
