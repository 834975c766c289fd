//! What the tests of this room share: cheap keys, one doctor, and a vault in a moment.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

use super::create::{CreateError, Founding, create_on};
use super::keys::{KdfCost, KeyFile, NewUser, Passphrase, RecoveryKey};
use super::photos::Original;
use super::{FileSystem, Ground, Opened, Sealed, Vault};
use crate::domain::id::PatientId;
use crate::domain::time::Moment;
use crate::domain::user::Role;

/// A guess costs nothing in tests.
pub const CHEAP: KdfCost = KdfCost {
    memory: 8,
    passes: 1,
    lanes: 1,
};

pub static PASSPHRASE: LazyLock<Passphrase> =
    LazyLock::new(|| Passphrase::typed("blåbærgrød på en tirsdag"));

pub static RECOVERY: LazyLock<RecoveryKey> = LazyLock::new(|| {
    RecoveryKey::parse("42AK-66SN-4ND3-G82T-5AFK-S9AY-5WJ4-HD8D").expect("the fixed key")
});

/// The ids of the fixed vectors, by their last digits.
pub fn id<T: std::str::FromStr>(last: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    format!("0192f0c8-0000-7000-8000-000000000{last}")
        .parse()
        .expect("a fixed id")
}

/// 00 01 02 …
pub fn counting<const N: usize>() -> [u8; N] {
    std::array::from_fn(|i| i as u8)
}

pub fn user(last: &str, role: Role) -> NewUser {
    NewUser {
        user: id(last),
        name: format!("Bruger {last}"),
        role,
        photos: role != Role::Reviewer,
    }
}

pub fn founding() -> Founding<'static> {
    Founding {
        vault: id("001"),
        clinic: "Øveklinik",
        practice: true,
        doctor: user("003", Role::Doctor),
        passphrase: &PASSPHRASE,
        recovery: &RECOVERY,
        cost: CHEAP,
    }
}

pub fn key_file() -> KeyFile {
    let founding = founding();
    KeyFile::found(
        founding.vault,
        founding.practice,
        founding.clinic,
        founding.recovery,
        (&founding.doctor, founding.passphrase, CHEAP),
    )
    .expect("a key file")
}

/// A test must not depend on the disk that it runs on.
pub fn dry() -> Ground {
    Ground {
        file_system: |_| Ok(FileSystem::default()),
        is_writable: |_| true,
    }
}

/// A vault whose database is two pages of noise.
pub fn make(path: &Path) -> Result<(Sealed, Opened), CreateError<io::Error>> {
    create_on(dry(), path, &founding(), |journal, _, _| {
        fs::write(journal, [7; 8192])
    })
}

pub struct Clinic {
    place: tempfile::TempDir,
    pub vault: Vault,
}

pub fn clinic() -> Clinic {
    let place = tempfile::tempdir().expect("a folder");
    let (sealed, opened) = make(&place.path().join("Journal")).expect("a vault");
    Clinic {
        vault: sealed.vault(opened.keys),
        place,
    }
}

impl Clinic {
    pub fn files(&self, folder: &str) -> usize {
        let folder = self.place.path().join("Journal").join(folder);
        fs::read_dir(folder).expect("a folder").count()
    }
}

pub fn of(patient: u8, bytes: &[u8]) -> Original<'_> {
    Original {
        patient: PatientId::from_bytes([patient; 16]),
        bytes,
        sha256: Sha256::digest(bytes).into(),
        mime: "image/jpeg",
        taken_at: None,
        imported_at: Moment::from_micros(1_795_440_667_250_000),
    }
}
