//! What cameras, and programs that edit behind them, write beside the pixels when they are at their worst.

use super::samples::{self, Exif};
use super::{Bad, file};

/// In the block of [`Exif`]: where the first entry stands, and where the directory inside it stands.
const FIRST_ENTRY: usize = 10;
const INNER: usize = 38;

pub fn absurd() -> Vec<Bad> {
    let mut files = orientations();
    files.extend(dates());
    for (number, (what, block)) in blocks().into_iter().enumerate() {
        let width = 50 + number as u32;
        let jpeg = with_block(&samples::jpeg(width, 32), &block);
        files.push(file(format!("{what}.jpg"), jpeg));
        let webp = samples::extended_webp(width, 32, 0b1000, &block);
        files.push(file(format!("{what}.webp"), webp));
        let heic = samples::heic(2 * width, 32, &block);
        files.push(file(format!("{what}.heic"), heic));
    }
    files
}

fn orientations() -> Vec<Bad> {
    let of = |orientation: u16| {
        let exif = Exif {
            orientation,
            ..Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(48, 32), &exif);
        file(format!("vendt {orientation}.jpg"), photo)
    };
    [0, 9, 255, 65_535].map(of).into()
}

fn dates() -> Vec<Bad> {
    [
        "0000:00:00 00:00:00",
        "0001:01:01 00:00:00",
        "9999:12:31 23:59:59",
        "2026:02:30 10:00:00",
        "2026:13:01 10:00:00",
        "2026:11:23 24:60:61",
        "    :  :     :  :  ",
        "-026:11:23 09:30:15",
        "2026-11-23T09:30:15",
        "i går",
        "",
    ]
    .into_iter()
    .enumerate()
    .map(|(number, taken)| {
        let exif = Exif {
            taken: Some(taken),
            offset: Some("-99:99"),
            ..Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(60 + number as u32, 32), &exif);
        file(format!("dato {number}.jpg"), photo)
    })
    .collect()
}

fn blocks() -> Vec<(&'static str, Vec<u8>)> {
    let whole = || Exif {
        taken: Some("2026:11:23 07:30:15"),
        thumbnail: samples::jpeg(16, 10),
        ..Exif::default()
    };
    let block = whole().block();
    let with = |at: usize, bytes: &[u8]| {
        let mut changed = block.clone();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        changed
    };
    // The link to the next directory, and the place of the inner one, each as four bytes.
    let (next, inner) = (FIRST_ENTRY + 24, FIRST_ENTRY + 20);
    let far = u32::MAX.to_le_bytes();
    let thumbnail = |field: usize, value: u32| {
        let at = u32::from_le_bytes([
            block[next],
            block[next + 1],
            block[next + 2],
            block[next + 3],
        ]);
        with(at as usize + 2 + 12 * field + 8, &value.to_le_bytes())
    };
    let mut many = b"II*\0\x08\0\0\0".to_vec();
    many.extend(u16::MAX.to_le_bytes());
    many.extend(vec![0x41; 60_000 - many.len()]);
    let mut chain = b"II*\0".to_vec();
    for link in 1..2_000_u32 {
        chain.extend((4 + 6 * link - 2).to_le_bytes());
        chain.extend([0, 0]);
    }
    vec![
        ("ring af mapper", with(next, &8_u32.to_le_bytes())),
        ("indre ring", with(inner, &8_u32.to_le_bytes())),
        (
            "indre i sig selv",
            with(inner, &(INNER as u32).to_le_bytes()),
        ),
        ("mappe udenfor", with(next, &far)),
        ("indre udenfor", with(inner, &far)),
        ("uendeligt antal", with(FIRST_ENTRY + 4, &far)),
        ("ukendt slags", with(FIRST_ENTRY + 2, &[0xFF, 0xFF])),
        ("mange felter", many),
        ("tusind mapper", chain),
        ("mange indre felter", with(INNER, &[0xFF, 0xFF])),
        ("tekst udenfor", with(INNER + 10, &far)),
        ("lang tekst", with(INNER + 6, &far)),
        ("første mappe udenfor", with(4, &far)),
        ("første mappe i hovedet", with(4, &0_u32.to_le_bytes())),
        ("lille billede udenfor", thumbnail(0, u32::MAX)),
        ("lille billede er alt", thumbnail(0, 0)),
        ("lille billede uendeligt", thumbnail(1, u32::MAX)),
        ("lille billede tomt", thumbnail(1, 0)),
        ("anden byteorden", with(0, b"MM\0*")),
        ("ingen blok", b"ingen".to_vec()),
        ("tom blok", Vec::new()),
    ]
}

fn with_block(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    let length = (block.len() + 8) as u16;
    let (start, rest) = jpeg.split_at(2);
    [
        start,
        &[0xFF, 0xE1],
        &length.to_be_bytes(),
        b"Exif\0\0",
        block,
        rest,
    ]
    .concat()
}
