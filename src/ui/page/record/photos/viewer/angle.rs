//! Angles and scales as people are told them: to a tenth of a degree and to a thousandth, rounded once.

use crate::domain::alignment::Pupils;
use crate::domain::similarity::Similarity;

/// By how many tenths of a degree photos are turned with the clock; negative against it.
pub fn turn(laid: &Similarity) -> i32 {
    let ((real, imaginary), _) = laid.factor();
    tenths_of_degree(imaginary as f64, real as f64)
}

/// What a length becomes, in thousandths.
pub fn scale(laid: &Similarity) -> u32 {
    let ((real, imaginary), over) = laid.factor();
    let length = (real as f64).hypot(imaginary as f64);
    (length / over as f64 * 1_000.0).round() as u32
}

/// How a head is tilted, in tenths of a degree: what the line between the pupils falls to the right of the picture;
/// negative if it rises.
pub fn tilt(Pupils { right, left }: Pupils) -> i32 {
    let step = |to: u32, from: u32| f64::from(to) - f64::from(from);
    tenths_of_degree(step(left.y, right.y), step(left.x, right.x))
}

fn tenths_of_degree(down: f64, along: f64) -> i32 {
    (down.atan2(along).to_degrees() * 10.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alignment::Spot;

    fn pupils(right: (u32, u32), left: (u32, u32)) -> Pupils {
        let spot = |(x, y)| Spot { x, y };
        Pupils {
            right: spot(right),
            left: spot(left),
        }
    }

    #[test]
    fn turn_scale_and_tilt_are_those_of_a_protractor() {
        for (right, left, turn, scale, tilted) in [
            ((100, 100), (300, 100), 0, 1_000, 0),
            // The head leans by an eighth of a turn with the clock, so it is turned back against it.
            ((100, 100), (200, 200), -450, 1_414, 450),
            ((100, 200), (200, 100), 450, 1_414, -450),
            // 202 along and 22 down: 6.2 degrees.
            ((219, 403), (421, 425), -62, 984, 62),
            ((0, 0), (202, 0), 0, 990, 0),
        ] {
            let photo = pupils(right, left);
            let straight = pupils((200, 300), (400, 300));
            let laid = Similarity::between(photo, straight).expect("no face is mirrored");
            assert_eq!(
                (super::turn(&laid), super::scale(&laid)),
                (turn, scale),
                "{photo:?}"
            );
            assert_eq!(super::tilt(photo), tilted, "{photo:?}");
        }
    }
}
