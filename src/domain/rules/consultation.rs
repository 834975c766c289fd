//! R12, R12b and R13b: a doctor has examined the patient, in time, and not by video alone.

use super::informed::Informed;
use super::reflection::limit;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::consultation::{Consultation, Outcome, Plan};
use crate::domain::course::Told;
use crate::domain::information::{Mode, Part};
use crate::domain::time::{Moment, SECOND};

/// R12 · HARD · `signed_at < S`, strictly; signed by the responsible doctor or one who took over, with an indication;
/// every planned area with its product is in the plan · sheet; STPS; BEK 834/2014 §§ 10–11.
pub(super) fn held_and_signed(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R12, Verdict::Hard, why);
    // Moments are whole seconds, so »before S« is »by the second before S«.
    let before = case.start().plus(-SECOND);
    let consultation = match in_force(case, before) {
        Ok(consultation) => consultation,
        Err((why, evidence)) => {
            return vec![hard(why).on(evidence.map(|told| told.latest))];
        }
    };
    let plan = case.course.current_plan();
    case.for_each_part(RuleId::R12, Verdict::Hard, |part| {
        let planned = plan.is_some_and(|plan| is_signed(case, plan, part, before));
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
            let any = !case.course.consultations.is_empty();
            return hard(if any {
                Why::AreaOutsidePlan
            } else {
                Why::NoConsultation
            });
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

/// The consultation signed by a moment that treatment may rest on, or why there is none and on what evidence.
///
/// If the newest one ended without a plan for treatment, no earlier one helps.
pub(super) fn in_force<'a>(
    case: &Case<'a>,
    by: Moment,
) -> Result<&'a Told<Consultation>, (Why, Option<&'a Told<Consultation>>)> {
    let newest = case
        .course
        .newest_consultation()
        .ok_or((Why::NoConsultation, None))?;
    let outcome = newest.value.outcome;
    if outcome != Outcome::Planned {
        return Err((Why::NoTreatmentAgreed { outcome }, Some(newest)));
    }
    let mut sound =
        case.course.consultations.iter().filter(|told| {
            told.value.outcome == Outcome::Planned && fault(case, told, by).is_none()
        });
    let why = || {
        (
            fault(case, newest, by).unwrap_or(Why::NoConsultation),
            Some(newest),
        )
    };
    sound.next_back().ok_or_else(why)
}

/// What keeps a consultation from counting at a moment.
fn fault(case: &Case<'_>, told: &Told<Consultation>, by: Moment) -> Option<Why> {
    if !case.is_by_doctor_in_charge(told) {
        return Some(Why::ConsultationByAnother { user: told.user });
    }
    if told.value.indication.trim().is_empty() {
        return Some(Why::ConsultationWithoutIndication);
    }
    let signed = told.recorded_at;
    (signed > by).then_some(Why::ConsultationSignedTooLate { signed })
}

fn is_signed(case: &Case<'_>, plan: &Told<Plan>, part: &Part, by: Moment) -> bool {
    case.is_by_doctor_in_charge(plan)
        && plan.parts.get(part).is_some_and(|recorded| *recorded <= by)
}

/// The sound consultations whose plans cover an area, signed by a moment.
pub(super) fn covering<'a>(
    case: &Case<'a>,
    area: &Area,
    by: Moment,
) -> Vec<&'a Told<Consultation>> {
    let covers = |plan: &&Told<Plan>| {
        let mut parts = plan.parts.iter().filter(|(part, _)| part.area == *area);
        case.is_by_doctor_in_charge(plan) && parts.any(|(_, recorded)| *recorded <= by)
    };
    let plans = case.course.plans.iter().filter(covers);
    let held = plans.filter_map(|plan| case.course.consultation_of(plan));
    held.filter(|told| fault(case, told, by).is_none())
        .collect()
}

