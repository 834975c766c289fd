//! Signing a consultation: all of it or nothing, by the doctor who is responsible.

use mimik::domain::area::Area;
use mimik::domain::consultation::{Missing, Outcome};
use mimik::domain::fact::Fact;
use mimik::domain::time::Moment;
use mimik::journal::{Edit, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, answered, at, begin, consult, informed, lock, must_be_whole, refused, register,
    registration, sign, somebody,
};

#[test]
fn signing_makes_every_fact_and_discards_the_draft_in_one_transaction() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    let (written, oral) = (at("2026-11-23 14:04"), at("2026-11-23 14:30"));
    let draft = informed(
        &journal,
        at("2026-11-23 14:00"),
        &[Area::Glabella],
        (written, oral),
    );
    let draft = begin(&mut journal, patient, draft);
    let revision = journal.revision();
    let receipt = journal.apply(Edit::SignConsultation(draft)).unwrap();
    assert_eq!(journal.revision(), revision + 1);
    assert_eq!(receipt.draft, Some((draft, 0)));

    let record = journal.record(patient).unwrap();
    let signed: Vec<(&str, Moment)> = record
        .entries
        .iter()
        .filter(|entry| receipt.entries.contains(&entry.header.id))
        .map(|entry| (entry.fact.kind(), entry.header.occurred_at))
        .collect();
    let expected = [
        ("written_information", written),
        ("oral_information", oral),
        ("consultation", at("2026-11-23 14:00")),
        ("plan", at("2026-11-23 14:35")),
    ];
    assert_eq!(signed, expected);
    assert!(record.drafts.is_empty());
    assert_eq!(
        refused(&mut journal, Edit::SignConsultation(draft)),
        Refusal::Unknown(Thing::Draft)
    );
    must_be_whole(&journal);
}

#[test]
fn a_signed_consultation_stays_signed() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &[Area::Glabella],
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    let before = journal.record(patient).unwrap();
    drop(lock(journal));
    let journal = clinic.nurse();
    let after = journal.record(patient).unwrap();
    assert_eq!(before.entries, after.entries);
    assert_eq!(before.course, after.course);
    assert_eq!(before.reflection, after.reflection);
}

#[test]
fn what_is_missing_is_named_and_the_draft_stays() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let mut draft = answered(at("2026-11-23 08:00"), &[Area::Glabella]);
    draft.wishes.clear();
    draft.plan.product = None;
    draft.information_later = false;
    let draft = begin(&mut journal, patient, draft);
    let missing = refused(&mut journal, Edit::SignConsultation(draft));
    let expected = [
        Missing::Wishes,
        Missing::PlanProduct,
        Missing::WrittenInformation,
        Missing::OralInformation { ticked: 0 },
    ];
    assert_eq!(missing, Refusal::Missing(expected.into()));
    assert!(journal.draft(draft).unwrap().is_some());
}

#[test]
fn another_doctor_signs_only_by_taking_over_and_is_responsible_from_then_on() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    let mut journal = clinic.enter(clinic.colleague);
    let mut draft = answered(at("2026-11-23 08:00"), &[Area::Glabella]);
    let refusal = crate::clinic::refusal(sign(&mut journal, patient, draft.clone()));
    assert_eq!(refusal, Refusal::NotResponsible);

    draft.take_over = true;
    let receipt = sign(&mut journal, patient, draft).unwrap();
    let record = journal.record(patient).unwrap();
    assert_eq!(record.course.responsible_doctor, Some(clinic.colleague));
    let first = record
        .entries
        .iter()
        .find(|entry| entry.header.id == receipt.entries[0]);
    assert!(matches!(first.unwrap().fact, Fact::ResponsibleDoctorSet(_)));
}

#[test]
fn nobody_under_18_is_planned_for_but_the_note_is_written() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    // Born on 14 March 2009: 18 in the spring of 2027.
    let young = somebody("740309-4701", "Ung", "Demo");
    let mut registration = registration(young, clinic.doctor);
    registration.warnings_seen = true;
    let registered = journal.apply(Edit::RegisterPatient(registration));
    let patient = registered.unwrap().patient.unwrap();
    let mut draft = answered(at("2026-11-23 08:00"), &[Area::Glabella]);
    let refusal = crate::clinic::refusal(sign(&mut journal, patient, draft.clone()));
    assert_eq!(
        refusal,
        Refusal::UnderAge {
            from: "2027-03-14".parse().unwrap()
        }
    );

    draft.outcome = Some(Outcome::AdvisedAgainst);
    "For ung".clone_into(&mut draft.assessment);
    sign(&mut journal, patient, draft).unwrap();
    assert!(
        journal
            .record(patient)
            .unwrap()
            .course
            .current_plan()
            .is_none()
    );
}

#[test]
fn a_time_more_than_two_minutes_ahead_is_refused_wherever_it_stands() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let (now, ahead) = (at("2026-11-23 08:00"), at("2026-11-23 08:02:01"));
    let areas = [Area::Glabella];
    for draft in [
        answered(ahead, &areas),
        informed(&journal, now, &areas, (ahead, now)),
        informed(&journal, now, &areas, (now, ahead)),
    ] {
        let refusal = crate::clinic::refusal(sign(&mut journal, patient, draft));
        assert_eq!(refusal, Refusal::InFuture { at: ahead, now });
    }
    // Two minutes is what two clocks may differ by.
    let just = at("2026-11-23 08:02");
    let draft = informed(&journal, just, &areas, (just, just));
    sign(&mut journal, patient, draft).unwrap();
}
