//! What the form knows and a deviation has no field for, told in words: it goes with the account, so that nothing is lost.

use crate::domain::aftercare::AftercareGiven;
use crate::domain::course::Course;
use crate::domain::treatment::{Deviation, TreatmentDraft};
use crate::text::{Text, fill};

use super::account::is_exact;
use super::product::vial_of;

/// A line for each: the remark, the course of events, and points and vials that are not known exactly.
pub fn lines(
    text: &Text,
    course: &Course,
    draft: &TreatmentDraft,
    told: &Deviation,
) -> Vec<String> {
    let words = &text.treatment;
    let named = |label: &str, written: &str| {
        let written = written.trim();
        (!written.is_empty()).then(|| format!("{label}: {written}"))
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(named(&words.note, &draft.note));
    lines.extend(draft.disinfected.then(|| words.disinfected.clone()));
    lines.extend(named(&words.needle, &draft.needle));
    lines.extend(named(&words.anaesthesia, &draft.anaesthesia));
    // The first injection has to be known; the last may be no time yet.
    lines.extend(named(&words.last_injection, &draft.half_typed.ended));
    let points = draft.map.points().iter();
    let half_told = points.filter(|point| !is_exact(point));
    lines.extend(half_told.map(|point| {
        let place = match text.point_place(point) {
            (name, Some(side)) => format!("{name}, {side}"),
            (name, None) => name,
        };
        format!("{place}: {}", text.units_or_none(point.units))
    }));
    let vials = draft.vials.iter();
    let left_out = vials.filter(|drawn| {
        let is_told = told.vials.iter().any(|known| known.vial == drawn.vial);
        !is_told || draft.half_typed.drawn.contains_key(&drawn.vial)
    });
    lines.extend(left_out.map(|drawn| {
        let batch = vial_of(course, drawn.vial).map_or("", |vial| vial.batch.as_str());
        let units = text.units(drawn.drawn.decimal());
        let typed = draft.half_typed.drawn.get(&drawn.vial).unwrap_or(&units);
        fill(&words.drawn_told, &[("batch", batch), ("drawn", typed)])
    }));
    lines
}

/// The advice that was ticked becomes a fact of its own.
pub fn advice(draft: &TreatmentDraft, phone: &str) -> Option<AftercareGiven> {
    let given = draft.aftercare_oral || draft.aftercare_written;
    given.then(|| AftercareGiven {
        oral: draft.aftercare_oral,
        written: draft.aftercare_written,
        phone: phone.to_owned(),
    })
}

/// The account as it is recorded: what was written about it, and below it what the form knew.
pub fn account(why: &str, along: &[String]) -> String {
    let mut lines = vec![why];
    lines.extend(along.iter().map(String::as_str));
    lines.join("\n")
}
