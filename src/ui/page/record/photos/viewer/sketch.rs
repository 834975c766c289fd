//! Marks while somebody draws them upon a photo: added, moved, sized, worded, and taken back step by step.

use crate::domain::alignment::Spot;
use crate::domain::mark::{self, Mark, MarkFault};

/// What a drag or a click makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tool {
    Arrow,
    Ring,
    Text,
}

/// What the pointer is doing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Drag {
    /// A new mark is drawn from where it began.
    Drawing(Spot),
    /// A mark is moved; where the pointer was, in pixels.
    Moving(usize, (i64, i64)),
}

pub struct Sketch {
    /// Of the upright original, in pixels.
    size: (u32, u32),
    /// What the journal holds.
    saved: Vec<Mark>,
    marks: Vec<Mark>,
    /// Before each step, the first first.
    earlier: Vec<Vec<Mark>>,
    pub tool: Tool,
    pub selected: Option<usize>,
    pub drag: Option<Drag>,
    /// The mark that the keyboard shall go to.
    pub wants_keyboard: Option<usize>,
    /// The field for words shall be written in.
    pub wants_words: bool,
    /// Somebody writes in it.
    pub writing: bool,
    /// The mark whose words are changed in one step, until something else is done.
    stretch: Option<usize>,
    /// Why the journal did not take them.
    pub refused: Option<String>,
}

impl Sketch {
    pub fn begun(size: (u32, u32), saved: &[Mark]) -> Self {
        Self {
            size,
            saved: saved.to_vec(),
            marks: saved.to_vec(),
            earlier: Vec::new(),
            tool: Tool::Arrow,
            selected: None,
            drag: None,
            wants_keyboard: None,
            wants_words: false,
            writing: false,
            stretch: None,
            refused: None,
        }
    }

    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    pub const fn size(&self) -> (u32, u32) {
        self.size
    }

    /// The words of the chosen mark, if it has words.
    pub fn words(&self) -> Option<&str> {
        match self.marks.get(self.selected?)? {
            Mark::Text { text, .. } => Some(text),
            Mark::Arrow { .. } | Mark::Ring { .. } => None,
        }
    }

    /// Begins a step that can be taken back.
    fn step(&mut self) {
        (self.refused, self.stretch) = (None, None);
        self.earlier.push(self.marks.clone());
    }

    pub fn can_undo(&self) -> bool {
        !self.earlier.is_empty()
    }

    pub fn undo(&mut self) {
        if let Some(earlier) = self.earlier.pop() {
            (self.marks, self.refused, self.stretch) = (earlier, None, None);
            self.selected = self.selected.filter(|place| *place < self.marks.len());
            self.drag = None;
        }
    }

    /// Begins a mark of the tool at a place; of words, it is all of it.
    pub fn begin(&mut self, at: Spot) {
        self.step();
        self.marks.push(match self.tool {
            Tool::Arrow => Mark::Arrow { from: at, to: at },
            Tool::Ring => Mark::Ring {
                middle: at,
                radius: 0,
            },
            Tool::Text => Mark::Text {
                at,
                text: String::new(),
            },
        });
        self.selected = Some(self.marks.len() - 1);
        self.wants_words = self.tool == Tool::Text;
        self.drag = (self.tool != Tool::Text).then_some(Drag::Drawing(at));
    }

    /// Draws the mark that was begun up to a place.
    pub fn draw(&mut self, from: Spot, at: Spot) {
        let to = self.inside(i64::from(at.x), i64::from(at.y));
        let widest = self.size.0.max(self.size.1);
        match self.marks.last_mut() {
            Some(Mark::Arrow { to: head, .. }) => *head = to,
            Some(Mark::Ring { radius, .. }) => *radius = distance(from, to).min(widest),
            Some(Mark::Text { .. }) | None => {}
        }
    }

    /// Ends a drag. What was drawn too small to be seen is nothing.
    pub fn drop_it(&mut self) {
        let drawn = self.drag.take();
        let last = self.marks.last();
        let is_nothing = last.is_some_and(|mark| mark.fault(self.size).is_some());
        if matches!(drawn, Some(Drag::Drawing(_))) && is_nothing {
            self.undo();
            self.selected = None;
        } else {
            self.wants_keyboard = self.selected;
        }
    }

