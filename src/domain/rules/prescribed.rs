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

/// The same, signed only after the first injection: the way out of R72, and no way to start (R13).
pub(super) fn signed_afterwards<'a>(case: &Case<'a>, part: &Part) -> Vec<&'a Told<Prescription>> {
    let (start, now) = (case.start(), case.now.whole_second());
    covering(case, part, |signed| start <= signed && signed <= now)
}

/// The largest dose of an area; if it is named twice, the smaller holds.
pub(super) fn largest(prescription: &Prescription, area: &Area) -> Option<Units> {
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
mod tests {
    use super::*;
    use crate::domain::id::UserId;
    use crate::domain::prescription::AreaLimit;
    use crate::domain::rules::Question;
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, day, part, parts, prescription,
    };

    const START: &str = "2026-11-25 10:00:00 +01";

    /// The largest doses of the glabella of those in force, the newest first.
    fn found(story: &Story, practitioner: Option<UserId>, start: &str) -> String {
        let question = Question::start(at(start), parts(&[GLABELLA])).by(practitioner);
        story.ask(question, at(start), |case| {
            let found = in_force(case, &part(&GLABELLA)).into_iter();
            let doses = found.filter_map(|told| largest(&told.value, &GLABELLA));
            doses
                .map(|units| units.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    fn told(at: &str, fact: Prescription) -> Story {
        let mut story = Story::of_adult();
        story.add(at, fact);
        story
    }

    #[test]
    fn it_is_signed_before_the_start_and_lasts_a_year_or_until_its_last_day() {
        let fact = || prescription(&[(GLABELLA, "20")], &[NURSE]);
        let nurse = Some(NURSE);
        for (signed, in_force) in [
            ("2026-11-25 09:59:59 +01", "20"),
            (START, ""),
            ("2026-11-25 10:00:01 +01", ""),
            ("2025-11-25 00:00:00 +01", "20"),
            ("2025-11-24 23:59:59 +01", ""),
        ] {
            assert_eq!(
                found(&told(signed, fact()), nurse, START),
                in_force,
                "{signed}"
            );
        }
        for (last, in_force) in [
            ("2026-11-24", ""),
            ("2026-11-25", "20"),
            ("2026-11-26", "20"),
        ] {
            let until = Prescription {
                valid_until: Some(day(last)),
                ..fact()
            };
            let story = told("2026-11-20 10:00:00 +01", until);
            assert_eq!(found(&story, nurse, START), in_force, "{last}");
        }
        let mut shorter = told("2026-10-25 09:00:00 +01", fact());
        shorter.policy.prescription_months = 1;
        assert_eq!(found(&shorter, nurse, START), "20");
        assert_eq!(found(&shorter, nurse, "2026-11-26 00:00:00 +01"), "");
    }

    #[test]
    fn it_is_for_those_it_names_and_by_a_doctor_in_charge() {
        let signed = "2026-11-20 10:00:00 +01";
        let for_nurse = told(signed, prescription(&[(GLABELLA, "20")], &[NURSE]));
        for (practitioner, in_force) in [
            (Some(NURSE), "20"),
            (Some(OTHER_DOCTOR), ""),
            (Some(DOCTOR), ""),
            (None, ""),
        ] {
            assert_eq!(
                found(&for_nurse, practitioner, START),
                in_force,
                "{practitioner:?}"
            );
        }
        let for_herself = told(signed, prescription(&[(GLABELLA, "20")], &[]));
        assert_eq!(found(&for_herself, Some(DOCTOR), START), "20");
        assert_eq!(found(&for_herself, Some(NURSE), START), "");
        for another in [OTHER_DOCTOR, NURSE] {
            let mut story = Story::of_adult();
            let fact = prescription(&[(GLABELLA, "20")], &[NURSE]);
            story.tell(at(signed), at(signed), another, fact);
            assert_eq!(found(&story, Some(NURSE), START), "", "{another:?}");
        }
    }

    #[test]
    fn the_newest_comes_first_and_only_for_its_own_areas_and_product() {
        let mut story = told(
            "2026-11-20 10:00:00 +01",
            prescription(&[(GLABELLA, "20"), (FOREHEAD, "10")], &[NURSE]),
        );
        let lower = prescription(&[(GLABELLA, "12")], &[NURSE]);
        let second = story.add("2026-11-21 10:00:00 +01", lower);
        story.add(
            "2026-11-22 10:00:00 +01",
            prescription(&[(FOREHEAD, "8")], &[NURSE]),
        );
        let other = Prescription {
            product: crate::domain::product::ProductId::new("azzalure"),
            ..prescription(&[(GLABELLA, "50")], &[NURSE])
        };
        story.add("2026-11-23 10:00:00 +01", other);
        assert_eq!(found(&story, Some(NURSE), START), "12 20");
        // What a correction changes counts from the correction.
        let raised = prescription(&[(GLABELLA, "16")], &[NURSE]);
        story.amend(second, None, at("2026-11-25 10:00:00 +01"), raised);
        assert_eq!(found(&story, Some(NURSE), START), "20");
        assert_eq!(
            found(&story, Some(NURSE), "2026-11-25 10:00:01 +01"),
            "16 20"
        );
    }

    #[test]
    fn of_two_figures_for_one_area_the_smaller_holds() {
        let mut twice = prescription(&[(GLABELLA, "20")], &[]);
        twice.limits.push(AreaLimit {
            area: GLABELLA,
            units: "12".parse().expect("units"),
        });
        let most = largest(&twice, &GLABELLA).map(|units| units.to_string());
        assert_eq!(most, Some("12".to_owned()));
        assert_eq!(largest(&twice, &FOREHEAD), None);
    }
}
