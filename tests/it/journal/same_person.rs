//! A patient who was registered twice: what either registration knows counts for both, and parting them leaves no trace of it.

use mimik::domain::appointment::AppointmentKind;
use mimik::domain::consultation::{Answer, Choice, HealthItem};
use mimik::domain::course::AppointmentState;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::log::DraftKind;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::rules::RuleId;
use mimik::domain::same_person::Difference;
use mimik::domain::user::Role;
use mimik::journal::task::BuildIndex;
use mimik::journal::view::LogFilter;
use mimik::journal::{
    Amendment, DraftContent, Edit, Journal, Refusal, Slot, Thing, Uniting, Withdrawing,
};
use mimik::text::{Language, Text};

use super::corrections::{BROW, treated};
use crate::clinic::*;

const WHY: &str = "Kom første gang på erstatnings-CPR";

fn unite(patient: PatientId, other: PatientId, kept: PatientId) -> Edit {
    Edit::Unite(Uniting {
        patient,
        other,
        kept,
        reason: WHY.to_owned(),
        differences_seen: true,
    })
}

fn part(patient: PatientId) -> Edit {
    Edit::Part {
        patient,
        reason: "To søstre".to_owned(),
    }
}

/// Of each entry: its number, whose it is, and its kind.
fn all_of(journal: &Journal, patient: PatientId) -> Vec<(i64, PatientId, String)> {
    let history = journal.history(patient).unwrap();
    let told = history.entries.into_iter().map(|entry| {
        let header = entry.header;
        (header.seq, header.patient.unwrap(), header.kind)
    });
    told.collect()
}

fn found(journal: &Journal, text: &str) -> Vec<PatientId> {
    let rows = journal.find(text, 9).unwrap().rows;
    rows.into_iter().map(|row| row.id).collect()
}

fn last_of(journal: &Journal, patient: PatientId, kind: &str) -> PatientId {
    let mut all = all_of(journal, patient).into_iter();
    all.rfind(|(_, _, of)| of == kind).unwrap().1
}

#[test]
fn what_cannot_be_united_is_refused_in_words_and_changes_nothing() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let [a, b, c, d] = [0, 1, 2, 3].map(|which| register(&mut journal, DEMO[which]));
    let stranger = PatientId::from_bytes([9; 16]);
    let nurses = refusal(journal.apply(unite(a, b, a)));
    assert_eq!(nurses, Refusal::Role(Role::Doctor));
    drop(lock(journal));

    let mut journal = clinic.doctor();
    journal.apply(unite(a, b, a)).unwrap();
    let mut silent = unite(c, d, c);
    if let Edit::Unite(uniting) = &mut silent {
        uniting.reason = "  ".to_owned();
    }
    for (edit, expected) in [
        (unite(c, c, c), Refusal::SameRecord),
        (unite(c, d, a), Refusal::Unknown(Thing::Patient)),
        (unite(c, stranger, c), Refusal::Unknown(Thing::Patient)),
        (unite(stranger, c, c), Refusal::Unknown(Thing::Patient)),
        (silent, Refusal::EmptyText),
        // Two make a pair, and whoever finds a third parts them first.
        (unite(a, c, a), Refusal::UnitedAlready(a)),
        (unite(c, b, c), Refusal::UnitedAlready(b)),
        (unite(b, a, b), Refusal::UnitedAlready(b)),
        (part(c), Refusal::NotUnited),
        (part(stranger), Refusal::Unknown(Thing::Patient)),
    ] {
        assert_eq!(refused(&mut journal, edit.clone()), expected, "{edit:?}");
    }
    // What is about the patient herself does not belong to somebody else.
    let noted = journal.now().unwrap().moment;
    let entry = journal.apply(note(b, noted, "Ringede")).unwrap().entries[0];
    let withdraw = Edit::WithdrawEntries(Withdrawing {
        patient: a,
        entries: vec![entry],
        to: Some(b),
        reason: WHY.to_owned(),
    });
    assert_eq!(
        refused(&mut journal, withdraw),
        Refusal::Unknown(Thing::Patient)
    );
    must_be_whole(&journal);
}

#[test]
fn in_what_two_registrations_differ_must_be_seen_first() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [a, b] = [0, 1].map(|which| register(&mut journal, DEMO[which]));
    let mut unseen = unite(a, b, a);
    if let Edit::Unite(uniting) = &mut unseen {
        uniting.differences_seen = false;
    }
    let Refusal::TheyDiffer(found) = refused(&mut journal, unseen) else {
        panic!("should be shown first");
    };
    assert!(found.contains(&Difference::Number));
    assert!(matches!(
        found.last(),
        Some(Difference::BirthDate { here, there }) if here != there
    ));
    journal.apply(unite(a, b, a)).unwrap();
}

