//! After a treatment: who may say what about it, and what is left to do for whom.

use std::collections::BTreeSet;

use mimik::domain::aftercare::{
    AdverseEvent, AlarmSymptom, AreaEffect, EventDone, EventStep, FollowUp, FollowUpMode, Grade,
    Reaction, ReactionDraft, RedFlagClosed,
};
use mimik::domain::area::Area;
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::log::DraftKind;
use mimik::domain::tasks::{Task, Urgency};
use mimik::domain::user::Role;
use mimik::journal::task::Progress;
use mimik::journal::view::Waiting;
use mimik::journal::{DraftContent, Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, answered, at, begin, follow_ups, give, lock, must_be_whole, open_batch, refusal,
    refused, register,
};

/// Treated by the doctor on the Monday morning, and told of on the Wednesday.
fn treated(clinic: &Clinic) -> (Journal, PatientId, EntryId) {
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 10:30");
    let started = at("2026-11-23 10:05");
    let vial = open_batch(&mut journal, patient, at("2026-11-23 10:00"), "TEST-0426-A");
    give(&mut journal, patient, started, vial);
    let given = journal.record(patient).unwrap().course.treatments[0].entry;
    (journal, patient, given)
}

fn event(alarm: &[AlarmSymptom], serious: bool) -> AdverseEvent {
    AdverseEvent {
        noticed: at("2026-11-23 20:00"),
        alarm: alarm.iter().copied().collect(),
        reactions: BTreeSet::from([Reaction::Bruise]),
        serious,
        words: "Ringede".to_owned(),
        informed_doctor: None,
        reported: false,
    }
}

fn report(
    journal: &mut Journal,
    patient: PatientId,
    time: &str,
    alarm: &[AlarmSymptom],
    serious: bool,
) -> EntryId {
    let event = event(alarm, serious);
    let at = at(time);
    let reported = journal.apply(Edit::ReportAdverseEvent { patient, at, event });
    reported.unwrap().entries[0]
}

fn step(patient: PatientId, event: EntryId, time: &str, done: EventDone) -> Edit {
    Edit::RecordEventStep {
        patient,
        at: at(time),
        step: EventStep { event, done },
    }
}

fn close(patient: PatientId, event: EntryId, words: &str) -> Edit {
    Edit::CloseRedFlag {
        patient,
        closed: RedFlagClosed {
            event,
            assessment: words.to_owned(),
        },
    }
}

fn follow_up(treatment: EntryId) -> FollowUp {
    FollowUp {
        treatment,
        mode: FollowUpMode::Telephone,
        effects: vec![AreaEffect {
            area: Area::Glabella,
            rest: Grade::try_from(2).ok(),
            movement: None,
        }],
        symmetrical: None,
        satisfaction: None,
        note: String::new(),
        next_step: String::new(),
    }
}

fn recorded(patient: PatientId, time: &str, follow_up: FollowUp) -> Edit {
    Edit::RecordFollowUp {
        patient,
        at: at(time),
        follow_up,
    }
}

/// What is left to do, each by its kind.
fn waiting(journal: &Journal) -> Vec<&'static str> {
    let name = |waiting: &Waiting| match waiting {
        Waiting::Task(Task::RedFlag { informed, .. }) if *informed => "flag, doctor knows",
        Waiting::Task(Task::RedFlag { .. }) => "flag",
        Waiting::Task(Task::Report { .. }) => "report",
        Waiting::Task(Task::Access(_)) => "access",
        Waiting::Task(Task::Unsigned { .. }) => "unsigned",
        Waiting::Task(Task::NoControl(_)) => "no control",
        Waiting::Task(Task::Recall { .. }) => "recall",
        Waiting::Untold(_) => "untold",
        Waiting::Draft { .. } => "draft",
    };
    let rows = follow_ups(journal);
    rows.iter().map(|row| name(&row.waiting)).collect()
}

#[test]
fn a_flag_follows_the_patient_until_a_doctor_closes_it_and_a_nurse_cannot() {
    let clinic = Clinic::new();
    let (journal, patient, _) = treated(&clinic);
    drop(lock(journal));
    clinic.is_at("2026-11-25 10:00");
    let mut journal = clinic.nurse();
    let alarm = [AlarmSymptom::Swallowing];
    let event = report(&mut journal, patient, "2026-11-25 09:52", &alarm, false);
    clinic.is_at("2026-11-25 10:01");
    let view = journal.record(patient).unwrap();
    assert_eq!(view.flags.len(), 1);
    assert_eq!(view.flags[0].alarm, alarm.into());
    assert_eq!(waiting(&journal), ["flag", "no control"]);
    assert_eq!(journal.open_flags().unwrap(), 1);
    assert_eq!(
        journal
            .day(at("2026-11-25 10:01").day())
            .unwrap()
            .flags
            .len(),
        1
    );
    let not_hers = close(patient, event, "Undersøgt uden fund");
    assert_eq!(
        refusal(journal.apply(not_hers.clone())),
        Refusal::Role(Role::Doctor)
    );
    let told = EventDone::DoctorInformed {
        doctor: clinic.doctor,
    };
    let informed = step(patient, event, "2026-11-25 10:01", told);
    journal.apply(informed).unwrap();
    assert_eq!(waiting(&journal)[0], "flag, doctor knows");
    drop(lock(journal));

    let mut journal = clinic.doctor();
    assert_eq!(
        refused(&mut journal, close(patient, event, " ")),
        Refusal::EmptyText
    );
    journal.apply(not_hers).unwrap();
    clinic.is_at("2026-11-25 10:02");
    assert!(journal.record(patient).unwrap().flags.is_empty());
    assert_eq!(waiting(&journal), ["no control"]);
    must_be_whole(&journal);
}

