//! One transaction: everything that can be written, and only together.

use std::ops::Deref;

use super::derive::{self, Happened};
use super::draft::{self, Draft, Saved};
use super::entry::{self, Head};
use super::{Error, Result, Store};
use crate::domain::chain::{self, Hash, Header, Salt};
use crate::domain::entry::Stored;
use crate::domain::fact::Fact;
use crate::domain::id::{DraftId, EntryId, OriginId, PatientId, UserId};
use crate::domain::time::Moment;

/// A fact that shall be added, and whose it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewEntry {
    pub id: EntryId,
    pub patient: Option<PatientId>,
    /// When it was so; fractions of a second are dropped.
    pub occurred_at: Moment,
    /// Absent only for facts without a login.
    pub user: Option<UserId>,
    /// The entry of the same kind that this one corrects.
    pub amends: Option<EntryId>,
    pub fact: Fact,
    /// Why it corrects.
    pub reason: Option<String>,
    /// Fresh random bytes for each entry.
    pub salt: Salt,
}

/// When and where entries are written: the same for all of one transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recorded {
    /// The trusted now; never before that of the newest entry, except at `clock_confirmed`.
    pub at: Moment,
    /// The PC's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// 0 all is well, +1 the system clock was behind, +2 it jumped forward.
    pub clock_flag: i32,
    /// The workstation.
    pub origin: OriginId,
}

/// Writes, and reads what it has written. Dropped without [`Tx::commit`], it leaves nothing.
pub struct Tx<'a> {
    store: &'a mut Store,
    head: Option<Head>,
    /// False after a write that failed half-way: then nothing of this transaction may be kept.
    sound: bool,
    open: bool,
}

impl Deref for Tx<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

impl<'a> Tx<'a> {
    pub(super) fn begin(store: &'a mut Store) -> Result<Self> {
        // SQLite would begin to read instead, and fail only at the first write.
        if store.db.is_readonly("main")? {
            return Err(Error::ReadOnly);
        }
        // At once the writer, so that what is read here still holds at the commit.
        store.db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let mut tx = Self {
            store,
            head: None,
            sound: true,
            open: true,
        };
        tx.head = entry::newest(&tx.store.db)?;
        Ok(tx)
    }

    /// The floor of the clock, as [`Store::newest_time`]; nothing before the first entry.
    pub fn newest_time(&self) -> Option<Moment> {
        self.head.map(|head| head.recorded_at)
    }

    /// Adds one entry to the chain, with its body and everything derived from it.
    ///
    /// `sign` is given the hash of the entry and answers with the author's signature; log facts have none.
    ///
    /// # Errors
    /// After an error this transaction can only be dropped.
    pub fn append(
        &mut self,
        new: &NewEntry,
        recorded: &Recorded,
        sign: impl FnOnce(&Hash) -> Option<[u8; 64]>,
    ) -> Result<Stored> {
        let json = new.fact.to_json(new.reason.as_deref())?;
        let header = self.header(new, recorded, &json)?;
        self.attempt(|tx| {
            let hash = header.hash();
            let signature = sign(&hash).map(Vec::from);
            let stored = Stored {
                header,
                hash,
                signature,
                body: Some((new.salt, json)),
            };
            if matches!(new.fact, Fact::SamePerson(_)) {
                tx.store.no_pairs.set(false);
            }
            entry::insert(&tx.store.db, &stored)?;
            derive::apply(&tx.store.db, &tx.happened(new)?)?;
            tx.head = Some(Head {
                seq: stored.header.seq,
                hash,
                recorded_at: recorded.at,
                clock_flag: recorded.clock_flag,
            });
            Ok(stored)
        })
    }

    /// Keeps the small picture of a photo; the same photo again replaces it.
    pub fn put_thumbnail(&mut self, photo: EntryId, jpeg: &[u8]) -> Result<()> {
        self.attempt(|tx| derive::put_thumbnail(&tx.store.db, photo, jpeg))
    }

