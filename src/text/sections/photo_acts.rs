//! Words for what can be done with a stored photo.

use super::words;

words! {
    /// The links of the side panel and their dialogs.
    PhotoActs {
        correct, hide, show, withdraw, export, hidden, hidden_title, hidden_because, withdrawn_word, withdrawn_one, withdrawn,
        no_consent, obtain, end, doctor_only, agreed, correct_title, correct_remark, correct_save,
        correct_something, hide_title, hide_remark, hide_save, show_title, show_remark, show_save,
        withdraw_title, withdraw_remark, withdraw_save, withdraw_whose, withdraw_known, withdraw_unknown,
        withdraw_find, withdraw_find_hint, withdraw_nobody, withdraw_reason, consent_title, consent_remark,
        consent_save, purpose, which, this_one, this_view, same_day, all, used_where, signed, assessment, end_title,
        end_remark, end_save, end_note, end_at, export_title, export_remark, export_save, export_count,
        as_what, as_files, as_sheet, no_pairs, pairs_count, one_pair, export_file, to, to_hint,
    }
}
