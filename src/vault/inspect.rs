//! The checks before anything is opened: what is in this folder, and may we work here? None of them writes (§e, 1–7).
//!
//! Only when all of them passed is a missing lock file made. What needs SQL (9–12) is the store's.
//! Never inspect while this process has the database open: reading its header here would drop SQLite's locks.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::lock::{self, Attempt, Lock};
use super::{Folder, Ground, Refusal, Sealed, disk, ground, keys};

const PAGE: u64 = 4096;
const PLAIN_SQLITE: &[u8] = b"SQLite format 3\0";

/// Inspects a folder to work in it, and holds its lock.
pub fn inspect(folder: &Path) -> Result<Sealed, Refusal> {
    inspect_on(Ground::real(), folder)
}

/// As [`inspect`], on any ground.
pub fn inspect_on(ground: Ground, folder: &Path) -> Result<Sealed, Refusal> {
    ground.check(folder)?;
    let folder = Folder::new(folder);
    must_not_be_a_link(&folder)?;
    let lock = must_be_free(&folder)?;
    // Where a disk is not connected, what it would hang on is often read-only; that is not what is wrong.
    if folder.path().exists() {
        must_be_writable(ground, &folder)?;
    }
    must_be_complete(&folder)?;
    must_look_like_ours(&folder)?;
    let keys = keys::read(&folder)?;
    let lock = match lock {
        Some(lock) => lock,
        None => make_lock(&folder)?,
    };
    Ok(Sealed::new(folder, keys, Some(lock)))
}

/// Inspects a folder to read it only, wherever it lies: takes no lock and can run beside an open window (`verify`).
pub fn inspect_read_only(folder: &Path) -> Result<Sealed, Refusal> {
    let folder = Folder::new(folder);
    must_not_be_a_link(&folder)?;
    must_be_complete(&folder)?;
    must_look_like_ours(&folder)?;
    let keys = keys::read(&folder)?;
    Ok(Sealed::new(folder, keys, None))
}

/// Whether a new journal can be made here: a folder that is empty or does not exist yet, on good ground.
pub fn place_for_new(ground: Ground, folder: &Path) -> Result<(), Refusal> {
    ground.check(folder)?;
    // A bare name has nothing above it that exists.
    let folder = Folder::new(&std::path::absolute(folder).map_err(Refusal::Unreadable)?);
    must_be_writable(ground, &folder)?;
    match must_be_complete(&folder) {
        Ok(()) => Err(Refusal::JournalHere),
        Err(Refusal::Nothing) => Ok(()),
        Err(other) => Err(other),
    }
}

fn must_not_be_a_link(folder: &Folder) -> Result<(), Refusal> {
    match fs::symlink_metadata(folder.journal()) {
        Ok(metadata) if !metadata.is_file() => Err(Refusal::SymbolicLink),
        Ok(metadata) if disk::has_hard_links(&metadata) => Err(Refusal::HardLink),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Refusal::Unreadable(error)),
    }
}

fn must_be_free(folder: &Folder) -> Result<Option<Lock>, Refusal> {
    match lock::take_existing(&folder.lock()) {
        Ok(Attempt::Held(lock)) => Ok(Some(lock)),
        Ok(Attempt::NoFile) => Ok(None),
        Ok(Attempt::Taken) => Err(Refusal::AlreadyOpen),
        Err(error) => Err(Refusal::Unreadable(error)),
    }
}

fn make_lock(folder: &Folder) -> Result<Lock, Refusal> {
    match lock::take_or_make(&folder.lock()) {
        Ok(Attempt::Held(lock)) => Ok(lock),
        Ok(Attempt::Taken | Attempt::NoFile) => Err(Refusal::AlreadyOpen),
        Err(error) => Err(Refusal::Unreadable(error)),
    }
}

fn must_be_writable(ground: Ground, folder: &Folder) -> Result<(), Refusal> {
    let there = ground::nearest_existing(folder.path());
    let journal = folder.journal();
    let journal_is_writable = !journal.exists() || (ground.is_writable)(journal);
    if (ground.is_writable)(&there) && journal_is_writable {
        Ok(())
    } else {
        Err(Refusal::ReadOnly)
    }
}

