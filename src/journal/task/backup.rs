//! One backup into one target: copied, made to last, opened and checked, and only then signed for and counted.
//!
//! The order is that of `reliability.md` §d. Whatever goes wrong, the journal is only ever read, and a backup without its
//! manifest is none.

use std::path::{Path, PathBuf};

use crate::domain::backup::{BackupMade, Counted};
use crate::domain::time::Moment;
use crate::journal::BackupSource;
use crate::journal::backups::Keys;
use crate::journal::machine::PROGRAM;
use crate::store::{CopyCheck, Error as StoreError, Store};
use crate::vault::anchor::{Anchor, Head, Why};
use crate::vault::backup::{
    self, Fault, Half, Held, Made, Manifest, Name, PhotoSum, SignedManifest, VERSION,
};
use crate::vault::{hex, keys};

use super::Progress;
use super::backup_photos::{self, Copied, Wanted};
use super::backup_rotation;
use super::cores;

/// Copies the journal into a target.
pub struct Backup {
    pub source: BackupSource,
    /// An existing folder or disk, as it was chosen.
    pub target: PathBuf,
    /// Now, and whether the clock can be believed: it gives a backup its name, and takes none away.
    pub at: Moment,
    pub clock_in_doubt: bool,
}

/// A backup that counts, and what was noticed on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackedUp {
    pub made: Made,
    pub photos_new: usize,
    /// Photos in the target that were found damaged or gone there, and were copied again.
    pub photos_mended: usize,
    /// Backups that lie there with another future than this journal: it was set back, or this is a restored one.
    pub other_branch: bool,
    /// How many old copies of the database were taken away.
    pub removed: usize,
}

/// Whether backups may go into a folder; nothing is written.
///
/// # Errors
/// Why not: the journal itself or inside it, another journal, not there, or a name that cannot be kept.
pub fn backup_place(source: &BackupSource, target: &Path) -> Result<bool, Fault> {
    let keys = &*source.0;
    Ok(backup::place(&keys.folder, keys.identity.vault, target)?.elsewhere)
}

impl Backup {
    /// # Errors
    /// Why there is no new backup. Photos that were copied whole stay; nothing half does.
    pub fn run(self, progress: &Progress) -> Result<BackedUp, Fault> {
        let end = self.attempt(progress);
        // A disk that was pulled out answers with all kinds of errors; what is wrong is that it is gone.
        match end {
            Err(Fault::Disk(_) | Fault::ReadOnly) if !self.target.is_dir() => Err(Fault::Gone),
            end => end,
        }
    }

    fn attempt(&self, progress: &Progress) -> Result<BackedUp, Fault> {
        let keys = &*self.source.0;
        let vault = keys.identity.vault;
        let place = backup::place(&keys.folder, vault, &self.target)?;
        let held = Held::take(&place.shelf, vault)?;
        let known = Self::known(&held)?;
        let (key_file, epoch) = keys::written(&keys.folder)?;

        let live = open_live(keys)?;
        let newest = known.iter().max_by_key(|known| known.manifest.run);
        let run = newest.map_or(0, |known| known.manifest.run) + 1;
        // What the journal names already; the copy of its database may name more by the time it is made.
        let known_photos = wanted(&live, of_journal)?;
        let (from, to) = (keys.folder.photos(), held.shelf.photos());
        let tmp = held.shelf.tmp();
        let copy_photos =
            |named: &[Wanted]| backup_photos::copy(named, (&from, &to), &tmp, run, progress);
        let (photos, copy) = cores::beside(
            || copy_photos(&known_photos),
            || Copy::make(keys, &live, &held)?.check(),
        );
        let Checked {
            path,
            check,
            photos: named,
        } = copy?;
        let mut photos = photos.ok_or(Fault::NotWhole)??;
        let beyond = photos.keep_to(&named);
        if !beyond.is_empty() {
            photos.add(copy_photos(&beyond)?);
        }
        must_be_same(&live, &check)?;
        if keys::written(&keys.folder)?.1 != epoch {
            return Err(Fault::KeysChanged);
        }
        stop_if_cancelled(progress)?;

        let head = check.head;
        let name = held.free_name(|again| Name::of(head.seq, self.at, again))?;
        let database = backup::settle(&path.0)?;
        held.move_in(&path.0, &held.shelf.database(&name))?;
        let key_sum = held.add(&held.shelf.keys(&name), &key_file)?;
        let manifest = Manifest {
            v: VERSION,
            vault,
            practice: keys.identity.practice,
            name: name.clone(),
            made_at: self.at,
            program: PROGRAM.to_owned(),
            epoch,
            run,
            anchor: self.anchor(&check),
            counts: counted(&check),
            database,
            keys: key_sum,
            photos: photos.held.clone(),
            missing: photos.missing.clone(),
        };
        let (signed, bytes) = manifest.sign(&keys.signer)?;
        held.add(&held.shelf.manifest(&name), &bytes)?;

        let bytes = database.bytes + key_sum.bytes + bytes.len() as u64 + photos.bytes;
        let made = self.made(&signed, &photos, bytes, place.elsewhere);
        let rotated = backup_rotation::tidy(&held, known, &signed, &live, self.clock_in_doubt);
        Ok(BackedUp {
            made,
            photos_new: photos.new,
            photos_mended: photos.mended,
            other_branch: rotated.other_branch,
            removed: rotated.removed,
        })
    }

