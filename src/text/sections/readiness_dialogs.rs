//! The dialogs of *Klar til behandling?*: the day's questions, vial, prescription and deviation.

use super::words;

words! {
    /// Titles, fields and answers of the four dialogs (`design.md` §9.7, §11).
    ReadinessDialogs {
        lacks, lacks_more,
        day_title, day_remark, day_save, all_confirmed, done, again, identity, identity_agrees,
        health_and_medicines, health, said_then, never_asked, said_no, said_noes,
        unchanged, key_unchanged, changed, key_changed, prior_why, medical, cosmetic,
        medicines, takes_none, last_taken, prescribed, not_prescribed, add_medicine, lack_of_medicine, intake_date, intake_date_hint,
        intake_time, intake_time_hint, intake_unknown, invalid_intake,
        doubt_title, doubt_question, no_doubt, key_no_doubt, doubt, key_doubt, doubt_kind,
        areas, nothing_found, key_nothing_found, found, key_found, infection,
        product, in_unit, batch, expiry, expiry_hint, expiry_last_day, invalid_expiry,
        vial_title, vial_remark, vial_save, batch_paused, expired, not_usable, package, package_units, other_amount,
        mixing, strength_later, volume, volume_typed, invalid_volume, millilitres, diluent, saline,
        other_diluent, which_diluent, storage, mixed_at,
        prescription_title, prescription_remark, prescription_save, off_label, off_label_note, to_whom, to_herself,
        until, until_months, until_over, not_labelled, above_label,
        deviation_title, deviation_remark, deviation_save, failing, first_injection, last_injection, ends_before,
        unknown_of, what_was_given, other_product, which_product, units_stated, units_hint, account, why, why_note,
    }
}

impl ReadinessDialogs {
    /// The two answers of a card with their letters.
    pub fn unchanged_or_changed(&self) -> [(&str, &str); 2] {
        [
            (&self.unchanged, &self.key_unchanged),
            (&self.changed, &self.key_changed),
        ]
    }

    /// The two answers about an area with their letters.
    pub fn nothing_or_found(&self) -> [(&str, &str); 2] {
        [
            (&self.nothing_found, &self.key_nothing_found),
            (&self.found, &self.key_found),
        ]
    }
}
