//! Mimik: a patient journal for clinics that treat mimic wrinkles. The rooms, in reading order; each knows only those above it.

/// Whatever is freed is wiped: names, notes and passphrases pass through many hands, and no list of them is complete.
///
/// Here and not in `main`, so that what is tested and measured is what runs. Our own code is free of `unsafe`, and this crate
/// is sixty lines of it. Small and large blocks cost no more than before; one that grows is copied, not moved, and the old
/// one wiped, which makes growing byte by byte to 48 MB two to three times dearer. `tests/it/memory.rs` shows what it is for.
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