/// `F`: the earliest sound consultation whose plan covers the area.
pub(super) fn first<'a>(
    case: &Case<'a>,
    area: &Area,
    by: Moment,
) -> Option<&'a Told<Consultation>> {
    covering(case, area, by)
        .into_iter()
        .min_by_key(|told| told.occurred_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::UserId;
    use crate::domain::patient::ResponsibleDoctorSet;
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, consultation, failed, online,
        plan,
    };

    const BEGAN: &str = "2026-11-20 10:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";

    /// A consultation by somebody, and its plan for the glabella.
    fn examined(by: UserId, consultation: Consultation) -> Story {
        let mut story = Story::of_adult();
        story.tell(at(BEGAN), at(BEGAN), by, consultation);
        story.tell(at(BEGAN), at(BEGAN), by, plan(&[GLABELLA]));
        story
    }

    #[track_caller]
    fn check(story: &Story, rule: RuleId, start: &str, fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(rule, start, &[GLABELLA])),
            fails,
            "{start}"
        );
    }

    #[track_caller]
    fn check_why(story: &Story, why: &Why) {
        let assessment = story.assess_rule(RuleId::R12, START, &[GLABELLA]);
        assert_eq!(
            assessment
                .findings
                .iter()
                .map(|finding| &finding.why)
                .collect::<Vec<_>>(),
            [why]
        );
    }

    #[test]
    fn it_is_signed_strictly_before_the_start() {
        let story = examined(DOCTOR, consultation());
        check(&story, RuleId::R12, "2026-11-20 09:59:59 +01", "R12 Hard");
        check(&story, RuleId::R12, BEGAN, "R12 Hard");
        check(&story, RuleId::R12, "2026-11-20 10:00:01 +01", "");
    }

    #[test]
    fn only_the_doctor_in_charge_signs_it() {
        check_why(&Story::of_adult(), &Why::NoConsultation);
        let by_nurse = examined(NURSE, consultation());
        check_why(&by_nurse, &Why::ConsultationByAnother { user: Some(NURSE) });
        let mut by_other = examined(OTHER_DOCTOR, consultation());
        check_why(
            &by_other,
            &Why::ConsultationByAnother {
                user: Some(OTHER_DOCTOR),
            },
        );
        by_other.add(
            "2026-11-24 10:00:00 +01",
            ResponsibleDoctorSet {
                doctor: OTHER_DOCTOR,
            },
        );
        check_why(&by_other, &Why::Met);
    }

    #[test]
    fn a_signature_stays_good_when_another_doctor_takes_over_later() {
        let mut story = examined(DOCTOR, consultation());
        story.add(
            "2026-11-24 10:00:00 +01",
            ResponsibleDoctorSet {
                doctor: OTHER_DOCTOR,
            },
        );
        check_why(&story, &Why::Met);
        let late = "2026-11-24 11:00:00 +01";
        story.add(late, consultation());
        story.add(late, plan(&[GLABELLA]));
        check_why(&story, &Why::AreaOutsidePlan);
    }

    #[test]
    fn a_correction_by_anybody_but_a_doctor_makes_it_nobodys() {
        let mut story = examined(DOCTOR, consultation());
        let signed = story.entries[1].header.id;
        story.amend(signed, None, at("2026-11-21 10:00:00 +01"), consultation());
        check_why(&story, &Why::Met);
        story
            .entries
            .last_mut()
            .expect("the correction")
            .header
            .user = Some(NURSE);
        check_why(&story, &Why::ConsultationByAnother { user: Some(DOCTOR) });
    }

    #[test]
    fn it_has_an_indication_and_a_plan_that_names_the_area() {
        let blank = Consultation {
            indication: " ".to_owned(),
            ..consultation()
        };
        check_why(
            &examined(DOCTOR, blank),
            &Why::ConsultationWithoutIndication,
        );
        let mut story = examined(DOCTOR, consultation());
        let forehead = story.assess_rule(RuleId::R12, START, &[FOREHEAD]);
        assert_eq!(forehead.findings[0].why, Why::AreaOutsidePlan);
        let outcome = Outcome::AdvisedAgainst;
        story.add(
            "2026-11-24 10:00:00 +01",
            Consultation {
                outcome,
                ..consultation()
            },
        );
        check_why(&story, &Why::NoTreatmentAgreed { outcome });
    }

    #[test]
    fn two_days_run_from_the_first_consultation_about_the_area() {
        let mut story = examined(DOCTOR, consultation());
        check(&story, RuleId::R12b, "2026-11-22 09:59:59 +01", "R12b Hard");
        check(&story, RuleId::R12b, "2026-11-22 10:00:00 +01", "");
        check(&story, RuleId::R12b, "2026-11-22 10:00:01 +01", "");
        story.examine("2026-11-24 10:00:00 +01", &[GLABELLA, FOREHEAD]);
        check(&story, RuleId::R12b, START, "");
        let forehead = story.assess_rule(RuleId::R12b, START, &[FOREHEAD]);
        assert_eq!(forehead.earliest(), Some(at("2026-11-26 10:00:00 +01")));
        story.treat("2026-09-01 10:00:00 +02", &[FOREHEAD], false);
        assert_eq!(
            failed(&story.assess_rule(RuleId::R12b, START, &[FOREHEAD])),
            ""
        );
    }

    #[test]
    fn no_consultation_or_a_doubtful_clock_never_passes_two_days() {
        check(&Story::of_adult(), RuleId::R12b, START, "R12b Hard");
        let mut story = examined(DOCTOR, consultation());
        story.clock_in_doubt = true;
        check(&story, RuleId::R12b, START, "R12b Hard");
    }

    #[test]
    fn video_alone_needs_the_doctors_statement() {
        let by_video = Consultation {
            mode: online(),
            ..consultation()
        };
        let stated = Consultation {
            video_sufficient: true,
            ..by_video.clone()
        };
        let mut story = examined(DOCTOR, by_video);
        check(&story, RuleId::R13b, START, "R13b Warn");
        check(&examined(DOCTOR, stated), RuleId::R13b, START, "");
        story.examine("2026-11-24 10:00:00 +01", &[GLABELLA]);
        check(&story, RuleId::R13b, START, "");
    }

    #[test]
    fn it_is_told_whether_nobody_was_examined_or_only_for_something_else() {
        let mut elsewhere = Story::of_adult();
        elsewhere.examine(BEGAN, &[FOREHEAD]);
        for (story, why) in [
            (Story::of_adult(), Why::NoConsultation),
            (elsewhere, Why::AreaOutsidePlan),
        ] {
            let judged = story.assess_rule(RuleId::R12b, START, &[GLABELLA]);
            assert_eq!(judged.findings[0].why, why);
        }
    }
}
