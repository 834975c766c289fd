//! A course as `history --json` prints it (`interfaces.md` §3), read back; by hand it may be written more loosely.
//!
//! `seq`, hashes, `salt` and `origin` may be missing, ids may be any distinct text, and facts of the clinic may stand
//! among the entries. An unknown kind, field or version is an error that names it, and so is a field of a wrong type.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::chain::{Hash, Header};
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, FactError};
use crate::domain::id::{EntryId, OriginId, PatientId, UserId, VaultId};
use crate::domain::time::Moment;
use crate::domain::user::{Role, User};
use crate::journal::ClinicState;

const FORMAT: &str = "mimik-history/1";

/// Fields of a body that hold the id of something else, or a list of such. The `id` of a user is one too; that of a
/// product is its name.
const IDS: [&str; 15] = [
    "accepted_by",
    "appointment",
    "assists",
    "consent",
    "doctor",
    "entry",
    "event",
    "evidence",
    "practitioner",
    "practitioners",
    "prescription",
    "responsible_doctor",
    "user",
    "vault",
    "vial",
];

/// A course, and what it was written in.
pub struct CaseFile {
    pub entries: Vec<Entry>,
    pub clinic: ClinicState,
    pub names: Names,
}

/// Why a file is no course.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("it cannot be read")]
    Unreadable,
    /// What the parser says: a place and what was expected there, never what stands there.
    #[error("line {line}, column {column}: it is no course")]
    Form { line: usize, column: usize },
    #[error("format is not {FORMAT}")]
    Format,
    #[error("entry {0}: no moment")]
    Moment(usize),
    #[error("entry {0}: {1}")]
    Fact(usize, FactError),
    #[error("two entries have the same id")]
    SameId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: String,
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    patient: String,
    #[serde(default)]
    users: Vec<Person>,
    entries: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    #[serde(default)]
    name: String,
    role: Role,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    seq: Option<i64>,
    id: String,
    kind: String,
    occurred_at: String,
    recorded_at: Option<String>,
    #[serde(default)]
    utc_offset: i32,
    #[serde(default)]
    clock_flag: i32,
    user: Option<String>,
    #[serde(default, rename = "origin")]
    _origin: Option<String>,
    amends: Option<String>,
    #[serde(default, rename = "payload_hash")]
    _payload_hash: Option<String>,
    #[serde(default, rename = "hash")]
    _hash: Option<String>,
    #[serde(default, rename = "salt")]
    _salt: Option<String>,
    /// Absent after erasure: then nothing is told any more.
    body: Option<Value>,
    /// Null for a fact of the clinic; else the patient of the file.
    #[serde(default)]
    patient: Option<String>,
}

/// What things are called in the file, so that findings can name them so.
#[derive(Default)]
pub struct Names(BTreeMap<EntryId, String>);

impl Names {
    pub fn of(&self, entry: &EntryId) -> String {
        self.0
            .get(entry)
            .cloned()
            .unwrap_or_else(|| entry.to_string())
    }
}

impl CaseFile {
    pub fn parse(json: &str) -> Result<Self, Fault> {
        let document: Document = serde_json::from_str(json).map_err(|error| Fault::Form {
            line: error.line(),
            column: error.column(),
        })?;
        if document.format != FORMAT {
            return Err(Fault::Format);
        }
        let mut names = Names::default();
        let mut entries = Vec::with_capacity(document.entries.len());
        let numbered = document.entries.iter().all(|line| line.seq.is_some());
        for (place, line) in document.entries.into_iter().enumerate() {
            let Some(entry) = entry(line, place, numbered, &document.patient, &mut names)? else {
                continue;
            };
            entries.push(entry);
        }
        let mut clinic = ClinicState::of(
            VaultId::from_bytes([0; 16]),
            document.practice,
            in_order(&entries),
        );
        clinic.users.extend(document.users.into_iter().map(user));
        Ok(Self {
            entries,
            clinic,
            names,
        })
    }
}

fn in_order(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| entry.header.seq);
    sorted
}

