//! The ways to change a journal with its key, each as somebody with a tool of his own would go about it.

use std::fs;
use std::path::Path;

use ed25519_dalek::{Signer as _, SigningKey};
use mimik::domain::chain::{Header, payload_hash, to_sign};
use mimik::domain::id::{EntryId, OriginId, PatientId, UserId};
use mimik::domain::time::Moment;
use mimik::journal::reader::Glance;
use rand::RngExt as _;
use rand::rngs::ChaCha8Rng;
use rusqlite::types::FromSql;
use rusqlite::{Connection, named_params};

use super::{Victim, login};
use crate::clinic::raw;
use crate::harness::place::Place;

/// What is done to a journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Tampering {
    /// A word in a body.
    EditBody,
    /// Who, when, of what kind.
    EditEntry,
    /// A body with the hashes of its own entry made to fit.
    EditAndHash,
    Delete,
    /// One more at the end, which fits in the chain and that nobody has signed.
    Insert,
    /// Two change places.
    Reorder,
    /// The end is cut off.
    Cut,
    /// One page of the database as it was earlier.
    PageRollback,
    /// The whole database as it was earlier.
    OldFile,
    /// Everything from some entry on anew: hashes, links and the doctor's signatures.
    Rewrite,
}

impl Tampering {
    pub const ALL: [Self; 10] = [
        Self::EditBody,
        Self::EditEntry,
        Self::EditAndHash,
        Self::Delete,
        Self::Insert,
        Self::Reorder,
        Self::Cut,
        Self::PageRollback,
        Self::OldFile,
        Self::Rewrite,
    ];
}

impl Tampering {
    pub(super) fn act(self, place: &Place, victim: &Victim, rng: &mut ChaCha8Rng) {
        let database = place.folder().join("journal.db");
        let earlier = |age: usize| {
            let files = &victim.ages[age];
            files[Path::new("Journal/journal.db")].clone().unwrap()
        };
        match self {
            Self::PageRollback => {
                roll_back_a_page(&database, &earlier(rng.random_range(0..2)), rng);
            }
            Self::OldFile => fs::write(&database, earlier(rng.random_range(0..2))).unwrap(),
            _ => {
                let opened = login(&Glance::at(&place.folder()).unwrap());
                let db = raw(&database, opened.keys.database());
                let guards = without_guards(&db);
                self.change(&db, &opened.signer, rng);
                db.execute_batch(&guards).unwrap();
                db.close().unwrap();
            }
        }
    }

    fn change(self, db: &Connection, signer: &SigningKey, rng: &mut ChaCha8Rng) {
        let last: i64 = one(db, "SELECT max(seq) FROM entry");
        let notes = "SELECT seq FROM entry WHERE kind = 'contact_note' ORDER BY seq";
        let notes: Vec<i64> = many(db, notes);
        let note = notes[rng.random_range(0..notes.len())];
        let any = rng.random_range(2..=last);
        let before_last = rng.random_range(2..last);
        match self {
            Self::EditBody => edit_body(db, note),
            Self::EditEntry => {
                let what = [
                    "occurred_at = occurred_at - 60000000",
                    "recorded_at = recorded_at + 1",
                    "kind = 'plan'",
                    "user = zeroblob(16)",
                    "patient = zeroblob(16)",
                    "utc_offset = utc_offset + 1",
                    "origin = zeroblob(16)",
                    "sig = zeroblob(64)",
                ];
                let what = what[rng.random_range(0..what.len())];
                at(
                    db,
                    &format!("UPDATE entry SET {what} WHERE seq = :seq"),
                    note,
                );
            }
            Self::EditAndHash => {
                edit_body(db, note);
                anew(db, note, note, None);
            }
            Self::Delete => {
                at(db, "DELETE FROM body WHERE entry = :seq", before_last);
                at(db, "DELETE FROM entry WHERE seq = :seq", before_last);
            }
            Self::Insert => {
                at(
                    db,
                    "INSERT INTO entry SELECT (SELECT max(seq) + 1 FROM entry), randomblob(16), patient, kind, occurred_at, \
                     (SELECT max(recorded_at) FROM entry), utc_offset, clock_flag, user, origin, amends, payload_hash, \
                     (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), hash, sig FROM entry WHERE seq = :seq",
                    note,
                );
                at(
                    db,
                    "INSERT INTO body SELECT (SELECT max(seq) FROM entry), salt, json FROM body WHERE entry = :seq",
                    note,
                );
                anew(db, last + 1, last + 1, None);
            }
            Self::Reorder => swap(db, before_last),
            Self::Cut => {
                // At least the last entry, which an anchor names.
                at(db, "DELETE FROM body WHERE entry >= :seq", any.max(note));
                at(db, "DELETE FROM entry WHERE seq >= :seq", any.max(note));
            }
            Self::Rewrite => {
                edit_body(db, note);
                anew(db, note, last, Some(signer));
            }
            Self::PageRollback | Self::OldFile => {}
        }
    }
}

