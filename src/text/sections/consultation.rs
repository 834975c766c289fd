//! The consultation page, the dialogs about information, and the reader of the sheet.

use super::words;

words! {
    /// Cards, steps, dialogs and answers of the consultation (`design.md` §9.5).
    Consultation {
        page, start, start_again, none_yet, none_yet_hint, none_yet_other, not_saved, not_saved_hint,
        mode, in_clinic, online, wishes, own_words, expectation, began, date_of, time_of, month_of, month_hint,
        invalid_month, exactly, on_day, in_month, platform, platform_hint, photo_id_seen, photo_id_not_seen,
        video_sufficient, health, health_title, nothing_found, findings_against, detail_of, detail_hint,
        infected_areas, prior_when, prior_area, prior_place, prior_medical, answered, medicines,
        medicines_title, add_medicine, no_medicine, of_medicine, medicine_kind, medicine_name, dose, prescribed,
        pause_advised, never_pause, last_intake, written, written_already, written_first, read_sheet,
        handed_over, receipt_confirmed, handed_over_short, receipt_confirmed_short, given, received, receipt,
        written_mark, version, sheet, fingerprint, channel, paper, secure_mail, other_channel,
        other_channel_name, oral, oral_remark, told, not_told, oral_first_title, oral_first, oral_already,
        oral_incomplete, tick_time, tick_note, oral_mark, language, language_hint, questions, later, later_short, declined,
        declined_title, declined_words, declined_note, companion, offered, companion_offered, companion_who,
        companion_hint, examination, findings, indication, plan, plan_title, outcome, under_age, speaks_against,
        speaks_against_hint, assessment, product, choose, areas, other_area, other_area_name, units_of,
        units_for, invalid_units, largest_units, no_largest_dose, units_in_all, plan_note, take_over,
        responsible, correction, correction_reason, no_decision, lacks_title, and_more, lacks, next_missing, sign, sign_now,
        sign_correction, signing_locks, correction_locks, save_draft, discard, discard_hint, discard_now,
        keep_writing, nothing_changed, complete, complete_hint, reckoned_from, if_finished_now,
        counts_when_signed, reading_hours, reading_clock, conflict, conflict_hint, conflict_mine,
        conflict_stored, use_mine, use_stored, signed_by, corrected, original, corrected_to, late, late_hint,
        countersign, record_written, record_oral, record, correct, correct_written, correct_oral,
    }
}

words! {
    /// The information sheet in large type.
    Sheet { title, remark, version }
}
