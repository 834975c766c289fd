//! Photos from the card to the record: sealed whole or not at all, and the rest of a selection goes on.

use std::fs;
use std::path::PathBuf;

use mimik::domain::area::Area;
use mimik::domain::photo::{Phase, View};
use mimik::domain::time::Moment;
use mimik::journal::task::{Import, PhotoFault, Progress, ReadPhotos, Refused, ShowPhoto};
use mimik::journal::{Edit, Refusal};
use mimik::picture::Refusal as PictureRefusal;

use crate::clinic::{
    Clinic, DEMO, answered, at, attach, chosen, claim_size, entries, face, lock, must_be_whole,
    read, refused, register, sign, small_jpeg, verify,
};

fn on_desk(clinic: &Clinic, name: &str, bytes: &[u8]) -> PathBuf {
    let path = clinic.desk().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_photo_is_kept_byte_for_byte_with_its_small_picture_and_shown_large() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let path = on_desk(&clinic, "Billede æøå 😀.jpg", &face());
    attach(&mut journal, patient, std::slice::from_ref(&path)).unwrap();
    assert_eq!(
        fs::read(&path).unwrap(),
        face(),
        "the source is never touched"
    );

    let record = journal.record(patient).unwrap();
    let item = record.photos[0].clone();
    assert_eq!(
        (item.photo.bytes, item.photo.mime.as_str()),
        (face().len() as u64, "image/jpeg")
    );
    assert_eq!((item.photo.width, item.photo.height), (640, 800));
    assert_eq!(item.taken_at, at("2026-11-23 08:00"));
    let name = item.photo.name.parse().unwrap();
    assert_eq!(journal.vault().read_photo(name).unwrap().bytes, face());
    let show = ShowPhoto {
        reader: journal.reader(),
        photo: item.id,
        name,
        longest_side: 4096,
    };
    let shown = show.run().unwrap();
    assert_eq!((shown.width, shown.height), (640, 800));
    let small = journal.thumbnail(item.id).unwrap().unwrap();
    assert!(small.starts_with(&[0xFF, 0xD8]));
    assert_eq!(must_be_whole(&journal).photos_read, 1);
    drop(lock(journal));
    assert_eq!(
        clinic.doctor().record(patient).unwrap().photos,
        record.photos
    );
}

#[test]
fn a_file_that_is_no_photo_is_refused_by_name_and_the_rest_goes_on() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let half = face().len() / 2;
    let mut large = small_jpeg(1);
    claim_size(&mut large, 20_000, 10_000);
    let selection = [
        on_desk(&clinic, "hel.jpg", &face()),
        on_desk(&clinic, "tom.jpg", b""),
        on_desk(&clinic, "tekst.jpg", "Kære klinik".as_bytes()),
        on_desk(&clinic, "halv.jpg", &face()[..half]),
        on_desk(&clinic, "kæmpe.jpg", &large),
        clinic.desk().join("væk.jpg"),
        on_desk(&clinic, "lille.jpg", &small_jpeg(2)),
    ];
    let answers = ReadPhotos::of(selection.to_vec()).run(&Progress::default());
    let refused: Vec<Refused> = answers
        .iter()
        .filter_map(|answer| answer.as_ref().err().cloned())
        .collect();
    let expected = [
        ("tom.jpg", PictureRefusal::Empty),
        ("tekst.jpg", PictureRefusal::UnknownType),
        ("halv.jpg", PictureRefusal::CutOff),
        (
            "kæmpe.jpg",
            PictureRefusal::TooManyPixels {
                width: 20_000,
                height: 10_000,
            },
        ),
        ("væk.jpg", PictureRefusal::Vanished),
    ];
    let expected = expected.map(|(name, because)| Refused {
        name: name.to_owned(),
        because,
    });
    assert_eq!(refused, expected);

    let offered: Vec<_> = answers.into_iter().flatten().collect();
    assert_eq!(offered.len(), 2);
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: clinic.clock.system_time(),
        photos: offered
            .into_iter()
            .map(|offered| chosen(offered, at("2026-11-23 07:55")))
            .collect(),
    };
    let photos = import.run(&Progress::default()).unwrap();
    let receipt = journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    assert_eq!(receipt.entries.len(), 2);
    let findings = must_be_whole(&journal);
    assert_eq!((findings.photos_read, findings.photos_unlisted), (2, 0));
}

#[test]
fn the_same_photo_twice_is_refused_and_nothing_of_the_first_is_lost() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let path = on_desk(&clinic, "før.jpg", &face());
    attach(&mut journal, patient, std::slice::from_ref(&path)).unwrap();
    let before = entries(&journal);
    for selection in [vec![path.clone()], vec![path.clone(), path.clone()]] {
        let error = attach(&mut journal, patient, &selection).unwrap_err();
        assert_eq!(error.refusal(), Some(&Refusal::PhotoTwice));
    }
    assert_eq!(entries(&journal), before);
    let findings = must_be_whole(&journal);
    assert_eq!((findings.photos_read, findings.photos_unlisted), (1, 0));

    // In another record it is a file of its own, and it is said that it lies elsewhere.
    let other = register(&mut journal, DEMO[1]);
    let sha256 = journal.record(patient).unwrap().photos[0]
        .photo
        .sha256
        .clone();
    assert!(journal.is_elsewhere(other, &sha256).unwrap());
    assert!(!journal.is_elsewhere(patient, &sha256).unwrap());
    attach(&mut journal, other, &[path]).unwrap();
    assert_eq!(must_be_whole(&journal).photos_read, 2);
}

