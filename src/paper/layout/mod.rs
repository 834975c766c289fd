//! Blocks of text become boxes on pages: nothing overlaps, and nothing leaves its page.

mod bands;
mod pages;

use std::fmt;
use std::sync::Arc;

pub use pages::{Page, Placed, Running, What, lay_out};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.0, 842.0);
/// The text stands between these.
pub const LEFT: f32 = 56.0;
pub const RIGHT: f32 = 539.0;
pub const TOP: f32 = 72.0;
pub const BOTTOM: f32 = 780.0;

/// What is printed, from top to bottom.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    Title(String),
    /// Never the last line of a page.
    Heading(String),
    Paragraph(String),
    Bullet(String),
    /// Small and grey.
    Note(String),
    /// A label and what it says, side by side.
    Field(String, String),
    /// The same in small type, with room for a long label: where there are many.
    SmallField(String, String),
    /// A line of a table. A row is kept on one page.
    Row(Row),
    /// Pictures beside each other, each with its lines below; kept on one page.
    Pictures(Vec<Picture>),
    /// Set apart by a frame, and kept on one page if one is long enough.
    Framed(Vec<Self>),
}

/// A picture that is printed.
#[derive(Clone, PartialEq)]
pub struct Picture {
    /// Upright, and without anything that a camera wrote beside it.
    pub jpeg: Arc<Vec<u8>>,
    /// In pixels.
    pub size: (u32, u32),
    pub below: Vec<String>,
}

/// Faces are not written into logs.
impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({}×{})", self.size.0, self.size.1)
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub cells: Vec<String>,
    /// How much of the width each cell takes, as parts of their sum.
    pub shares: Vec<f32>,
    pub head: bool,
}

#[cfg(test)]
mod tests;
