//! R45 and R53: each area was looked at on the day of the treatment.

use std::collections::BTreeSet;

use super::health_fault::HealthFault;
use super::stated::{is_of_today, latest, screened_today};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::confirmation::{AreaFinding, AreaInspected};
use crate::domain::consultation::{Choice, HealthItem};
use crate::domain::course::Told;
use crate::domain::time::Moment;

/// R45 · BLOCK, for each area · inspected with `D = D(S)`, by S, and neither infected nor inflamed; other areas may
/// proceed · sheet; label 4.3.
pub(super) fn not_infected(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R45, Verdict::Block, |part| {
        let block = |fault| Finding::new(RuleId::R45, Verdict::Block, Why::Health(fault));
        let inspected = inspected_today(case, &part.area);
        let evidence = inspected.iter().map(|told| told.latest);
        let seen = inspected.first().map(|told| told.occurred_at);
        let finding = match seen {
            None => block(HealthFault::NotInspectedToday),
            Some(_) if inspected.iter().any(|told| told.value.infected) => {
                block(HealthFault::Infected)
            }
            Some(seen) if is_reported_since(case, &part.area, seen) => {
                block(HealthFault::InfectionReported)
            }
            Some(_) => Finding::passed(RuleId::R45),
        };
        let asked = screened_today(case).into_iter();
        finding.on(evidence).on(asked.map(|told| told.latest))
    })
}

/// R53 · WARN, for each area · inspected with `D = D(S)`, by S, without weakness, ptosis, palsy, surgery, asymmetry, dry
/// eye or keloid · label 4.4.
pub(super) fn nothing_found(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R53, Verdict::Warn, |part| {
        let warn = |fault| Finding::new(RuleId::R53, Verdict::Warn, Why::Health(fault));
        let inspected = inspected_today(case, &part.area);
        let findings: BTreeSet<AreaFinding> = inspected
            .iter()
            .flat_map(|told| told.value.findings.iter().copied())
            .collect();
        let finding = if inspected.is_empty() {
            warn(HealthFault::NotInspectedToday)
        } else if findings.is_empty() {
            Finding::passed(RuleId::R53)
        } else {
            warn(HealthFault::AreaFindings {
                findings: findings.into_iter().collect(),
            })
        };
        finding.on(inspected.iter().map(|told| told.latest))
    })
}

/// The newest look at an area today; more than one only if they are about the same second.
fn inspected_today<'a>(case: &Case<'a>, area: &Area) -> Vec<&'a Told<AreaInspected>> {
    let inspections = case.course.inspections.iter();
    let of_area = inspections.filter(|told| told.value.area == *area && is_of_today(case, told));
    latest(of_area.collect(), |told| told.occurred_at)
}

/// Whether she says today that the area is infected, and nobody has looked at it after that.
fn is_reported_since(case: &Case<'_>, area: &Area, seen: Moment) -> bool {
    let screened = screened_today(case).into_iter();
    let mut since = screened.filter(|told| told.occurred_at >= seen);
    since.any(|told| {
        let answer = told.value.answers.get(&HealthItem::LocalInfection);
        let areas = &told.value.infected_areas;
        // What names no area may be about any, and »ved ikke« is no »nej«.
        areas.contains(area)
            || areas.is_empty() && answer.is_some_and(|answer| answer.choice != Choice::No)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{
        FOREHEAD, GLABELLA, Story, at, failed, inspected, screening,
    };

    const TODAY: &str = "2026-11-25 09:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const RULES: [RuleId; 2] = [RuleId::R45, RuleId::R53];
    const NOT_SEEN: &str = "R45 Block, R53 Warn";

    fn judged(story: &Story, areas: &[Area]) -> String {
        failed(&story.assess_only(&RULES, at(START), areas))
    }

    fn infected(area: &Area) -> AreaInspected {
        AreaInspected {
            infected: true,
            ..inspected(area)
        }
    }

    #[test]
    fn an_area_is_looked_at_on_the_danish_day_and_by_the_start() {
        for (occurred, recorded, fails) in [
            (
                "2026-11-24 23:59:59 +01",
                "2026-11-24 23:59:59 +01",
                NOT_SEEN,
            ),
            ("2026-11-25 00:00:00 +01", "2026-11-25 00:00:00 +01", ""),
            (START, START, ""),
            (TODAY, "2026-11-25 10:00:01 +01", NOT_SEEN),
            (
                "2026-11-25 10:00:01 +01",
                "2026-11-25 10:00:01 +01",
                NOT_SEEN,
            ),
        ] {
            let mut story = Story::of_adult();
            story.add_late(occurred, recorded, inspected(&GLABELLA));
            assert_eq!(judged(&story, &[GLABELLA]), fails, "{occurred}, {recorded}");
        }
    }

    #[test]
    fn each_area_stands_alone_and_the_newest_look_counts() {
        let mut story = Story::of_adult();
        assert_eq!(judged(&story, &[GLABELLA]), NOT_SEEN);
        story.add(TODAY, inspected(&GLABELLA));
        assert_eq!(judged(&story, &[GLABELLA]), "");
        assert_eq!(judged(&story, &[FOREHEAD]), NOT_SEEN);
        story.add(TODAY, infected(&FOREHEAD));
        assert_eq!(judged(&story, &[GLABELLA]), "");
        assert_eq!(judged(&story, &[GLABELLA, FOREHEAD]), "R45 Block");
        story.add(TODAY, inspected(&FOREHEAD));
        assert_eq!(judged(&story, &[FOREHEAD]), "R45 Block", "of one second");
        story.add("2026-11-25 09:30:00 +01", inspected(&FOREHEAD));
        assert_eq!(judged(&story, &[FOREHEAD]), "", "looked at again");
        assert_eq!(judged(&story, &[]), NOT_SEEN);
    }

    #[test]
    fn what_she_says_herself_blocks_until_somebody_looks() {
        let told = |choice, areas: &[Area], occurred| {
            let mut said = screening();
            said.infected_areas = areas.iter().cloned().collect();
            if let Some(answer) = said.answers.get_mut(&HealthItem::LocalInfection) {
                answer.choice = choice;
            }
            let mut story = Story::of_adult();
            story.add(TODAY, inspected(&GLABELLA));
            story.add(occurred, said);
            judged(&story, &[GLABELLA])
        };
        let (before, after) = ("2026-11-25 08:59:59 +01", "2026-11-25 09:00:01 +01");
        assert_eq!(told(Choice::Yes, &[GLABELLA], before), "");
        assert_eq!(told(Choice::Yes, &[GLABELLA], TODAY), "R45 Block");
        assert_eq!(told(Choice::Yes, &[GLABELLA], after), "R45 Block");
        assert_eq!(told(Choice::Yes, &[], after), "R45 Block");
        assert_eq!(told(Choice::Unknown, &[], after), "R45 Block");
        assert_eq!(told(Choice::Yes, &[FOREHEAD], after), "");
        assert_eq!(told(Choice::No, &[], after), "");
    }

    #[test]
    fn every_finding_warns() {
        for finding in [
            AreaFinding::Weakness,
            AreaFinding::Ptosis,
            AreaFinding::FacialPalsy,
            AreaFinding::Surgery,
            AreaFinding::Asymmetry,
            AreaFinding::DryEye,
            AreaFinding::Keloid,
        ] {
            let mut story = Story::of_adult();
            let found = AreaInspected {
                findings: [finding].into(),
                ..inspected(&GLABELLA)
            };
            story.add(TODAY, found);
            assert_eq!(judged(&story, &[GLABELLA]), "R53 Warn", "{finding:?}");
        }
    }
}