#[test]
fn nobody_unites_or_parts_while_a_treatment_is_under_way_or_a_draft_would_be_hidden() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    let mut journal = clinic.doctor();
    let other = register(&mut journal, DEMO[1]);
    let draft = |patient| Edit::BeginDraft {
        patient,
        kind: DraftKind::ContactNote,
        content: DraftContent::ContactNote {
            note: ContactNote {
                channel: ContactChannel::Telephone,
                text: "halv".to_owned(),
            },
            at: None,
        },
    };
    let here = journal.apply(draft(patient)).unwrap().draft.unwrap().0;
    let there = journal.apply(draft(other)).unwrap().draft.unwrap().0;
    let hidden = refused(&mut journal, unite(patient, other, patient));
    assert_eq!(hidden, Refusal::DraftInBoth);
    journal.apply(Edit::DiscardDraft(here)).unwrap();

    clinic.is_at("2026-11-25 14:40");
    start(&mut journal, patient, &BROW).unwrap();
    let under_way = refused(&mut journal, unite(other, patient, patient));
    assert_eq!(under_way, Refusal::TreatmentUnderWay);
    let begun = journal.record(patient).unwrap().course.starts[0].id;
    journal
        .apply(Edit::RecordNothingGiven {
            patient,
            start: begun,
            why: "Fortrød".to_owned(),
        })
        .unwrap();
    journal.apply(unite(other, patient, patient)).unwrap();
    // The draft of the other registration is found in the one record.
    let record = journal.record(other).unwrap();
    assert_eq!(record.id, patient);
    assert_eq!(record.draft(DraftKind::ContactNote).unwrap().id, there);
    journal.apply(part(other)).unwrap();
    let drafts = journal.record(other).unwrap().drafts;
    assert_eq!(drafts.len(), 1, "it is where it was");
    assert!(journal.record(patient).unwrap().drafts.is_empty());
    must_be_whole(&journal);
}

#[test]
fn an_allergy_of_the_other_registration_closes_the_gate_and_parting_opens_it() {
    let clinic = Clinic::new();
    equip(&clinic);
    clinic.is_at("2026-11-23 08:30");
    let mut journal = clinic.doctor();
    let other = register(&mut journal, DEMO[1]);
    let mut draft = answered(at("2026-11-23 08:10"), &BROW);
    let allergy = Answer {
        choice: Choice::Yes,
        detail: "Hævede op efter Botox".to_owned(),
    };
    draft.answers.insert(HealthItem::ToxinAllergy, allergy);
    draft.assessment = "Behandles ikke".to_owned();
    sign(&mut journal, other, draft).unwrap();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    put_in_order(&clinic, patient, &usual(&BROW), FIRST);
    clinic.is_at("2026-11-25 14:40");

    let mut journal = clinic.doctor();
    let question = asked(&journal, patient, &BROW);
    assert_eq!(stands_in_the_way(&journal, patient, &question), []);
    journal.apply(unite(patient, other, patient)).unwrap();
    for registration in [patient, other] {
        let rules = stands_in_the_way(&journal, registration, &question);
        assert!(rules.contains(&RuleId::R44), "{rules:?}");
        let start = Edit::StartTreatment {
            patient: registration,
            asked: question.clone(),
        };
        assert!(not_ready(&mut journal, start).contains(&RuleId::R44));
    }
    journal.apply(part(patient)).unwrap();
    assert_eq!(stands_in_the_way(&journal, patient, &question), []);
    start(&mut journal, patient, &BROW).unwrap();
    must_be_whole(&journal);
}