fn must_be_complete(folder: &Folder) -> Result<(), Refusal> {
    let has_keys = folder.keys().exists() || folder.keys_copy().exists();
    match (folder.journal().exists(), has_keys) {
        (true, true) => Ok(()),
        (true, false) => Err(Refusal::KeysMissing),
        (false, true) => Err(Refusal::JournalMissing),
        (false, false) => Err(nothing_or_something_else(folder.path())),
    }
}

fn nothing_or_something_else(folder: &Path) -> Refusal {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Refusal::Nothing,
            Some(_) => Refusal::NotEmpty,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Refusal::Nothing,
        Err(error) => Refusal::Unreadable(error),
    }
}

fn must_look_like_ours(folder: &Folder) -> Result<(), Refusal> {
    let mut file = File::open(folder.journal()).map_err(Refusal::Unreadable)?;
    let length = file.metadata().map_err(Refusal::Unreadable)?.len();
    let mut start = Vec::new();
    file.by_ref()
        .take(PLAIN_SQLITE.len() as u64)
        .read_to_end(&mut start)
        .map_err(Refusal::Unreadable)?;
    if length == 0 {
        return Err(Refusal::JournalEmpty);
    }
    if start == PLAIN_SQLITE {
        return Err(Refusal::JournalInClear);
    }
    if !length.is_multiple_of(PAGE) && !has_log(folder) {
        return Err(Refusal::JournalCut);
    }
    Ok(())
}

