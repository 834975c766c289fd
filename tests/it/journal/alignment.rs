//! Where the pupils are in a photo: said by a clinician, of the patient's own photo from the front; the newest holds.

use std::fs;
use std::path::PathBuf;

use mimik::domain::alignment::{AlignmentFault, PhotoAligned, Pupils, Spot};
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::photo::{Phase, View};
use mimik::journal::task::{Import, Progress};
use mimik::journal::{Amendment, Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, at, attach, chosen, entries, face, last_kinds, lock, must_be_whole, read,
    refused, register, with_comment,
};

fn pupils(right: (u32, u32), left: (u32, u32)) -> Pupils {
    let spot = |(x, y)| Spot { x, y };
    Pupils {
        right: spot(right),
        left: spot(left),
    }
}

fn eyes() -> Pupils {
    pupils((219, 403), (421, 404))
}

const fn align(patient: PatientId, photo: EntryId, pupils: Pupils) -> Edit {
    Edit::AlignPhoto {
        patient,
        aligned: PhotoAligned { photo, pupils },
    }
}

fn on_desk(clinic: &Clinic, number: u8) -> PathBuf {
    let path = clinic.desk().join(format!("{number}.jpg"));
    fs::write(&path, with_comment(&face(), &[number])).unwrap();
    path
}

/// Attaches a photo of 640 × 800 pixels.
fn photo(
    clinic: &Clinic,
    journal: &mut Journal,
    patient: PatientId,
    (number, taken): (u8, &str),
    (view, phase): (View, Phase),
) -> EntryId {
    let mut photo = chosen(read(&on_desk(clinic, number)), at(taken));
    (photo.view, photo.phase) = (view, phase);
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: at(taken),
        photos: vec![photo],
    };
    let photos = import.run(&Progress::default()).unwrap();
    let attached = journal.apply(Edit::AttachPhotos { patient, photos });
    attached.unwrap().entries[0]
}

fn marked(journal: &Journal, patient: PatientId, photo: EntryId) -> Option<Pupils> {
    let record = journal.record(patient).unwrap();
    let item = record.photos.iter().find(|item| item.id == photo);
    item.unwrap().pupils
}

#[test]
fn the_newest_word_on_the_pupils_holds_and_the_older_one_stays_readable() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    attach(&mut journal, patient, &[on_desk(&clinic, 1)]).unwrap();
    let photo = journal.record(patient).unwrap().photos[0].id;
    assert_eq!(marked(&journal, patient, photo), None);

    journal.apply(align(patient, photo, eyes())).unwrap();
    assert_eq!(marked(&journal, patient, photo), Some(eyes()));
    assert_eq!(last_kinds(&journal, 1), ["photo_aligned"]);
    let better = pupils((220, 403), (421, 403));
    journal.apply(align(patient, photo, better)).unwrap();
    assert_eq!(marked(&journal, patient, photo), Some(better));

    let record = journal.record(patient).unwrap();
    let said = record.entries.iter().filter_map(|entry| match &entry.fact {
        Fact::PhotoAligned(fact) => Some(fact.pupils),
        _ => None,
    });
    assert_eq!(said.collect::<Vec<_>>(), [eyes(), better]);
    // The original is what it was, byte for byte.
    let name = record.photos[0].photo.name.parse().unwrap();
    let bytes = journal.vault().read_photo(name).unwrap().bytes;
    assert_eq!(bytes, with_comment(&face(), &[1]));
    must_be_whole(&journal);
    drop(lock(journal));
    assert_eq!(marked(&clinic.doctor(), patient, photo), Some(better));
}

#[test]
fn what_cannot_be_pupils_is_refused_and_nothing_is_written() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let other = register(&mut journal, DEMO[1]);
    let now = "2026-11-23 08:00";
    let mut seen = |number, view| {
        let what = (view, Phase::Before);
        photo(&clinic, &mut journal, patient, (number, now), what)
    };
    let front = seen(1, View::FrontFrown);
    let oblique = seen(2, View::ObliqueRight);
    let profile = seen(3, View::ProfileLeft);
    let before = entries(&journal);
    let fault = Refusal::NotAligned;
    let unknown = Refusal::Unknown(Thing::Photo);
    for (edit, refusal) in [
        (
            align(patient, oblique, eyes()),
            fault(AlignmentFault::NotFront),
        ),
        (
            align(patient, profile, eyes()),
            fault(AlignmentFault::NotFront),
        ),
        (
            align(patient, front, pupils((219, 403), (640, 404))),
            fault(AlignmentFault::Outside),
        ),
        (
            align(patient, front, pupils((219, 800), (421, 404))),
            fault(AlignmentFault::Outside),
        ),
        (
            align(patient, front, pupils((219, 403), (219, 403))),
            fault(AlignmentFault::OnePlace),
        ),
        (
            align(patient, front, pupils((421, 403), (219, 403))),
            fault(AlignmentFault::MixedUp),
        ),
        // Somebody else's photo, and an entry that is no photo.
        (align(other, front, eyes()), unknown.clone()),
        (
            align(patient, EntryId::from_bytes([9; 16]), eyes()),
            unknown,
        ),
    ] {
        assert_eq!(refused(&mut journal, edit), refusal);
    }
    assert_eq!(entries(&journal), before);
    assert_eq!(marked(&journal, patient, front), None);
    journal.apply(align(patient, front, eyes())).unwrap();
    assert_eq!(marked(&journal, patient, front), Some(eyes()));
}

