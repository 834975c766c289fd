//! Where both pupils lie in a photo, so that it and the drawing of the face can be laid upon each other (`design.md` §9.9).

use serde::{Deserialize, Serialize};

use super::id::EntryId;

/// A place in a picture, in whole pixels from its upper left corner. No floating point: everybody who counts again, counts
/// the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    pub x: u32,
    pub y: u32,
}

/// The patient's own right and left: the right one lies left in a picture, since others look at the face.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pupils {
    pub right: Spot,
    pub left: Spot,
}

/// Of one photo; a newer one takes the place of an older one, and the original stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoAligned {
    /// The entry that attached it.
    pub photo: EntryId,
    /// In the original as it is seen upright.
    pub pupils: Pupils,
}

/// Why pupils cannot be what somebody says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AlignmentFault {
    /// The photo does not look at the face from the front.
    NotFront,
    /// A pupil outside the picture.
    Outside,
    /// Both in the same place.
    OnePlace,
    /// The right one is not left of the left one: mixed up, or the picture is mirrored.
    MixedUp,
}

impl Pupils {
    /// What is wrong with them in a picture of this width and height.
    pub fn fault(self, (width, height): (u32, u32)) -> Option<AlignmentFault> {
        let outside = |spot: Spot| spot.x >= width || spot.y >= height;
        if outside(self.right) || outside(self.left) {
            Some(AlignmentFault::Outside)
        } else if self.right == self.left {
            Some(AlignmentFault::OnePlace)
        } else if self.are_mixed_up() {
            Some(AlignmentFault::MixedUp)
        } else {
            None
        }
    }

    pub const fn are_mixed_up(self) -> bool {
        self.right.x >= self.left.x
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn pupils(right: (u32, u32), left: (u32, u32)) -> Pupils {
        let spot = |(x, y)| Spot { x, y };
        Pupils {
            right: spot(right),
            left: spot(left),
        }
    }

    #[test]
    fn pupils_lie_inside_the_picture_apart_and_the_right_one_at_its_left() {
        let size = (640, 800);
        for (right, left, fault) in [
            ((219, 403), (421, 403), None),
            ((0, 799), (639, 0), None),
            ((0, 0), (1, 0), None),
            ((640, 403), (421, 403), Some(AlignmentFault::Outside)),
            ((219, 403), (421, 800), Some(AlignmentFault::Outside)),
            ((219, 403), (640, 403), Some(AlignmentFault::Outside)),
            ((219, 403), (219, 403), Some(AlignmentFault::OnePlace)),
            ((421, 403), (219, 403), Some(AlignmentFault::MixedUp)),
            // One above the other: the head lies on its side, and that is no photo from the front.
            ((300, 200), (300, 500), Some(AlignmentFault::MixedUp)),
        ] {
            let found = pupils(right, left).fault(size);
            assert_eq!(found, fault, "{right:?} {left:?}");
        }
    }
}
