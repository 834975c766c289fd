//! A journal of one's own for a measurement: made with real keys on the disk that `TMPDIR` names, filled in large batches.

#![expect(dead_code, reason = "each measurement uses some of it")]

use std::path::Path;

use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, OriginId, PatientId, UserId};
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::name::PersonName;
use mimik::domain::patient::{ContactChannel, ContactNote, Patient, PatientRegistered};
use mimik::domain::time::{MINUTE, Moment};
use mimik::journal::door::Door;
use mimik::journal::task::{Create, Founded, NewDoctor, Unlock};
use mimik::journal::{Clock, Ids, Journal, KdfCost, Opened, Passphrase, RecoveryKey};
use mimik::store::{Identity, NewEntry, Recorded, Store};
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};
use tempfile::TempDir;
use uuid::Uuid;

pub const SEED: u64 = 20_261_123;

/// A guess costs nothing where it is not what is measured.
pub const CHEAP: KdfCost = KdfCost {
    memory: 8,
    passes: 1,
    lanes: 1,
};

const ORIGIN: OriginId = OriginId::from_bytes([7; 16]);

pub struct Bench {
    place: TempDir,
    pub doctor: UserId,
    rng: ChaCha8Rng,
    next: u128,
}

impl Bench {
    pub fn found(cost: KdfCost) -> Self {
        let place = tempfile::tempdir().unwrap();
        let create = Create {
            folder: place.path().join("Journal"),
            clinic: mimik::domain::clinic::Clinic {
                name: "Målt".to_owned(),
                ..mimik::domain::clinic::Clinic::default()
            },
            doctor: NewDoctor {
                name: "Vera Demo".to_owned(),
                authorisation: String::new(),
            },
            passphrase: passphrase(),
            recovery: RecoveryKey::new().unwrap(),
            practice: true,
            cost,
            clock: Clock::System,
            ids: Ids::System,
            origin: ORIGIN,
        };
        let Founded { opened, .. } = create.run().unwrap();
        Self {
            place,
            doctor: opened.user,
            rng: ChaCha8Rng::seed_from_u64(SEED),
            next: 1,
        }
    }

    pub fn desk(&self) -> &Path {
        self.place.path()
    }

    pub fn door(&self) -> Door {
        let folder = self.place.path().join("Journal");
        Door::inspect(&folder, Clock::System, Ids::System, ORIGIN).unwrap()
    }

    pub fn opened(&self, door: &Door) -> Opened {
        let unlock = Unlock {
            keys: door.keys().clone(),
            user: self.doctor,
            passphrase: passphrase(),
        };
        unlock.run().unwrap()
    }

    pub fn journal(&self) -> Journal {
        let door = self.door();
        let opened = self.opened(&door);
        door.enter(opened).map_err(|(_, error)| error).unwrap().0
    }

    /// The database and its key, while no journal is open.
    pub fn database(&self) -> (std::path::PathBuf, Opened, Identity) {
        let door = self.door();
        let vault = door.keys().vault();
        let opened = self.opened(&door);
        let identity = Identity {
            vault,
            practice: true,
        };
        (
            self.place.path().join("Journal").join("journal.db"),
            opened,
            identity,
        )
    }

    /// Registers so many people in one transaction, one second apart.
    pub fn register(&mut self, count: u32) -> Vec<PatientId> {
        let ids: Vec<PatientId> = (0..count).map(|_| PatientId::new(self.id())).collect();
        let facts = ids
            .iter()
            .map(|id| (*id, self.somebody()))
            .collect::<Vec<_>>();
        let doctor = self.doctor;
        let registered = facts.into_iter().map(|(id, patient)| {
            let fact = PatientRegistered {
                patient,
                responsible_doctor: doctor,
            };
            (id, Fact::from(fact))
        });
        let registered: Vec<(PatientId, Fact)> = registered.collect();
        self.append(registered);
        ids
    }

    /// Notes of 20 to 90 words, spread over these people, in one transaction.
    pub fn write_notes(&mut self, patients: &[PatientId], count: u32) {
        let notes = (0..count as usize).map(|at| {
            let text = self.words();
            let note = ContactNote {
                channel: ContactChannel::Telephone,
                text,
            };
            (patients[at % patients.len()], Fact::from(note))
        });
        let notes: Vec<(PatientId, Fact)> = notes.collect();
        self.append(notes);
    }

