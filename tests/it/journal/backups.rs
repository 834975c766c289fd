//! Backups: what belongs to one, what is copied again, what is refused, and what the journal says about it.

use std::fs;

use mimik::domain::log::LockReason;
use mimik::journal::BackupFault;
use mimik::journal::task::{Backup, Progress};
use mimik::vault::backup::{Held, Manifest, Shelf, place};
use mimik::vault::{Folder, anchor};

use crate::clinic::{
    Clinic, all_entries, backup, backup_and_note, disk, files_below, last_kinds, lock,
    must_be_whole, photographed, ring, runs, shelf, with_photos,
};

#[test]
fn a_backup_has_its_four_parts_and_the_next_copies_only_what_is_new() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "Stick æøå 😀");
    let first = backup_and_note(&mut journal, &target);
    assert_eq!((first.photos_new, first.made.fact.photos), (3, 3));
    assert!(
        !first.made.fact.elsewhere,
        "the same disk is said to be one"
    );
    let shelf = shelf(&target);
    let count = |folder: &str| files_below(&shelf.join(folder)).len();
    let parts = ["db", "keys", "manifests", "photos"].map(count);
    assert_eq!(parts, [1, 1, 1, 3]);
    assert_eq!(count("tmp"), 0);

    let before: Vec<Vec<u8>> = files_below(&shelf)
        .iter()
        .map(|path| fs::read(path).unwrap())
        .collect();
    photographed(&clinic, &mut journal, patient, &[4]);
    let second = backup_and_note(&mut journal, &target);
    assert_eq!((second.photos_new, second.made.fact.photos), (1, 4));
    let after: Vec<Vec<u8>> = files_below(&shelf)
        .iter()
        .map(|path| fs::read(path).unwrap())
        .collect();
    assert!(
        before.iter().all(|file| after.contains(file)),
        "a file was changed"
    );
    assert!(!second.other_branch && second.removed == 0);
    must_be_whole(&journal);
}

#[test]
fn it_is_written_down_with_an_anchor_at_once_or_at_the_next_unlock() {
    let clinic = Clinic::new();
    let (mut journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup_and_note(&mut journal, &target);
    assert_eq!(last_kinds(&journal, 1), ["backup_made"]);
    let anchored = anchor::last(&Folder::new(&clinic.folder()))
        .unwrap()
        .unwrap();
    assert_eq!(anchored.head().why, anchor::Why::Backup);
    assert!(runs(&clinic).targets[0].made.as_ref().unwrap().noted);

    // At lock the worker goes on with its own keys, and the journal is shut.
    let task = Backup {
        source: journal.backup_source(),
        target: target.clone(),
        at: journal.now().unwrap().moment,
        clock_in_doubt: false,
    };
    let (mut door, written) = journal.lock(LockReason::Asked);
    written.unwrap();
    let made = task.run(&Progress::default()).unwrap();
    door.backup_ended(&target.to_string_lossy(), Ok(&made));
    assert!(!runs(&clinic).targets[0].made.as_ref().unwrap().noted);
    drop(door);

    let journal = clinic.nurse();
    assert_eq!(last_kinds(&journal, 2), ["logged_in", "backup_made"]);
    assert!(runs(&clinic).targets[0].made.as_ref().unwrap().noted);
    drop(lock(journal));
    let journal = clinic.nurse();
    assert_eq!(last_kinds(&journal, 1), ["logged_in"], "once is enough");
    must_be_whole(&journal);
}

#[test]
fn the_journal_itself_or_a_folder_inside_it_is_no_target() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let inside = [clinic.folder(), clinic.folder().join("photos")];
    for target in inside {
        let refused = backup(&journal, &target);
        assert!(matches!(refused, Err(BackupFault::InsideJournal)));
    }
    #[cfg(unix)]
    {
        let link = clinic.desk().join("Disk");
        std::os::unix::fs::symlink(clinic.folder().join("tmp"), &link).unwrap();
        let refused = backup(&journal, &link);
        assert!(matches!(refused, Err(BackupFault::InsideJournal)));
    }
    let gone = backup(&journal, &clinic.desk().join("E"));
    assert!(matches!(gone, Err(BackupFault::Gone)));
    assert!(!clinic.desk().join("E").exists(), "a missing disk was made");
    must_be_whole(&journal);
}

#[test]
fn two_at_once_into_the_same_target_are_not_mixed() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let vault = journal.vault();
    let place = place(vault.folder(), vault.id(), &target).unwrap();
    let other = Held::take(&place.shelf, vault.id()).unwrap();
    assert!(matches!(backup(&journal, &target), Err(BackupFault::Busy)));
    drop(other);
    backup(&journal, &target).unwrap();
}

#[test]
fn a_cancelled_one_leaves_nothing_half() {
    let clinic = Clinic::new();
    let (mut journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let cancelled = Progress::default();
    cancelled.cancel();
    let task = Backup {
        source: journal.backup_source(),
        target: target.clone(),
        at: journal.now().unwrap().moment,
        clock_in_doubt: false,
    };
    let end = task.run(&cancelled);
    assert!(matches!(end, Err(BackupFault::Cancelled)));
    let found = Shelf::find(&target).unwrap();
    assert!(found.names().unwrap().is_empty() && found.without_manifest().unwrap().is_empty());
    assert!(files_below(&found.photos()).is_empty() && files_below(&found.tmp()).is_empty());
    journal
        .backup_ended(&target.to_string_lossy(), Err(&BackupFault::Cancelled))
        .unwrap();
    assert_eq!(
        runs(&clinic).targets[0].problem.as_deref(),
        Some("cancelled")
    );
    let made = backup(&journal, &target).unwrap();
    assert_eq!(made.photos_new, 3);
    assert!(files_below(&found.tmp()).is_empty());
}

#[test]
fn a_photo_that_is_gone_from_the_journal_is_told_and_the_rest_is_safe() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let photos = files_below(&clinic.folder().join("photos"));
    fs::remove_file(&photos[0]).unwrap();
    let mut damaged = fs::read(&photos[1]).unwrap();
    damaged[200] ^= 1;
    fs::write(&photos[1], damaged).unwrap();
    let made = backup(&journal, &target).unwrap();
    let fact = &made.made.fact;
    assert_eq!((fact.photos, fact.photos_missing), (1, 2));
}

