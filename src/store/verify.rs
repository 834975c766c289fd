//! Is everything as it was written? Walks the chain with its bodies, and compares derived tables with their rebuild.
//!
//! Nothing here repairs or writes. A range of entries can be checked on a connection of its own: each range links to the
//! entry before it, so ranges that meet prove the whole.

use std::ops::RangeInclusive;

use rusqlite::types::ValueRef;
use rusqlite::{Row, named_params};

use super::{Result, Store, derive};
use crate::domain::chain::{Break, Hash, Header, Salt, Walk};
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::time::Moment;

/// What a walk over a range of entries found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChainCheck {
    /// How many entries and bodies of the range are good.
    pub entries: u64,
    pub bodies: u64,
    /// Number and hash of the last good entry.
    pub head: (i64, Hash),
    /// The first bad number, and what is wrong there.
    pub fault: Option<(i64, ChainFault)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChainFault {
    /// It does not fit the entry before it or its own hash.
    Broken(Break),
    /// A column holds what no entry can hold.
    Malformed,
    /// Its body is gone, and no erasure says so.
    NoBody,
}

impl ChainCheck {
    /// Puts the findings of the range behind this one to these.
    #[must_use]
    pub fn and(self, later: Self) -> Self {
        if self.fault.is_some() {
            return self;
        }
        Self {
            entries: self.entries + later.entries,
            bodies: self.bodies + later.bodies,
            ..later
        }
    }
}

impl Store {
    /// Walks the entries with these numbers, hashing each with its body, and stops at the first that is bad.
    ///
    /// Numbers begin at 1. Numbers behind the last entry are not missed: compare `head` with [`Store::head`].
    ///
    /// # Errors
    /// The database cannot be read; a broken chain is a finding, not an error.
    pub fn verify_chain(&self, range: RangeInclusive<i64>) -> Result<ChainCheck> {
        let first = (*range.start()).max(1);
        // One entry earlier, so that the time of the first is compared with it too.
        let from = if first == 1 { 1 } else { first - 1 };
        let mut statement = self.db.prepare_cached(include_str!("verify.sql"))?;
        let mut rows = statement.query(named_params! { ":first": from, ":last": range.end() })?;
        let mut reader = Reader::new();
        let mut walk = (first == 1).then(|| Walk::from_genesis(self.identity.vault));
        let mut check = ChainCheck {
            entries: 0,
            bodies: 0,
            head: (first - 1, self.genesis()),
            fault: None,
        };
        while let Some(row) = rows.next()? {
            let walk = match &mut walk {
                Some(walk) => walk,
                empty @ None => empty.insert(Walk::behind(from - 1, prev_of(row)?)),
            };
            let seq = row.get(Column::Seq as usize)?;
            match reader.step(row, walk)? {
                Some(fault) => {
                    check.fault = Some((seq, fault));
                    return Ok(check);
                }
                None if seq >= first => {
                    check.entries += 1;
                    check.bodies += 1;
                }
                None => {}
            }
            check.head = walk.head();
        }
        Ok(check)
    }

    /// Every row of a derived table that is not what the entries say. Of thumbnails: missing and superfluous ones.
    pub fn differences(&self) -> Result<Vec<derive::Difference>> {
        derive::differences(&self.db)
    }
}

/// The columns of `verify.sql`, by position: finding each by name would cost more than hashing it.
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

/// Keeps one header, which each row fills anew.
struct Reader {
    header: Header,
}

impl Reader {
    fn new() -> Self {
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

    fn step(&mut self, row: &Row<'_>, walk: &mut Walk) -> Result<Option<ChainFault>> {
        let Some(hash) = self.fill(row)? else {
            return Ok(Some(ChainFault::Malformed));
        };
        let body = match (value(row, Column::Salt)?, value(row, Column::Json)?) {
            (ValueRef::Blob(salt), ValueRef::Text(json)) => <&Salt>::try_from(salt)
                .ok()
                .zip(std::str::from_utf8(json).ok()),
            (ValueRef::Null, ValueRef::Null) => return Ok(Some(ChainFault::NoBody)),
            _ => None,
        };
        if body.is_none() {
            return Ok(Some(ChainFault::Malformed));
        }
        Ok(walk
            .step(&self.header, &hash, body)
            .err()
            .map(ChainFault::Broken))
    }

    /// Reads all but the body; none if a column cannot be what it should be.
    fn fill(&mut self, row: &Row<'_>) -> Result<Option<Hash>> {
        let header = &mut self.header;
        header.kind.clear();
        match value(row, Column::Kind)? {
            ValueRef::Text(kind) => header
                .kind
                .push_str(std::str::from_utf8(kind).unwrap_or_default()),
            _ => return Ok(None),
        }
        header.seq = row.get(Column::Seq as usize)?;
        header.occurred_at = Moment::from_micros(row.get(Column::OccurredAt as usize)?);
        header.recorded_at = Moment::from_micros(row.get(Column::RecordedAt as usize)?);
        let (Ok(utc_offset), Ok(clock_flag)) = (
            row.get(Column::UtcOffset as usize),
            row.get(Column::ClockFlag as usize),
        ) else {
            return Ok(None);
        };
        header.utc_offset = utc_offset;
        header.clock_flag = clock_flag;
        let (Some(Some(id)), Some(patient), Some(user), Some(Some(origin)), Some(amends)) = (
            bytes(row, Column::Id)?,
            bytes(row, Column::Patient)?,
            bytes(row, Column::User)?,
            bytes(row, Column::Origin)?,
            bytes(row, Column::Amends)?,
        ) else {
            return Ok(None);
        };
        header.id = EntryId::from_bytes(id);
        header.patient = patient.map(PatientId::from_bytes);
        header.user = user.map(UserId::from_bytes);
        header.origin = OriginId::from_bytes(origin);
        header.amends = amends.map(EntryId::from_bytes);
        let (Some(Some(payload_hash)), Some(Some(prev)), Some(Some(hash))) = (
            bytes(row, Column::PayloadHash)?,
            bytes(row, Column::Prev)?,
            bytes(row, Column::Hash)?,
        ) else {
            return Ok(None);
        };
        header.payload_hash = payload_hash;
        header.prev = prev;
        Ok(Some(hash))
    }
}

fn value<'row>(row: &'row Row<'_>, column: Column) -> Result<ValueRef<'row>> {
    Ok(row.get_ref(column as usize)?)
}

/// `Some(None)` is null; none is something that is no such number of bytes.
fn bytes<const N: usize>(row: &Row<'_>, column: Column) -> Result<Option<Option<[u8; N]>>> {
    Ok(match value(row, column)? {
        ValueRef::Null => Some(None),
        ValueRef::Blob(bytes) => bytes.try_into().ok().map(Some),
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => None,
    })
}

fn prev_of(row: &Row<'_>) -> Result<Hash> {
    // One that is malformed is found by the step that follows.
    Ok(bytes(row, Column::Prev)?.flatten().unwrap_or_default())
}
