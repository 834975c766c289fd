//! Search from anywhere.

use super::words;

words! {
    /// The palette (`design.md` §9.3).
    Palette {
        field, patients, actions_for, other, name_alert, nobody, create_typed, create,
        start_consultation, open_consultation, book, attach_photos, lock,
        choose, open, actions, logged, look_alikes, next, type_more,
    }
}
