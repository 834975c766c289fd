//! Entries that do not belong to the patient in whose record they stand.

use super::lines::Lines;
use crate::domain::same_person::{NotSamePerson, SamePerson};
use crate::domain::set_aside::{EntryMisplaced, EntryWithdrawn};

/// Which entry it withdraws stands in the entry itself, in what it amends.
pub fn withdrawn(lines: &mut Lines<'_>, fact: &EntryWithdrawn) {
    let EntryWithdrawn { to } = fact;
    let words = &lines.text.whole;
    match to {
        Some(patient) => lines.say(&words.belongs_to, &patient.to_string()),
        None => lines.say(&words.belongs_to, &words.belongs_to_nobody),
    }
}

pub fn misplaced(lines: &mut Lines<'_>, fact: &EntryMisplaced) {
    let EntryMisplaced { entry, what, at } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.misplaced, text.fact_kind(what));
    lines.say(&words.misplaced_at, &text.dated(*at));
    lines.entry(&words.entry, *entry);
}

/// Which of the two is worked in is said as whoever reads this one stands.
pub fn same_person(lines: &mut Lines<'_>, fact: &SamePerson) {
    let SamePerson { other, kept } = fact;
    let words = &lines.text.whole;
    let worked_in = if kept == other {
        &words.worked_in_other
    } else {
        &words.worked_in_this
    };
    lines.say(&words.registered_too, &other.to_string());
    lines.say(&words.worked_in, worked_in);
}

pub fn not_same_person(lines: &mut Lines<'_>, fact: &NotSamePerson) {
    let NotSamePerson { other, ends } = fact;
    let words = &lines.text.whole;
    lines.say(&words.not_same_as, &other.to_string());
    lines.entry(&words.entry, *ends);
}
