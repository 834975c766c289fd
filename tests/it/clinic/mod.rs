//! A clinic in a line: a practice journal in a temporary folder, its staff, and a clock that is set by hand.
//!
//! The journal is made once and copied for each test, so that a clinic costs next to nothing.

mod backups;
mod batch;
mod care;
mod keys;
mod older;
mod photos;
mod ready;
mod treatment;

pub use backups::*;
pub use batch::*;
pub use care::*;
pub use keys::*;
pub use older::*;
pub use photos::*;
pub use ready::*;
pub use treatment::*;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mimik::domain::clinic::Clinic as Named;
use mimik::domain::id::{OriginId, UserId};
use mimik::domain::log::LockReason;
use mimik::domain::user::Role;
use mimik::journal::door::{Door, Noticed};
use mimik::journal::task::{Create, Founded, NewDoctor, Prove, Unlock};
use mimik::journal::{Clock, Error, Ids, Journal, KdfCost, Passphrase, Proof, RecoveryKey};
use tempfile::TempDir;

/// Everybody's passphrase.
pub const PASSPHRASE: &str = "blåbærgrød på en tirsdag";

/// A guess costs nothing in tests.
pub const CHEAP: KdfCost = KdfCost {
    memory: 8,
    passes: 1,
    lanes: 1,
};

/// The workstation.
pub const ORIGIN: OriginId = OriginId::from_bytes([7; 16]);

/// When the clinic opens: a Monday morning.
pub const OPENING: &str = "2026-11-23 08:00";

pub struct Clinic {
    place: TempDir,
    /// Stands at [`OPENING`] until it is moved.
    pub clock: Clock,
    pub doctor: UserId,
    pub colleague: UserId,
    pub nurse: UserId,
    /// May open photos.
    pub reviewer: UserId,
}

impl Clinic {
    /// Two doctors, a nurse and a reviewer; no patient yet.
    pub fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let template = &*TEMPLATE;
        lay(&template.files, place.path());
        let [doctor, colleague, nurse, reviewer] = template.staff;
        Self {
            place,
            clock: Clock::set(at(OPENING)),
            doctor,
            colleague,
            nurse,
            reviewer,
        }
    }

    pub fn folder(&self) -> PathBuf {
        self.place.path().join("Journal")
    }

    /// A place beside the journal for files that somebody wants to attach.
    pub fn desk(&self) -> &Path {
        self.place.path()
    }

    pub fn door(&self) -> Door {
        self.try_door().unwrap()
    }

    pub fn try_door(&self) -> Result<Door, Error> {
        Door::inspect(&self.folder(), self.clock.clone(), Ids::System, ORIGIN)
    }

    /// Logs in. The journal must not be open already.
    pub fn enter(&self, user: UserId) -> Journal {
        self.enter_and_notice(user).unwrap().0
    }

    pub fn enter_and_notice(&self, user: UserId) -> Result<(Journal, Noticed), Error> {
        enter(self.try_door()?, user).map_err(|(_door, error)| error)
    }

    pub fn doctor(&self) -> Journal {
        self.enter(self.doctor)
    }

    pub fn nurse(&self) -> Journal {
        self.enter(self.nurse)
    }

    pub fn reviewer(&self) -> Journal {
        self.enter(self.reviewer)
    }

    /// The clock shows a time in Copenhagen.
    pub fn is_at(&self, time: &str) {
        self.clock.move_to(at(time));
    }

    /// Every file of the journal folder with its content, to see that nothing changed. Only while nobody has it open.
    pub fn files(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        files(&self.folder(), Path::new("Journal"))
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::typed(PASSPHRASE)
}

pub fn enter(door: Door, user: UserId) -> Result<(Journal, Noticed), (Box<Door>, Error)> {
    let unlock = Unlock {
        keys: door.keys().clone(),
        user,
        passphrase: passphrase(),
    };
    match unlock.run() {
        Ok(opened) => door.enter(opened),
        Err(error) => Err((Box::new(door), error.into())),
    }
}

/// A person gives her own passphrase for one action.
pub fn proof_of(journal: &Journal, user: UserId) -> Proof {
    let unlock = Unlock {
        keys: journal.keys().clone(),
        user,
        passphrase: passphrase(),
    };
    Prove(unlock).run().unwrap()
}

/// A new user types her own passphrase, and a doctor adds her.
pub fn add_user(
    journal: &mut Journal,
    name: &str,
    role: Role,
    photos: bool,
) -> Result<UserId, Error> {
    let authorisation = (role != Role::Reviewer).then(|| "0TEST".to_owned());
    let mut task = journal.new_user(name.to_owned(), role, authorisation, photos, passphrase())?;
    task.cost = CHEAP;
    let (slot, user) = task.run()?;
    let id = user.id;
    journal.add_user(&slot, user)?;
    Ok(id)
}

pub fn lock(journal: Journal) -> Door {
    let (mut door, written) = journal.lock(LockReason::Asked);
    if let Some(keep) = door.keep_elsewhere() {
        keep.run();
    }
    written.unwrap();
    door
}

/// Makes a journal with one doctor.
pub fn found(folder: &Path, practice: bool, clock: Clock) -> Founded {
    let create = Create {
        folder: folder.to_owned(),
        clinic: Named {
            name: "Øveklinik".to_owned(),
            ..Named::default()
        },
        doctor: NewDoctor {
            name: "Vera Mikkelsen".to_owned(),
            authorisation: "0TEST".to_owned(),
        },
        passphrase: passphrase(),
        recovery: RecoveryKey::new().unwrap(),
        practice,
        cost: CHEAP,
        clock,
        ids: Ids::System,
        origin: ORIGIN,
    };
    create.run().unwrap()
}

struct Template {
    staff: [UserId; 4],
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("Journal");
    let Founded { door, opened } = found(&folder, true, Clock::set(at(OPENING)));
    let doctor = opened.user;
    let Ok((mut journal, _)) = door.enter(opened) else {
        panic!("the first login");
    };
    let mut add = |name, role| add_user(&mut journal, name, role, true).unwrap();
    let staff = [
        doctor,
        add("Jonas Prøvesen", Role::Doctor),
        add("Nina Testesen", Role::Nurse),
        add("Tilde Demo", Role::Reviewer),
    ];
    drop(lock(journal));
    Template {
        staff,
        files: files(&folder, Path::new("Journal")),
    }
});

/// Files with their content and folders without, by their paths.
pub fn files(folder: &Path, called: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let called = called.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path(), &called));
            found.insert(called, None);
        } else {
            found.insert(called, Some(fs::read(entry.path()).unwrap()));
        }
    }
    found
}

/// Puts them somewhere.
pub fn lay(files: &BTreeMap<PathBuf, Option<Vec<u8>>>, place: &Path) {
    for (path, bytes) in files {
        let path = place.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match bytes {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => fs::create_dir_all(path).unwrap(),
        }
    }
}
