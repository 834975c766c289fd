//! R65: the arithmetic of what is signed closes, in exact decimals: points, areas, and what left the vials.

use std::collections::BTreeSet;

use super::doses::{GivenPoint, points};
use super::{Case, DoseFault, Finding, Given, NamedVial, RuleId, Verdict, VialFault, Why};
use crate::domain::dose::{Dose, Total, measure};
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::treatment::{DrawnVial, PlaceFault, place_faults};

/// R65 · HARD · for each vial the sum of its points = drawn − discarded; for each product the sum of the areas too; every
/// point has area, muscle, side and units, and its vial is among those drawn from · law: journal content; record.
pub(super) fn closes(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R65, Verdict::Hard, why);
    let evidence = case.vials_in_question();
    let Some(given) = &case.question.given else {
        return vec![hard(Why::Dose(DoseFault::NothingGiven))];
    };
    let points = points(case);
    let mut findings = Vec::new();
    if given.points.is_empty() {
        findings.push(hard(Why::Dose(DoseFault::NoPoints)));
    }
    if given.vials.is_empty() {
        findings.push(hard(Why::Dose(DoseFault::NoVials)));
    }
    for point in &points {
        let faults = point_faults(point).into_iter().map(|fault| {
            let finding = hard(Why::Dose(fault));
            match part_of(point) {
                Some(part) => finding.about(&part),
                None => finding,
            }
        });
        findings.extend(faults);
    }
    findings.extend(vial_faults(case, given, &points).into_iter().map(hard));
    let areas = area_faults(given, &points);
    findings.extend(areas.into_iter().map(|fault| hard(Why::Dose(fault))));
    if findings.is_empty() {
        findings.push(Finding::passed(RuleId::R65));
    }
    let on_vials = |finding: Finding| finding.on(evidence.iter().copied());
    findings.into_iter().map(on_vials).collect()
}

fn part_of(given: &GivenPoint<'_>) -> Option<Part> {
    Some(Part {
        area: given.point.area.clone(),
        product: given.product?.clone(),
    })
}

fn point_faults(given: &GivenPoint<'_>) -> Vec<DoseFault> {
    let (number, point) = (given.number, given.point);
    let place = place_faults(&point.area, &point.muscle, point.side).into_iter();
    let mut faults: Vec<DoseFault> = place
        .map(|fault| match fault {
            PlaceFault::Incomplete => DoseFault::PointIncomplete { number },
            PlaceFault::OtherSide => DoseFault::PointOnOtherSide { number },
        })
        .collect();
    if given.product.is_none() {
        faults.push(DoseFault::PointWithoutVial { number });
    }
    faults
}

fn vial_faults(case: &Case<'_>, given: &Given, points: &[GivenPoint<'_>]) -> Vec<Why> {
    let of_vial = |vial: EntryId| move |other: EntryId| case.newest_version_of(other) == vial;
    let vials: BTreeSet<EntryId> = given
        .vials
        .iter()
        .map(|drawn| case.newest_version_of(drawn.vial))
        .collect();
    let mut faults = Vec::new();
    for vial in vials {
        let is_it = of_vial(vial);
        let drawn: Vec<&DrawnVial> = given
            .vials
            .iter()
            .filter(|drawn| is_it(drawn.vial))
            .collect();
        let Some(product) = drawn.first().map(|drawn| &drawn.product) else {
            continue;
        };
        let named = named(case, vial, product);
        if let Some(other) = drawn.iter().find(|other| other.product != *product) {
            let drawn = other.product.clone();
            faults.push(Why::Vial(VialFault::OtherProduct { vial: named, drawn }));
            continue;
        }
        let of_it = points.iter().filter(|given| is_it(given.point.vial));
        let difference = difference(product, of_it, drawn);
        faults.extend(difference.map(|(points, used)| {
            Why::Dose(DoseFault::VialDoesNotClose {
                vial: Box::new(named),
                points,
                used,
            })
        }));
    }
    faults
}

/// The same for each product over all its areas, whichever vials they came from.
fn area_faults(given: &Given, points: &[GivenPoint<'_>]) -> Vec<DoseFault> {
    let products: BTreeSet<&ProductId> = given.vials.iter().map(|drawn| &drawn.product).collect();
    let difference = |product: &ProductId| {
        let drawn = given.vials.iter().filter(|drawn| drawn.product == *product);
        let of_it = points.iter().filter(|given| given.product == Some(product));
        difference(product, of_it, drawn)
    };
    let differences = products.into_iter().filter_map(difference);
    differences
        .map(|(areas, used)| DoseFault::AreasDoNotClose { areas, used })
        .collect()
}

/// Both sums, if they are not the same to the last decimal.
fn difference<'a>(
    product: &ProductId,
    points: impl Iterator<Item = &'a GivenPoint<'a>>,
    drawn: impl IntoIterator<Item = &'a DrawnVial>,
) -> Option<(Total, Total)> {
    let dose = |given: &GivenPoint<'_>| Dose {
        product: product.clone(),
        units: given.point.units,
    };
    let doses: Vec<Dose> = points.map(dose).collect();
    measure(product, |measure| {
        let points = measure.sum(&doses)?;
        let used = drawn.into_iter().fold(measure.none(), |used, drawn| {
            used + (measure.limit(drawn.drawn) - measure.left(drawn.discarded))
        });
        (points != used).then(|| (measure.total(points), measure.total(used)))
    })
}

fn named(case: &Case<'_>, vial: EntryId, product: &ProductId) -> NamedVial {
    case.vials.get(vial).map_or_else(
        || NamedVial {
            id: vial,
            product: product.clone(),
            batch: String::new(),
        },
        NamedVial::from,
    )
}

#[cfg(test)]
mod tests;
