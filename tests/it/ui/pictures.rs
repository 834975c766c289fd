//! Photo files for the tests of pages: drawn faces of nobody, with and without a camera's time in them.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, ImageFormat, RgbImage};

pub const REST: &[u8] = include_bytes!("../../../assets/practice/first-rest.jpg");
pub const FROWN: &[u8] = include_bytes!("../../../assets/practice/first-frown.jpg");
pub const RAISE: &[u8] = include_bytes!("../../../assets/practice/first-raise.jpg");

/// Writes a file into a folder, which is made if need be.
pub fn file(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    std::fs::create_dir_all(folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// The same JPEG as a camera writes it, with the time on its clock: `2026:11:23 09:30:15`.
pub fn taken(jpeg: &[u8], time: &str) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0".to_vec();
    block.extend(entry(0x8769, 4, 1, 26));
    block.extend(0_u32.to_le_bytes());
    block.extend(1_u16.to_le_bytes());
    block.extend(entry(0x9003, 2, 20, 44));
    block.extend(0_u32.to_le_bytes());
    block.extend(time.bytes());
    block.push(0);
    let mut photo = vec![0xFF, 0xD8, 0xFF, 0xE1];
    photo.extend((block.len() as u16 + 8).to_be_bytes());
    photo.extend(b"Exif\0\0");
    photo.extend(block);
    photo.extend(&jpeg[2..]);
    photo
}

fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
    let mut entry = tag.to_le_bytes().to_vec();
    entry.extend(kind.to_le_bytes());
    entry.extend(count.to_le_bytes());
    entry.extend(value.to_le_bytes());
    entry
}

/// The picture of another day: turned with the clock about its middle by so many degrees, sized, and as light as a factor says.
pub fn turned(jpeg: &[u8], degrees: f64, scale: f64, light: f64) -> Vec<u8> {
    let decoder = JpegDecoder::new(Cursor::new(jpeg)).unwrap();
    let picture = DynamicImage::from_decoder(decoder).unwrap().into_rgb8();
    let (width, height) = picture.dimensions();
    let middle = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turned = RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (f64::from(x) + 0.5 - middle.0, f64::from(y) + 0.5 - middle.1);
        let from_x = middle.0 + (cos * x + sin * y) / scale;
        let from_y = middle.1 + (cos * y - sin * x) / scale;
        let inside = |at: f64, most: u32| (at.max(0.0) as u32).min(most - 1);
        let pixel = picture.get_pixel(inside(from_x, width), inside(from_y, height));
        image::Rgb(
            pixel
                .0
                .map(|part| (f64::from(part) * light).min(255.0) as u8),
        )
    });
    let mut jpeg = Cursor::new(Vec::new());
    turned.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    jpeg.into_inner()
}