/// Whether SQLite has pages in its log. A power cut while they were put into the database can leave a torn page at its end,
/// and then the log holds that page whole.
fn has_log(folder: &Folder) -> bool {
    let mut log = folder.journal().as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::domain::user::Role;
    use crate::vault::fixture::{CHEAP, PASSPHRASE, dry, make, user};
    use crate::vault::keys::Passphrase;
    use crate::vault::{Error, FileSystem};

    fn whole() -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("Journal");
        drop(make(&path).expect("a journal"));
        (place, path)
    }

    #[track_caller]
    fn refused(path: &Path, is_right: impl Fn(&Refusal) -> bool) {
        let before = listing(path);
        match inspect_on(dry(), path) {
            Ok(_) => panic!("the folder was opened"),
            Err(refusal) => assert!(is_right(&refusal), "{refusal:?}"),
        }
        assert_eq!(listing(path), before, "a check has written");
    }

    fn listing(path: &Path) -> Vec<(PathBuf, u64)> {
        let Ok(entries) = fs::read_dir(path) else {
            return Vec::new();
        };
        let mut listing: Vec<(PathBuf, u64)> = entries
            .map(|entry| {
                let entry = entry.expect("an entry");
                let length = entry.metadata().expect("metadata").len();
                (entry.path(), length)
            })
            .collect();
        listing.sort();
        listing
    }

    #[test]
    fn a_whole_folder_shows_its_tiles_without_a_passphrase() {
        let (_place, path) = whole();
        let sealed = inspect_on(dry(), &path).expect("a journal");
        assert_eq!(sealed.clinic(), "Øveklinik");
        assert!(sealed.is_practice() && sealed.keys_were_whole());
        assert!(sealed.has_photos_folder());
        assert_eq!(sealed.epoch(), 1);
        let [tile] = sealed.tiles().try_into().expect("one tile");
        assert_eq!(
            (tile.name.as_str(), tile.role),
            ("Bruger 003", Role::Doctor)
        );
    }

    #[test]
    fn a_folder_that_is_missing_or_empty_holds_nothing() {
        let place = tempfile::tempdir().expect("a folder");
        refused(&place.path().join("Journal"), |refusal| {
            matches!(refusal, Refusal::Nothing)
        });
        refused(place.path(), |refusal| matches!(refusal, Refusal::Nothing));
    }

    #[test]
    fn a_disk_that_is_not_connected_is_missing_and_not_read_only() {
        let place = tempfile::tempdir().expect("a folder");
        let ground = Ground {
            is_writable: |_| false,
            ..dry()
        };
        let gone = inspect_on(ground, &place.path().join("disk/Journal"));
        assert!(matches!(gone, Err(Refusal::Nothing)));
        let empty = inspect_on(ground, place.path());
        assert!(matches!(empty, Err(Refusal::ReadOnly)));
    }

    #[test]
    fn a_folder_with_other_things_is_not_taken() {
        let place = tempfile::tempdir().expect("a folder");
        fs::write(place.path().join("ferie.jpg"), "x").expect("a file");
        refused(place.path(), |refusal| matches!(refusal, Refusal::NotEmpty));
        let refusal = place_for_new(dry(), place.path());
        assert!(matches!(refusal, Err(Refusal::NotEmpty)));
    }

    #[test]
    fn what_is_missing_is_named() {
        let (_place, path) = whole();
        fs::remove_file(path.join("vault.keys.copy")).expect("a removal");
        assert!(inspect_on(dry(), &path).is_ok_and(|sealed| !sealed.keys_were_whole()));
        fs::remove_file(path.join("vault.keys")).expect("a removal");
        refused(&path, |refusal| matches!(refusal, Refusal::KeysMissing));

        let (_place, path) = whole();
        fs::remove_file(path.join("journal.db")).expect("a removal");
        refused(&path, |refusal| matches!(refusal, Refusal::JournalMissing));
    }

    #[test]
    fn an_empty_cut_or_foreign_database_is_never_taken_for_a_journal() {
        let (_place, path) = whole();
        let spoil = |contents: &[u8]| {
            fs::write(path.join("journal.db"), contents).expect("a spoiled file");
        };
        spoil(b"");
        refused(&path, |refusal| matches!(refusal, Refusal::JournalEmpty));
        spoil(&[7; 5000]);
        refused(&path, |refusal| matches!(refusal, Refusal::JournalCut));
        let mut plain = b"SQLite format 3\0".to_vec();
        plain.resize(4096, 0);
        spoil(&plain);
        refused(&path, |refusal| matches!(refusal, Refusal::JournalInClear));
    }

    #[test]
    fn two_damaged_key_files_are_refused_and_one_is_mended_after_unlocking() {
        let (_place, path) = whole();
        fs::write(path.join("vault.keys"), "x").expect("a spoiled file");
        let mut sealed = inspect_on(dry(), &path).expect("a journal");
        assert!(!sealed.keys_were_whole());
        sealed.mend_keys().expect("two copies");
        drop(sealed);
        assert!(inspect_on(dry(), &path).is_ok_and(|sealed| sealed.keys_were_whole()));

        fs::write(path.join("vault.keys"), "x").expect("a spoiled file");
        fs::write(path.join("vault.keys.copy"), "x").expect("a spoiled file");
        refused(&path, |refusal| matches!(refusal, Refusal::KeysDamaged));
    }

    #[test]
    fn the_second_program_is_told_so_and_verify_reads_beside_the_first() {
        let (_place, path) = whole();
        let first = inspect_on(dry(), &path).expect("a journal");
        refused(&path, |refusal| matches!(refusal, Refusal::AlreadyOpen));
        let mut reading = inspect_read_only(&path).expect("a journal");
        assert!(matches!(reading.empty_tmp(), Err(Error::WithoutLock)));
        assert!(matches!(
            reading.rename_clinic("Andet"),
            Err(Error::WithoutLock)
        ));
        drop(first);
        assert!(inspect_on(dry(), &path).is_ok());
    }

    #[test]
    fn a_lost_lock_file_is_made_again_only_when_all_is_well() {
        let (_place, path) = whole();
        fs::remove_file(path.join("journal.lock")).expect("a removal");
        let sealed = inspect_on(dry(), &path).expect("a journal");
        assert!(path.join("journal.lock").exists());
        refused(&path, |refusal| matches!(refusal, Refusal::AlreadyOpen));
        drop(sealed);
    }

    #[test]
    fn a_read_only_folder_is_refused_for_the_window_and_read_by_verify() {
        let (_place, path) = whole();
        let ground = Ground {
            is_writable: |_| false,
            ..dry()
        };
        assert!(matches!(inspect_on(ground, &path), Err(Refusal::ReadOnly)));
        assert!(inspect_read_only(&path).is_ok());
        assert!(matches!(
            place_for_new(ground, &path.join("ny")),
            Err(Refusal::ReadOnly)
        ));
    }

    #[test]
    fn network_and_sync_folders_come_before_every_other_check() {
        let (place, path) = whole();
        let ground = Ground {
            file_system: |_| {
                Ok(FileSystem {
                    magic: 0x6969,
                    on_block_device: false,
                })
            },
            is_writable: |_| false,
        };
        assert!(matches!(
            inspect_on(ground, &path),
            Err(Refusal::Network("NFS"))
        ));
        fs::write(place.path().join(".stfolder"), "").expect("a marker");
        refused(&path, |refusal| matches!(refusal, Refusal::SyncFolder(_)));
        assert!(inspect_read_only(&path).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_database_with_a_second_name_is_refused() {
        let (place, path) = whole();
        let journal = path.join("journal.db");
        let aside = place.path().join("aside.db");
        fs::hard_link(&journal, &aside).expect("a hard link");
        refused(&path, |refusal| matches!(refusal, Refusal::HardLink));
        fs::remove_file(&journal).expect("a removal");
        std::os::unix::fs::symlink(&aside, &journal).expect("a link");
        refused(&path, |refusal| matches!(refusal, Refusal::SymbolicLink));
    }

    #[test]
    fn an_added_user_has_a_tile_and_opens_the_same_journal_at_the_next_start() {
        let (_place, path) = whole();
        let mut sealed = inspect_on(dry(), &path).expect("a journal");
        let doctor = sealed
            .keys()
            .unlock(user("003", Role::Doctor).user, &PASSPHRASE)
            .expect("in");
        let passphrase = Passphrase::typed("gulerod og hyldeblomst");
        let nurse = user("005", Role::Nurse);
        let slot = sealed
            .keys()
            .new_slot(&doctor.keys, &nurse, &passphrase, CHEAP)
            .expect("a slot");
        sealed.add_slot(&slot).expect("two copies");
        sealed.rename_clinic("Ny klinik").expect("two copies");
        drop(sealed);

        let sealed = inspect_on(dry(), &path).expect("a journal");
        assert_eq!((sealed.tiles().len(), sealed.clinic()), (2, "Ny klinik"));
        let opened = sealed.keys().unlock(nurse.user, &passphrase).expect("in");
        assert_eq!(opened.keys.database(), doctor.keys.database());
        assert_eq!(opened.public, slot.public);
    }

    #[test]
    fn what_a_killed_program_left_in_tmp_is_removed_at_start() {
        let (_place, path) = whole();
        fs::write(path.join("tmp").join("half.part"), "x").expect("a file");
        fs::create_dir(path.join("tmp").join("f")).expect("a folder");
        let sealed = inspect_on(dry(), &path).expect("a journal");
        assert_eq!(sealed.empty_tmp().expect("a count"), 2);
        fs::remove_dir(path.join("tmp")).expect("a removal");
        assert_eq!(sealed.empty_tmp().expect("a count"), 0);
        assert!(path.join("tmp").is_dir());
    }

    #[test]
    fn a_journal_is_no_place_for_a_new_one() {
        let (_place, path) = whole();
        assert!(matches!(
            place_for_new(dry(), &path),
            Err(Refusal::JournalHere)
        ));
    }

    #[test]
    fn a_bare_name_is_a_place_in_the_folder_where_one_stands() {
        let ground = Ground {
            is_writable: |path| path.exists(),
            ..dry()
        };
        let named = Path::new("a journal that nobody has made");
        assert!(place_for_new(ground, named).is_ok());
    }
}
