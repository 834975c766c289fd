//! *Klar til behandling?*: checks, verdicts, next steps, and the dialogs of consent, repeat and decision.

use super::words;

words! {
    /// The readiness panel and everything in it.
    Readiness {
        title, recomputed, in_order, law, safety, product_group,
        age, consultation, information, reflection, consent, identity, contraindications, medicines, photos, red_flag,
        prescription, product, interval,
        count_stop, count_warn, count_pending, count_ok, more,
        informed, first_time, consented, identified, no_contraindication, no_medicine, photos_there, no_flag, prescribed,
        by_doctor, vial,
        fix_photo, fix_move, fix_open, fix_go, fix_consent, fix_confirm, fix_vial, fix_prescribe, fix_ask_doctor, fix_exempt,
        fix_assess, fix_book, only_doctor,
        step_photo, step_wait, step_flag, step_mend, step_consent, step_confirm, step_vial, step_prescribe, step_book,
        step_ask_consultation, step_ask_information, step_ask_prescribe, step_exempt, step_assess,
        must_not, not_before, nearly, ready_with_remarks, ready, earliest, next_steps, what, injected_by, law_locked,
        check_locked, accept, override_,
        accepted_by, overridden_by, deviation, withdraw,
        start, start_locked, locked_by, all_in_order, accepted_remarks, running, to_treatment, started_by_injector,
        consent_title, consent_to, consent_detail, consent_signed, consent_form, consent_paper, consent_screen, consent_lacks_signature, consent_save,
        withdraw_title, withdraw_detail, withdraw_note, withdraw_save,
        exempt_title, exempt_of, exempt_detail, exempt_grounds, exempt_save,
        override_title, override_detail, override_save, accept_title, accept_detail, accept_own,
    }
}
