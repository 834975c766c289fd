//! Words of a record on paper, and of the list of those who looked at it.

use super::words;

words! {
    /// The whole record, and its accesses.
    RecordPaper {
        title, number, entry_number, corrects, withdraws, corrected, origin, both_texts,
        accesses_title, when, who, what, all_accesses,
        hand_out, dialog_title, dialog_remark, what_leaves, as_record, as_accesses, record_hint, accesses_hint, save,
        record_file, accesses_file,
    }
}
