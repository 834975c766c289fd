//! More than 300 files that a photo import may meet on its worst day, made from good ones. The same for each run.

mod bombs;
mod camera;
mod names;
mod zeros;

#[path = "../checksum.rs"]
pub mod checksum;

#[path = "../../../src/picture/samples.rs"]
#[expect(
    dead_code,
    clippy::expect_used,
    reason = "shared with the tests of its room, where all of it is used"
)]
pub mod samples;

/// A file as it lies on a card.
pub struct Bad {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// So many places at which each sample is cut, and so many at which one of its bits is turned.
const CUTS: usize = 12;
const TURNS: usize = 16;

/// All of them, each with a name of its own and content of its own.
///
/// Pictures that are let in and unpack to the largest size have this part of its sides: 1 takes seconds without optimising.
pub fn all(part: u32) -> Vec<Bad> {
    let mut files = Vec::new();
    for (kind, bytes) in good() {
        cut(kind, &bytes, &mut files);
        turned(kind, &bytes, &mut files);
        disguised(kind, &bytes, &mut files);
    }
    nothing_at_all(&mut files);
    files.extend(camera::absurd());
    files.extend(names::all());
    files.extend(bombs::all(part));
    files
}

/// One of each kind that is accepted, as cameras, telephones and programs write them.
pub fn good() -> Vec<(&'static str, Vec<u8>)> {
    let exif = samples::Exif {
        orientation: 6,
        taken: Some("2026:11:23 07:30:15"),
        offset: Some("+01:00"),
        thumbnail: samples::jpeg(16, 10),
        ..samples::Exif::default()
    };
    vec![
        ("jpg", samples::with_exif(&samples::jpeg(96, 64), &exif)),
        ("progressiv.jpg", samples::progressive(96, 64)),
        ("cmyk.jpg", samples::cmyk(96, 64)),
        ("png", samples::png(96, 64)),
        (
            "webp",
            samples::extended_webp(96, 64, 0b1000, &exif.block()),
        ),
        ("tab.webp", samples::LOSSY_WEBP.to_vec()),
        ("tif", samples::tiff(96, 64)),
        ("heic", samples::heic(96, 64, &exif.block())),
    ]
}

fn file(name: impl Into<String>, bytes: Vec<u8>) -> Bad {
    Bad {
        name: name.into(),
        bytes,
    }
}

fn cut(kind: &str, bytes: &[u8], files: &mut Vec<Bad>) {
    for part in 1..=CUTS {
        let end = (bytes.len() * part / (CUTS + 1)).max(1);
        files.push(file(
            format!("afbrudt {part}.{kind}"),
            bytes[..end].to_vec(),
        ));
    }
    let last = bytes.len() - 1;
    files.push(file(format!("sidste byte.{kind}"), bytes[..last].to_vec()));
}

fn turned(kind: &str, bytes: &[u8], files: &mut Vec<Bad>) {
    for part in 0..TURNS {
        // Half of them in the head, where the structure is.
        let among = if part < TURNS / 2 {
            bytes.len().min(200)
        } else {
            bytes.len()
        };
        let at = among * (2 * part + 1) / (2 * TURNS);
        let mut changed = bytes.to_vec();
        changed[at] ^= 1 << (part % 8);
        files.push(file(format!("bit {part}.{kind}"), changed));
    }
}

/// Good content under the name of another kind, and behind the head of another kind.
fn disguised(kind: &str, bytes: &[u8], files: &mut Vec<Bad>) {
    files.push(file(
        format!("{kind} som.gif"),
        [bytes, kind.as_bytes()].concat(),
    ));
    let other = [b"\x89PNG\r\n\x1A\n", bytes].concat();
    files.push(file(format!("forkert hoved.{kind}"), other));
}

fn nothing_at_all(files: &mut Vec<Bad>) {
    files.push(file("tom.jpg", Vec::new()));
    for length in [1, 2, 3, 12, 4_096, 70_000] {
        files.push(file(format!("{length} nuller.jpg"), vec![0; length]));
        files.push(file(format!("{length} gange FF.jpg"), vec![0xFF; length]));
    }
    for (name, bytes) in [
        ("brev.jpg", &b"K\xC3\xA6re klinik"[..]),
        ("film.heic", b"\0\0\0\x18ftypqt  \0\0\0\0qt  "),
        ("avif.jpg", b"\0\0\0\x18ftypavif\0\0\0\0avif"),
        ("side.png", b"%PDF-1.7\n"),
        ("gif.png", b"GIF89a\x01\0\x01\0\0\0\0;"),
        ("bmp.png", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0"),
        ("jxl.png", b"\xFF\x0A\xFA\x1F"),
        ("regneark.tif", b"PK\x03\x04\x14\0\x06\0"),
        ("big.tif", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"),
    ] {
        files.push(file(name, bytes.to_vec()));
    }
}
