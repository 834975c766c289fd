//! Registering, warning, correcting and finding patients.

use mimik::domain::fact::Fact;
use mimik::domain::identity::{About, Country, Number, NumberType};
use mimik::domain::name::{LineFault, NamePart, PersonName};
use mimik::domain::patient::Patient;
use mimik::journal::task::{BuildIndex, Founded};
use mimik::journal::view::SearchResult;
use mimik::journal::{Clock, Edit, Journal, PatientWarning, Refusal};

use crate::clinic::{
    Clinic, DEMO, at, demo, found, must_be_whole, refused, register, registration, somebody,
};

fn warned(journal: &mut Journal, clinic: &Clinic, patient: &Patient) -> Vec<PatientWarning> {
    let edit = Edit::RegisterPatient(registration(patient.clone(), clinic.doctor));
    let Refusal::Warnings(warnings) = refused(journal, edit) else {
        panic!("should only be warned about");
    };
    warnings
}

fn accepted(journal: &mut Journal, clinic: &Clinic, patient: Patient) {
    let mut registration = registration(patient, clinic.doctor);
    registration.warnings_seen = true;
    journal.apply(Edit::RegisterPatient(registration)).unwrap();
}

#[test]
fn an_identical_cpr_is_refused_whoever_has_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let first = register(&mut journal, DEMO[0]);
    let twin = somebody(DEMO[0], "Helt", "Anderledes");
    let mut registration = registration(twin.clone(), clinic.doctor);
    registration.warnings_seen = true;
    let edit = Edit::RegisterPatient(registration);
    assert_eq!(refused(&mut journal, edit), Refusal::SameCpr(first));

    let second = register(&mut journal, DEMO[1]);
    let edit = Edit::CorrectPatient {
        patient: second,
        to: twin,
        reason: "Skrevet forkert".to_owned(),
    };
    assert_eq!(refused(&mut journal, edit), Refusal::SameCpr(first));
}

#[test]
fn a_similar_name_with_the_same_birth_date_is_warned_about_and_marked_for_ever() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let first = somebody(DEMO[0], "Søren", "Aagård");
    let registered = journal.apply(Edit::RegisterPatient(registration(first, clinic.doctor)));
    let first = registered.unwrap().patient.unwrap();
    let unlike = somebody("740385-0700", "Bo", "Ågaard");
    let warnings = warned(&mut journal, &clinic, &unlike);
    assert_eq!(warnings, [PatientWarning::ControlDigit]);

    let alike = somebody("740385-0700", "soeren", "ÅGAARD");
    let warnings = warned(&mut journal, &clinic, &alike);
    assert!(warnings.contains(&PatientWarning::NameAlert(first)));
    accepted(&mut journal, &clinic, alike);
    assert!(journal.record(first).unwrap().name_alert);
    let other = register(&mut journal, DEMO[1]);
    assert!(!journal.record(other).unwrap().name_alert);
}

#[test]
fn a_failing_control_digit_warns_and_never_blocks() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = somebody("830749-0700", "Ida", "Demo");
    let warnings = warned(&mut journal, &clinic, &patient);
    assert_eq!(warnings, [PatientWarning::ControlDigit]);
    accepted(&mut journal, &clinic, patient);
    // On 1 January numbers are known to be without one: nothing is asked.
    register(&mut journal, "610190-0703");
    must_be_whole(&journal);
}

#[test]
fn the_same_number_of_a_kind_that_two_may_share_is_warned_about() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let sweden = Country::parse("SE").unwrap();
    let stranger = |text: &str, given: &str| Patient {
        number: Number::foreign(text, sweden).unwrap(),
        ..somebody(DEMO[0], given, "Prøvesen")
    };
    let first = registration(stranger("AB 12-34", "Bo"), clinic.doctor);
    let first = journal
        .apply(Edit::RegisterPatient(first))
        .unwrap()
        .patient
        .unwrap();
    let warnings = warned(&mut journal, &clinic, &stranger("ab1234", "Kim"));
    assert_eq!(warnings, [PatientWarning::SameNumber(first)]);
    accepted(&mut journal, &clinic, stranger("ab1234", "Kim"));
}

