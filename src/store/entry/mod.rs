//! Entries: appended, and read back in the order in which they were written.

use rusqlite::{Connection, named_params};

use super::{Error, Result, Store, row};
use crate::domain::backup::JournalRestored;
use crate::domain::chain::Hash;
use crate::domain::entry::{Entry, Stored};
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::log::SessionOpened;
use crate::domain::time::Moment;

/// The newest entry: what the next one must follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub seq: i64,
    pub hash: Hash,
    pub recorded_at: Moment,
    pub clock_flag: i32,
}

/// One page of a filtered walk backwards through all entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LogPage<'a> {
    /// Only entries with a smaller number; none begins with the newest.
    pub before: Option<i64>,
    /// Names of kinds, as [`Fact::kind`] gives them.
    pub kinds: &'a [&'a str],
    pub patient: Option<PatientId>,
    /// Whose lines: what she recorded, and failed logins on her own tile.
    pub user: Option<UserId>,
    /// Of appointments only those that say that their time is too early, of checks only those that found something.
    pub only_notable: bool,
    /// At most so many.
    pub limit: u32,
}

impl Store {
    /// The newest entry.
    pub fn head(&self) -> Result<Head> {
        newest(&self.db)?.ok_or(Error::Empty)
    }

    /// The floor of the clock (§e): the newest time of recording since the clock was last confirmed.
    ///
    /// That of the newest entry, because a transaction refuses to go back except when the clock is confirmed.
    pub fn newest_time(&self) -> Result<Moment> {
        Ok(self.head()?.recorded_at)
    }

    /// The hash of the entry with this number: what an anchor is compared with.
    pub fn hash_at(&self, seq: i64) -> Result<Option<Hash>> {
        row::first(
            &self.db,
            "SELECT hash FROM entry WHERE seq = :seq",
            named_params! { ":seq": seq },
            |found| row::hash(found, "hash"),
        )
    }

    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        self.stored(id)?.map(parsed).transpose()
    }

    /// As it lies on the disk.
    pub fn stored(&self, id: EntryId) -> Result<Option<Stored>> {
        row::first(
            &self.db,
            include_str!("by_id.sql"),
            named_params! { ":id": id.as_bytes() },
            row::stored,
        )
    }

    /// All entries of a patient, oldest first; of one who was registered twice, those of both registrations, whichever is
    /// asked for.
    pub fn entries_of(&self, patient: PatientId) -> Result<Vec<Entry>> {
        self.stored_of(patient)?.into_iter().map(parsed).collect()
    }

    /// The same as they lie on the disk: for export.
    pub fn stored_of(&self, patient: PatientId) -> Result<Vec<Stored>> {
        let (mut entries, of_two) =
            self.of_person(patient, |of| self.stored_of_registration(of))?;
        if of_two {
            entries.sort_by_key(|stored| stored.header.seq);
        }
        Ok(entries)
    }

    /// What stands in one registration alone: for who is registered under which number, and for looking at one before it is
    /// united with another. No rule reads it.
    pub fn entries_of_registration(&self, patient: PatientId) -> Result<Vec<Entry>> {
        let entries = self.stored_of_registration(patient)?;
        entries.into_iter().map(parsed).collect()
    }

    fn stored_of_registration(&self, patient: PatientId) -> Result<Vec<Stored>> {
        let patient = named_params! { ":patient": patient.as_bytes() };
        row::all(
            &self.db,
            include_str!("of_patient.sql"),
            patient,
            row::stored,
        )
    }

    /// At most `limit` entries behind a number, oldest first.
    pub fn since(&self, seq: i64, limit: u32) -> Result<Vec<Entry>> {
        let range = named_params! { ":seq": seq, ":limit": limit };
        row::all(&self.db, include_str!("since.sql"), range, |found| {
            parsed(row::stored(found)?)
        })
    }

    /// Everything about the clinic itself, oldest first: its creation, name, settings, users and sheets.
    pub fn clinic(&self) -> Result<Vec<Entry>> {
        row::all(&self.db, include_str!("of_clinic.sql"), &[], |found| {
            parsed(row::stored(found)?)
        })
    }

    /// What is said of blocked time, oldest first: the only appointments without a patient.
    pub fn appointment_entries_without_patient(&self) -> Result<Vec<Entry>> {
        row::all(
            &self.db,
            include_str!("of_blocked_time.sql"),
            &[],
            |found| parsed(row::stored(found)?),
        )
    }

    /// The facts about the clinic as they lie on the disk.
    pub fn stored_of_clinic(&self) -> Result<Vec<Stored>> {
        row::all(&self.db, include_str!("of_clinic.sql"), &[], row::stored)
    }

    /// One page of the log, newest first.
    pub fn log_page(&self, page: &LogPage<'_>) -> Result<Vec<Entry>> {
        let other = self.other_of(page.patient)?;
        let parameters = named_params! {
            ":before": page.before.unwrap_or(i64::MAX),
            ":kinds": row::json(&page.kinds)?,
            ":patient": page.patient.as_ref().map(PatientId::as_bytes),
            ":other": other.as_ref().map(PatientId::as_bytes),
            ":user": page.user.as_ref().map(UserId::as_bytes),
            ":user_name": page.user.map(|user| user.to_string()),
            ":only_notable": page.only_notable,
            ":limit": page.limit,
        };
        row::all(
            &self.db,
            include_str!("log_page.sql"),
            parameters,
            |found| parsed(row::stored(found)?),
        )
    }

    pub(super) fn stored_at(&self, seq: i64) -> Result<Option<Stored>> {
        row::first(
            &self.db,
            include_str!("by_seq.sql"),
            named_params! { ":seq": seq },
            row::stored,
        )
    }

    /// When the program was started last, and what it said of the PC; none if the clock was confirmed after that.
    pub fn last_session(&self) -> Result<Option<(Moment, SessionOpened)>> {
        let session = |found: &rusqlite::Row<'_>| {
            let kind: String = found.get("kind")?;
            let json: String = found.get("json")?;
            let at = row::moment(found, "recorded_at")?;
            let fact = Fact::parse(&kind, &json)?.fact;
            let Fact::SessionOpened(session) = fact else {
                return Ok(None);
            };
            Ok(Some((at, session)))
        };
        let newest = row::first(&self.db, include_str!("last_session.sql"), &[], session)?;
        Ok(newest.flatten())
    }

    /// What the journal says of the backups that it was brought back from, and since when.
    ///
    /// Reads every entry's kind: asked for only where an anchor does not fit.
    pub fn restores(&self) -> Result<Vec<(Moment, JournalRestored)>> {
        let all = row::all(&self.db, include_str!("restores.sql"), &[], |found| {
            let kind: String = found.get("kind")?;
            let json: String = found.get("json")?;
            let at = row::moment(found, "recorded_at")?;
            Ok((at, Fact::parse(&kind, &json)?.fact))
        })?;
        let restores = all.into_iter().filter_map(|(at, fact)| {
            let Fact::JournalRestored(restored) = fact else {
                return None;
            };
            Some((at, restored))
        });
        Ok(restores.collect())
    }

    /// The version of the program that last opened the journal, read as leniently as can be.
    pub(super) fn last_program(&self) -> Option<String> {
        let program = |found: &rusqlite::Row<'_>| {
            let body: serde_json::Value = row::from_json(found, "json")?;
            Ok(body
                .get("program")
                .and_then(|program| program.as_str())
                .map(str::to_owned))
        };
        row::first(&self.db, include_str!("last_program.sql"), &[], program)
            .ok()
            .flatten()
            .flatten()
    }
}