#[test]
fn a_photo_that_lies_on_its_side_is_measured_as_it_is_seen() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let mut photo = chosen(read(&on_desk(&clinic, 1)), at("2026-11-23 08:00"));
    photo.view = View::FrontRest;
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: at("2026-11-23 08:00"),
        photos: vec![photo],
    };
    let mut photos = import.run(&Progress::default()).unwrap();
    // 640 × 800 as stored: 800 wide and 640 high as it is seen.
    photos[0].photo.orientation = 6;
    let attached = journal.apply(Edit::AttachPhotos { patient, photos });
    let photo = attached.unwrap().entries[0];
    let too_low = align(patient, photo, pupils((219, 650), (421, 404)));
    let refusal = Refusal::NotAligned(AlignmentFault::Outside);
    assert_eq!(refused(&mut journal, too_low), refusal);
    let far_right = pupils((219, 403), (799, 639));
    journal.apply(align(patient, photo, far_right)).unwrap();
    assert_eq!(marked(&journal, patient, photo), Some(far_right));
}

#[test]
fn a_corrected_photo_keeps_its_pupils_whichever_version_is_named() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let what = (View::FrontRest, Phase::Before);
    let taken = (1, "2026-11-23 08:00");
    let first = photo(&clinic, &mut journal, patient, taken, what);
    journal.apply(align(patient, first, eyes())).unwrap();
    let correct = |journal: &mut Journal, view| {
        let record = journal.record(patient).unwrap();
        let mut fact = record.photos[0].photo.clone();
        fact.view = view;
        let amended = journal.apply(Edit::Amend(Amendment {
            patient,
            entry: first,
            occurred_at: record.photos[0].taken_at,
            fact: fact.into(),
            reason: "Forkert vinkel valgt".to_owned(),
        }));
        amended.unwrap().entries[0]
    };
    let second = correct(&mut journal, View::FrontFrown);
    let better = pupils((220, 403), (421, 403));
    journal.apply(align(patient, second, better)).unwrap();
    assert_eq!(marked(&journal, patient, first), Some(better));
    // Seen from the side after all: nothing to lay under a map.
    let start = at("2026-11-23 09:00");
    assert!(
        journal
            .record(patient)
            .unwrap()
            .photo_under_map(start)
            .is_some()
    );
    correct(&mut journal, View::ProfileLeft);
    let record = journal.record(patient).unwrap();
    assert_eq!(record.photo_under_map(start), None);
}

#[test]
fn under_the_map_lies_the_photo_that_was_taken_for_this_treatment() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let start = at("2026-11-23 07:00");
    let under = |journal: &Journal| {
        let record = journal.record(patient).unwrap();
        record.photo_under_map(start).map(|(item, _)| item.id)
    };
    // In this order, each shown one is preferred to all above it.
    let mut number = 0;
    for (taken, view, phase, is_shown) in [
        ("2026-11-22 08:00", View::FrontSmile, Phase::Control, true),
        ("2026-11-22 07:00", View::FrontSmile, Phase::Control, false),
        ("2026-11-23 07:30", View::FrontFrown, Phase::Before, true),
        ("2026-11-23 07:20", View::FrontRest, Phase::After, true),
        ("2026-11-23 07:10", View::FrontRest, Phase::Before, true),
        ("2026-11-20 06:00", View::FrontFrown, Phase::Before, true),
        ("2026-11-21 06:00", View::FrontFrown, Phase::Before, true),
        ("2026-11-18 06:00", View::FrontRest, Phase::Before, true),
        ("2026-11-19 06:00", View::FrontRest, Phase::Before, true),
        ("2026-11-18 07:00", View::FrontRest, Phase::Before, false),
        (
            "2026-11-23 06:00",
            View::FrontBrowsRaised,
            Phase::Before,
            false,
        ),
    ] {
        number += 1;
        let taken = (number, taken);
        let photo = photo(&clinic, &mut journal, patient, taken, (view, phase));
        let before = under(&journal);
        assert_ne!(before, Some(photo), "no pupils are marked yet");
        journal.apply(align(patient, photo, eyes())).unwrap();
        let expected = if is_shown { Some(photo) } else { before };
        assert_eq!(under(&journal), expected, "{number}");
    }
}
