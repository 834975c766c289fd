//! Is everything as it was written? Walks the chain with its bodies, and compares derived tables with their rebuild.
//!
//! Nothing here repairs or writes. A range of entries can be checked on a connection of its own: each range links to the
//! entry before it, so ranges that meet prove the whole.

mod authors;
mod database;
mod reader;

use std::ops::RangeInclusive;

use rusqlite::named_params;

use super::{Result, Store, derive};
use crate::domain::chain::{Break, Hash, Walk};
pub use authors::AuthorCheck;
pub use database::DatabaseFault;
use reader::Reader;

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
        let from = (first - 1).max(1);
        let mut statement = self.db.prepare_cached(include_str!("chain.sql"))?;
        let mut rows = statement.query(named_params! { ":first": from, ":last": range.end() })?;
        let mut walk = (first == 1).then(|| Walk::from_genesis(self.identity.vault));
        let mut reader = Reader::new();
        let mut check = ChainCheck {
            entries: 0,
            bodies: 0,
            head: (first - 1, self.genesis()),
            fault: None,
        };
        while let Some(row) = rows.next()? {
            let walk = walk.get_or_insert_with(|| Walk::behind(from - 1, reader::link(row)));
            if let Some(fault) = reader.step(row, walk) {
                check.fault = Some((row.get("seq")?, fault));
                return Ok(check);
            }
            check.head = walk.head();
            // Every good entry has a body as long as none is ever erased.
            let counts = u64::from(check.head.0 >= first);
            check.entries += counts;
            check.bodies += counts;
        }
        Ok(check)
    }

    /// Every row of a derived table that is not what the entries say. Of thumbnails: missing and superfluous ones.
    pub fn differences(&self) -> Result<Vec<derive::Difference>> {
        derive::differences(&self.db)
    }
}
