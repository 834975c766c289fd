//! A patient who was registered twice: how it is said, and the dialogs that unite two registrations and part them.

use super::words;

words! {
    /// Two registrations that are read as one record.
    SamePerson {
        chip, line, united_by, mark, of, unite, title, remark, find, here, there, none_chosen, address,
        keep, keep_hint, differ, differ_number, differ_birth, differ_sex, differ_seen, counts, save,
        part, part_title, part_remark, part_stays, part_save,
    }
}
