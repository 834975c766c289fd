//! Blocks as bands: lines that share one height, with the space above them.

use super::{Block, LEFT, Picture, RIGHT, Row};
use crate::paper::PaperError;
use crate::paper::face::{Faces, Weight};
use crate::paper::wrap::{Ink, Line, Style, lines};

/// What stands on one height of a page.
pub struct Band {
    /// Empty space above; left out at the top of a page.
    pub above: f32,
    pub height: f32,
    pub content: Content,
}

pub enum Content {
    /// Lines with their left edges.
    Lines(Vec<(f32, Line)>),
    /// Pictures with their left edges and their size on the page.
    Pictures(Vec<(f32, (f32, f32), Picture)>),
    /// A thin rule from the left edge to the right.
    Rule(f32, f32),
}

/// Bands of one block.
#[derive(Default)]
pub struct Group {
    pub bands: Vec<Band>,
    pub keep_together: bool,
    pub keep_with_next: bool,
    pub framed: bool,
    /// Empty space that follows.
    pub below: f32,
}

/// Where a block stands, and how large its type is.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    pub faces: &'a Faces,
    pub left: f32,
    pub right: f32,
    pub scale: f32,
}

/// Between the cells of a row.
const GUTTER: f32 = 12.0;
const INDENT: f32 = 14.0;
pub const RULE: f32 = 0.6;
/// Between a frame and its text.
pub const PADDING: f32 = 12.0;

impl<'a> Column<'a> {
    pub const fn whole(faces: &'a Faces, scale: f32) -> Self {
        Self {
            faces,
            left: LEFT,
            right: RIGHT,
            scale,
        }
    }

    pub fn group(self, block: &Block) -> Result<Group, PaperError> {
        let regular = |size, ink| self.style(Weight::Regular, size, ink);
        let semi_bold = |size| self.style(Weight::SemiBold, size, Ink::Black);
        let body = regular(11.0, Ink::Black);
        Ok(match block {
            Block::Title(text) => Group {
                below: 8.0 * self.scale,
                ..self.text(text, semi_bold(20.0), 14.0, true)?
            },
            Block::Heading(text) => self.text(text, semi_bold(13.0), 14.0, true)?,
            Block::Paragraph(text) => self.text(text, body, 5.0, false)?,
            Block::Note(text) => self.text(text, regular(9.0, Ink::Grey), 10.0, false)?,
            Block::Bullet(text) => {
                let bullet = self.cell("•", body, 0.0, INDENT)?;
                let words = self.cell(text, body, INDENT, self.width() - INDENT)?;
                self.beside(vec![bullet, words], 4.0)
            }
            Block::Field(label, value) => {
                let grey = regular(11.0, Ink::Grey);
                self.field((label, grey), (value, body), 0.2, 3.0)?
            }
            Block::SmallField(label, value) => {
                let (grey, black) = (regular(9.5, Ink::Grey), regular(9.5, Ink::Black));
                self.field((label, grey), (value, black), 0.32, 1.5)?
            }
            Block::Row(row) => {
                let head = self.style(Weight::SemiBold, 9.5, Ink::Grey);
                self.row(row, if row.head { head } else { body })?
            }
            Block::Pictures(pictures) => self.pictures(pictures)?,
            Block::Framed(blocks) => self.framed(blocks)?,
        })
    }

    /// A label that takes its share of the width, and what it says.
    fn field(
        self,
        (label, grey): (&str, Style),
        (value, style): (&str, Style),
        share: f32,
        gap: f32,
    ) -> Result<Group, PaperError> {
        let share = self.width() * share;
        let label = self.cell(label, grey, 0.0, share - GUTTER)?;
        let value = self.cell(value, style, share, self.width() - share)?;
        Ok(Group {
            keep_together: true,
            ..self.beside(vec![label, value], gap)
        })
    }

    const fn style(self, weight: Weight, size: f32, ink: Ink) -> Style {
        Style {
            weight,
            size: size * self.scale,
            ink,
        }
    }

    const fn width(self) -> f32 {
        self.right - self.left
    }

