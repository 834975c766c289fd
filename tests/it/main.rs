//! All integration tests, as one crate: what the rooms promise each other, seen from outside.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should panic"
)]

mod store;
mod ui;