#[test]
fn only_a_doctor_can_be_the_one_who_was_informed_and_of_an_event_that_is_known() {
    let clinic = Clinic::new();
    let (mut journal, patient, given) = treated(&clinic);
    clinic.is_at("2026-11-25 10:00");
    let alarm = [AlarmSymptom::Breathing];
    let event = report(&mut journal, patient, "2026-11-25 09:52", &alarm, false);
    let informed = |doctor: UserId| EventDone::DoctorInformed { doctor };
    let time = "2026-11-25 10:00";
    for (edit, why) in [
        (
            step(patient, event, time, informed(clinic.nurse)),
            Refusal::Role(Role::Doctor),
        ),
        (
            step(patient, given, time, EventDone::Rang112),
            Refusal::Unknown(Thing::Entry),
        ),
    ] {
        assert_eq!(refusal(journal.apply(edit)), why);
    }
    let ahead = step(patient, event, "2026-11-25 10:03", EventDone::Rang112);
    assert!(matches!(
        refused(&mut journal, ahead),
        Refusal::InFuture { .. }
    ));
    drop(lock(journal));
    let mut reader = clinic.reviewer();
    for edit in [
        step(patient, event, time, EventDone::Rang112),
        recorded(patient, time, follow_up(given)),
    ] {
        assert!(matches!(refusal(reader.apply(edit)), Refusal::Role(_)));
    }
}

#[test]
fn a_serious_event_is_reported_within_fifteen_days_whether_the_flag_is_closed_or_not() {
    let clinic = Clinic::new();
    let (mut journal, patient, _) = treated(&clinic);
    clinic.is_at("2026-11-25 10:00");
    let event = report(&mut journal, patient, "2026-11-25 09:52", &[], true);
    clinic.is_at("2026-11-25 10:01");
    journal
        .apply(close(patient, event, "Indlagt, i bedring"))
        .unwrap();
    for (time, urgency) in [
        ("2026-12-04 12:00", Urgency::InTime),
        ("2026-12-05 12:00", Urgency::Escalated),
        ("2026-12-10 12:00", Urgency::Escalated),
        ("2026-12-11 12:00", Urgency::Late),
    ] {
        clinic.is_at(time);
        let rows = follow_ups(&journal);
        let Some(Waiting::Task(Task::Report { due, .. })) = rows.first().map(|row| &row.waiting)
        else {
            panic!("{rows:?}");
        };
        assert_eq!(due.urgency, urgency, "{time}");
    }
    let done = step(patient, event, "2026-12-11 12:00", EventDone::Reported);
    journal.apply(done).unwrap();
    assert_eq!(waiting(&journal), ["no control"]);
}

#[test]
fn a_follow_up_tells_of_a_treatment_each_area_once_and_something_at_all() {
    let clinic = Clinic::new();
    let (mut journal, patient, given) = treated(&clinic);
    clinic.is_at("2026-12-07 10:00");
    let time = "2026-12-07 09:50";
    let told = follow_up(given);
    let unknown = FollowUp {
        treatment: EntryId::from_bytes([5; 16]),
        ..told.clone()
    };
    let nothing = FollowUp {
        effects: Vec::new(),
        next_step: "Ny tid".to_owned(),
        ..told.clone()
    };
    let twice = FollowUp {
        effects: [told.effects.clone(), told.effects.clone()].concat(),
        ..told.clone()
    };
    for (follow_up, why) in [
        (unknown, Refusal::Unknown(Thing::Entry)),
        (nothing, Refusal::EmptyText),
        (twice, Refusal::EmptyText),
    ] {
        assert_eq!(
            refused(&mut journal, recorded(patient, time, follow_up)),
            why
        );
    }
    assert_eq!(waiting(&journal), ["no control"]);
    journal.apply(recorded(patient, time, told)).unwrap();
    assert_eq!(waiting(&journal), [""; 0]);
    assert_eq!(journal.record(patient).unwrap().course.follow_ups.len(), 1);
    must_be_whole(&journal);
}

