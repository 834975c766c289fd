//! The information sheet as the clinic adopted it: its very words, with version, fingerprint and pages.

use super::document::Document;
use super::face::Faces;
use super::layout::Block;
use super::{Page, PaperError, Printed};
use crate::domain::clinic::{Clinic, SheetAdopted};
use crate::text::sheet::{Line, lines};
use crate::text::{Text, fill};

#[derive(Clone, Copy, Debug)]
pub struct InformationPages<'a> {
    pub clinic: &'a Clinic,
    pub practice: bool,
    pub sheet: &'a SheetAdopted,
    pub printed: Printed,
}

impl InformationPages<'_> {
    pub fn pdf(&self, text: &Text) -> Result<Vec<u8>, PaperError> {
        let faces = Faces::load()?;
        let pages = self.pages(&faces, text)?;
        self.document(text).pdf(&faces, &pages)
    }

    fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        if self.sheet.text.trim().is_empty() {
            return Err(PaperError::NothingToPrint);
        }
        self.document(text).pages(faces, text)
    }

    fn document(&self, text: &Text) -> Document {
        let title = lines(&self.sheet.text).find_map(|line| match line {
            Line::Title(title) => Some(title.to_owned()),
            Line::Heading(_) | Line::Bullet(_) | Line::Paragraph(_) => None,
        });
        let version = fill(
            &text.paper.version_and_hash,
            &[
                ("version", &self.sheet.version),
                ("sha256", &self.sheet.sha256),
            ],
        );
        let printed = self.printed.said(text);
        let mut blocks: Vec<Block> = lines(&self.sheet.text).map(block).collect();
        let clinic = &self.clinic.name;
        blocks.push(Block::Note(format!("{clinic} · {printed}\n{version}")));
        Document {
            title: title.unwrap_or_else(|| text.sheet.title.clone()),
            head: text.sheet.title.clone(),
            language: self.sheet.language.clone(),
            clinic: self.clinic.name.clone(),
            practice: self.practice,
            foot: version,
            printed: self.printed.at,
            blocks,
        }
    }
}

fn block(line: Line<'_>) -> Block {
    match line {
        Line::Title(words) => Block::Title(words.to_owned()),
        Line::Heading(words) => Block::Heading(words.to_owned()),
        Line::Bullet(words) => Block::Bullet(words.to_owned()),
        Line::Paragraph(words) => Block::Paragraph(words.to_owned()),
    }
}

#[cfg(test)]
mod tests;
