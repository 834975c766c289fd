//! A journal in a folder of its own, and short ways to write into it.

use std::path::PathBuf;

use mimik::domain::clinic::VaultCreated;
use mimik::domain::entry::Stored;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, OriginId, PatientId, UserId, VaultId};
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::name::PersonName;
use mimik::domain::patient::{ContactChannel, ContactNote, Patient, PatientRegistered};
use mimik::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use mimik::domain::time::{Day, Moment, SECOND};
use mimik::store::{Error, Identity, Key, NewEntry, Recorded, Store, Tx};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

pub const KEY: Key = [7; 32];
pub const IDENTITY: Identity = Identity {
    vault: VaultId::from_bytes([1; 16]),
    practice: true,
};
pub const DOCTOR: UserId = UserId::from_bytes([3; 16]);

pub struct Ground {
    pub folder: TempDir,
}

impl Ground {
    /// A journal that holds only its creation.
    pub fn new() -> Self {
        let ground = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        ground.create().unwrap();
        ground
    }

    pub fn create(&self) -> Result<(), Error> {
        Store::create(&self.path(), &KEY, IDENTITY, |tx| {
            let created = VaultCreated {
                vault: IDENTITY.vault,
                practice: true,
                clinic: "Øveklinik".to_owned(),
                program: "1.2.3".to_owned(),
                recovery_public: None,
            };
            append(tx, 1, None, created).map(drop)
        })
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    pub fn writer(&self) -> Store {
        Store::open_writer(&self.path(), &KEY, IDENTITY).unwrap()
    }

    pub fn reader(&self) -> Store {
        Store::open_reader(&self.path(), &KEY, IDENTITY).unwrap()
    }

    /// What somebody with the key and another program can do: no authorizer, and the triggers dropped.
    pub fn forger(&self) -> Connection {
        let db = self.raw();
        db.execute_batch(
            "DROP TRIGGER entry_in_line; DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete;
             DROP TRIGGER body_in_line; DROP TRIGGER body_no_update; DROP TRIGGER body_no_delete;
             PRAGMA foreign_keys = OFF;",
        )
        .unwrap();
        db
    }

    pub fn raw(&self) -> Connection {
        let db = Connection::open(self.path()).unwrap();
        let hex = "07".repeat(32);
        db.pragma_update(None, "key", format!("x'{hex}'")).unwrap();
        db
    }

    /// So many notes about one patient after the creation.
    pub fn with_notes(notes: i64) -> Self {
        let ground = Self::new();
        let mut store = ground.writer();
        let mut tx = store.begin().unwrap();
        for number in 2..notes + 2 {
            append(&mut tx, number, Some(patient_id(1)), note("Ingen hævelse")).unwrap();
        }
        tx.commit().unwrap();
        store.close().unwrap();
        ground
    }
}

pub fn entry_id(number: i64) -> EntryId {
    EntryId::new(Uuid::from_u128(number.unsigned_abs().into()))
}

pub fn patient_id(number: u8) -> PatientId {
    PatientId::from_bytes([number; 16])
}

pub fn at(second: i64) -> Moment {
    Moment::from_micros(1_795_420_800_000_000 + second * SECOND)
}

pub fn new_entry(number: i64, patient: Option<PatientId>, fact: impl Into<Fact>) -> NewEntry {
    NewEntry {
        id: entry_id(number),
        patient,
        occurred_at: at(number),
        user: Some(DOCTOR),
        amends: None,
        fact: fact.into(),
        reason: None,
        salt: [number as u8; 16],
    }
}

pub fn recorded(number: i64) -> Recorded {
    Recorded {
        at: at(number + 60).plus(250_000),
        utc_offset: 60,
        clock_flag: 0,
        origin: OriginId::from_bytes([2; 16]),
    }
}

/// Writes one fact, a second after the one numbered before it.
pub fn append(
    tx: &mut Tx<'_>,
    number: i64,
    patient: Option<PatientId>,
    fact: impl Into<Fact>,
) -> Result<Stored, Error> {
    tx.append(
        &new_entry(number, patient, fact),
        &recorded(number),
        |hash| Some([hash[0]; 64]),
    )
}

pub fn note(text: &str) -> ContactNote {
    ContactNote {
        channel: ContactChannel::Telephone,
        text: text.to_owned(),
    }
}

pub fn person(given: &str, family: &str, number: &str, born: (i32, u32, u32)) -> Patient {
    let (year, month, day) = born;
    Patient {
        name: PersonName::parse(family, given, None).unwrap(),
        number: Number::parse(NumberType::Demo, number).unwrap(),
        birth_date: Day::new(year, month, day).unwrap(),
        sex: None,
        phone: String::new(),
        email: String::new(),
        address: String::new(),
    }
}

pub fn aase() -> Patient {
    Patient {
        phone: "+45 22 33 44 55".to_owned(),
        ..person("Åse", "Prøvesen", "7403850718", (1985, 3, 14))
    }
}

pub fn registered(patient: Patient) -> PatientRegistered {
    PatientRegistered {
        patient,
        responsible_doctor: DOCTOR,
    }
}

pub fn photo(content: &str) -> PhotoAttached {
    PhotoAttached {
        name: content.repeat(64),
        sha256: content.repeat(64),
        bytes: 4_000_000,
        sealed_blake3: content.repeat(64),
        mime: "image/jpeg".to_owned(),
        width: 4000,
        height: 3000,
        orientation: 6,
        taken_from: TakenFrom::Camera,
        clock_corrected_seconds: None,
        areas: Vec::new(),
        view: View::FrontRest,
        phase: Phase::Before,
        purpose: Purpose::Documentation,
        moved_from: None,
    }
}
