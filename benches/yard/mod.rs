//! What the measurements share: limit and ours in turn within one run, ratios, and one table each.
//!
//! Seconds say something about the machine, ratios about us. Nothing here ever fails on a time.

#![expect(clippy::print_stdout, reason = "a table is what a measurement is for")]
#![expect(dead_code, reason = "each measurement uses some of it")]

use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};

/// Milliseconds of one kind of work, one sample a time.
#[derive(Default)]
pub struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

impl Times {
    /// Runs the work and takes its time; the time of this process on the processor too.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (began, cpu) = (Instant::now(), processor());
        let done = work();
        self.wall.push(began.elapsed().as_secs_f64() * 1e3);
        self.cpu.push(processor() - cpu);
        done
    }

    /// The first rounds warm the caches and are not counted.
    pub fn forget(&mut self) {
        self.wall.clear();
        self.cpu.clear();
    }

    pub fn count(&self) -> usize {
        self.wall.len()
    }

    /// Wall milliseconds of which this part took no longer.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.wall.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted
            .get((last * percent).div_ceil(100))
            .copied()
            .unwrap_or_default()
    }

    pub fn most(&self) -> f64 {
        self.wall.iter().copied().fold(0.0, f64::max)
    }

    pub fn sum(&self) -> f64 {
        self.wall.iter().sum()
    }

    /// The median of the ratios of each round, in wall time and on the processor.
    pub fn against(&self, limit: &Self) -> (f64, f64) {
        (ratio(&self.wall, &limit.wall), ratio(&self.cpu, &limit.cpu))
    }

    pub fn median_cpu(&self) -> f64 {
        median(self.cpu.clone())
    }
}

fn ratio(ours: &[f64], limit: &[f64]) -> f64 {
    median(
        ours.iter()
            .zip(limit)
            .map(|(ours, limit)| ours / limit)
            .collect(),
    )
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn processor() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// A number from the environment, or what is measured by default.
pub fn asked(name: &str, default: u32) -> u32 {
    let asked = std::env::var(name).ok();
    asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(default)
}

/// What was measured, on what, and with which seed.
pub fn title(text: &str) {
    println!("\n{text}");
}

pub fn heads(columns: &[&str]) {
    line(columns.iter().map(|column| (*column).to_owned()));
}

pub fn row(name: &str, values: &[String]) {
    line(std::iter::once(name.to_owned()).chain(values.iter().cloned()));
}

fn line(mut cells: impl Iterator<Item = String>) {
    let first = cells.next().unwrap_or_default();
    let rest: Vec<String> = cells.map(|cell| format!("{cell:>12}")).collect();
    println!("{first:34}{}", rest.concat());
}

/// Milliseconds as they are read.
pub fn ms(milliseconds: f64) -> String {
    format!("{milliseconds:.3}")
}

pub fn times(ratio: f64) -> String {
    format!("{ratio:.2}x")
}
