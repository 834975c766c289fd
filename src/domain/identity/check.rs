//! What speaks against a number for this patient on this day: R03 (date), R04 (control digit) and an age beyond belief.

use super::control::ControlDigit;
use super::number::{Number, NumberType};
use crate::domain::time::Day;

/// The greatest age, in whole years, that is entered without a warning (`identity.md` §3).
pub const OLDEST: i32 = 115;

/// What a finding does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Shown, and that is all.
    Info,
    /// Shown before saving, which stays possible.
    Warn,
    /// Saving with this number is refused.
    Hard,
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// R03: the birth date lies after today.
    BornInTheFuture,
    /// R03: the birth date field and the date in the number are not the same.
    BirthDateDiffers { in_number: Day },
    /// R04: modulus 11 fails. A warning to look for a typing error, or on 1 January the information that the number has
    /// no control digit.
    ControlDigit,
    /// Older than 115 years: check the birth date.
    VeryOld { age: i32 },
    /// A demonstration number in a journal for real patients.
    DemoInRealJournal,
}

/// One thing that speaks against a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    pub severity: Severity,
    pub about: About,
}

impl Finding {
    /// The rule of `rules.md`, where there is one.
    pub const fn rule(self) -> Option<&'static str> {
        match self.about {
            About::BornInTheFuture | About::BirthDateDiffers { .. } => Some("R03"),
            About::ControlDigit => Some("R04"),
            About::VeryOld { .. } | About::DemoInRealJournal => None,
        }
    }

    const fn new(severity: Severity, about: About) -> Self {
        Self { severity, about }
    }
}

/// Compares a number with the birth date field and today's date, worst finding first.
///
/// While the field is still empty, `birth_date` is `None` and the date in the number stands in for it.
/// `practice` says whether the journal is a practice journal.
pub fn check(number: &Number, birth_date: Option<Day>, today: Day, practice: bool) -> Vec<Finding> {
    let demo = number.kind() == NumberType::Demo && !practice;
    let mut findings: Vec<Finding> = [
        demo.then(|| Finding::new(Severity::Hard, About::DemoInRealJournal)),
        future(number, birth_date, today),
        difference(number, birth_date),
        control(number),
        very_old(birth_date.or_else(|| number.birth_date()), today),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

/// Nobody is born after today, whatever the type; the date in a CPR must not say so either.
fn future(number: &Number, birth_date: Option<Day>, today: Day) -> Option<Finding> {
    let in_number = match number.kind() {
        NumberType::Cpr | NumberType::Demo => number.birth_date(),
        NumberType::ReplacementCpr
        | NumberType::DEcpr
        | NumberType::XEcpr
        | NumberType::ForeignId => None,
    };
    let later = |day: Option<Day>| day.is_some_and(|day| day > today);
    (later(birth_date) || later(in_number))
        .then(|| Finding::new(Severity::Hard, About::BornInTheFuture))
}

/// R03 for CPR and demonstration numbers. For the others the birth date field decides: a difference warns, except in an
/// `x_ecpr`, where the date may be the day on which the number was made.
fn difference(number: &Number, birth_date: Option<Day>) -> Option<Finding> {
    let in_number = number.birth_date()?;
    if birth_date? == in_number {
        return None;
    }
    let severity = match number.kind() {
        NumberType::Cpr | NumberType::Demo => Severity::Hard,
        NumberType::ReplacementCpr | NumberType::DEcpr | NumberType::ForeignId => Severity::Warn,
        NumberType::XEcpr => Severity::Info,
    };
    Some(Finding::new(
        severity,
        About::BirthDateDiffers { in_number },
    ))
}

fn control(number: &Number) -> Option<Finding> {
    match number.control_digit()? {
        ControlDigit::Holds => None,
        ControlDigit::ExemptFirstOfJanuary => {
            Some(Finding::new(Severity::Info, About::ControlDigit))
        }
        ControlDigit::Fails => Some(Finding::new(Severity::Warn, About::ControlDigit)),
    }
}

fn very_old(born: Option<Day>, today: Day) -> Option<Finding> {
    let age = born?.age_on(today);
    (age > OLDEST).then(|| Finding::new(Severity::Warn, About::VeryOld { age }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[track_caller]
    fn found(kind: NumberType, typed: &str, field: &str, practice: bool) -> Vec<Finding> {
        let number = Number::parse(kind, typed).expect("a number");
        check(&number, Some(day(field)), day("2026-11-23"), practice)
    }

    #[test]
    fn a_differing_birth_date_is_as_grave_as_its_type() {
        for (kind, typed, severity) in [
            (NumberType::Demo, "7403850718", Severity::Hard),
            (NumberType::ReplacementCpr, "7403850718", Severity::Warn),
            (NumberType::DEcpr, "1403850AB2", Severity::Warn),
            (NumberType::XEcpr, "1403851AB2", Severity::Info),
        ] {
            let in_number = day("1985-03-14");
            assert_eq!(
                found(kind, typed, "1985-03-15", true),
                [Finding::new(
                    severity,
                    About::BirthDateDiffers { in_number }
                )],
            );
            assert_eq!(found(kind, typed, "1985-03-14", true), [], "{kind:?}");
        }
    }

    #[test]
    fn a_real_journal_refuses_a_demonstration_number() {
        assert_eq!(
            found(NumberType::Demo, "7403850718", "1985-03-14", false),
            [Finding::new(Severity::Hard, About::DemoInRealJournal)],
        );
    }

    #[test]
    fn a_birth_date_after_today_is_refused_for_every_type() {
        let sweden = super::super::Country::parse("SE").expect("a country");
        let foreign = Number::foreign("77", sweden).expect("a number");
        let today = day("2026-11-23");
        assert_eq!(check(&foreign, Some(today), today, false), []);
        assert_eq!(
            check(&foreign, Some(day("2026-11-24")), today, false),
            [Finding::new(Severity::Hard, About::BornInTheFuture)],
        );
    }

    #[test]
    fn above_115_years_warns_and_exactly_115_does_not() {
        let sweden = super::super::Country::parse("SE").expect("a country");
        let foreign = Number::foreign("77", sweden).expect("a number");
        let today = day("2026-11-23");
        assert_eq!(check(&foreign, Some(day("1910-11-24")), today, false), []);
        let warned = check(&foreign, Some(day("1910-11-23")), today, false);
        let about = About::VeryOld { age: 116 };
        assert_eq!(warned, [Finding::new(Severity::Warn, about)]);
    }

    #[test]
    fn the_worst_finding_comes_first() {
        let findings = found(NumberType::Cpr, "2110625620", "1862-10-20", false);
        let severities: Vec<Severity> = findings.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Hard, Severity::Warn, Severity::Warn]);
        assert_eq!(findings[0].rule(), Some("R03"));
    }
}
