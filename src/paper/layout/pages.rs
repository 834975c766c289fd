//! Bands become pages: broken where a page ends, each page with its head and foot.

use super::bands::{Band, Column, Content, Group, PADDING, RULE};
use super::{BOTTOM, Block, LEFT, PAGE, Picture, RIGHT, TOP};
use crate::paper::PaperError;
use crate::paper::face::{Faces, Weight};
use crate::paper::wrap::{Ink, Line, Style, one_line};

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Page {
    pub boxes: Vec<Placed>,
}

/// Something on a page, in points from its upper left corner.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
    pub what: What,
}

#[derive(Clone, PartialEq, Debug)]
pub enum What {
    Line(Line),
    Picture(Picture),
    Rule,
    /// Around the lines that stand within it.
    Frame,
}

/// What stands above and below every page.
pub struct Running<'a> {
    pub head: [String; 2],
    pub foot: String,
    /// »Side 1 af 2«
    pub page: &'a dyn Fn(usize, usize) -> String,
}

/// All pages; at least one. `scale` makes type and space smaller.
pub fn lay_out(
    faces: &Faces,
    blocks: &[Block],
    running: &Running<'_>,
    scale: f32,
) -> Result<Vec<Page>, PaperError> {
    let column = Column::whole(faces, scale);
    let groups: Vec<Group> = blocks
        .iter()
        .map(|block| column.group(block))
        .collect::<Result<_, _>>()?;
    let mut press = Press::default();
    let mut groups = groups.into_iter().peekable();
    while let Some(group) = groups.next() {
        press.begin(needed(&group, groups.peek()));
        let below = group.below;
        press.place(group, scale);
        press.filled += below;
    }
    let mut pages = press.finish();
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        furnish(page, faces, running, (number + 1, count))?;
    }
    Ok(pages)
}

/// The height that must be free where a block begins.
fn needed(group: &Group, next: Option<&Group>) -> f32 {
    /// A paragraph does not leave a single line behind.
    const FIRST_LINES: usize = 2;
    let first = |group: &Group| {
        let most = if group.keep_together {
            group.bands.len()
        } else {
            FIRST_LINES
        };
        let heights = group.bands.iter().take(most);
        let frame = if group.framed { 4.0 * PADDING } else { 0.0 };
        heights.map(|band| band.above + band.height).sum::<f32>() + frame + group.below
    };
    let next = next.filter(|_| group.keep_with_next).map_or(0.0, first);
    first(group) + next
}

/// Fills one page after the other.
#[derive(Default)]
struct Press {
    done: Vec<Page>,
    page: Page,
    /// What is filled of the page, from `TOP`.
    filled: f32,
}

impl Press {
    /// Turns the page if that much is not free on it, and would be on the next.
    fn begin(&mut self, needed: f32) {
        if self.filled > 0.0 && self.filled + needed > BOTTOM - TOP {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.filled = 0.0;
    }

    fn place(&mut self, group: Group, scale: f32) {
        if !group.framed {
            for band in group.bands {
                let above = if self.filled > 0.0 { band.above } else { 0.0 };
                if self.filled > 0.0 && self.filled + above + band.height > BOTTOM - TOP {
                    self.turn();
                }
                self.put(band);
            }
            return;
        }
        self.filled += if self.filled > 0.0 {
            PADDING * scale
        } else {
            0.0
        };
        let mut frame = self.open_frame();
        for band in group.bands {
            let whole = band.above + band.height + PADDING;
            if self.filled > frame + PADDING && self.filled + whole > BOTTOM - TOP {
                self.close_frame(frame);
                self.turn();
                frame = self.open_frame();
            }
            self.put(band);
        }
        self.close_frame(frame);
    }

    fn open_frame(&mut self) -> f32 {
        let top = self.filled;
        self.filled += PADDING;
        top
    }

    fn close_frame(&mut self, top: f32) {
        self.filled += PADDING;
        self.page.boxes.push(Placed {
            left: LEFT,
            top: TOP + top,
            width: RIGHT - LEFT,
            height: self.filled - top,
            what: What::Frame,
        });
    }

    fn put(&mut self, band: Band) {
        self.filled += if self.filled > 0.0 { band.above } else { 0.0 };
        let top = TOP + self.filled;
        self.filled += band.height;
        match band.content {
            Content::Rule(left, right) => self.page.boxes.push(Placed {
                left,
                top,
                width: right - left,
                height: RULE,
                what: What::Rule,
            }),
            Content::Pictures(pictures) => {
                let placed = pictures
                    .into_iter()
                    .map(|(left, (width, height), picture)| Placed {
                        left,
                        top,
                        width,
                        height,
                        what: What::Picture(picture),
                    });
                self.page.boxes.extend(placed);
            }
            Content::Lines(lines) => {
                let placed = lines.into_iter().map(|(left, line)| at(left, top, line));
                self.page.boxes.extend(placed);
            }
        }
    }

    fn finish(mut self) -> Vec<Page> {
        self.turn();
        self.done
    }
}

fn at(left: f32, top: f32, line: Line) -> Placed {
    Placed {
        left,
        top,
        width: line.width,
        height: line.style.line_height(),
        what: What::Line(line),
    }
}

/// Head and foot. They are one line each, so what is too long there is cut; whatever counts stands in the text as well.
fn furnish(
    page: &mut Page,
    faces: &Faces,
    running: &Running<'_>,
    (number, count): (usize, usize),
) -> Result<(), PaperError> {
    const SMALL: Style = Style {
        weight: Weight::Regular,
        size: 8.0,
        ink: Ink::Grey,
    };
    const HEAD: f32 = 36.0;
    const FOOT: f32 = PAGE.1 - 46.0;
    let [left, right] = &running.head;
    let number = (running.page)(number, count);
    let half = (RIGHT - LEFT) / 2.0 - 6.0;
    let line = |text: &str, width: f32| one_line(faces, text, SMALL, width);
    for (top, lines) in [
        (HEAD, [line(left, half)?, line(right, half)?]),
        (FOOT, [line(&running.foot, 415.0)?, line(&number, 62.0)?]),
    ] {
        let [left, right] = lines;
        page.boxes.extend(left.map(|line| at(LEFT, top, line)));
        page.boxes
            .extend(right.map(|line| at(RIGHT - line.width, top, line)));
    }
    Ok(())
}
