//! `history`: byte for byte, or to read; and that it left the journal is logged there.

use std::path::Path;

use mimik::domain::chain::payload_hash;
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::LockReason;
use mimik::domain::user::Role;
use mimik::journal::{Edit, Uniting};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::program::{Machine, enter};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    format: String,
    practice: bool,
    patient: String,
    users: Vec<serde_json::Value>,
    #[serde(borrow)]
    entries: Vec<Line<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the fields that must be there")]
struct Line<'a> {
    seq: i64,
    id: String,
    kind: String,
    occurred_at: String,
    recorded_at: String,
    utc_offset: i32,
    clock_flag: i32,
    user: Option<String>,
    origin: String,
    amends: Option<String>,
    /// Of an entry of another registration of the same person.
    patient: Option<String>,
    payload_hash: String,
    hash: String,
    salt: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

fn id_of(journal: &Path, name: &str) -> PatientId {
    let journal = enter(journal);
    let found = journal.find(name, 10).unwrap();
    assert_eq!(found.count, 1, "{name}");
    found.rows[0].id
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

#[test]
fn the_bodies_are_the_very_bytes_that_were_hashed() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let id = id_of(&journal, "Fiktivsen, Karen");
    let ran = machine.run_as(
        Role::Doctor,
        &journal,
        &["history", &id.to_string(), "--json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document: Document<'_> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document.format, "mimik-history/1");
    assert!(document.practice);
    assert_eq!(document.patient, id.to_string());
    assert_eq!(document.users.len(), 3);
    assert!(document.entries.len() > 8);
    for line in &document.entries {
        let salt = bytes(&line.salt).try_into().unwrap();
        let body = line.body.get();
        assert_eq!(
            payload_hash(&salt, body).to_vec(),
            bytes(&line.payload_hash),
            "{}",
            line.kind
        );
        let read = Fact::parse(&line.kind, body).unwrap();
        assert_eq!(read.fact.to_json(read.reason.as_deref()).unwrap(), body);
    }
    let amended: Vec<&Line<'_>> = document
        .entries
        .iter()
        .filter(|line| line.amends.is_some())
        .collect();
    assert_eq!(amended.len(), 1);
    let original = document
        .entries
        .iter()
        .find(|line| Some(&line.id) == amended[0].amends.as_ref());
    assert!(original.unwrap().body.get().contains(r#""units":"12""#));
    assert!(amended[0].body.get().contains("starter lavt"));
}

#[test]
fn a_history_to_read_has_a_line_for_each_entry_and_both_texts() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let id = id_of(&journal, "Fiktivsen, Karen").to_string();
    let ran = machine.run_as(Role::Nurse, &journal, &["--lang", "en", "history", &id]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.lines().iter().all(|line| line.len() == 5));
    assert!(ran.out.contains("areas.1.units=12") && ran.out.contains("areas.1.units=6"));
    assert!(ran.out.contains("phone=00 00 00 90") && ran.out.contains("phone=00 00 00 09"));
    let entries = enter(&journal).record(id.parse().unwrap()).unwrap().entries;
    assert_eq!(entries.len(), ran.lines().len() + 1);
    assert_eq!(entries.last().unwrap().fact.kind(), "exported");
}

#[test]
fn a_reviewer_says_why_and_that_is_logged() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let id = id_of(&journal, "Fiktivsen, Karen").to_string();
    let silent = machine.run_as(Role::Reviewer, &journal, &["history", &id]);
    assert_eq!((silent.code, silent.out.as_str()), (1, ""));
    let told = ["history", &id, "--purpose", "Tilsyn, sag TEST-02"];
    let told = machine.run_as(Role::Reviewer, &journal, &told);
    assert_eq!(told.code, 0, "{}", told.err);
    let entries = enter(&journal).record(id.parse().unwrap()).unwrap().entries;
    let kinds: Vec<&str> = entries
        .iter()
        .rev()
        .take(2)
        .map(|entry| entry.fact.kind())
        .collect();
    assert_eq!(kinds, ["exported", "record_opened"]);
}

#[test]
fn an_unknown_patient_is_3_and_leaves_no_trace() {
    let machine = Machine::new();
    let journal = machine.clinic();
    for id in ["0192f0c8-0000-7000-8000-000000000099", "Karen"] {
        let ran = machine.run_as(Role::Doctor, &journal, &["history", id, "--json"]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{id}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn two_registrations_of_one_person_are_one_history_that_says_which_entry_is_whose() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let other = id_of(&journal, "Fiktivsen, Karen");
    let kept = {
        let mut open = enter(&journal);
        let rows = open.find("", usize::MAX).unwrap().rows;
        let ids = rows.iter().map(|row| row.id);
        let free = |id: &PatientId| {
            let course = open.record(*id).unwrap().course;
            *id != other && course.running_start().is_none()
        };
        let kept = ids.into_iter().find(free).unwrap();
        open.apply(Edit::Unite(Uniting {
            patient: other,
            other: kept,
            kept,
            reason: "Dobbelt".to_owned(),
            differences_seen: true,
        }))
        .unwrap();
        open.lock(LockReason::Closed).1.unwrap();
        kept
    };
    for id in [kept, other].map(|id| id.to_string()) {
        let ran = machine.run_as(Role::Doctor, &journal, &["history", &id]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("Denne patient har to registreringer."));
        assert!(ran.err.contains("FIKTIVSEN, Karen"), "{}", ran.err);
        let marked = ran.lines();
        let marked = marked
            .iter()
            .filter(|line| line[4].starts_with("Anden registrering"));
        let marked = marked.count();
        let ran = machine.run_as(Role::Doctor, &journal, &["history", &id, "--json"]);
        let document: Document<'_> = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(document.patient, kept.to_string());
        let theirs: Vec<_> = document
            .entries
            .iter()
            .filter_map(|line| line.patient.as_ref())
            .collect();
        // Between the two the first history was noted in either.
        assert_eq!(theirs.len(), marked + 1);
        assert!(theirs.iter().all(|id| **id == other.to_string()));
        assert!(document.entries.is_sorted_by_key(|line| line.seq));
        assert!(document.entries.len() > theirs.len());
    }
    let ran = machine.run_as(Role::Doctor, &journal, &["verify"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}
