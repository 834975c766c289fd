//! How does it look printed? Blocks of text become A4 pages, and those an archival PDF (PDF/A-2b) in memory.
//!
//! Nothing here knows files, SQL, a window or the clock: the time of printing is an input, and the bytes are the answer.

pub mod inter;

mod face;
mod layout;
mod wrap;

mod document;
mod pdf;
mod printed;
#[cfg(test)]
mod testing;

mod accesses;
mod aftercare;
mod information;
mod photo_sheet;
mod record;

pub use accesses::AccessPages;
pub use aftercare::AftercarePage;
pub use information::InformationPages;
pub use layout::Picture;
pub use photo_sheet::{PhotoSheet, SheetPair};
pub use printed::Printed;
pub use record::RecordPages;

use crate::text::{Text, fill};
use layout::Page;

/// Why there is no PDF; nothing has been written anywhere.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PaperError {
    #[error("no telephone number for the patient")]
    NoPhone,
    #[error("there is nothing to print")]
    NothingToPrint,
    /// It must be one page, and is more in the smallest type that can be read.
    #[error("the text is longer than one page")]
    TooLong,
    #[error("no typeface has a sign for {0:?}")]
    NoGlyph(char),
    /// What the checks of PDF/A found.
    #[error("not a valid document: {}", .0.join(", "))]
    Faults(Vec<String>),
}

impl PaperError {
    /// What happened and what to do, for the person who wanted to print.
    pub fn said(&self, text: &Text) -> String {
        let words = &text.paper;
        match self {
            Self::NoPhone => words.no_phone.clone(),
            Self::NothingToPrint => words.nothing_to_print.clone(),
            Self::TooLong => words.too_long.clone(),
            Self::NoGlyph(sign) => fill(&words.no_glyph, &[("character", &sign.to_string())]),
            Self::Faults(faults) => fill(&words.faults, &[("faults", &faults.join(", "))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_refusal_is_a_sentence_in_both_languages() {
        let faults = [
            PaperError::NoPhone,
            PaperError::NothingToPrint,
            PaperError::TooLong,
            PaperError::NoGlyph('語'),
            PaperError::Faults(vec!["MissingDocumentDate".to_owned()]),
        ];
        for language in Language::ALL {
            let text = Text::load(language).expect("a language");
            for fault in &faults {
                let said = fault.said(&text);
                assert!(!said.is_empty() && !said.contains(['{', '}']), "{said}");
            }
            assert!(faults[3].said(&text).contains('語'));
        }
    }
}
