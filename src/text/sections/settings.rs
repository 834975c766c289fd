//! Settings, and the dialog that confirms the clock.

use super::words;

words! {
    /// The sections of the settings and everything in them.
    Settings {
        clinic, users, policy, sheets, safety, looks, doctor_changes, nothing_changed, unsaved, saved, undo,
        clinic_about, users_about, policy_about, sheets_about, safety_about, looks_about,
        name, role, authorisation, photos, photos_yes, photos_no, you,
        add_user, new_user, new_user_about, hand_over, hand_over_somebody, hand_over_detail, name_missing, role_missing,
        authorisation_missing, see_photos, making_keys, user_added,
        law, law_note, law_reflection, law_reflection_value, law_age, law_age_value, law_oral, law_oral_value,
        law_order, law_order_value, deadlines, whole_days, whole_days_note, four_hours, four_hours_note,
        late_entry, late_entry_unit, late_entry_wrong, information_old, information_too_old, information_unit,
        information_wrong, photo_age, photo_age_unit, photo_age_wrong, reason_length, reason_length_unit,
        reason_length_wrong, treatment_deadlines, prescription, prescription_wrong, kit_check, kit_check_unit,
        kit_check_wrong, repeat, repeat_wrong, consent_distance, consent_distance_unit, consent_distance_wrong,
        neuromuscular, neuromuscular_unit, neuromuscular_wrong, interval, interval_unit, interval_wrong,
        vial, vial_unit, vial_wrong, publication, publication_unit, publication_wrong,
        follow_up_from, follow_up_to, follow_up_unit, follow_up_wrong,
        calendar, opens, closes, opening_wrong, grid, default_duration, duration_unit,
        duration_wrong, search_days, search_days_unit, search_days_wrong, auto_lock, auto_lock_wrong, not_a_number,
        fix_fields, sheet_version, sheet_language, sheet_state, sheet_fingerprint, sheet_current, sheet_retired, read_sheet,
        sheet_note, minutes_one, minutes_many, lock_key, lock_key_detail, tries, tries_detail, keys_detail, keys,
        theme, theme_system, theme_light, theme_dark, language, zoom, zoom_keys, at_once,
        clock_shown, clock_entry, clock_doctor, clock_detail, clock_proving,
    }
}