fn entry(
    line: Line,
    place: usize,
    numbered: bool,
    patient: &str,
    names: &mut Names,
) -> Result<Option<Entry>, Fault> {
    let number = place + 1;
    let Some(mut body) = line.body else {
        return Ok(None);
    };
    name_by_uuid(&mut body, "");
    let body =
        Fact::parse(&line.kind, &body.to_string()).map_err(|error| Fault::Fact(number, error))?;
    let moment = |text: &str| Moment::parse_rfc3339(text).ok_or(Fault::Moment(number));
    let occurred_at = moment(&line.occurred_at)?;
    let recorded_at = line
        .recorded_at
        .as_deref()
        .map_or(Ok(occurred_at), moment)?;
    let id = EntryId::new(uuid(&line.id));
    if names.0.insert(id, line.id).is_some() {
        return Err(Fault::SameId);
    }
    let seq = line.seq.filter(|_| numbered);
    let patient = line.patient.as_deref().unwrap_or(patient);
    let header = Header {
        seq: seq.unwrap_or_else(|| i64::try_from(number).unwrap_or(i64::MAX)),
        id,
        patient: Some(PatientId::new(uuid(patient))),
        kind: line.kind,
        occurred_at,
        recorded_at,
        utc_offset: line.utc_offset,
        clock_flag: line.clock_flag,
        user: line.user.as_deref().map(|user| UserId::new(uuid(user))),
        origin: OriginId::from_bytes([0; 16]),
        amends: line.amends.as_deref().map(|id| EntryId::new(uuid(id))),
        payload_hash: Hash::default(),
        prev: Hash::default(),
    };
    Ok(Some(Entry {
        header,
        hash: Hash::default(),
        fact: body.fact,
        reason: body.reason,
    }))
}

fn user(person: Person) -> User {
    User {
        id: UserId::new(uuid(&person.id)),
        name: person.name,
        role: person.role,
        authorisation: None,
        photos: true,
        public_key: String::new(),
        verifying_key: String::new(),
    }
}

/// An id as it stands, or one that always stands for the same text.
fn uuid(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_else(|_not_one| {
        let digest: [u8; 32] = Sha256::digest(text).into();
        let (id, _) = digest.split_at(16);
        Uuid::from_slice(id).unwrap_or_default()
    })
}

/// Ids inside a body may be any text too.
fn name_by_uuid(value: &mut Value, within: &str) {
    let is_id = IDS.contains(&within);
    match value {
        Value::String(id) if is_id => *id = uuid(id).to_string(),
        Value::Array(values) => {
            for value in values {
                name_by_uuid(value, within);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let name = if within == "user" && name == "id" {
                    within
                } else {
                    name.as_str()
                };
                name_by_uuid(value, name);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;
    use crate::domain::course::Course;
    use crate::domain::information::Part;
    use crate::domain::product::ProductId;

    /// Else information that it has spent would still count (R23).
    #[test]
    fn a_deviation_keeps_its_product() {
        let json = r#"{"format":"mimik-history/1","entries":[{"id":"e","kind":"deviation","user":"vera",
            "occurred_at":"2026-11-20T10:00:00Z","body":{"v":1,"started":"2026-11-20T10:00:00Z","practitioner":"vera",
            "product":{"id":"vistabel"},"areas":["glabella"],"why":"Uden at spørge","rules":[],"asked":false}}]}"#;
        let file = CaseFile::parse(json).expect("a course");
        let part = Part {
            area: Area::Glabella,
            product: ProductId::new("vistabel"),
        };
        let after = Moment::parse_rfc3339("2026-11-21T10:00:00Z").expect("a moment");
        assert!(Course::of(&file.entries).treated(&part, after).is_some());
    }

    #[test]
    fn a_consent_in_words_is_found_by_its_withdrawal() {
        let json = r#"{"format":"mimik-history/1","entries":[
            {"id":"ja","kind":"consent_given","user":"vera","occurred_at":"2026-11-20T10:00:00Z",
             "body":{"v":1,"product":"vistabel","areas":["glabella"],"form":"paper"}},
            {"id":"nej","kind":"consent_withdrawn","user":"vera","occurred_at":"2026-11-21T10:00:00Z",
             "body":{"v":1,"consent":"ja"}}]}"#;
        let course = Course::of(&CaseFile::parse(json).expect("a course").entries);
        assert!(course.withdrawal_of(&course.consents[0]).is_some());
    }
}
