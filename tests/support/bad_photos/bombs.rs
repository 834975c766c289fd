//! Small files that claim, or become, something enormous.

use super::checksum::crc;
use super::{Bad, file, samples, zeros};

pub fn all(part: u32) -> Vec<Bad> {
    let mut files = jpegs();
    files.extend(pngs(part));
    files.extend(tiffs(part));
    files.extend(webps());
    files.extend(heics());
    files
}

fn jpegs() -> Vec<Bad> {
    let claiming = |mut photo: Vec<u8>, width, height| {
        samples::claim_size(&mut photo, width, height);
        photo
    };
    vec![
        file(
            "påstår 65535.jpg",
            claiming(samples::jpeg(64, 40), 65_535, 65_535),
        ),
        file(
            "påstår 12000.jpg",
            claiming(samples::jpeg(64, 40), 12_000, 12_000),
        ),
        file("påstår 0.jpg", claiming(samples::jpeg(64, 40), 0, 12_000)),
        file(
            "trinvis 12000.jpg",
            claiming(samples::progressive(64, 40), 12_000, 12_000),
        ),
        file(
            "cmyk 12000.jpg",
            claiming(samples::cmyk(64, 40), 12_000, 12_000),
        ),
        file("tynd.jpg", claiming(samples::jpeg(64, 40), 12_000, 1)),
        file("hundrede gennemløb.jpg", many_scans(190)),
        file("tusind gennemløb.jpg", many_scans(1_000)),
    ]
}

/// A progressive photo of the largest size whose last scan is repeated.
fn many_scans(scans: usize) -> Vec<u8> {
    let mut photo = samples::progressive(64, 40);
    samples::claim_size(&mut photo, 12_000, 8_000);
    let starts = photo.windows(2).rposition(|pair| pair == [0xFF, 0xDA]);
    let start = starts.unwrap_or(photo.len() - 2);
    let scan = photo[start..photo.len() - 2].to_vec();
    photo.truncate(photo.len() - 2);
    for _ in 0..scans {
        photo.extend(&scan);
    }
    photo.extend([0xFF, 0xD9]);
    photo
}

