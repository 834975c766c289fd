//! The files of Inter, embedded once for the window and for paper.

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $file))
    };
}

pub const REGULAR: &[u8] = font!("Inter-Regular.otf");
pub const MEDIUM: &[u8] = font!("Inter-Medium.otf");
pub const SEMI_BOLD: &[u8] = font!("Inter-SemiBold.otf");
/// The whole of Inter Regular: names in Greek, Cyrillic or Vietnamese fall back to it.
pub const FULL: &[u8] = font!("Inter-Regular-full.otf");