#[test]
fn a_birth_date_that_is_not_the_numbers_own_is_refused() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let mut patient = somebody(DEMO[0], "Ida", "Demo");
    let in_number = patient.birth_date;
    patient.birth_date = in_number.plus_days(1);
    let edit = Edit::RegisterPatient(registration(patient, clinic.doctor));
    let differs = About::BirthDateDiffers { in_number };
    assert_eq!(refused(&mut journal, edit), Refusal::Number(differs));
}

#[test]
fn a_journal_for_real_patients_refuses_a_demonstration_number() {
    let place = tempfile::tempdir().unwrap();
    let clock = Clock::set(at("2026-11-23 08:00"));
    let Founded { door, opened } = found(&place.path().join("Journal"), false, clock);
    let doctor = opened.user;
    let Ok((mut journal, _)) = door.enter(opened) else {
        panic!("the first login");
    };
    let edit = Edit::RegisterPatient(registration(somebody(DEMO[0], "Ida", "Demo"), doctor));
    assert_eq!(
        refused(&mut journal, edit),
        Refusal::Number(About::DemoInRealJournal)
    );
}

#[test]
fn correcting_contact_data_keeps_the_old_values_readable() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let before = journal.record(patient).unwrap().patient;
    let to = Patient {
        phone: "87 65 43 21".to_owned(),
        ..before.clone()
    };
    let correct = |reason: &str| Edit::CorrectPatient {
        patient,
        to: to.clone(),
        reason: reason.to_owned(),
    };
    assert_eq!(refused(&mut journal, correct(" ")), Refusal::EmptyText);
    journal
        .apply(correct("Nyt nummer oplyst i telefonen"))
        .unwrap();

    let record = journal.record(patient).unwrap();
    assert_eq!(record.patient, to);
    let earlier: Vec<&Patient> = record
        .course
        .earlier_patients
        .iter()
        .map(|told| &told.value)
        .collect();
    assert_eq!(earlier, [&before]);
    let last = record.entries.last().unwrap();
    assert_eq!(
        last.reason.as_deref(),
        Some("Nyt nummer oplyst i telefonen")
    );
    assert!(matches!(last.fact, Fact::PatientCorrected(_)));
    must_be_whole(&journal);
}

#[test]
fn a_patient_is_found_by_any_part_of_name_number_and_phone_before_and_after_the_index_is_built() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let named = somebody(DEMO[0], "Åse Kirstine", "Prøvesen");
    let edit = Edit::RegisterPatient(registration(named, clinic.doctor));
    let first = journal.apply(edit).unwrap().patient.unwrap();
    let ids = |found: SearchResult| found.rows.iter().map(|row| row.id).collect::<Vec<_>>();
    let check = |journal: &Journal| {
        for typed in [
            "åse",
            "AASE kir",
            "proev",
            "øves",
            "740385",
            "0718",
            "5678",
            "1234 5678",
        ] {
            assert_eq!(ids(journal.find(typed, 20).unwrap()), [first], "{typed}");
        }
        assert_eq!(journal.find("xyz", 20).unwrap(), SearchResult::default());
    };
    check(&journal);
    let index = BuildIndex(journal.reader()).run().unwrap();
    journal.index_is_built(index);
    check(&journal);

    // The index follows every registration and correction.
    let second = register(&mut journal, DEMO[1]);
    assert_eq!(ids(journal.find("testesen", 20).unwrap()), [second]);
    let to = somebody(DEMO[0], "Åse", "Demo");
    let reason = "Gift".to_owned();
    journal
        .apply(Edit::CorrectPatient {
            patient: first,
            to,
            reason,
        })
        .unwrap();
    assert_eq!(journal.find("prøvesen", 20).unwrap().count, 0);
    assert_eq!(journal.find("", 1).unwrap().count, 2);
}

#[test]
fn names_that_hide_or_turn_text_never_reach_an_edit() {
    for hidden in [
        "Tes\u{202E}nes",
        "Test\u{7}sen",
        "Test\u{2066}sen",
        "Test\nsen",
    ] {
        let fault = PersonName::parse(hidden, "Ida", None).unwrap_err();
        assert_eq!(
            (fault.part, fault.fault),
            (NamePart::Family, LineFault::Forbidden)
        );
    }
    assert_eq!(demo(DEMO[0]).kind(), NumberType::Demo);
}