fn pngs(part: u32) -> Vec<Bad> {
    let few = || zeros::compressed(4_000);
    let claiming = |width, height| png((width, height), (8, 2), &few(), &[]);
    // The largest of each kind that is let in; the name says bits and kind.
    let full = |side: u32, depth: u8, colour: u8| {
        let side = side / part;
        let channels = match colour {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        let row = 1 + (u64::from(side) * channels * u64::from(depth)).div_ceil(8);
        let pixels = zeros::compressed(row * u64::from(side));
        let palette: &[(&[u8; 4], Vec<u8>)] = &[(b"PLTE", vec![9; 6]), (b"tRNS", vec![0; 2])];
        let before = if colour == 3 { palette } else { &[] };
        file(
            format!("fuld {depth} bit slags {colour}.png"),
            png((side, side), (depth, colour), &pixels, before),
        )
    };
    let hidden = |kind: &[u8; 4], head: &[u8]| {
        let content = [head, &zeros::compressed((1 << 30) / u64::from(part))].concat();
        png(
            (32, 32),
            (8, 2),
            &zeros::compressed(32 * 97),
            &[(kind, content)],
        )
    };
    vec![
        file("påstår alt.png", claiming(0x7FFF_FFFF, 0x7FFF_FFFF)),
        file("påstår 12001.png", claiming(12_001, 1)),
        file("påstår 12000.png", claiming(12_000, 12_000)),
        file("påstår 0.png", claiming(0, 0)),
        full(12_000, 8, 0),
        full(12_000, 1, 0),
        full(10_800, 8, 3),
        full(12_000, 8, 2),
        full(10_800, 8, 6),
        full(7_600, 16, 6),
        full(12_000, 16, 0),
        file("profil på en gigabyte.png", hidden(b"iCCP", b"profil\0\0")),
        file("tekst på en gigabyte.png", hidden(b"zTXt", b"tekst\0\0")),
        file(
            "ordbog på en gigabyte.png",
            hidden(b"iTXt", b"tekst\0\x01\0\0\0"),
        ),
    ]
}

fn png(
    (width, height): (u32, u32),
    (depth, colour): (u8, u8),
    pixels: &[u8],
    before: &[(&[u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([depth, colour, 0, 0, 0]);
    let mut picture = b"\x89PNG\r\n\x1A\n".to_vec();
    chunk(&mut picture, *b"IHDR", &head);
    for (kind, content) in before {
        chunk(&mut picture, **kind, content);
    }
    chunk(&mut picture, *b"IDAT", pixels);
    chunk(&mut picture, *b"IEND", &[]);
    picture
}

fn chunk(picture: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    picture.extend((content.len() as u32).to_be_bytes());
    let start = picture.len();
    picture.extend(kind);
    picture.extend(content);
    let sum = crc(&picture[start..]);
    picture.extend(sum.to_be_bytes());
}

const PACK_BITS: u32 = 32_773;
const DEFLATE: u32 = 8;

fn tiffs(part: u32) -> Vec<Bad> {
    let side = 12_000 / part;
    let packed = |bytes: u32| [0x81, 0].repeat(bytes.div_ceil(128) as usize);
    vec![
        file("påstår alt.tif", tiff((u32::MAX, u32::MAX), 1, 1, &[0; 64])),
        file(
            "påstår 12000.tif",
            tiff((12_000, 12_000), 1, 12_000, &[0; 64]),
        ),
        file("påstår 0.tif", tiff((0, 0), 1, 1, &[0; 64])),
        file(
            "en stribe.tif",
            tiff(
                (12_000, 12_000),
                PACK_BITS,
                12_000,
                &packed(432_000_000 / 64),
            ),
        ),
        file(
            "samme stribe.tif",
            tiff((side, side), PACK_BITS, 1, &packed(3 * side)),
        ),
        file(
            "samme blok.tif",
            tiff(
                (side, side),
                DEFLATE,
                100,
                &zeros::compressed(300 * u64::from(side)),
            ),
        ),
        file(
            "samme blok, lige til.tif",
            tiff(
                (8_800 / part, 8_800 / part),
                DEFLATE,
                100,
                &zeros::compressed(2_640_000 / u64::from(part)),
            ),
        ),
        file("tusind striber.tif", tiff((1_000, side), 1, 1, &[7; 3_000])),
        file("ring.tif", ring()),
    ]
}

/// Strips of so many rows, which all stand in the same place.
fn tiff((width, height): (u32, u32), compression: u32, rows: u32, strip: &[u8]) -> Vec<u8> {
    let strips = height.div_ceil(rows).clamp(1, 12_000);
    let directory = 8 + strip.len().next_multiple_of(2) as u32;
    let lists = directory + 2 + 12 * 10 + 4;
    let (offsets, counts) = if strips == 1 {
        (8, strip.len() as u32)
    } else {
        (lists + 6, lists + 6 + 4 * strips)
    };
    let mut picture = b"II*\0".to_vec();
    picture.extend(directory.to_le_bytes());
    picture.extend(strip);
    picture.resize(directory as usize, 0);
    picture.extend(10_u16.to_le_bytes());
    for (tag, kind, count, value) in [
        (256_u16, 4_u16, 1, width),
        (257, 4, 1, height),
        (258, 3, 3, lists),
        (259, 3, 1, compression),
        (262, 3, 1, 2),
        (273, 4, strips, offsets),
        (277, 3, 1, 3),
        (278, 4, 1, rows),
        (279, 4, strips, counts),
        (284, 3, 1, 1),
    ] {
        picture.extend(tag.to_le_bytes());
        picture.extend(kind.to_le_bytes());
        picture.extend(u32::to_le_bytes(count));
        picture.extend(u32::to_le_bytes(value));
    }
    picture.extend([0; 4]);
    picture.extend([8, 0, 8, 0, 8, 0]);
    if strips > 1 {
        for number in [8, strip.len() as u32] {
            picture.extend(number.to_le_bytes().repeat(strips as usize));
        }
    }
    picture
}

/// Whose directory is followed by itself.
fn ring() -> Vec<u8> {
    let mut picture = tiff((8, 8), 1, 8, &[9; 192]);
    let at = picture.len() - 10;
    picture.copy_within(4..8, at);
    picture
}

fn webps() -> Vec<Bad> {
    let changed = |at: usize, bytes: &[u8]| {
        let mut picture = samples::extended_webp(64, 40, 0, b"");
        picture[at..at + bytes.len()].copy_from_slice(bytes);
        picture
    };
    let lossless = |bytes: &[u8]| {
        let mut picture = samples::webp(64, 40);
        picture[21..21 + bytes.len()].copy_from_slice(bytes);
        picture
    };
    let mut lossy = samples::LOSSY_WEBP.to_vec();
    let start = lossy.windows(3).position(|three| three == [0x9D, 1, 0x2A]);
    if let Some(start) = start {
        lossy[start + 3..start + 7].copy_from_slice(&[0xE0, 0x2E, 0xE0, 0x2E]);
    }
    vec![
        file("påstår alt.webp", changed(24, &[0xFF; 6])),
        file(
            "påstår 12000.webp",
            changed(24, &[0xDF, 0x2E, 0, 0xDF, 0x2E, 0]),
        ),
        file("påstår 16384.webp", lossless(&[0xFF, 0xFF, 0xFF, 0x0F])),
        file(
            "påstår 10000 uden tab.webp",
            lossless(&[0x0F, 0xE7, 0xC3, 0x09]),
        ),
        file("påstår 12000 med tab.webp", lossy),
        file("uendelig.webp", changed(4, &[0xFF; 4])),
        file("tom RIFF.webp", changed(4, &[0; 4])),
    ]
}

fn heics() -> Vec<Bad> {
    let photo = samples::heic(640, 600, &[]);
    let sizes = photo
        .windows(4)
        .enumerate()
        .filter(|(_, four)| four == b"ispe");
    let places: Vec<usize> = sizes.map(|(at, _)| at + 8).collect();
    let claiming = |width: u32, height: u32| {
        let mut changed = photo.clone();
        for at in &places {
            changed[*at..at + 4].copy_from_slice(&width.to_be_bytes());
            changed[at + 4..at + 8].copy_from_slice(&height.to_be_bytes());
        }
        changed
    };
    let grid = photo.windows(4).position(|four| four == b"idat");
    let mut tiles = photo.clone();
    if let Some(at) = grid {
        // Rows and columns, less one.
        tiles[at + 6..at + 8].copy_from_slice(&[0xFF, 0xFF]);
    }
    vec![
        file("påstår alt.heic", claiming(u32::MAX, u32::MAX)),
        file("påstår 10000.heic", claiming(10_000, 10_000)),
        file("påstår 0.heic", claiming(0, 0)),
        file("65536 fliser.heic", tiles),
    ]
}
