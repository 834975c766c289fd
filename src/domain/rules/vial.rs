//! R62, R62b, R68 and R69: the vials that are drawn from, what is printed on them, and what they were used for.

use super::{Case, Finding, NamedVial, RuleId, Verdict, VialFault, Why};
use crate::domain::dose::{Dose, measure};
use crate::domain::id::EntryId;
use crate::domain::premises::batch_key;
use crate::domain::treatment::DrawnVial;
use crate::domain::vial::VialOpened;

/// R62 · HARD · batch not blank; expiry `>= D(S)`, a printed month is its last day; every product has a vial · authority:
/// Lægemiddelstyrelsen; label.
pub(super) fn recorded_and_in_date(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_vial(RuleId::R62, Verdict::Hard, |known| {
        let last_day = known.vial.expiry.last_day();
        let vial = || NamedVial::from(known);
        let mut whys = Vec::new();
        if batch_key(&known.vial.batch).is_empty() {
            whys.push(Why::Vial(VialFault::BatchMissing { vial: vial() }));
        }
        if case.clock_in_doubt {
            whys.push(Why::ClockInDoubt);
        } else if last_day < case.start().day() {
            let vial = vial();
            whys.push(Why::Vial(VialFault::Expired { vial, last_day }));
        }
        whys
    })
}

/// R62b · HARD · the batch is not on pause at `S` · policy.
pub(super) fn not_on_pause(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_vial(RuleId::R62b, Verdict::Hard, |known| {
        let VialOpened { product, batch, .. } = &known.vial;
        if batch_key(batch).is_empty() {
            let vial = known.into();
            return vec![Why::Vial(VialFault::BatchMissing { vial })];
        }
        let pause = case.premises.pause_at(product, batch, case.start());
        let fault = pause.map(|pause| VialFault::OnPause {
            vial: known.into(),
            since: pause.at,
        });
        fault.map(Why::Vial).into_iter().collect()
    })
}

/// R68 · BLOCK · no other treatment has drawn from the vial, and it stands in no other patient's record · label 6.6.
///
/// What is about to be signed has no entry yet, so any use at all is another one.
pub(super) fn for_one_treatment(case: &Case<'_>) -> Vec<Finding> {
    let findings = case.for_each_vial(RuleId::R68, Verdict::Block, |known| {
        let first = case
            .vials
            .uses_of(known.latest)
            .map(|used| used.started)
            .min();
        let used = first.map(|started| VialFault::UsedBefore {
            vial: known.into(),
            started,
        });
        let mut own = case.course.vials.iter();
        let is_own = own.any(|told| told.latest == known.latest);
        let of_another = (!is_own).then(|| VialFault::OfAnotherPatient { vial: known.into() });
        used.into_iter().chain(of_another).map(Why::Vial).collect()
    });
    // An override holds for the uses that the doctor knew of, and for no later one.
    let with_uses = |finding: Finding| {
        let vials = finding.evidence.clone();
        let uses = vials.iter().flat_map(|vial| case.vials.uses_of(*vial));
        let uses: Vec<EntryId> = uses.map(|used| used.treatment).collect();
        finding.on(uses)
    };
    findings.into_iter().map(with_uses).collect()
}

/// R69 · HARD · everything drawn from the vial, this treatment included, is at most what it holds; at the start, some of it
/// is left · record.
pub(super) fn not_overdrawn(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_vial(RuleId::R69, Verdict::Hard, |known| {
        let dose = |drawn: &DrawnVial| Dose {
            product: drawn.product.clone(),
            units: drawn.drawn,
        };
        let earlier = case
            .vials
            .uses_of(known.latest)
            .map(|used| dose(&used.drawn));
        let drawn: Vec<Dose> = earlier
            .chain(case.drawn_now(known.latest).map(dose))
            .collect();
        let vial = NamedVial::from(known);
        let fault = measure(&known.vial.product, |measure| {
            let nominal = measure.limit(known.vial.nominal);
            let Some(sum) = measure.sum(&drawn) else {
                let other = drawn.iter().find(|dose| measure.of(dose).is_none())?;
                let drawn = other.product.clone();
                return Some(VialFault::OtherProduct { vial, drawn });
            };
            let none_left = !case.is_signing() && sum == nominal;
            (sum > nominal || none_left).then(|| VialFault::Overdrawn {
                vial: Box::new(vial),
                drawn: measure.total(sum),
                nominal: measure.total(nominal),
            })
        });
        fault.map(Why::Vial).into_iter().collect()
    })
}

#[cfg(test)]
mod tests;
