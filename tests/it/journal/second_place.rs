//! Anchors in a second place: a folder that was set back as a whole is noticed, and a lawful restore is not taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::id::UserId;
use mimik::domain::log::LockReason;
use mimik::journal::door::{Door, Noticed};
use mimik::journal::task::{Elsewhere, Findings, Progress, Share, Verify, Witness};
use mimik::journal::{Clock, Edit, Error, Ids, Journal, Refusal, SecondPlace};
use tempfile::TempDir;

use crate::clinic::{
    OPENING, ORIGIN, at, backup, enter, files, found, lay, lock, must_be_whole, restore,
};

/// A PC that keeps the anchors of its journal in a second place. A real journal: a practice clinic has none there.
struct Pc {
    place: TempDir,
    clock: Clock,
    doctor: UserId,
    second: SecondPlace,
}

impl Pc {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let clock = Clock::set(at(OPENING));
        let founded = found(&place.path().join("Journal"), false, clock.clone());
        Self {
            second: SecondPlace::of_user(place.path().join("data").join("anchors")),
            place,
            clock,
            doctor: founded.opened.user,
        }
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("Journal")
    }

    fn disk(&self, name: &str) -> PathBuf {
        let disk = self.place.path().join(name);
        fs::create_dir(&disk).unwrap();
        disk
    }

    fn door(&self, folder: &Path) -> Door {
        Door::inspect(folder, self.clock.clone(), Ids::System, ORIGIN).unwrap()
    }

    fn open_at(&self, folder: &Path) -> (Journal, Noticed) {
        let second = Some(self.second.clone());
        entered(self.door(folder).with_second_place(second), self.doctor)
    }

    fn open(&self) -> (Journal, Noticed) {
        self.open_at(&self.folder())
    }

    fn work(&self) {
        let mut journal = self.open().0;
        journal.apply(Edit::SignHead).unwrap();
        drop(lock(journal));
    }

    /// The whole folder as it lay, its own anchors and all.
    fn set_back(&self, work: impl FnOnce()) {
        let before = files(&self.folder(), Path::new("Journal"));
        work();
        fs::remove_dir_all(self.folder()).unwrap();
        lay(&before, self.place.path());
    }
}

fn entered(door: Door, user: UserId) -> (Journal, Noticed) {
    let Ok(entered) = enter(door, user) else {
        panic!("the journal opens");
    };
    entered
}

fn verify(journal: &Journal) -> Findings {
    let verify = Verify {
        reader: journal.reader().open().unwrap(),
        anchors: Vec::new(),
        second: Witness::At(journal.second_place().cloned()),
        photos: Share::All,
    };
    verify.run(&Progress::default()).unwrap()
}

#[test]
fn a_folder_that_was_set_back_with_its_own_anchors_is_noticed_and_still_read() {
    let pc = Pc::new();
    pc.work();
    pc.set_back(|| pc.work());

    // By its own anchors it is whole.
    let (journal, noticed) = entered(pc.door(&pc.folder()), pc.doctor);
    assert!(!noticed.anchor_broken);
    must_be_whole(&journal);
    drop(journal.lock(LockReason::Asked));

    // A lock in between does not make it good again.
    for _ in 0..2 {
        let (journal, noticed) = pc.open();
        assert!(noticed.anchor_broken);
        assert_eq!(noticed.left_behind, None);
        assert_eq!(verify(&journal).exit_code(), 2);
        drop(lock(journal));
    }
}

