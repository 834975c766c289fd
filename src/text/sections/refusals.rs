//! Why not, and what went wrong: each says what happened, what is safe, and what to do.

use super::words;

words! {
    /// One sentence or two for each refusal of the journal.
    Refusals {
        role_doctor, role_clinician, proof_needed, last_doctor, already_retired, anchors_inside, reason_too_short, text_too_long, empty_text,
        hidden_characters, purpose_needed,
        in_future, clock_in_doubt, unknown_patient, unknown_draft, unknown_entry, unknown_appointment, unknown_user,
        same_cpr, born_in_the_future, birth_date_differs, control_digit, very_old, demo_in_real, warnings,
        same_number, name_alert, same_record, united_already, not_united, treatment_under_way, draft_in_both, they_differ, missing, not_responsible, not_drafted, draft_changed, other_kind, nothing_corrected, entry_withdrawn, still_named,
        nothing_to_countersign, too_early, too_early_consultation, no_limit, under_age, under_age_unknown,
        double_booked, patient_booked, in_past, outside_bounds, appointment_is_over, not_started_yet, not_too_early, no_view,
        photo_twice, use_no_purpose, use_not_agreed, use_withdrawn, use_course_active, use_too_soon, purpose_beyond, no_photos,
        nothing_to_hide, photo_there_already, mark_outside, mark_no_size, mark_no_words, mark_too_many_words, too_many_marks,
        unknown_product, unknown_instruction, no_area, already_withdrawn, off_label_note_missing, not_ready,
        nothing_to_decide, not_open_to_decision, not_own_treatment, already_signed, no_points, points_unfinished,
        times_missing, more_than_drawn, times_disagree, point_misplaced, unknown_template,
        unknown_photo, pupils_not_front, pupils_outside, pupils_in_one_place, pupils_mixed_up,
    }
}

words! {
    /// Accidents of disk, keys and files.
    Faults {
        store, recovery_differs, disk_full, no_room_to_open, read_only, folder_gone, vault, random, wrong_passphrase, wrong_passphrase_plain, out_of_memory, beyond_keys, no_journal,
        journal_here, photo_file_missing, photo_file_damaged, wait, network_folder, sync_folder, linked,
        already_open, folder_read_only, folder_not_empty, missing_journal, missing_keys, journal_empty,
        journal_damaged, journal_plain, keys_damaged, keys_newer, first_page, foreign, other_vault, retired, schema_newer, schema_older, upgrade_no_room,
        upgrade_not_copied, upgrade_not_migrated, anchor,
        photo_empty, photo_too_large, photo_too_many_pixels, photo_unknown_type, photo_other_type, photo_cut_off,
        photo_damaged, photo_too_much, photo_vanished, photo_changed, photo_unreadable,
    }
}
