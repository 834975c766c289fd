//! A head of the chain that somebody took along: what she kept shows later whether anything before it was cut or changed.

use std::path::Path;

use mimik::domain::entry::Entry;
use mimik::domain::fact::Fact;
use mimik::journal::task::{Findings, Progress, Share, Verify, Witness, outside_anchors};
use mimik::journal::{Edit, Journal};

use crate::clinic::{Clinic, DEMO, all_entries, lay, lock, must_be_whole, note, register};

fn verify_with(journal: &Journal, kept: &Path) -> Findings {
    let verify = Verify {
        reader: journal.reader().open().unwrap(),
        anchors: outside_anchors(kept).unwrap(),
        second: Witness::At(None),
        photos: Share::All,
    };
    verify.run(&Progress::default()).unwrap()
}

#[test]
fn a_reviewer_takes_the_head_along_and_the_journal_has_to_extend_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    let before = clinic.files();

    let mut journal = clinic.reviewer();
    let kept = clinic.desk().join("fingeraftryk.txt");
    std::fs::write(&kept, journal.head_to_take().unwrap()).unwrap();
    let (seq, _) = journal.head().unwrap();
    journal.apply(Edit::SignHead).unwrap();
    let entries = all_entries(&journal);
    let signed = |entry: &&Entry| matches!(&entry.fact, Fact::HeadSigned(fact) if fact.seq == seq);
    assert_eq!(entries.iter().filter(signed).count(), 1);
    // It is signed with her own key, which `verify` checks, and it may be hers.
    must_be_whole(&journal);
    drop(lock(journal));

    let mut journal = clinic.doctor();
    let now = journal.now().unwrap().moment;
    journal.apply(note(patient, now, "Ringede")).unwrap();
    let findings = verify_with(&journal, &kept);
    assert_eq!(findings.exit_code(), 0, "{findings:?}");
    drop(lock(journal));

    // Somebody puts back the folder as it lay before, anchors and all: by itself it is whole.
    std::fs::remove_dir_all(clinic.folder()).unwrap();
    lay(&before, clinic.folder().parent().unwrap());
    let journal = clinic.doctor();
    must_be_whole(&journal);
    let findings = verify_with(&journal, &kept);
    assert_eq!(findings.exit_code(), 2);
    assert_eq!(findings.anchors_broken, [seq]);
}
