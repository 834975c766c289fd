//! `history --json`, format `mimik-history/1` (`interfaces.md` §3): what `assess` reads, and what others can check.

use serde::Serialize;
use serde_json::value::RawValue;

use super::Entries;
use crate::cli::Failure;
use crate::cli::console::Console;
use crate::domain::entry::Stored;
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::time::Moment;
use crate::domain::user::User;

const FORMAT: &str = "mimik-history/1";

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    practice: bool,
    patient: PatientId,
    users: Vec<Person<'a>>,
    entries: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    id: UserId,
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct Line<'a> {
    seq: i64,
    id: EntryId,
    kind: &'a str,
    /// Only of an entry of another registration of the same person than the one above.
    #[serde(skip_serializing_if = "Option::is_none")]
    patient: Option<PatientId>,
    occurred_at: Moment,
    recorded_at: String,
    utc_offset: i32,
    clock_flag: i32,
    user: Option<UserId>,
    origin: OriginId,
    amends: Option<EntryId>,
    payload_hash: String,
    hash: String,
    /// Absent, like the body, after erasure.
    salt: Option<String>,
    body: Option<&'a RawValue>,
}

pub fn print(history: &Entries, console: &mut Console<'_>) -> Result<(), Failure> {
    let document = document(history)?;
    let json = serde_json::to_string(&document).map_err(std::io::Error::from)?;
    console.record(&[&json])
}

fn document(history: &Entries) -> Result<Document<'_>, Failure> {
    let entries: Result<Vec<Line<'_>>, Failure> = history
        .entries
        .iter()
        .map(|entry| line(history, entry))
        .collect();
    Ok(Document {
        format: FORMAT,
        practice: history.practice,
        patient: history.patient,
        users: history.users.iter().map(person).collect(),
        entries: entries?,
    })
}

fn person(user: &User) -> Person<'_> {
    Person {
        id: user.id,
        name: &user.name,
        role: user.role.as_str(),
    }
}

fn line<'e>(history: &Entries, entry: &'e Stored) -> Result<Line<'e>, Failure> {
    let header = &entry.header;
    let body = entry.body.as_ref().map(|(salt, json)| (hex(salt), json));
    let (salt, json) = body.unzip();
    let body = json.map(|json| serde_json::from_str(json)).transpose();
    Ok(Line {
        seq: header.seq,
        id: header.id,
        kind: &header.kind,
        patient: header.patient.filter(|_| history.is_of_other(entry)),
        occurred_at: header.occurred_at,
        recorded_at: to_the_millisecond(header.recorded_at),
        utc_offset: header.utc_offset,
        clock_flag: header.clock_flag,
        user: header.user,
        origin: header.origin,
        amends: header.amends,
        payload_hash: hex(&header.payload_hash),
        hash: hex(&entry.hash),
        salt,
        body: body.map_err(std::io::Error::from)?,
    })
}

/// Six decimals, or three where the other three are noughts; the moment is the same.
fn to_the_millisecond(moment: Moment) -> String {
    let text = moment.to_string();
    match text.strip_suffix("000Z") {
        Some(shorter) if text.contains('.') => format!("{shorter}Z"),
        Some(_) | None => text,
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_carry_three_decimals_where_three_are_enough() {
        for (micros, shown) in [
            (1_795_440_667_250_000, "2026-11-23T13:31:07.250Z"),
            (1_795_440_667_250_001, "2026-11-23T13:31:07.250001Z"),
            (1_795_440_667_000_000, "2026-11-23T13:31:07Z"),
        ] {
            assert_eq!(to_the_millisecond(Moment::from_micros(micros)), shown);
        }
    }
}
