//! The one list: every rule with its severity, its version, and the occasions that ask it.

use super::{
    Case, Finding, Occasion, RuleId, Verdict, aftercare, age, allergy, arithmetic, consent,
    consultation, contraindications, delegation, dose, examined, freshness, given_as_prescribed,
    identity, information, interval, kit, label, medicines, mixture, one_product, photos,
    recording, red_flag, reflection, repeat, roles, screening, sheet, vial,
};

#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub id: RuleId,
    /// The worst that it can come out as.
    pub severity: Verdict,
    /// Raised when its boundary changes; stored with each judgement, so that old ones stay readable.
    pub version: u32,
    pub occasions: &'static [Occasion],
    pub check: fn(&Case<'_>) -> Vec<Finding>,
}

const BOOKING_AND_START: &[Occasion] = &[Occasion::Booking, Occasion::Start, Occasion::Signing];
const START: &[Occasion] = &[Occasion::Start, Occasion::Signing];
const SIGNING: &[Occasion] = &[Occasion::Signing];

/// Version of the whole set; raised when a rule comes, goes or changes its boundary.
pub const RULE_SET: u32 = 2;

/// What the set was made for (`rules.md` §1).
pub const LEGAL_BASIS: &str =
    "BEK 834 of 27/6 2014, amended by BEK 1503 of 2/12 2016 and BEK 253 of 13/3 2019";

