//! Words as glyphs with their exact widths: what is measured here is what is drawn.

use std::ops::Range;

use harfrust::{Direction, Feature, FontRef, ShapeOptions, Shaper, ShaperData, Tag, UnicodeBuffer};
use krilla::text::Font;

use super::{PaperError, inter};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// Which font file a word is drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaceId {
    Regular,
    SemiBold,
    /// All that Inter can write, in one weight.
    Full,
}

/// The typefaces of one document.
pub struct Faces {
    regular: Face,
    semi_bold: Face,
    full: Face,
}

struct Face {
    bytes: &'static [u8],
    shaper: ShaperData,
    units_per_em: f32,
    font: Font,
    space: Option<Glyph>,
}

/// Lengths are parts of the size of the type.
#[derive(Clone, PartialEq, Debug)]
pub struct Glyph {
    pub id: u32,
    pub advance: f32,
    pub offset: (f32, f32),
    /// What it stands for, in bytes of its word.
    pub range: Range<usize>,
}

/// What is never broken over two lines unless it is wider than a line.
#[derive(Clone, PartialEq, Debug)]
pub struct Word {
    pub face: FaceId,
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

impl Word {
    /// In parts of the size of the type.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

impl Faces {
    pub fn load() -> Result<Self, PaperError> {
        Ok(Self {
            regular: Face::load(inter::REGULAR)?,
            semi_bold: Face::load(inter::SEMI_BOLD)?,
            full: Face::load(inter::FULL)?,
        })
    }

    /// A word in its weight; one with a rare letter is written with the full font as a whole.
    pub fn word(&self, text: &str, weight: Weight) -> Result<Word, PaperError> {
        let first = match weight {
            Weight::Regular => FaceId::Regular,
            Weight::SemiBold => FaceId::SemiBold,
        };
        let word = self.shaped(text, first);
        if missing(&word).is_none() {
            return Ok(word);
        }
        let word = self.shaped(text, FaceId::Full);
        missing(&word).map_or(Ok(word), |sign| Err(PaperError::NoGlyph(sign)))
    }

    /// The same text, with each sign that no typeface has as its code: a record is printed whole, whatever somebody typed.
    pub fn legible(&self, text: &str) -> String {
        let mut legible = text.to_owned();
        loop {
            let mut words = legible.split_whitespace();
            let fault = words.find_map(|word| self.word(word, Weight::Regular).err());
            let Some(PaperError::NoGlyph(sign)) = fault else {
                return legible;
            };
            let code = format!("[U+{:04X}]", u32::from(sign));
            legible = legible.replace(sign, &code);
        }
    }

    pub fn font(&self, face: FaceId) -> &Font {
        &self.face(face).font
    }

    /// What stands between a word of this face and the next.
    pub const fn space(&self, face: FaceId) -> Option<&Glyph> {
        self.face(face).space.as_ref()
    }

    const fn face(&self, face: FaceId) -> &Face {
        match face {
            FaceId::Regular => &self.regular,
            FaceId::SemiBold => &self.semi_bold,
            FaceId::Full => &self.full,
        }
    }

    fn shaped(&self, text: &str, face: FaceId) -> Word {
        Word {
            face,
            text: text.to_owned(),
            glyphs: self.face(face).glyphs(text),
        }
    }
}

impl Face {
    fn load(bytes: &'static [u8]) -> Result<Self, PaperError> {
        let broken = |fault: String| PaperError::Faults(vec![fault]);
        let font = FontRef::new(bytes).map_err(|error| broken(error.to_string()))?;
        let drawn = Font::new(bytes.into(), 0).ok_or_else(|| broken("Inter".to_owned()))?;
        let mut face = Self {
            bytes,
            shaper: ShaperData::new(&font),
            units_per_em: drawn.units_per_em(),
            font: drawn,
            space: None,
        };
        face.space = face.glyphs(" ").into_iter().next();
        Ok(face)
    }

    fn glyphs(&self, text: &str) -> Vec<Glyph> {
        // Words stand as they are written: no ligature and no clever exchange of signs.
        let features = [b"calt", b"liga"].map(|tag| Feature::new(Tag::new(tag), 0, ..));
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let Ok(font) = FontRef::new(self.bytes) else {
            return Vec::new(); // read once already
        };
        let shaper: Shaper<'_> = self.shaper.shaper(&font).build();
        let shaped = shaper.shape(buffer, ShapeOptions::new().features(&features));
        let starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| info.cluster as usize)
            .collect();
        let end_of = |start: usize| {
            let next = starts.iter().find(|other| **other > start);
            next.copied().unwrap_or(text.len())
        };
        let em = |units: i32| units as f32 / self.units_per_em;
        let placed = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        placed
            .map(|(info, position)| {
                let start = info.cluster as usize;
                Glyph {
                    id: info.glyph_id,
                    advance: em(position.x_advance),
                    offset: (em(position.x_offset), em(position.y_offset)),
                    range: start..end_of(start),
                }
            })
            .collect()
    }
}

/// The first sign that the font has no glyph for.
fn missing(word: &Word) -> Option<char> {
    let glyph = word.glyphs.iter().find(|glyph| glyph.id == 0)?;
    word.text.get(glyph.range.clone())?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces() -> Faces {
        Faces::load().expect("Inter")
    }

    #[test]
    fn danish_letters_stand_in_both_weights() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let word = faces().word("ÆØÅæøå", weight).expect("a word");
            assert_eq!(word.glyphs.len(), 6);
            assert_ne!(word.face, FaceId::Full);
            assert!(word.width() > 3.0 && word.width() < 6.0);
        }
    }

    #[test]
    fn a_rare_letter_brings_the_full_font_and_an_unknown_one_is_refused() {
        let faces = faces();
        let greek = faces.word("Παπαδοπούλου", Weight::SemiBold);
        assert_eq!(greek.map(|word| word.face), Ok(FaceId::Full));
        let unknown = faces.word("Anne語", Weight::Regular);
        assert_eq!(unknown, Err(PaperError::NoGlyph('語')));
    }

    #[test]
    fn glyphs_cover_their_word_without_a_gap() {
        for text in ["Prøvesen", "A\u{30A}se", "->", "fi"] {
            let word = faces().word(text, Weight::Regular).expect("a word");
            let mut end = 0;
            for glyph in &word.glyphs {
                assert!(glyph.range.start <= end && glyph.range.end >= end, "{text}");
                end = glyph.range.end;
            }
            assert_eq!(end, text.len(), "{text}");
        }
    }
}
