//! Patients are found by any fragment of what identifies them, first by name, all of them counted.

use mimik::domain::identity::{Country, Number};
use mimik::domain::name::PersonName;
use mimik::domain::patient::{Patient, PatientCorrected};
use mimik::store::{PatientIndex, PatientLine};
use proptest::prelude::*;

use super::ground::{Ground, aase, append, patient_id, person, registered};

fn patients() -> Vec<Patient> {
    vec![
        aase(),
        Patient {
            name: PersonName::parse("Testesen", "Søren", Some("Teddy")).unwrap(),
            ..person("-", "-", "6211790707", (1979, 11, 2))
        },
        person("Anne-Marie", "Ågård", "8902044702", (2004, 2, 29)),
        Patient {
            number: Number::foreign("AB-123 456", Country::parse("SE").unwrap()).unwrap(),
            ..person("Zoë", "Demo", "9006580758", (1958, 6, 30))
        },
    ]
}

fn index() -> PatientIndex {
    let mut index = PatientIndex::build(&[]);
    for (patient, number) in patients().iter().zip(1..) {
        index.update(&PatientLine::of(patient_id(number), patient));
    }
    index
}

#[test]
fn every_fragment_finds_in_every_spelling() {
    let index = index();
    for (query, found) in [
        ("åse", &["Åse"][..]),
        ("AASE", &["Åse"]),
        ("aa", &["Åse", "Anne-Marie"]),
        ("soeren", &["Søren"]),
        ("SØREN", &["Søren"]),
        ("So\u{308}ren", &["Søren"]),
        ("øre", &["Søren"]),
        ("teddy", &["Søren"]),
        ("agaard", &["Anne-Marie"]),
        ("anne marie", &["Anne-Marie"]),
        ("marie-anne", &["Anne-Marie"]),
        ("zoe", &["Zoë"]),
        ("sen", &["Åse", "Søren"]),
        ("prø åse", &["Åse"]),
        ("åse test", &[]),
        ("740385-0718", &["Åse"]),
        ("740385 0718", &["Åse"]),
        ("0718", &["Åse"]),
        ("140385", &["Åse"]),
        ("14031985", &["Åse"]),
        ("14-03-1985", &["Åse"]),
        ("22334455", &["Åse"]),
        ("22 33 44 55", &["Åse"]),
        ("+45 22 33", &["Åse"]),
        ("0718 2233", &["Åse"]),
        ("åse 2233", &["Åse"]),
        ("ab123456", &["Zoë"]),
        ("AB-123", &["Zoë"]),
        ("29022004", &["Anne-Marie"]),
        ("", &["Zoë", "Åse", "Søren", "Anne-Marie"]),
        ("  - ", &["Zoë", "Åse", "Søren", "Anne-Marie"]),
        ("\t", &["Zoë", "Åse", "Søren", "Anne-Marie"]),
        ("xyz", &[]),
    ] {
        let hits = index.find(query, 20);
        let names = hits
            .first
            .iter()
            .map(|hit| hit.given.as_str())
            .collect::<Vec<_>>();
        assert_eq!(names, found, "{query}");
        assert_eq!(hits.count, found.len(), "{query}");
    }
}

#[test]
fn a_hit_shows_the_patient_without_the_number() {
    let hits = index().find("teddy", 20);
    let hit = &hits.first[0];
    assert_eq!(hit.patient, patient_id(2));
    assert_eq!(
        (hit.family.as_str(), hit.given.as_str()),
        ("Testesen", "Søren")
    );
    assert_eq!(hit.preferred.as_deref(), Some("Teddy"));
    assert_eq!(hit.birth_date.to_string(), "1979-11-02");
    assert_eq!(hit.number_masked, "621179-XXXX");
    assert_eq!(index().find("zoe", 1).first[0].number_masked, "SE XXXX");
}

#[test]
fn more_are_counted_than_shown() {
    let hits = index().find("", 2);
    assert_eq!((hits.first.len(), hits.count), (2, 4));
}

