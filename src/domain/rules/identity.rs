//! R02 and R05: the patient in the room is the patient of the record.

use super::health_fault::HealthFault;
use super::stated::is_of_today;
use super::{Case, Finding, RuleId, Verdict, Why};

/// R02 · HARD · a patient is known, and identity was confirmed with `D = D(S)`, recorded by S · law: BEK 1225/2021;
/// same-day tick.
pub(super) fn confirmed_today(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    let confirmed = case.course.identity_confirmed.iter();
    let today = confirmed
        .clone()
        .filter(|told| is_of_today(case, told))
        .max_by_key(|told| told.occurred_at);
    let patient = case.course.patient.as_ref();
    let finding = if let (Some(_), Some(told)) = (patient, today) {
        Finding::passed(RuleId::R02).on([told.latest])
    } else {
        let earlier = confirmed.map(|told| told.occurred_at);
        let last = earlier.filter(|at| *at <= start).max();
        let fault = HealthFault::IdentityNotConfirmed { last };
        Finding::new(RuleId::R02, Verdict::Hard, Why::Health(fault))
    };
    vec![finding]
}

/// R05 at the start · WARN (*navnelighed*) · nobody else in the journal has the same name and birth date, or the same
/// number · record.
pub(super) fn no_namesake(case: &Case<'_>) -> Vec<Finding> {
    let others = case.namesakes.len();
    let finding = if others == 0 {
        Finding::passed(RuleId::R05)
    } else {
        let fault = HealthFault::Namesakes { others };
        Finding::new(RuleId::R05, Verdict::Warn, Why::Health(fault))
    };
    vec![finding.on(case.course.patient.as_ref().map(|told| told.latest))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::confirmation::IdentityConfirmed;
    use crate::domain::id::PatientId;
    use crate::domain::rules::testing::{GLABELLA, Story, at, failed};

    const START: &str = "2026-11-25 10:00:00 +01";

    #[track_caller]
    fn check(story: &Story, rule: RuleId, fails: &str) {
        assert_eq!(failed(&story.assess_rule(rule, START, &[GLABELLA])), fails);
    }

    #[test]
    fn identity_is_confirmed_on_the_danish_day_and_recorded_by_the_start() {
        let rows = [
            (
                "2026-11-24 23:59:59 +01",
                "2026-11-24 23:59:59 +01",
                "R02 Hard",
            ),
            ("2026-11-25 00:00:00 +01", "2026-11-25 00:00:00 +01", ""),
            ("2026-11-25 09:59:59 +01", "2026-11-25 10:00:00 +01", ""),
            ("2026-11-25 10:00:00 +01", "2026-11-25 10:00:00 +01", ""),
            (
                "2026-11-25 09:59:59 +01",
                "2026-11-25 10:00:01 +01",
                "R02 Hard",
            ),
            (
                "2026-11-25 10:00:01 +01",
                "2026-11-25 10:00:01 +01",
                "R02 Hard",
            ),
            // Written yesterday, said to be of today.
            (
                "2026-11-25 00:00:30 +01",
                "2026-11-24 23:59:00 +01",
                "R02 Hard",
            ),
        ];
        for (occurred, recorded, fails) in rows {
            let mut story = Story::of_adult();
            story.add_late(occurred, recorded, IdentityConfirmed {});
            let judged = story.assess_rule(RuleId::R02, START, &[GLABELLA]);
            assert_eq!(failed(&judged), fails, "{occurred}, {recorded}");
        }
    }

    #[test]
    fn an_earlier_day_is_named_and_nobody_is_confirmed_without_a_patient() {
        let mut story = Story::of_adult();
        check(&story, RuleId::R02, "R02 Hard");
        let earlier = "2026-11-24 10:00:00 +01";
        story.add(earlier, IdentityConfirmed {});
        let judged = story.assess_rule(RuleId::R02, START, &[GLABELLA]);
        let last = Some(at(earlier));
        let why = Why::Health(HealthFault::IdentityNotConfirmed { last });
        assert_eq!(judged.findings[0].why, why);
        let mut nobody = Story::without_patient();
        nobody.add("2026-11-25 09:00:00 +01", IdentityConfirmed {});
        check(&nobody, RuleId::R02, "R02 Hard");
    }

    #[test]
    fn somebody_called_alike_warns() {
        let mut story = Story::of_adult();
        check(&story, RuleId::R05, "");
        story.namesakes.push(PatientId::from_bytes([4; 16]));
        check(&story, RuleId::R05, "R05 Warn");
    }
}
