//! What the clinic keeps in order: registrations, readiness for an emergency, the instruction, batches, approved sheets.

use super::words;

words! {
    /// The settings that the gate asks for (R10, R11, R11b, R13, R14, R28, R62b).
    Order {
        readiness, readiness_about, batches, batches_about,
        registration, registration_title, registration_about, registration_open, registration_missing,
        authorisation_missing, not_authorised, not_registered, registration_over, assists_nobody, registered,
        registered_until, assists, authorised_from, authorised_to, is_registered, registered_from, registered_to,
        no_end, assistant_of, assistant_of_nobody, from_missing, to_before_from, registration_note, choose_user,
        kit, kit_never, kit_never_note, kit_checked, kit_due, kit_overdue, adrenaline_expiry, adrenaline_expired,
        kit_check, kit_title, kit_about, expiry_missing, expiry_note, last_check, next_check,
        instruction, instruction_none, instruction_none_note, instruction_adopted, in_use_since, instruction_readers, read_at, unread,
        instruction_adopt, adopt_title, adopt_about, version, version_missing, version_in_use, instruction_read,
        pause, pause_title, pause_about, unpause, unpause_title, unpause_about, product, batch, grounds, paused_since,
        watched, watched_none, watched_change, watched_title, watched_about, watched_save, watched_yes, watched_no, watched_choose, no_pause, no_pause_note, pause_note, choose_batch, product_missing, batch_missing, grounds_missing, already_paused,
        approve, approve_title, approve_about, approved_by, not_approved, approved, found_missing, whole,
        realistic_result, complications, treatment_of_complications, late_effects, confirm_approval,
        confirm_missing, confirm_first, missing_remark, sheet_note, templates, templates_about, template, template_note, no_template, choose_template, withdraw, withdraw_title, withdraw_about,
    }
}
