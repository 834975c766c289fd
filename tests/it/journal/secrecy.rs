//! Nothing of a patient lies readable in any file of the journal folder (R-26, short form).

use std::fs;
use std::path::Path;

use mimik::domain::log::LockReason;
use mimik::journal::Edit;
use mimik::journal::door::Shut;
use mimik::journal::task::Progress;

use crate::clinic::{
    Clinic, DEMO, PASSPHRASE, at, attach_photo, lock, note, passphrase, proof_of, register,
};

const NOTE: &str = "Markør-hævelse ved venstre øje";

/// Every file below a folder with its bytes, half-written and left-over ones too.
fn every_file(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            every_file(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[track_caller]
fn nothing_readable(clinic: &Clinic, moment: &str, marks: &[&str]) {
    let mut files = Vec::new();
    every_file(&clinic.folder(), &mut files);
    assert!(files.len() >= 5, "the journal itself is looked through");
    for (path, bytes) in &files {
        for mark in marks {
            for mark in [mark.as_bytes().to_vec(), utf16(mark)] {
                let found = bytes.windows(mark.len()).any(|window| window == mark);
                assert!(!found, "{moment}: {path}");
            }
        }
        let jpeg = bytes
            .windows(4)
            .any(|four| four == [0xFF, 0xD8, 0xFF, 0xE0]);
        assert!(!jpeg || bytes.len() > 100_000, "{moment}: {path}");
    }
}

#[test]
fn name_number_note_and_photo_stand_in_no_file_while_open_locked_and_under_new_keys() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    journal
        .apply(note(patient, at("2026-11-23 08:00"), NOTE))
        .unwrap();
    attach_photo(&mut journal, patient, 1);
    let record = journal.record(patient).unwrap();
    let told = record.course.patient.as_ref().unwrap();
    // Colleagues share her family name, and that stands on their tiles.
    let given = told.value.name.given().to_owned();
    let number = told.value.number.stored().to_owned();
    assert!(
        given.len() > 6 && number.len() == 10,
        "marks that can be found"
    );
    let marks = [given.as_str(), number.as_str(), NOTE, "Markør", PASSPHRASE];
    // The write-ahead log holds it all by now.
    nothing_readable(&clinic, "open", &marks);
    let proof = proof_of(&journal, clinic.doctor);
    let retire = Edit::RetireUser(clinic.nurse);
    journal.apply_signed(retire, proof).unwrap();
    let (shut, _) = journal.lock_and_renew(LockReason::Asked);
    nothing_readable(&clinic, "locked", &marks);
    let Shut::Renew(task) = shut else {
        panic!("the keys have to give way");
    };
    task.run(&Progress::default()).1.unwrap();
    nothing_readable(&clinic, "new keys", &marks);
    let mut door = clinic.door();
    door.passphrase_was_wrong(clinic.doctor);
    drop(passphrase());
    nothing_readable(&clinic, "wrong passphrase", &marks);
    drop(door);
    drop(lock(clinic.doctor()));
}

/// The search is no blind one: a file in clear is found.
#[test]
#[should_panic(expected = "planted")]
fn what_lies_readable_would_be_found() {
    let clinic = Clinic::new();
    fs::write(clinic.folder().join("tmp").join("note.txt"), NOTE).unwrap();
    nothing_readable(&clinic, "planted", &[NOTE]);
}
