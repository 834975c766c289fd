//! Breaks good photos: bits, bytes, lengths, whole pieces of their structure, and what the camera wrote.

use rand::RngExt as _;
use rand::rngs::ChaCha8Rng;

use super::bad_photos::checksum::crc;
use super::bad_photos::samples::{self, Exif};
use super::bad_photos::{all, good};

/// Larger inputs are not made.
const LONGEST: usize = 200_000;

/// What is broken: good photos of each kind, more of those with structure, and small bad ones.
pub fn seeds() -> Vec<Vec<u8>> {
    let exif = Exif {
        orientation: 8,
        taken: Some("2026:11:23 07:30:15"),
        thumbnail: samples::jpeg(16, 10),
        ..Exif::default()
    };
    let mut seeds: Vec<Vec<u8>> = good().into_iter().map(|(_, bytes)| bytes).collect();
    seeds.extend(
        samples::kinds_of_png(24, 16)
            .into_iter()
            .map(|(_, bytes)| bytes),
    );
    seeds.push(samples::rgb_jpeg(48, 32));
    seeds.push(samples::heic(640, 600, &exif.block()));
    seeds.push(samples::heic(64, 64, &[]));
    seeds.push(samples::tiff(33, 17));
    seeds.push(samples::webp(40, 30));
    let profile: Vec<u8> = (0..=255).cycle().take(600).collect();
    seeds.push(samples::jpeg_with_profile(32, 24, &profile));
    seeds.push(samples::png_with_profile(32, 24, &profile));
    seeds.push(samples::webp_with_profile(32, 24, &profile));
    let small = all(12).into_iter().map(|bad| bad.bytes);
    seeds.extend(small.filter(|bytes| (40..8_000).contains(&bytes.len())));
    seeds
}

/// One of them, broken in one to six places.
pub fn broken(seeds: &[Vec<u8>], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut input = one(seeds, random).clone();
    for _ in 0..random.random_range(1..=6) {
        if input.is_empty() || input.len() > LONGEST {
            break;
        }
        break_once(&mut input, seeds, random);
    }
    // A PNG with a wrong sum is refused at its first chunk, and nothing behind it would be tried.
    if random.random_ratio(3, 4) {
        mend_sums(&mut input);
    }
    input
}

fn one<'a>(seeds: &'a [Vec<u8>], random: &mut ChaCha8Rng) -> &'a Vec<u8> {
    &seeds[random.random_range(0..seeds.len())]
}

fn break_once(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut ChaCha8Rng) {
    // Half of them near the beginning, where the structure is.
    let near = if random.random() {
        input.len().min(512)
    } else {
        input.len()
    };
    let at = random.random_range(0..near);
    let piece = at..(at + random.random_range(1..=64)).min(input.len());
    match random.random_range(0..12) {
        0 | 1 => input[at] ^= 1 << random.random_range(0..8),
        2 => input[at] = random.random(),
        3 => input[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][random.random_range(0..6)],
        4 => number(input, at, random),
        5 => drop(input.drain(piece)),
        6 => {
            let again = input[piece].to_vec();
            input.splice(at..at, again);
        }
        7 => {
            let other = one(seeds, random);
            let from = random.random_range(0..other.len().max(1)).min(other.len());
            let to = (from + random.random_range(1..400)).min(other.len());
            let end = (at + random.random_range(0..400)).min(input.len());
            input.splice(at..end, other[from..to].iter().copied());
        }
        8 => input.truncate(at.max(1)),
        9 => camera(input, random),
        10 | 11 => chunk(input, random),
        _ => {}
    }
}