#[test]
fn a_consultation_that_nobody_signs_waits_from_closing_time() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let began = at("2026-11-23 09:00");
    clinic.is_at("2026-11-23 09:00");
    begin(&mut journal, patient, answered(began, &[Area::Glabella]));
    clinic.is_at("2026-11-23 16:59");
    assert_eq!(waiting(&journal), [""; 0]);
    clinic.is_at("2026-11-23 17:00");
    assert_eq!(waiting(&journal), ["draft"]);
    drop(lock(journal));
    assert_eq!(waiting(&clinic.nurse()), ["draft"], "whoever looks");
}

#[test]
fn whoever_has_not_been_here_for_a_year_is_asked_no_more_but_a_flag_stays() {
    let clinic = Clinic::new();
    let (mut journal, patient, _) = treated(&clinic);
    clinic.is_at("2027-11-23 12:00");
    assert_eq!(waiting(&journal), ["recall"]);
    clinic.is_at("2027-11-24 12:00");
    assert_eq!(waiting(&journal), [""; 0]);
    let alarm = [AlarmSymptom::Weakness];
    report(&mut journal, patient, "2027-11-24 11:00", &alarm, false);
    clinic.is_at("2029-11-24 12:00");
    assert_eq!(waiting(&journal), ["flag", "recall"]);
}

fn half_written(patient: PatientId, alarm: &[AlarmSymptom]) -> Edit {
    let reaction = ReactionDraft {
        alarm: alarm.iter().copied().collect(),
        words: "Ringede".to_owned(),
        ..ReactionDraft::default()
    };
    Edit::BeginDraft {
        patient,
        kind: DraftKind::Reaction,
        content: DraftContent::Reaction(Box::new(reaction)),
    }
}

#[test]
fn an_alarm_that_nobody_has_recorded_is_seen_by_everybody_until_it_is() {
    let clinic = Clinic::new();
    let (journal, patient, _) = treated(&clinic);
    drop(lock(journal));
    clinic.is_at("2026-11-25 10:00");
    let mut nurse = clinic.nurse();
    let alarm = [AlarmSymptom::Speaking];
    nurse.apply(half_written(patient, &alarm)).unwrap();
    assert_eq!(
        nurse.record(patient).unwrap().untold,
        [],
        "she sees her own form"
    );
    assert_eq!(waiting(&nurse), ["untold", "no control"]);
    drop(lock(nurse));

    clinic.is_at("2026-11-25 10:05");
    let doctor = clinic.doctor();
    let view = doctor.record(patient).unwrap();
    let [untold] = view.untold.as_slice() else {
        panic!("{:?}", view.untold);
    };
    assert_eq!(
        (untold.author, &untold.alarm),
        (clinic.nurse, &alarm.into())
    );
    assert_eq!(view.flags, [], "no rule knows of it yet");
    assert_eq!(waiting(&doctor), ["untold", "no control"]);
    assert_eq!(
        (
            doctor.open_flags().unwrap(),
            doctor.untold_alarms().unwrap()
        ),
        (0, 1)
    );
    assert_eq!(
        doctor
            .day(at("2026-11-25 10:05").day())
            .unwrap()
            .flags
            .len(),
        1
    );
    drop(lock(doctor));

    let mut colleague = clinic.enter(clinic.colleague);
    report(&mut colleague, patient, "2026-11-25 10:04", &alarm, false);
    assert_eq!(
        colleague.record(patient).unwrap().untold,
        [],
        "somebody has told it"
    );
    assert_eq!(waiting(&colleague), ["flag", "no control"]);
    drop(lock(colleague));

    let mut nurse = clinic.nurse();
    report(&mut nurse, patient, "2026-11-25 10:04", &alarm, false);
    assert_eq!(nurse.record(patient).unwrap().drafts, []);
    assert_eq!(waiting(&nurse), ["flag", "flag", "no control"]);
    assert_eq!(
        (nurse.open_flags().unwrap(), nurse.untold_alarms().unwrap()),
        (2, 0)
    );
}

#[test]
fn a_reaction_that_does_not_alarm_is_missed_when_the_clinic_closes() {
    let clinic = Clinic::new();
    let (journal, patient, _) = treated(&clinic);
    drop(lock(journal));
    clinic.is_at("2026-11-25 10:00");
    let mut nurse = clinic.nurse();
    nurse.apply(half_written(patient, &[])).unwrap();
    assert_eq!(
        (nurse.open_flags().unwrap(), nurse.untold_alarms().unwrap()),
        (0, 0)
    );
    for (time, expected) in [
        ("2026-11-25 16:59", &["no control"][..]),
        ("2026-11-25 17:00", &["draft", "no control"]),
    ] {
        clinic.is_at(time);
        assert_eq!(waiting(&nurse), expected, "{time}");
    }
}

#[test]
fn a_list_that_is_cancelled_says_nothing_instead_of_half() {
    let clinic = Clinic::new();
    let (journal, _, _) = treated(&clinic);
    let progress = Progress::default();
    progress.cancel();
    let list = journal.list_follow_ups().unwrap().run(&progress);
    assert!(list.unwrap().is_none());
}
