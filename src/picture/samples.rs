//! Photos for the tests of this room, made in code: four corners of known colours, and EXIF blocks written by hand.

use std::io::Cursor;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage};
use mozjpeg::{ColorSpace, Compress};

/// A drawn face, 640 × 800, by another encoder than ours.
pub const FACE: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/photos/face.jpg"
));

/// The four corners at 64 × 40, with loss.
pub const LOSSY_WEBP: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/photos/lossy.webp"
));

/// Upper left, upper right, lower left, lower right.
pub const CORNERS: [[u8; 3]; 4] = [[200, 30, 30], [30, 180, 30], [40, 40, 210], [230, 230, 230]];

pub fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let corner = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        Rgb(CORNERS[corner])
    })
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    as_png(&DynamicImage::ImageRgb8(picture(width, height)))
}

/// Each pixel format that a PNG can be read as, with its name.
pub fn kinds_of_png(width: u32, height: u32) -> Vec<(&'static str, Vec<u8>)> {
    let colours = DynamicImage::ImageRgb8(picture(width, height));
    [
        ("8-bit RGB", colours.clone()),
        ("8-bit RGB with alpha", colours.to_rgba8().into()),
        ("16-bit RGB", colours.to_rgb16().into()),
        ("16-bit RGB with alpha", colours.to_rgba16().into()),
        ("grey", colours.to_luma8().into()),
        ("grey with alpha", colours.to_luma_alpha8().into()),
        ("grey in 16 bits", colours.to_luma16().into()),
    ]
    .map(|(name, picture)| (name, as_png(&picture)))
    .into()
}

pub fn webp(width: u32, height: u32) -> Vec<u8> {
    written(
        &DynamicImage::ImageRgb8(picture(width, height)),
        ImageFormat::WebP,
    )
}

/// The extended form, with flags and an EXIF block.
pub fn extended_webp(width: u32, height: u32, flags: u8, exif: &[u8]) -> Vec<u8> {
    with_chunks(
        &webp(width, height),
        (width, height),
        flags,
        &[(b"EXIF", exif)],
    )
}

pub fn webp_with_profile(width: u32, height: u32, profile: &[u8]) -> Vec<u8> {
    const HAS_PROFILE: u8 = 0b0010_0000;
    let chunks = [(b"ICCP", profile)];
    with_chunks(&webp(width, height), (width, height), HAS_PROFILE, &chunks)
}

/// A simple WebP as an extended one, with chunks before its pixels.
fn with_chunks(
    simple: &[u8],
    (width, height): (u32, u32),
    flags: u8,
    chunks: &[(&[u8; 4], &[u8])],
) -> Vec<u8> {
    let mut head = vec![flags, 0, 0, 0];
    head.extend(&(width - 1).to_le_bytes()[..3]);
    head.extend(&(height - 1).to_le_bytes()[..3]);
    let mut content = b"WEBP".to_vec();
    for (kind, chunk) in [(b"VP8X", head.as_slice())].iter().chain(chunks) {
        content.extend(*kind);
        content.extend((chunk.len() as u32).to_le_bytes());
        content.extend(*chunk);
        content.resize(content.len().next_multiple_of(2), 0);
    }
    content.extend(&simple[12..]);
    let mut whole = b"RIFF".to_vec();
    whole.extend((content.len() as u32).to_le_bytes());
    whole.extend(content);
    whole
}

pub fn tiff(width: u32, height: u32) -> Vec<u8> {
    written(
        &DynamicImage::ImageRgb8(picture(width, height)),
        ImageFormat::Tiff,
    )
}

/// As telephones write it, in tiles from 512 pixels on.
pub fn heic(width: u32, height: u32, exif: &[u8]) -> Vec<u8> {
    let with_alpha = DynamicImage::ImageRgb8(picture(width, height)).into_rgba16();
    let image = heifer::Image {
        width,
        height,
        bit_depth: 8,
        has_alpha: false,
        data: with_alpha.into_raw().iter().map(|part| part >> 8).collect(),
    };
    let metadata = heifer::Metadata {
        exif: (!exif.is_empty()).then(|| exif.to_vec()),
        ..heifer::Metadata::default()
    };
    let options = heifer::EncodeOptions {
        quality: 95,
        max_threads: 1,
    };
    heifer::encode_with_metadata(&image, &metadata, &options).expect("a HEIC")
}

/// The same JPEG with a colour profile as its first segment.
pub fn jpeg_with_profile(width: u32, height: u32, profile: &[u8]) -> Vec<u8> {
    let plain = jpeg(width, height);
    let length = profile.len() as u16 + 16;
    let mut photo = vec![0xFF, 0xD8, 0xFF, 0xE2];
    photo.extend(length.to_be_bytes());
    photo.extend(b"ICC_PROFILE\0\x01\x01");
    photo.extend(profile);
    photo.extend(&plain[2..]);
    photo
}

pub fn png_with_profile(width: u32, height: u32, profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder
        .set_icc_profile(profile.to_vec())
        .expect("a PNG can hold one");
    picture(width, height)
        .write_with_encoder(encoder)
        .expect("a PNG");
    bytes
}

