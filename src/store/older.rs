//! A journal of an older schema: looked at and copied as it is, then brought to the schema of this program.
//!
//! Only what stands in every schema is read of it: entries, bodies and, since they exist, drafts.

use std::path::Path;

use rusqlite::{Transaction, TransactionBehavior};

use super::{ChainCheck, Error, Head, Identity, Key, Result, Store, migrate, open, row};

/// The schema that drafts came with.
const DRAFTS_SINCE: i32 = 3;

/// Open for reading, and nothing else.
pub struct Older {
    store: Store,
    schema: i32,
}

/// What a copy and a migration must leave as it was. A broken chain stays broken in the same place.
#[derive(PartialEq, Eq)]
struct Kept {
    head: Head,
    chain: ChainCheck,
    entries: u64,
    bodies: u64,
    drafts: u64,
}

impl Older {
    /// None if the journal has the schema of this program. One that is foreign, newer or another's is an error.
    pub fn open(path: &Path, key: &Key, identity: Identity) -> Result<Option<Self>> {
        Self::on(Store::of(open::untouched(path, key)?, identity))
    }

    fn on(store: Store) -> Result<Option<Self>> {
        match store.check() {
            Ok(()) => Ok(None),
            Err(Error::Older(schema)) => Ok(Some(Self { store, schema })),
            Err(error) => Err(error),
        }
    }

    pub const fn schema(&self) -> i32 {
        self.schema
    }

    /// The hash of the entry with this number: what an anchor is compared with.
    pub fn hash_at(&self, seq: i64) -> Result<Option<crate::domain::chain::Hash>> {
        self.store.hash_at(seq)
    }

    /// As [`Store::copy_to`]; the file may be there if it is empty.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        self.store.copy_to(path)
    }

    /// Whether the file at a path is a sound copy that says the same as this journal does now.
    pub fn is_copied_at(&self, path: &Path, key: &Key) -> Result<bool> {
        let copy = open::unchangeable(path, key)?;
        let copy = Self::on(Store::of(copy, self.store.identity))?;
        let Some(copy) = copy else { return Ok(false) };
        Ok(copy.schema == self.schema
            && copy.store.database_faults()?.is_empty()
            && kept(&copy.store, self.schema)? == kept(&self.store, self.schema)?)
    }

    /// Brings the journal at its path to the schema of this program, in one transaction: all of it, proven, or nothing.
    pub fn migrate(self, path: &Path, key: &Key) -> Result<()> {
        let Self { store, schema } = self;
        let identity = store.identity;
        store.close()?;
        let store = Store::of(open::unguarded(path, key)?, identity);
        store.db.pragma_update(None, "synchronous", "full")?;
        // The connection is nobody else's, so that nothing else stands in this transaction.
        let tx = Transaction::new_unchecked(&store.db, TransactionBehavior::Immediate)?;
        // Somebody else may have been there in the meantime.
        if migrate::schema_of(&tx)? != schema {
            return Err(Error::Busy);
        }
        let before = kept(&store, schema)?;
        migrate::apply(&tx)?;
        must_be_proven(&store, &before)?;
        Ok(tx.commit()?)
    }
}

/// The chain is what it was, every derived table is its rebuild, and the database holds together.
///
/// Small pictures are not asked for: they come from photo files, and those that lack are made when they are looked at.
fn must_be_proven(store: &Store, before: &Kept) -> Result<()> {
    if kept(store, migrate::SCHEMA)? != *before {
        return Err(Error::Malformed("chain after its migration"));
    }
    let differences = store.differences()?;
    let rebuilt = differences.iter().all(|found| found.table == "thumbnail");
    if rebuilt && store.is_consistent()? {
        Ok(())
    } else {
        Err(Error::Malformed("table after its migration"))
    }
}

