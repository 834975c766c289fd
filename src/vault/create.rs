//! A new vault: built whole in a folder beside its place, proven, made to last, and only then renamed into place.
//!
//! A kill at any moment leaves either no vault or a whole one; what it leaves beside the place, the next creation removes.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use super::keys::{self, KdfCost, KeyFile, NewUser, Opened, Passphrase, RecoveryKey};
use super::lock::{self, Attempt, Lock};
use super::secret::random;
use super::{Error, Folder, Ground, Refusal, Sealed, disk, hex, place_for_new};
use crate::domain::id::VaultId;

/// What the wizard has gathered, all in memory until now.
pub struct Founding<'a> {
    pub vault: VaultId,
    pub clinic: &'a str,
    pub practice: bool,
    pub doctor: NewUser,
    pub passphrase: &'a Passphrase,
    /// Shown and typed back already.
    pub recovery: &'a RecoveryKey,
    pub cost: KdfCost,
}

/// Why there is no new vault. Nothing is left behind, unless the very last flush failed: then it is there, and whole.
#[derive(Debug, thiserror::Error)]
pub enum CreateError<E> {
    #[error("no journal can be made there: {0}")]
    Place(Refusal),
    #[error("the folder could not be made: {0}")]
    Vault(#[from] Error),
    /// What the store said.
    #[error("the database could not be filled")]
    Fill(E),
}

impl<E> From<io::Error> for CreateError<E> {
    fn from(error: io::Error) -> Self {
        Self::Vault(error.into())
    }
}

/// Makes a vault and leaves it locked by this program, with the doctor's login opened.
///
/// `fill` makes the database at the path it is given (nothing is there yet), writes the first entries with the opened
/// login, **closes it again** and may prove that it opens. Slow by design (argon2id, twice): never on the UI thread.
pub fn create<E>(
    folder: &Path,
    founding: &Founding<'_>,
    fill: impl FnOnce(&Path, &Opened, VaultId) -> Result<(), E>,
) -> Result<(Sealed, Opened), CreateError<E>> {
    create_on(Ground::real(), folder, founding, fill)
}

/// As [`create`], on any ground.
pub fn create_on<E>(
    ground: Ground,
    folder: &Path,
    founding: &Founding<'_>,
    fill: impl FnOnce(&Path, &Opened, VaultId) -> Result<(), E>,
) -> Result<(Sealed, Opened), CreateError<E>> {
    place_for_new(ground, folder).map_err(CreateError::Place)?;
    let folder = std::path::absolute(folder)?;
    let mut site = Site::begin(&folder)?;
    let (keys, opened) = lay_keys(&site.folder, founding)?;
    let filled = fill(site.folder.journal(), &opened, founding.vault);
    filled.map_err(CreateError::Fill)?;
    finish_database(&site.folder)?;
    if keys::read(&site.folder).map_err(CreateError::Place)?.0 != keys {
        return Err(Error::KeysDamaged.into());
    }
    let lock = site.move_in(&folder)?;
    let sealed = Sealed::new(Folder::new(&folder), (keys, true), Some(lock));
    Ok((sealed, opened))
}

/// Writes the key file, reads it back, and opens it with the passphrase and with the recovery key.
///
/// The database is then filled under keys that were proven from the disk.
fn lay_keys(folder: &Folder, founding: &Founding<'_>) -> Result<(KeyFile, Opened), Error> {
    let file = KeyFile::found(
        founding.vault,
        founding.practice,
        founding.clinic,
        founding.recovery,
        (&founding.doctor, founding.passphrase, founding.cost),
    )?;
    keys::write(folder, &file)?;
    let Ok((file, true)) = keys::read(folder) else {
        return Err(Error::KeysDamaged);
    };
    let opened = file.unlock(founding.doctor.user, founding.passphrase)?;
    let recovered = file.recover(founding.recovery)?;
    if opened.keys.database() != recovered.database() {
        return Err(Error::KeysDamaged);
    }
    Ok((file, opened))
}

/// SQLite made the database last when it was closed; here only its mode is set and its size looked at, without opening.
fn finish_database(folder: &Folder) -> Result<(), Error> {
    disk::make_private(folder.journal())?;
    if fs::metadata(folder.journal())?.len() == 0 {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    Ok(())
}

/// The folder beside the place, in which the vault is built. Dropped unfinished, it removes itself.
pub(super) struct Site {
    pub(super) folder: Folder,
    lock: Option<Lock>,
}

impl Site {
    pub(super) fn begin(place: &Path) -> Result<Self, Error> {
        let parent = parent_of(place)?;
        fs::create_dir_all(parent)?;
        remove_leftovers(place)?;
        let mut name = prefix(place);
        name.push(hex::encode(random::<16>()?.as_slice()));
        let path = parent.join(name);
        disk::new_folder(&path)?;
        let mut site = Self {
            folder: Folder::new(&path),
            lock: None,
        };
        // The lock tells the next creation that this site is not a leftover; later it is the vault's own.
        match lock::take_or_make(&site.folder.lock())? {
            Attempt::Held(lock) => site.lock = Some(lock),
            Attempt::Taken | Attempt::NoFile => return Err(Error::WithoutLock),
        }
        disk::new_folder(&site.folder.photos())?;
        disk::new_folder(&site.folder.tmp())?;
        Ok(site)
    }

    /// Makes everything last and gives the vault its name; an empty folder of that name gives way.
    pub(super) fn move_in(&mut self, place: &Path) -> Result<Lock, Error> {
        for folder in [&self.folder.photos(), &self.folder.tmp()] {
            disk::sync_folder(folder)?;
        }
        disk::sync_folder(self.folder.path())?;
        if cfg!(windows) && place.is_dir() {
            fs::remove_dir(place)?;
        }
        fs::rename(self.folder.path(), place)?;
        let lock = self.lock.take().ok_or(Error::WithoutLock)?;
        disk::sync_folder(parent_of(place)?)?;
        Ok(lock)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            // If even this fails, the next creation removes it.
            fs::remove_dir_all(self.folder.path()).ok();
        }
    }
}

fn parent_of(place: &Path) -> Result<&Path, Error> {
    place
        .parent()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput).into())
}

