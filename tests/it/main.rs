//! All integration tests, as one crate: what the rooms promise each other, seen from outside.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot be set up should panic"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for the one answer that it expects; any other fails it"
)]

mod cli;
mod clinic;
mod full_disk;
mod journal;
mod memory;
mod photo_proofs;
mod store;

mod tidy;

mod ui;