#[test]
fn a_treatment_of_the_other_registration_counts_for_intervals_and_its_prescription_is_found() {
    let clinic = Clinic::new();
    let (other, journal) = treated(&clinic);
    drop(lock(journal));
    clinic.is_at("2026-12-10 08:00");
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[1]);
    drop(lock(journal));
    let days = Days {
        talk: "2026-12-14",
        treatment: "2026-12-16",
    };
    put_in_order(&clinic, patient, &usual(&BROW), days);
    clinic.is_at("2026-12-16 14:40");
    let mut journal = clinic.doctor();
    let question = asked(&journal, patient, &BROW);
    assert_eq!(stands_in_the_way(&journal, patient, &question), []);
    journal.apply(unite(other, patient, patient)).unwrap();
    let rules = stands_in_the_way(&journal, patient, &question);
    assert!(rules.contains(&RuleId::R51b), "{rules:?}");
    let course = journal.record(other).unwrap().course;
    assert_eq!(course.treatments.len(), 1);
    assert_eq!(course.prescriptions.len(), 2);
    assert_eq!(course.patient.unwrap().value.number, demo(DEMO[1]));
    let united = course.united.unwrap();
    assert_eq!(united.patient.unwrap().value.number, demo(DEMO[0]));
    // One batch, one patient; one treatment, one line.
    let recalled = journal.recall("TEST-0426-A").unwrap();
    assert_eq!(recalled.patients(), 1);
    assert!(recalled.rows.iter().all(|row| row.patient.id == patient));
    assert_eq!(journal.batches("TEST-0426", 9).unwrap()[0].patients, 1);
    must_be_whole(&journal);
}

#[test]
fn each_entry_goes_beside_what_it_is_about_and_what_is_new_where_work_goes_on() {
    let clinic = Clinic::new();
    let (other, mut journal) = treated(&clinic);
    let kept = register(&mut journal, DEMO[1]);
    let noted = journal.now().unwrap().moment;
    let old = journal
        .apply(note(other, noted, "Ringede"))
        .unwrap()
        .entries[0];
    let mut booking = treatment(other, &[], slot(clinic.doctor, "2027-01-11 09:00"));
    booking.kind = AppointmentKind::Control;
    let appointment = booked(journal.apply(Edit::Book(booking)));
    drop(lock(journal));

    let mut journal = clinic.doctor();
    journal.apply(unite(kept, other, kept)).unwrap();
    assert_eq!(last_of(&journal, kept, "same_person"), other);
    // Whichever of the two an edit names.
    journal.apply(note(other, noted, "Ringede igen")).unwrap();
    assert_eq!(last_of(&journal, kept, "contact_note"), kept);
    let amended = Fact::ContactNote(ContactNote {
        channel: ContactChannel::Telephone,
        text: "Ringede om hævelse".to_owned(),
    });
    journal
        .apply(Edit::Amend(Amendment {
            patient: kept,
            entry: old,
            occurred_at: noted,
            fact: amended,
            reason: "Slåfejl".to_owned(),
        }))
        .unwrap();
    assert_eq!(last_of(&journal, kept, "contact_note"), other);
    let to = slot(clinic.doctor, "2027-01-12 09:00");
    journal.apply(Edit::Move { appointment, to }).unwrap();
    assert_eq!(last_of(&journal, kept, "appointment_moved"), other);
    // Nobody is in two places at once, in either registration.
    let mut second = treatment(
        kept,
        &[],
        Slot {
            practitioner: clinic.colleague,
            ..to
        },
    );
    second.kind = AppointmentKind::Control;
    assert!(matches!(
        refused(&mut journal, Edit::Book(second)),
        Refusal::PatientBooked { .. }
    ));
    let day = journal.day(to.start.day()).unwrap();
    assert_eq!(day.rows[0].patient.as_ref().unwrap().id, kept);
    let week = journal
        .week(to.start.day(), clinic.doctor, Some(other))
        .unwrap();
    assert!(week.blocks.iter().all(|block| block.own));

    let before = all_of(&journal, kept);
    journal.apply(part(kept)).unwrap();
    for registration in [kept, other] {
        let own = before.iter().filter(|(_, of, _)| *of == registration);
        let own: Vec<_> = own.cloned().collect();
        let now = all_of(&journal, registration);
        assert_eq!(now[..own.len()], own);
        assert_eq!(
            now[own.len()..]
                .iter()
                .map(|(_, _, kind)| kind.as_str())
                .collect::<Vec<_>>(),
            ["not_same_person"]
        );
    }
    let course = journal.record(other).unwrap().course;
    assert_eq!(course.notes.len(), 1);
    assert_eq!(course.notes[0].value.text, "Ringede om hævelse");
    assert_eq!(course.appointments[0].start, to.start);
    assert_eq!(course.appointments[0].state, AppointmentState::Planned);
    assert!(course.united.is_none());
    assert_eq!(journal.record(kept).unwrap().course.notes.len(), 1);
    must_be_whole(&journal);
}

