//! Words of the pages that only read: history, review and log.

use super::words;

words! {
    /// History, review and log.
    Reading {
        filter, all, course, information, appointments, photos, details, log, search, counted, nothing, nothing_hint,
        date, time, kind, content, by, integrity, system,
        amended, late_entry, countersigned,
        authentic, unchecked, broken, after_break, check_again, go_to_break, break_elsewhere,
        entry, entry_chosen, choose, occurred_at, recorded_at, by_label, entry_number, fingerprint, previous, next,
        fits, first_entry, newest_entry, number_and_hash, written_later,
        original, corrected, reason, changed, both_shown, show_number, no_photos, photo_missing, photo_out_of_sight, close_record, take_head, head_file,
        strip,
        review_remark, search_patient, search_patient_hint, find_hint, no_match, no_match_hint, matches, more_matches,
        read_record,
        purpose, purpose_title, purpose_remark, purpose_optional, purpose_hint, purpose_needed, suggestions,
        suggestion_inspection, suggestion_access, suggestion_assessment, open_record,
        log_remark, log_own, notable_only, search_log, user, action, patient, detail, log_counted, log_more, log_empty,
    }
}
