//! A whole record on paper: every entry with every field, corrections beside what they correct, and who wrote each.

use super::document::Document;
use super::face::Faces;
use super::layout::Block;
use super::{Page, PaperError, Printed};
use crate::domain::clinic::Clinic;
use crate::domain::patient::Patient;
use crate::text::Text;
use crate::text::handed_out::Told;

/// All that the pages are made of.
#[derive(Clone, Copy, Debug)]
pub struct RecordPages<'a> {
    pub clinic: &'a Clinic,
    pub practice: bool,
    pub patient: &'a Patient,
    /// The oldest first.
    pub entries: &'a [Told],
    /// What the other registration says of her, if the pages are of both; else empty.
    pub registrations: &'a str,
    /// Who gets it.
    pub to: &'a str,
    pub printed: Printed,
}

impl RecordPages<'_> {
    pub fn pdf(&self, text: &Text) -> Result<Vec<u8>, PaperError> {
        let faces = Faces::load()?;
        let pages = self.pages(&faces, text)?;
        self.document(&faces, text).pdf(&faces, &pages)
    }

    fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        if self.entries.is_empty() {
            return Err(PaperError::NothingToPrint);
        }
        self.document(faces, text).pages(faces, text)
    }

    fn document(&self, faces: &Faces, text: &Text) -> Document {
        let words = &text.record_paper;
        let mut blocks = vec![Block::Title(words.title.clone())];
        blocks.extend(whose(text, faces, self.patient, self.to));
        if !self.registrations.is_empty() {
            let said = faces.legible(self.registrations);
            blocks.push(Block::Framed(vec![Block::Paragraph(said)]));
        }
        for entry in self.entries {
            blocks.push(Block::Heading(entry.title.clone()));
            if !entry.marks.is_empty() {
                blocks.push(Block::Framed(vec![Block::Paragraph(entry.marks.clone())]));
            }
            let field = |(label, said): &(String, String)| {
                Block::SmallField(faces.legible(label), faces.legible(said))
            };
            blocks.extend(entry.lines.iter().map(field));
            blocks.push(Block::Note(faces.legible(&entry.origin)));
        }
        let printed = self.printed.said(text);
        blocks.push(Block::Note(format!("{}\n{printed}", words.both_texts)));
        document(
            (text, faces, &words.title),
            (self.clinic, self.practice),
            (self.patient, self.printed),
            blocks,
        )
    }
}

/// Whose record it is, and who gets the page.
pub(super) fn whose(text: &Text, faces: &Faces, patient: &Patient, to: &str) -> [Block; 4] {
    let words = &text.whole;
    let field = |label: &String, said: &str| Block::Field(label.clone(), faces.legible(said));
    [
        field(&words.name, &patient.name.full()),
        field(&words.birth_date, &text.date(patient.birth_date)),
        field(&text.record_paper.number, &patient.number.full()),
        field(&words.given_to, to),
    ]
}

pub(super) fn document(
    (text, faces, title): (&Text, &Faces, &str),
    (clinic, practice): (&Clinic, bool),
    (patient, printed): (&Patient, Printed),
    blocks: Vec<Block>,
) -> Document {
    let name = faces.legible(&patient.name.full());
    Document {
        title: title.to_owned(),
        head: title.to_owned(),
        language: text.language.code().to_owned(),
        clinic: clinic.name.clone(),
        practice,
        foot: format!("{name} · {}", text.date(patient.birth_date)),
        printed: printed.at,
        blocks,
    }
}

#[cfg(test)]
mod tests;
