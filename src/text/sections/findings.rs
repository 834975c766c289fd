//! Why a rule came out as it did, and the check that it belongs to.

use super::words;

words! {
    /// A sentence or two for each reason.
    Findings {
        somebody, nothing_planned, clock_in_doubt, birth_date_unknown, under_age, under_age_at_consultation,
        no_consultation, no_treatment_agreed, consultation_by_another, without_indication, signed_too_late, outside_plan,
        consultation_too_recent, video_only, written_missing, oral_missing, oral_incomplete, oral_by_another, oral_first,
        oral_with_written, declined, not_covered, recorded_late, old, newer_sheet, product_unknown,
        label_knows_little_of_age, label_ends_at_age, label_forbids_age,
        off_label, forehead_alone, photos_missing, reflection_over, reflection_running, spent, exempt, not_exempt,
        consent_missing, consent_withdrawn, consent_without_information, consent_too_early, consent_not_after,
        consent_after_start, consent_far,
        gap_no_earlier, gap_not_informed, gap_too_long, gap_new_answer, gap_not_asked, gap_sheet, gap_no_decision,
        nobody_injects, not_a_clinician, not_authorised, nobody_responsible, not_registered, clinic_not_registered,
        not_assisting, not_prescribed, instruction_unread,
        sheet_not_approved, companion_not_noted, questions_not_noted, aftercare_not_oral, aftercare_not_written,
        aftercare_no_phone, aftercare_after_signing,
    }
}
