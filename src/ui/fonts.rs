//! Inter in three weights, embedded, so that the window looks the same on every machine.
//!
//! egui's own »strong« only changes the colour, so each weight is a family of its own.

use std::sync::{Arc, LazyLock};

use eframe::egui::{FontData, FontDefinitions, FontFamily};

use crate::paper::inter;

/// How heavy a text is; each weight is one font file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Regular,
    Medium,
    SemiBold,
}

const REGULAR: &str = "ui";
const MEDIUM: &str = "ui-medium";
const SEMI_BOLD: &str = "ui-semibold";
/// The whole of Inter Regular: names in Greek, Cyrillic or Vietnamese fall back to it.
const FALLBACK: &str = "ui-full";

static FAMILIES: LazyLock<[FontFamily; 3]> =
    LazyLock::new(|| [REGULAR, MEDIUM, SEMI_BOLD].map(|name| FontFamily::Name(name.into())));

impl Weight {
    /// The family of this weight; cloning it only counts a reference.
    pub fn family(self) -> FontFamily {
        let [regular, medium, semi_bold] = &*FAMILIES;
        match self {
            Self::Regular => regular.clone(),
            Self::Medium => medium.clone(),
            Self::SemiBold => semi_bold.clone(),
        }
    }
}

/// All families: the three weights, and egui's two standard families as Regular.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in files() {
        let font = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), font);
    }
    let weights = [REGULAR, MEDIUM, SEMI_BOLD].map(|name| (FontFamily::Name(name.into()), name));
    let standard =
        [FontFamily::Proportional, FontFamily::Monospace].map(|family| (family, REGULAR));
    for (family, name) in weights.into_iter().chain(standard) {
        let faces = vec![name.to_owned(), FALLBACK.to_owned()];
        fonts.families.insert(family, faces);
    }
    fonts
}

fn files() -> [(&'static str, &'static [u8]); 4] {
    [
        (REGULAR, inter::REGULAR),
        (MEDIUM, inter::MEDIUM),
        (SEMI_BOLD, inter::SEMI_BOLD),
        (FALLBACK, inter::FULL),
    ]
}
