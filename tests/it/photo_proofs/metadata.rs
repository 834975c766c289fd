//! What a file says besides its picture stays in the sealed original: a copy that leaves carries none of it.

use mimik::picture::{copy_for_outside, inspect};

use super::bad_photos::checksum::crc;
use super::bad_photos::samples;

/// Stands in everything that is hidden in a file, as place, name or remark.
const MARK: &[u8] = b"55.6761N-12.5683E Synne Testsen";

/// A TIFF block with a directory of the place it was taken at, latitude 55 degrees north, and the mark behind it.
fn place() -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    // IFD0: one entry that leads to the directory of the place.
    block.extend(b"\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0");
    // Latitude: its reference, and three fractions behind the directory.
    block.extend(b"\x02\0\x01\0\x02\0\x02\0\0\0N\0\0\0");
    block.extend(b"\x02\0\x05\0\x03\0\0\0\x38\0\0\0\0\0\0\0");
    for part in [55_u32, 1, 40, 1, 34, 1] {
        block.extend(part.to_le_bytes());
    }
    block.extend(MARK);
    block
}

fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let (start, rest) = jpeg.split_at(2);
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [start, &[0xFF, marker], &length, content, rest].concat()
}

fn with_chunk(png: &[u8], kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    // The signature, and the head with its sum.
    let (start, rest) = png.split_at(33);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let named = [&kind, content].concat();
    let sum = crc(&named).to_be_bytes();
    [start, &length, &named, &sum, rest].concat()
}

/// Each with a name that says what is hidden where.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let exif = [b"Exif\0\0".as_slice(), &place()].concat();
    let xmp = [
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta ".as_slice(),
        MARK,
    ]
    .concat();
    let iptc = [
        b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1C\x02\x78\0\x20".as_slice(),
        MARK,
    ]
    .concat();
    let jpegs = [
        ("jpeg", samples::jpeg(96, 64)),
        ("progressive", samples::progressive(96, 64)),
        ("cmyk", samples::cmyk(96, 64)),
        ("rgb", samples::rgb_jpeg(96, 64)),
    ];
    for (name, jpeg) in &jpegs {
        files.push((format!("{name} exif"), with_segment(jpeg, 0xE1, &exif)));
        files.push((format!("{name} xmp"), with_segment(jpeg, 0xE1, &xmp)));
        files.push((format!("{name} iptc"), with_segment(jpeg, 0xED, &iptc)));
        files.push((format!("{name} comment"), with_segment(jpeg, 0xFE, MARK)));
        for number in 0xE0..=0xEF {
            // What a maker of cameras thought of.
            let own = [b"MAKER\0".as_slice(), MARK].concat();
            files.push((
                format!("{name} {number:X}"),
                with_segment(jpeg, number, &own),
            ));
        }
        let behind = [jpeg.as_slice(), b"MotionPhoto", MARK].concat();
        files.push((format!("{name} behind the end"), behind));
    }
    for (name, png) in samples::kinds_of_png(96, 64) {
        for (kind, before) in [
            (*b"tEXt", b"Author\0".as_slice()),
            (*b"iTXt", b"Author\0\0\0\0\0"),
            (*b"eXIf", b""),
            (*b"prVt", b""),
        ] {
            let content = match &kind {
                b"eXIf" => place(),
                _ => [before, MARK].concat(),
            };
            let named = String::from_utf8_lossy(&kind).into_owned();
            files.push((
                format!("png {name} {named}"),
                with_chunk(&png, kind, &content),
            ));
        }
    }
    files.push((
        "webp".to_owned(),
        samples::extended_webp(96, 64, 0b1000, &place()),
    ));
    files.push(("heic".to_owned(), samples::heic(96, 64, &place())));
    let tiff = [samples::tiff(96, 64), MARK.to_vec()].concat();
    files.push(("tiff".to_owned(), tiff));
    files
}

/// The markers of a JPEG up to its pixels, and nothing may follow the end of the picture.
fn markers(jpeg: &[u8]) -> Vec<u8> {
    assert_eq!(
        &jpeg[jpeg.len() - 2..],
        [0xFF, 0xD9],
        "it ends with its end"
    );
    let (mut at, mut found) = (2, Vec::new());
    loop {
        assert_eq!(jpeg[at], 0xFF);
        let marker = jpeg[at + 1];
        found.push(marker);
        if marker == 0xDA {
            return found;
        }
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
}

#[test]
fn a_copy_that_leaves_carries_neither_place_nor_name_nor_remark_of_its_original() {
    let corpus = corpus();
    assert!(corpus.len() > 100, "{}", corpus.len());
    let mut copied = 0;
    for (name, bytes) in corpus {
        assert!(
            bytes.windows(MARK.len()).any(|part| part == MARK),
            "{name} hides it"
        );
        // A file with something behind its end may be refused as damaged; then nothing of it leaves either.
        if inspect(&bytes).is_err() {
            continue;
        }
        let (copy, _) =
            copy_for_outside(&bytes, 64).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        copied += 1;
        assert!(
            !copy
                .windows(8)
                .any(|part| MARK.windows(8).any(|mark| mark == part)),
            "{name}"
        );
        let allowed = [0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA];
        let kept = markers(&copy);
        assert!(
            kept.iter().all(|marker| allowed.contains(marker)),
            "{name}: {kept:X?}"
        );
    }
    assert!(copied > 90, "{copied}");
}