#[test]
fn a_journal_that_was_brought_back_says_what_it_lacks_and_raises_no_alarm() {
    let pc = Pc::new();
    let journal = pc.open().0;
    let target = pc.disk("E");
    backup(&journal, &target).unwrap();
    drop(lock(journal));
    pc.work();
    let journal = pc.open().0;
    let last = journal.head().unwrap().0;
    drop(lock(journal));

    let folder = pc.place.path().join("Hentet").join("Journal");
    restore(&target, &folder).unwrap();
    let (back, noticed) = pc.open_at(&folder);
    assert!(!noticed.anchor_broken);
    // The lock itself is an entry, and its anchor names it.
    assert!(noticed.left_behind > Some(last));
    let findings = verify(&back);
    assert_eq!(findings.exit_code(), 0, "{findings:?}");
    drop(lock(back));

    // Said once; what lies in the second place stays measured, and the journal's own new anchors with it.
    let (back, noticed) = pc.open_at(&folder);
    assert!(!noticed.anchor_broken && noticed.left_behind.is_none());
    let findings = verify(&back);
    assert_eq!(findings.exit_code(), 0, "{findings:?}");
    let Elsewhere::Read {
        left_behind,
        is_behind,
        ..
    } = findings.second
    else {
        panic!("it is read");
    };
    assert!(left_behind > 0 && !is_behind);
    drop(lock(back));

    // The one beside it has an end of its own.
    let (journal, noticed) = pc.open();
    assert!(!noticed.anchor_broken && noticed.left_behind.is_none());
    assert_eq!(verify(&journal).exit_code(), 0);
}

#[test]
fn a_note_of_a_restore_excuses_nothing_if_the_journal_does_not_begin_with_that_backup() {
    let pc = Pc::new();
    let journal = pc.open().0;
    let target = pc.disk("E");
    backup(&journal, &target).unwrap();
    drop(lock(journal));
    let folder = pc.place.path().join("Hentet").join("Journal");
    let restored = restore(&target, &folder).unwrap().fact;
    pc.set_back(|| pc.work());
    let mut forged = restored;
    forged.head = "00".repeat(32);
    let name = fs::read_dir(&folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap_or_default();
        (serde_json::from_slice::<mimik::domain::backup::JournalRestored>(&bytes).is_ok())
            .then(|| path.file_name().unwrap().to_owned())
    });
    let note = pc.folder().join(name.unwrap());
    fs::write(note, serde_json::to_vec(&forged).unwrap()).unwrap();
    let (journal, noticed) = pc.open();
    assert!(noticed.anchor_broken);
    assert_eq!(verify(&journal).exit_code(), 2);
}

#[test]
fn a_disk_that_is_not_in_keeps_nobody_out_and_is_told_by_the_check() {
    let mut pc = Pc::new();
    let usb = pc.disk("USB");
    let mut journal = pc.open().0;
    journal
        .keep_anchors_in(SecondPlace::chosen(usb.clone()))
        .unwrap();
    drop(lock(journal));
    pc.second = SecondPlace::chosen(usb.clone());
    fs::rename(&usb, pc.place.path().join("taken out")).unwrap();

    let (journal, noticed) = pc.open();
    assert_eq!(noticed, Noticed::default());
    let findings = verify(&journal);
    assert_eq!(findings.second, Elsewhere::Unreadable);
    assert_eq!(findings.exit_code(), 0);
    drop(lock(journal));

    // Back in: it goes on, and lacks the anchors of meanwhile.
    fs::rename(pc.place.path().join("taken out"), &usb).unwrap();
    let journal = pc.open().0;
    let behind = |findings: Findings| matches!(findings.second, Elsewhere::Read { is_behind: true, anchors, .. } if anchors > 0);
    assert!(behind(verify(&journal)));
    drop(lock(journal));
    let journal = pc.open().0;
    assert!(!behind(verify(&journal)));
}

#[test]
fn a_place_within_the_journal_is_refused_and_the_old_one_stays() {
    let pc = Pc::new();
    let mut journal = pc.open().0;
    let within = SecondPlace::chosen(pc.folder().join("photos"));
    let refused = journal.keep_anchors_in(within);
    assert!(
        matches!(&refused, Err(Error::Refused(refusal)) if **refusal == Refusal::AnchorsInside),
        "{refused:?}"
    );
    assert_eq!(journal.second_place(), Some(&pc.second));
    let missing = SecondPlace::chosen(pc.place.path().join("nowhere"));
    assert!(matches!(
        journal.keep_anchors_in(missing),
        Err(Error::Vault(_))
    ));
    assert_eq!(journal.second_place(), Some(&pc.second));
}
