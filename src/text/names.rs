//! Values of the domain in words.

use super::Text;
use crate::domain::aftercare::{AlarmSymptom, FollowUpMode, Reaction};
use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::confirmation::{AreaFinding, Doubt};
use crate::domain::consent::ConsentForm;
use crate::domain::consultation::{HealthCard, HealthItem, MedicineKind, Outcome};
use crate::domain::identity::NumberType;
use crate::domain::information::{Mark, Topic};
use crate::domain::patient::{ContactChannel, Sex};
use crate::domain::photo::{Phase, Purpose, View};
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::rules::Verdict;
use crate::domain::treatment::Side;
use crate::domain::user::Role;
use crate::domain::vial::Storage;

/// One `match` for each type: every value has its word, or this does not compile.
macro_rules! named {
    ($($method:ident, $type:ident, $group:ident { $($variant:ident => $field:ident),* $(,)? })*) => {
        impl Text {$(
            pub fn $method(&self, value: $type) -> &str {
                let words = &self.names.$group;
                match value { $($type::$variant => &words.$field),* }
            }
        )*}
    };
}

named! {
    role, Role, role { Doctor => doctor, Nurse => nurse, Reviewer => reviewer }
    topic, Topic, topic {
        EffectAndDuration => effect_and_duration, OnsetOfEffect => onset_of_effect,
        CommonSideEffects => common_side_effects, RareSideEffects => rare_side_effects,
        AlarmSymptoms => alarm_symptoms, WhenNotToTreat => when_not_to_treat,
        PainkillersAndSupplements => painkillers_and_supplements, CourseAndAftercare => course_and_aftercare,
        QuestionsAnswered => questions_answered,
    }
    health_item, HealthItem, health {
        Pregnant => pregnant, Breastfeeding => breastfeeding, Contraception => contraception,
        MyastheniaGravis => myasthenia_gravis, LambertEaton => lambert_eaton, Als => als,
        OtherMuscleDisease => other_muscle_disease, NeurologicalDisease => neurological_disease,
        ToxinAllergy => toxin_allergy, ExcipientAllergy => excipient_allergy, LocalInfection => local_infection,
        Fever => fever, Dysphagia => dysphagia, Dyspnoea => dyspnoea, BleedingDisorder => bleeding_disorder,
        PriorReaction => prior_reaction, PriorToxin => prior_toxin,
    }
    health_card, HealthCard, health_card {
        Pregnancy => pregnancy, MuscleAndNerve => muscle_and_nerve, Allergy => allergy, Infection => infection,
        SwallowingAndBreathing => swallowing_and_breathing, Bleeding => bleeding, EarlierToxin => earlier_toxin,
    }
    view, View, view {
        FrontRest => front_rest, FrontFrown => front_frown, FrontBrowsRaised => front_brows_raised,
        FrontSmile => front_smile, ObliqueRight => oblique_right, ObliqueLeft => oblique_left,
        ProfileRight => profile_right, ProfileLeft => profile_left,
    }
    phase, Phase, phase { Before => before, After => after, Control => control }
    purpose, Purpose, purpose { Documentation => documentation, Teaching => teaching, Marketing => marketing }
    appointment_kind, AppointmentKind, appointment {
        Consultation => consultation, Treatment => treatment, Control => control, Blocked => blocked,
    }
    contact_channel, ContactChannel, contact {
        Telephone => telephone, Email => email, Question => question, Other => other,
    }
    number_type, NumberType, number_type {
        Cpr => cpr, ReplacementCpr => replacement_cpr, DEcpr => d_ecpr, XEcpr => x_ecpr, ForeignId => foreign_id,
        Demo => demo,
    }
    outcome, Outcome, outcome {
        Planned => planned, AdvisedAgainst => advised_against, DeclinedTreatment => declined_treatment,
    }
    medicine_kind, MedicineKind, medicine {
        Bruising => bruising, BloodThinning => blood_thinning, Neuromuscular => neuromuscular, Other => other,
    }
    mark, Mark, mark { Full => full, Supplement => supplement, Reminder => reminder }
    consent_form, ConsentForm, consent_form {
        Paper => paper, OnScreen => on_screen,
    }
    doubt, Doubt, doubt {
        Capacity => capacity, Pressure => pressure, AlcoholOrDrugs => alcohol_or_drugs, BodyDysmorphicConcern => body_dysmorphic_concern,
    }
    area_finding, AreaFinding, area_finding {
        Weakness => weakness, Ptosis => ptosis, FacialPalsy => facial_palsy, Surgery => surgery, Asymmetry => asymmetry, DryEye => dry_eye, Keloid => keloid,
    }
    storage, Storage, storage {
        Cold => cold, UsedAtOnce => used_at_once,
    }
    side, Side, side {
        Right => right, Left => left, Midline => midline,
    }
    alarm_symptom, AlarmSymptom, alarm {
        Swallowing => swallowing, Speaking => speaking, Breathing => breathing, Weakness => weakness, Allergy => allergy,
    }
    reaction, Reaction, reaction {
        Redness => redness, Swelling => swelling, Bruise => bruise, Headache => headache, MildFever => mild_fever,
        FluLike => flu_like, EyelidPtosis => eyelid_ptosis, Asymmetry => asymmetry, BrowPtosis => brow_ptosis,
        Diplopia => diplopia, Other => other,
    }
    follow_up_mode, FollowUpMode, follow_up_mode {
        InClinic => in_clinic, Telephone => telephone, Online => online,
    }
    severity, Verdict, verdict {
        Passed => passed, Info => info, Warn => warn, Block => block, Hard => hard,
    }
}

