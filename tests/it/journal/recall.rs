//! A batch is recalled: everybody who was given something from it is found, however it was typed.

use std::collections::BTreeSet;

use mimik::domain::aftercare::AdverseEvent;
use mimik::domain::area::Area;
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::product::ProductId;
use mimik::domain::treatment::{Deviation, StatedProduct};
use mimik::journal::view::{LogFilter, RecallKind, RecallRow};
use mimik::journal::{Edit, Journal};

use crate::clinic::{
    Clinic, DEMO, at, deviate, deviation, drawn, give, lock, must_be_whole, open_batch, points,
    refusal, register, vial_of_batch,
};

struct Case {
    first: PatientId,
    second: PatientId,
    third: PatientId,
}

/// One vial for two patients, another batch for the third.
fn case(clinic: &Clinic, journal: &mut Journal) -> Case {
    let [first, second, third] = [0, 1, 2].map(|index| register(journal, DEMO[index]));
    clinic.is_at("2026-11-23 16:00");
    let vial = open_batch(journal, first, at("2026-11-23 10:00"), "TEST-0426-A");
    give(journal, first, at("2026-11-23 10:05"), vial);
    give(journal, second, at("2026-11-23 11:00"), vial);
    let other = open_batch(journal, third, at("2026-11-23 12:00"), "TEST-0426-B");
    give(journal, third, at("2026-11-23 12:05"), other);
    Case {
        first,
        second,
        third,
    }
}

fn whose(rows: &[RecallRow]) -> BTreeSet<PatientId> {
    rows.iter().map(|row| row.patient.id).collect()
}

#[test]
fn everybody_is_found_by_any_spelling_and_by_a_beginning_of_three() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let case = case(&clinic, &mut journal);
    let both = [case.first, case.second].into();
    let all = [case.first, case.second, case.third].into();
    for typed in ["TEST-0426-A", "test 0426 a", "test0426a", " Test--0426.A "] {
        assert_eq!(whose(&journal.recall(typed).unwrap().rows), both, "{typed}");
    }
    for (typed, found) in [
        ("tes", &all),
        ("TEST-0426", &all),
        ("te", &BTreeSet::new()),
        ("EST-0426", &BTreeSet::new()),
        ("TEST-0426-AB", &BTreeSet::new()),
        ("", &BTreeSet::new()),
        ("---", &BTreeSet::new()),
    ] {
        assert_eq!(
            whose(&journal.recall(typed).unwrap().rows),
            *found,
            "{typed}"
        );
    }
    let exactly = journal.recall_exactly("TEST-0426").unwrap();
    assert!(exactly.rows.is_empty());
    let hits = journal.batches("test-04", 10).unwrap();
    let told: Vec<_> = hits.iter().map(|hit| (&*hit.batch, hit.patients)).collect();
    assert_eq!(told, [("TEST-0426-A", 2), ("TEST-0426-B", 1)]);
    assert!(journal.batches("te", 10).unwrap().is_empty());
    must_be_whole(&journal);
}

#[test]
fn a_row_says_where_how_much_of_what_by_whom_and_what_happened_since() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let case = case(&clinic, &mut journal);
    for (noticed, told) in [
        ("2026-11-23 10:04:59", "2026-11-23 10:04:59"),
        ("2026-11-23 13:00", "2026-11-23 14:00"),
    ] {
        journal
            .apply(Edit::ReportAdverseEvent {
                patient: case.first,
                at: at(told),
                event: AdverseEvent {
                    noticed: at(noticed),
                    alarm: BTreeSet::new(),
                    reactions: BTreeSet::new(),
                    serious: false,
                    words: "Blåt mærke".to_owned(),
                    informed_doctor: None,
                    reported: false,
                },
            })
            .unwrap();
    }
    let recall = journal.recall("TEST-0426-A").unwrap();
    let row = recall
        .rows
        .iter()
        .find(|row| row.patient.id == case.first)
        .unwrap();
    assert_eq!(row.kind, RecallKind::Deviation);
    assert_eq!((row.at, row.points.len()), (at("2026-11-23 10:05"), 2));
    assert_eq!(row.areas, BTreeSet::from([Area::Glabella]));
    assert_eq!(row.practitioner, Some(clinic.doctor));
    let total = row.units.as_ref().unwrap();
    assert_eq!(
        (total.product.as_str(), total.units.to_string()),
        ("vistabel", "8.5".to_owned())
    );
    assert_eq!(row.events.len(), 1);
    assert_eq!(row.events[0].value.noticed, at("2026-11-23 13:00"));
    assert_eq!(recall.patients(), 2);
}

