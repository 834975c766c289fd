//! Somebody with the key, the folder and a tool of his own changes what was written; nobody does.
//!
//! He opens the database as the program does, switches the guards off, puts them on again, and throws away the anchors in
//! the folder. The doctor's passphrase gives him her signature too. What he cannot reach is an anchor kept elsewhere.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use mimik::domain::chain::{Header, payload_hash, to_sign};
use mimik::domain::id::{EntryId, OriginId, PatientId, UserId};
use mimik::domain::log::LockReason;
use mimik::domain::time::Moment;
use mimik::journal::reader::Glance;
use mimik::journal::task::{Progress, Share, Unlock, Verify, outside_anchors};
use mimik::journal::{Journal, Opened};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};
use rusqlite::{Connection, named_params};

use super::SEED;
use super::check::open;
use super::place::{Files, Place};
use crate::clinic::{attach_photo, note, passphrase, raw};

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

/// How often each was tried, noticed with an anchor kept elsewhere, and noticed without any.
#[derive(Default, Debug)]
pub struct Tampered(pub BTreeMap<Tampering, (usize, usize, usize)>);

impl fmt::Display for Tampered {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum =
            |part: fn(&(usize, usize, usize)) -> usize| self.0.values().map(part).sum::<usize>();
        write!(
            to,
            "seed {SEED}: {} tried, {} noticed with an anchor, {} without",
            sum(|counts| counts.0),
            sum(|counts| counts.1),
            sum(|counts| counts.2)
        )?;
        self.0.iter().try_for_each(|(how, (tried, with, without))| {
            write!(to, "\n  {how:?}: {tried}, {with} with, {without} without")
        })
    }
}

/// A journal in three ages, and the anchors that somebody took along at the last.
struct Victim {
    ages: [Files; 3],
    anchors: PathBuf,
    _place: Place,
}

impl Victim {
    fn new() -> Self {
        let place = Place::founded();
        let ages = [0_u32, 1, 2].map(|age| {
            let (mut journal, patient) = open(&place.folder()).unwrap();
            for number in 0..8 {
                write(&mut journal, patient, &format!("Ringede {age} {number}"));
            }
            attach_photo(&mut journal, patient, age);
            journal.lock(LockReason::Closed).1.unwrap();
            place.files()
        });
        let anchors = place.beside("anchors taken along");
        fs::copy(place.folder().join("anchors.log"), &anchors).unwrap();
        Self {
            ages,
            anchors,
            _place: place,
        }
    }
}

fn write(journal: &mut Journal, patient: PatientId, text: &str) {
    let now = journal.now().unwrap().moment;
    journal.apply(note(patient, now, text)).unwrap();
}

pub fn tampered(times: usize) -> Tampered {
    let victim = Victim::new();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut found = Tampered::default();
    for time in 0..times {
        let how = Tampering::ALL[time % Tampering::ALL.len()];
        let place = Place::with(&victim.ages[2]);
        how.act(&place, &victim, &mut rng);
        fs::remove_file(place.folder().join("anchors.log")).unwrap();
        let counts = found.0.entry(how).or_default();
        counts.0 += 1;
        counts.1 += usize::from(code(&place.folder(), Some(&victim.anchors)) != Some(0));
        counts.2 += usize::from(code(&place.folder(), None) != Some(0));
    }
    found
}

/// What nobody has changed, in how many looks.
#[derive(Debug)]
pub struct Untouched {
    pub looks: usize,
    pub alarms: usize,
}

impl fmt::Display for Untouched {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "seed {SEED}: {} false alarms of {} untouched journals",
            self.alarms, self.looks
        )
    }
}

/// Each a copy in another state, which is opened, written to and locked by the program alone.
pub fn untouched(looks: usize) -> Untouched {
    let victim = Victim::new();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut found = Untouched { looks, alarms: 0 };
    for look in 0..looks {
        let age = rng.random_range(0..3);
        let place = Place::with(&victim.ages[age]);
        let (mut journal, patient) = open(&place.folder()).unwrap();
        for number in 0..rng.random_range(0..4) {
            write(
                &mut journal,
                patient,
                &format!("Ringede igen {look} {number}"),
            );
        }
        if rng.random_bool(0.5) {
            journal.lock(LockReason::Asked).1.unwrap();
        } else {
            // As a killed program leaves it.
            drop(journal);
        }
        let taken_along = if age == 2 {
            victim.anchors.clone()
        } else {
            place.folder().join("anchors.log")
        };
        found.alarms += usize::from(code(&place.folder(), Some(&taken_along)) != Some(0));
    }
    found
}

/// Of `mimik verify --full`; none if it cannot even be opened.
fn code(folder: &Path, anchors: Option<&Path>) -> Option<u8> {
    let glance = Glance::at(folder).ok()?;
    let reader = glance.enter(login(&glance)).ok()?;
    let anchors = anchors.map(|path| outside_anchors(path).unwrap());
    let verify = Verify {
        reader,
        anchors: anchors.unwrap_or_default(),
        photos: Share::All,
    };
    if !verify.database().ok()?.is_empty() {
        return Some(4);
    }
    Some(verify.run(&Progress::default()).ok()?.exit_code())
}

fn login(glance: &Glance) -> Opened {
    let unlock = Unlock {
        keys: glance.keys().clone(),
        user: glance.tiles().first().unwrap().user,
        passphrase: passphrase(),
    };
    unlock.run().unwrap()
}

impl Tampering {
    fn act(self, place: &Place, victim: &Victim, rng: &mut ChaCha8Rng) {
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

fn many<T: rusqlite::types::FromSql>(db: &Connection, sql: &str) -> Vec<T> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
