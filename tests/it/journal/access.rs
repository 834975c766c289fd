//! A patient asks to see her record: who may write it, and until when it waits on the list.

use mimik::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::tasks::Task;
use mimik::domain::user::Role;
use mimik::journal::view::Waiting;
use mimik::journal::{Edit, Journal, Refusal, Thing};

use crate::clinic::{Clinic, DEMO, at, follow_ups, must_be_whole, refusal, refused, register};

fn ask(patient: PatientId, time: &str, words: &str) -> Edit {
    Edit::RequestAccess {
        patient,
        at: at(time),
        request: AccessRequested {
            words: words.to_owned(),
        },
    }
}

fn reply(patient: PatientId, request: EntryId, time: &str, answer: AccessAnswer) -> Edit {
    Edit::AnswerAccess {
        patient,
        at: at(time),
        answered: AccessAnswered {
            request,
            answer,
            words: "Sendt i e-Boks".to_owned(),
        },
    }
}

/// Whether each request that waits is late.
fn waiting(journal: &Journal) -> Vec<bool> {
    let rows = follow_ups(journal).into_iter();
    let late = rows.filter_map(|row| match row.waiting {
        Waiting::Task(Task::Access(open)) => Some(open.late),
        _ => None,
    });
    late.collect()
}

#[test]
fn a_request_waits_on_the_list_until_it_is_met_also_of_somebody_who_was_never_treated() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 10:00");
    let asked = journal.apply(ask(patient, "2026-11-23 09:30", "Vil se sin journal"));
    let request = asked.unwrap().entries[0];
    assert_eq!(waiting(&journal), [false]);
    clinic.is_at("2026-12-02 16:00");
    assert_eq!(waiting(&journal), [false], "the seventh working day");
    clinic.is_at("2026-12-03 08:00");
    assert_eq!(waiting(&journal), [true]);
    let expected = at("2026-12-09 00:00").day();
    let delayed = AccessAnswer::Delayed { expected };
    journal
        .apply(reply(patient, request, "2026-12-03 08:00", delayed))
        .unwrap();
    assert_eq!(waiting(&journal), [false], "she was told");
    clinic.is_at("2026-12-08 08:00");
    let given = reply(patient, request, "2026-12-08 08:00", AccessAnswer::Given);
    journal.apply(given).unwrap();
    assert_eq!(waiting(&journal), [false; 0]);
    must_be_whole(&journal);
}

#[test]
fn what_is_not_said_or_lies_elsewhere_is_refused() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let other = register(&mut journal, DEMO[1]);
    clinic.is_at("2026-11-23 10:00");
    let now = "2026-11-23 10:00";
    assert_eq!(
        refused(&mut journal, ask(patient, now, " ")),
        Refusal::EmptyText
    );
    let ahead = refused(&mut journal, ask(patient, "2026-11-23 10:03", "I morgen"));
    assert!(matches!(ahead, Refusal::InFuture { .. }), "{ahead:?}");
    let request = journal
        .apply(ask(patient, now, "Journalen"))
        .unwrap()
        .entries[0];
    let unknown = Refusal::Unknown(Thing::Entry);
    let elsewhere = reply(other, request, now, AccessAnswer::Given);
    assert_eq!(refused(&mut journal, elsewhere), unknown);
    let expected = at("2026-11-22 00:00").day();
    let gone_by = reply(patient, request, now, AccessAnswer::Delayed { expected });
    assert_eq!(refused(&mut journal, gone_by), Refusal::TimesDisagree);
    drop(crate::clinic::lock(journal));
    let mut reviewer = clinic.reviewer();
    let asked = reviewer.apply(ask(patient, now, "Journalen"));
    assert_eq!(refusal(asked), Refusal::Role(Role::Nurse));
}
