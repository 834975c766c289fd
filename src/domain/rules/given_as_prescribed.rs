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
mod tests;
