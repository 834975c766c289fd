//! R30, R31 and R32: the patient's own consent, after the reflection period and close to the treatment.

use super::consent_fault::ConsentFault;
use super::informed::Informed;
use super::reflection::Period;
use super::{Case, Finding, RuleId, Verdict, Why, repeat};
use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::course::Told;
use crate::domain::information::Part;
use crate::domain::time::{HOUR, Moment};

/// R30 · HARD · a consent for each area with the product, recorded by `S`, not withdrawn at `S` · sheet; VEJ 161/1998
/// pt. 2.
pub(super) fn given(case: &Case<'_>) -> Vec<Finding> {
    let hard = |fault| Finding::new(RuleId::R30, Verdict::Hard, Why::Consent(fault));
    case.for_each_part(RuleId::R30, Verdict::Hard, |part| {
        let Some(consent) = for_part(case, part) else {
            return hard(ConsentFault::Missing);
        };
        match withdrawal_since(case, part, consent) {
            Some(withdrawal) => {
                let at = withdrawal.occurred_at;
                hard(ConsentFault::Withdrawn { at }).on([consent.latest, withdrawal.latest])
            }
            None => Finding::passed(RuleId::R30).on([consent.latest]),
        }
    })
}

/// R31 · HARD · for each part `C >= limit` of R23, equality passes; under R24 `C > T_info`, strictly · clinics' texts on
/// BEK 834/2014 ch. 6; BEK 1245/2007.
pub(super) fn after_reflection(case: &Case<'_>) -> Vec<Finding> {
    let hard = |fault| Finding::new(RuleId::R31, Verdict::Hard, Why::Consent(fault));
    let start = case.start();
    case.for_each_part(RuleId::R31, Verdict::Hard, |part| {
        if case.clock_in_doubt {
            return Finding::new(RuleId::R31, Verdict::Hard, Why::ClockInDoubt);
        }
        let Some(consent) = for_part(case, part) else {
            return hard(ConsentFault::Missing);
        };
        let given = consent.occurred_at;
        let period = Period::of(case, part, start).ok();
        // The period of its own binds wherever it has run out; only a repeat that would need none rests on R24.
        let exempt = period.as_ref().is_none_or(|period| start < period.limit)
            && repeat::is_exempt(case, part);
        let finding = match (exempt, period) {
            (true, _) => match Informed::about(case, part, start).end() {
                Some(informed) if given > informed => Finding::passed(RuleId::R31),
                Some(informed) => hard(ConsentFault::NotAfterInformation { given, informed }),
                None => hard(ConsentFault::WithoutInformation),
            },
            (false, Some(period)) if given >= period.limit => Finding::passed(RuleId::R31),
            // It was about the treatment before this one, and lawful then.
            (false, Some(_)) if case.course.treated(part, start) > Some(given) => {
                hard(ConsentFault::Missing)
            }
            (false, Some(period)) => {
                let limit = period.limit;
                let missing_micros = limit.since(given);
                hard(ConsentFault::TooEarly {
                    given,
                    limit,
                    missing_micros,
                })
            }
            (false, None) => hard(ConsentFault::WithoutInformation),
        };
        finding.on([consent.latest])
    })
}

/// R32 · HARD if `C > S`; WARN when `S − C` is more than 24 elapsed hours, or the clinic's fewer · reported from BEK
/// 1245/2007.
pub(super) fn close_to_start(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    case.for_each_part(RuleId::R32, Verdict::Hard, |part| {
        let finding = |verdict, fault| Finding::new(RuleId::R32, verdict, Why::Consent(fault));
        if case.clock_in_doubt {
            return Finding::new(RuleId::R32, Verdict::Hard, Why::ClockInDoubt);
        }
        let Some(consent) = for_part(case, part) else {
            return finding(Verdict::Hard, ConsentFault::Missing);
        };
        let (given, hours) = (consent.occurred_at, case.policy.consent_hours);
        let judged = if given > start {
            finding(Verdict::Hard, ConsentFault::AfterStart { given }).passing_at(given)
        } else if start.since(given) > i64::from(hours) * HOUR {
            finding(Verdict::Warn, ConsentFault::FarFromStart { given, hours })
        } else {
            Finding::passed(RuleId::R32)
        };
        judged.on([consent.latest])
    })
}

/// `C`: the newest consent for a part that was recorded by `S`. If she withdrew it, what she said before it does not come
/// back (R30).
pub(super) fn for_part<'a>(case: &Case<'a>, part: &Part) -> Option<&'a Told<ConsentGiven>> {
    let start = case.start();
    let recorded = |told: &&Told<ConsentGiven>| {
        told.parts
            .get(part)
            .is_some_and(|recorded: &Moment| *recorded <= start)
    };
    let recorded = case.course.consents.iter().filter(recorded);
    recorded.max_by_key(|told| told.occurred_at)
}

