//! Mimik: a patient journal for clinics that treat mimic wrinkles. The rooms, in reading order; each knows only those above it.

/// Whatever is freed is wiped: names, notes and passphrases pass through many hands, and no list of them is complete.
///
/// Here and not in `main`, so that what is tested and measured is what runs. A block that grows is copied and the old one
/// wiped: what that costs is in `docs/reliability.md`.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

pub mod domain;

pub mod vault;

pub mod store;

pub mod picture;

pub mod journal;

pub mod text;

pub mod paper;

pub mod settings;

pub mod ui;

pub mod cli;
