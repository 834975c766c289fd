//! R14: the emergency kit was looked at not long ago, and its adrenaline is in date.

use super::{Case, Finding, RuleId, Verdict, VialFault, Why};

/// R14 · WARN · `D(S) − D(check) <= 31 days` (downwards only); adrenaline expiry `>= D(S)` · authority: STPS orders.
pub(super) fn checked_and_in_date(case: &Case<'_>) -> Vec<Finding> {
    let warn = |fault| Finding::new(RuleId::R14, Verdict::Warn, Why::Vial(fault));
    let Some(check) = case.premises.kit_checked(case.start()) else {
        return vec![warn(VialFault::KitNeverChecked)];
    };
    let (checked, today) = (check.at.day(), case.start().day());
    let (days, most) = (
        checked.days_until(today),
        case.policy.kit_check_days.min(31),
    );
    let mut findings = Vec::new();
    if days > i64::from(most) {
        findings.push(warn(VialFault::KitCheckedLongAgo {
            checked,
            days,
            most,
        }));
    }
    let last_day = check.value.adrenaline_expiry;
    if last_day < today {
        findings.push(warn(VialFault::AdrenalineExpired { last_day }));
    }
    if findings.is_empty() {
        findings.push(Finding::passed(RuleId::R14));
    }
    let on_check = |finding: Finding| finding.on([check.entry]);
    findings.into_iter().map(on_check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, at, day, failed};
    use crate::domain::safety::EmergencyKitChecked;

    const START: &str = "2026-11-25 10:00:00 +01";

    fn checked(on: &str, adrenaline: &str) -> Story {
        let mut story = Story::of_adult();
        let fact = EmergencyKitChecked {
            adrenaline_expiry: day(adrenaline),
        };
        let entry = story.add(on, fact.clone());
        story.premises.learn(entry, at(on), None, &fact.into());
        story
    }

    fn judge(story: &Story) -> String {
        failed(&story.assess_rule(RuleId::R14, START, &[GLABELLA]))
    }

    #[test]
    fn the_kit_was_checked_within_a_month_and_its_adrenaline_is_in_date() {
        assert_eq!(judge(&Story::of_adult()), "R14 Warn");
        for (on, fails) in [
            ("2026-10-25 00:00:00 +02", ""),
            ("2026-10-24 23:59:59 +02", "R14 Warn"),
            (START, ""),
            ("2026-11-25 10:00:01 +01", "R14 Warn"),
        ] {
            assert_eq!(judge(&checked(on, "2027-06-30")), fails, "{on}");
        }
        for (adrenaline, fails) in [
            ("2026-11-24", "R14 Warn"),
            ("2026-11-25", ""),
            ("2026-11-26", ""),
        ] {
            let story = checked("2026-11-20 10:00:00 +01", adrenaline);
            assert_eq!(judge(&story), fails, "{adrenaline}");
        }
    }

    #[test]
    fn both_faults_are_told_and_the_clinic_may_ask_for_more() {
        let story = checked("2026-10-20 10:00:00 +02", "2026-11-24");
        let judged = story.assess_rule(RuleId::R14, START, &[GLABELLA]);
        assert_eq!(judged.failed().count(), 2);
        let mut strict = checked("2026-11-24 10:00:00 +01", "2027-06-30");
        strict.policy.kit_check_days = 1;
        assert_eq!(judge(&strict), "");
        strict.policy.kit_check_days = 0;
        assert_eq!(judge(&strict), "R14 Warn");
    }
}