#[test]
fn she_is_found_by_either_name_and_number_and_listed_once() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [a, b, other] = [0, 1, 2].map(|which| register(&mut journal, DEMO[which]));
    let index = BuildIndex(journal.reader()).run().unwrap();
    journal.index_is_built(index);
    let (mine, hers) = ("740385", "621179");
    for (edit, by_mine, by_hers, all) in [
        (None, a, b, 3),
        (Some(unite(a, b, b)), b, b, 2),
        (Some(part(a)), a, b, 3),
        (Some(unite(b, a, a)), a, a, 2),
    ] {
        if let Some(edit) = edit {
            journal.apply(edit).unwrap();
        }
        // The index in memory, and one that is made anew.
        for _ in 0..2 {
            assert_eq!(found(&journal, mine), [by_mine]);
            assert_eq!(found(&journal, hers), [by_hers]);
            assert_eq!(found(&journal, "Testesen").len(), all);
            let index = BuildIndex(journal.reader()).run().unwrap();
            journal.index_is_built(index);
        }
    }
    // Either number is hers, and taken for anybody else.
    for number in [DEMO[0], DEMO[1]] {
        let mut twin = registration(somebody(number, "Helt", "Anderledes"), clinic.doctor);
        twin.warnings_seen = true;
        let taken = refused(&mut journal, Edit::RegisterPatient(twin));
        assert_eq!(taken, Refusal::SameCpr(a));
    }
    let correct = |patient| Edit::CorrectPatient {
        patient,
        to: somebody(DEMO[1], "Ny", "Demo"),
        reason: "Fik CPR-nummer".to_owned(),
    };
    assert_eq!(refused(&mut journal, correct(other)), Refusal::SameCpr(a));
    journal.apply(correct(a)).unwrap();
    assert_eq!(journal.record(b).unwrap().patient.number, demo(DEMO[1]));
    must_be_whole(&journal);
}

#[test]
fn whoever_looks_at_one_has_looked_at_both_and_is_listed_once_while_they_are_one() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [a, b] = [0, 1].map(|which| register(&mut journal, DEMO[which]));
    journal.apply(unite(a, b, a)).unwrap();
    journal
        .apply(Edit::OpenRecord {
            patient: b,
            purpose: None,
        })
        .unwrap();
    let opened = |journal: &Journal, patient| {
        let entries = journal.record(patient).unwrap().entries;
        let opened = entries
            .iter()
            .filter(|entry| matches!(entry.fact, Fact::RecordOpened(_)));
        opened.count()
    };
    assert_eq!((opened(&journal, a), opened(&journal, b)), (1, 1));
    for patient in [None, Some(a), Some(b)] {
        let filter = LogFilter {
            patient,
            ..LogFilter::default()
        };
        let rows = journal.log(&filter, None, 99).unwrap().into_iter();
        let rows: Vec<EntryId> = rows
            .filter(|row| matches!(row.entry.fact, Fact::RecordOpened(_)))
            .map(|row| row.entry.header.id)
            .collect();
        assert_eq!(rows.len(), 1, "{patient:?}");
    }
    journal.apply(part(b)).unwrap();
    assert_eq!((opened(&journal, a), opened(&journal, b)), (1, 1));
    must_be_whole(&journal);
}

#[test]
fn photos_of_both_are_shown_and_the_paper_says_which_entries_are_of_the_other() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [kept, other] = [0, 1].map(|which| register(&mut journal, DEMO[which]));
    for (number, patient) in [(1, kept), (2, other)] {
        let path = clinic.desk().join(format!("{number}.jpg"));
        std::fs::write(&path, small_jpeg(number)).unwrap();
        attach(&mut journal, patient, &[path]).unwrap();
    }
    journal.apply(unite(kept, other, kept)).unwrap();
    let record = journal.record(other).unwrap();
    assert_eq!(record.photos.len(), 2);
    assert!(
        !journal
            .is_elsewhere(kept, &record.photos[0].photo.sha256)
            .unwrap()
    );
    assert!(
        !journal
            .is_elsewhere(kept, &record.photos[1].photo.sha256)
            .unwrap()
    );

    let text = Text::load(Language::Danish).unwrap();
    let told = text.record_told(&record.entries, &journal.clinic().users);
    let marked = told
        .iter()
        .filter(|told| told.marks.contains("Anden registrering"));
    assert_eq!(marked.count(), 3, "registered, photo, united");
    journal.apply(part(kept)).unwrap();
    assert_eq!(journal.record(other).unwrap().photos.len(), 1);
    must_be_whole(&journal);
}
