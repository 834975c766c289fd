//! Words that stand in more than one place, and those of the frame round every page.

use super::words;

words! {
    /// Buttons and short answers used everywhere.
    Common {
        save, cancel, close, back, next, open, edit, remove, add, retry, yes, no, unknown, none, not_recorded,
        none_known, reason, reason_hint, passphrase, own_passphrase, saving, saved, draft_saved,
        search, practice, practice_note, optional, who, when, kind, show, copied, minutes, units, now,
        doctor_only, invalid_date, invalid_time, future_time,
    }
}

words! {
    /// Rail, top bar, banner, tabs.
    Shell {
        today, patients, follow_ups, review, audit_log, settings, lock, locks_in, search_hint,
        overview, consultation, photos, booking, readiness, treatment, follow_up, history,
        born, sex, female, male, other_sex, number, allergy, phone, responsible_doctor, next_appointment,
        no_appointment, clock_in_doubt, confirm_clock, chain_whole,
        chain_broken, chain_checking, disk_full, disk_nearly_full, photos_folder_missing, left_behind, journal_ready, notice_close, read_only, too_early, name_alert,
    }
}

words! {
    /// The reflection period in words (`design.md` §10).
    Reflection {
        title, earliest, not_begun, running, running_too_early, elapsed, elapsed_at, waived, waived_why, written, oral, missing_consultation,
        missing_written, missing_oral, missing_scope, spent, declined, no_treatment, nothing_planned, binding_consultation,
        chosen, clock,
    }
}
