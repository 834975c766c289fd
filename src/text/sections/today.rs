//! The words of I dag: the day's appointments, what waits, and time that is blocked.

use super::words;

words! {
    /// The day (`design.md` §9.2).
    Today {
        this_day, day_before, day_after, everybody, mine, one_appointment, appointments, treatment_left, treatments_left,
        column_time, column_patient, column_appointment, column_who, column_state,
        now_at, gap, no_appointments, no_appointments_hint, nothing_chosen, chosen,
        new_appointment, new_patient, open_patient, arrived, no_show,
        planned, elapsed, not_begun, earliest, too_early, too_early_no_limit, was_arrived, was_no_show,
        work_too_early, work_times, work_unsigned, work_none, draft_consultation, draft_note, draft_treatment, draft_reaction, draft_follow_up, gate_started, gate_signed, gate_deviation, gate_nearly,
        gate_stop,
        block, block_title, block_remark, block_practitioner, block_day, block_from, block_minutes, block_note, block_save,
        blocked,
    }
}