    fn text(
        self,
        text: &str,
        style: Style,
        above: f32,
        keep_with_next: bool,
    ) -> Result<Group, PaperError> {
        let words = self.cell(text, style, 0.0, self.width())?;
        Ok(Group {
            keep_with_next,
            keep_together: keep_with_next,
            ..self.beside(vec![words], above)
        })
    }

    /// Lines of one cell with their left edge.
    fn cell(
        self,
        text: &str,
        style: Style,
        indent: f32,
        width: f32,
    ) -> Result<Vec<(f32, Line)>, PaperError> {
        let lines = lines(self.faces, text, style, width)?.into_iter();
        Ok(lines.map(|line| (self.left + indent, line)).collect())
    }

    /// Cells side by side: the first lines on one height, then the second ones.
    fn beside(self, cells: Vec<Vec<(f32, Line)>>, above: f32) -> Group {
        let most = cells.iter().map(Vec::len).max().unwrap_or_default();
        let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
        let mut group = Group::default();
        for number in 0..most {
            let lines: Vec<(f32, Line)> = cells.iter_mut().filter_map(Iterator::next).collect();
            let heights = lines.iter().map(|(_, line)| line.style.line_height());
            group.bands.push(Band {
                above: if number == 0 { above * self.scale } else { 0.0 },
                height: heights.fold(0.0, f32::max),
                content: Content::Lines(lines),
            });
        }
        group
    }

    /// A row under its rule; the head has none.
    fn row(self, row: &Row, style: Style) -> Result<Group, PaperError> {
        let sum: f32 = row.shares.iter().sum();
        let gaps = GUTTER * row.cells.len().saturating_sub(1) as f32;
        let (mut cells, mut at) = (Vec::new(), 0.0);
        for (text, share) in row.cells.iter().zip(&row.shares) {
            let width = (self.width() - gaps) * share / sum;
            cells.push(self.cell(text, style, at, width)?);
            at += width + GUTTER;
        }
        let rule = (!row.head).then_some(Band {
            above: 3.0 * self.scale,
            height: RULE,
            content: Content::Rule(self.left, self.right),
        });
        let words = self.beside(cells, 3.0);
        Ok(Group {
            bands: rule.into_iter().chain(words.bands).collect(),
            keep_together: true,
            keep_with_next: row.head,
            ..Group::default()
        })
    }

    /// Two fit beside each other, and two such rows on a page; one alone is no larger.
    fn pictures(self, pictures: &[Picture]) -> Result<Group, PaperError> {
        const BESIDE: usize = 2;
        const HIGHEST: f32 = 260.0;
        let columns = pictures.len().max(BESIDE) as f32;
        let width = (self.width() - GUTTER * (columns - 1.0)) / columns;
        let (mut placed, mut captions, mut at) = (Vec::new(), Vec::new(), 0.0);
        let style = self.style(Weight::Regular, 9.5, Ink::Black);
        for picture in pictures {
            let (wide, high) = (picture.size.0.max(1) as f32, picture.size.1.max(1) as f32);
            let scale = (width / wide).min(HIGHEST * self.scale / high);
            let size = (wide * scale, high * scale);
            placed.push((self.left + at, size, picture.clone()));
            let mut lines = Vec::new();
            for said in &picture.below {
                lines.extend(self.cell(said, style, at, width)?);
            }
            captions.push(lines);
            at += width + GUTTER;
        }
        let height = placed.iter().map(|(_, (_, high), _)| *high);
        let band = Band {
            above: 6.0 * self.scale,
            height: height.fold(0.0, f32::max),
            content: Content::Pictures(placed),
        };
        let below = self.beside(captions, 4.0);
        Ok(Group {
            bands: std::iter::once(band).chain(below.bands).collect(),
            keep_together: true,
            below: 8.0 * self.scale,
            ..Group::default()
        })
    }

    fn framed(self, blocks: &[Block]) -> Result<Group, PaperError> {
        let inner = Self {
            left: self.left + PADDING,
            right: self.right - PADDING,
            ..self
        };
        let mut group = Group {
            keep_together: true,
            framed: true,
            ..Group::default()
        };
        for block in blocks {
            group.bands.extend(inner.group(block)?.bands);
        }
        if let Some(first) = group.bands.first_mut() {
            first.above = 0.0;
        }
        Ok(group)
    }
}
