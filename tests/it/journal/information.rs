//! Written and oral information outside a consultation, its order, and what is recorded late.

use mimik::domain::area::Area;
use mimik::domain::information::{Mark, Part};
use mimik::domain::patient::ContactChannel;
use mimik::domain::rules::{Gap, Question, Reflection, RuleId, Why};
use mimik::journal::view::RecordView;
use mimik::journal::{Edit, Journal, Refusal};

use crate::clinic::{
    Clinic, DEMO, answered, at, lock, note, refused, register, sign, tell, vistabel, write,
};

const AREAS: [Area; 1] = [Area::Glabella];

fn parts() -> Vec<Part> {
    vec![Part {
        area: Area::Glabella,
        product: vistabel(),
    }]
}

/// What speaks against a start at a time, as one rule sees it.
fn why(journal: &Journal, record: &RecordView, rule: RuleId, start: &str) -> Vec<Why> {
    let question = Question::start(at(start), parts());
    let assessment = journal.assess(record, question).unwrap();
    let failed = assessment.failed().filter(|finding| finding.rule == rule);
    failed.map(|finding| finding.why.clone()).collect()
}

#[test]
fn oral_information_before_the_written_is_recorded_and_stays_red() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    sign(
        &mut journal,
        patient,
        answered(at("2026-11-23 08:00"), &AREAS),
    )
    .unwrap();
    clinic.is_at("2026-11-23 15:00");
    tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 14:04",
    )
    .unwrap();
    write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 14:30",
    )
    .unwrap();
    let record = journal.record(patient).unwrap();
    let wrong_way_round = Why::OralBeforeWritten {
        written: at("2026-11-23 14:30"),
        oral: at("2026-11-23 14:04"),
    };
    let later = "2026-11-27 10:00";
    assert_eq!(
        why(&journal, &record, RuleId::R21b, later),
        [wrong_way_round]
    );

    // Healed by telling it again after the sheet; the clock runs from then.
    tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 14:45",
    )
    .unwrap();
    let record = journal.record(patient).unwrap();
    assert_eq!(why(&journal, &record, RuleId::R21b, later), []);
    let Reflection::Running(limit) = record.reflection else {
        panic!("{:?}", record.reflection);
    };
    assert_eq!(limit.at, at("2026-11-25 14:45"));
}

#[test]
fn a_reminder_moves_nothing() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    sign(
        &mut journal,
        patient,
        answered(at("2026-11-23 08:00"), &AREAS),
    )
    .unwrap();
    clinic.is_at("2026-11-23 09:00");
    write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 08:30",
    )
    .unwrap();
    tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 09:00",
    )
    .unwrap();
    let before = journal.record(patient).unwrap().reflection;
    clinic.is_at("2026-11-24 09:00");
    write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Reminder,
        "2026-11-24 09:00",
    )
    .unwrap();
    tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Reminder,
        "2026-11-24 09:00",
    )
    .unwrap();
    assert_eq!(journal.record(patient).unwrap().reflection, before);
}

#[test]
fn what_is_told_in_the_future_is_refused() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let before = crate::clinic::entries(&journal);
    let (now, ahead) = (at("2026-11-23 08:00"), at("2026-11-23 08:02:01"));
    let in_future = Refusal::InFuture { at: ahead, now };
    let answer = write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 08:02:01",
    );
    assert_eq!(crate::clinic::refusal(answer), in_future);
    let answer = tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 08:02:01",
    );
    assert_eq!(crate::clinic::refusal(answer), in_future);
    let ahead_of_time = note(patient, ahead, "Ringede");
    assert_eq!(refused(&mut journal, ahead_of_time), in_future);
    assert_eq!(crate::clinic::entries(&journal), before);
    journal
        .apply(note(patient, at("2026-11-23 08:02"), "Ringede"))
        .unwrap();
}

#[test]
fn a_late_entry_warns_until_a_doctor_vouches_for_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    sign(
        &mut journal,
        patient,
        answered(at("2026-11-23 08:00"), &AREAS),
    )
    .unwrap();
    clinic.is_at("2026-11-24 08:30");
    let in_time = write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 08:30",
    )
    .unwrap();
    clinic.is_at("2026-11-24 09:00:01");
    let late = tell(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 09:00",
    )
    .unwrap();
    let start = "2026-11-26 10:00";
    let warning = Why::RecordedLate {
        occurred: at("2026-11-23 09:00"),
        recorded: at("2026-11-24 09:00:01"),
    };
    let record = journal.record(patient).unwrap();
    assert_eq!(why(&journal, &record, RuleId::R06, start), [warning]);

    let countersign = |entry| Edit::Countersign { patient, entry };
    let nothing = Refusal::NothingToCountersign;
    assert_eq!(
        refused(&mut journal, countersign(in_time.entries[0])),
        nothing
    );
    // An act of its own, the author's own included.
    journal.apply(countersign(late.entries[0])).unwrap();
    assert_eq!(refused(&mut journal, countersign(late.entries[0])), nothing);
    let record = journal.record(patient).unwrap();
    assert_eq!(why(&journal, &record, RuleId::R06, start), []);
}

#[test]
fn a_nurse_hands_over_the_sheet_and_only_a_doctor_tells() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    sign(
        &mut journal,
        patient,
        answered(at("2026-11-23 08:00"), &AREAS),
    )
    .unwrap();
    drop(lock(journal));
    let mut journal = clinic.nurse();
    write(
        &mut journal,
        patient,
        &AREAS,
        Mark::Full,
        "2026-11-23 08:00",
    )
    .unwrap();
    let record = journal.record(patient).unwrap();
    assert_eq!(record.course.written[0].user, Some(clinic.nurse));
    let Reflection::NotBegun { missing } = record.reflection else {
        panic!("{:?}", record.reflection);
    };
    assert_eq!(missing, [Gap::Oral(Some(parts().remove(0)))]);
}

#[test]
fn a_patient_who_declines_the_information_cannot_be_treated() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let decline = |words: &str| Edit::DeclineInformation {
        patient,
        words: words.to_owned(),
    };
    assert_eq!(refused(&mut journal, decline("")), Refusal::EmptyText);
    journal.apply(decline("»Det har jeg hørt før«")).unwrap();
    let record = journal.record(patient).unwrap();
    assert_eq!(
        why(&journal, &record, RuleId::R22, "2026-12-01 10:00"),
        [Why::Declined]
    );
}

#[test]
fn a_contact_note_is_signed_by_whoever_took_the_call() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    journal
        .apply(note(
            patient,
            at("2026-11-23 07:50"),
            "Spurgte om parkering",
        ))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    let told = &course.notes[0];
    assert_eq!(
        (told.user, told.value.channel),
        (Some(clinic.nurse), ContactChannel::Telephone)
    );
    assert_eq!(told.occurred_at, at("2026-11-23 07:50"));
    let empty = note(patient, at("2026-11-23 07:50"), " \n ");
    assert_eq!(refused(&mut journal, empty), Refusal::EmptyText);
}
