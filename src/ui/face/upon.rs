//! Where places of the map lie in a photo whose pupils are known: the drawing laid upon the face, not the face under it.

use eframe::egui::{Pos2, pos2};

use super::map::{self, PARTS};
use super::place::Place;
use super::{HEIGHT, WIDTH};
use crate::domain::alignment::Pupils;
use crate::domain::similarity::Similarity;

#[derive(Clone, Copy)]
pub struct Upon(Similarity);

impl Upon {
    /// None if the face is mirrored.
    pub fn photo(pupils: Pupils) -> Option<Self> {
        Similarity::between(map::pupils()?, pupils).map(Self)
    }

    /// In pixels of the upright photo.
    pub fn at(self, place: Place) -> Pos2 {
        let [x, y] = place.fractions();
        let parts = |units: f32| (units * PARTS).round() as i64;
        let (x, y) = self.0.place(parts(x * WIDTH), parts(y * HEIGHT));
        pos2(x as f32, y as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alignment::Spot;
    use crate::domain::treatment::TenThousandths;

    #[test]
    fn the_drawings_pupils_lie_upon_those_of_the_photo() {
        let pupils = Pupils {
            right: Spot { x: 219, y: 403 },
            left: Spot { x: 421, y: 423 },
        };
        let upon = Upon::photo(pupils).expect("laid");
        for (x, spot) in [(3_649, pupils.right), (6_351, pupils.left)] {
            let place = Place {
                x: TenThousandths::clamped(x),
                y: TenThousandths::clamped(4_871),
            };
            let off = upon.at(place).distance(pos2(spot.x as f32, spot.y as f32));
            assert!(off <= 1.0, "{off} pixels");
        }
        let mirrored = Pupils {
            right: pupils.left,
            left: pupils.right,
        };
        assert!(Upon::photo(mirrored).is_none());
    }
}