    /// A mark of the tool that needs no drag, around a place: for the keyboard.
    pub fn put(&mut self, middle: Spot) {
        let reach = (self.size.0.min(self.size.1) / 12).max(1);
        let (x, y) = (i64::from(middle.x), i64::from(middle.y));
        let reach_wide = i64::from(reach);
        let (from, to) = (
            self.inside(x - reach_wide, y + reach_wide),
            self.inside(x, y),
        );
        match self.tool {
            Tool::Arrow => {
                self.begin(from);
                self.draw(from, to);
            }
            Tool::Ring => {
                self.begin(to);
                if let Some(Mark::Ring { radius, .. }) = self.marks.last_mut() {
                    *radius = reach;
                }
            }
            Tool::Text => self.begin(to),
        }
        self.drag = None;
        self.wants_keyboard = self.selected.filter(|_| self.tool != Tool::Text);
    }

    /// Takes hold of a mark.
    pub fn hold(&mut self, place: usize, at: (i64, i64)) {
        self.step();
        self.selected = Some(place);
        self.drag = Some(Drag::Moving(place, at));
    }

    /// By so many pixels, as far as the edge lets it.
    pub fn shift(&mut self, place: usize, (along, down): (i64, i64)) {
        let (width, height) = self.size;
        let moved = |spot: Spot| Spot {
            x: clamped(i64::from(spot.x) + along, width),
            y: clamped(i64::from(spot.y) + down, height),
        };
        match self.marks.get_mut(place) {
            Some(Mark::Arrow { from, to }) => {
                // Both ends or neither, so that an arrow keeps its length at the edge.
                let ends = (moved(*from), moved(*to));
                let whole = |was: Spot, is: Spot| {
                    (
                        i64::from(is.x) - i64::from(was.x),
                        i64::from(is.y) - i64::from(was.y),
                    )
                };
                if whole(*from, ends.0) == whole(*to, ends.1) {
                    (*from, *to) = ends;
                }
            }
            Some(Mark::Ring { middle, .. }) => *middle = moved(*middle),
            Some(Mark::Text { at, .. }) => *at = moved(*at),
            None => {}
        }
    }

    /// One press of a key: moves a mark.
    pub fn nudge(&mut self, place: usize, by: (i64, i64)) {
        self.step();
        self.shift(place, by);
    }

    /// One press of a key: the head of an arrow, or how wide a ring is.
    pub fn resize(&mut self, place: usize, (along, down): (i64, i64)) {
        self.step();
        let (width, height) = self.size;
        match self.marks.get_mut(place) {
            Some(Mark::Arrow { to, .. }) => {
                *to = Spot {
                    x: clamped(i64::from(to.x) + along, width),
                    y: clamped(i64::from(to.y) + down, height),
                }
            }
            Some(Mark::Ring { radius, .. }) => {
                let wider = i64::from(*radius) + along - down;
                *radius = wider.clamp(1, i64::from(width.max(height))) as u32;
            }
            Some(Mark::Text { .. }) | None => {}
        }
    }

    /// The words of the chosen mark; a whole stretch of writing is one step.
    pub fn write(&mut self, words: String) {
        if self.stretch != self.selected {
            self.step();
            self.stretch = self.selected;
        }
        let chosen = self.selected.and_then(|place| self.marks.get_mut(place));
        if let Some(Mark::Text { text, .. }) = chosen {
            *text = words;
        }
    }

    pub fn remove(&mut self) {
        if let Some(place) = self
            .selected
            .take()
            .filter(|place| *place < self.marks.len())
        {
            self.step();
            self.marks.remove(place);
        }
    }

    pub fn fault(&self) -> Option<MarkFault> {
        mark::fault(&self.marks, self.size)
    }

    /// What there is to save: right, and not what is saved already.
    pub fn to_save(&self) -> Option<Vec<Mark>> {
        let is_new = self.marks != self.saved && self.fault().is_none();
        is_new.then(|| self.marks.clone())
    }

    /// The nearest place inside the picture.
    pub fn inside(&self, x: i64, y: i64) -> Spot {
        Spot {
            x: clamped(x, self.size.0),
            y: clamped(y, self.size.1),
        }
    }
}

fn clamped(at: i64, most: u32) -> u32 {
    at.clamp(0, i64::from(most.max(1)) - 1) as u32
}

