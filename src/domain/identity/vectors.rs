//! The tables of `identity.md` §7 and §8, line by line.

use super::control::remainder;
use super::{About, ControlDigit, Fault, Number, NumberType, Severity, SexDigit, check};
use crate::domain::time::Day;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-11-23")
}

#[test]
fn the_demo_numbers_say_what_the_table_says() {
    use ControlDigit::{ExemptFirstOfJanuary, Fails, Holds};
    use SexDigit::{Female, Male};
    for (typed, born, sex, rest, control, age) in [
        ("740385-0718", "1985-03-14", Female, 0, Holds, 41),
        ("621179-0707", "1979-11-02", Male, 0, Holds, 47),
        ("890204-4702", "2004-02-29", Female, 0, Holds, 22),
        ("900658-0758", "1958-06-30", Female, 0, Holds, 68),
        ("610190-0701", "1990-01-01", Male, 0, Holds, 36),
        ("830749-0758", "1949-07-23", Female, 0, Holds, 77),
        ("770596-0709", "1996-05-17", Male, 0, Holds, 30),
        ("911267-0758", "1967-12-31", Female, 0, Holds, 58),
        ("660401-4768", "2001-04-06", Female, 0, Holds, 25),
        ("690908-4758", "2008-09-09", Female, 0, Holds, 18),
        ("740385-0700", "1985-03-14", Female, 1, Fails, 41),
        (
            "610190-0703",
            "1990-01-01",
            Male,
            2,
            ExemptFirstOfJanuary,
            36,
        ),
        ("830749-0700", "1949-07-23", Female, 4, Fails, 77),
    ] {
        let number = Number::parse(NumberType::Demo, typed).expect(typed);
        assert_eq!(number.full(), typed);
        assert_eq!(number.birth_date(), Some(day(born)), "{typed}");
        assert_eq!(number.sex_digit(), Some(sex), "{typed}");
        assert_eq!(remainder(number.stored()), rest, "{typed}");
        assert_eq!(number.control_digit(), Some(control), "{typed}");
        assert_eq!(day(born).age_on(today()), age, "{typed}");
        let findings = check(&number, Some(day(born)), today(), true);
        assert_eq!(findings.is_empty(), control == Holds, "{typed}");
    }
}

#[test]
fn cpr_numbers_that_parse_are_found_as_the_table_says() {
    let future = (Severity::Hard, About::BornInTheFuture);
    let fails = (Severity::Warn, About::ControlDigit);
    let exempt = (Severity::Info, About::ControlDigit);
    let old = (Severity::Warn, About::VeryOld { age: 164 });
    for (typed, born, rest, expected) in [
        ("010150-5006", "2050-01-01", 0, vec![future]),
        ("0101505006", "2050-01-01", 0, vec![future]),
        (" 010150 - 5006 ", "2050-01-01", 0, vec![future]),
        (
            "010150\u{A0}\u{2013}\u{2009}5006",
            "2050-01-01",
            0,
            vec![future],
        ),
        ("010150-5007", "2050-01-01", 1, vec![future, exempt]),
        ("150748-5002", "2048-07-15", 0, vec![future]),
        ("150748-5003", "2048-07-15", 1, vec![future, fails]),
        ("211062-5629", "1862-10-21", 0, vec![old]),
        ("211062-5620", "1862-10-21", 2, vec![fails, old]),
        ("290248-5000", "2048-02-29", 1, vec![future, fails]),
    ] {
        let number = Number::parse(NumberType::Cpr, typed).expect(typed);
        assert_eq!(number.birth_date(), Some(day(born)), "{typed}");
        assert_eq!(remainder(number.stored()), rest, "{typed}");
        for field in [None, Some(day(born))] {
            let found: Vec<_> = check(&number, field, today(), false)
                .iter()
                .map(|finding| (finding.severity, finding.about))
                .collect();
            assert_eq!(found, expected, "{typed}");
        }
    }
}

#[test]
fn cpr_numbers_that_are_none_are_refused_as_the_table_says() {
    for (typed, fault) in [
        ("310250-5000", Fault::NoSuchDate),
        ("290200-0000", Fault::NoSuchDate),
        ("290250-5000", Fault::NoSuchDate),
        ("001350-5000", Fault::NoSuchDate),
        ("011350-5000", Fault::NoSuchDate),
        ("320150-5000", Fault::NoSuchDate),
        ("010150-500", Fault::Length { characters: 9 }),
        ("01O150-5006", Fault::NotADigit { position: 3 }),
        ("670385-0718", Fault::RaisedDay),
        ("920385-0718", Fault::NoSuchDate),
        ("", Fault::Empty),
        (" - ", Fault::Empty),
        ("\u{661}10150-5006", Fault::NotADigit { position: 1 }),
    ] {
        assert_eq!(Number::parse(NumberType::Cpr, typed), Err(fault), "{typed}");
    }
}

#[test]
fn a_replacement_number_is_read_without_its_sixty_days_and_has_no_control_digit() {
    let number = Number::parse(NumberType::ReplacementCpr, "670385-0718").expect("a number");
    assert_eq!(number.birth_date(), Some(day("1985-03-07")));
    assert_eq!(number.control_digit(), None);
    for (typed, fault) in [
        ("070385-0718", Fault::PlainDay),
        ("920385-0718", Fault::NoSuchDate),
        ("600385-0718", Fault::NoSuchDate),
        ("910285-0718", Fault::NoSuchDate),
    ] {
        let parsed = Number::parse(NumberType::ReplacementCpr, typed);
        assert_eq!(parsed, Err(fault), "{typed}");
    }
}

#[test]
fn ecpr_numbers_are_read_as_the_table_says() {
    use NumberType::{DEcpr, XEcpr};
    use SexDigit::{Female, Male};
    for (typed, kind, born, sex) in [
        ("1403850AB2", DEcpr, "1985-03-14", Female),
        ("140385-0ab2", DEcpr, "1985-03-14", Female),
        ("2902046AB1", DEcpr, "2004-02-29", Male),
        ("2110625AB1", DEcpr, "1862-10-21", Male),
        ("0203291WQ3", XEcpr, "1929-03-02", Male),
        ("2902047AB2", XEcpr, "2004-02-29", Female),
    ] {
        assert_eq!(
            super::recognise(typed, false),
            super::Recognised::Is(kind),
            "{typed}"
        );
        let number = Number::parse(kind, typed).expect(typed);
        assert_eq!(number.birth_date(), Some(day(born)), "{typed}");
        assert_eq!(number.sex_digit(), Some(sex), "{typed}");
        assert_eq!(number.control_digit(), None, "{typed}");
    }
    for (typed, kind, fault) in [
        ("1403852AB2", DEcpr, Fault::OtherMark),
        ("1403852AB2", XEcpr, Fault::OtherMark),
        ("1403851AB2", DEcpr, Fault::OtherMark),
        ("1403850AB2", XEcpr, Fault::OtherMark),
        ("3102850AB2", DEcpr, Fault::NoSuchDate),
        ("1403850A12", DEcpr, Fault::NotALetter { position: 9 }),
        ("1403850ÆB2", DEcpr, Fault::NotALetter { position: 8 }),
        ("1403850ABC", DEcpr, Fault::NotADigit { position: 10 }),
    ] {
        assert_eq!(Number::parse(kind, typed), Err(fault), "{typed}");
    }
}
