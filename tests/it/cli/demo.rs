//! The practice clinic: made of edits, the same for the same seed, and in every state of the course.

use std::fs;
use std::path::Path;

use mimik::domain::course::AppointmentState;
use mimik::domain::entry::Entry;
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::DraftKind;
use mimik::domain::rules::{Assessment, Occasion, Question, Reflection, RuleId};
use mimik::domain::time::{MINUTE, Moment};
use mimik::domain::user::Role;
use mimik::journal::Journal;
use mimik::journal::demo;
use mimik::journal::task::Progress;
use mimik::journal::view::{LogFilter, RecordView};

use uuid::Uuid;

use super::program::{AT, Machine, enter, user, wanted};

/// Every entry, oldest first.
fn entries(journal: &Journal) -> Vec<Entry> {
    let filter = LogFilter::default();
    let rows = journal.log(&filter, None, 100_000).unwrap();
    rows.into_iter().rev().map(|row| row.entry).collect()
}

fn record(journal: &Journal, name: &str) -> RecordView {
    let found = journal.find(name, 5).unwrap();
    assert_eq!(found.count, 1, "{name}");
    journal.record(found.rows[0].id).unwrap()
}

fn failing(journal: &Journal, record: &RecordView, occasion: Occasion) -> Vec<RuleId> {
    let question = Question {
        occasion,
        ..Question::booking(record.now.moment, record.planned_parts())
    };
    let assessment: Assessment = journal.assess(record, question).unwrap();
    assessment.failed().map(|finding| finding.rule).collect()
}

/// What must be the same: everything but keys, the photo files' keyed names, and what the machine itself says.
fn comparable(entries: &[Entry]) -> Vec<String> {
    let line = |entry: &Entry| {
        let header = &entry.header;
        let mut fact = entry.fact.clone();
        if let Fact::UserAdded(added) = &mut fact {
            (added.user.public_key, added.user.verifying_key) = (String::new(), String::new());
        } else if let Fact::VaultCreated(created) = &mut fact {
            created.recovery_public = None;
        } else if let Fact::PhotoAttached(photo) = &mut fact {
            (photo.name, photo.sealed_blake3) = (String::new(), String::new());
        } else if let Fact::SessionOpened(session) = &mut fact {
            session.uptime_micros = 0;
        }
        let fact = fact.to_json(entry.reason.as_deref()).unwrap();
        let (occurred, recorded) = (header.occurred_at, header.recorded_at);
        let (id, patient, user, amends) = (header.id, header.patient, header.user, header.amends);
        format!(
            "{id} {patient:?} {user:?} {amends:?} {} {occurred} {recorded} {fact}",
            header.kind
        )
    };
    entries.iter().map(line).collect()
}

#[test]
fn the_same_seed_and_moment_give_the_same_facts_and_ids() {
    let machine = Machine::new();
    let made = |name: &str, seed| {
        let folder = machine.path(name);
        demo::make(&folder, &wanted(seed, 30), &Progress::default()).unwrap();
        comparable(&without_this_login(&folder))
    };
    let first = made("one", 1);
    assert_eq!(made("two", 1), first);
    assert_ne!(made("three", 2), first);
}

fn without_this_login(folder: &Path) -> Vec<Entry> {
    let mut entries = entries(&enter(folder));
    let own = entries
        .iter()
        .rposition(|entry| matches!(entry.fact, Fact::Locked(_)))
        .unwrap();
    entries.truncate(own + 1);
    entries
}

