//! P1a: one JPEG of 12 megapixels from the card to »Gemt«, against the least that must happen to it.
//!
//! Limit: read, decode at 1/8, SHA-256, cipher, one file, one sync; no thumbnail, no read-back, no row. The photo is made in
//! code at the first run and kept among the build's files.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::journal::task::{Chosen, Import, Progress, ReadPhotos};
use mimik::journal::{Edit, Journal};
use mozjpeg::Decompress;
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};
use sha2::{Digest as _, Sha256};
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED, now};

fn main() {
    let rounds = asked("MIMIK_ROUNDS", 15);
    let path = photo();
    let mut bench = Bench::found(CHEAP);
    let patients = bench.register(rounds + 1);
    let mut journal = bench.journal();
    let (mut limit, mut ours) = (Times::default(), Times::default());
    let mut kept = Kept::default();
    for (round, patient) in patients.iter().enumerate() {
        let target = bench.desk().join(format!("limit{round}"));
        limit.take(|| bare(&path, &target, &mut kept));
        fs::remove_file(target).unwrap();
        ours.take(|| import(&mut journal, *patient, &path));
        if round == 0 {
            limit.forget();
            ours.forget();
        }
    }
    let (wall, cpu) = ours.against(&limit);
    title(&format!(
        "P1a import: one JPEG of 12 megapixels, {} bytes, {rounds} rounds in turn, seed {SEED}",
        fs::metadata(&path).unwrap().len()
    ));
    heads(&["", "p50 ms", "most ms", "CPU ms", "of the limit", "on CPU"]);
    row(
        "limit",
        &[
            ms(limit.percentile(50)),
            ms(limit.most()),
            ms(limit.median_cpu()),
        ],
    );
    row(
        "ours: card to Gemt (goal 1.3x CPU)",
        &[
            ms(ours.percentile(50)),
            ms(ours.most()),
            ms(ours.median_cpu()),
            times(wall),
            times(cpu),
        ],
    );
}

fn import(journal: &mut Journal, patient: PatientId, path: &Path) {
    let read = ReadPhotos::of(vec![path.to_owned()]);
    let offered = read
        .run(&Progress::default())
        .remove(0)
        .map_err(|refused| refused.because)
        .unwrap();
    let at = now(journal);
    let import = Import {
        vault: Arc::clone(journal.vault()),
        patient,
        imported_at: at,
        photos: vec![Chosen {
            offered,
            taken_at: at,
            taken_from: TakenFrom::Asked,
            clock_corrected_seconds: None,
            areas: vec![Area::Glabella],
            view: View::FrontRest,
            phase: Phase::Before,
        }],
    };
    let photos = import.run(&Progress::default()).unwrap();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
}

/// Buffers that are kept between photos.
#[derive(Default)]
struct Kept {
    pixels: Vec<u8>,
}

fn bare(path: &Path, target: &Path, kept: &mut Kept) {
    let mut bytes = fs::read(path).unwrap();
    black_box(Sha256::digest(&bytes));
    let mut decoder = Decompress::new_mem(&bytes).unwrap();
    decoder.scale(1);
    let mut started = decoder.rgb().unwrap();
    kept.pixels
        .resize(started.width() * started.height() * 3, 0);
    started
        .read_scanlines_into(kept.pixels.as_mut_slice())
        .unwrap();
    started.finish().unwrap();
    let cipher = XChaCha20Poly1305::new(&Key::from([7; 32]));
    for (number, chunk) in bytes.chunks_mut(65_536).enumerate() {
        let mut nonce = [0; 24];
        nonce[..8].copy_from_slice(&(number as u64).to_be_bytes());
        black_box(
            cipher
                .encrypt_inout_detached(&XNonce::from(nonce), b"", chunk.into())
                .unwrap(),
        );
    }
    let mut file = File::create(target).unwrap();
    file.write_all(&bytes).unwrap();
    file.sync_all().unwrap();
}

/// 4000 × 3000 with soft shapes and the grain of a sensor, about 4 MB.
///
/// Or another one: `MIMIK_PHOTO=file cargo bench --bench import`.
fn photo() -> PathBuf {
    if let Some(given) = std::env::var_os("MIMIK_PHOTO") {
        return given.into();
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("twelve-megapixels.jpg");
    if path.exists() {
        return path;
    }
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut grain = vec![0_u8; 4000 * 3000];
    rng.fill_bytes(&mut grain);
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        let grain = grain[(y * 4000 + x) as usize] % 24;
        let soft = |a: u32, b: u32| ((x / a + y / b) % 200) as u8;
        Rgb([
            soft(17, 23) + grain,
            soft(29, 19) + grain,
            soft(31, 37) + grain,
        ])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 88)
        .encode(picture.as_raw(), 4000, 3000, ExtendedColorType::Rgb8)
        .unwrap();
    fs::write(&path, bytes).unwrap();
    path
}
