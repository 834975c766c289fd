//! The harness that tries to make the journal lose something, shared by the short tests and the long runs by hand.
//!
//! A program saves and says what it has saved; it is killed, its disk fails or fills up, or the power goes. Then the
//! journal is opened, and everything that was said must be there. `docs/reliability.md` has the figures.

pub mod check;
pub mod place;
mod process;

pub mod kills;
pub mod model;
pub mod rounds;
pub mod same;
pub mod second;
pub mod tamper;

// What stands between a program and its disk is made for one system.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod cut;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod cuts;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod disk;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod faults;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod full;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod log;

/// All moments and choices follow from it; what a program was doing at a moment does not.
pub const SEED: u64 = 20_261_123;
