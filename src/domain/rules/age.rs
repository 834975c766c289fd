//! R01 and R01b: nobody under 18 is treated, or examined for treatment.

use super::consultation::covering;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::time::{Day, Moment};

/// The 18th birthday: the first day on which treatment is lawful. Born on 29 February: 1 March in a common year (§2.4).
pub fn eighteenth_birthday(born: Day) -> Day {
    born.anniversary(18)
}

/// Whether somebody has turned 18 on the Danish date of a moment; the birthday itself passes.
pub fn is_of_age(born: Day, at: Moment) -> bool {
    at.day() >= eighteenth_birthday(born)
}

/// R01 · HARD · `D(S) >= 18th birthday`, the day itself passes · law: BEK 834/2014 § 3.
pub(super) fn of_age(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R01, Verdict::Hard, why);
    let Some(patient) = &case.course.patient else {
        return vec![hard(Why::BirthDateUnknown)];
    };
    let from = eighteenth_birthday(patient.value.birth_date);
    let finding = if case.clock_in_doubt {
        hard(Why::ClockInDoubt)
    } else if case.start().day() >= from {
        Finding::passed(RuleId::R01)
    } else {
        hard(Why::UnderAge { from }).passing_at(from.at(0))
    };
    vec![finding.on([patient.latest])]
}

/// R01b · BLOCK · the same test on the day of the consultation, for each area · DSKP *Patientsikkerhed*.
///
/// A later consultation at 18 heals it. Without a consultation it says nothing: R12 does.
pub(super) fn of_age_at_consultation(case: &Case<'_>) -> Vec<Finding> {
    let block = |why| Finding::new(RuleId::R01b, Verdict::Block, why);
    case.for_each_part(RuleId::R01b, Verdict::Block, |part| {
        let Some(patient) = &case.course.patient else {
            return block(Why::BirthDateUnknown);
        };
        let born = patient.value.birth_date;
        let held = covering(case, &part.area, case.start());
        match held.iter().max_by_key(|told| told.occurred_at) {
            Some(newest) if !is_of_age(born, newest.occurred_at) => {
                let from = eighteenth_birthday(born);
                block(Why::UnderAgeAtConsultation {
                    held: newest.occurred_at,
                    from,
                })
                .on([patient.latest, newest.latest])
            }
            Some(_) | None => Finding::passed(RuleId::R01b),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, Story, at, failed};

    #[track_caller]
    fn check(start: &str, fails: &str) {
        let story = Story::of_patient_born("2008-11-25");
        assert_eq!(
            failed(&story.assess_rule(RuleId::R01, start, &[GLABELLA])),
            fails,
            "{start}"
        );
    }

    #[test]
    fn the_midnight_that_begins_the_birthday_is_the_first_lawful_second() {
        check("2026-11-24 23:59:59 +01", "R01 Hard");
        check("2026-11-25 00:00:00 +01", "");
        check("2026-11-25 00:00:01 +01", "");
        let story = Story::of_patient_born("2008-11-25");
        let young = story.assess_rule(RuleId::R01, "2026-11-23 10:00:00 +01", &[GLABELLA]);
        assert_eq!(young.earliest(), Some(at("2026-11-25 00:00:00 +01")));
    }

    #[test]
    fn nobody_is_of_age_while_the_clock_is_in_doubt() {
        let mut story = Story::of_adult();
        story.clock_in_doubt = true;
        let assessment = story.assess_rule(RuleId::R01, "2026-11-25 10:00:00 +01", &[GLABELLA]);
        assert_eq!(assessment.findings[0].why, Why::ClockInDoubt);
    }

    #[test]
    fn a_later_consultation_of_age_heals_the_earlier_one() {
        let mut story = Story::of_patient_born("2008-11-25");
        story.examine("2026-11-24 23:59:59 +01", &[GLABELLA]);
        let start = "2026-12-01 10:00:00 +01";
        assert_eq!(
            failed(&story.assess_rule(RuleId::R01b, start, &[GLABELLA])),
            "R01b Block"
        );
        story.examine("2026-11-25 00:00:00 +01", &[GLABELLA]);
        assert_eq!(
            failed(&story.assess_rule(RuleId::R01b, start, &[GLABELLA])),
            ""
        );
    }
}
