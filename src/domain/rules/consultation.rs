//! R12, R12b and R13b: a doctor has examined the patient, in time, and not by video alone.

use super::informed::Informed;
use super::reflection::limit;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::consultation::{Consultation, Outcome, Plan};
use crate::domain::course::Told;
use crate::domain::information::{Mode, Part};
use crate::domain::time::Moment;

/// R12 · HARD · `signed_at < S`, strictly; signed by the responsible doctor or one who took over, with an indication;
/// every planned area with its product is in the plan · sheet; STPS; BEK 834/2014 §§ 10–11.
pub(super) fn held_and_signed(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R12, Verdict::Hard, why);
    let consultation = match in_force(case, case.start()) {
        Ok(consultation) => consultation,
        Err((why, evidence)) => {
            return vec![hard(why).on(evidence.map(|told| told.latest))];
        }
    };
    let plan = case.course.current_plan();
    case.for_each_part(RuleId::R12, Verdict::Hard, |part| {
        let planned = plan.is_some_and(|plan| is_signed_before(case, plan, part, case.start()));
        let finding = if planned {
            Finding::passed(RuleId::R12)
        } else {
            hard(Why::AreaOutsidePlan)
        };
        finding
            .on([consultation.latest])
            .on(plan.map(|plan| plan.latest))
    })
}

/// R12b · HARD · `S >=` the limit of R23 reckoned from `F`, equality passes; binds only for the first treatment of the
/// area here, and only when the information was given before the consultation · sheet; DSKP.
pub(super) fn two_days_before(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    case.for_each_part(RuleId::R12b, Verdict::Hard, |part| {
        let hard = |why| Finding::new(RuleId::R12b, Verdict::Hard, why);
        if case.course.area_treated(&part.area, start) {
            return Finding::passed(RuleId::R12b);
        }
        let Some(first) = first(case, &part.area, start) else {
            return hard(Why::NoConsultation);
        };
        let began = first.occurred_at;
        let limit = limit(began, case.policy);
        let informed = Informed::about(case, part, start).unspent(case, part, start);
        let finding = if case.clock_in_doubt {
            hard(Why::ClockInDoubt)
        } else if start >= limit || informed.end().is_some_and(|end| end >= began) {
            Finding::passed(RuleId::R12b)
        } else {
            let missing_micros = limit.since(start);
            hard(Why::ConsultationTooRecent {
                began,
                limit,
                missing_micros,
            })
            .passing_at(limit)
        };
        finding.on([first.latest])
    })
}

/// R13b · WARN · held in the clinic, else with the doctor's statement that the examination was sufficient · sheet.
///
/// Without a consultation it says nothing: R12 does.
pub(super) fn not_by_video_only(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R13b, Verdict::Warn, |part| {
        let held = covering(case, &part.area, case.start());
        let sufficient = |told: &&Told<Consultation>| match told.value.mode {
            Mode::InClinic => true,
            Mode::Online { .. } => told.value.video_sufficient,
        };
        let finding = if held.is_empty() || held.iter().any(sufficient) {
            Finding::passed(RuleId::R13b)
        } else {
            Finding::new(RuleId::R13b, Verdict::Warn, Why::VideoOnly)
        };
        finding.on(held.iter().map(|told| told.latest))
    })
}

/// The consultation that treatment may rest on, or why there is none and on what evidence.
///
/// If the newest one ended without a plan for treatment, no earlier one helps.
pub(super) fn in_force<'a>(
    case: &Case<'a>,
    before: Moment,
) -> Result<&'a Told<Consultation>, (Why, Option<&'a Told<Consultation>>)> {
    let newest = case
        .course
        .newest_consultation()
        .ok_or((Why::NoConsultation, None))?;
    let outcome = newest.value.outcome;
    if outcome != Outcome::Planned {
        return Err((Why::NoTreatmentAgreed { outcome }, Some(newest)));
    }
    let mut sound = case.course.consultations.iter().filter(|told| {
        told.value.outcome == Outcome::Planned && fault(case, told, before).is_none()
    });
    let why = || {
        (
            fault(case, newest, before).unwrap_or(Why::NoConsultation),
            Some(newest),
        )
    };
    sound.next_back().ok_or_else(why)
}

/// What is wrong with a consultation, signed before a moment at the latest.
fn fault(case: &Case<'_>, told: &Told<Consultation>, before: Moment) -> Option<Why> {
    if !case.is_by_doctor_in_charge(told) {
        return Some(Why::ConsultationByAnother { user: told.user });
    }
    if told.value.indication.trim().is_empty() {
        return Some(Why::ConsultationWithoutIndication);
    }
    let signed = told.recorded_at;
    (signed >= before).then_some(Why::ConsultationSignedTooLate { signed })
}

fn is_signed_before(case: &Case<'_>, plan: &Told<Plan>, part: &Part, before: Moment) -> bool {
    case.is_by_doctor_in_charge(plan)
        && plan
            .parts
            .get(part)
            .is_some_and(|recorded| *recorded < before)
}

/// The sound consultations whose plans cover an area, signed before a moment.
pub(super) fn covering<'a>(
    case: &Case<'a>,
    area: &Area,
    before: Moment,
) -> Vec<&'a Told<Consultation>> {
    let covers = |plan: &&Told<Plan>| {
        let mut parts = plan.parts.iter().filter(|(part, _)| part.area == *area);
        case.is_by_doctor_in_charge(plan) && parts.any(|(_, recorded)| *recorded < before)
    };
    let plans = case.course.plans.iter().filter(covers);
    let held = plans.filter_map(|plan| case.course.consultation_of(plan));
    held.filter(|told| fault(case, told, before).is_none())
        .collect()
}

/// `F`: the earliest sound consultation whose plan covers the area.
pub(super) fn first<'a>(
    case: &Case<'a>,
    area: &Area,
    before: Moment,
) -> Option<&'a Told<Consultation>> {
    covering(case, area, before)
        .into_iter()
        .min_by_key(|told| told.occurred_at)
}
