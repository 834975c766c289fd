//! What is in these bytes? The type, size, orientation and time of a photo, and smaller copies of it.
//!
//! Knows neither patients nor windows. Everything from outside is limited before it is decoded, and decoders may fail,
//! unwind or panic without harm (`reliability.md` §f). JPEG, PNG, WebP, TIFF and HEIC are accepted; other types are refused
//! by their name.

mod refusal;
pub use refusal::{Known, Refusal};

mod source;
pub use source::read;

mod sniff;
pub use sniff::{Inspected, Mime, inspect};

mod exif;
pub use exif::Taken;

mod heic;
mod jpeg;
mod png;
mod tiff;
mod webp;

mod budget;
mod decode;
mod profile;
mod rgb;
mod scale;

mod copies;
pub use copies::{
    Workbench, copy_for_outside, from_thumbnail, full, png_of_pixels, screen, thumbnail,
};

mod glimpse;
pub use glimpse::glimpse;

mod pixels;
pub use pixels::Pixels;

pub use image::metadata::Orientation;

#[cfg(test)]
mod samples;

/// The longest side that is decoded, in pixels.
pub const LONGEST_SIDE: u32 = 12_000;

/// The most memory that one decoded photo may take, in bytes: 12 000² in 8-bit RGB is 412 MiB.
pub const MOST_DECODED: u64 = 448 << 20;

/// The largest file that is read, in bytes (64 MB).
pub const MOST_SOURCE: u64 = 64 << 20;

/// The long side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;
