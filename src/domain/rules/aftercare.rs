//! R90: aftercare is given orally and in writing before the treatment is signed.

use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::aftercare::AftercareFault;

/// R90 · BLOCK at signing · orally and in writing, with a number to ring, after the first injection and not later than the
/// signature · sheet.
pub(super) fn given(case: &Case<'_>) -> Vec<Finding> {
    let (start, signed) = (case.start(), case.now.whole_second());
    let told = case.course.aftercare.iter();
    let newest = told
        .filter(|told| told.occurred_at >= start)
        .max_by_key(|told| told.occurred_at);
    let given = case.question.given.as_ref();
    let together = given.and_then(|given| given.aftercare.as_ref());
    let faults = match (together, newest) {
        (Some(aftercare), _) => aftercare.faults(signed, signed),
        (None, Some(told)) => told.value.faults(told.occurred_at, signed),
        (None, None) => vec![AftercareFault::NotOral, AftercareFault::NotWritten],
    };
    let finding = if faults.is_empty() {
        Finding::passed(RuleId::R90)
    } else {
        Finding::new(RuleId::R90, Verdict::Block, Why::Aftercare { faults })
    };
    // What is signed together with the treatment is no entry yet.
    let evidence = newest.filter(|_| together.is_none());
    vec![finding.on(evidence.map(|told| told.latest))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::aftercare::AftercareGiven;
    use crate::domain::rules::testing::{GLABELLA, Story, at, failed, parts};
    use crate::domain::rules::{Assessment, Given, Question};
    use crate::domain::time::Moment;

    const START: &str = "2026-11-25 10:00:00 +01";
    const SIGNED: &str = "2026-11-25 10:20:00 +01";

    fn judged(given: &[(&str, bool)]) -> String {
        let mut story = Story::of_examined_adult();
        for (when, written) in given {
            let aftercare = AftercareGiven {
                oral: true,
                written: *written,
                phone: "00 00 00 00".to_owned(),
            };
            story.add(when, aftercare);
        }
        let ended: Moment = at("2026-11-25 10:10:00 +01");
        let question = Question::start(at(START), parts(&[GLABELLA])).given(Given {
            ended,
            disinfected: true,
            points: Vec::new(),
            vials: Vec::new(),
            aftercare: None,
        });
        let mut judged = story.ask(question, at(SIGNED), Assessment::of);
        judged
            .findings
            .retain(|finding| finding.rule == RuleId::R90);
        failed(&judged)
    }

    #[test]
    fn it_is_given_after_the_start_and_not_after_the_signature() {
        assert_eq!(judged(&[]), "R90 Block");
        assert_eq!(judged(&[("2026-11-25 09:59:59 +01", true)]), "R90 Block");
        assert_eq!(judged(&[(START, true)]), "");
        assert_eq!(judged(&[(SIGNED, true)]), "");
        assert_eq!(judged(&[("2026-11-25 10:20:01 +01", true)]), "R90 Block");
    }

    #[test]
    fn spoken_alone_is_not_enough() {
        assert_eq!(judged(&[(SIGNED, false)]), "R90 Block");
    }
}