#[test]
fn a_batch_that_is_only_stated_and_a_vial_that_was_only_opened_are_found_too() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let case = case(&clinic, &mut journal);
    let stated = Deviation {
        batch: Some("test/0426/a".to_owned()),
        product: Some(StatedProduct::Name("Noget andet".to_owned())),
        units: Some("cirka 20".to_owned()),
        areas: [Area::Forehead].into(),
        ..deviation(clinic.doctor, at("2026-11-23 13:00"))
    };
    deviate(&mut journal, case.third, stated);
    let fourth = register(&mut journal, DEMO[3]);
    open_batch(&mut journal, fourth, at("2026-11-23 14:00"), "TEST 0426 A");
    let rows = journal.recall_exactly("TEST-0426-A").unwrap().rows;
    assert_eq!(rows.len(), 4);
    let of = |patient| rows.iter().find(|row| row.patient.id == patient).unwrap();
    let third = of(case.third);
    assert_eq!(
        third.product,
        Some(StatedProduct::Name("Noget andet".to_owned()))
    );
    assert_eq!(
        (third.units.clone(), third.stated_units.as_deref()),
        (None, Some("cirka 20"))
    );
    assert_eq!(third.areas, BTreeSet::from([Area::Forehead]));
    assert_eq!(of(fourth).kind, RecallKind::VialOpened);
    assert_eq!(of(fourth).practitioner, Some(clinic.doctor));
    let hits = journal.batches("TEST-0426-A", 10).unwrap();
    assert_eq!(
        hits[0].patients as usize,
        journal.recall_exactly("TEST-0426-A").unwrap().patients()
    );
}

#[test]
fn two_products_with_one_batch_number_are_two_rows_and_never_one_sum() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 16:00");
    let one = open_batch(&mut journal, patient, at("2026-11-23 10:00"), "SAME-1");
    let mut azzalure = vial_of_batch("SAME-1");
    azzalure.product = ProductId::new("azzalure");
    let opened = journal.apply(Edit::OpenVial {
        patient,
        at: at("2026-11-23 10:00"),
        vial: azzalure,
    });
    let other = opened.unwrap().entries[0];
    let mut second = drawn(other);
    second.product = ProductId::new("azzalure");
    let given = Deviation {
        points: points(one).into_iter().chain(points(other)).collect(),
        vials: vec![drawn(one), second],
        ..deviation(clinic.doctor, at("2026-11-23 11:00"))
    };
    deviate(&mut journal, patient, given);
    let recall = journal.recall("SAME-1").unwrap();
    let sums: Vec<(String, String)> = recall
        .rows
        .iter()
        .filter_map(|row| row.units.as_ref())
        .map(|total| (total.product.to_string(), total.units.to_string()))
        .collect();
    let sum = |product: &str| (product.to_owned(), "8.5".to_owned());
    assert_eq!(sums, [sum("azzalure"), sum("vistabel")]);
    assert_eq!((recall.rows.len(), recall.patients()), (2, 1));
}

#[test]
fn a_reviewer_opens_every_record_that_she_sees_and_says_why() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let case = case(&clinic, &mut journal);
    drop(lock(journal));
    let mut journal = clinic.reviewer();
    let recall = journal.recall("TEST-0426-A").unwrap();
    let role = journal.author().role;
    let before = journal.log(&LogFilter::default(), None, 100).unwrap().len();
    refusal(journal.apply(recall.note("TEST-0426-A", role, None)));
    let rows = journal.log(&LogFilter::default(), None, 100).unwrap();
    assert_eq!(rows.len(), before, "not even the search");
    let seen = recall.note("TEST-0426-A", role, Some("Tilbagekaldelse"));
    let written = journal.apply(seen).unwrap();
    assert_eq!(written.entries.len(), 3, "in one go");
    let rows = journal.log(&LogFilter::default(), None, 10).unwrap();
    let opened = rows
        .iter()
        .filter(|row| matches!(row.entry.fact, Fact::RecordOpened(_)));
    let whose: BTreeSet<_> = opened.filter_map(|row| row.entry.header.patient).collect();
    assert_eq!(whose, [case.first, case.second].into());
}
