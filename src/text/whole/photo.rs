//! Photos: what they show, and the file that they lie in.

use super::lines::Lines;
use crate::domain::alignment::{PhotoAligned, Pupils, Spot};
use crate::domain::photo::{PhotoAttached, Purpose, TakenFrom};
use crate::text::{fill, thousands};

pub fn attached(lines: &mut Lines<'_>, fact: &PhotoAttached) {
    let PhotoAttached {
        name,
        sha256,
        bytes,
        sealed_blake3,
        mime,
        width,
        height,
        orientation,
        taken_from,
        clock_corrected_seconds,
        areas,
        view,
        phase,
        purpose,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.view, text.view(*view));
    lines.say(&words.phase, text.phase(*phase));
    lines.say(&words.areas, &text.areas(areas));
    let purpose = match purpose {
        Purpose::Documentation => &words.documentation,
    };
    lines.say(&words.purpose, purpose);
    let taken_from = match taken_from {
        TakenFrom::Camera => &words.from_camera,
        TakenFrom::Asked => &words.from_person,
    };
    lines.say(&words.taken_from, taken_from);
    if let Some(seconds) = clock_corrected_seconds {
        lines.say(&words.clock_corrected, &text.shift(*seconds));
    }
    let size = [
        ("width", &*width.to_string()),
        ("height", &*height.to_string()),
    ];
    lines.say(&words.pixels, &fill(&words.pixels_value, &size));
    lines.say(&words.orientation, &orientation.to_string());
    lines.say(&words.mime, mime);
    let count = thousands(text.language, *bytes);
    lines.say(&words.file_size, &fill(&words.bytes, &[("count", &count)]));
    lines.say(&words.sha256, sha256);
    lines.say(&words.file_name, name);
    lines.say(&words.sealed_blake3, sealed_blake3);
}

pub fn aligned(lines: &mut Lines<'_>, fact: &PhotoAligned) {
    let PhotoAligned {
        photo,
        pupils: Pupils { right, left },
    } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.photo, *photo);
    let spot = |Spot { x, y }: &Spot| {
        let place = [("x", &*x.to_string()), ("y", &*y.to_string())];
        fill(&words.spot, &place)
    };
    lines.say(&words.right_pupil, &spot(right));
    lines.say(&words.left_pupil, &spot(left));
}
