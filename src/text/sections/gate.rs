//! The pages before a journal is open: the lock, a folder that cannot be opened, and the first start.

use super::words;

words! {
    /// The lock screen, and a folder that cannot be opened.
    Gate {
        program, language, danish, english, locked, locked_asked, locked_idle, locked_slept, locked_too_long, choose_user, passphrase_for, unlock,
        unlocking, upgrading, draft_safe, draft_safe_detail, draft_lost, encrypted, folder, practice_logins, leave_practice,
        refused, other_folder, folder_path, open_folder, browse, no_dialog, whole_path, use_folder, try_practice, making_practice,
        steps_done, gone, new_journal,
    }
}

words! {
    /// The wizard of the first start.
    FirstStart {
        step_clinic, step_doctor, step_passphrase, step_recovery, step_folder, foot, step_of, creating, create,
        clinic_title, clinic_about, clinic_name, clinic_name_missing, address, phone, registration, registration_note,
        only_look, only_look_detail, folder_gone, try_folder_again,
        doctor_title, doctor_about, doctor_name, doctor_name_missing, authorisation, authorisation_note,
        authorisation_missing, line_forbidden,
        passphrase_title, passphrase_about, passphrase_chosen,
        recovery_title, recovery_about, recovery_typed, recovery_note, recovery_length, recovery_symbol, recovery_check,
        recovery_other, recovery_right, witnesses, witnesses_missing, recovery_warning, recovery_warning_detail,
        recovery_done,
        folder_title, folder_about, folder_label, folder_note, folder_missing, open_there,
        restore_offer, restore_title, restore_about, restore_from, restore_from_note, restore_find, restore_key_missing,
        restore_to, restore_do, restoring, restore_stopped,
    }
}

words! {
    /// Choosing a passphrase, in the wizard and for a new user.
    NewPassphrase {
        again, note, too_short, too_long, contains_name, common, again_missing, differs, same, weak, fair, good, strong, suggest,
        suggested, use_suggestion,
    }
}
