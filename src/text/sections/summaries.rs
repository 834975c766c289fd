//! Pieces of the sentences that say what happened, one set for each kind of fact.

use super::words;

words! {
    /// Used by the timeline and the history; a piece stands alone between two dots in the middle.
    Summaries {
        journal_of, practice_journal, with_program, opening_hours, locks_after, late_after, reason_length,
        sheet_version, sheet_material, born, responsible, changed, number_changed, nothing_changed,
        family, given, preferred, number, birth_date, sex, phone, email, address,
        in_clinic, online, companion, access_given, access_expected, watched, not_watched, quoted, answered_yes, answered_unknown, medicines, indication,
        handed_over, confirmed, paper, secure_mail, topics, questions, language,
        at_most, countersigned, appointment_at, minutes_with, saved_too_early, moved, cancelled_by_patient,
        cancelled_by_clinic, cancelled_late, judged_too_early, judged_lawful, earliest, photo_size,
        user_retired, access_recovered, passphrase_changed, recovery_replaced, recovery_tested, program_started, logged_in, login_failed, locked_asked, locked_idle, locked_slept, locked_too_long, locked_closed, record_opened, purpose,
        searched, export_history, export_number, export_sheet, export_photo, export_aftercare,
        export_photo_sheet, export_accesses, export_photos, one_photo, photos, marks_none, marks_one, marks, withdrawn_to, withdrawn_from, entry_withdrawn_to, entry_withdrawn_from, entry_misplaced, same_person_here, same_person_there, not_same_person,
        photo_hidden, photo_shown, refused_role, refused, draft_of,
        clock_ahead, clock_shown, layout_changed, journal_before, reason,
        consent_of, valid_until, off_label, may_inject, identity_seen, no_doubt, inspected_infected, inspected_clean, batch, expires, holds, mixed_with, mixed_at, rule, rule_of_check, by_practitioner, points, points_one, from_until, began, not_asked, said_no, attested, oral, written, ring, noticed, serious, doctor_informed, reported, paused, resumed, adrenaline, instruction,
        registered, not_registered, assists, authorised,
        breathing_free, breathing_affected, rang_112, informed, reported_to_agency, effect_of, effect_rest, effect_movement,
        symmetrical, not_symmetrical, satisfaction, next_step,
    }
}
