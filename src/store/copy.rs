//! A copy of the database beside its writer: one consistent read, without what was deleted, under the same key.

use std::path::Path;

use rusqlite::ToSql;
use rusqlite::named_params;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::{Counts, DatabaseFault, Difference, Error, Head, Result, Store};

/// A path as SQLite takes it, whatever its bytes.
struct File<'a>(&'a Path);

impl ToSql for File<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let bytes = self.0.as_os_str().as_encoded_bytes();
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(bytes)))
    }
}

/// What was found in a copy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CopyCheck {
    pub head: Head,
    pub counts: Counts,
    pub faults: Vec<DatabaseFault>,
    /// The chain with its bodies goes to the head without a break.
    pub chain_is_whole: bool,
    pub differences: Vec<Difference>,
}

impl CopyCheck {
    pub const fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.chain_is_whole && self.differences.is_empty()
    }
}

impl Store {
    /// Writes a copy to a path where nothing is. The writer need not wait; a failure may leave a file that is no copy.
    ///
    /// A file copy would miss the write-ahead log; this one opens anywhere, without one.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        let mut statement = self.db.prepare_cached("VACUUM INTO :to")?;
        statement.execute(named_params! { ":to": File(path) })?;
        Ok(())
    }

    /// Keeps more pages between the questions of [`Store::check_copy`], each of which reads all of a small journal: else each page
    /// would be deciphered half a dozen times.
    pub fn keep_pages(&self) -> Result<()> {
        /// In KiB.
        const KEPT: i32 = 64 * 1024;
        Ok(self.db.pragma_update(None, "cache_size", -KEPT)?)
    }

    /// Everything that can be asked of a copy: pages, indexes, references, chain, bodies, and derived tables.
    pub fn check_copy(&self) -> Result<CopyCheck> {
        let head = self.head()?;
        let chain = self.verify_chain(1..=head.seq)?;
        let counts = self.counts()?;
        let entries = u64::try_from(head.seq).or(Err(Error::Malformed("seq")))?;
        let reaches = chain.fault.is_none() && chain.head == (head.seq, head.hash);
        Ok(CopyCheck {
            head,
            counts,
            faults: self.database_faults()?,
            chain_is_whole: reaches && counts.entries == entries && counts.bodies == entries,
            differences: self.differences()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ground::{Ground, log};

    #[test]
    fn a_copy_made_beside_a_writer_is_whole_and_holds_what_lay_in_the_log() -> Result<()> {
        let ground = Ground::new()?;
        let mut writer = ground.writer()?;
        let reader = Store::open_reader(&ground.path(), &Ground::KEY, Ground::IDENTITY)?;
        let place = tempfile::tempdir()?;
        for number in 2..20_u128 {
            let mut tx = writer.begin()?;
            log(&mut tx, number)?;
            tx.commit()?;
            let path = place.path().join(format!("æ {number}.db"));
            reader.copy_to(&path)?;
            let copy = Store::open_unchangeable(&path, &Ground::KEY, Ground::IDENTITY)?;
            let check = copy.check_copy()?;
            assert!(check.is_whole(), "{check:?}");
            assert_eq!(check.head, writer.head()?);
            assert_eq!(check.counts, writer.counts()?);
            let again = reader.copy_to(&path);
            assert!(again.is_err(), "a copy never writes over a file");
        }
        Ok(())
    }
}
