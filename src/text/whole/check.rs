//! The check of the whole journal: every field of what it found.

use super::lines::Lines;
use crate::domain::check::JournalChecked;
use crate::text::thousands;

pub fn checked(lines: &mut Lines<'_>, fact: &JournalChecked) {
    let JournalChecked {
        entries,
        photos,
        faults: _,
        first_bad,
        photos_bad,
    } = fact;
    let text = lines.text;
    let words = &text.integrity;
    let count = |number: u64| thousands(text.language, number);
    lines.say(&words.entries_label, &count(*entries));
    lines.say(&words.files_label, &count(*photos));
    let faults = text.check_faults(fact);
    let none = faults.is_empty();
    lines.say(
        &words.faults_label,
        if none { &words.nothing } else { &faults },
    );
    let first = first_bad.map(|seq| count(seq.unsigned_abs()));
    lines.say(&words.first_bad_label, &first.unwrap_or_default());
    let bad = photos_bad.map(count);
    lines.say(&words.photos_bad_label, &bad.unwrap_or_default());
}
