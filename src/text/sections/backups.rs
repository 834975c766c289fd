//! Backups: where they go, how the last one went, trying one, restoring, and why not.

use super::words;

words! {
    /// Of settings, status bar, lock screen and command line, and of the facts about backups.
    Backups {
        /// Labels of fields.
        targets, target, name, last_entry, entry_hash, patients, photos, photos_missing, bytes, elsewhere, photos_bad,
        made_at, opened_with, with_passphrase, with_recovery_key,

        /// Pieces of a line about what happened.
        copied_to, until_entry, same_disk, photo_missing_one, photos_missing_count, rehearsed_from, rehearsed_well,
        photo_bad_one, photos_bad_count, copy_is_from, was_opened_with_passphrase, was_opened_with_recovery_key,

        /// Why there is no backup, or no restore: what happened, what is safe, what to do.
        inside_journal, is_journal, gone, busy, read_only, full, disk, not_whole, no_backup, several, damaged, newer,
        cancelled, keys_changed, not_utf8, not_signed, journal_broken,

        /// What is said beside a backup or a restore that went well.
        some_missing, some_mended, other_branch, same_disk_said, newer_damaged, restored_well, restored_without,
        no_target, unknown_backup, recovery_key_file,

        /// Settings, top bar and lock screen.
        section, section_about, column_target, column_last, column_state, column_rehearsed, none, none_note,
        add, remove, copy_now, rehearse, choose_target, never, state_whole, state_same_disk, state_failed, state_none,
        on_day, last_copied, never_elsewhere, late, overdue, notice_late, notice_none, copying, rehearsing, done, rehearsed_done, rehearsed_without, known_already, automatic,
    }
}