const fn rule(
    id: RuleId,
    severity: Verdict,
    occasions: &'static [Occasion],
    check: fn(&Case<'_>) -> Vec<Finding>,
) -> Rule {
    Rule {
        id,
        severity,
        version: 1,
        occasions,
        check,
    }
}

/// Every rule, in the order of §4: identity, roles, information and reflection, consent, screening, product and vial,
/// dose, photos.
pub const RULES: &[Rule] = &[
    rule(RuleId::R01, Verdict::Hard, BOOKING_AND_START, age::of_age),
    rule(
        RuleId::R01b,
        Verdict::Block,
        BOOKING_AND_START,
        age::of_age_at_consultation,
    ),
    rule(RuleId::R02, Verdict::Hard, START, identity::confirmed_today),
    rule(RuleId::R05, Verdict::Warn, START, identity::no_namesake),
    rule(RuleId::R10, Verdict::Hard, START, roles::may_inject),
    rule(
        RuleId::R11,
        Verdict::Hard,
        BOOKING_AND_START,
        roles::responsible_doctor,
    ),
    rule(
        RuleId::R11b,
        Verdict::Block,
        START,
        roles::assistant_registered,
    ),
    rule(
        RuleId::R13,
        Verdict::Block,
        START,
        delegation::by_prescription,
    ),
    rule(
        RuleId::R12,
        Verdict::Hard,
        BOOKING_AND_START,
        consultation::held_and_signed,
    ),
    rule(
        RuleId::R12b,
        Verdict::Hard,
        BOOKING_AND_START,
        consultation::two_days_before,
    ),
    rule(
        RuleId::R13b,
        Verdict::Warn,
        BOOKING_AND_START,
        consultation::not_by_video_only,
    ),
    rule(
        RuleId::R20,
        Verdict::Hard,
        BOOKING_AND_START,
        information::written_given,
    ),
    rule(
        RuleId::R21,
        Verdict::Hard,
        BOOKING_AND_START,
        information::oral_given,
    ),
    rule(
        RuleId::R21b,
        Verdict::Block,
        BOOKING_AND_START,
        information::oral_not_before_written,
    ),
    rule(
        RuleId::R22,
        Verdict::Hard,
        BOOKING_AND_START,
        information::not_declined,
    ),
    rule(
        RuleId::R23,
        Verdict::Hard,
        BOOKING_AND_START,
        reflection::period_over,
    ),
    rule(
        RuleId::R24,
        Verdict::Info,
        BOOKING_AND_START,
        repeat::exempt,
    ),
    rule(
        RuleId::R27,
        Verdict::Block,
        BOOKING_AND_START,
        information::everything_covered,
    ),
    rule(
        RuleId::R25,
        Verdict::Block,
        BOOKING_AND_START,
        freshness::not_old,
    ),
    rule(RuleId::R26, Verdict::Warn, START, freshness::newest_sheet),
    rule(RuleId::R06, Verdict::Warn, START, recording::in_time),
    rule(RuleId::R28, Verdict::Warn, START, sheet::approved),
    rule(RuleId::R29, Verdict::Info, START, sheet::noted),
    rule(RuleId::R30, Verdict::Hard, START, consent::given),
    rule(RuleId::R31, Verdict::Hard, START, consent::after_reflection),
    rule(RuleId::R32, Verdict::Hard, START, consent::close_to_start),
    rule(
        RuleId::R33,
        Verdict::Block,
        START,
        screening::consent_is_free,
    ),
    rule(RuleId::R54, Verdict::Hard, START, screening::complete_today),
    rule(
        RuleId::R42,
        Verdict::Hard,
        START,
        contraindications::no_muscle_disorder,
    ),
    rule(RuleId::R44, Verdict::Hard, START, allergy::tolerated),
    rule(
        RuleId::R40,
        Verdict::Block,
        START,
        contraindications::not_pregnant,
    ),
    rule(
        RuleId::R41,
        Verdict::Warn,
        START,
        contraindications::contraception,
    ),
    rule(
        RuleId::R43,
        Verdict::Block,
        START,
        contraindications::no_other_muscle_or_nerve_disease,
    ),
    rule(RuleId::R45, Verdict::Block, START, examined::not_infected),
    rule(
        RuleId::R46,
        Verdict::Block,
        START,
        contraindications::swallows_and_breathes,
    ),
    rule(
        RuleId::R50,
        Verdict::Warn,
        START,
        contraindications::not_ill_today,
    ),
    rule(RuleId::R53, Verdict::Warn, START, examined::nothing_found),
    rule(
        RuleId::R55,
        Verdict::Block,
        START,
        contraindications::no_serious_reaction,
    ),
    rule(
        RuleId::R47,
        Verdict::Block,
        START,
        medicines::no_neuromuscular,
    ),
    rule(RuleId::R48, Verdict::Warn, START, medicines::no_bruising),
    rule(RuleId::R49, Verdict::Block, START, medicines::no_bleeding),
    rule(RuleId::R92b, Verdict::Hard, START, red_flag::none_open),
    rule(
        RuleId::R51,
        Verdict::Block,
        BOOKING_AND_START,
        interval::long_enough_ago,
    ),
    rule(
        RuleId::R51b,
        Verdict::Block,
        BOOKING_AND_START,
        interval::no_touch_up,
    ),
    rule(RuleId::R52, Verdict::Hard, START, label::of_labelled_age),
    rule(
        RuleId::R61,
        Verdict::Warn,
        BOOKING_AND_START,
        label::within_label,
    ),
    rule(
        RuleId::R71,
        Verdict::Warn,
        BOOKING_AND_START,
        label::forehead_with_glabella,
    ),
    rule(RuleId::R14, Verdict::Warn, START, kit::checked_and_in_date),
    rule(RuleId::R60, Verdict::Hard, START, one_product::throughout),
    rule(
        RuleId::R62,
        Verdict::Hard,
        START,
        vial::recorded_and_in_date,
    ),
    rule(RuleId::R62b, Verdict::Hard, START, vial::not_on_pause),
    rule(RuleId::R67, Verdict::Hard, START, mixture::not_too_old),
    rule(RuleId::R68, Verdict::Block, START, vial::for_one_treatment),
    rule(RuleId::R69, Verdict::Hard, START, vial::not_overdrawn),
    rule(RuleId::R70, Verdict::Warn, SIGNING, mixture::as_labelled),
    rule(RuleId::R63, Verdict::Warn, SIGNING, dose::within_point),
    rule(RuleId::R64, Verdict::Block, START, dose::within_area),
    rule(RuleId::R65, Verdict::Hard, SIGNING, arithmetic::closes),
    rule(RuleId::R66, Verdict::Block, START, dose::within_treatment),
    rule(
        RuleId::R72,
        Verdict::Block,
        SIGNING,
        given_as_prescribed::as_foreseen,
    ),
    rule(
        RuleId::R73,
        Verdict::Warn,
        SIGNING,
        given_as_prescribed::disinfected,
    ),
    rule(RuleId::R80, Verdict::Block, START, photos::taken_before),
    rule(RuleId::R90, Verdict::Block, SIGNING, aftercare::given),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_listed_once() {
        let mut ids: Vec<RuleId> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert_eq!(RuleId::R21b.to_string(), "R21b");
    }
}
