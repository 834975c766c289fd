//! Which letters of a shown text were typed, and in which letters two texts differ.

use std::ops::Range;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Stroke};

use crate::domain::fold::fold;
use crate::ui::theme::Kind;
use crate::ui::widget::paint;

/// For each character of `shown`, whether a word of the query covers it; folded as the search folds.
pub fn matched(shown: &str, query: &str) -> Vec<bool> {
    let mut folded = String::with_capacity(shown.len() + 8);
    let mut places: Vec<Range<usize>> = Vec::new();
    for letter in shown.chars() {
        let start = folded.len();
        let part = fold(letter.encode_utf8(&mut [0; 4]));
        // What is no letter parts words, as in the search.
        folded.push_str(if part.is_empty() { " " } else { &part });
        places.push(start..folded.len());
    }
    let mut covered = vec![false; places.len()];
    for word in fold(query).split(' ').filter(|word| !word.is_empty()) {
        for (start, _) in folded.match_indices(word) {
            let end = start + word.len();
            for (covered, place) in covered.iter_mut().zip(&places) {
                *covered |= place.start < end && place.end > start;
            }
        }
    }
    covered
}

/// For each character of `one`, whether `other` has another one there; of unlike lengths, everything after the common
/// beginning.
pub fn differing(one: &str, other: &str) -> Vec<bool> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    if one.len() == other.len() {
        one.iter().zip(&other).map(|(a, b)| a != b).collect()
    } else {
        (0..one.len()).map(|place| place >= same).collect()
    }
}

/// A text whose marked characters look otherwise.
pub struct Marked<'a> {
    pub text: &'a str,
    pub marks: &'a [bool],
    pub plain: (Kind, Color32),
    pub striking: (Kind, Color32),
    pub underlined: bool,
}

impl Marked<'_> {
    pub fn append_to(&self, job: &mut LayoutJob) {
        for (letter, mark) in self.text.chars().zip(self.marks) {
            let (kind, colour) = if *mark { self.striking } else { self.plain };
            let mut format = paint::format(kind, colour);
            if *mark && self.underlined {
                format.underline = Stroke::new(1.0, colour);
            }
            job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
        }
    }

    pub fn job(&self) -> LayoutJob {
        let mut job = LayoutJob::default();
        self.append_to(&mut job);
        job
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[bool]) -> String {
        let letters = text.chars().zip(marks);
        letters
            .filter(|(_, mark)| **mark)
            .map(|(letter, _)| letter)
            .collect()
    }

    #[test]
    fn the_letters_that_were_typed_are_marked_however_they_are_spelled() {
        for (shown, query, letters) in [
            ("PRØVESEN, Agnete", "prø agn", "PRØAgn"),
            ("PRØVESEN, Agnete", "proe", "PRØ"),
            ("ÅGÅRD, Søren", "aagaard", "ÅGÅRD"),
            ("ÅGÅRD, Søren", "soren", ""),
            ("DEMO, Ida", "", ""),
            ("DEMO, Ida", "demo, ida", "DEMOIda"),
        ] {
            assert_eq!(marked(shown, &matched(shown, query)), letters, "{query}");
        }
    }

    #[test]
    fn what_differs_is_marked() {
        for (one, other, letters) in [
            ("740385-XXXX", "740386-XXXX", "5"),
            ("Agnete", "Agnes", "te"),
            ("Agnes", "Agnete", "s"),
            ("Ida", "Ida", ""),
        ] {
            assert_eq!(
                marked(one, &differing(one, other)),
                letters,
                "{one} {other}"
            );
        }
    }
}
