//! The overview of a record, correcting what is known about a patient, and contact notes.

use super::words;

words! {
    /// The overview (`design.md` §9.4).
    Overview {
        timeline, filter, all, course, appointments, photos, person, log, upcoming, nothing, nothing_hint, show_more,
        planned, arrived, cancelled, cancelled_late, no_show, amended, amendment, late, too_early, signed, by_journal,
        photos_count, next_step,
        step_consultation, step_consultation_rest, step_continue, step_continue_rest, step_information,
        step_information_rest, step_book, step_book_rest, step_move, step_move_rest, step_photos, step_photos_rest,
        step_ready, step_ready_rest, step_ended, step_ended_rest,
        button_consultation, button_continue, button_information, button_book, button_move, button_photos, button_ready,
        button_book_consultation, book, note,
        info_at, next_title, photos_title, photos_missing, photos_there, photos_none, late_title, late_row, countersign,
        person_title, correct, preferred, email, address, earlier, earlier_until, change_doctor,
    }
}

words! {
    /// A patient asks to see her record (R97).
    OverviewAccess {
        title, none, ask, until, late, expected, answer, ask_title, ask_remark, ask_save, received, words,
        answer_title, answer_remark, answer_save, which, given, delayed, expected_day, how, why, at,
    }
}

words! {
    /// The dialogs of the overview.
    OverviewDialogs {
        correct_title, correct_remark, reason_hint, save, nothing_changed, doctor_title, doctor_remark, doctor_choose,
        note_title, note_remark, channel, when_day, when_time, text, text_hint, sign, discard, half_written, resume, draft_kept,
    }
}
