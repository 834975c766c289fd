//! Reads the bad files of the tests one by one and all at once, and tells the slowest, the counts and the peak memory:
//! `cargo run --release --example bad_photos -- [NAME_PART]`. Exits with 1 above 2 s or 600 MB.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mimik::journal::task::{Progress, ReadPhotos};
use mimik::picture;
use mimik::text::{Language, Text};

#[path = "../tests/support/bad_photos/mod.rs"]
mod bad_photos;
#[path = "../tests/support/memory.rs"]
mod memory;

/// No file may take longer, and all together no more memory, in megabytes.
const LONGEST: Duration = Duration::from_secs(2);
const MOST: u64 = 600;

/// So many of the slowest, and of those that take most memory, are shown.
const SHOWN: usize = 12;

struct Seen {
    name: String,
    took: Duration,
    /// By how much the peak of all so far rose, in megabytes.
    rose: u64,
    end: String,
}

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let part = std::env::args().nth(1).unwrap_or_default();
    let text = Text::load(Language::Danish)?;
    let folder = tempfile::tempdir()?;
    let mut paths = Vec::new();
    for bad in bad_photos::all(1) {
        if bad.name.contains(&part) {
            let path = folder.path().join(&bad.name);
            fs::write(&path, &bad.bytes)?;
            paths.push(path);
        }
    }
    println!(
        "{} files, {} before any is read",
        paths.len(),
        memory::told()
    );

    let mut seen: Vec<Seen> = paths.iter().map(|path| alone(path, &text)).collect();
    let accepted = seen.iter().filter(|file| file.end.is_empty()).count();
    println!(
        "{accepted} became photos, {} were refused",
        seen.len() - accepted
    );
    seen.sort_by_key(|file| std::cmp::Reverse(file.took));
    println!("\nslowest:");
    for file in seen.iter().take(SHOWN) {
        println!(
            "{:>8.3} s  {}  {}",
            file.took.as_secs_f64(),
            file.name,
            file.end
        );
    }
    let slowest = seen.first().map_or(Duration::ZERO, |file| file.took);
    seen.sort_by_key(|file| std::cmp::Reverse(file.rose));
    println!("\nraised the peak:");
    for file in seen.iter().take(SHOWN).filter(|file| file.rose > 0) {
        println!("{:>8} MB  {}", file.rose, file.name);
    }
    let count = paths.len();
    let start = Instant::now();
    let answers = ReadPhotos::of(paths).run(&Progress::default()).len();
    println!(
        "\nall at once: {answers} of {count} answers in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    println!(
        "slowest alone {:.3} s, peak memory {}",
        slowest.as_secs_f64(),
        memory::told()
    );
    let good =
        answers == count && slowest <= LONGEST && memory::most().is_none_or(|most| most < MOST);
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn alone(path: &Path, text: &Text) -> Seen {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let before = memory::most().unwrap_or_default();
    let start = Instant::now();
    let answer = ReadPhotos::of(vec![path.to_owned()])
        .run(&Progress::default())
        .pop();
    let took = start.elapsed();
    let because = match answer {
        Some(Ok(_)) => String::new(),
        Some(Err(refused)) => text.photo_refusal("…", refused.because),
        None => text.photo_refusal("…", picture::Refusal::Vanished),
    };
    let rose = memory::most().unwrap_or_default().saturating_sub(before);
    Seen {
        name,
        took,
        rose,
        end: because,
    }
}
