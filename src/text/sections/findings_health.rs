//! Words for what speaks against a treatment in the patient's health, her medicine or the day itself.

use super::words;

words! {
    /// What is missing or found, and what to do, in a sentence or two for each finding.
    FindingsHealth {
        identity_never,
        identity_last,
        namesake_one,
        namesakes,
        not_screened,
        screened_last,
        incomplete,
        doubt,
        yes,
        yes_before,
        unknown,
        unanswered,
        not_today,
        do_not_treat,
        clear_up,
        doctor_decides,
        product_unread,
        excipient,
        allergy_unclear,
        allergy_contradicted,
        serious_reaction,
        medicine_unknown,
        neuromuscular,
        neuromuscular_unknown,
        bruising,
        bruising_unknown,
        bruising_prescribed,
        blood_thinning,
        never_pause,
        not_inspected,
        infected,
        infection_reported,
        area_findings,
        red_flag,
        some_area,
    }
}