#[test]
fn a_corrected_patient_is_found_by_the_new_name_alone() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    for (patient, number) in patients().into_iter().zip(1..) {
        append(
            &mut tx,
            i64::from(number) + 1,
            Some(patient_id(number)),
            registered(patient),
        )
        .unwrap();
    }
    tx.commit().unwrap();
    let mut index = PatientIndex::build(&store.patient_lines().unwrap());
    assert_eq!(index.find("prøvesen", 9).count, 1);

    let patient = Patient {
        name: PersonName::parse("Ødemo", "Åse", None).unwrap(),
        ..aase()
    };
    let mut tx = store.begin().unwrap();
    append(
        &mut tx,
        6,
        Some(patient_id(1)),
        PatientCorrected {
            patient: patient.clone(),
        },
    )
    .unwrap();
    tx.commit().unwrap();
    let line = PatientLine::of(patient_id(1), &patient);
    assert_eq!(
        store.patient_line(patient_id(1)).unwrap().as_ref(),
        Some(&line)
    );
    index.update(&line);
    assert_eq!(
        (
            index.find("prøvesen", 9).count,
            index.find("ødemo", 9).count,
            index.len()
        ),
        (0, 1, 4)
    );

    let order = |index: &PatientIndex| {
        let hits = index.find("", 9).first;
        hits.into_iter().map(|hit| hit.family).collect::<Vec<_>>()
    };
    assert_eq!(order(&index), ["Demo", "Testesen", "Ødemo", "Ågård"]);
    assert_eq!(
        order(&index),
        order(&PatientIndex::build(&store.patient_lines().unwrap()))
    );
}

#[test]
fn candidates_for_the_same_person_are_found_by_birth_date_and_number() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    append(&mut tx, 2, Some(patient_id(1)), registered(aase())).unwrap();
    tx.commit().unwrap();
    let (known, other) = (aase(), &patients()[1]);
    let born_on = |patient: &Patient| store.patients_born_on(patient.birth_date).unwrap();
    assert_eq!(
        born_on(&known),
        [(patient_id(1), "Åse Prøvesen".to_owned())]
    );
    assert_eq!(born_on(other), []);
    let numbered = |patient: &Patient| store.patients_with_number(&patient.number.key()).unwrap();
    assert_eq!(numbered(&known), [patient_id(1)]);
    assert_eq!(numbered(other), []);
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("aa"),
        Just("å"),
        Just("Bo"),
        Just("bobo"),
        Just("o"),
        Just("Zoë"),
        Just("12"),
        Just("121")
    ]
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// However the index was built, it finds what looking at each line finds, in the same order.
    #[test]
    fn the_index_finds_what_looking_at_every_line_finds(
        names in prop::collection::vec((0..6_u8, word(), word()), 0..40),
        query in prop::collection::vec(word(), 0..3),
        limit in 0..5_usize,
    ) {
        let mut index = PatientIndex::build(&[]);
        let mut lines = Vec::<PatientLine>::new();
        for (number, given, family) in names {
            let line = PatientLine::of(patient_id(number), &person(&given, &family, "7403850718", (1985, 3, 14)));
            lines.retain(|known| known.patient != line.patient);
            index.update(&line);
            lines.push(line);
        }
        lines.sort_by(|one, other| (&one.name_key, one.patient).cmp(&(&other.name_key, other.patient)));
        // Words with letters only, so that digits are not read as one number.
        let query: Vec<_> = query.into_iter().map(|word| word.replace(char::is_numeric, "z")).collect();
        let words: Vec<_> = query.iter().map(|word| mimik::domain::fold::fold(word)).collect();
        let expected: Vec<_> = lines
            .iter()
            .filter(|line| words.iter().all(|word| line.search.contains(word)))
            .map(|line| line.patient)
            .collect();
        let (mut built, grown) = (PatientIndex::build(&lines[lines.len() / 2..]), &lines[..lines.len() / 2]);
        for line in grown {
            built.update(line);
        }
        for index in [&index, &built, &PatientIndex::build(&lines)] {
            let hits = index.find(&query.join(" "), limit);
            let found: Vec<_> = hits.first.iter().map(|hit| hit.patient).collect();
            prop_assert_eq!(hits.count, expected.len());
            prop_assert_eq!(&found[..], &expected[..limit.min(expected.len())]);
        }
    }
}
