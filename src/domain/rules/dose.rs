//! R63, R64 and R66: the doses of points, areas and the whole treatment against the label of their product.
//!
//! Where the label gives no figure there is nothing to compare (§3). Doses of two products never meet.

use std::collections::BTreeSet;

use super::doses::{Doses, EarlierDoses, points};
use super::{Case, DoseFault, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::dose::{Dose, Measure, Total, measure};
use crate::domain::information::Part;
use crate::domain::product::{Label, LabelledArea, ProductId, WholeTreatment};

/// R63 · WARN · each dose `<=` the label's per point; equal passes · label 4.2.
pub(super) fn within_point(case: &Case<'_>) -> Vec<Finding> {
    let doses = Doses::in_question(case);
    let mut findings = without_product(case, RuleId::R63, Verdict::Warn);
    for part in doses.parts() {
        let warn = |why| Finding::new(RuleId::R63, Verdict::Warn, why);
        let finding = match case.label_of(&part.product) {
            None => warn(Why::ProductUnknown),
            Some(label) => point_above(label, part, doses.of(part))
                .map_or_else(|| Finding::passed(RuleId::R63), |why| warn(Why::Dose(why))),
        };
        findings.push(finding.about(part).on(doses.evidence.iter().copied()));
    }
    findings
}

/// The largest of these doses, if it is above the label's for a point.
pub(super) fn point_above(label: &Label, part: &Part, doses: &[Dose]) -> Option<DoseFault> {
    let labelled = label.area(&part.area)?;
    measure(&part.product, |measure| {
        let most = measure.limit(labelled.per_point);
        let given = doses.iter().filter_map(|dose| measure.of(dose)).max()?;
        (given > most).then(|| DoseFault::PointAbove {
            given: measure.total(given),
            most: measure.total(most),
        })
    })
}

/// R64 · BLOCK; Bocouture's glabella above 20 WARN, above 30 BLOCK · the sum of the area `<=` the label's, crow's feet for
/// each side, equal passes; while R51 or R51b does not pass, with what was given there of the same product · label 4.2.
///
/// At the start the largest dose that is foreseen is judged, as far as any is.
pub(super) fn within_area(case: &Case<'_>) -> Vec<Finding> {
    let (now, earlier) = (Doses::in_question(case), EarlierDoses::of(case));
    let mut findings = without_product(case, RuleId::R64, Verdict::Block);
    let planned = case.question.parts.iter();
    let parts: BTreeSet<&Part> = planned.chain(now.parts()).collect();
    if parts.is_empty() {
        findings.push(Finding::new(
            RuleId::R64,
            Verdict::Block,
            Why::NothingPlanned,
        ));
    }
    for part in parts {
        let (verdict, why) = match case.label_of(&part.product) {
            None => (Verdict::Block, Why::ProductUnknown),
            Some(label) => match area_above(case, label, part, (&now, &earlier)) {
                None => (Verdict::Passed, Why::Met),
                Some((verdict, fault)) => (verdict, Why::Dose(fault)),
            },
        };
        let finding = Finding::new(RuleId::R64, verdict, why).about(part);
        findings.push(on_doses(finding, &now, &earlier));
    }
    findings
}

fn area_above(
    case: &Case<'_>,
    label: &Label,
    part: &Part,
    (now, earlier): (&Doses, &EarlierDoses),
) -> Option<(Verdict, DoseFault)> {
    label.area(&part.area)?;
    if case.is_signing() && now.of(part).is_empty() {
        return None; // nothing was given there
    }
    let before = earlier.doses.of(part);
    let with_earlier = !before.is_empty();
    let all = now.of(part).iter().chain(before);
    let above = sum_above(label, part, all, with_earlier);
    match (above, earlier.unknown_in(part)) {
        (Some((Verdict::Block, fault)), _) => Some((Verdict::Block, fault)),
        (_, Some(treated)) => Some((Verdict::Block, DoseFault::EarlierDoseUnknown { treated })),
        (above, None) => above,
    }
}

/// The sum of these doses, if it is above what the label says of the area: above its most, or above its first step.
pub(super) fn sum_above<'d>(
    label: &Label,
    part: &Part,
    doses: impl IntoIterator<Item = &'d Dose>,
    with_earlier: bool,
) -> Option<(Verdict, DoseFault)> {
    let LabelledArea {
        warn_above, most, ..
    } = label.area(&part.area)?;
    measure(&part.product, |measure| {
        let sum = measure.sum(doses)?;
        let given = measure.total(sum);
        let (most, step) = (
            measure.limit(*most),
            warn_above.map(|step| measure.limit(step)),
        );
        if sum > most {
            let most = measure.total(most);
            let fault = DoseFault::AreaAbove {
                given,
                most,
                with_earlier,
            };
            return Some((Verdict::Block, fault));
        }
        let step = step.filter(|step| sum > *step)?;
        let fault = DoseFault::AreaAboveFirstStep {
            given,
            most: measure.total(step),
            with_earlier,
        };
        Some((Verdict::Warn, fault))
    })
}

