//! Whether a head is held straight, as its pupils say: a tilted one is amber, and never refused (`design.md` §9.9).

use super::angle;
use crate::domain::alignment::Pupils;
use crate::text::{Text, fill};
use crate::ui::status::Status;

/// In tenths of a degree; more is tilted.
const MOST: i32 = 50;

/// »hoved lige, 1,2°« or »hovedet hælder 6,2°«.
pub fn said(text: &Text, pupils: Pupils) -> (Status, String) {
    let tilt = angle::tilt(pupils);
    let (status, template) = if tilt.abs() > MOST {
        (Status::Warn, &text.viewer.tilted)
    } else {
        (Status::Ok, &text.viewer.straight)
    };
    let degrees = degrees(text, tilt);
    (status, fill(template, &[("degrees", &degrees)]))
}

/// »6,2«, however it is turned.
pub fn degrees(text: &Text, tenths: i32) -> String {
    let tenths = tenths.unsigned_abs();
    text.decimal(&format!("{}.{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alignment::Spot;
    use crate::text::Language;

    #[test]
    fn more_than_five_degrees_are_amber_on_either_side() {
        let text = Text::load(Language::Danish).expect("words");
        for (rises, status, words) in [
            (0, Status::Ok, "hoved lige, 0,0°"),
            (87, Status::Ok, "hoved lige, 5,0°"),
            (89, Status::Warn, "hovedet hælder 5,1°"),
            (109, Status::Warn, "hovedet hælder 6,2°"),
        ] {
            for upper in [true, false] {
                let (right, left) = if upper {
                    (1_000, 1_000 + rises)
                } else {
                    (1_000 + rises, 1_000)
                };
                let pupils = Pupils {
                    right: Spot { x: 1_000, y: right },
                    left: Spot { x: 2_000, y: left },
                };
                assert_eq!(said(&text, pupils), (status, words.to_owned()));
            }
        }
    }
}