/// A length, a count or a place: two or four bytes, in either order, at their limits.
fn number(input: &mut [u8], at: usize, random: &mut ChaCha8Rng) {
    let value = match random.random_range(0..5) {
        0 => 0,
        1 => u32::MAX,
        2 => 1 << random.random_range(0..32),
        3 => random.random_range(0..256),
        _ => random.random_range(0..=input.len() as u32),
    };
    let bytes = if random.random() {
        value.to_be_bytes()
    } else {
        value.to_le_bytes()
    };
    let length = if random.random() { 2 } else { 4 };
    let bytes = if random.random() {
        &bytes[..length]
    } else {
        &bytes[4 - length..]
    };
    let end = (at + length).min(input.len());
    input[at..end].copy_from_slice(&bytes[..end - at]);
}

/// Something in the camera's block.
fn camera(input: &mut [u8], random: &mut ChaCha8Rng) {
    let starts = |four: &[u8]| four == b"II*\0" || four == b"MM\0*";
    if let Some(start) = input.windows(4).position(starts) {
        let end = (start + 160).min(input.len());
        let at = random.random_range(start..end);
        number(input, at, random);
    }
}

/// Takes away, doubles or exchanges a whole piece of the structure.
fn chunk(input: &mut Vec<u8>, random: &mut ChaCha8Rng) {
    let pieces = pieces(input);
    if pieces.len() < 2 {
        return;
    }
    let (from, to) = (
        random.random_range(0..pieces.len()),
        random.random_range(0..pieces.len()),
    );
    let (from, to) = (pieces[from].clone(), pieces[to].clone());
    let moved = input[from.clone()].to_vec();
    match random.random_range(0..3) {
        0 => drop(input.drain(from)),
        1 => drop(input.splice(to.start..to.start, moved)),
        _ => drop(input.splice(to, moved)),
    }
}

/// Where the pieces of a PNG, JPEG, WebP or HEIC lie, as far as they can be followed.
fn pieces(input: &[u8]) -> Vec<std::ops::Range<usize>> {
    let four = |at: usize| input.get(at..at + 4).and_then(|four| four.try_into().ok());
    let big = |at: usize| four(at).map(|bytes| u32::from_be_bytes(bytes) as usize);
    let little = |at: usize| four(at).map(|bytes| u32::from_le_bytes(bytes) as usize);
    let two = |at: usize| {
        Some(usize::from(u16::from_be_bytes([
            *input.get(at)?,
            *input.get(at + 1)?,
        ])))
    };
    let png = |at: usize| Some(big(at)? + 12);
    let jpeg = |at: usize| Some(two(at + 2)? + 2);
    let webp = |at: usize| Some(little(at + 4)?.next_multiple_of(2) + 8);
    let boxed = |at: usize| big(at).filter(|length| *length >= 8);
    let (mut at, step): (usize, &dyn Fn(usize) -> Option<usize>) = match input {
        [0x89, ..] => (8, &png),
        [0xFF, ..] => (2, &jpeg),
        [b'R', ..] => (12, &webp),
        [_, _, _, _, b'f', ..] => (0, &boxed),
        _ => return Vec::new(),
    };
    let mut pieces = Vec::new();
    while let Some(length) = step(at) {
        let end = at.saturating_add(length);
        if end > input.len() || pieces.len() > 64 {
            break;
        }
        pieces.push(at..end);
        at = end;
    }
    // What a HEIC tells about its pictures lies in boxes within one.
    if let Some(meta) = input.windows(4).position(|four| four == b"meta")
        && input.get(4..8) == Some(b"ftyp")
    {
        let mut at = meta + 8;
        while let Some(length) = boxed(at).filter(|length| at + length <= input.len()) {
            pieces.push(at..at + length);
            at += length;
        }
    }
    pieces
}

/// Reckons the sums of a PNG anew.
fn mend_sums(input: &mut [u8]) {
    if input.starts_with(b"\x89PNG\r\n\x1A\n") {
        for piece in pieces(input) {
            let sum = crc(&input[piece.start + 4..piece.end - 4]);
            input[piece.end - 4..piece.end].copy_from_slice(&sum.to_be_bytes());
        }
    }
}
