//! The pupils while somebody marks them: set one after the other, moved until they are right, taken back step by step.

use crate::domain::alignment::{AlignmentFault, Pupils, Spot};

/// The patient's own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Eye {
    Right,
    Left,
}

impl Eye {
    pub const BOTH: [Self; 2] = [Self::Right, Self::Left];
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Marks {
    right: Option<Spot>,
    left: Option<Spot>,
}

impl Marks {
    const fn of(pupils: Pupils) -> Self {
        Self {
            right: Some(pupils.right),
            left: Some(pupils.left),
        }
    }

    const fn mark(&mut self, eye: Eye) -> &mut Option<Spot> {
        match eye {
            Eye::Right => &mut self.right,
            Eye::Left => &mut self.left,
        }
    }
}

pub struct Marking {
    /// Of the upright original, in pixels.
    size: (u32, u32),
    /// What the journal holds.
    saved: Option<Pupils>,
    marks: Marks,
    /// Before each step, the first first.
    earlier: Vec<Marks>,
    /// The mark that is being dragged.
    pub dragged: Option<Eye>,
    /// The mark that the keyboard shall go to.
    pub wants_keyboard: Option<Eye>,
    /// Why the journal did not take them.
    pub refused: Option<String>,
}

impl Marking {
    pub fn begun(size: (u32, u32), saved: Option<Pupils>) -> Self {
        Self {
            size,
            saved,
            marks: saved.map_or_else(Marks::default, Marks::of),
            earlier: Vec::new(),
            dragged: None,
            wants_keyboard: Some(Eye::Right),
            refused: None,
        }
    }

    pub const fn size(&self) -> (u32, u32) {
        self.size
    }

    pub const fn mark(&self, eye: Eye) -> Option<Spot> {
        match eye {
            Eye::Right => self.marks.right,
            Eye::Left => self.marks.left,
        }
    }

    /// Where a mark is, or where an eye is in most photos from the front.
    pub fn mark_or_likely(&self, eye: Eye) -> Spot {
        let (width, height) = self.size;
        let hundredths = match eye {
            Eye::Right => 35,
            Eye::Left => 65,
        };
        let part = |of: u32, hundredths: u64| (u64::from(of) * hundredths / 100) as u32;
        let likely = Spot {
            x: part(width, hundredths),
            y: part(height, 48),
        };
        self.mark(eye).unwrap_or(likely)
    }

    /// The eye that is to be marked next.
    pub fn next(&self) -> Option<Eye> {
        Eye::BOTH.into_iter().find(|eye| self.mark(*eye).is_none())
    }

    /// The mark nearest to a place, if it lies within so many pixels.
    pub fn near(&self, spot: Spot, reach: u32) -> Option<Eye> {
        let apart = |eye: &Eye| {
            let mark = self.mark(*eye)?;
            let square = |one: u32, other: u32| u64::from(one.abs_diff(other)).pow(2);
            Some(square(mark.x, spot.x) + square(mark.y, spot.y))
        };
        let within = |eye: &Eye| apart(eye).is_some_and(|apart| apart <= u64::from(reach).pow(2));
        let marks = Eye::BOTH.into_iter().filter(within);
        marks.min_by_key(apart)
    }

    /// A click corrects the mark beside it, sets the one that is missing, or moves the nearer of both.
    pub fn click(&mut self, spot: Spot, reach: u32) -> Eye {
        let eye = self
            .near(spot, reach)
            .or_else(|| self.next())
            .or_else(|| self.near(spot, u32::MAX))
            .unwrap_or(Eye::Right);
        self.set(eye, spot);
        eye
    }

    pub fn set(&mut self, eye: Eye, spot: Spot) {
        if self.mark(eye) != Some(spot) {
            self.hold();
            self.drag(eye, spot);
        }
    }

    /// Remembers how the marks are, to come back to.
    pub fn hold(&mut self) {
        self.earlier.push(self.marks);
    }

    /// Moves a mark within a step that is held already.
    pub fn drag(&mut self, eye: Eye, spot: Spot) {
        let (width, height) = self.size;
        *self.marks.mark(eye) = Some(Spot {
            x: spot.x.min(width.saturating_sub(1)),
            y: spot.y.min(height.saturating_sub(1)),
        });
        self.refused = None;
    }

