//! The photo sheet: before and after beside each other, with whose they are, what was given between them, and what for.

use super::document::Document;
use super::face::Faces;
use super::layout::{Block, Picture};
use super::{Page, PaperError, Printed};
use crate::domain::clinic::Clinic;
use crate::domain::name::PersonName;
use crate::domain::photo::{Purpose, View};
use crate::domain::time::Day;
use crate::text::Text;

/// Two pictures of one view.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetPair {
    pub view: View,
    /// What was given between them, in words.
    pub treatment: String,
    pub before: Picture,
    pub after: Picture,
}

/// All that the sheet is made of.
#[derive(Clone, Copy, Debug)]
pub struct PhotoSheet<'a> {
    pub clinic: &'a Clinic,
    pub practice: bool,
    pub patient: &'a PersonName,
    pub born: Day,
    pub pairs: &'a [SheetPair],
    pub purpose: Purpose,
    /// Who gets it.
    pub to: &'a str,
    pub printed: Printed,
}

impl PhotoSheet<'_> {
    pub fn pdf(&self, text: &Text) -> Result<Vec<u8>, PaperError> {
        let faces = Faces::load()?;
        let pages = self.pages(&faces, text)?;
        self.document(text).pdf(&faces, &pages)
    }

    fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        if self.pairs.is_empty() {
            return Err(PaperError::NothingToPrint);
        }
        self.document(text).pages(faces, text)
    }

    fn document(&self, text: &Text) -> Document {
        let words = &text.photo_sheet;
        let (common, purpose) = (&text.whole, text.purpose(self.purpose));
        let mut blocks = vec![Block::Title(words.title.clone())];
        let fields = [
            (&common.name, self.patient.full()),
            (&common.birth_date, text.date(self.born)),
            (&common.purpose, purpose.to_owned()),
            (&common.given_to, self.to.to_owned()),
        ];
        let field = |(label, said): (&String, String)| Block::Field(label.clone(), said);
        blocks.extend(fields.map(field));
        for pair in self.pairs {
            blocks.push(Block::Heading(text.view(pair.view).to_owned()));
            blocks.push(Block::Field(
                words.treatment.clone(),
                pair.treatment.clone(),
            ));
            blocks.push(Block::Pictures(vec![
                pair.before.clone(),
                pair.after.clone(),
            ]));
        }
        let printed = self.printed.said(text);
        blocks.push(Block::Note(format!("{}\n{printed}", words.untouched)));
        Document {
            title: words.title.clone(),
            head: words.title.clone(),
            language: text.language.code().to_owned(),
            clinic: self.clinic.name.clone(),
            practice: self.practice,
            foot: format!("{} · {}", self.patient.full(), text.date(self.born)),
            printed: self.printed.at,
            blocks,
        }
    }
}

#[cfg(test)]
mod tests;
