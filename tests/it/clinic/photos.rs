//! Photographs for tests: one drawn face by another encoder than ours, and small ones made in code.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use mimik::domain::area::Area;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::domain::time::Moment;
use mimik::journal::task::{Chosen, Import, Offered, Progress, ReadPhotos};
use mimik::journal::{Edit, Journal, Receipt, Result};

/// 640 × 800 pixels.
pub fn face() -> Vec<u8> {
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/photos/face.jpg"
    ))
    .to_vec()
}

/// 64 × 48 pixels, another file for each seed.
pub fn small_jpeg(seed: u32) -> Vec<u8> {
    let [red, green, blue, _] = seed.wrapping_mul(2_654_435_761).to_le_bytes();
    let picture = RgbImage::from_fn(64, 48, |x, y| Rgb([red ^ x as u8, green ^ y as u8, blue]));
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode(picture.as_raw(), 64, 48, ExtendedColorType::Rgb8)
        .unwrap();
    // Colours so alike that they are coded alike still make two files.
    with_comment(&bytes, &seed.to_be_bytes())
}

/// The same picture in a file of its own.
pub fn with_comment(jpeg: &[u8], comment: &[u8]) -> Vec<u8> {
    let (start, rest) = jpeg.split_at(2);
    let length = (comment.len() as u16 + 2).to_be_bytes();
    [start, &[0xFF, 0xFE], &length, comment, rest].concat()
}

/// Writes another size into the head of a JPEG.
pub fn claim_size(jpeg: &mut [u8], width: u16, height: u16) {
    let frame = jpeg
        .windows(2)
        .position(|pair| matches!(pair, [0xFF, 0xC0..=0xC2]));
    let size = frame.unwrap() + 5;
    jpeg[size..size + 2].copy_from_slice(&height.to_be_bytes());
    jpeg[size + 2..size + 4].copy_from_slice(&width.to_be_bytes());
}

/// Looks at one file that can be attached.
pub fn read(path: &Path) -> Offered {
    let read = ReadPhotos::of(vec![path.to_owned()]);
    match read.run(&Progress::default()).remove(0) {
        Ok(offered) => offered,
        Err(refused) => panic!("{refused:?}"),
    }
}

/// The forehead at rest before treatment.
pub fn chosen(offered: Offered, taken_at: Moment) -> Chosen {
    Chosen {
        offered,
        taken_at,
        taken_from: TakenFrom::Asked,
        clock_corrected_seconds: None,
        areas: vec![Area::Forehead, Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
    }
}

/// Reads, seals and attaches files as taken now.
pub fn attach(journal: &mut Journal, patient: PatientId, paths: &[PathBuf]) -> Result<Receipt> {
    let now = journal.now()?.moment;
    let photos = paths.iter().map(|path| chosen(read(path), now)).collect();
    let import = Import {
        vault: Arc::clone(journal.vault()),
        patient,
        imported_at: now,
        photos,
    };
    let photos = import.run(&Progress::default())?;
    journal.apply(Edit::AttachPhotos { patient, photos })
}

/// Attaches a photo that differs by its seed; gives its entry.
pub fn attach_photo(journal: &mut Journal, patient: PatientId, seed: u32) -> EntryId {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.jpg");
    std::fs::write(&path, small_jpeg(seed)).unwrap();
    attach(journal, patient, &[path]).unwrap().entries[0]
}

/// Whether whoever is logged in can open its file.
pub fn photo_opens(journal: &Journal, patient: PatientId, photo: EntryId) -> bool {
    let photos = journal.record(patient).unwrap().photos;
    let item = photos.iter().find(|item| item.id == photo).unwrap();
    let name = item.photo.name.parse().unwrap();
    journal.vault().read_photo(name).is_ok()
}
