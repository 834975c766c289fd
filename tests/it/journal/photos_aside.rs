//! Photos that were attached to the wrong patient, or that nobody shall look at: out of sight, with their trace and bytes.

use std::fs;

use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::set_aside::PhotoHidden;
use mimik::journal::{Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, asked, at, attach, entries, face, last_kinds, lock, must_be_whole, ready,
    refusal, refused, register, stands_in_the_way, usual, with_comment,
};
use mimik::domain::area::Area;
use mimik::domain::rules::RuleId;
use mimik::domain::user::Role;

const WHY: &str = "Kortet var fra patienten før.";

/// Two patients, and a photo in the record of the first.
fn mixed_up(clinic: &Clinic, journal: &mut Journal) -> (PatientId, PatientId, EntryId) {
    let (wrong, right) = (register(journal, DEMO[0]), register(journal, DEMO[1]));
    (wrong, right, another(clinic, journal, wrong, 1))
}

fn another(clinic: &Clinic, journal: &mut Journal, patient: PatientId, number: u8) -> EntryId {
    let path = clinic.desk().join(format!("{number}.jpg"));
    fs::write(&path, with_comment(&face(), &[number])).unwrap();
    attach(journal, patient, &[path]).unwrap().entries[0]
}

fn withdraw(patient: PatientId, photo: EntryId, to: Option<PatientId>) -> Edit {
    Edit::WithdrawPhoto {
        patient,
        photo,
        to,
        reason: WHY.to_owned(),
    }
}

fn hide(patient: PatientId, photo: EntryId, hidden: bool) -> Edit {
    Edit::HidePhoto {
        patient,
        hidden: PhotoHidden {
            photo,
            hidden,
            why: "Øjnene er lukkede.".to_owned(),
        },
    }
}

#[test]
fn a_photo_goes_to_the_right_patient_with_its_file_and_both_keep_the_trace() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let (wrong, right, photo) = mixed_up(&clinic, &mut journal);
    let before = journal.record(wrong).unwrap().photos.remove(0);
    let small = journal.thumbnail(photo).unwrap();
    let files = clinic.files();

    let receipt = journal.apply(withdraw(wrong, photo, Some(right))).unwrap();
    assert_eq!(
        last_kinds(&journal, 2),
        ["photo_withdrawn", "photo_attached"]
    );
    let left = journal.record(wrong).unwrap();
    assert!(left.photos.is_empty());
    assert_eq!(left.course.withdrawn_photos[0].of, photo);
    let entry = left.entries.last().unwrap();
    assert_eq!(entry.header.amends, Some(photo));
    assert_eq!(entry.reason.as_deref(), Some(WHY));

    let there = journal.record(right).unwrap().photos.remove(0);
    assert_eq!(there.id, receipt.entries[1]);
    assert_eq!(there.photo.moved_from, Some(photo));
    assert_eq!(there.taken_at, before.taken_at);
    let same = |photo: &mimik::domain::photo::PhotoAttached| {
        (
            photo.name.clone(),
            photo.sha256.clone(),
            photo.sealed_blake3.clone(),
        )
    };
    assert_eq!(same(&there.photo), same(&before.photo));
    assert_eq!(journal.thumbnail(there.id).unwrap(), small);
    let name = there.photo.name.parse().unwrap();
    assert_eq!(
        journal.vault().read_photo(name).unwrap().bytes,
        with_comment(&face(), &[1])
    );
    // No photo file was written, changed or taken away.
    let photos = |files: &std::collections::BTreeMap<std::path::PathBuf, Option<Vec<u8>>>| {
        let kept = files
            .iter()
            .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "kph"));
        kept.map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(photos(&clinic.files()), photos(&files));
    must_be_whole(&journal);
    // The same file from the card is known where it is now, although its file keeps the name of where it was.
    let path = clinic.desk().join("1.jpg");
    let twice = refusal(attach(&mut journal, right, &[path]));
    assert_eq!(twice, Refusal::PhotoTwice);
    drop(lock(journal));
    let doctor = clinic.doctor();
    assert!(doctor.record(wrong).unwrap().photos.is_empty());
    assert_eq!(doctor.record(right).unwrap().photos, [there]);
}

#[test]
fn a_photo_of_nobody_known_is_withdrawn_alone_and_may_come_back() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let (wrong, _, photo) = mixed_up(&clinic, &mut journal);
    journal.apply(withdraw(wrong, photo, None)).unwrap();
    assert!(journal.record(wrong).unwrap().photos.is_empty());
    must_be_whole(&journal);

    let again = another(&clinic, &mut journal, wrong, 1);
    let path = clinic.desk().join("1.jpg");
    let twice = refusal(attach(&mut journal, wrong, &[path]));
    assert_eq!(twice, Refusal::PhotoTwice);
    let record = journal.record(wrong).unwrap();
    assert_eq!(record.photos.len(), 1);
    assert_eq!(record.photos[0].id, again);
    must_be_whole(&journal);
}

