//! R20, R21, R21b, R22 and R27: written and oral information, in that order, about everything that is planned.

use super::informed::{Informed, is_named, newest_oral, newest_written};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::course::Told;
use crate::domain::information::{Mark, OralInformation, Part, WrittenInformation};
use crate::domain::time::Moment;

/// R20 · HARD · `T_w` exists and was recorded by `S`, with the sheet's version; looks at the parts that are named ·
/// sheet; BEK 834/2014 § 27(3).
pub(super) fn written_given(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R20, Verdict::Hard, why);
    let any = case
        .course
        .written
        .iter()
        .any(|told| counts(told, told.value.mark, case.start()));
    for_each_named(case, RuleId::R20, any, &hard(Why::WrittenMissing), |part| {
        let Some(written) = newest_written(case, part, case.start()) else {
            return hard(Why::WrittenMissing);
        };
        written_fault(written)
            .map_or(Finding::passed(RuleId::R20), hard)
            .on([written.latest])
    })
}

/// R21 · HARD · `T_o` exists and was recorded by `S`, all topics ticked, given by the responsible doctor or one who took
/// over; looks at the parts that are named · sheet; BEK 834/2014 § 27(2).
pub(super) fn oral_given(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R21, Verdict::Hard, why);
    let any = case
        .course
        .oral
        .iter()
        .any(|told| counts(told, told.value.mark, case.start()));
    for_each_named(case, RuleId::R21, any, &hard(Why::OralMissing), |part| {
        let Some(oral) = newest_oral(case, part, case.start()) else {
            return hard(Why::OralMissing);
        };
        oral_fault(case, oral)
            .map_or(Finding::passed(RuleId::R21), hard)
            .on([oral.latest])
    })
}

/// R21b · BLOCK · `T_o >= T_w`, equality passes with a word about time to read; looks at the parts that are named ·
/// BEK 834/2014 § 27(3).
pub(super) fn oral_not_before_written(case: &Case<'_>) -> Vec<Finding> {
    let block = |why| Finding::new(RuleId::R21b, Verdict::Block, why);
    let start = case.start();
    let written = case
        .course
        .written
        .iter()
        .any(|told| counts(told, told.value.mark, start));
    let oral = case
        .course
        .oral
        .iter()
        .any(|told| counts(told, told.value.mark, start));
    let missing = if written {
        Why::OralMissing
    } else {
        Why::WrittenMissing
    };
    for_each_named(
        case,
        RuleId::R21b,
        written && oral,
        &block(missing),
        |part| {
            let informed = Informed::about(case, part, start);
            let Some(written) = informed.written else {
                return block(Why::WrittenMissing);
            };
            let Some(oral) = informed.oral else {
                return block(Why::OralMissing);
            };
            order(written.occurred_at, oral.occurred_at).on([written.latest, oral.latest])
        },
    )
}

/// R22 · HARD · the patient has ever declined the information in this course · BEK 834/2014 § 28.
pub(super) fn not_declined(case: &Case<'_>) -> Vec<Finding> {
    let declined = case.course.declined.iter().map(|told| told.latest);
    let finding = if case.course.declined.is_empty() {
        Finding::passed(RuleId::R22)
    } else {
        Finding::new(RuleId::R22, Verdict::Hard, Why::Declined)
    };
    vec![finding.on(declined)]
}

/// R27 · BLOCK · some information other than a reminder names each area with the product · BEK 834/2014 §§ 27(1), 29(1).
pub(super) fn everything_covered(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R27, Verdict::Block, |part| {
        if is_named(case, part, case.start()) {
            Finding::passed(RuleId::R27)
        } else {
            Finding::new(RuleId::R27, Verdict::Block, Why::NotCovered)
        }
    })
}

/// Whether the oral information was not given before the written (R21b).
pub fn is_in_order(written: Moment, oral: Moment) -> bool {
    oral.whole_second() >= written.whole_second()
}

fn order(written: Moment, oral: Moment) -> Finding {
    if !is_in_order(written, oral) {
        let why = Why::OralBeforeWritten { written, oral };
        return Finding::new(RuleId::R21b, Verdict::Block, why);
    }
    if written == oral {
        return Finding::new(RuleId::R21b, Verdict::Info, Why::OralWithWritten);
    }
    Finding::passed(RuleId::R21b)
}

/// What keeps written information from counting: without a version nobody can tell what was read.
pub(super) fn written_fault(told: &Told<WrittenInformation>) -> Option<Why> {
    let blank = |text: &str| text.trim().is_empty();
    let unknown = blank(&told.value.sheet) || blank(&told.value.sheet_sha256);
    unknown.then_some(Why::WrittenMissing)
}

/// What keeps oral information from counting.
pub(super) fn oral_fault(case: &Case<'_>, told: &Told<OralInformation>) -> Option<Why> {
    if !told.value.is_complete() {
        return Some(Why::OralIncomplete {
            ticked: told.value.topics.len(),
        });
    }
    let in_charge = case.is_by_doctor_in_charge(told);
    (!in_charge).then_some(Why::OralByAnother { user: told.user })
}

/// Information about anything at all, recorded by a moment. A reminder covers nothing.
fn counts<T>(told: &Told<T>, mark: Mark, by: Moment) -> bool {
    mark != Mark::Reminder && told.parts.values().any(|recorded| *recorded <= by)
}

