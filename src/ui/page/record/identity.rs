//! Whose record it is, for the strip that every signing dialog repeats.

use crate::domain::time::Day;
use crate::journal::view::RecordView;
use crate::text::Text;

/// »Født 1. jan. 1990 (36 år) · CPR 010190-XXXX«, as the banner says it.
pub fn strip(text: &Text, view: &RecordView, today: Day) -> String {
    let patient = &view.patient;
    format!(
        "{} {} ({}) · {} {}",
        text.shell.born,
        text.date(patient.birth_date),
        text.age(patient.birth_date, today),
        text.number_type(patient.number.kind()),
        patient.number.masked()
    )
}