    fn append(&mut self, facts: Vec<(PatientId, Fact)>) {
        let (path, opened, identity) = self.database();
        let mut store = Store::open_writer(&path, opened.keys.database(), identity).unwrap();
        let at = store.newest_time().unwrap();
        let recorded = Recorded {
            at,
            utc_offset: at.utc_offset(),
            clock_flag: 0,
            origin: ORIGIN,
        };
        let user = self.doctor;
        let mut tx = store.begin().unwrap();
        for (patient, fact) in facts {
            let new = NewEntry {
                id: EntryId::new(self.id()),
                patient: Some(patient),
                occurred_at: at.plus(-MINUTE),
                user: Some(user),
                amends: None,
                fact,
                reason: None,
                salt: [7; 16],
            };
            tx.append(&new, &recorded, |_| Some([7; 64])).unwrap();
        }
        tx.commit().unwrap();
        store.close().unwrap();
    }

    fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(0x0192_f0c8_0000_7000_8000_0000_0000_0000 + self.next)
    }

    fn words(&mut self) -> String {
        let count = 20 + self.rng.next_u32() % 71;
        let words: Vec<&str> = (0..count).map(|_| self.one_of(WORDS)).collect();
        words.join(" ")
    }

    fn one_of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.rng.next_u32() as usize % list.len()]
    }

    /// An invented person with a demonstration number.
    pub fn somebody(&mut self) -> Patient {
        let given = self.one_of(GIVEN).to_owned();
        let family = format!("{}{}", self.one_of(LAND), self.one_of(PLACE));
        let digits = |rng: &mut ChaCha8Rng, from: u32, count: u32| from + rng.next_u32() % count;
        let (day, month) = (digits(&mut self.rng, 61, 28), digits(&mut self.rng, 1, 12));
        let (year, rest) = (
            digits(&mut self.rng, 40, 60),
            digits(&mut self.rng, 0, 4000),
        );
        let number = format!("{day}{month:02}{year:02}{rest:04}");
        let number = Number::parse(NumberType::Demo, &number).unwrap();
        Patient {
            name: PersonName::parse(&family, &given, None).unwrap(),
            birth_date: number.birth_date().unwrap(),
            number,
            sex: None,
            phone: (20_000_000 + self.rng.next_u32() % 79_999_999).to_string(),
            email: String::new(),
            address: String::new(),
        }
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::typed("blåbærgrød på en tirsdag")
}

/// A moment that has passed, for entries that are measured one by one.
pub fn now(journal: &Journal) -> Moment {
    journal.now().unwrap().moment
}

const GIVEN: &[&str] = &[
    "Anne",
    "Kirsten",
    "Mette",
    "Hanne",
    "Søren",
    "Jørgen",
    "Åse",
    "Bjørn",
    "Kåre",
    "Zoë",
    "Else-Margrethe",
    "Lærke",
    "Thøger",
    "Renée",
    "Peter",
    "Jens",
    "Freja",
    "Ægir",
    "Signe",
    "Halfdan",
];
const LAND: &[&str] = &[
    "Lund", "Kirke", "Sønder", "Nørre", "Vester", "Øster", "Bjerg", "Dal", "Eng", "Skov", "Sø",
    "Mose", "Hede", "Kær", "Toft", "Vang", "Holm", "Strand", "Bæk", "Møl", "Ravn", "Lind", "Ege",
    "Bøge", "Rød", "Hvid", "Sort", "Grøn",
];
const PLACE: &[&str] = &[
    "gaard",
    "gård",
    "holm",
    "lund",
    "bjerg",
    "toft",
    "kjær",
    "berg",
    "strup",
    "rup",
    "by",
    "dal",
    "mark",
    "sted",
    "vang",
    "borg",
    "skov",
    "høj",
    "hus",
    "bæk",
    "testesen",
    "prøvesen",
];
const WORDS: &[&str] = &[
    "patienten",
    "ringer",
    "om",
    "hævelse",
    "ved",
    "højre",
    "side",
    "siden",
    "i",
    "går",
    "ingen",
    "smerter",
    "får",
    "råd",
    "at",
    "køle",
    "og",
    "se",
    "tiden",
    "an",
    "aftaler",
    "kontrol",
    "på",
    "fredag",
    "er",
    "tilfreds",
    "med",
];
