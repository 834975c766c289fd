//! Walks a PNG chunk by chunk, checking every sum, to its end chunk.

use std::borrow::Cow;

use super::Refusal;
use super::sniff::{Walked, within_limits};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Walks to the end chunk; bytes behind it are harmless. Errors: cut off, damaged, too many pixels.
pub(super) fn walk(bytes: &[u8]) -> Result<Walked<'_>, Refusal> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Refusal::UnknownType)?;
    let (kind, head) = chunk(&mut rest)?;
    if kind != b"IHDR" {
        return Err(Refusal::Damaged);
    }
    let (width, height) = size(head)?;
    let (mut exif, mut pixels) = (None, false);
    loop {
        match chunk(&mut rest)? {
            (b"IEND", _) if pixels => {
                return Ok(Walked {
                    width,
                    height,
                    exif,
                });
            }
            (b"IEND" | b"IHDR", _) => return Err(Refusal::Damaged),
            (b"IDAT", _) => pixels = true,
            (b"eXIf", content) => exif = Some(Cow::Borrowed(content)),
            _ => {}
        }
    }
}

/// Length, kind, content, and the sum over kind and content.
fn chunk<'a>(rest: &mut &'a [u8]) -> Result<(&'a [u8; 4], &'a [u8]), Refusal> {
    let (length, behind) = rest.split_first_chunk().ok_or(Refusal::CutOff)?;
    let length = u32::from_be_bytes(*length) as usize;
    let end = length.checked_add(4).ok_or(Refusal::Damaged)?;
    let (summed, behind) = behind.split_at_checked(end).ok_or(Refusal::CutOff)?;
    let (sum, behind) = behind.split_first_chunk().ok_or(Refusal::CutOff)?;
    if crc(summed) != u32::from_be_bytes(*sum) {
        return Err(Refusal::Damaged);
    }
    *rest = behind;
    summed.split_first_chunk().ok_or(Refusal::Damaged)
}

/// Width and height in pixels of a picture that can be decoded within the limits.
fn size(head: &[u8]) -> Result<(u32, u32), Refusal> {
    let &[w1, w2, w3, w4, h1, h2, h3, h4, depth, colour, _, _, _] = head else {
        return Err(Refusal::Damaged);
    };
    let width = u32::from_be_bytes([w1, w2, w3, w4]);
    let height = u32::from_be_bytes([h1, h2, h3, h4]);
    let channels = match colour {
        0 => 1,
        2 => 3,
        4 => 2,
        // A palette may hold transparent colours, and is decoded to four channels then.
        3 | 6 => 4,
        _ => return Err(Refusal::Damaged),
    };
    let per_pixel = channels * u64::from(depth.div_ceil(8));
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    // What comes out is 8-bit RGB in any case.
    within_limits(width, height, pixels.saturating_mul(per_pixel.max(3)))?;
    Ok((width, height))
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut sum, mut bit) = (byte as u32, 0);
        while bit < 8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 * (sum & 1));
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
};

/// CRC-32 as in annex D of the PNG standard.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        let index = (sum ^ u32::from(*byte)) & 0xFF;
        (sum >> 8) ^ TABLE[index as usize]
    })
}

#[cfg(test)]
mod tests {
    use super::super::{inspect, samples};
    use super::*;

    #[test]
    fn the_sum_is_the_one_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
    }

    #[test]
    fn a_picture_cut_anywhere_is_refused() {
        let picture = samples::png(120, 90);
        assert!(inspect(&picture).is_ok());
        for part in 0..50 {
            let cut = &picture[..picture.len() * part / 50];
            assert!(inspect(cut).is_err(), "{part} of 50");
        }
        assert_eq!(inspect(&picture[..picture.len() - 1]), Err(Refusal::CutOff));
    }

    #[test]
    fn a_flipped_bit_anywhere_is_noticed() {
        let picture = samples::png(40, 30);
        for at in 0..picture.len() {
            let mut changed = picture.clone();
            changed[at] ^= 0x10;
            assert!(inspect(&changed).is_err(), "byte {at}");
        }
    }

    #[test]
    fn bytes_behind_the_end_are_harmless() {
        let picture = samples::png(40, 30);
        let longer = [&picture[..], b"more"].concat();
        assert_eq!(inspect(&longer), inspect(&picture));
    }

    #[test]
    fn too_many_pixels_are_refused_by_the_head_alone() {
        let head = |width: u32, height: u32, depth: u8, colour: u8| {
            let mut content = b"IHDR".to_vec();
            content.extend(width.to_be_bytes());
            content.extend(height.to_be_bytes());
            content.extend([depth, colour, 0, 0, 0]);
            let sum = crc(&content).to_be_bytes();
            inspect(&[SIGNATURE, &[0, 0, 0, 13], &content, &sum].concat())
        };
        for (width, height, depth, colour) in [
            (20_000, 10_000, 8, 2),
            (12_001, 1, 8, 0),
            (12_000, 12_000, 16, 6),
            (u32::MAX, u32::MAX, 16, 6),
        ] {
            assert_eq!(
                head(width, height, depth, colour),
                Err(Refusal::TooManyPixels { width, height })
            );
        }
        assert_eq!(head(12_000, 12_000, 8, 2), Err(Refusal::CutOff));
        assert_eq!(head(0, 10, 8, 2), Err(Refusal::Damaged));
        assert_eq!(head(10, 10, 8, 5), Err(Refusal::Damaged));
    }
}