/// R66 · BLOCK · the sum of one product `<=` the label's total (Bocouture 74 instead of 64 with the glabella above 20), equal
/// passes; with what was given of it while R51 or R51b does not pass; two products never in one treatment · label 4.2; sums of
/// area maxima.
pub(super) fn within_treatment(case: &Case<'_>) -> Vec<Finding> {
    let (now, earlier) = (Doses::in_question(case), EarlierDoses::of(case));
    let block = |fault| Finding::new(RuleId::R66, Verdict::Block, Why::Dose(fault));
    let mut findings = without_product(case, RuleId::R66, Verdict::Block);
    let products = products(case);
    if products.is_empty() {
        findings.push(Finding::new(
            RuleId::R66,
            Verdict::Block,
            Why::NothingPlanned,
        ));
    }
    if products.len() > 1 {
        let products = products.iter().cloned().collect();
        findings.push(block(DoseFault::TwoProducts { products }));
    }
    for product in &products {
        let finding = match case.label_of(product) {
            None => Finding::new(RuleId::R66, Verdict::Block, Why::ProductUnknown),
            Some(label) => treatment_above(case, label, product, (&now, &earlier))
                .map_or_else(|| Finding::passed(RuleId::R66), block),
        };
        findings.push(finding);
    }
    let on = |finding| on_doses(finding, &now, &earlier);
    findings.into_iter().map(on).collect()
}

fn treatment_above(
    case: &Case<'_>,
    label: &Label,
    product: &ProductId,
    (now, earlier): (&Doses, &EarlierDoses),
) -> Option<DoseFault> {
    label.treatment.as_ref()?;
    if case.is_signing() && now.of_product(product).next().is_none() {
        return None; // planned, and nothing was given of it
    }
    let with_earlier = earlier.doses.of_product(product).next().is_some();
    let glabella = Part {
        area: Area::Glabella,
        product: product.clone(),
    };
    let all = now
        .of_product(product)
        .chain(earlier.doses.of_product(product));
    let of_glabella = now.of(&glabella).iter().chain(earlier.doses.of(&glabella));
    if let Some((given, most)) = whole_above(label, product, all, of_glabella) {
        return Some(DoseFault::TreatmentAbove {
            given,
            most,
            with_earlier,
        });
    }
    let treated = earlier.unknown_of(product)?;
    Some(DoseFault::EarlierDoseUnknown { treated })
}

/// What all of these doses come to and what the label says at most, if it is more.
pub(super) fn whole_above<'d>(
    label: &Label,
    product: &ProductId,
    doses: impl Iterator<Item = &'d Dose>,
    of_glabella: impl Iterator<Item = &'d Dose>,
) -> Option<(Total, Total)> {
    let whole = label.treatment.as_ref()?;
    measure(product, |measure| {
        let sum = measure.sum(doses)?;
        let most = whole_limit(measure, whole, label, of_glabella)?;
        (sum > most).then(|| (measure.total(sum), measure.total(most)))
    })
}

/// A glabella above its first step raises the total, where the label says so.
fn whole_limit<'p, 'd>(
    measure: Measure<'p>,
    whole: &WholeTreatment,
    label: &Label,
    glabella: impl Iterator<Item = &'d Dose>,
) -> Option<crate::domain::dose::Amount<'p>> {
    let step = label
        .area(&Area::Glabella)
        .and_then(|glabella| glabella.warn_above);
    let high = whole.most_with_high_glabella.zip(step);
    let sum = measure.sum(glabella)?;
    let high = high.filter(|(_, step)| sum > measure.limit(*step));
    Some(measure.limit(high.map_or(whole.most, |(most, _)| most)))
}

/// Those planned, those drawn, and those of the vials that were chosen.
fn products(case: &Case<'_>) -> BTreeSet<ProductId> {
    let mut products: BTreeSet<ProductId> = case.products_used().into_iter().cloned().collect();
    let vials = case.vials_in_question();
    let vials = vials.iter().filter_map(|vial| case.vials.get(*vial));
    products.extend(vials.map(|known| known.vial.product.clone()));
    products
}

/// What is signed without anything given, and points that nobody knows the product of.
fn without_product(case: &Case<'_>, rule: RuleId, severity: Verdict) -> Vec<Finding> {
    let fails = |fault| Finding::new(rule, severity, Why::Dose(fault));
    if case.is_signing() && case.question.given.is_none() {
        return vec![fails(DoseFault::NothingGiven)];
    }
    let points = points(case).into_iter();
    points
        .filter(|given| given.product.is_none())
        .map(|given| {
            fails(DoseFault::PointWithoutVial {
                number: given.number,
            })
        })
        .collect()
}

fn on_doses(finding: Finding, now: &Doses, earlier: &EarlierDoses) -> Finding {
    let evidence = now.evidence.union(&earlier.doses.evidence);
    finding.on(evidence.copied())
}

#[cfg(test)]
mod tests;
