//! Who opened a record or took something out of it, on paper, for the patient whose it is.

use super::document::Document;
use super::face::Faces;
use super::layout::{Block, Row};
use super::record::{document, whose};
use super::{Page, PaperError, Printed};
use crate::domain::clinic::Clinic;
use crate::domain::patient::Patient;
use crate::text::Text;
use crate::text::handed_out::Looked;

#[derive(Clone, Copy, Debug)]
pub struct AccessPages<'a> {
    pub clinic: &'a Clinic,
    pub practice: bool,
    pub patient: &'a Patient,
    /// The newest first.
    pub looked: &'a [Looked],
    /// Who gets it.
    pub to: &'a str,
    pub printed: Printed,
}

impl AccessPages<'_> {
    pub fn pdf(&self, text: &Text) -> Result<Vec<u8>, PaperError> {
        let faces = Faces::load()?;
        let pages = self.pages(&faces, text)?;
        self.document(&faces, text).pdf(&faces, &pages)
    }

    fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        if self.looked.is_empty() {
            return Err(PaperError::NothingToPrint);
        }
        self.document(faces, text).pages(faces, text)
    }

    fn document(&self, faces: &Faces, text: &Text) -> Document {
        let words = &text.record_paper;
        let mut blocks = vec![Block::Title(words.accesses_title.clone())];
        blocks.extend(whose(text, faces, self.patient, self.to));
        let row = |cells: [&str; 3], head| {
            Block::Row(Row {
                cells: cells.map(|cell| faces.legible(cell)).to_vec(),
                shares: vec![1.3, 1.5, 2.6],
                head,
            })
        };
        blocks.push(row([&words.when, &words.who, &words.what], true));
        let looked = self.looked.iter();
        blocks.extend(looked.map(|one| row([&one.when, &one.who, &one.what], false)));
        let printed = self.printed.said(text);
        blocks.push(Block::Note(format!("{}\n{printed}", words.all_accesses)));
        document(
            (text, faces, &words.accesses_title),
            (self.clinic, self.practice),
            (self.patient, self.printed),
            blocks,
        )
    }
}
