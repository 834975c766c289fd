//! Reading everything again is written down: how much was read, what was found, and when it is time again.

use std::fs;

use mimik::domain::check::CheckFault;
use mimik::domain::fact::Fact;
use mimik::domain::time::{HOUR, SECOND};
use mimik::journal::Journal;
use mimik::journal::task::{Progress, Verified, VerifyAll, Witness};
use mimik::journal::view::LogFilter;

use crate::clinic::{
    Clinic, all_entries, files_below, last_kinds, lock, must_be_whole, with_photos,
};

const WEEK: i64 = 7 * 24 * HOUR;

fn check(journal: &Journal, progress: &Progress) -> Verified {
    let all = VerifyAll {
        reader: journal.reader(),
        second: Witness::At(None),
    };
    all.run(progress).unwrap()
}

fn check_and_note(journal: &mut Journal) {
    let verified = check(journal, &Progress::default());
    journal.checked(&verified).unwrap();
}

/// Half of its bytes are another file's from now on.
fn damage_one_photo(clinic: &Clinic) {
    let file = &files_below(&clinic.folder().join("photos"))[0];
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

#[test]
fn what_was_found_is_known_also_when_it_is_mended_later() {
    let clinic = Clinic::new();
    let (mut journal, _) = with_photos(&clinic);
    let read = all_entries(&journal).len() as u64;
    check_and_note(&mut journal);
    let (at, well) = journal.clinic().checked.clone().unwrap();
    assert_eq!(at, journal.now().unwrap().moment.whole_second());
    assert_eq!(
        (well.photos, well.photos_bad, well.first_bad),
        (3, None, None)
    );
    assert!(well.faults.is_empty() && well.entries >= read);
    assert_eq!(last_kinds(&journal, 1), ["journal_checked"]);

    damage_one_photo(&clinic);
    check_and_note(&mut journal);
    let (_, bad) = journal.clinic().checked.clone().unwrap();
    assert_eq!(bad.photos_bad, Some(1));
    assert!(bad.faults.contains(&CheckFault::Photos));
    drop(lock(journal));

    // Whoever comes next, whatever her role, reads the same.
    let mut journal = clinic.reviewer();
    assert_eq!(journal.clinic().checked.as_ref().unwrap().1, bad);
    damage_one_photo(&clinic);
    check_and_note(&mut journal);
    assert!(
        journal
            .clinic()
            .checked
            .as_ref()
            .unwrap()
            .1
            .faults
            .is_empty()
    );
    must_be_whole(&journal);
    drop(lock(journal));
    let told = all_entries(&clinic.doctor())
        .into_iter()
        .filter(|entry| matches!(&entry.fact, Fact::JournalChecked(found) if *found == bad));
    assert_eq!(told.count(), 1);
    let notable = LogFilter {
        notable: true,
        ..LogFilter::default()
    };
    let rows = clinic.doctor().log(&notable, None, 100).unwrap();
    let kinds = rows
        .iter()
        .filter(|row| row.entry.fact.kind() == "journal_checked");
    assert_eq!(kinds.count(), 1, "those that found nothing are not notable");
}

#[test]
fn a_check_that_was_stopped_is_none_whatever_it_had_found() {
    let clinic = Clinic::new();
    let (mut journal, _) = with_photos(&clinic);
    let stopped = Progress::default();
    stopped.cancel();
    let mut verified = check(&journal, &stopped);
    assert!(verified.findings.photos_left > 0);
    verified.findings.anchors_broken = vec![9, 7];
    journal.checked(&verified).unwrap();
    assert_eq!(journal.clinic().checked, None);

    verified.findings.photos_left = 0;
    journal.checked(&verified).unwrap();
    let (_, found) = journal.clinic().checked.clone().unwrap();
    assert_eq!(found.first_bad, Some(7));
    assert_eq!(
        found.faults.into_iter().collect::<Vec<_>>(),
        [CheckFault::Anchors]
    );
}

#[test]
fn it_is_time_a_week_after_the_journal_began_and_a_week_after_each_check() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let began = journal.founded().unwrap();
    assert!(!journal.check_is_due().unwrap());
    clinic.clock.move_to(began.plus(WEEK - SECOND));
    assert!(!journal.check_is_due().unwrap());
    clinic.clock.move_to(began.plus(WEEK));
    assert!(journal.check_is_due().unwrap());
    check_and_note(&mut journal);
    assert!(!journal.check_is_due().unwrap());
    drop(lock(journal));
    clinic.clock.move_to(began.plus(2 * WEEK));
    assert!(clinic.nurse().check_is_due().unwrap());
}