    pub fn nudge(&mut self, eye: Eye, (along, down): (i32, i32)) {
        let Spot { x, y } = self.mark_or_likely(eye);
        self.set(
            eye,
            Spot {
                x: x.saturating_add_signed(along),
                y: y.saturating_add_signed(down),
            },
        );
    }

    pub const fn can_undo(&self) -> bool {
        !self.earlier.is_empty()
    }

    pub fn undo(&mut self) {
        if let Some(earlier) = self.earlier.pop() {
            (self.marks, self.refused) = (earlier, None);
        }
    }

    /// Both, once both are marked.
    pub fn pupils(&self) -> Option<Pupils> {
        let Marks { right, left } = self.marks;
        Some(Pupils {
            right: right?,
            left: left?,
        })
    }

    pub fn fault(&self) -> Option<AlignmentFault> {
        self.pupils()?.fault(self.size)
    }

    /// What there is to save: both marks, right, and not what is saved already.
    pub fn to_save(&self) -> Option<Pupils> {
        let pupils = self.pupils()?;
        (self.fault().is_none() && self.saved != Some(pupils)).then_some(pupils)
    }

    pub fn is_unchanged(&self) -> bool {
        self.saved.is_some() && self.saved == self.pupils()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u32, u32) = (640, 800);

    const fn spot(x: u32, y: u32) -> Spot {
        Spot { x, y }
    }

    #[test]
    fn two_clicks_mark_right_and_left_and_a_third_corrects_the_nearer_one() {
        let mut marking = Marking::begun(SIZE, None);
        assert_eq!(marking.click(spot(219, 403), 12), Eye::Right);
        assert_eq!((marking.pupils(), marking.to_save()), (None, None));
        assert_eq!(marking.next(), Some(Eye::Left));
        assert_eq!(marking.click(spot(430, 403), 12), Eye::Left);
        assert_eq!(marking.click(spot(421, 403), 12), Eye::Left);
        let both = Pupils {
            right: spot(219, 403),
            left: spot(421, 403),
        };
        assert_eq!(marking.to_save(), Some(both));
    }

    #[test]
    fn a_click_beside_the_first_mark_corrects_it_and_is_not_the_second_eye() {
        let mut marking = Marking::begun(SIZE, None);
        marking.click(spot(219, 403), 12);
        assert_eq!(marking.click(spot(225, 408), 12), Eye::Right);
        assert_eq!(marking.mark(Eye::Right), Some(spot(225, 408)));
        assert_eq!(marking.mark(Eye::Left), None);
    }

    #[test]
    fn every_step_is_taken_back_and_a_drag_is_one() {
        let mut marking = Marking::begun(SIZE, None);
        marking.click(spot(219, 403), 12);
        marking.hold();
        for x in 220..260 {
            marking.drag(Eye::Right, spot(x, 403));
        }
        marking.nudge(Eye::Right, (-1, 2));
        assert_eq!(marking.mark(Eye::Right), Some(spot(258, 405)));
        for expected in [Some(spot(259, 403)), Some(spot(219, 403)), None] {
            marking.undo();
            assert_eq!(marking.mark(Eye::Right), expected);
        }
        assert!(!marking.can_undo());
    }

    #[test]
    fn no_mark_leaves_the_picture() {
        let mut marking = Marking::begun(SIZE, None);
        marking.set(Eye::Left, spot(9_000, 9_000));
        assert_eq!(marking.mark(Eye::Left), Some(spot(639, 799)));
        marking.nudge(Eye::Left, (5, 5));
        assert_eq!(marking.mark(Eye::Left), Some(spot(639, 799)));
        marking.set(Eye::Right, spot(0, 0));
        marking.nudge(Eye::Right, (-5, -5));
        assert_eq!(marking.mark(Eye::Right), Some(spot(0, 0)));
    }

    #[test]
    fn what_is_mixed_up_or_saved_already_is_not_saved() {
        let saved = Pupils {
            right: spot(219, 403),
            left: spot(421, 403),
        };
        let mut marking = Marking::begun(SIZE, Some(saved));
        assert!(marking.is_unchanged());
        assert_eq!(marking.to_save(), None);
        marking.set(Eye::Right, spot(500, 403));
        assert_eq!(marking.fault(), Some(AlignmentFault::MixedUp));
        assert_eq!(marking.to_save(), None);
        marking.set(Eye::Right, spot(220, 403));
        assert!(marking.to_save().is_some());
    }
}
