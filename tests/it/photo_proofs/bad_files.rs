//! 300 bad files by the way that every photo takes in: each becomes a whole photo or is refused by its name, in words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::photo::TakenFrom;
use mimik::journal::Edit;
use mimik::journal::task::{Chosen, Import, Offered, Progress, ReadPhotos, Refused};
use mimik::text::{Language, Text};

use super::bad_photos;
use crate::clinic::{Clinic, DEMO, chosen, must_be_whole, register};

/// As many as are saved in one go.
const AT_ONCE: usize = 16;

/// Writes all files into a folder of their own; what a disk refuses as a name cannot lie on a card either.
fn card(place: &Path) -> Vec<(PathBuf, String)> {
    let folder = place.join("Kort");
    fs::create_dir(&folder).unwrap();
    let mut paths = Vec::new();
    for bad in bad_photos::all(12) {
        let path = folder.join(&bad.name);
        assert!(!path.exists(), "{} is there twice", bad.name);
        fs::write(&path, &bad.bytes).unwrap();
        paths.push((path, bad.name));
    }
    paths
}

#[test]
fn each_of_300_bad_files_becomes_a_whole_photo_or_is_refused_in_words() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let card = card(clinic.desk());
    assert!(card.len() >= 300, "{} files", card.len());
    let paths = card.iter().map(|(path, _)| path.clone()).collect();
    let read = ReadPhotos::of(paths).run(&Progress::default());
    assert_eq!(read.len(), card.len());

    let texts = [Language::Danish, Language::English].map(|language| Text::load(language).unwrap());
    let now = clinic.clock.system_time();
    let (mut accepted, mut contents) = (Vec::new(), BTreeSet::new());
    for (answer, (path, name)) in read.into_iter().zip(&card) {
        match answer {
            Ok(offered) => {
                assert_eq!(&offered.name, name);
                assert_eq!(*offered.bytes, fs::read(path).unwrap(), "{name}");
                assert!(contents.insert(offered.sha256), "{name} is there twice");
                accepted.push(said(offered, now));
            }
            Err(Refused {
                name: told,
                because,
            }) => {
                assert_eq!(&told, name);
                for text in &texts {
                    let sentence = text.photo_refusal(&told, because);
                    let without = sentence.replace(name, "");
                    assert!(without.len() < sentence.len(), "{sentence} names it");
                    assert!(!without.contains(['{', '}']), "{sentence}");
                }
            }
        }
    }
    assert!(accepted.len() > 80, "{} accepted", accepted.len());
    assert!(
        accepted.len() < card.len() - 80,
        "{} accepted",
        accepted.len()
    );

    let expected: Vec<Vec<u8>> = accepted
        .iter()
        .map(|photo| photo.offered.bytes.to_vec())
        .collect();
    for some in accepted.chunks(AT_ONCE) {
        let import = Import {
            vault: journal.vault().clone(),
            patient,
            imported_at: now,
            photos: some.to_vec(),
        };
        let photos = import.run(&Progress::default()).unwrap();
        assert_eq!(photos.len(), some.len());
        journal
            .apply(Edit::AttachPhotos { patient, photos })
            .unwrap();
    }
    let findings = must_be_whole(&journal);
    assert_eq!(
        (findings.photos_read, findings.photos_unlisted),
        (expected.len(), 0)
    );
    let left = fs::read_dir(clinic.folder().join("tmp")).unwrap();
    assert_eq!(left.count(), 0);
    let record = journal.record(patient).unwrap();
    let stored: BTreeSet<Vec<u8>> = record
        .photos
        .iter()
        .map(|item| {
            journal
                .vault()
                .read_photo(item.photo.name.parse().unwrap())
                .unwrap()
                .bytes
        })
        .collect();
    assert_eq!(record.photos.len(), expected.len());
    assert_eq!(stored, expected.into_iter().collect());
}

/// With the camera's time, as far as a journal can hold it.
fn said(offered: Offered, now: mimik::domain::time::Moment) -> Chosen {
    let camera = offered.taken_at.filter(|taken| *taken <= now);
    let mut chosen = chosen(offered, camera.unwrap_or(now));
    if camera.is_some() {
        chosen.taken_from = TakenFrom::Camera;
    }
    chosen
}
