//! R72 and R73: what was given is what was foreseen, on disinfected skin.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::doses::Doses;
use super::prescribed::{foreseen, in_force, largest, signed_afterwards};
use super::{Case, DoseFault, Finding, RuleId, Verdict, Why};
use crate::domain::dose::measure;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::units::Units;

/// R72 · BLOCK by an assistant, WARN by a doctor · area and product foreseen, units `<=` the largest dose, equal passes; less is
/// a WARN · delegation, as R13.
///
/// An assistant is held to her prescription, a doctor to hers or else to the plan, as they stood before the start. A new
/// prescription, signed by a doctor after the injections, is the only way out of the block, and leaves a warning (§6).
pub(super) fn as_foreseen(case: &Case<'_>) -> Vec<Finding> {
    let severity = if case.by_assistant() {
        Verdict::Block
    } else {
        Verdict::Warn
    };
    let fails = |fault| Finding::new(RuleId::R72, severity, Why::Dose(fault));
    if case.question.given.is_none() {
        return vec![fails(DoseFault::NothingGiven)];
    }
    let given = Doses::in_question(case);
    let asked = case.question.parts.iter();
    let parts: BTreeSet<&Part> = asked.chain(given.parts()).collect();
    if parts.is_empty() {
        return vec![Finding::new(RuleId::R72, severity, Why::NothingPlanned)];
    }
    let judged = |part: &Part| {
        let (fault, evidence) = fault(case, &given, part);
        let finding = match fault {
            None => Finding::passed(RuleId::R72),
            Some((Verdict::Block, fault)) => fails(fault),
            Some((verdict, fault)) => Finding::new(RuleId::R72, verdict, Why::Dose(fault)),
        };
        finding
            .about(part)
            .on(evidence)
            .on(given.evidence.iter().copied())
    };
    let mut findings: Vec<Finding> = parts.into_iter().map(judged).collect();
    let points = super::doses::points(case).into_iter();
    findings.extend(points.filter(|point| point.product.is_none()).map(|point| {
        let number = point.number;
        fails(DoseFault::PointWithoutVial { number })
    }));
    findings
}

/// Excess and what was not foreseen as a block, which it is for an assistant alone.
type Fault = Option<(Verdict, DoseFault)>;

fn fault(case: &Case<'_>, given: &Doses, part: &Part) -> (Fault, Option<EntryId>) {
    let assistant = case.by_assistant();
    let limit = if assistant {
        let newest = in_force(case, part).into_iter().next();
        newest.map(|told| (largest(&told.value, &part.area), told.latest))
    } else {
        foreseen(case, part).map(|foreseen| (foreseen.most, foreseen.entry))
    };
    let entry = limit.map(|(_, entry)| entry);
    if given.of(part).is_empty() {
        // Planned, and then not given: less than foreseen.
        return (Some((Verdict::Warn, DoseFault::NotGiven)), entry);
    }
    let missing = if assistant {
        DoseFault::NotPrescribed
    } else {
        DoseFault::NotForeseen
    };
    let fault = match limit {
        None => Some((Verdict::Block, missing)),
        Some((None, _)) => Some((Verdict::Block, DoseFault::NoLargestDose)),
        Some((Some(most), _)) => compared(given, part, most),
    };
    match fault {
        Some((Verdict::Block, _)) if assistant => match healed(case, given, part) {
            Some((fault, entry)) => (Some((Verdict::Warn, fault)), Some(entry)),
            None => (fault, entry),
        },
        fault => (fault, entry),
    }
}

fn compared(given: &Doses, part: &Part, most: Units) -> Fault {
    measure(&part.product, |measure| {
        let sum = measure.sum(given.of(part))?;
        let limit = measure.limit(most);
        let (given, most) = (measure.total(sum), measure.total(limit));
        match sum.cmp(&limit) {
            Ordering::Greater => {
                Some((Verdict::Block, DoseFault::MoreThanForeseen { given, most }))
            }
            Ordering::Less => Some((Verdict::Warn, DoseFault::LessThanForeseen { given, most })),
            Ordering::Equal => None,
        }
    })
}

/// The newest prescription signed since, if what was given lies within it.
fn healed(case: &Case<'_>, given: &Doses, part: &Part) -> Option<(DoseFault, EntryId)> {
    let told = signed_afterwards(case, part).into_iter().next()?;
    let most = largest(&told.value, &part.area)?;
    let signed = *told.parts.get(part)?;
    measure(&part.product, |measure| {
        let (sum, limit) = (measure.sum(given.of(part))?, measure.limit(most));
        let fault = DoseFault::PrescribedAfterwards {
            given: measure.total(sum),
            most: measure.total(limit),
            signed,
        };
        (sum <= limit).then_some((fault, told.latest))
    })
}

