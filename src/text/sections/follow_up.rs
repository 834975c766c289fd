//! What follows a treatment: reactions, red flags, how it went, and what is left to do.

use super::words;

words! {
    /// The tab of a record.
    FollowUp {
        showing, reaction, effect, common, common_note, rare, rare_note, alarm_note, same_day, alarm_lead, alarm_help,
        told, began, words, serious, serious_note, serious_report, raise, raising, raising_lead, save_reaction,
        save_effect, saved_reaction, saved_effect, closed, nothing_new, stays, lacks,
        flag_title, flag_serious, since_told, step_asked, not_asked, ask_free, ask_affected, step_112, rang, rang_now,
        rang_not, rang_if, step_doctor, doctor_missing, take_over, take_over_long, call_doctor, inform, step_assessment,
        assessment_detail, close, doctor_closes, step_report, report, report_if, report_until, report_late,
        bar_take_over, bar_call, bar_informed, close_title, close_remark, close_save, assessment, inform_title,
        inform_remark, doctor, choose_doctor, informed_at,
        effect_title, effect_note, at_rest, in_movement, answers, mode, symmetrical, satisfaction, satisfaction_note,
        note, next_step, a_treatment, how_it_went, not_treated, not_treated_note,
        treatment, treated_today, treated_yesterday, treated_ago, expected, onset, full_effect, next_treatment, overdue,
        span, same_batch, nobody_else, one_other, others, who_else, earlier,
        banner_chip, banner_untold, untold_by, untold_help, banner_waits, banner_informed,
    }
}

words! {
    /// The list of everybody for whom something is left to do.
    FollowUps {
        remark, patient, what, due, phone, reading, nothing, nothing_note, open, chosen, nothing_chosen,
        flag, doctor_knows, doctor_missing, access, report, report_until, report_late, unsigned_treatment,
        unsigned_consultation, untold, unfinished_reaction, unfinished_follow_up, since, no_control, control_between, recall, recall_until, overdue_since, escalated,
        today_title,
    }
}
