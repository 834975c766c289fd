//! Measured: pairs of photos with a known turn, scale and shift, their pupils clicked to the whole pixel, laid upon each other
//! again. `cargo test --lib measured -- --nocapture` prints the figures.

use super::{PARTS, Similarity};
use crate::domain::alignment::{Pupils, Spot};

/// As high as a photo stands on the page that compares, in points of a window of 1440 × 900.
const SCREEN: f64 = 560.0;

const PAIRS: usize = 4_000;

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.part()
    }
}

/// The truth about a pair: how the first photo lies in the second.
struct Pair {
    right: (f64, f64),
    left: (f64, f64),
    turn: f64,
    scale: f64,
    shift: (f64, f64),
}

impl Pair {
    /// Faces stand somewhere in the middle; nobody holds a head or a camera the same twice.
    fn any(numbers: &mut Numbers, (width, height): (f64, f64)) -> Self {
        let apart = width.min(height) * numbers.between(0.2, 0.34);
        let lean = numbers.between(-8.0_f64, 8.0).to_radians();
        let middle = (
            width * numbers.between(0.45, 0.55),
            height * numbers.between(0.4, 0.5),
        );
        let half = (lean.cos() * apart / 2.0, lean.sin() * apart / 2.0);
        Self {
            right: (middle.0 - half.0, middle.1 - half.1),
            left: (middle.0 + half.0, middle.1 + half.1),
            turn: numbers.between(-8.0_f64, 8.0).to_radians(),
            scale: numbers.between(0.85, 1.18),
            shift: (
                numbers.between(-0.06, 0.06) * width,
                numbers.between(-0.06, 0.06) * height,
            ),
        }
    }

    fn in_second(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (x, y) = (x - self.right.0, y - self.right.1);
        let (sin, cos) = self.turn.sin_cos();
        (
            self.right.0 + self.shift.0 + self.scale * (cos * x - sin * y),
            self.right.1 + self.shift.1 + self.scale * (sin * x + cos * y),
        )
    }

    /// The face: from the hairline to the chin and from ear to ear, in distances between the pupils.
    fn face(&self) -> impl Iterator<Item = (f64, f64)> {
        let (x, y) = (self.left.0 - self.right.0, self.left.1 - self.right.1);
        let middle = (
            self.left.0.midpoint(self.right.0),
            self.left.1.midpoint(self.right.1),
        );
        let steps = (0..=8).flat_map(|along| (0..=12).map(move |down| (along, down)));
        steps.map(move |(along, down)| {
            let (along, down) = (f64::from(along) * 0.25 - 1.0, f64::from(down) * 0.25 - 1.3);
            (
                middle.0 + along * x - down * y,
                middle.1 + along * y + down * x,
            )
        })
    }
}

/// The pixel that somebody clicks who aims at a place.
fn clicked((x, y): (f64, f64)) -> Spot {
    Spot {
        x: x.floor() as u32,
        y: y.floor() as u32,
    }
}

/// For each pair the largest error anywhere in the face, in points on the screen; sorted.
fn errors(size: (f64, f64)) -> Vec<f64> {
    let mut numbers = Numbers(20_261_123);
    let mut errors: Vec<f64> = (0..PAIRS)
        .map(|_| {
            let pair = Pair::any(&mut numbers, size);
            let first = Pupils {
                right: clicked(pair.right),
                left: clicked(pair.left),
            };
            let second = Pupils {
                right: clicked(pair.in_second(pair.right)),
                left: clicked(pair.in_second(pair.left)),
            };
            let laid = Similarity::between_photos(second, first).expect("no face is mirrored");
            let parts = f64::from(PARTS);
            let error = |place: (f64, f64)| {
                let (x, y) = pair.in_second(place);
                let (x, y) = laid.place((x * parts).round() as i64, (y * parts).round() as i64);
                (x as f64 / parts - place.0).hypot(y as f64 / parts - place.1)
            };
            pair.face().map(error).fold(0.0, f64::max) * SCREEN / size.1
        })
        .collect();
    errors.sort_by(f64::total_cmp);
    errors
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what it measures")]
fn after_two_clicks_a_face_lies_within_a_point_of_where_it_lay() {
    for (name, size, most) in [
        ("12 MP, upright", (3_024.0, 4_032.0), 1.0),
        ("12 MP, across", (4_032.0, 3_024.0), 1.0),
        ("24 MP, across", (6_000.0, 4_000.0), 1.0),
        // With so few pixels a whole one is as large as a point of the screen.
        ("2 MP, upright", (1_200.0, 1_600.0), 2.0),
    ] {
        let errors = errors(size);
        let at = |part: f64| errors[((PAIRS - 1) as f64 * part) as usize];
        println!(
            "{name}: p50 {:.2}, p99 {:.2}, largest {:.2}",
            at(0.5),
            at(0.99),
            at(1.0)
        );
        assert!(at(1.0) < most, "{name}: {}", at(1.0));
    }
}
