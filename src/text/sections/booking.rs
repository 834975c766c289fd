//! The words of booking: the week, the form, the warning, and what becomes of an appointment.

use super::words;

words! {
    /// The page on which a patient is booked (`design.md` §9.6).
    Booking {
        this_week, week_before, week_after, week_of, others_hidden, free, free_at, busy, busy_at, blocked_at, own_at,
        suggested, suggested_at, chosen_at, earliest_line, practitioner, keys_move, keys_next,
        new_appointment, move_appointment, kind, areas, product, choose_product, duration, date, time, note,
        outside_hours, earliest_same_day, earliest, last_cancellation,
        choose_time, is_free, is_over, at_with, in_reflection, suggestion, no_free, doctor_may_save, not_yet,
        book, book_earliest, book_earliest_none, book_consultation, move_to, move_earliest, move_earliest_none,
        save_too_early, clear, too_early_by, use_suggestion, other_time, booked, moved, saved_too_early, noted,
        dialog_title, dialog_remark, dialog_remark_no_limit, reason_count, passphrase_of, dialog_save, checking,
        before, outside_plan, off_label, forehead_alone, video_only, oral_first, old_information,
        appointments, none, with, state_arrived, state_no_show, state_cancelled, state_cancelled_late,
        by_patient, by_clinic, move_it, cancel_it, arrived, no_show, why_red, why_red_no_limit, turned_red, reason_by,
        history, history_booked, history_moved, history_too_early,
        cancel_title, cancel_by, patient, clinic, cancel_in_time, cancel_late, cancel_save,
    }
}