/// R73 · WARN · the skin was disinfected before the injections: ticked · sheet.
pub(super) fn disinfected(case: &Case<'_>) -> Vec<Finding> {
    let given = case.question.given.as_ref();
    let finding = if given.is_some_and(|given| given.disinfected) {
        Finding::passed(RuleId::R73)
    } else {
        let why = Why::Dose(DoseFault::NotDisinfected);
        Finding::new(RuleId::R73, Verdict::Warn, why)
    };
    vec![finding]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::Plan;
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, consultation, drawn, failed, given, parts,
        plan, point_of, prescription,
    };
    use crate::domain::rules::{Given, Question};

    const SIGNED: &str = "2026-11-20 10:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const ENDED: &str = "2026-11-25 10:10:00 +01";

    /// So many units in the glabella.
    fn glabella(units: &str) -> Given {
        let vial = crate::domain::rules::testing::VIAL;
        let points = vec![point_of(&GLABELLA, units, vial)];
        given(ENDED, points, vec![drawn(vial, units, "0")])
    }

    fn signed(story: &Story, by: crate::domain::id::UserId, units: &str) -> String {
        failed(&story.sign_by(by, RuleId::R72, START, glabella(units)))
    }

    fn planned(most: Option<&str>) -> Story {
        let mut story = Story::of_adult();
        let mut plan: Plan = plan(&[GLABELLA]);
        plan.areas[0].units = most.map(|units| units.parse().expect("units"));
        story.add(SIGNED, consultation());
        story.add(SIGNED, plan);
        story
    }

    #[test]
    fn an_assistant_keeps_to_her_prescription() {
        let mut story = planned(Some("40"));
        assert_eq!(
            signed(&story, NURSE, "4"),
            "R72 Block",
            "a plan is no prescription"
        );
        story.add(SIGNED, prescription(&[(FOREHEAD, "10")], &[NURSE]));
        assert_eq!(signed(&story, NURSE, "4"), "R72 Block", "another area");
        story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
        for (units, fails) in [("19.99", "R72 Warn"), ("20", ""), ("20.01", "R72 Block")] {
            assert_eq!(signed(&story, NURSE, units), fails, "{units}");
        }
    }

    #[test]
    fn a_doctor_is_warned_by_her_prescription_or_her_plan() {
        assert_eq!(signed(&Story::of_adult(), DOCTOR, "4"), "R72 Warn");
        assert_eq!(
            signed(&planned(None), DOCTOR, "4"),
            "R72 Warn",
            "no largest dose"
        );
        let mut story = planned(Some("20"));
        for (units, fails) in [("19.99", "R72 Warn"), ("20", ""), ("20.01", "R72 Warn")] {
            assert_eq!(signed(&story, DOCTOR, units), fails, "{units}");
        }
        story.add(
            "2026-11-21 10:00:00 +01",
            prescription(&[(GLABELLA, "12")], &[]),
        );
        assert_eq!(signed(&story, DOCTOR, "12"), "");
        assert_eq!(signed(&story, DOCTOR, "20"), "R72 Warn");
    }

    #[test]
    fn only_a_new_prescription_opens_the_block_and_it_leaves_a_warning() {
        let mut story = planned(Some("20"));
        story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
        story.add(
            "2026-11-25 10:10:30 +01",
            prescription(&[(GLABELLA, "22")], &[NURSE]),
        );
        for (units, fails) in [
            ("20", ""),
            ("20.01", "R72 Warn"),
            ("22", "R72 Warn"),
            ("22.01", "R72 Block"),
        ] {
            assert_eq!(signed(&story, NURSE, units), fails, "{units}");
        }
        // Written after the signing it is judged for, it helps nobody.
        let mut late = planned(Some("20"));
        late.add(
            "2026-11-25 10:11:01 +01",
            prescription(&[(GLABELLA, "22")], &[NURSE]),
        );
        assert_eq!(signed(&late, NURSE, "20"), "R72 Block");
    }

    #[test]
    fn what_was_planned_and_not_given_is_less_and_what_has_no_vial_is_unknown() {
        let mut story = planned(Some("20"));
        story.add(
            SIGNED,
            prescription(&[(GLABELLA, "20"), (FOREHEAD, "10")], &[NURSE]),
        );
        let ask = |given: Given| {
            let question = Question::start(at(START), parts(&[GLABELLA, FOREHEAD]));
            let question = question.by(Some(NURSE)).given(given);
            failed(&story.ask_rule(RuleId::R72, question, at("2026-11-25 10:11:00 +01")))
        };
        assert_eq!(ask(glabella("20")), "R72 Warn");
        let mut without_vial = glabella("20");
        without_vial.vials.clear();
        assert_eq!(ask(without_vial), "R72 Block, R72 Warn");
    }

    #[test]
    fn a_practitioner_who_is_not_known_has_no_prescription() {
        let mut story = planned(Some("20"));
        story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[NURSE]));
        let question = Question::start(at(START), parts(&[GLABELLA])).given(glabella("20"));
        let judged = story.ask_rule(RuleId::R72, question, at("2026-11-25 10:11:00 +01"));
        assert_eq!(failed(&judged), "R72 Block");
    }

    #[test]
    fn the_skin_is_disinfected_or_somebody_accepts_that_it_was_not() {
        let story = Story::of_adult();
        let mut given = glabella("4");
        assert_eq!(failed(&story.sign(RuleId::R73, START, given.clone())), "");
        given.disinfected = false;
        assert_eq!(failed(&story.sign(RuleId::R73, START, given)), "R73 Warn");
    }
}
