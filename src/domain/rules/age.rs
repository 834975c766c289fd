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
