//! P6: the backup of a day, 20 new photos and 50 notes, in turn with the least that must happen to its files.
//!
//! Limit: each new file copied, made to last, read back and its BLAKE3 reckoned, on one thread. Ours is what the program does at
//! a lock, where nobody's passphrase has to be proven: a copy of the database that is opened and checked, the new photos copied
//! and read back, a thirtieth of the older ones read again, and the signed manifest.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::journal::task::{Backup, Chosen, Import, Progress, ReadPhotos};
use mimik::journal::{Edit, Journal};
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED, now};

/// Of each photo, as a telephone writes it.
const BYTES: usize = 3_500_000;
const NEW: u32 = 20;
const NOTES: u32 = 50;
/// Photos that are taken in with one commit.
const AT_ONCE: usize = 20;

fn main() {
    let (older, days) = (asked("MIMIK_PHOTOS", 500), asked("MIMIK_DAYS", 9));
    let mut bench = Bench::found(CHEAP);
    let patients = bench.register(100);
    let mut journal = bench.journal();
    let mut taken = 0;
    let day = Day {
        desk: bench.desk(),
        patients: &patients,
    };
    day.photograph(&mut journal, &mut taken, older);
    (0..40).for_each(|_| day.write(&mut journal));
    let photos = bench.desk().join("Journal").join("photos");
    let (target, copies) = (bench.desk().join("E"), bench.desk().join("limit"));
    for folder in [&target, &copies] {
        fs::create_dir(folder).unwrap();
    }
    back_up(&journal, &target);
    let mut known: BTreeSet<PathBuf> = files_below(&photos);
    let (mut limit, mut ours) = (Times::default(), Times::default());
    for number in 0..=days {
        day.photograph(&mut journal, &mut taken, NEW);
        day.write(&mut journal);
        let all = files_below(&photos);
        let new: Vec<&PathBuf> = all.difference(&known).collect();
        limit.take(|| {
            for file in &new {
                bare(file, &copies);
            }
        });
        ours.take(|| back_up(&journal, &target));
        journal.settle();
        known = all;
        if number == 0 {
            limit.forget();
            ours.forget();
        }
    }
    let (wall, cpu) = ours.against(&limit);
    title(&format!(
        "P6 backup of a day: {NEW} photos of {BYTES} bytes and {NOTES} notes, {older} photos before them, {days} days, seed {SEED}"
    ));
    heads(&["", "p50 ms", "most ms", "CPU ms", "of the limit", "on CPU"]);
    row(
        "limit: copy, sync, BLAKE3",
        &[
            ms(limit.percentile(50)),
            ms(limit.most()),
            ms(limit.median_cpu()),
        ],
    );
    row(
        "ours: Backup (goal 2x)",
        &[
            ms(ours.percentile(50)),
            ms(ours.most()),
            ms(ours.median_cpu()),
            times(wall),
            times(cpu),
        ],
    );
}

fn back_up(journal: &Journal, target: &Path) {
    let task = Backup {
        source: journal.backup_source(),
        target: target.to_owned(),
        at: now(journal),
        clock_in_doubt: false,
    };
    task.run(&Progress::default()).unwrap();
}

fn bare(file: &Path, copies: &Path) {
    let copy = copies.join(file.file_name().unwrap());
    fs::copy(file, &copy).unwrap();
    File::open(&copy).unwrap().sync_all().unwrap();
    std::hint::black_box(blake3::hash(&fs::read(&copy).unwrap()));
}

/// What comes in on a working day.
struct Day<'a> {
    desk: &'a Path,
    patients: &'a [PatientId],
}

impl Day<'_> {
    fn photograph(&self, journal: &mut Journal, taken: &mut u32, count: u32) {
        let numbers: Vec<u32> = (*taken..*taken + count).collect();
        *taken += count;
        for some in numbers.chunks(AT_ONCE) {
            let patient = self.patients[some[0] as usize % self.patients.len()];
            let paths = some.iter().map(|number| {
                let path = self.desk.join(format!("{number}.jpg"));
                fs::write(&path, photo(*number)).unwrap();
                path
            });
            let paths: Vec<PathBuf> = paths.collect();
            take_in(journal, patient, &paths);
            for path in paths {
                fs::remove_file(path).unwrap();
            }
        }
    }

    fn write(&self, journal: &mut Journal) {
        for patient in self.patients.iter().cycle().take(NOTES as usize) {
            let note = Edit::AddContactNote {
                patient: *patient,
                at: now(journal),
                note: ContactNote {
                    channel: ContactChannel::Telephone,
                    text: "Ingen hævelse. Kontrol om fjorten dage.".to_owned(),
                },
            };
            journal.apply(note).unwrap();
        }
    }
}

/// A small picture with as many random bytes in its comments as a telephone's photo has in all.
fn photo(number: u32) -> Vec<u8> {
    let [red, green, blue, _] = number.wrapping_mul(2_654_435_761).to_le_bytes();
    let picture = RgbImage::from_fn(64, 48, |x, y| Rgb([red ^ x as u8, green ^ y as u8, blue]));
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 90)
        .encode(picture.as_raw(), 64, 48, ExtendedColorType::Rgb8)
        .unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED + u64::from(number));
    let mut comment = vec![0; 65_000];
    let mut whole = jpeg[..2].to_vec();
    for _ in 0..BYTES / comment.len() {
        rng.fill_bytes(&mut comment);
        whole.extend([0xFF, 0xFE]);
        whole.extend((comment.len() as u16 + 2).to_be_bytes());
        whole.extend(&comment);
    }
    whole.extend(&jpeg[2..]);
    whole
}

fn take_in(journal: &mut Journal, patient: PatientId, paths: &[PathBuf]) {
    let read = ReadPhotos::of(paths.to_vec()).run(&Progress::default());
    let at = now(journal);
    let photos = read.into_iter().map(|offered| Chosen {
        offered: offered.map_err(|refused| refused.because).unwrap(),
        taken_at: at,
        taken_from: TakenFrom::Asked,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
    });
    let import = Import {
        vault: Arc::clone(journal.vault()),
        patient,
        imported_at: at,
        photos: photos.collect(),
    };
    let photos = import.run(&Progress::default()).unwrap();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
}

fn files_below(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let below = folders.iter().flat_map(|folder| files_below(folder));
    below.chain(files).collect()
}