#[test]
fn a_photo_from_the_future_is_refused() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let path = on_desk(&clinic, "før.jpg", &face());
    let ahead = at("2026-11-23 08:02:01");
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: clinic.clock.system_time(),
        photos: vec![chosen(read(&path), ahead)],
    };
    let photos = import.run(&Progress::default()).unwrap();
    let now = at("2026-11-23 08:00");
    let edit = Edit::AttachPhotos { patient, photos };
    assert_eq!(
        refused(&mut journal, edit),
        Refusal::InFuture { at: ahead, now }
    );
    // The sealed file waits without an entry; it is offered later and never deleted in silence.
    assert_eq!(verify(&journal).photos_unlisted, 1);
    assert_eq!(verify(&journal).exit_code(), 0);
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing_half() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let path = on_desk(&clinic, "før.jpg", &face());
    let progress = Progress::default();
    progress.cancel();
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: clinic.clock.system_time(),
        photos: vec![chosen(read(&path), at("2026-11-23 08:00"))],
    };
    assert_eq!(import.run(&progress).unwrap(), []);
    assert_eq!(
        fs::read_dir(clinic.folder().join("tmp")).unwrap().count(),
        0
    );
    assert_eq!(must_be_whole(&journal).photos_unlisted, 0);
}

#[test]
fn a_missing_and_a_damaged_photo_are_told_apart() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let paths = [1, 2, 3].map(|seed| on_desk(&clinic, &format!("{seed}.jpg"), &small_jpeg(seed)));
    attach(&mut journal, patient, &paths).unwrap();
    let record = journal.record(patient).unwrap();
    let file = |at: usize| {
        let name = &record.photos[at].photo.name;
        let folder = clinic.folder().join("photos").join(name.get(..2).unwrap());
        folder.join(format!("{name}.kph"))
    };
    fs::remove_file(file(0)).unwrap();
    let mut bytes = fs::read(file(1)).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(file(1), bytes).unwrap();
    let findings = verify(&journal);
    assert_eq!(findings.exit_code(), 3);
    let faults: Vec<(String, PhotoFault)> = findings
        .photos
        .iter()
        .map(|(name, fault)| (name.to_string(), *fault))
        .collect();
    let name = |at: usize| record.photos[at].photo.name.clone();
    assert_eq!(faults.len(), 2);
    assert!(faults.contains(&(name(0), PhotoFault::Missing)));
    assert!(faults.contains(&(name(1), PhotoFault::Damaged)));
}

#[test]
fn what_a_planned_area_still_lacks_is_told_view_by_view() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    sign(
        &mut journal,
        patient,
        answered(at("2026-11-23 08:00"), &[Area::Glabella]),
    )
    .unwrap();
    let lacks = |journal: &mimik::journal::Journal| journal.record(patient).unwrap().coverage();
    let views = |rest, frown| {
        vec![(
            Area::Glabella,
            vec![(View::FrontRest, rest), (View::FrontFrown, frown)],
        )]
    };
    assert_eq!(lacks(&journal), views(false, false));
    let path = on_desk(&clinic, "før.jpg", &face());
    let mut photo = chosen(read(&path), at("2026-11-23 08:00"));
    photo.view = View::FrontFrown;
    photo.phase = Phase::Before;
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: Moment::from_micros(0),
        photos: vec![photo],
    };
    let photos = import.run(&Progress::default()).unwrap();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    assert_eq!(lacks(&journal), views(false, true));
}

#[test]
fn a_correction_says_anew_what_a_photo_shows_and_never_which_file_it_is() {
    use mimik::journal::Amendment;
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let paths = [1, 2].map(|seed| on_desk(&clinic, &format!("{seed}.jpg"), &small_jpeg(seed)));
    attach(&mut journal, patient, &paths).unwrap();
    let record = journal.record(patient).unwrap();
    let (first, second) = (record.photos[0].clone(), record.photos[1].clone());
    let amend = |fact: mimik::domain::photo::PhotoAttached| {
        Edit::Amend(Amendment {
            patient,
            entry: first.id,
            occurred_at: first.taken_at,
            fact: fact.into(),
            reason: "Forkert vinkel valgt".to_owned(),
        })
    };
    let mut exchanged = first.photo.clone();
    exchanged.name.clone_from(&second.photo.name);
    assert_eq!(refused(&mut journal, amend(exchanged)), Refusal::OtherKind);
    let mut turned = first.photo.clone();
    turned.view = View::ProfileLeft;
    journal.apply(amend(turned.clone())).unwrap();
    let photos = journal.record(patient).unwrap().photos;
    assert_eq!(
        photos
            .iter()
            .find(|item| item.id == first.id)
            .unwrap()
            .photo,
        turned
    );
    must_be_whole(&journal);
}