/// The first withdrawal of this consent to the part, or of one that was given after it.
fn withdrawal_since<'a>(
    case: &Case<'a>,
    part: &Part,
    told: &Told<ConsentGiven>,
) -> Option<&'a Told<ConsentWithdrawn>> {
    let consents = case.course.consents.iter();
    let since = consents
        .filter(|other| other.parts.contains_key(part) && other.occurred_at >= told.occurred_at);
    let withdrawals = since.filter_map(|other| case.course.withdrawal_of(other));
    let by_start = withdrawals.filter(|withdrawal| withdrawal.occurred_at <= case.start());
    by_start.min_by_key(|withdrawal| withdrawal.occurred_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;
    use crate::domain::consent::ConsentWithdrawn;
    use crate::domain::rules::testing::{
        FOREHEAD, GLABELLA, Story, at, consent, failed, repeat_exempted, screening,
    };

    const RULES: [RuleId; 3] = [RuleId::R30, RuleId::R31, RuleId::R32];
    const START: &str = "2026-11-25 12:00:00 +01";

    fn informed() -> Story {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA, FOREHEAD]);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA, FOREHEAD]);
        story
    }

    #[track_caller]
    fn check(story: &Story, areas: &[Area], fails: &str) {
        assert_eq!(failed(&story.assess_only(&RULES, at(START), areas)), fails);
    }

    #[test]
    fn without_a_consent_all_three_fail() {
        check(&informed(), &[GLABELLA], "R30 Hard, R31 Hard, R32 Hard");
    }

    #[test]
    fn it_is_for_these_areas_and_no_others() {
        let mut story = informed();
        story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
        check(&story, &[GLABELLA], "");
        check(
            &story,
            &[GLABELLA, FOREHEAD],
            "R30 Hard, R31 Hard, R32 Hard",
        );
    }

    #[test]
    fn withdrawn_in_the_last_second_it_does_not_stand() {
        for (withdrawn, fails) in [
            ("2026-11-25 11:59:59 +01", "R30 Hard"),
            (START, "R30 Hard"),
            ("2026-11-25 12:00:01 +01", ""),
        ] {
            let mut story = informed();
            let given = story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
            let withdrawal = ConsentWithdrawn {
                consent: given,
                note: String::new(),
            };
            story.add(withdrawn, withdrawal);
            check(&story, &[GLABELLA], fails);
            story.add("2026-11-25 11:59:59 +01", consent(&[GLABELLA]));
            check(&story, &[GLABELLA], "");
        }
    }

    #[test]
    fn who_withdraws_the_newest_consent_is_not_held_to_an_older_one() {
        let mut story = informed();
        story.add("2026-11-25 10:30:00 +01", consent(&[GLABELLA]));
        let given = story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
        let withdrawal = ConsentWithdrawn {
            consent: given,
            note: String::new(),
        };
        story.add("2026-11-25 11:30:00 +01", withdrawal);
        check(&story, &[GLABELLA], "R30 Hard");
    }

    #[test]
    fn who_withdraws_an_older_consent_is_held_to_the_newest() {
        let mut story = informed();
        let older = story.add("2026-11-25 10:30:00 +01", consent(&[GLABELLA]));
        story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
        let withdrawal = ConsentWithdrawn {
            consent: older,
            note: String::new(),
        };
        story.add("2026-11-25 10:45:00 +01", withdrawal);
        check(&story, &[GLABELLA], "");
    }

    #[test]
    fn what_was_said_before_the_last_treatment_is_missing_and_not_too_early() {
        for (given, is_missing) in [
            ("2026-08-01 09:00:00 +02", true),
            ("2026-08-01 10:10:00 +02", false),
            ("2026-11-24 10:00:00 +01", false),
        ] {
            let mut story = informed();
            // It lasts ten minutes.
            story.treat("2026-08-01 10:00:00 +02", &[GLABELLA], false);
            story.add(given, consent(&[GLABELLA]));
            let judged = story.assess_rule(RuleId::R31, START, &[GLABELLA]);
            let why = judged.findings.first().map(|finding| &finding.why);
            let missing = matches!(why, Some(Why::Consent(ConsentFault::Missing)));
            let early = matches!(why, Some(Why::Consent(ConsentFault::TooEarly { .. })));
            assert_eq!((missing, early), (is_missing, !is_missing), "{given}");
        }
    }

    #[test]
    fn recorded_after_the_start_it_is_missing() {
        for (recorded, fails) in [
            (START, ""),
            ("2026-11-25 12:00:01 +01", "R30 Hard, R31 Hard, R32 Hard"),
        ] {
            let mut story = informed();
            story.add_late("2026-11-25 11:00:00 +01", recorded, consent(&[GLABELLA]));
            check(&story, &[GLABELLA], fails);
        }
    }

    #[test]
    fn a_doubtful_clock_passes_nothing_that_reckons_with_time() {
        let mut story = informed();
        story.add("2026-11-25 11:00:00 +01", consent(&[GLABELLA]));
        story.clock_in_doubt = true;
        check(&story, &[GLABELLA], "R31 Hard, R32 Hard");
    }

    #[test]
    fn a_clinic_may_want_it_closer() {
        let mut story = informed();
        story.add("2026-11-25 10:00:00 +01", consent(&[GLABELLA]));
        story.policy.consent_hours = 2;
        check(&story, &[GLABELLA], "");
        story.policy.consent_hours = 1;
        check(&story, &[GLABELLA], "R32 Warn");
    }

    #[test]
    fn a_repeat_that_was_informed_anew_rests_on_its_own_period_once_that_has_run_out() {
        // Consent comes after the information and before the period has run out.
        for (start, fails) in [
            ("2026-11-25 09:59:59 +01", ""),
            ("2026-11-25 10:00:00 +01", "R31 Hard"),
            ("2026-11-25 10:00:01 +01", "R31 Hard"),
        ] {
            let mut story = informed();
            story.treat("2026-08-01 10:00:00 +02", &[GLABELLA], false);
            story.add("2026-11-24 10:00:00 +01", consent(&[GLABELLA]));
            story.add("2026-11-25 09:00:00 +01", screening());
            story.add("2026-11-25 09:00:00 +01", repeat_exempted(&[GLABELLA]));
            let judged = story.assess_rule(RuleId::R31, start, &[GLABELLA]);
            assert_eq!(failed(&judged), fails, "{start}");
        }
    }
}
