//! Restoring: from a passphrase or the recovery key, into an empty place, whole or not at all; and rehearsing it.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use mimik::domain::backup::OpenedWith;
use mimik::domain::clinic::Clinic as Named;
use mimik::domain::fact::Fact;
use mimik::journal::door::Door;
use mimik::journal::task::{
    Create, FoundBackup, NewDoctor, Progress, Rehearsal, Restore, RestoreError,
};
use mimik::journal::{
    BackupFault, Clock, Error, FolderRefusal, Ids, Journal, Passphrase, RecoveryKey, VaultError,
};

use crate::clinic::{
    CHEAP, Clinic, DEMO, OPENING, ORIGIN, all_entries, at, backup, backup_and_note, disk, enter,
    files_below, last_kinds, must_be_whole, passphrase, photographed, register, restore,
    restore_as, ring, shelf, with_photos,
};

fn open(folder: &Path, clinic: &Clinic) -> Journal {
    let door = Door::inspect(folder, clinic.clock.clone(), Ids::System, ORIGIN).unwrap();
    let Ok((journal, noticed)) = enter(door, clinic.doctor) else {
        panic!("the restored journal opens");
    };
    assert!(!noticed.anchor_broken && !noticed.photos_folder_missing);
    journal
}

#[test]
fn a_journal_comes_back_whole_and_says_so_at_its_first_unlock() {
    let clinic = Clinic::new();
    let (journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let made = backup(&journal, &target).unwrap();
    let record = journal.record(patient).unwrap();
    let place = clinic.desk().join("Ny pc").join("Journal");
    let restored = restore(&target, &place).unwrap();
    assert_eq!(restored.fact.with, OpenedWith::Passphrase);
    assert_eq!(restored.findings.photos_read, 3);

    // It lies beside the original, which is open.
    let back = open(&place, &clinic);
    assert_eq!(back.record(patient).unwrap().photos, record.photos);
    let photo = record.photos[0].photo.name.parse().unwrap();
    assert_eq!(
        back.vault().read_photo(photo).unwrap().bytes,
        journal.vault().read_photo(photo).unwrap().bytes
    );
    let last = all_entries(&back).remove(0);
    let Fact::JournalRestored(fact) = last.fact else {
        panic!("it says that it was restored");
    };
    assert_eq!(
        (fact.seq, fact.head),
        (made.made.fact.seq, made.made.fact.head)
    );
    must_be_whole(&back);
    drop(crate::clinic::lock(back));
    let again = open(&place, &clinic);
    assert_eq!(last_kinds(&again, 1), ["logged_in"], "once is enough");
}

#[test]
fn the_recovery_key_alone_brings_it_back_on_another_pc() {
    let clinic = Clinic::new();
    let place = clinic.desk().join("Klinik");
    let recovery = RecoveryKey::parse("42AK-66SN-4ND3-G82T-5AFK-S9AY-5WJ4-HD8D").unwrap();
    let founded = Create {
        folder: place.clone(),
        clinic: Named {
            name: "Øveklinik".to_owned(),
            ..Named::default()
        },
        doctor: NewDoctor {
            name: "Vera Mikkelsen".to_owned(),
            authorisation: "0TEST".to_owned(),
        },
        passphrase: passphrase(),
        recovery,
        practice: true,
        cost: CHEAP,
        clock: Clock::set(at(OPENING)),
        ids: Ids::System,
        origin: ORIGIN,
    }
    .run()
    .unwrap();
    let Ok((mut journal, _)) = founded.door.enter(founded.opened) else {
        panic!("the first login");
    };
    let patient = register(&mut journal, DEMO[0]);
    photographed(&clinic, &mut journal, patient, &[1, 2]);
    let target = disk(&clinic, "E");
    backup_and_note(&mut journal, &target);
    drop(crate::clinic::lock(journal));
    fs::remove_dir_all(&place).unwrap();

    let found = FoundBackup::at(&target, None).unwrap();
    let wrong = RecoveryKey::new().unwrap();
    let refused = found.clone().with_recovery_key(&wrong).map(|_| ());
    assert!(matches!(
        refused,
        Err(Error::Vault(VaultError::WrongRecoveryKey))
    ));
    let key = RecoveryKey::parse("42ak 66sn 4nd3 g82t 5afk s9ay 5wj4 hd8d").unwrap();
    let from = found.with_recovery_key(&key).unwrap();
    let to = place;
    let restored = Restore { from, to }.run(&Progress::default()).unwrap();
    assert_eq!(restored.fact.with, OpenedWith::RecoveryKey);
    assert_eq!(restored.findings.exit_code(), 0);
    assert_eq!(restored.findings.photos_read, 2);
}

#[test]
fn nothing_is_ever_restored_over_something() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let before = files_below(clinic.desk());
    let over = restore(&target, &clinic.folder());
    assert!(matches!(
        over,
        Err(RestoreError::Place(FolderRefusal::JournalHere))
    ));
    let full = disk(&clinic, "Papirer");
    fs::write(full.join("brev.txt"), "x").unwrap();
    let over = restore(&target, &full);
    assert!(matches!(
        over,
        Err(RestoreError::Place(FolderRefusal::NotEmpty))
    ));
    assert_eq!(files_below(clinic.desk()).len(), before.len() + 1);
}

