//! P3: one patient with 200 entries and 400 photos, and with 5 000 entries: her record read, and the first 30 small pictures.
//!
//! Limit: the bare query for the same rows on a connection of its own, and the bare decode of the same 30 pictures.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::hint::black_box;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use mimik::domain::time::MINUTE;
use mimik::journal::{Edit, Journal, SealedPhoto};
use mimik::picture;
use mozjpeg::Decompress;
use rusqlite::{Connection, OpenFlags};
use yard::{Times, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED, now};

const ROUNDS: usize = 31;
const PHOTOS: u32 = 400;
const FIRST_SCREEN: usize = 30;

fn main() {
    title(&format!(
        "P3 one record: {PHOTOS} photos, {ROUNDS} rounds in turn, seed {SEED}"
    ));
    heads(&["", "p50 ms", "p99 ms", "CPU ms", "of the limit", "on CPU"]);
    for entries in [200, 5_000] {
        measure(entries);
    }
}

fn measure(entries: u32) {
    let mut bench = Bench::found(CHEAP);
    let others = bench.register(2_000);
    let patient = others[1_000];
    bench.write_notes(&[patient], entries);
    let (path, opened, _) = bench.database();
    let mut journal = bench.journal();
    let jpeg = small_picture();
    attach(&mut journal, patient, &jpeg);

    let bare = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let key = format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{}'\"",
        *opened.keys.database_hex()
    );
    bare.execute_batch(&key).unwrap();
    let mut pixels = Vec::new();
    let (mut limit, mut ours, mut all) = (Times::default(), Times::default(), Times::default());
    for round in 0..ROUNDS {
        limit.take(|| {
            black_box(rows(&bare, patient));
            for _ in 0..FIRST_SCREEN {
                decode(&jpeg, &mut pixels);
            }
        });
        ours.take(|| black_box(first_screen(&journal, patient, FIRST_SCREEN)));
        all.take(|| black_box(first_screen(&journal, patient, PHOTOS as usize)));
        if round == 0 {
            limit.forget();
            ours.forget();
            all.forget();
        }
    }
    let name = |what: &str| format!("{what}, {entries} entries");
    for (what, measured) in [
        ("limit", &limit),
        ("ours, 30 pictures", &ours),
        ("ours, all pictures", &all),
    ] {
        let (wall, cpu) = measured.against(&limit);
        row(
            &name(what),
            &[
                ms(measured.percentile(50)),
                ms(measured.percentile(99)),
                ms(measured.median_cpu()),
                times(wall),
                times(cpu),
            ],
        );
    }
}

/// The text of the record, and its newest small pictures decoded.
fn first_screen(journal: &Journal, patient: PatientId, pictures: usize) -> usize {
    let record = journal.record(patient).unwrap();
    let newest = record.photos.iter().rev().take(pictures);
    let decoded = newest.map(|item| {
        let jpeg = journal.thumbnail(item.id).unwrap().unwrap();
        picture::from_thumbnail(&jpeg).unwrap().rgb.len()
    });
    record.entries.len() + decoded.sum::<usize>()
}

/// All columns of all rows, as bytes.
fn rows(bare: &Connection, patient: PatientId) -> usize {
    let sql = "SELECT entry.*, body.salt, body.json FROM entry JOIN body ON body.entry = entry.seq
               WHERE entry.patient = ?1 ORDER BY entry.seq";
    let mut statement = bare.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let mut found = statement.query([patient.as_bytes()]).unwrap();
    let mut bytes = 0;
    while let Some(row) = found.next().unwrap() {
        for column in 0..columns {
            bytes += row
                .get_ref(column)
                .unwrap()
                .as_bytes_or_null()
                .map_or(8, |value| value.map_or(0, <[u8]>::len));
        }
    }
    bytes
}

fn decode(jpeg: &[u8], pixels: &mut Vec<u8>) {
    let mut started = Decompress::new_mem(jpeg).unwrap().rgb().unwrap();
    let size = started.width() * started.height() * 3;
    pixels.resize(size, 0);
    started.read_scanlines_into(pixels.as_mut_slice()).unwrap();
    started.finish().unwrap();
}

/// 320 × 240 with the grain of a photograph, about 20 kB.
fn small_picture() -> Vec<u8> {
    let grain = |x: u32, y: u32| {
        (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_le_bytes()[2] / 8
    };
    let picture = RgbImage::from_fn(320, 240, |x, y| {
        let grain = grain(x, y);
        Rgb([(x / 2) as u8 ^ grain, (y / 2) as u8 + grain, 120 + grain])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode(picture.as_raw(), 320, 240, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// Only entries and small pictures: no original is opened here.
fn attach(journal: &mut Journal, patient: PatientId, jpeg: &[u8]) {
    let at = now(journal);
    let photos = (0..PHOTOS).map(|number| SealedPhoto {
        photo: PhotoAttached {
            name: format!("{number:064x}"),
            sha256: format!("{number:064x}"),
            bytes: 4_000_000,
            sealed_blake3: format!("{number:064x}"),
            mime: "image/jpeg".to_owned(),
            width: 4000,
            height: 3000,
            orientation: 1,
            taken_from: TakenFrom::Camera,
            clock_corrected_seconds: None,
            areas: vec![Area::Glabella],
            view: View::FrontRest,
            phase: Phase::Before,
            purpose: Purpose::Documentation,
            moved_from: None,
        },
        taken_at: at.plus(-i64::from(number) * MINUTE),
        thumbnail: jpeg.to_vec(),
    });
    let photos = photos.collect();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
}
