//! R28 and R29: a sheet that a doctor has approved, and what is noted of companion and questions.

use super::informed::{newest_oral, newest_written};
use super::{Case, Finding, RuleId, Verdict, Why};

/// R28 · WARN · a doctor has approved the sheet that was handed out, item by item · BEK 834/2014 § 29(2) nos. 1–3.
///
/// Approved once, it is silent for this version ever after; without written information it says nothing, R20 does.
pub(super) fn approved(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R28, Verdict::Warn, |part| {
        let Some(written) = newest_written(case, part, case.start()) else {
            return Finding::passed(RuleId::R28);
        };
        let sheet = &written.value.sheet_sha256;
        let finding = if case.premises.has_approved_sheet(sheet) {
            Finding::passed(RuleId::R28)
        } else {
            let version = written.value.sheet.clone();
            Finding::new(
                RuleId::R28,
                Verdict::Warn,
                Why::SheetNotApproved { version },
            )
        };
        finding.on([written.latest])
    })
}

/// R29 · INFO · a companion was offered, and questions and language are noted · BEK 834/2014 §§ 27(5), 30 ff.
pub(super) fn noted(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R29, Verdict::Info, |part| {
        let Some(oral) = newest_oral(case, part, case.start()) else {
            return Finding::passed(RuleId::R29);
        };
        let companion = oral.value.companion.offered;
        let questions = oral.value.questions.is_some();
        let finding = if companion && questions {
            Finding::passed(RuleId::R29)
        } else {
            let why = Why::NotNoted {
                companion,
                questions,
            };
            Finding::new(RuleId::R29, Verdict::Info, why)
        };
        finding.on([oral.latest])
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::EntryId;
    use crate::domain::information::Mark;
    use crate::domain::rules::testing::{DOCTOR, GLABELLA, Story, at, failed, oral};
    use crate::domain::safety::{SheetApproved, SheetItem};

    const START: &str = "2026-11-25 10:00:00 +01";

    fn informed() -> Story {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story
    }

    fn approve(story: &mut Story, sha256: &str) {
        let fact = SheetApproved {
            sha256: sha256.to_owned(),
            items: SheetItem::ALL.into(),
        };
        let entry = EntryId::new(Uuid::from_u128(5));
        let at = at("2026-11-20 10:00:00 +01");
        story.premises.learn(entry, at, Some(DOCTOR), &fact.into());
    }

    #[test]
    fn a_sheet_warns_until_a_doctor_has_approved_this_version() {
        let mut story = informed();
        let judge = |story: &Story| failed(&story.assess_rule(RuleId::R28, START, &[GLABELLA]));
        assert_eq!(judge(&story), "R28 Warn");
        approve(&mut story, "hash of 2");
        assert_eq!(judge(&story), "R28 Warn");
        approve(&mut story, "hash of 1");
        assert_eq!(judge(&story), "");
        assert_eq!(judge(&Story::of_examined_adult()), "");
    }

    #[test]
    fn what_is_not_noted_is_said_and_stops_nothing() {
        let judged = informed().assess_rule(RuleId::R29, START, &[GLABELLA]);
        assert_eq!(failed(&judged), "");
        assert_eq!(judged.worst(), Verdict::Info);
    }

    #[test]
    fn a_companion_was_offered_and_questions_were_noted_or_it_is_said() {
        for (offered, questions, verdict) in [
            (false, None, Verdict::Info),
            (true, None, Verdict::Info),
            (false, Some("Ingen"), Verdict::Info),
            (true, Some("Ingen"), Verdict::Passed),
        ] {
            let mut told = oral(&[GLABELLA], Mark::Full);
            told.companion.offered = offered;
            told.questions = questions.map(str::to_owned);
            let mut story = informed();
            story.add("2026-11-24 10:00:00 +01", told);
            let judged = story.assess_rule(RuleId::R29, START, &[GLABELLA]);
            assert_eq!(judged.worst(), verdict, "{offered} {questions:?}");
        }
    }
}
