//! The labels of every field that a fact can hold, for whoever reads an entry whole.

use super::words;

words! {
    /// One label for each field; values in words stand beside the label that they answer.
    Whole {
        nothing_more, journal_id, clinic, program, address, registration,
        two_whole_days, late_entry, information_old, information_too_old, photo_age,
        prescription_months, kit_check, repeat_months, consent_hours, neuromuscular_days, interval_months, vial_hours,
        publication_days, follow_up, follow_up_days, reason_length, opens, closes, grid,
        default_minutes, search_days, auto_lock, aftercare_exercise, months, characters,
        user_id, name, role, authorisation, sees_photos, public_key, verifying_key, user, key_epoch, tended,
        passphrase_changed, recovery_replaced, recovery_tested,
        version, language, sha256, sheet_text, material,
        family, given, preferred, country, birth_date, email,
        mode, in_clinic, online, photo_id_seen, companion_offered, companion, wishes, expectation, not_answered,
        prior_when, prior_area, prior_medical, prior_place, infected_areas, medicine, prescribed, not_prescribed,
        last_intake, pause_advised, no_pause, findings, indication, outcome, assessment, video_sufficient,
        areas, products, mark, sheet_version, channel, paper, secure_mail, receipt, handed_over, confirmed, not_told,
        interpreter, questions, patient_words, product, at_most, note, late_entry_of, contact, contact_note,
        appointment, kind, practitioner, start, duration, saved_too_early, limit, no_limit, session, cancelled_by,
        by_patient, by_clinic, judged_too_early, entry_named,
        view, phase, purpose, taken_from, clock_corrected, moved_from, withdrawn_to, withdrawn_to_nobody, belongs_to, belongs_to_nobody, misplaced, misplaced_at, registered_too, worked_in, worked_in_this, worked_in_other, not_same_as, entry, hidden,
        marks, arrow, ring_mark, words_mark, photos, used_where, use_assessment, given_to, exported_photo_sheet, exported_accesses, from_camera, from_person, file_name, file_size, bytes,
        sealed_blake3, mime, pixels, pixels_value, orientation,
        photo, right_pupil, left_pupil, spot,
        boot, uptime, zone, failed_user, why_locked, locked_asked, recovery_public, locked_idle, locked_slept, locked_too_long, locked_closed, opened_for,
        searched_for, hits, exported, exported_history, exported_number, exported_sheet, exported_photo,
        exported_aftercare,
        refused_edit, refused_because, because_role, amendment, draft, clock_ahead, clock_shown, layout_before, layout_now, journal_before,
        consent_form, consent, may_inject, doctor_herself, valid_until, off_label_note, given_reason, doubt, area, infected, batch, expiry, nominal, units_value, diluent, saline, millilitres, ready_made, mixed_at, storage, rule, rule_version, concerns, entire_treatment, evidence, rules_version, legal_basis, judged_at, accepted_by, version_value, injected_from, injected_until, prescription, needle, anaesthesia, disinfected, point, place, points, vial, drawn, discarded, units_stated, why, said_no, asked, attested, given_oral, given_written, ring, noticed, alarm, serious, event_words, informed_doctor, informed_at, reported, event, paused, adrenaline_expiry, instruction,
        authorised, registered, not_registered, assists, span, span_open, inputs,
        reactions, breathing_affected, rang_112, treatment_named, follow_up_mode, access_asked, access_request, access_answer, access_given, access_delayed, access_expected,
        access_words, watched, effect_rest, effect_movement, symmetrical,
        satisfaction, next_step,
        template_name, sheet_items, realistic_result, complications, treatment_of_complications, late_effects,
    }
}