    /// Saves a draft over the revision that its author last saw; a new draft expects 0.
    ///
    /// `draft.revision` is that expected revision. A newer one is not written over but given back.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<Saved> {
        self.attempt(|tx| draft::save(&tx.store.db, draft))
    }

    /// Throws a draft away; false if it was gone already.
    pub fn discard_draft(&mut self, id: DraftId) -> Result<bool> {
        self.attempt(|tx| draft::discard(&tx.store.db, id))
    }

    /// Makes it durable: only now is it »Gemt«.
    ///
    /// # Errors
    /// Nothing was saved. After [`Error::Disk`] the connection must not be used again: close, open, compare the head.
    pub fn commit(mut self) -> Result<()> {
        if !self.sound {
            return Err(Error::Unfinished);
        }
        self.store.db.prepare_cached("COMMIT")?.execute([])?;
        self.open = false;
        Ok(())
    }

    fn attempt<T>(&mut self, write: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if !self.sound {
            return Err(Error::Unfinished);
        }
        self.sound = false;
        let written = write(self)?;
        self.sound = true;
        Ok(written)
    }

    fn header(&self, new: &NewEntry, recorded: &Recorded, json: &str) -> Result<Header> {
        let begins = matches!(new.fact, Fact::VaultCreated(_));
        let may_go_back = matches!(new.fact, Fact::ClockConfirmed(_));
        let (seq, prev) = match self.head {
            None if !begins => return Err(Error::NotTheBeginning),
            None => (1, self.genesis()),
            Some(head) if recorded.at < head.recorded_at && !may_go_back => {
                return Err(Error::WentBack);
            }
            Some(head) => (head.seq + 1, head.hash),
        };
        Ok(Header {
            seq,
            id: new.id,
            patient: new.patient,
            kind: new.fact.kind().to_owned(),
            occurred_at: new.occurred_at.whole_second(),
            recorded_at: recorded.at,
            utc_offset: recorded.utc_offset,
            clock_flag: recorded.clock_flag,
            user: new.user,
            origin: recorded.origin,
            amends: new.amends,
            payload_hash: chain::payload_hash(&new.salt, json),
            prev,
        })
    }

    fn happened<'n>(&'n self, new: &'n NewEntry) -> Result<Happened<'n>> {
        Ok(Happened {
            entry: new.id,
            root: entry::root(&self.store.db, new.id, new.amends)?,
            patient: new.patient,
            occurred_at: new.occurred_at.whole_second(),
            fact: &new.fact,
            entries: &self.store.db,
        })
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        if self.open {
            // Nothing can be done about a failure here, and SQLite takes back what was never committed.
            self.store.db.execute_batch("ROLLBACK").ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use rusqlite::hooks::{AuthContext, Authorization};

    use super::*;
    use crate::domain::clinic::{Clinic, ClinicChanged};
    use crate::store::ground::{Ground, add, draft, log};

    #[test]
    fn entry_body_derived_rows_and_draft_are_one_commit() -> Result<()> {
        let ground = Ground::new()?;
        let mut store = ground.writer()?;
        let commits = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&commits);
        store.db.commit_hook(Some(move || {
            counter.fetch_add(1, Ordering::Relaxed);
            false
        }))?;
        let mut tx = store.begin()?;
        let stored = log(&mut tx, 2)?;
        log(&mut tx, 3)?;
        tx.save_draft(&draft())?;
        tx.put_thumbnail(stored.header.id, &[1])?;
        assert_eq!(commits.load(Ordering::Relaxed), 0);
        tx.commit()?;
        assert_eq!(commits.load(Ordering::Relaxed), 1);
        Ok(())
    }

    #[test]
    fn after_a_failed_write_nothing_of_the_transaction_can_be_kept() -> Result<()> {
        let ground = Ground::new()?;
        let mut store = ground.writer()?;
        let mut tx = store.begin()?;
        log(&mut tx, 2)?;
        assert!(
            matches!(log(&mut tx, 2), Err(Error::Refused(_))),
            "the same id twice"
        );
        assert!(matches!(log(&mut tx, 3), Err(Error::Unfinished)));
        assert!(matches!(tx.commit(), Err(Error::Unfinished)));
        assert_eq!(store.head()?.seq, 1);
        Ok(())
    }

    /// SQLite is told that there are no more pages, as a full disk tells it.
    #[test]
    fn a_full_disk_is_named_keeps_what_was_saved_and_takes_more_when_there_is_room() -> Result<()> {
        let ground = Ground::new()?;
        let mut store = ground.writer()?;
        let guard: Option<fn(AuthContext<'_>) -> Authorization> = None;
        store.db.authorizer(guard)?;
        let pages: i64 = store
            .db
            .pragma_query_value(None, "page_count", |row| row.get(0))?;
        store.db.pragma_update(None, "max_page_count", pages)?;
        let text = "x".repeat(50_000);
        let note = || {
            let clinic = Clinic {
                name: text.clone(),
                ..Clinic::default()
            };
            Fact::from(ClinicChanged { clinic })
        };
        let mut tx = store.begin()?;
        assert!(matches!(add(&mut tx, 2, note()), Err(Error::Full)));
        assert!(matches!(tx.commit(), Err(Error::Unfinished)));
        assert_eq!(store.head()?.seq, 1);

        store
            .db
            .pragma_update(None, "max_page_count", pages + 100)?;
        let mut tx = store.begin()?;
        add(&mut tx, 2, note())?;
        tx.commit()?;
        assert_eq!(store.head()?.seq, 2);
        assert_eq!(store.verify_chain(1..=2)?.fault, None);
        Ok(())
    }

    #[test]
    fn a_journal_begins_with_its_creation_and_never_goes_back_in_time() -> Result<()> {
        let ground = Ground::new()?;
        let mut store = ground.writer()?;
        let shown = Moment::from_micros(0);
        let mut tx = store.begin()?;
        let confirmed = Fact::from(crate::domain::log::ClockConfirmed { shown });
        let early = Recorded {
            at: Moment::from_micros(1),
            utc_offset: 0,
            clock_flag: 0,
            origin: OriginId::from_bytes([2; 16]),
        };
        let mut new = NewEntry {
            id: EntryId::from_bytes([8; 16]),
            patient: None,
            occurred_at: shown,
            user: None,
            amends: None,
            fact: crate::domain::log::LoggedIn {}.into(),
            reason: None,
            salt: [0; 16],
        };
        assert!(matches!(
            tx.append(&new, &early, |_| None),
            Err(Error::WentBack)
        ));
        new.fact = confirmed;
        tx.append(&new, &early, |_| None)?;
        tx.commit()?;
        assert_eq!(store.newest_time()?, early.at);
        Ok(())
    }

    #[test]
    fn creation_without_its_first_fact_is_refused() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("journal.db");
        let created = Store::create(&path, &Ground::KEY, Ground::IDENTITY, |tx| {
            add(tx, 1, crate::domain::log::LoggedIn {}.into()).map(drop)
        });
        assert!(matches!(created, Err(Error::NotTheBeginning)));
        assert!(matches!(
            Store::open_writer(&path, &Ground::KEY, Ground::IDENTITY),
            Err(Error::Empty)
        ));
        Ok(())
    }
}
