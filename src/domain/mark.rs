//! What somebody has drawn upon a photo: arrows, rings and words, kept beside it. The original is never touched.

use serde::{Deserialize, Serialize};

use super::alignment::Spot;
use super::id::EntryId;

/// As many as can still be told apart.
pub const MOST_MARKS: usize = 100;

/// Characters of one mark's words.
pub const LONGEST_WORDS: usize = 200;

/// In the original as it is seen upright, in whole pixels.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Mark {
    /// Its head is at `to`.
    Arrow { from: Spot, to: Spot },
    Ring {
        middle: Spot,
        /// In pixels, at least one.
        radius: u32,
    },
    /// Words that begin at a place.
    Text { at: Spot, text: String },
}

/// All marks of one photo: a newer entry takes the place of an older one, and none of them is lost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoMarked {
    /// The entry that attached it.
    pub photo: EntryId,
    pub marks: Vec<Mark>,
}

/// Why marks cannot be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkFault {
    /// A place outside the picture.
    Outside,
    /// An arrow without a length, or a ring without a width.
    NoSize,
    NoWords,
    TooManyWords,
    TooMany,
}

impl Mark {
    /// What is wrong with it in a picture of this width and height. A ring may reach beyond the edge.
    pub fn fault(&self, (width, height): (u32, u32)) -> Option<MarkFault> {
        let outside = |spot: &Spot| spot.x >= width || spot.y >= height;
        let is_outside = match self {
            Self::Arrow { from, to } => outside(from) || outside(to),
            Self::Ring { middle, radius } => outside(middle) || *radius > width.max(height),
            Self::Text { at, .. } => outside(at),
        };
        if is_outside {
            return Some(MarkFault::Outside);
        }
        match self {
            Self::Arrow { from, to } if from == to => Some(MarkFault::NoSize),
            Self::Ring { radius: 0, .. } => Some(MarkFault::NoSize),
            Self::Text { text, .. } if text.trim().is_empty() => Some(MarkFault::NoWords),
            Self::Text { text, .. } if text.chars().count() > LONGEST_WORDS => {
                Some(MarkFault::TooManyWords)
            }
            Self::Arrow { .. } | Self::Ring { .. } | Self::Text { .. } => None,
        }
    }
}

/// The first fault of some marks together.
pub fn fault(marks: &[Mark], size: (u32, u32)) -> Option<MarkFault> {
    if marks.len() > MOST_MARKS {
        return Some(MarkFault::TooMany);
    }
    marks.iter().find_map(|mark| mark.fault(size))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u32, u32) = (640, 800);

    const fn spot(x: u32, y: u32) -> Spot {
        Spot { x, y }
    }

    fn text(words: &str) -> Mark {
        Mark::Text {
            at: spot(5, 5),
            text: words.to_owned(),
        }
    }

    #[test]
    fn a_mark_lies_in_the_picture_and_has_a_size_or_words() {
        let arrow = |from, to| Mark::Arrow { from, to };
        let ring = |middle, radius| Mark::Ring { middle, radius };
        for (mark, expected) in [
            (arrow(spot(0, 0), spot(639, 799)), None),
            (arrow(spot(0, 0), spot(640, 799)), Some(MarkFault::Outside)),
            (arrow(spot(9, 9), spot(9, 9)), Some(MarkFault::NoSize)),
            (ring(spot(2, 2), 50), None),
            (ring(spot(2, 800), 50), Some(MarkFault::Outside)),
            (ring(spot(2, 2), 801), Some(MarkFault::Outside)),
            (ring(spot(2, 2), 0), Some(MarkFault::NoSize)),
            (text("lidt lavere brynloft"), None),
            (text("  "), Some(MarkFault::NoWords)),
            (text(&"ø".repeat(LONGEST_WORDS)), None),
            (
                text(&"ø".repeat(LONGEST_WORDS + 1)),
                Some(MarkFault::TooManyWords),
            ),
        ] {
            assert_eq!(mark.fault(SIZE), expected, "{mark:?}");
        }
    }

    #[test]
    fn all_of_them_are_looked_at_and_their_number_too() {
        let good = vec![text("a"); MOST_MARKS];
        assert_eq!(fault(&good, SIZE), None);
        assert_eq!(
            fault(&[text("a"), text("")], SIZE),
            Some(MarkFault::NoWords)
        );
        assert_eq!(
            fault(&vec![text("a"); MOST_MARKS + 1], SIZE),
            Some(MarkFault::TooMany)
        );
    }
}