#[test]
fn an_older_photo_that_rots_in_the_target_is_found_within_thirty_runs_and_mended() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let shelf = shelf(&target);
    for path in files_below(&shelf.join("photos")) {
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&path, bytes).unwrap();
    }
    let mended: usize = (0..30)
        .map(|_| backup(&journal, &target).unwrap().photos_mended)
        .sum();
    assert_eq!(mended, 3);
}

#[test]
fn a_journal_that_was_set_back_takes_no_newer_backup_away() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let kept = disk(&clinic, "copy of yesterday");
    drop(lock(journal));
    copy_folder(&clinic.folder(), &kept);
    journal = clinic.doctor();
    ring(&mut journal, patient, "Ringede");
    backup(&journal, &target).unwrap();
    drop(lock(journal));
    fs::remove_dir_all(clinic.folder()).unwrap();
    copy_folder(&kept, &clinic.folder());

    let mut journal = clinic.doctor();
    for _ in 0..25 {
        ring(&mut journal, patient, "Skrev");
        let made = backup(&journal, &target).unwrap();
        assert!(made.other_branch);
    }
    let names = Shelf::find(&target).unwrap().names().unwrap();
    let other = Shelf::find(&target).unwrap().read(&names[0]).unwrap();
    let head = other.manifest.anchor.head();
    let ours = all_entries(&journal);
    let on_ours = ours.iter().any(|entry| entry.hash == head.head);
    assert!(!on_ours, "the other branch is gone");
}

/// As when somebody pulls out a disk: at any moment of a run.
#[test]
fn a_disk_that_is_pulled_out_harms_nothing_and_is_said_to_be_gone() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let seeds: Vec<u32> = (10..60).collect();
    photographed(&clinic, &mut journal, patient, &seeds);
    let (mut gone, mut whole) = (0, 0);
    for round in 0..12_u64 {
        let target = disk(&clinic, &format!("E{round}"));
        let end = std::thread::scope(|scope| {
            let pulled = target.clone();
            scope.spawn(move || {
                std::thread::sleep(std::time::Duration::from_millis(9 * round));
                fs::remove_dir_all(&pulled).ok();
                // What was written meanwhile goes too.
                fs::remove_dir_all(&pulled).ok();
            });
            backup(&journal, &target)
        });
        match end {
            Ok(_) => whole += 1,
            Err(BackupFault::Gone | BackupFault::NotWhole | BackupFault::Disk(_)) => gone += 1,
            Err(other) => panic!("round {round}: {other:?}"),
        }
        ring(&mut journal, patient, "Skriver videre");
    }
    assert!(gone > 0, "no disk was pulled out in time: {whole} whole");
    must_be_whole(&journal);
    let target = disk(&clinic, "E");
    assert_eq!(backup(&journal, &target).unwrap().photos_new, 53);
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// R-10 in small: each is opened again by itself, and holds what the journal held, with every photo that was attached by then.
#[test]
fn twenty_backups_beside_a_writing_journal_are_all_whole() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    for round in 0..20_u32 {
        let source = journal.backup_source();
        let task = Backup {
            source,
            target: target.clone(),
            at: journal.now().unwrap().moment,
            clock_in_doubt: false,
        };
        let before = journal.reader().open().unwrap().head_seq().unwrap();
        let made = std::thread::scope(|scope| {
            let worker = scope.spawn(|| task.run(&Progress::default()));
            let mut written = 0;
            while !worker.is_finished() && written < 200 {
                ring(&mut journal, patient, &format!("Opkald {round}-{written}"));
                if written == 1 {
                    photographed(&clinic, &mut journal, patient, &[100 + round]);
                }
                written += 1;
            }
            worker.join().unwrap()
        })
        .unwrap();
        assert!(made.made.fact.seq >= before, "{round}");
        let manifest = newest_manifest(&target);
        assert_eq!(manifest.photos.len() as u64, manifest.counts.photos);
        let place = clinic.desk().join(format!("Tilbage {round}"));
        let restored = crate::clinic::restore(&target, &place).unwrap();
        assert_eq!(restored.fact.seq, made.made.fact.seq, "{round}");
        assert_eq!(restored.fact.head, made.made.fact.head, "{round}");
        assert_eq!(restored.findings.exit_code(), 0, "{round}");
        let entry = all_entries(&journal)
            .into_iter()
            .find(|entry| entry.header.seq == restored.fact.seq)
            .unwrap();
        assert_eq!(mimik::vault::hex::encode(&entry.hash), restored.fact.head);
        fs::remove_dir_all(place).unwrap();
    }
    must_be_whole(&journal);
}

fn newest_manifest(target: &std::path::Path) -> Manifest {
    Shelf::find(target).unwrap().newest().unwrap().0.manifest
}