    /// The backups that lie there already and are whole as far as their manifests tell.
    fn known(held: &Held) -> Result<Vec<SignedManifest>, Fault> {
        let names = held.shelf.names()?;
        let read = names.iter().map(|name| held.shelf.read(name));
        let mut known = Vec::new();
        for manifest in read {
            match manifest {
                Ok(manifest) => known.push(manifest),
                // Left as it is: it takes no part, and nothing is ever built on it.
                Err(Fault::Damaged | Fault::Newer(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(known)
    }

    fn anchor(&self, check: &CopyCheck) -> Anchor {
        let keys = &*self.source.0;
        let head = Head {
            seq: check.head.seq,
            head: check.head.hash,
            at: self.at,
            photos: check.counts.photos,
            why: Why::Backup,
        };
        Anchor::sign(keys.identity.vault, &head, keys.user, &keys.signer)
    }

    fn made(&self, signed: &SignedManifest, photos: &Copied, bytes: u64, elsewhere: bool) -> Made {
        let manifest = &signed.manifest;
        let head = manifest.anchor.head();
        Made {
            at: self.at,
            noted: false,
            fact: BackupMade {
                target: self.target.to_string_lossy().into_owned(),
                backup: manifest.name.to_string(),
                seq: head.seq,
                head: hex::encode(&head.head),
                patients: manifest.counts.patients,
                photos: photos.held.len() as u64,
                photos_missing: photos.missing.len() as u64,
                bytes,
                elsewhere,
            },
        }
    }
}

pub(super) const fn counted(check: &CopyCheck) -> Counted {
    Counted {
        entries: check.counts.entries,
        patients: check.counts.patients,
        appointments: check.counts.appointments,
        photos: check.counts.photos,
    }
}

fn open_live(keys: &Keys) -> Result<Store, Fault> {
    Store::open_reader(keys.folder.journal(), &keys.database, keys.identity).map_err(of_journal)
}

/// The head of the copy must be an entry of the journal, unchanged: else it is a copy of something else.
fn must_be_same(live: &Store, check: &CopyCheck) -> Result<(), Fault> {
    let there = live.hash_at(check.head.seq).map_err(of_journal)?;
    if there == Some(check.head.hash) {
        Ok(())
    } else {
        Err(Fault::JournalBroken)
    }
}

pub(super) fn stop_if_cancelled(progress: &Progress) -> Result<(), Fault> {
    if progress.is_cancelled() {
        Err(Fault::Cancelled)
    } else {
        Ok(())
    }
}

/// A copy of the database in the target's `tmp/`. It vanishes unless it is moved in.
struct Copy {
    /// Where the chain stood before, so that a copy that is silently old is noticed.
    before: i64,
    // In this order: what is open goes before the file does.
    store: Store,
    path: Half,
}

impl Copy {
    fn make(keys: &Keys, live: &Store, held: &Held) -> Result<Self, Fault> {
        let before = live.head().map_err(of_journal)?.seq;
        let path = Half(held.shelf.tmp().join("journal.db.part"));
        live.copy_to(&path.0).map_err(of_target)?;
        let store = Store::open_unchangeable(&path.0, &keys.database, keys.identity);
        let store = store.map_err(of_copy)?;
        store.keep_pages().map_err(of_copy)?;
        Ok(Self {
            before,
            store,
            path,
        })
    }

    /// Closes it, since an open file cannot be moved everywhere.
    fn check(self) -> Result<Checked, Fault> {
        let check = self.store.check_copy().map_err(of_copy)?;
        let photos = wanted(&self.store, of_copy)?;
        let is_new = check.head.seq >= self.before;
        self.store.close().map_err(of_copy)?;
        if check.is_whole() && is_new {
            Ok(Checked {
                path: self.path,
                check,
                photos,
            })
        } else {
            Err(Fault::JournalBroken)
        }
    }
}

/// A copy that is whole, closed again.
struct Checked {
    path: Half,
    check: CopyCheck,
    /// Every photo file that it names.
    photos: Vec<Wanted>,
}

/// Every photo file that a database names, in the order of the names.
fn wanted(store: &Store, because: fn(StoreError) -> Fault) -> Result<Vec<Wanted>, Fault> {
    let files = store.photo_files().map_err(because)?;
    each_once(&files).ok_or(Fault::JournalBroken)
}

/// Nothing if a name or a hash is none. Rows in the order of the names; where two say differently what one file holds, the
/// file is copied once all the same.
fn each_once(files: &[(String, String)]) -> Option<Vec<Wanted>> {
    let wanted = files.iter().map(|(name, blake3)| {
        let (name, blake3) = (name.parse().ok(), hex::decode_array(blake3));
        name.zip(blake3)
            .map(|(name, blake3)| Wanted { name, blake3 })
    });
    let mut wanted: Vec<Wanted> = wanted.collect::<Option<_>>()?;
    wanted.dedup_by_key(|photo| photo.name);
    Some(wanted)
}

/// What the journal's own database says; the target is not asked here.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn of_journal(error: StoreError) -> Fault {
    if matches!(error, StoreError::WrongKeyOrDamaged) {
        Fault::KeysChanged
    } else {
        Fault::JournalBroken
    }
}

/// Writing the copy: the source was open and readable, so that it is the target that fails.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn of_target(error: StoreError) -> Fault {
    if matches!(error, StoreError::Full) {
        Fault::Full
    } else if matches!(error, StoreError::ReadOnly) {
        Fault::ReadOnly
    } else if matches!(error, StoreError::Damaged(_)) {
        Fault::JournalBroken
    } else {
        Fault::Disk(std::io::Error::other(error.to_string()))
    }
}

/// Reading back the copy.
pub(super) fn of_copy(_error: StoreError) -> Fault {
    Fault::NotWhole
}

/// The sum of what a manifest names, for progress and room.
pub(super) fn total(photos: &[PhotoSum]) -> u64 {
    photos.iter().map(|photo| photo.bytes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_two_rows_name_is_copied_once_and_what_is_no_name_stops_it() {
        let row = |name: &str, blake3: &str| (name.repeat(32), blake3.repeat(32));
        let rows = [
            row("0a", "01"),
            row("0b", "02"),
            row("0b", "03"),
            row("0c", "04"),
        ];
        let wanted = each_once(&rows).expect("names and hashes");
        let firsts = wanted.iter().map(|photo| photo.blake3[0]);
        assert_eq!(firsts.collect::<Vec<_>>(), [1, 2, 4]);
        assert!(each_once(&[row("0a", "01"), row("../", "02")]).is_none());
        assert!(each_once(&[row("0a", "zz")]).is_none());
    }
}