fn prefix(place: &Path) -> OsString {
    let mut prefix = place.file_name().unwrap_or_default().to_owned();
    prefix.push(".mimik-new-");
    prefix
}

/// Removes the sites of killed creations of the same place: known by their name, and by their lock, which died.
fn remove_leftovers(place: &Path) -> Result<(), Error> {
    let prefix = prefix(place);
    for entry in fs::read_dir(parent_of(place)?)? {
        let entry = entry?;
        let name = entry.file_name();
        let rest = name
            .as_encoded_bytes()
            .strip_prefix(prefix.as_encoded_bytes());
        let is_ours = rest
            .and_then(|rest| std::str::from_utf8(rest).ok())
            .is_some_and(|rest| hex::decode_array::<16>(rest).is_some());
        if is_ours && entry.file_type()?.is_dir() && is_abandoned(&entry.path())? {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn is_abandoned(site: &Path) -> Result<bool, Error> {
    match lock::take_existing(&Folder::new(site).lock())? {
        Attempt::Held(_) | Attempt::NoFile => Ok(true),
        Attempt::Taken => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    use super::*;
    use crate::vault::fixture::{PASSPHRASE, dry, founding, make};
    use crate::vault::inspect_on;

    type Made = Result<(Sealed, Opened), CreateError<io::Error>>;

    fn names_in(path: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(path)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.into_string().expect("a name"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_vault_is_whole_private_and_locked_by_its_maker() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("æøå").join("Journal");
        let (sealed, opened) = make(&path).expect("a vault");
        assert_eq!(
            names_in(&path),
            [
                "journal.db",
                "journal.lock",
                "photos",
                "tmp",
                "vault.keys",
                "vault.keys.copy"
            ]
        );
        assert_eq!(names_in(&place.path().join("æøå")), ["Journal"]);
        assert_eq!(opened.user, founding().doctor.user);
        assert_eq!(sealed.id(), founding().vault);
        assert!(matches!(
            inspect_on(dry(), &path),
            Err(Refusal::AlreadyOpen)
        ));
        assert_private(&path);
        drop(sealed);
        assert!(inspect_on(dry(), &path).is_ok());
    }

    #[cfg(unix)]
    fn assert_private(path: &Path) {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        for folder in [path.to_owned(), path.join("photos"), path.join("tmp")] {
            assert_eq!(mode(&folder), 0o700);
        }
        for file in [
            "journal.db",
            "journal.lock",
            "vault.keys",
            "vault.keys.copy",
        ] {
            assert_eq!(mode(&path.join(file)), 0o600);
        }
    }

    #[cfg(not(unix))]
    fn assert_private(_: &Path) {}

    #[test]
    fn an_empty_folder_gives_way_and_any_other_is_refused() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        fs::create_dir(&path).expect("a folder");
        drop(make(&path).expect("a vault"));
        assert!(matches!(
            make(&path),
            Err(CreateError::Place(Refusal::JournalHere))
        ));
        assert!(inspect_on(dry(), &path).is_ok());
    }

    #[test]
    fn a_database_that_cannot_be_filled_leaves_nothing() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        let failed: Made = create_on(dry(), &path, &founding(), |journal, _, _| {
            fs::write(journal, [7; 4096])?;
            Err(io::Error::other("no"))
        });
        assert!(matches!(failed, Err(CreateError::Fill(_))));
        assert!(names_in(place.path()).is_empty());
        let nothing: Made = create_on(dry(), &path, &founding(), |_, _, _| Ok(()));
        assert!(matches!(nothing, Err(CreateError::Vault(_))));
        assert!(names_in(place.path()).is_empty());
    }

    #[test]
    fn leftovers_of_a_killed_creation_are_removed_and_nothing_else() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        let site = |name: &str| {
            let site = place.path().join(name);
            fs::create_dir_all(site.join("tmp")).expect("a folder");
            fs::write(site.join("journal.lock"), "").expect("a file");
        };
        let digits = "0123456789abcdef0123456789abcdef";
        site(&format!("Journal.mimik-new-{digits}"));
        let others = [
            format!("Andet.mimik-new-{digits}"),
            "Journal.mimik-new-mine".to_owned(),
            "Journal gammel".to_owned(),
        ];
        for name in &others {
            site(name);
        }
        drop(make(&path).expect("a vault"));
        let mut left = names_in(place.path());
        left.retain(|name| name != "Journal");
        let mut others = others.to_vec();
        others.sort();
        assert_eq!(left, others);
    }

    #[test]
    fn a_creation_that_still_runs_is_no_leftover() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        let running = Site::begin(&path).expect("a site");
        remove_leftovers(&path).expect("nothing to remove");
        assert!(running.folder.path().exists());
    }

    const PLACE: &str = "MIMIK_TEST_CREATE";

    /// Not a test of its own: the process that the next one kills.
    #[test]
    fn the_creation_that_is_killed() {
        if let Some(path) = std::env::var_os(PLACE) {
            drop(make(Path::new(&path)));
        }
    }

    #[test]
    fn a_kill_at_any_moment_leaves_no_vault_or_a_whole_one() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        let (mut killed_before, mut whole) = (0, 0);
        for round in 0..60 {
            let mut child = Command::new(std::env::current_exe().expect("this program"))
                .args([
                    "--exact",
                    "vault::create::tests::the_creation_that_is_killed",
                ])
                .env(PLACE, &path)
                .stdout(Stdio::null())
                .spawn()
                .expect("a child");
            std::thread::sleep(Duration::from_micros(300 * round));
            child.kill().ok();
            child.wait().expect("the child's end");
            match inspect_on(dry(), &path) {
                Ok(sealed) => {
                    let opened = sealed.keys().unlock(founding().doctor.user, &PASSPHRASE);
                    assert!(opened.is_ok() && sealed.keys_were_whole());
                    drop(sealed);
                    fs::remove_dir_all(&path).expect("a removal");
                    whole += 1;
                }
                Err(Refusal::Nothing) => killed_before += 1,
                Err(other) => panic!("round {round}: {other:?}"),
            }
        }
        assert!(killed_before > 0, "no kill came early: {whole} whole");
        drop(make(&path).expect("a vault"));
        assert_eq!(names_in(place.path()), ["Journal"]);
    }
}
