//! What the values of the record are called.

use super::words;

words! {
    /// Each group lists the values of one type of the domain.
    Names {
        role: Roles,
        area: Areas,
        topic: Topics,
        health: HealthItems,
        health_card: HealthCards,
        view: Views,
        phase: Phases,
        purpose: Purposes,
        appointment: AppointmentKinds,
        fact: Facts,
        contact: ContactChannels,
        number_type: NumberTypes,
        outcome: Outcomes,
        medicine: MedicineKinds,
        mark: Marks,
        consent_form: ConsentForms,
        doubt: Doubts,
        area_finding: AreaFindings,
        storage: Storages,
        side: Sides,
        site: Sites,
        muscle: Muscles,
        alarm: AlarmSymptoms,
        reaction: Reactions,
        follow_up_mode: FollowUpModes,
        verdict: Verdicts,
    }
}

words! { Roles { doctor, nurse, reviewer, system } }
words! { Areas {
    forehead, glabella, lateral_canthal_right, lateral_canthal_left, bunny_lines, upper_lip, mouth_corners, chin, masseter,
} }
words! { Topics {
    effect_and_duration, onset_of_effect, common_side_effects, rare_side_effects, alarm_symptoms, when_not_to_treat,
    painkillers_and_supplements, course_and_aftercare, questions_answered,
} }
words! { HealthItems {
    pregnant, breastfeeding, contraception, myasthenia_gravis, lambert_eaton, als, other_muscle_disease,
    neurological_disease, toxin_allergy, excipient_allergy, local_infection, fever, dysphagia, dyspnoea,
    bleeding_disorder, prior_reaction, prior_toxin,
} }
words! { HealthCards { pregnancy, muscle_and_nerve, allergy, infection, swallowing_and_breathing, bleeding, earlier_toxin } }
words! { Views {
    front_rest, front_frown, front_brows_raised, front_smile, oblique_right, oblique_left, profile_right, profile_left,
} }
words! { Phases { before, after, control } }
words! { Purposes { documentation, teaching, marketing } }
words! { AppointmentKinds { consultation, treatment, control, blocked } }
words! { Facts {
    vault_created, clinic_changed, policy_changed, user_added, user_retired, access_recovered, keys_tended, sheet_adopted, sheet_approved, template_approved, template_withdrawn, practitioner_registered, batch_paused, product_watched,
    instruction_adopted, instruction_read,
    emergency_kit_checked, patient_registered, patient_corrected,
    responsible_doctor_set, access_requested, access_answered, consultation, written_information, oral_information, information_declined, plan,
    late_entry_countersigned, contact_note, consent_given, consent_withdrawn, prescription, repeat_exempted,
    identity_confirmed, screening_confirmed, area_inspected, appointment_booked, appointment_moved, appointment_cancelled,
    appointment_arrived, appointment_no_show, appointment_judged, photo_attached, photo_aligned, photo_marked, photo_withdrawn, entry_withdrawn, entry_misplaced, same_person, not_same_person,
    photo_hidden, photo_use_consented, vial_opened, warning_accepted,
    rule_overridden, treatment_started, nothing_given, treatment, deviation, attested, aftercare_given, adverse_event, event_step,
    red_flag_closed, follow_up,
    session_opened, logged_in,
    login_failed, locked, record_opened, searched, exported, refused, draft_begun, draft_discarded, clock_jumped, clock_confirmed,
    backup_made, restore_rehearsed, journal_restored, journal_checked, schema_migrated, head_signed,
} }
words! { ContactChannels { telephone, email, question, other } }
words! { NumberTypes { cpr, replacement_cpr, d_ecpr, x_ecpr, foreign_id, demo } }
words! { Outcomes { planned, advised_against, declined_treatment } }
words! { MedicineKinds { bruising, blood_thinning, neuromuscular, other } }
words! { Marks { full, supplement, reminder } }
words! { ConsentForms { paper, on_screen } }
words! { Doubts { capacity, pressure, alcohol_or_drugs, body_dysmorphic_concern } }
words! { AreaFindings { weakness, ptosis, facial_palsy, surgery, asymmetry, dry_eye, keloid } }
words! { Storages { cold, used_at_once } }
words! { Sides { right, left, midline } }
words! {
    /// The places of the face map, by their ids there without the side.
    Sites {
        gl_procerus, gl_corr_med, gl_corr_lat, fr_midt, fr_med, fr_lat, lc_oevre, lc_midt, lc_nedre, na_side, ol_med,
        ol_lat, mv, ha, ma_oevre, ma_nedre,
    }
}
words! {
    /// The muscles of the face map, by their ids there.
    Muscles {
        frontalis, corrugator_supercilii, procerus, orbicularis_oculi_lat, nasalis, orbicularis_oris,
        depressor_anguli_oris, mentalis, masseter,
    }
}
words! { AlarmSymptoms { swallowing, speaking, breathing, weakness, allergy } }
words! { Reactions {
    redness, swelling, bruise, headache, mild_fever, flu_like, eyelid_ptosis, asymmetry, brow_ptosis, diplopia, other,
} }
words! { FollowUpModes { in_clinic, telephone, online } }
words! { Verdicts { passed, info, warn, block, hard } }
