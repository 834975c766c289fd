//! Breaks good photos in every way that comes to mind and gives them to everything that reads photos:
//! `cargo run --release --example fuzz_photos -- MINUTES SEED [FOLDER]`.
//!
//! Nothing may panic through to the caller, and what is accepted must have the size that was told. An input that does wrong
//! is written into the folder, and nothing else is written. A loop of our own, because `cargo fuzz` needs a nightly compiler;
//! it knows the formats instead of measuring coverage. Exits with 1 at a fault.

use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mimik::picture::{self, Workbench};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

#[path = "../tests/support/bad_photos/mod.rs"]
#[expect(dead_code, reason = "only what is in the files is wanted here")]
mod bad_photos;
#[path = "../tests/support/memory.rs"]
mod memory;
#[path = "../tests/support/mutate.rs"]
mod mutate;

const SLOW: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Count {
    inputs: u64,
    accepted: u64,
    shown: u64,
    faults: u64,
    slowest: Duration,
    slowest_bytes: usize,
}

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let minutes: f64 = arguments.next().ok_or("MINUTES SEED [FOLDER]")?.parse()?;
    let seed: u64 = arguments.next().ok_or("MINUTES SEED [FOLDER]")?.parse()?;
    let folder: PathBuf = arguments
        .next()
        .unwrap_or_else(|| "fuzz-faults".to_owned())
        .into();
    // Caught panics inside decoders are no faults, and would fill the screen.
    std::panic::set_hook(Box::new(|_| {}));
    let seeds = mutate::seeds();
    let (mut random, mut bench, mut count) = (
        ChaCha8Rng::seed_from_u64(seed),
        Workbench::new(),
        Count::default(),
    );
    let (start, mut told) = (Instant::now(), 0);
    let head = tempfile::NamedTempFile::new()?;
    while start.elapsed().as_secs_f64() < minutes * 60.0 {
        let input = mutate::broken(&seeds, &mut random);
        let before = Instant::now();
        let fault = fed(
            &input,
            &mut bench,
            head.path(),
            &mut count,
            random.random_ratio(1, 16),
        );
        let mut took = before.elapsed();
        if took > SLOW {
            // On a busy machine anything is slow once.
            let again = Instant::now();
            fed(&input, &mut bench, head.path(), &mut Count::default(), true);
            took = took.min(again.elapsed());
        }
        count.inputs += 1;
        if took > count.slowest {
            (count.slowest, count.slowest_bytes) = (took, input.len());
        }
        let fault =
            fault.or_else(|| (took > SLOW).then(|| format!("slow, {:.1} s", took.as_secs_f64())));
        if let Some(fault) = fault {
            count.faults += 1;
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(format!("{seed}-{}", count.inputs)), &input)?;
            println!("FAULT at input {}: {fault}", count.inputs);
        }
        let minute = start.elapsed().as_secs() / 60;
        if minute > told {
            told = minute;
            println!("{}", line(&count, start.elapsed()));
        }
    }
    println!("{}", line(&count, start.elapsed()));
    Ok(if count.faults == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn line(count: &Count, so_far: Duration) -> String {
    format!(
        "{:>4.1} min: {} inputs, {} accepted, {} shown, {} faults, slowest {:.3} s ({} bytes), peak memory {}",
        so_far.as_secs_f64() / 60.0,
        count.inputs,
        count.accepted,
        count.shown,
        count.faults,
        count.slowest.as_secs_f64(),
        count.slowest_bytes,
        memory::told(),
    )
}

/// What went wrong, if anything did.
fn fed(
    input: &[u8],
    bench: &mut Workbench,
    head: &Path,
    count: &mut Count,
    glimpses: bool,
) -> Option<String> {
    let done = catch_unwind(AssertUnwindSafe(|| {
        read(input, bench, head, count, glimpses)
    }));
    done.unwrap_or_else(|_| Some("a panic reached the caller".to_owned()))
}

fn read(
    input: &[u8],
    bench: &mut Workbench,
    head: &Path,
    count: &mut Count,
    glimpses: bool,
) -> Option<String> {
    // The camera's small picture is read from a file; each of these costs a write.
    if glimpses && input.starts_with(&[0xFF, 0xD8]) && fs::write(head, input).is_ok() {
        let glimpse = picture::glimpse(head, bench);
        if glimpse.is_some_and(|seen| seen.width.max(seen.height) > picture::THUMBNAIL_SIDE) {
            return Some("a glimpse that is too large".to_owned());
        }
    }
    let inspected = picture::inspect(input).ok()?;
    count.accepted += 1;
    // Ordinary sizes only: the largest ones are what `bad_photos` is for.
    if u64::from(inspected.width) * u64::from(inspected.height) > 4 << 20 {
        return None;
    }
    let small = picture::thumbnail(input, &inspected, bench);
    let screen = picture::screen(input, &inspected, 1_600, bench);
    let full = picture::full(input, &inspected, bench);
    if let Ok(small) = &small
        && picture::from_thumbnail(small).is_err()
    {
        return Some("a thumbnail that cannot be read".to_owned());
    }
    if let Ok(pixels) = &full {
        count.shown += 1;
        let bytes = pixels.width as usize * pixels.height as usize * 3;
        if (pixels.width, pixels.height) != (inspected.width, inspected.height)
            || pixels.rgb.len() != bytes
        {
            return Some("pixels of another size than was told".to_owned());
        }
    }
    if small.is_ok() != screen.is_ok() {
        return Some("a thumbnail without a picture, or a picture without one".to_owned());
    }
    None
}
