//! Text broken into lines that fit their width.

use unicode_normalization::UnicodeNormalization as _;

use super::PaperError;
use super::face::{Faces, Weight, Word};

/// How a text looks. Sizes are points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Style {
    pub weight: Weight,
    pub size: f32,
    pub ink: Ink,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    Black,
    Grey,
}

impl Style {
    /// From one baseline to the next.
    pub fn line_height(self) -> f32 {
        self.size * 1.4
    }

    /// From the top of a line to its baseline: what Inter reaches above it, and half of the leading.
    pub fn baseline(self) -> f32 {
        const ASCENT: f32 = 0.969;
        const DESCENT: f32 = 0.242;
        (self.line_height() - (ASCENT + DESCENT) * self.size) / 2.0 + ASCENT * self.size
    }
}

/// Words that stand beside each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    pub style: Style,
    /// Each but the last is followed by a space.
    pub words: Vec<Word>,
    /// In points.
    pub width: f32,
}

impl Line {
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// Lines of a text that may have line breaks of its own; blank ones are dropped.
pub fn lines(faces: &Faces, text: &str, style: Style, width: f32) -> Result<Vec<Line>, PaperError> {
    let mut lines = Vec::new();
    for typed in text.lines() {
        let mut line = Line {
            style,
            words: Vec::new(),
            width: 0.0,
        };
        for word in words(typed) {
            for piece in pieces(faces.word(&word, style.weight)?, width / style.size) {
                let wide = piece.width() * style.size;
                let space = line.words.last().and_then(|word| faces.space(word.face));
                let gap = space.map_or(0.0, |space| space.advance * style.size);
                if !line.words.is_empty() && line.width + gap + wide > width {
                    let next = Line {
                        style,
                        words: vec![piece],
                        width: wide,
                    };
                    lines.push(std::mem::replace(&mut line, next));
                } else {
                    line.width += gap + wide;
                    line.words.push(piece);
                }
            }
        }
        if !line.words.is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// One line, cut with three dots where it is too long.
pub fn one_line(
    faces: &Faces,
    text: &str,
    style: Style,
    width: f32,
) -> Result<Option<Line>, PaperError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = lines(faces, &text, style, width)?;
    if whole.len() <= 1 {
        return Ok(whole.into_iter().next());
    }
    let first = whole.first().map(Line::text).unwrap_or_default();
    let mut kept: Vec<char> = first.chars().collect();
    loop {
        let cut: String = kept.iter().collect();
        let cut = format!("{}…", cut.trim_end());
        let mut fits = lines(faces, &cut, style, width)?;
        if fits.len() <= 1 || kept.pop().is_none() {
            return Ok(fits.pop());
        }
    }
}

/// What a person typed, as words: composed, and without signs that cannot be seen.
fn words(line: &str) -> Vec<String> {
    let seen: String = line
        .nfc()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    seen.split(|c: char| c.is_whitespace() && !holds_together(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Spaces at which no line may break.
const fn holds_together(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// A word that is wider than a line, in pieces that are not. A piece holds at least one sign with its accents.
fn pieces(word: Word, width: f32) -> Vec<Word> {
    if word.width() <= width {
        return vec![word];
    }
    let Word { face, text, glyphs } = word;
    let mut pieces: Vec<Word> = Vec::new();
    let (mut begun, mut reached) = (0, 0.0);
    for sign in glyphs.chunk_by(|one, next| one.range == next.range) {
        let wide: f32 = sign.iter().map(|glyph| glyph.advance).sum();
        let start = sign.first().map_or(0, |glyph| glyph.range.start);
        if pieces.is_empty() || (reached + wide > width && start > begun) {
            (begun, reached) = (start, 0.0);
            pieces.push(Word {
                face,
                text: String::new(),
                glyphs: Vec::new(),
            });
        }
        reached += wide;
        let Some(piece) = pieces.last_mut() else {
            continue;
        };
        let end = sign.first().map_or(start, |glyph| glyph.range.end);
        piece
            .text
            .push_str(text.get(start..end).unwrap_or_default());
        piece.glyphs.extend(sign.iter().cloned().map(|mut glyph| {
            glyph.range = start - begun..end - begun;
            glyph
        }));
    }
    pieces
}
