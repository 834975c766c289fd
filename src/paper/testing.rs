//! What the tests of paper share: pages read back, and that nothing on them overlaps.

use super::face::Faces;
use super::layout::{BOTTOM, LEFT, PAGE, Page, Placed, RIGHT, TOP, What};

pub fn faces() -> Faces {
    Faces::load().expect("Inter")
}

/// Pages stand uncompressed in the catalogue of a PDF: `/Count` of its page tree.
pub fn page_count(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let count = text.split("/Count ").nth(1).expect("a page tree");
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

/// The text of the lines of a page, from top to bottom, without head and foot.
pub fn texts(page: &Page) -> Vec<String> {
    let body = page.boxes.iter().filter(|placed| is_body(placed));
    body.filter_map(|placed| match &placed.what {
        What::Line(line) => Some(line.text()),
        What::Picture(_) | What::Rule | What::Frame => None,
    })
    .collect()
}

fn is_body(placed: &Placed) -> bool {
    placed.top >= TOP && placed.top < BOTTOM
}

/// A frame lies around its lines; everything else keeps clear of everything else.
#[track_caller]
pub fn check(pages: &[Page]) {
    for page in pages {
        for placed in &page.boxes {
            let (right, bottom) = (placed.left + placed.width, placed.top + placed.height);
            assert!(placed.left >= LEFT - 0.01, "{placed:?}");
            assert!(right <= RIGHT + 0.01, "{placed:?}");
            assert!(placed.top >= 0.0 && bottom <= PAGE.1, "{placed:?}");
            assert!(!is_body(placed) || bottom <= BOTTOM + 0.01, "{placed:?}");
        }
        let boxes: Vec<&Placed> = page.boxes.iter().collect();
        for (number, one) in boxes.iter().enumerate() {
            for other in boxes.iter().skip(number + 1) {
                assert!(apart(one, other), "{one:?}\n{other:?}");
            }
        }
    }
}

fn apart(one: &Placed, other: &Placed) -> bool {
    const HAIR: f32 = 0.01;
    let beside = |one: &Placed, other: &Placed| one.left + one.width <= other.left + HAIR;
    let above = |one: &Placed, other: &Placed| one.top + one.height <= other.top + HAIR;
    let within = |inner: &Placed, outer: &Placed| {
        outer.what == What::Frame
            && inner.left >= outer.left
            && inner.left + inner.width <= outer.left + outer.width + HAIR
            && inner.top >= outer.top
            && inner.top + inner.height <= outer.top + outer.height + HAIR
    };
    beside(one, other)
        || beside(other, one)
        || above(one, other)
        || above(other, one)
        || within(one, other)
        || within(other, one)
}