#[test]
fn what_cannot_be_withdrawn_is_refused_and_nothing_is_written() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let (wrong, right, photo) = mixed_up(&clinic, &mut journal);
    another(&clinic, &mut journal, right, 1);
    let before = entries(&journal);
    let without = Edit::WithdrawPhoto {
        patient: wrong,
        photo,
        to: None,
        reason: "  ".to_owned(),
    };
    let unknown = PatientId::new(uuid::Uuid::from_u128(7));
    for (edit, expected) in [
        (without, Refusal::EmptyText),
        (
            withdraw(right, photo, Some(wrong)),
            Refusal::Unknown(Thing::Photo),
        ),
        (withdraw(wrong, photo, Some(right)), Refusal::ThereAlready),
        (withdraw(wrong, photo, Some(wrong)), Refusal::ThereAlready),
        (
            withdraw(wrong, photo, Some(unknown)),
            Refusal::Unknown(Thing::Patient),
        ),
    ] {
        assert_eq!(refused(&mut journal, edit), expected);
    }
    assert_eq!(entries(&journal), before);
    journal.apply(withdraw(wrong, photo, None)).unwrap();
    let twice = refused(&mut journal, withdraw(wrong, photo, None));
    assert_eq!(twice, Refusal::Unknown(Thing::Photo));
    drop(lock(journal));
    let mut reviewer = clinic.reviewer();
    assert_eq!(
        refusal(reviewer.apply(withdraw(wrong, photo, None))),
        Refusal::Role(Role::Nurse)
    );
}

#[test]
fn a_hidden_photo_is_seen_by_the_reviewer_alone_until_it_is_shown_again() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let (patient, _, photo) = mixed_up(&clinic, &mut journal);
    assert_eq!(
        refused(&mut journal, hide(patient, photo, false)),
        Refusal::NothingToHide
    );
    journal.apply(hide(patient, photo, true)).unwrap();
    assert_eq!(
        refused(&mut journal, hide(patient, photo, true)),
        Refusal::NothingToHide
    );
    let record = journal.record(patient).unwrap();
    assert!(record.photos.is_empty());
    assert_eq!(record.hidden_photos[0].id, photo);
    let why = &record.hidden_photos[0].hidden.as_ref().unwrap().why;
    assert_eq!(why, "Øjnene er lukkede.");
    drop(lock(journal));

    let reviewer = clinic.reviewer();
    let record = reviewer.record(patient).unwrap();
    assert!(record.photos[0].hidden.is_some());
    assert!(record.hidden_photos.is_empty());
    drop(lock(reviewer));

    let mut journal = clinic.nurse();
    journal.apply(hide(patient, photo, false)).unwrap();
    let record = journal.record(patient).unwrap();
    assert_eq!(record.photos[0].hidden, None);
    must_be_whole(&journal);
}

/// R80: what cannot be looked at before the needle is no before-photo.
#[test]
fn a_hidden_or_withdrawn_photo_is_no_before_photo() {
    for is_hidden in [true, false] {
        let clinic = Clinic::new();
        let areas = [Area::Glabella];
        let patient = ready(&clinic, &usual(&areas));
        let mut journal = clinic.nurse();
        let asked = asked(&journal, patient, &areas);
        let in_the_way = |journal: &Journal| {
            let rules = stands_in_the_way(journal, patient, &asked);
            rules.contains(&RuleId::R80)
        };
        assert!(!in_the_way(&journal));
        let photo = journal.record(patient).unwrap().photos[0].id;
        let edit = if is_hidden {
            hide(patient, photo, true)
        } else {
            withdraw(patient, photo, None)
        };
        journal.apply(edit).unwrap();
        assert!(in_the_way(&journal), "{is_hidden}");
    }
}

#[test]
fn the_log_of_a_move_tells_both_records_and_no_name() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let (wrong, right, photo) = mixed_up(&clinic, &mut journal);
    journal.apply(withdraw(wrong, photo, Some(right))).unwrap();
    let record = journal.record(wrong).unwrap();
    let Fact::PhotoWithdrawn(fact) = &record.entries.last().unwrap().fact else {
        panic!("a withdrawal");
    };
    assert_eq!(fact.to, Some(right));
    assert!(record.entries.last().unwrap().header.recorded_at >= at("2026-11-23 08:00"));
}