/// Stopped before the first byte, and while photos are copied: nothing lies at the place or beside it.
#[test]
fn a_restore_that_is_stopped_leaves_nothing() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    photographed(&clinic, &mut journal, patient, &(4..24).collect::<Vec<_>>());
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let before = files_below(clinic.desk());
    let opened = || {
        let found = FoundBackup::at(&target, None).unwrap();
        let doctor = found.tiles().remove(0);
        found.with_passphrase(&doctor, &passphrase()).unwrap()
    };
    for after in [0, 1, 5] {
        let (progress, ended) = (Progress::default(), AtomicBool::new(false));
        let restore = Restore {
            from: opened(),
            to: clinic.desk().join("Ny pc"),
        };
        let stopped = std::thread::scope(|scope| {
            scope.spawn(|| {
                while progress.so_far().0 < after && !ended.load(Ordering::Relaxed) {
                    std::thread::yield_now();
                }
                progress.cancel();
            });
            if after == 0 {
                while !progress.is_cancelled() {
                    std::thread::yield_now();
                }
            }
            let stopped = restore.run(&progress);
            ended.store(true, Ordering::Relaxed);
            stopped
        });
        match stopped {
            Err(RestoreError::Backup(BackupFault::Cancelled)) => {}
            // Asked too late to stop anything: then it is all there.
            Ok(restored) if after > 0 => {
                assert_eq!(restored.findings.exit_code(), 0);
                fs::remove_dir_all(clinic.desk().join("Ny pc")).unwrap();
            }
            other => panic!("after {after}: {:?}", other.map(|_| ())),
        }
        assert_eq!(files_below(clinic.desk()), before);
    }
}

#[test]
fn a_wrong_passphrase_and_a_folder_without_backups_have_their_own_answers() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let nothing = FoundBackup::at(&target, None).map(|_| ());
    assert!(matches!(nothing, Err(BackupFault::NoBackup)));
    backup(&journal, &target).unwrap();
    let found = FoundBackup::at(&target, None).unwrap();
    let doctor = found.tiles().remove(0);
    let wrong = Passphrase::typed("blåbærgrød på en onsdag");
    let refused = found.with_passphrase(&doctor, &wrong).map(|_| ());
    assert!(matches!(
        refused,
        Err(Error::Vault(VaultError::WrongPassphrase))
    ));
    let unknown = FoundBackup::at(&target, Some("../../x")).map(|_| ());
    assert!(matches!(unknown, Err(BackupFault::NoBackup)));
}

#[test]
fn an_older_backup_is_chosen_by_its_name_and_the_newest_by_itself() {
    let clinic = Clinic::new();
    let (mut journal, patient) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    let first = backup(&journal, &target).unwrap().made.fact;
    ring(&mut journal, patient, "Ringede");
    let second = backup(&journal, &target).unwrap().made.fact;
    let old = clinic.desk().join("gammel");
    let restored = restore_as(&target, Some(&first.backup), &old).unwrap();
    assert_eq!(restored.fact.seq, first.seq);
    let new = clinic.desk().join("ny");
    assert_eq!(restore(&target, &new).unwrap().fact.seq, second.seq);
    // The folder in the target will do as well as the target.
    let direct = clinic.desk().join("direkte");
    assert_eq!(
        restore(&shelf(&target), &direct).unwrap().fact.seq,
        second.seq
    );
}

#[test]
fn a_rehearsal_leaves_nothing_behind_and_tells_of_a_photo_that_is_gone() {
    let clinic = Clinic::new();
    let (mut journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup_and_note(&mut journal, &target);
    let rehearse = |journal: &Journal| {
        let task = Rehearsal {
            reader: journal.reader(),
            target: target.clone(),
        };
        task.run(&Progress::default()).unwrap()
    };
    let well = rehearse(&journal);
    assert_eq!((well.photos, well.photos_bad), (3, 0));
    let left = fs::read_dir(clinic.folder().join("tmp")).unwrap().count();
    assert_eq!(left, 0);
    journal.rehearsed(well).unwrap();
    assert_eq!(last_kinds(&journal, 1), ["restore_rehearsed"]);

    fs::remove_file(&files_below(&shelf(&target).join("photos"))[0]).unwrap();
    assert_eq!(rehearse(&journal).photos_bad, 1);
}

/// R-13 in small: one byte flipped, one file cut, one file gone.
#[test]
fn whatever_is_damaged_in_a_backup_is_noticed() {
    let clinic = Clinic::new();
    let (journal, _) = with_photos(&clinic);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    let files = files_below(&shelf(&target));
    let (mut tried, mut noticed) = (0, 0);
    let mut number = 0_usize;
    let mut try_with = |path: &Path, bytes: Option<Vec<u8>>, whole: &[u8]| {
        match bytes {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        tried += 1;
        let place = clinic.desk().join(format!("Prøve {tried}"));
        let is_noticed = match FoundBackup::at(&target, None) {
            Err(_) => true,
            Ok(found) if found.unlisted > 0 || found.damaged > 0 => true,
            Ok(_) => match restore(&target, &place) {
                Err(_) => true,
                Ok(restored) => restored.fact.photos_bad > 0,
            },
        };
        noticed += usize::from(is_noticed);
        assert!(
            is_noticed,
            "{} is damaged and nobody noticed",
            path.display()
        );
        fs::remove_dir_all(&place).ok();
        fs::write(path, whole).unwrap();
    };
    for path in files.iter().filter(|path| !path.ends_with("backup.lock")) {
        let whole = fs::read(path).unwrap();
        for _ in 0..6 {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_041);
            let mut flipped = whole.clone();
            flipped[(number >> 16) % whole.len()] ^= 1 << (number % 8);
            try_with(path, Some(flipped), &whole);
        }
        for cut in [0, whole.len() / 2, whole.len() - 1] {
            try_with(path, Some(whole[..cut].to_vec()), &whole);
        }
        try_with(path, None, &whole);
    }
    assert_eq!((tried, noticed), (60, 60));
    // Put back as it was, it is whole again.
    let place = clinic.desk().join("Til sidst");
    assert_eq!(restore(&target, &place).unwrap().findings.exit_code(), 0);
}
