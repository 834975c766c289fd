//! Photo files for the tests of pages: drawn faces of nobody, with and without a camera's time in them.

use std::path::{Path, PathBuf};

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
