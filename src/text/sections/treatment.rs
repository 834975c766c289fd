//! What the treatment page says, and the dialog in which somebody answers for a decision.

use super::words;

words! {
    Treatment {
        product, no_photo, photos_not_granted, batch, expiry, diluent, diluent_saline, diluent_other, mixed_at, strength, per_tenth, within,
        volume_exact, volume_rounded, units_only, no_conversion, vial_in_order, last_hour, no_vial,
        no_vial_hint, add_vial, vial_named, new_points_from, point_from, area, areas, points, right, middle,
        left, units, prescribed, total, lateral, side_right, side_middle, side_left, row_told,
        prescribed_given, volume, drawn, drawn_field, drawn_field_of, drawn_unreadable, rest, discarded,
        too_much, events, disinfected, needle, anaesthesia, first_injection, last_injection, first_now,
        last_now, before_start, end_before_begin, aftercare, aftercare_oral, aftercare_written, aftercare_both,
        aftercare_only_oral, aftercare_only_written, aftercare_none,
        note, as_last, last_other_product, difference, difference_none, same, new, gone,
        other_units, moved, units_and_moved, was, which_area, which_area_hint, missing, to_decide, blocked,
        not_judged, complete, complete_hint, change_product, change_product_text, to_readiness, to_follow_up,
        deviate, deviation, deviation_title, deviation_hint, deviation_time, deviation_along, drawn_told, deviation_why, deviation_save,
        deviation_account, said_no, never_asked, accept, override_rule,
        reason_count, proof_doctor, proof_choose,
        proof_passphrase, proof_nobody, proof_checking, sign, sign_now, signing_locks, given_in_all,
        given_from_to, vial_told, accepted_by, overridden_by, accepted, overridden, amended, decisions,
        practitioner, started_by, stale, discard, nothing_given, nothing_given_hint, running, not_given, not_given_title, not_given_hint, not_given_why, not_given_save, not_started, earlier,
        later, signed, which, attest, attest_now, attest_given, attest_hint, attest_deviation,
        attest_deviation_open, attest_deviation_hint, attest_reason, attested, attested_by, awaits_deviation,
        awaits_attest, templates, template_hint, template_none, template_none_hint, template_none_planned, template_choose, template_told, template_place, template_save, template_save_title, template_save_hint, template_name, template_name_missing, template_units_missing, template_replaces, template_approve, difference_template, difference_template_none, was_template, left_out, left_out_area,
    }
}
