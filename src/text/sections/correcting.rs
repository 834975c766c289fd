//! Words of the dialogs that correct and withdraw an entry.

use super::words;

words! {
    /// Correcting and withdrawing what is signed.
    Correcting {
        correct, withdraw, title, remark, save, something, unclear, detail, volume,
        withdraw_title, withdraw_remark, withdraw_save, whose, another, nobody, whom, reason, together, together_hint,
        misplaced, withdrawn_by, treatment_save, treatment_title, treatment_remark, correct_treatment,
    }
}
