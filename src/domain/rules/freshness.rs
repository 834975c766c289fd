//! R25 and R26: information that is old, or was given with an older sheet.

use super::informed::Informed;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::clinic::SheetAdopted;
use crate::domain::course::Told;
use crate::domain::information::WrittenInformation;

/// R25 · WARN when `D(S) > D(T_info) + 3 months`, BLOCK when `> 12 months`; the same date passes · policy.
///
/// It speaks only where the treatment rests on R23: without information that counts there it says nothing.
pub(super) fn not_old(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    let limits = [
        (case.policy.information_too_old_months, Verdict::Block),
        (case.policy.information_old_months, Verdict::Warn),
    ];
    case.for_each_part(RuleId::R25, Verdict::Block, |part| {
        let informed = Informed::about(case, part, start).unspent(case, part, start);
        let Some(given) = informed.end() else {
            return Finding::passed(RuleId::R25);
        };
        let over = |months: u32| start.day() > given.day().plus_months(months);
        let finding = match limits.into_iter().find(|(months, _)| over(*months)) {
            Some((months, verdict)) => {
                Finding::new(RuleId::R25, verdict, Why::Old { given, months })
            }
            None => Finding::passed(RuleId::R25),
        };
        finding
            .on(informed.written.map(|told| told.latest))
            .on(informed.oral.map(|told| told.latest))
    })
}

/// R26 · WARN · a sheet taken into use after the one that was given says something materially new · policy.
///
/// A given sheet that is not among those of the clinic warns as well: nobody knows what it said.
pub(super) fn newest_sheet(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    case.for_each_part(RuleId::R26, Verdict::Warn, |part| {
        let unspent = Informed::about(case, part, start).unspent(case, part, start);
        let (Some(written), Some(_)) = (unspent.written, unspent.oral) else {
            return Finding::passed(RuleId::R26);
        };
        let finding = if is_newest(case.sheets, written) {
            Finding::passed(RuleId::R26)
        } else {
            let current = case.sheets.last().map(|sheet| sheet.version.clone());
            let given = written.value.sheet.clone();
            let why = Why::NewerSheet {
                given,
                current: current.unwrap_or_default(),
            };
            Finding::new(RuleId::R26, Verdict::Warn, why)
        };
        finding.on([written.latest])
    })
}

/// Whether nothing materially new has been taken into use since the sheet that was given.
pub(super) fn is_newest(sheets: &[SheetAdopted], written: &Told<WrittenInformation>) -> bool {
    let given = |sheet: &SheetAdopted| sheet.sha256 == written.value.sheet_sha256;
    let Some(at) = sheets.iter().rposition(given) else {
        return false;
    };
    sheets.iter().skip(at + 1).all(|later| !later.material)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, failed, sheet};

    fn informed() -> Story {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-30 09:00:00 +01", &[GLABELLA]);
        story.say("2026-11-30 10:00:00 +01", &[GLABELLA]);
        story
    }

    #[track_caller]
    fn check(story: &Story, rule: RuleId, start: &str, fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(rule, start, &[GLABELLA])),
            fails,
            "{start}"
        );
    }

    #[test]
    fn information_is_old_after_three_months_and_too_old_after_twelve() {
        let story = informed();
        check(&story, RuleId::R25, "2027-02-27 09:00:00 +01", "");
        check(&story, RuleId::R25, "2027-02-28 23:59:59 +01", "");
        check(&story, RuleId::R25, "2027-03-01 00:00:00 +01", "R25 Warn");
        check(&story, RuleId::R25, "2027-11-30 23:59:59 +01", "R25 Warn");
        check(&story, RuleId::R25, "2027-12-01 00:00:00 +01", "R25 Block");
    }

    #[test]
    fn a_clinic_may_be_stricter() {
        let mut story = informed();
        story.policy.information_old_months = 1;
        check(&story, RuleId::R25, "2026-12-30 12:00:00 +01", "");
        check(&story, RuleId::R25, "2026-12-31 12:00:00 +01", "R25 Warn");
    }

    #[test]
    fn without_information_that_counts_neither_rule_speaks() {
        let (mut spent, start) = (informed(), "2028-01-10 10:00:00 +01");
        spent.treat("2026-12-03 10:00:00 +01", &[GLABELLA], false);
        spent.sheets.push(sheet("2", true));
        for story in [Story::of_examined_adult(), spent] {
            check(&story, RuleId::R25, start, "");
            check(&story, RuleId::R26, start, "");
        }
    }

    #[test]
    fn any_newer_sheet_with_something_new_warns() {
        let (mut story, start) = (informed(), "2026-12-03 10:00:00 +01");
        story.sheets.push(sheet("2", false));
        check(&story, RuleId::R26, start, "");
        story.sheets.push(sheet("3", true));
        check(&story, RuleId::R26, start, "R26 Warn");
        story.sheets.push(sheet("4", false));
        check(&story, RuleId::R26, start, "R26 Warn");
    }

    #[test]
    fn a_sheet_that_nobody_knows_warns() {
        let mut story = informed();
        story.sheets.clear();
        check(&story, RuleId::R26, "2026-12-03 10:00:00 +01", "R26 Warn");
    }
}