fn kept(store: &Store, schema: i32) -> Result<Kept> {
    let head = store.head()?;
    let db = &store.db;
    Ok(Kept {
        chain: store.verify_chain(1..=head.seq)?,
        head,
        entries: row::count(db, "SELECT count(*) FROM entry")?,
        bodies: row::count(db, "SELECT count(*) FROM body")?,
        drafts: if schema < DRAFTS_SINCE {
            0
        } else {
            row::count(db, "SELECT count(*) FROM draft")?
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ground::{Ground, draft, log};
    use crate::store::migrate::{MIGRATIONS, SCHEMA};

    /// The same journal as a program of an earlier schema would have left it.
    fn aged(ground: &Ground, schema: i32) -> Result<()> {
        let path = ground.path();
        let newer = path.with_extension("newer");
        std::fs::rename(&path, &newer)?;
        open::empty_file(&path)?;
        let from = open::reader(&newer, &Ground::KEY)?;
        let to = open::unguarded(&path, &Ground::KEY)?;
        for sql in MIGRATIONS.iter().take(usize::try_from(schema).unwrap_or(0)) {
            to.execute_batch(sql)?;
        }
        to.pragma_update(None, "application_id", migrate::APPLICATION_ID)?;
        to.pragma_update(None, "user_version", schema)?;
        let store = |db| Store::of(db, Ground::IDENTITY);
        let from = store(from);
        for seq in 1..=from.head()?.seq {
            let stored = from.stored_at(seq)?.ok_or(Error::Empty)?;
            crate::store::entry::insert(&to, &stored)?;
        }
        if schema >= DRAFTS_SINCE {
            crate::store::draft::save(&to, &draft())?;
        }
        drop(from);
        Ok(std::fs::remove_file(newer)?)
    }

    fn old(schema: i32) -> Result<Ground> {
        let ground = Ground::new()?;
        let mut writer = ground.writer()?;
        let mut tx = writer.begin()?;
        for number in 2..6 {
            log(&mut tx, number)?;
        }
        tx.commit()?;
        writer.close()?;
        aged(&ground, schema)?;
        Ok(ground)
    }

    fn schema(store: &Store) -> Result<Vec<Option<String>>> {
        let mut statement = store
            .db
            .prepare("SELECT sql FROM sqlite_schema ORDER BY type, name")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    #[test]
    fn every_earlier_schema_grows_into_the_same_one_with_the_same_chain() -> Result<()> {
        let whole = schema(&Ground::new()?.writer()?)?;
        for earlier in 1..SCHEMA {
            let ground = old(earlier)?;
            let (path, key) = (ground.path(), &Ground::KEY);
            for refused in [
                Store::open_reader(&path, key, Ground::IDENTITY),
                Store::open_writer(&path, key, Ground::IDENTITY),
            ] {
                assert!(matches!(refused, Err(Error::Older(found)) if found == earlier));
            }
            let older = Older::open(&path, key, Ground::IDENTITY)?.ok_or(Error::Empty)?;
            assert_eq!(older.schema(), earlier);
            let before = kept(&older.store, earlier)?;
            older.migrate(&path, key)?;
            let store = ground.writer()?;
            assert_eq!(schema(&store)?, whole, "from {earlier}");
            assert!(kept(&store, SCHEMA)? == before, "from {earlier}");
            assert!(store.check_copy()?.is_whole(), "from {earlier}");
            assert!(Older::open(&path, key, Ground::IDENTITY)?.is_none());
        }
        Ok(())
    }

    #[test]
    fn a_copy_is_one_only_while_it_says_the_same() -> Result<()> {
        let ground = old(8)?;
        let (path, key) = (ground.path(), &Ground::KEY);
        let older = Older::open(&path, key, Ground::IDENTITY)?.ok_or(Error::Empty)?;
        let copy = path.with_extension("copy");
        open::empty_file(&copy)?;
        older.copy_to(&copy)?;
        assert!(older.is_copied_at(&copy, key)?);
        drop(older);
        // Somebody goes back to the program of before, and works.
        let db = open::unguarded(&path, key)?;
        db.execute_batch("UPDATE draft SET revision = 7; DELETE FROM draft;")?;
        let older = Older::open(&path, key, Ground::IDENTITY)?.ok_or(Error::Empty)?;
        assert!(!older.is_copied_at(&copy, key)?);
        let bytes = std::fs::read(&copy)?;
        std::fs::write(&copy, bytes.get(..bytes.len() / 2).unwrap_or_default())?;
        assert!(!matches!(older.is_copied_at(&copy, key), Ok(true)));
        Ok(())
    }

    #[test]
    fn a_migration_that_cannot_be_finished_changes_nothing() -> Result<()> {
        let ground = old(4)?;
        let (path, key) = (ground.path(), &Ground::KEY);
        let db = open::unguarded(&path, key)?;
        // In the way of one of the last files.
        db.execute_batch("CREATE INDEX entry_of_users ON entry(seq)")?;
        drop(db);
        let older = Older::open(&path, key, Ground::IDENTITY)?.ok_or(Error::Empty)?;
        assert!(older.migrate(&path, key).is_err());
        let older = Older::open(&path, key, Ground::IDENTITY)?.ok_or(Error::Empty)?;
        assert_eq!(older.schema(), 4);
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'appointment'";
        assert_eq!(row::count(&older.store.db, tables)?, 0);
        Ok(())
    }
}
