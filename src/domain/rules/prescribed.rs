//! The prescription (*ordination*) in force for a part, and the largest dose that is foreseen for it (R13, R72).

use super::Case;
use crate::domain::area::Area;
use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::prescription::Prescription;
use crate::domain::time::Moment;
use crate::domain::units::Units;

/// Every prescription in force at the start, the newest first: by a doctor in charge, signed before `S`, strictly;
/// `D(S) <= D(signed) + 12 months` (downwards only) and not after its last day; for this practitioner, area and product.
pub(super) fn in_force<'a>(case: &Case<'a>, part: &Part) -> Vec<&'a Told<Prescription>> {
    let start = case.start();
    covering(case, part, |signed| signed < start)
}

/// The prescription that a treatment rests on: the newest in force that names any of its areas, or else the one that was
/// signed only after the first injection (R72).
pub fn relied_on<'a>(case: &Case<'a>) -> Option<&'a Told<Prescription>> {
    let newest = |of: fn(&Case<'a>, &Part) -> Vec<&'a Told<Prescription>>| {
        let parts = case.question.parts.iter();
        let all = parts.filter_map(|part| of(case, part).into_iter().next());
        all.max_by_key(|told| told.recorded_at)
    };
    newest(in_force).or_else(|| newest(signed_afterwards))
}

/// The same, signed only after the first injection: the way out of R72, and no way to start (R13).
pub(super) fn signed_afterwards<'a>(case: &Case<'a>, part: &Part) -> Vec<&'a Told<Prescription>> {
    let (start, now) = (case.start(), case.now.whole_second());
    covering(case, part, |signed| start <= signed && signed <= now)
}

/// The largest dose of an area; if it is named twice, the smaller holds.
pub fn largest(prescription: &Prescription, area: &Area) -> Option<Units> {
    let limits = prescription.limits.iter();
    let of_area = limits.filter(|limit| limit.area == *area);
    of_area.map(|limit| limit.units).min()
}

/// What was foreseen for a part before the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Foreseen {
    /// The largest dose; absent where the plan names the area alone.
    pub most: Option<Units>,
    pub entry: EntryId,
}

/// By the newest prescription in force, or else by the plan. The plan speaks for no assistant: she needs a prescription.
pub(super) fn foreseen(case: &Case<'_>, part: &Part) -> Option<Foreseen> {
    let prescribed = in_force(case, part).first().map(|told| Foreseen {
        most: largest(&told.value, &part.area),
        entry: told.latest,
    });
    let planned = || {
        let plan = case.course.current_plan()?;
        let signed = plan.parts.get(part)?;
        let mut areas = plan.value.areas.iter();
        let area = areas.find(|planned| planned.area == part.area)?;
        (*signed < case.start() && case.is_by_doctor_in_charge(plan)).then_some(Foreseen {
            most: area.units,
            entry: plan.latest,
        })
    };
    prescribed.or_else(planned)
}

fn covering<'a>(
    case: &Case<'a>,
    part: &Part,
    signed_in_time: impl Fn(Moment) -> bool,
) -> Vec<&'a Told<Prescription>> {
    let mut found: Vec<(Moment, &Told<Prescription>)> = case
        .course
        .prescriptions
        .iter()
        .filter(|told| covers(case, told) && case.is_by_doctor_in_charge(told))
        // When the part was first signed as it stands; a part that it does not name has no such time.
        .filter_map(|told| Some((*told.parts.get(part)?, told)))
        .filter(|(signed, told)| signed_in_time(*signed) && is_valid(case, *signed, told))
        .collect();
    // The last written first among those of one second: the sort is stable.
    found.reverse();
    found.sort_by_key(|(signed, _)| std::cmp::Reverse(*signed));
    found.into_iter().map(|(_, told)| told).collect()
}

/// Nobody named means the doctor herself.
fn covers(case: &Case<'_>, told: &Told<Prescription>) -> bool {
    let named = &told.value.practitioners;
    case.question.practitioner.is_some_and(|practitioner| {
        named.contains(&practitioner) || named.is_empty() && told.user == Some(practitioner)
    })
}

fn is_valid(case: &Case<'_>, signed: Moment, told: &Told<Prescription>) -> bool {
    let today = case.start().day();
    let months = case.policy.prescription_months.min(12);
    let last = told.value.valid_until;
    today <= signed.day().plus_months(months) && last.is_none_or(|last| today <= last)
}

#[cfg(test)]
mod tests;
