//! Proofs about photos that run over many files: what damage is noticed, and what bad files do.

mod bad_files;
mod flips;
mod metadata;

#[path = "../../support/bad_photos/mod.rs"]
mod bad_photos;