pub(super) fn newest(db: &Connection) -> Result<Option<Head>> {
    row::first(db, include_str!("newest.sql"), &[], |found| {
        Ok(Head {
            seq: found.get("seq")?,
            hash: row::hash(found, "hash")?,
            recorded_at: row::moment(found, "recorded_at")?,
            clock_flag: found.get("clock_flag")?,
        })
    })
}

/// The entry that a chain of amendments began with: the entry itself if it amends nothing.
pub(super) fn root(db: &Connection, id: EntryId, amends: Option<EntryId>) -> Result<EntryId> {
    // Only ever backwards, so that damaged rows cannot lead in a circle.
    let (mut root, mut earlier, mut below) = (id, amends, i64::MAX);
    while let Some(amended) = earlier {
        root = amended;
        let before = named_params! { ":id": amended.as_bytes(), ":below": below };
        let found = row::first(db, include_str!("amended.sql"), before, |found| {
            Ok((
                found.get("seq")?,
                found.get::<_, Option<row::Id>>("amends")?,
            ))
        })?;
        (below, earlier) = found.map_or((below, None), |(seq, amends)| {
            (seq, amends.map(EntryId::from_bytes))
        });
    }
    Ok(root)
}

pub(super) fn insert(db: &Connection, stored: &Stored) -> Result<()> {
    let header = &stored.header;
    let entry = named_params! {
        ":seq": header.seq,
        ":id": header.id.as_bytes(),
        ":patient": header.patient.as_ref().map(PatientId::as_bytes),
        ":kind": header.kind,
        ":occurred_at": header.occurred_at.micros(),
        ":recorded_at": header.recorded_at.micros(),
        ":utc_offset": header.utc_offset,
        ":clock_flag": header.clock_flag,
        ":user": header.user.as_ref().map(UserId::as_bytes),
        ":origin": header.origin.as_bytes(),
        ":amends": header.amends.as_ref().map(EntryId::as_bytes),
        ":payload_hash": header.payload_hash,
        ":prev": header.prev,
        ":hash": stored.hash,
        ":sig": stored.signature,
    };
    row::change(db, include_str!("append.sql"), entry)?;
    let (salt, json) = stored.body.as_ref().ok_or(Error::NoBody(header.seq))?;
    let body = named_params! { ":entry": header.seq, ":salt": salt, ":json": json };
    row::change(
        db,
        "INSERT INTO body (entry, salt, json) VALUES (:entry, :salt, :json)",
        body,
    )?;
    Ok(())
}

pub(super) fn parsed(stored: Stored) -> Result<Entry> {
    let Some((_, json)) = &stored.body else {
        return Err(Error::NoBody(stored.header.seq));
    };
    let body = Fact::parse(&stored.header.kind, json)?;
    Ok(Entry {
        header: stored.header,
        hash: stored.hash,
        fact: body.fact,
        reason: body.reason,
    })
}