fn distance(from: Spot, to: Spot) -> u32 {
    let square = |one: u32, other: u32| u64::from(one.abs_diff(other)).pow(2);
    (square(from.x, to.x) + square(from.y, to.y)).isqrt() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u32, u32) = (640, 800);

    const fn spot(x: u32, y: u32) -> Spot {
        Spot { x, y }
    }

    fn drawn(tool: Tool, from: Spot, to: Spot) -> Sketch {
        let mut sketch = Sketch::begun(SIZE, &[]);
        sketch.tool = tool;
        sketch.begin(from);
        sketch.draw(from, to);
        sketch.drop_it();
        sketch
    }

    #[test]
    fn a_drag_draws_an_arrow_or_a_ring() {
        let arrow = drawn(Tool::Arrow, spot(100, 100), spot(200, 150));
        let expected = Mark::Arrow {
            from: spot(100, 100),
            to: spot(200, 150),
        };
        assert_eq!(arrow.to_save(), Some(vec![expected]));
        let ring = drawn(Tool::Ring, spot(100, 100), spot(130, 140));
        let expected = Mark::Ring {
            middle: spot(100, 100),
            radius: 50,
        };
        assert_eq!(ring.to_save(), Some(vec![expected]));
    }

    #[test]
    fn a_drag_of_no_length_leaves_nothing() {
        for tool in [Tool::Arrow, Tool::Ring] {
            let mut sketch = drawn(tool, spot(100, 100), spot(100, 100));
            assert_eq!((sketch.marks(), sketch.selected), (&[][..], None));
            assert!(!sketch.can_undo());
            sketch.undo();
        }
    }

    #[test]
    fn words_lack_until_they_are_written_and_are_one_step() {
        let mut sketch = Sketch::begun(SIZE, &[]);
        sketch.tool = Tool::Text;
        sketch.begin(spot(10, 10));
        assert_eq!(
            (sketch.fault(), sketch.to_save()),
            (Some(MarkFault::NoWords), None)
        );
        for words in ["l", "li", "lidt lavere"] {
            sketch.write(words.to_owned());
        }
        assert_eq!(sketch.words(), Some("lidt lavere"));
        assert!(sketch.to_save().is_some());
        sketch.undo();
        assert_eq!(sketch.words(), Some(""));
        sketch.undo();
        assert_eq!(sketch.words(), None);
    }

    #[test]
    fn no_mark_leaves_the_picture_and_an_arrow_keeps_its_length() {
        let mut sketch = drawn(Tool::Arrow, spot(0, 0), spot(30, 40));
        sketch.nudge(0, (-5, 0));
        assert_eq!(
            sketch.marks(),
            [Mark::Arrow {
                from: spot(0, 0),
                to: spot(30, 40)
            }]
        );
        sketch.nudge(0, (5, 2));
        assert_eq!(
            sketch.marks(),
            [Mark::Arrow {
                from: spot(5, 2),
                to: spot(35, 42)
            }]
        );
        sketch.resize(0, (9_000, -9_000));
        assert_eq!(
            sketch.marks(),
            [Mark::Arrow {
                from: spot(5, 2),
                to: spot(639, 0)
            }]
        );
        let mut sketch = drawn(Tool::Ring, spot(5, 5), spot(9_000, 9_000));
        assert_eq!(sketch.fault(), None, "it may reach beyond the edge");
        sketch.resize(0, (-9_000, 0));
        assert_eq!(
            sketch.marks(),
            [Mark::Ring {
                middle: spot(5, 5),
                radius: 1
            }]
        );
    }

    #[test]
    fn what_is_saved_already_is_not_saved_and_removing_all_is_something_new() {
        let saved = [Mark::Ring {
            middle: spot(9, 9),
            radius: 4,
        }];
        let mut sketch = Sketch::begun(SIZE, &saved);
        assert_eq!(sketch.to_save(), None);
        sketch.selected = Some(0);
        sketch.remove();
        assert_eq!(sketch.to_save(), Some(Vec::new()));
        sketch.undo();
        assert_eq!((sketch.marks(), sketch.to_save()), (&saved[..], None));
    }

    #[test]
    fn a_mark_is_put_without_a_pointer() {
        for tool in [Tool::Arrow, Tool::Ring] {
            let mut sketch = Sketch::begun(SIZE, &[]);
            sketch.tool = tool;
            sketch.put(spot(320, 400));
            assert_eq!(sketch.fault(), None);
            assert_eq!(sketch.wants_keyboard, Some(0));
        }
    }
}
