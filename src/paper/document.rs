//! A document from its blocks to its bytes: what it is called, who it is from, and how many pages it may have.

use super::PaperError;
use super::face::Faces;
use super::layout::{Block, Page, Running, lay_out};
use super::pdf::{self, About};
use crate::domain::time::Moment;
use crate::text::{Text, fill};

pub struct Document {
    pub title: String,
    /// What it is, above every page.
    pub head: String,
    /// `da`, `en`
    pub language: String,
    pub clinic: String,
    /// A page from a practice clinic says that everybody on it is invented.
    pub practice: bool,
    pub foot: String,
    pub printed: Moment,
    pub blocks: Vec<Block>,
}

impl Document {
    /// As many pages as it takes.
    pub fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        self.scaled(faces, text, 1.0)
    }

    /// One page: the type becomes smaller until it fits, but never smaller than can be read.
    pub fn one_page(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        const SCALES: [f32; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];
        for scale in SCALES {
            let pages = self.scaled(faces, text, scale)?;
            if pages.len() == 1 {
                return Ok(pages);
            }
        }
        Err(PaperError::TooLong)
    }

    pub fn pdf(&self, faces: &Faces, pages: &[Page]) -> Result<Vec<u8>, PaperError> {
        let about = About {
            title: &self.title,
            language: &self.language,
            author: &self.clinic,
            created: self.printed,
        };
        pdf::write(faces, pages, &about)
    }

    fn scaled(&self, faces: &Faces, text: &Text, scale: f32) -> Result<Vec<Page>, PaperError> {
        let page_of = |page: usize, pages: usize| {
            let (page, pages) = (page.to_string(), pages.to_string());
            fill(&text.paper.page, &[("page", &page), ("pages", &pages)])
        };
        let right = if self.practice {
            &text.common.practice_note
        } else {
            &self.head
        };
        let running = Running {
            head: [self.clinic.clone(), right.clone()],
            foot: self.foot.clone(),
            page: &page_of,
        };
        lay_out(faces, &self.blocks, &running, scale)
    }
}
