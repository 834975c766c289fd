//! Photos: what they show, the file that they lie in, and what became of them.

use super::lines::Lines;
use crate::domain::alignment::{PhotoAligned, Pupils, Spot};
use crate::domain::mark::{Mark, PhotoMarked};
use crate::domain::photo::{PhotoAttached, TakenFrom};
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::set_aside::{PhotoHidden, PhotoWithdrawn};
use crate::text::{Text, fill, thousands};

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
        moved_from,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.view, text.view(*view));
    lines.say(&words.phase, text.phase(*phase));
    lines.say(&words.areas, &text.areas(areas));
    lines.say(&words.purpose, text.purpose(*purpose));
    if let Some(from) = moved_from {
        lines.entry(&words.moved_from, *from);
    }
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
    let text = lines.text;
    lines.entry(&text.whole.photo, *photo);
    lines.say(&text.whole.right_pupil, &spot(text, *right));
    lines.say(&text.whole.left_pupil, &spot(text, *left));
}

pub fn marked(lines: &mut Lines<'_>, fact: &PhotoMarked) {
    let PhotoMarked { photo, marks } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.entry(&words.photo, *photo);
    let told: Vec<String> = marks.iter().map(|mark| text.mark_told(mark)).collect();
    lines.say(&words.marks, &told.join("; "));
}

impl Text {
    /// One mark with its places: »Pil fra … til …«.
    pub fn mark_told(&self, mark: &Mark) -> String {
        let words = &self.whole;
        match mark {
            Mark::Arrow { from, to } => {
                let (from, to) = (spot(self, *from), spot(self, *to));
                fill(&words.arrow, &[("from", &from), ("to", &to)])
            }
            Mark::Ring { middle, radius } => {
                let (at, radius) = (spot(self, *middle), radius.to_string());
                fill(&words.ring_mark, &[("at", &at), ("radius", &radius)])
            }
            Mark::Text { at, text: said } => {
                let at = spot(self, *at);
                fill(&words.words_mark, &[("words", said), ("at", &at)])
            }
        }
    }
}

pub fn withdrawn(lines: &mut Lines<'_>, fact: &PhotoWithdrawn) {
    let PhotoWithdrawn { to } = fact;
    let words = &lines.text.whole;
    match to {
        Some(patient) => lines.say(&words.withdrawn_to, &patient.to_string()),
        None => lines.say(&words.withdrawn_to, &words.withdrawn_to_nobody),
    }
}

pub fn hidden(lines: &mut Lines<'_>, fact: &PhotoHidden) {
    let PhotoHidden { photo, hidden, why } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.photo, *photo);
    lines.whether(&words.hidden, *hidden);
    lines.say(&words.why, why);
}

pub fn use_consented(lines: &mut Lines<'_>, fact: &PhotoUseConsented) {
    let PhotoUseConsented {
        purposes,
        photos,
        used_where,
        form,
        assessment,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    let named: Vec<&str> = purposes.iter().map(|of| text.purpose(*of)).collect();
    lines.say(&words.purpose, &named.join(", "));
    let named: Vec<String> = photos.iter().map(|id| lines.entry_named(*id)).collect();
    lines.say(&words.photos, &named.join("; "));
    lines.say(&words.used_where, used_where);
    lines.say(&words.consent_form, text.consent_form(*form));
    lines.say(&words.use_assessment, assessment);
}

fn spot(text: &Text, Spot { x, y }: Spot) -> String {
    let place = [("x", &*x.to_string()), ("y", &*y.to_string())];
    fill(&text.whole.spot, &place)
}
