//! What typed strings mean, without a window.

use super::*;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-11-23")
}

fn whole() -> PatientForm {
    PatientForm {
        number: "740385-0718".to_owned(),
        birth: "140385".to_owned(),
        family: "Prøvesen".to_owned(),
        given: "Agnete".to_owned(),
        ..PatientForm::new(true)
    }
}

#[test]
fn a_whole_form_is_a_patient() {
    let patient = whole().parse(today(), true).expect("a patient");
    assert_eq!(patient.birth_date, day("1985-03-14"));
    assert_eq!(patient.number.kind(), NumberType::Demo);
}

#[test]
fn two_digits_of_a_year_mean_one_of_the_last_hundred() {
    for (typed, born) in [
        ("140385", "1985-03-14"),
        ("1.1.40", "1940-01-01"),
        ("1.1.26", "2026-01-01"),
        ("040105", "2005-01-04"),
        ("31.12.27", "1927-12-31"),
        ("14.3.1862", "1862-03-14"),
    ] {
        let form = PatientForm {
            birth: typed.to_owned(),
            ..whole()
        };
        assert_eq!(form.birth_date(today()), Some(day(born)), "{typed}");
    }
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let wrong = PatientForm::new(false)
        .parse(today(), false)
        .expect_err("an empty form");
    assert_eq!(
        wrong,
        [
            Wrong::Number(Fault::Empty),
            Wrong::BirthDate,
            Wrong::Name(NamePart::Family, LineFault::Empty),
            Wrong::Name(NamePart::Given, LineFault::Empty),
        ]
    );
}

#[test]
fn the_kind_follows_the_number_until_somebody_chooses_one() {
    let mut form = PatientForm::new(false);
    form.number = "1403850AB2".to_owned();
    form.follow_number(false);
    assert_eq!(form.kind, NumberType::DEcpr);
    form.number = "670385-0718".to_owned();
    form.follow_number(false);
    assert_eq!(form.offer(false), Some(NumberType::ReplacementCpr));
    (form.kind, form.kind_chosen) = (NumberType::ForeignId, true);
    form.number = "1403850AB2".to_owned();
    form.follow_number(false);
    assert_eq!(form.kind, NumberType::ForeignId);
}

#[test]
fn a_half_typed_number_is_offered_no_other_kind() {
    let mut form = PatientForm::new(false);
    form.number = "140385-07".to_owned();
    assert_eq!(form.offer(false), None);
    form.number = "P1234567890".to_owned();
    assert_eq!(form.offer(false), Some(NumberType::ForeignId));
}

#[test]
fn another_birth_date_than_the_numbers_is_refused_and_never_copied() {
    let form = PatientForm {
        birth: "15.3.1985".to_owned(),
        ..whole()
    };
    let wrong = form.parse(today(), true).expect_err("another date");
    assert!(matches!(wrong.as_slice(), [Wrong::Refused(_)]));
    assert_eq!(form.told_by_number().0, Some(day("1985-03-14")));
    assert_eq!(form.birth, "15.3.1985");
}

#[test]
fn what_was_typed_into_a_search_lands_where_it_belongs() {
    let carried = |typed| PatientForm::carried(typed, true);
    let names = |form: &PatientForm| (form.given.clone(), form.family.clone());
    assert_eq!(
        names(&carried("agnete prøvesen")),
        ("agnete".to_owned(), "prøvesen".to_owned())
    );
    assert_eq!(
        names(&carried("Prøvesen, Agnete")),
        ("Agnete".to_owned(), "Prøvesen".to_owned())
    );
    assert_eq!(names(&carried("prø")), (String::new(), "prø".to_owned()));
    assert_eq!(carried("740385-0718").number, "740385-0718");
    assert_eq!(carried("12 34 56 78").phone, "12 34 56 78");
    assert_eq!(carried("1403850ab2").number, "1403850ab2");
}

#[test]
fn a_known_patients_number_is_kept_and_not_shown() {
    let known = whole().parse(today(), true).expect("a patient");
    let form = PatientForm::of(&known);
    assert_eq!(form.number, "");
    assert_eq!(form.parse(today(), true).as_ref(), Ok(&known));
}