impl Text {
    pub fn area<'a>(&'a self, area: &'a Area) -> &'a str {
        let words = &self.names.area;
        match area {
            Area::Forehead => &words.forehead,
            Area::Glabella => &words.glabella,
            Area::LateralCanthalRight => &words.lateral_canthal_right,
            Area::LateralCanthalLeft => &words.lateral_canthal_left,
            Area::BunnyLines => &words.bunny_lines,
            Area::UpperLip => &words.upper_lip,
            Area::MouthCorners => &words.mouth_corners,
            Area::Chin => &words.chin,
            Area::Masseter => &words.masseter,
            Area::Other(name) => name,
        }
    }

    /// Areas in a row: `Pande, Bekymringsrynke`.
    pub fn areas<'a>(&self, areas: impl IntoIterator<Item = &'a Area>) -> String {
        areas
            .into_iter()
            .map(|area| self.area(area))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The registered brand name; a product outside the catalogue is called by its id.
    pub fn product(&self, id: &ProductId) -> String {
        Catalogue::shipped()
            .get(id)
            .map_or_else(|| id.to_string(), |product| product.brand.clone())
    }

    pub fn sex(&self, sex: Option<Sex>) -> &str {
        match sex {
            Some(Sex::Female) => &self.shell.female,
            Some(Sex::Male) => &self.shell.male,
            Some(Sex::Other) => &self.shell.other_sex,
            None => &self.common.not_recorded,
        }
    }

    /// The kind of a fact by its stored name.
    pub fn fact_kind(&self, kind: &str) -> &str {
        let words = &self.names.fact;
        match kind {
            "vault_created" => &words.vault_created,
            "clinic_changed" => &words.clinic_changed,
            "policy_changed" => &words.policy_changed,
            "user_added" => &words.user_added,
            "user_retired" => &words.user_retired,
            "access_recovered" => &words.access_recovered,
            "keys_tended" => &words.keys_tended,
            "sheet_adopted" => &words.sheet_adopted,
            "sheet_approved" => &words.sheet_approved,
            "template_approved" => &words.template_approved,
            "template_withdrawn" => &words.template_withdrawn,
            "practitioner_registered" => &words.practitioner_registered,
            "instruction_adopted" => &words.instruction_adopted,
            "batch_paused" => &words.batch_paused,
            "product_watched" => &words.product_watched,
            "instruction_read" => &words.instruction_read,
            "emergency_kit_checked" => &words.emergency_kit_checked,
            "patient_registered" => &words.patient_registered,
            "patient_corrected" => &words.patient_corrected,
            "responsible_doctor_set" => &words.responsible_doctor_set,
            "access_requested" => &words.access_requested,
            "access_answered" => &words.access_answered,
            "consultation" => &words.consultation,
            "written_information" => &words.written_information,
            "oral_information" => &words.oral_information,
            "information_declined" => &words.information_declined,
            "plan" => &words.plan,
            "late_entry_countersigned" => &words.late_entry_countersigned,
            "contact_note" => &words.contact_note,
            "consent_given" => &words.consent_given,
            "consent_withdrawn" => &words.consent_withdrawn,
            "prescription" => &words.prescription,
            "repeat_exempted" => &words.repeat_exempted,
            "identity_confirmed" => &words.identity_confirmed,
            "screening_confirmed" => &words.screening_confirmed,
            "area_inspected" => &words.area_inspected,
            "appointment_booked" => &words.appointment_booked,
            "appointment_moved" => &words.appointment_moved,
            "appointment_cancelled" => &words.appointment_cancelled,
            "appointment_arrived" => &words.appointment_arrived,
            "appointment_no_show" => &words.appointment_no_show,
            "appointment_judged" => &words.appointment_judged,
            "photo_attached" => &words.photo_attached,
            "photo_aligned" => &words.photo_aligned,
            "photo_marked" => &words.photo_marked,
            "photo_withdrawn" => &words.photo_withdrawn,
            "entry_withdrawn" => &words.entry_withdrawn,
            "entry_misplaced" => &words.entry_misplaced,
            "same_person" => &words.same_person,
            "not_same_person" => &words.not_same_person,
            "photo_hidden" => &words.photo_hidden,
            "photo_use_consented" => &words.photo_use_consented,
            "vial_opened" => &words.vial_opened,
            "warning_accepted" => &words.warning_accepted,
            "rule_overridden" => &words.rule_overridden,
            "treatment_started" => &words.treatment_started,
            "nothing_given" => &words.nothing_given,
            "treatment" => &words.treatment,
            "deviation" => &words.deviation,
            "attested" => &words.attested,
            "aftercare_given" => &words.aftercare_given,
            "adverse_event" => &words.adverse_event,
            "event_step" => &words.event_step,
            "red_flag_closed" => &words.red_flag_closed,
            "follow_up" => &words.follow_up,
            "session_opened" => &words.session_opened,
            "logged_in" => &words.logged_in,
            "login_failed" => &words.login_failed,
            "locked" => &words.locked,
            "record_opened" => &words.record_opened,
            "searched" => &words.searched,
            "exported" => &words.exported,
            "refused" => &words.refused,
            "draft_begun" => &words.draft_begun,
            "draft_discarded" => &words.draft_discarded,
            "clock_jumped" => &words.clock_jumped,
            "clock_confirmed" => &words.clock_confirmed,
            "backup_made" => &words.backup_made,
            "restore_rehearsed" => &words.restore_rehearsed,
            "journal_restored" => &words.journal_restored,
            "journal_checked" => &words.journal_checked,
            "schema_migrated" => &words.schema_migrated,
            "head_signed" => &words.head_signed,
            _ => &self.common.unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::fact::Fact;
    use crate::text::{Language, Text};

    #[test]
    fn every_kind_of_fact_has_a_name() {
        let text = Text::load(Language::Danish).expect("Danish");
        for kind in Fact::KINDS {
            assert_ne!(text.fact_kind(kind), text.common.unknown, "{kind}");
        }
    }
}
