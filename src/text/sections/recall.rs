//! Finding everybody who was given something from a batch, and saving pages where somebody chose.

use super::words;

words! {
    /// The recall of a batch.
    Recall {
        batch_one, batch_many, batches, title, remark, patient, date, areas, given, by, nobody, nobody_note, open,
        deviation, opened_only, points_one, points_many, not_reckoned, event_one, event_many, purpose_title,
        purpose_remark, show, logged,
    }
}

words! {
    /// Pages that leave the journal as files.
    Saving {
        as_pdf, aftercare_as_pdf, sheet_file, aftercare_file, under_way, saved, no_dialog, no_dialog_remark, file_is, first_file_is, save_there, file_is_there,
    }
}