fn as_png(picture: &DynamicImage) -> Vec<u8> {
    written(picture, ImageFormat::Png)
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let encoder = Compress::new(ColorSpace::JCS_RGB);
    compressed(
        encoder,
        width,
        height,
        picture(width, height).as_raw(),
        |encoder| {
            encoder.set_fastest_defaults();
        },
    )
}

pub fn progressive(width: u32, height: u32) -> Vec<u8> {
    let encoder = Compress::new(ColorSpace::JCS_RGB);
    compressed(
        encoder,
        width,
        height,
        picture(width, height).as_raw(),
        |encoder| {
            encoder.set_progressive_mode();
        },
    )
}

/// RGB that was not turned into YCbCr.
pub fn rgb_jpeg(width: u32, height: u32) -> Vec<u8> {
    let encoder = Compress::new(ColorSpace::JCS_RGB);
    compressed(
        encoder,
        width,
        height,
        picture(width, height).as_raw(),
        |encoder| {
            encoder.set_color_space(ColorSpace::JCS_RGB);
        },
    )
}

pub fn cmyk(width: u32, height: u32) -> Vec<u8> {
    let ink: Vec<u8> = picture(width, height)
        .pixels()
        .flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2], 255])
        .collect();
    let encoder = Compress::new(ColorSpace::JCS_CMYK);
    compressed(encoder, width, height, &ink, |_| {})
}

fn compressed(
    mut encoder: Compress,
    width: u32,
    height: u32,
    rows: &[u8],
    set: impl FnOnce(&mut Compress),
) -> Vec<u8> {
    encoder.set_size(width as usize, height as usize);
    set(&mut encoder);
    encoder.set_quality(95.0);
    let mut started = encoder.start_compress(Vec::new()).expect("an encoder");
    started.write_scanlines(rows).expect("rows");
    started.finish().expect("a JPEG")
}

/// Where the frame's marker stands in a JPEG of this file.
pub fn frame_at(jpeg: &[u8]) -> usize {
    let is_frame = |pair: &[u8]| matches!(pair, [0xFF, 0xC0..=0xC2]);
    jpeg.windows(2).position(is_frame).expect("a frame")
}

/// Writes another size into the head of a JPEG.
pub fn claim_size(jpeg: &mut [u8], width: u16, height: u16) {
    let at = frame_at(jpeg) + 5;
    jpeg[at..at + 2].copy_from_slice(&height.to_be_bytes());
    jpeg[at + 2..at + 4].copy_from_slice(&width.to_be_bytes());
}

/// An EXIF block in little-endian order.
pub struct Exif {
    pub orientation: u16,
    pub taken: Option<&'static str>,
    pub offset: Option<&'static str>,
    pub thumbnail: Vec<u8>,
    /// The inner directory claims a successor, which some writers do and strict readers reject.
    pub unexpected_next: bool,
}

impl Default for Exif {
    fn default() -> Self {
        Self {
            orientation: 1,
            taken: None,
            offset: None,
            thumbnail: Vec::new(),
            unexpected_next: false,
        }
    }
}

impl Exif {
    /// From the TIFF header on.
    pub fn block(&self) -> Vec<u8> {
        const INNER: u32 = 38;
        let texts = [(0x9003_u16, self.taken), (0x9011, self.offset)];
        let texts: Vec<(u16, String)> = texts
            .into_iter()
            .filter_map(|(tag, text)| Some((tag, format!("{}\0", text?))))
            .collect();
        let mut at = INNER + 6 + 12 * texts.len() as u32;
        let mut inner = (texts.len() as u16).to_le_bytes().to_vec();
        let mut content = Vec::new();
        for (tag, text) in &texts {
            inner.extend(entry(*tag, 2, text.len() as u32, at));
            content.extend(text.bytes());
            at += text.len() as u32;
        }
        inner.extend(u32::from(self.unexpected_next).to_le_bytes());

        let mut block = b"II*\0\x08\0\0\0\x02\0".to_vec();
        block.extend(entry(0x0112, 3, 1, self.orientation.into()));
        block.extend(entry(0x8769, 4, 1, INNER));
        let next = if self.thumbnail.is_empty() { 0 } else { at };
        block.extend(next.to_le_bytes());
        block.extend(inner);
        block.extend(content);
        if next > 0 {
            block.extend(2_u16.to_le_bytes());
            block.extend(entry(0x0201, 4, 1, at + 30));
            block.extend(entry(0x0202, 4, 1, self.thumbnail.len() as u32));
            block.extend(0_u32.to_le_bytes());
            block.extend(&self.thumbnail);
        }
        block
    }
}

fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
    let mut entry = tag.to_le_bytes().to_vec();
    entry.extend(kind.to_le_bytes());
    entry.extend(count.to_le_bytes());
    entry.extend(value.to_le_bytes());
    entry
}

/// The same JPEG with an EXIF block as its first segment.
pub fn with_exif(jpeg: &[u8], exif: &Exif) -> Vec<u8> {
    let block = exif.block();
    let length = block.len() as u16 + 8;
    let mut photo = vec![0xFF, 0xD8, 0xFF, 0xE1];
    photo.extend(length.to_be_bytes());
    photo.extend(b"Exif\0\0");
    photo.extend(block);
    photo.extend(&jpeg[2..]);
    photo
}
