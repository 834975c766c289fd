//! Words of the advice after a treatment, and of what is printed.

use super::words;

words! {
    /// What a patient is told and takes home after a treatment: the points of the information sheet, with their times.
    Aftercare {
        title, treated, areas, product, given_by,
        advice, holds_until, at_time, on_day, upright, no_sun, no_sauna, no_massage, no_hard_exercise,
        head_above_heart, driving,
        upright_for, no_sun_for, no_sauna_for, no_massage_for, no_hard_exercise_for, head_above_heart_for,
        expect, onset, full_effect, duration, bruises,
        alarm, alarm_said, symptom_or, swallowing, speaking, breathing, weakness, allergy,
        ring, emergency,
    }
}

words! {
    /// What every printed page says, and why something could not be printed.
    Paper {
        page, version_and_hash, printed, head,
        no_phone, nothing_to_print, too_long, no_glyph, faults,
        no_name, exists, in_journal, disk_full, not_written,
    }
}
