//! `recall`: everybody who was given something from a batch, one line each, and that somebody looked is logged.

use std::path::Path;

use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::LockReason;
use mimik::domain::time::HOUR;
use mimik::domain::user::Role;
use mimik::journal::view::LogFilter;

use super::program::{Machine, enter};
use crate::clinic::{give, open_batch};

/// Two patients from one vial the day before, a third with another batch; none of them is used in the demonstration.
fn give_to_three(folder: &Path) -> [PatientId; 3] {
    let mut journal = enter(folder);
    let found = journal.find("", usize::MAX).unwrap();
    let patients: Vec<PatientId> = found.rows.iter().map(|row| row.id).take(3).collect();
    let [first, second, third] = patients.try_into().unwrap();
    let yesterday = journal
        .now()
        .unwrap()
        .moment
        .whole_second()
        .plus(-24 * HOUR);
    let vial = open_batch(&mut journal, first, yesterday, "TEST-0999-A");
    give(&mut journal, second, yesterday.plus(HOUR), vial);
    give(&mut journal, first, yesterday.plus(2 * HOUR), vial);
    let other = open_batch(&mut journal, third, yesterday, "TEST-0999-B");
    give(&mut journal, third, yesterday.plus(HOUR), other);
    journal.lock(LockReason::Closed).1.unwrap();
    [first, second, third]
}

fn searches(folder: &Path) -> Vec<(String, u32)> {
    let journal = enter(folder);
    let rows = journal.log(&LogFilter::default(), None, 200).unwrap();
    let searched = rows.into_iter().filter_map(|row| {
        let Fact::Searched(searched) = row.entry.fact else {
            return None;
        };
        Some((searched.text, searched.hits))
    });
    searched.collect()
}

#[test]
fn a_line_for_each_treatment_in_the_order_of_names() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let [first, second, third] = give_to_three(&journal);
    let before = searches(&journal);
    let ran = machine.run_as(Role::Nurse, &journal, &["recall", "test 0999 a"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.lines();
    assert_eq!(lines.len(), 2);
    for (line, patient) in lines.iter().zip([first, second]) {
        assert_eq!(line.len(), 7);
        assert_eq!(line[0], patient.to_string());
        assert_eq!(line[2].len(), 10);
        assert_eq!(line[3..], ["vistabel", "TEST-0999-A", "8.5", "2"]);
    }
    let beginning = machine.run_as(Role::Doctor, &journal, &["recall", "TEST-0999"]);
    assert_eq!(beginning.lines().len(), 3);
    assert_eq!(beginning.lines()[2][0], third.to_string());
    let after = searches(&journal);
    assert_eq!(after.len(), before.len() + 2);
    assert!(after.contains(&("test 0999 a".to_owned(), 2)));
    assert!(after.contains(&("TEST-0999".to_owned(), 3)));
}

#[test]
fn nobody_is_3_and_the_search_is_logged_all_the_same() {
    let machine = Machine::new();
    let journal = machine.clinic();
    give_to_three(&journal);
    for batch in ["TEST-0998", "te", "-"] {
        let ran = machine.run_as(Role::Doctor, &journal, &["recall", batch]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{batch}");
        assert!(!ran.err.is_empty());
        assert!(
            searches(&journal).contains(&(batch.to_owned(), 0)),
            "{batch}"
        );
    }
}

#[test]
fn the_document_holds_points_areas_and_what_has_happened() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let [first, ..] = give_to_three(&journal);
    let ran = machine.run_as(Role::Doctor, &journal, &["recall", "test0999a", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["format"], "mimik-recall/1");
    assert_eq!(
        (&document["practice"], &document["patients"]),
        (&true.into(), &2.into())
    );
    assert_eq!(document["key"], "TEST0999A");
    let row = &document["rows"][0];
    assert_eq!(row["patient"], first.to_string());
    assert_eq!(
        (&row["kind"], &row["units"]),
        (&"deviation".into(), &"8.5".into())
    );
    assert_eq!(row["product"]["id"], "vistabel");
    assert_eq!(row["points"].as_array().unwrap().len(), 2);
    assert_eq!(row["areas"], serde_json::json!(["glabella"]));
    assert_eq!(row["adverse_events"], serde_json::json!([]));
}

#[test]
fn a_reviewer_says_why_and_it_stands_in_each_record() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let [first, second, third] = give_to_three(&journal);
    let silent = machine.run_as(Role::Reviewer, &journal, &["recall", "TEST-0999-A"]);
    assert_eq!((silent.code, silent.out.as_str()), (1, ""));
    let told = ["recall", "TEST-0999-A", "--purpose", "Tilsyn, sag TEST-02"];
    let told = machine.run_as(Role::Reviewer, &journal, &told);
    assert_eq!((told.code, told.lines().len()), (0, 2), "{}", told.err);
    let journal = enter(&journal);
    let opened_last = |patient| {
        let record = journal.record(patient).unwrap();
        matches!(record.entries.last().unwrap().fact, Fact::RecordOpened(_))
    };
    assert!(opened_last(first) && opened_last(second) && !opened_last(third));
}