/// Judges the planned parts that some information names; what nothing names is R27's and R23's business (§3).
///
/// Where there is no such information about anything, the rule fails as a whole.
fn for_each_named(
    case: &Case<'_>,
    rule: RuleId,
    exists: bool,
    missing: &Finding,
    judge: impl Fn(&Part) -> Finding,
) -> Vec<Finding> {
    let named = |part: &&Part| is_named(case, part, case.start());
    let parts: Vec<&Part> = case.question.parts.iter().filter(named).collect();
    match (parts.is_empty(), exists) {
        (false, _) => parts
            .into_iter()
            .map(|part| judge(part).about(part))
            .collect(),
        (true, true) => vec![Finding::passed(rule)],
        (true, false) => vec![missing.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::{InformationDeclined, Topic};
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, failed, oral, written,
    };

    const AT: &str = "2026-11-20 10:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";

    fn told(
        written: WrittenInformation,
        by: crate::domain::id::UserId,
        oral: OralInformation,
    ) -> Story {
        let mut story = Story::of_examined_adult();
        story.tell(at(AT), at(AT), NURSE, written);
        story.tell(at(AT), at(AT), by, oral);
        story
    }

    #[track_caller]
    fn check(story: &Story, fails: &str) {
        assert_eq!(failed(&story.assess(at(START), &[GLABELLA])), fails);
    }

    #[test]
    fn nothing_told_fails_everything_that_asks_for_it() {
        check(
            &Story::of_examined_adult(),
            "R20 Hard, R21 Hard, R21b Block, R23 Hard, R27 Block",
        );
    }

    #[test]
    fn a_sheet_without_its_version_is_no_sheet() {
        let full = || oral(&[GLABELLA], Mark::Full);
        check(&told(written(&[GLABELLA], Mark::Full), DOCTOR, full()), "");
        let nameless = WrittenInformation {
            sheet: " ".to_owned(),
            ..written(&[GLABELLA], Mark::Full)
        };
        check(
            &told(nameless, DOCTOR, full()),
            "R20 Hard, R21b Block, R23 Hard",
        );
    }

    #[test]
    fn oral_information_is_the_whole_of_it_from_the_doctor_in_charge() {
        let sheet = || written(&[GLABELLA], Mark::Full);
        let mut half = oral(&[GLABELLA], Mark::Full);
        half.topics.remove(&Topic::QuestionsAnswered);
        let fails = "R21 Hard, R21b Block, R23 Hard";
        check(&told(sheet(), DOCTOR, half), fails);
        check(&told(sheet(), NURSE, oral(&[GLABELLA], Mark::Full)), fails);
        check(
            &told(sheet(), OTHER_DOCTOR, oral(&[GLABELLA], Mark::Full)),
            fails,
        );
    }

    #[track_caller]
    fn check_order(oral: &str, verdict: Verdict) {
        let mut story = Story::of_examined_adult();
        story.write(AT, &[GLABELLA]);
        story.say(oral, &[GLABELLA]);
        let order = story.assess_rule(RuleId::R21b, START, &[GLABELLA]);
        assert_eq!(order.worst(), verdict, "{oral}");
    }

    #[test]
    fn the_talk_does_not_come_before_the_sheet() {
        check_order("2026-11-20 09:59:59 +01", Verdict::Block);
        check_order(AT, Verdict::Info);
        check_order("2026-11-20 10:00:01 +01", Verdict::Passed);
    }

    #[test]
    fn declined_information_rules_out_treatment_for_good() {
        let mut story = told(
            written(&[GLABELLA], Mark::Full),
            DOCTOR,
            oral(&[GLABELLA], Mark::Full),
        );
        story.add(
            "2026-11-19 10:00:00 +01",
            InformationDeclined {
                words: "Nej tak".to_owned(),
            },
        );
        check(&story, "R22 Hard");
    }

    #[test]
    fn an_area_in_the_sheet_alone_is_named_and_lacks_the_talk() {
        let both = written(&[GLABELLA, FOREHEAD], Mark::Full);
        let story = told(both, DOCTOR, oral(&[GLABELLA], Mark::Full));
        check(&story, "");
        let forehead = story.assess(at(START), &[FOREHEAD]);
        assert_eq!(failed(&forehead), "R21 Hard, R21b Block, R23 Hard");
    }

    #[test]
    fn another_product_is_another_part() {
        let mut azzalure = written(&[GLABELLA], Mark::Full);
        azzalure.scope.products = [crate::domain::product::ProductId::new("azzalure")].into();
        let story = told(azzalure, DOCTOR, oral(&[FOREHEAD], Mark::Full));
        check(&story, "R23 Hard, R27 Block");
    }

    /// What was told about the glabella, when the forehead alone is planned.
    #[test]
    fn nothing_told_at_all_fails_where_no_part_is_named() {
        let after = "2026-11-25 10:00:01 +01";
        for (sheet, talk, fails) in [
            (None, None, "R20 Hard, R21 Hard, R21b Block"),
            (Some(AT), None, "R21 Hard, R21b Block"),
            (None, Some(AT), "R20 Hard, R21b Block"),
            (Some(AT), Some(AT), ""),
            (Some(START), Some(START), ""),
            (Some(after), Some(START), "R20 Hard, R21b Block"),
            (Some(START), Some(after), "R21 Hard, R21b Block"),
        ] {
            let mut story = Story::of_examined_adult();
            // A reminder tells nothing.
            story.add(AT, written(&[GLABELLA], Mark::Reminder));
            story.add(AT, oral(&[GLABELLA], Mark::Reminder));
            if let Some(recorded) = sheet {
                story.add_late(AT, recorded, written(&[GLABELLA], Mark::Full));
            }
            if let Some(recorded) = talk {
                story.add_late(AT, recorded, oral(&[GLABELLA], Mark::Full));
            }
            let rules = [RuleId::R20, RuleId::R21, RuleId::R21b];
            let judged = story.assess_only(&rules, at(START), &[FOREHEAD]);
            assert_eq!(failed(&judged), fails, "{sheet:?} {talk:?}");
        }
    }
}
