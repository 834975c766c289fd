//! Reads rows of the chain into one header that is used again and again, and hands each to the walk.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::ChainFault;
use crate::domain::chain::{Hash, Header, Salt, Walk};
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::time::Moment;

/// The columns of `chain.sql`, by position: finding each by name would cost as much as hashing it.
#[derive(Clone, Copy)]
enum Column {
    Seq,
    Id,
    Patient,
    Kind,
    OccurredAt,
    RecordedAt,
    UtcOffset,
    ClockFlag,
    User,
    Origin,
    Amends,
    PayloadHash,
    Prev,
    Hash,
    Salt,
    Json,
}

pub(super) struct Reader {
    header: Header,
}

/// What the entry of this row says it follows. One that is malformed is found by the step that comes next.
pub(super) fn link(row: &Row<'_>) -> Hash {
    bytes(row, Column::Prev).unwrap_or_default()
}

impl Reader {
    pub(super) fn new() -> Self {
        let nobody = [0; 16];
        Self {
            header: Header {
                seq: 0,
                id: EntryId::from_bytes(nobody),
                patient: None,
                kind: String::new(),
                occurred_at: Moment::from_micros(0),
                recorded_at: Moment::from_micros(0),
                utc_offset: 0,
                clock_flag: 0,
                user: None,
                origin: OriginId::from_bytes(nobody),
                amends: None,
                payload_hash: [0; 32],
                prev: [0; 32],
            },
        }
    }

    /// Takes one more row; answers what is wrong with it.
    pub(super) fn step(&mut self, row: &Row<'_>, walk: &mut Walk) -> Option<ChainFault> {
        let Some(hash) = self.fill(row) else {
            return Some(ChainFault::Malformed);
        };
        if value(row, Column::Salt) == Some(ValueRef::Null) {
            return Some(ChainFault::NoBody);
        }
        let Some(body) = body(row) else {
            return Some(ChainFault::Malformed);
        };
        let stepped = walk.step(&self.header, &hash, Some(body));
        stepped.err().map(ChainFault::Broken)
    }

    /// Reads all but the body; none if a column holds what it cannot hold.
    fn fill(&mut self, row: &Row<'_>) -> Option<Hash> {
        let header = &mut self.header;
        header.seq = integer(row, Column::Seq)?;
        header.id = EntryId::from_bytes(bytes(row, Column::Id)?);
        header.patient = bytes_or_null(row, Column::Patient, PatientId::from_bytes).ok()?;
        header.kind.clear();
        header.kind.push_str(text(row, Column::Kind)?);
        header.occurred_at = Moment::from_micros(integer(row, Column::OccurredAt)?);
        header.recorded_at = Moment::from_micros(integer(row, Column::RecordedAt)?);
        header.utc_offset = integer(row, Column::UtcOffset)?.try_into().ok()?;
        header.clock_flag = integer(row, Column::ClockFlag)?.try_into().ok()?;
        header.user = bytes_or_null(row, Column::User, UserId::from_bytes).ok()?;
        header.origin = OriginId::from_bytes(bytes(row, Column::Origin)?);
        header.amends = bytes_or_null(row, Column::Amends, EntryId::from_bytes).ok()?;
        header.payload_hash = bytes(row, Column::PayloadHash)?;
        header.prev = bytes(row, Column::Prev)?;
        bytes(row, Column::Hash)
    }
}

/// Salt and text where they lie, without a copy.
fn body<'row>(row: &'row Row<'_>) -> Option<(&'row Salt, &'row str)> {
    let Some(ValueRef::Blob(salt)) = value(row, Column::Salt) else {
        return None;
    };
    Some((salt.try_into().ok()?, text(row, Column::Json)?))
}

fn value<'row>(row: &'row Row<'_>, column: Column) -> Option<ValueRef<'row>> {
    row.get_ref(column as usize).ok()
}

fn integer(row: &Row<'_>, column: Column) -> Option<i64> {
    value(row, column)?.as_i64().ok()
}

fn text<'row>(row: &'row Row<'_>, column: Column) -> Option<&'row str> {
    value(row, column)?.as_str().ok()
}

fn bytes<const N: usize>(row: &Row<'_>, column: Column) -> Option<[u8; N]> {
    value(row, column)?.as_blob().ok()?.try_into().ok()
}

struct Unfit;

fn bytes_or_null<T>(
    row: &Row<'_>,
    column: Column,
    id: fn([u8; 16]) -> T,
) -> Result<Option<T>, Unfit> {
    match value(row, column) {
        Some(ValueRef::Null) => Ok(None),
        _ => bytes(row, column).map(|bytes| Some(id(bytes))).ok_or(Unfit),
    }
}