#[test]
fn the_command_prints_each_user_once_and_makes_a_practice_clinic() {
    let machine = Machine::new();
    let folder = machine.path("Øveklinik");
    let at = ["--patients", "700", "--seed", "7", "--at", AT];
    let ran = machine.run(&[&["demo", "--vault", folder.to_str().unwrap()][..], &at].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let roles: Vec<&str> = ran.lines().iter().map(|line| line[0]).collect();
    assert_eq!(roles, ["doctor", "nurse", "reviewer"]);
    for (line, role) in ran
        .lines()
        .iter()
        .zip([Role::Doctor, Role::Nurse, Role::Reviewer])
    {
        assert_eq!(line[1..], [user(role).name, user(role).passphrase]);
    }
    let journal = enter(&folder);
    assert!(journal.clinic().practice);
    let patients = entries(&journal)
        .iter()
        .filter(|entry| entry.fact.kind() == "patient_registered")
        .count();
    assert_eq!(patients, 700);
}

#[test]
fn a_folder_is_named_from_where_the_program_is_started() {
    let machine = Machine::new();
    let ran = machine.run(&["demo", "--vault", "øvelse"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(machine.path("øvelse").join("journal.db").exists());
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_left_alone() {
    let machine = Machine::new();
    let folder = machine.path("fuld");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("brev.txt"), "Kære").unwrap();
    let ran = machine.run(&["demo", "--vault", folder.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let journal = machine.clinic();
    let ran = machine.run(&["demo", "--vault", journal.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("allerede en journal"));
}

#[test]
fn a_moment_that_cannot_be_is_bad_input_and_makes_nothing() {
    let machine = Machine::new();
    let folder = machine.path("ny");
    for at in [
        "2026-03-29T02:30",
        "i dag",
        "2022-12-31T12:00",
        "2051-01-01T12:00",
    ] {
        let ran = machine.run(&["demo", "--vault", folder.to_str().unwrap(), "--at", at]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{at}");
        assert!(!folder.exists());
    }
}

#[test]
fn a_cancelled_practice_clinic_leaves_nothing() {
    let machine = Machine::new();
    let (folder, progress) = (machine.path("ny"), Progress::default());
    progress.cancel();
    assert!(matches!(
        demo::make(&folder, &wanted(1, 30), &progress),
        Err(demo::Error::Cancelled)
    ));
    assert!(!folder.exists());
}

#[test]
fn the_story_goes_forward_and_ends_now() {
    let machine = Machine::new();
    let entries = entries(&enter(&machine.clinic()));
    let now = Moment::parse_rfc3339(AT).unwrap();
    for pair in entries.windows(2) {
        assert!(pair[0].header.recorded_at <= pair[1].header.recorded_at);
    }
    assert!(entries.iter().all(|entry| entry.header.clock_flag == 0));
    assert!(entries.iter().all(|entry| entry.header.recorded_at <= now));
    let used: std::collections::BTreeSet<&str> =
        entries.iter().map(|entry| entry.fact.kind()).collect();
    for kind in [
        "refused",
        "record_opened",
        "searched",
        "appointment_no_show",
        "appointment_cancelled",
    ] {
        assert!(used.contains(kind), "{kind}");
    }
}

#[test]
fn every_state_of_the_course_is_there() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let now = journal.now().unwrap().moment;

    let new = record(&journal, "Demo, Linus");
    assert!(new.course.consultations.is_empty() && new.course.written.is_empty());

    let draft = record(&journal, "Blindberg, Jonas");
    assert!(
        draft.draft(DraftKind::Consultation).is_some() && draft.course.consultations.is_empty()
    );

    let running = record(&journal, "Prøvesen, Agnete");
    let Reflection::Running(limit) = &running.reflection else {
        panic!("{:?}", running.reflection);
    };
    assert_eq!(limit.at.to_local_rfc3339(), "2026-11-25T14:30:00+01:00");
    assert_eq!(running.next_appointment(), None);

    let over = record(&journal, "Attrapsen, Bodil");
    assert!(matches!(over.reflection, Reflection::Over(_)) && over.next_appointment().is_none());

    let booked = record(&journal, "Testrup, Malthe");
    let appointment = booked.next_appointment().unwrap();
    assert!(appointment.too_early.is_none() && appointment.start > now);

    let early = record(&journal, "Demostrup, Elif");
    let appointment = early.next_appointment().unwrap();
    assert!(appointment.too_early.is_some());
    assert!(
        matches!(&early.reflection, Reflection::Running(limit) if limit.at > appointment.start)
    );

    assert_eq!(
        failing(
            &journal,
            &record(&journal, "Modelgaard, Per"),
            Occasion::Booking
        ),
        [RuleId::R21b]
    );
    assert!(
        failing(
            &journal,
            &record(&journal, "Øvelsesen, Tove"),
            Occasion::Booking
        )
        .contains(&RuleId::R22)
    );
    assert!(
        failing(
            &journal,
            &record(&journal, "Prøvegaard, Rasmus"),
            Occasion::Start
        )
        .contains(&RuleId::R06)
    );
    assert_eq!(
        failing(
            &journal,
            &record(&journal, "Pseudonym, Rita"),
            Occasion::Booking
        ),
        [RuleId::R13b]
    );

    let advised = record(&journal, "Parodi, Hugo");
    assert!(advised.course.current_plan().is_none() && !advised.course.consultations.is_empty());

    let amended = record(&journal, "Fiktivsen, Karen");
    assert!(amended.course.plans[0].amended && amended.course.earlier_patients.len() == 1);

    assert!(
        record(&journal, "Testesen, Anne").name_alert
            && record(&journal, "Testesen, Ane").name_alert
    );
}

#[test]
fn the_photos_show_nearly_everything_that_is_planned() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let missing = |name: &str| {
        let coverage = record(&journal, name).coverage();
        let views = coverage.into_iter().flat_map(|(_, views)| views);
        views
            .filter(|(_, there)| !there)
            .map(|(view, _)| format!("{view:?}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        missing("Eksempelsen, Solveig"),
        ["ObliqueRight", "ObliqueLeft"]
    );
    assert_eq!(missing("Skyggeby, Nora"), ["FrontBrowsRaised"]);
}

#[test]
fn nobody_is_free_in_the_minute_in_which_the_period_ends() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let limit = Moment::parse_rfc3339("2026-11-25T14:30:00+01:00").unwrap();
    let practitioners: Vec<_> = journal
        .clinic()
        .practitioners()
        .map(|user| user.id)
        .collect();
    assert_eq!(practitioners.len(), 2);
    let somebody = PatientId::new(Uuid::from_u128(1));
    for practitioner in practitioners {
        let free = journal
            .first_free(practitioner, somebody, limit, 30)
            .unwrap();
        assert_eq!(free, Some(limit.plus(10 * MINUTE)));
    }
}

#[test]
fn today_is_full_of_people_who_came_and_will_come() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let today = journal
        .day(Moment::parse_rfc3339(AT).unwrap().day())
        .unwrap();
    assert!(today.rows.len() >= 12, "{}", today.rows.len());
    assert_eq!(today.too_early.len(), 1);
    assert_eq!(today.unsigned.len(), 1);
    let course = record(&journal, "Eksempelsen, Solveig").course;
    assert!(matches!(
        course.appointments[0].state,
        AppointmentState::Arrived { .. }
    ));
    let starts: Vec<Moment> = today.rows.iter().map(|row| row.appointment.start).collect();
    assert!(starts.is_sorted());
}

#[test]
fn it_can_be_made_at_any_hour_of_a_week_with_a_change_of_the_clock() {
    let machine = Machine::new();
    let first = Moment::parse_rfc3339("2026-03-27T00:10:00+01:00").unwrap();
    for hour in [0, 15, 39, 62] {
        let folder = machine.path(&hour.to_string());
        let demo = demo::Demo {
            at: first.plus(hour * 60 * MINUTE),
            ..wanted(1, 0)
        };
        demo::make(&folder, &demo, &Progress::default()).unwrap();
    }
}