fn edit_body(db: &Connection, seq: i64) {
    at(
        db,
        "UPDATE body SET json = replace(json, 'Ringede', 'Skrev') WHERE entry = :seq",
        seq,
    );
}

/// Two neighbours with all that is theirs.
fn swap(db: &Connection, seq: i64) {
    for table in [("entry", "seq"), ("body", "entry")] {
        let (table, column) = table;
        for (from, to) in [(":seq", "-1"), (":seq + 1", ":seq"), ("-1", ":seq + 1")] {
            let sql =
                format!("UPDATE {table} SET {column} = {to} WHERE {column} = {from} AND :seq > 0");
            at(db, &sql, seq);
        }
    }
}

/// Hashes, links and, if he can, signatures that fit, from one entry to another.
fn anew(db: &Connection, from: i64, to: i64, signer: Option<&SigningKey>) {
    for seq in from..=to {
        let sql = "SELECT e.id, e.patient, e.kind, e.occurred_at, e.recorded_at, e.utc_offset, e.clock_flag, e.user, \
                   e.origin, e.amends, b.salt, b.json, p.hash, e.user IS NOT NULL AND e.sig IS NOT NULL \
                   FROM entry e JOIN body b ON b.entry = e.seq JOIN entry p ON p.seq = e.seq - 1 WHERE e.seq = :seq";
        let (header, is_signed) = db
            .query_row(sql, named_params! { ":seq": seq }, |row| {
                let id = |blob: Option<[u8; 16]>| blob;
                let (salt, json): ([u8; 16], String) = (row.get(10)?, row.get(11)?);
                let header = Header {
                    seq,
                    id: EntryId::from_bytes(row.get(0)?),
                    patient: id(row.get(1)?).map(PatientId::from_bytes),
                    kind: row.get(2)?,
                    occurred_at: Moment::from_micros(row.get(3)?),
                    recorded_at: Moment::from_micros(row.get(4)?),
                    utc_offset: row.get(5)?,
                    clock_flag: row.get(6)?,
                    user: id(row.get(7)?).map(UserId::from_bytes),
                    origin: OriginId::from_bytes(row.get(8)?),
                    amends: id(row.get(9)?).map(EntryId::from_bytes),
                    payload_hash: payload_hash(&salt, &json),
                    prev: row.get(12)?,
                };
                Ok((header, row.get::<_, bool>(13)?))
            })
            .unwrap();
        let hash = header.hash();
        let sql =
            "UPDATE entry SET payload_hash = :payload, prev = :prev, hash = :hash WHERE seq = :seq";
        let changed = named_params! {
            ":payload": header.payload_hash, ":prev": header.prev, ":hash": hash, ":seq": seq
        };
        db.execute(sql, changed).unwrap();
        if let Some(signer) = signer.filter(|_| is_signed) {
            let sig = signer.sign(&to_sign(&hash)).to_bytes();
            let sql = "UPDATE entry SET sig = :sig WHERE seq = :seq";
            db.execute(sql, named_params! { ":sig": sig, ":seq": seq })
                .unwrap();
        }
    }
}

/// Takes the guards off; gives what puts them on again.
fn without_guards(db: &Connection) -> String {
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let guards: Vec<String> = many(db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
    let names: Vec<String> = many(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    for name in names {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    guards.join(";\n")
}

/// One that has changed since; which ones have, shows the difference of the files.
fn roll_back_a_page(database: &Path, earlier: &[u8], rng: &mut ChaCha8Rng) {
    const PAGE: usize = 4096;
    let mut now = fs::read(database).unwrap();
    let changed: Vec<usize> = (0..earlier.len() / PAGE)
        .filter(|page| {
            now[page * PAGE..(page + 1) * PAGE] != earlier[page * PAGE..(page + 1) * PAGE]
        })
        .collect();
    let page = changed[rng.random_range(0..changed.len())] * PAGE;
    now[page..page + PAGE].copy_from_slice(&earlier[page..page + PAGE]);
    fs::write(database, now).unwrap();
}

fn at(db: &Connection, sql: &str, seq: i64) {
    let changed = db.execute(sql, named_params! { ":seq": seq }).unwrap();
    assert!(changed > 0, "{sql}");
}

fn one(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn many<T: FromSql>(db: &Connection, sql: &str) -> Vec<T> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
