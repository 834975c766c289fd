//! Pages, driven by the names that a screen reader tells, on a real journal in a temporary folder.

#[path = "../../support/soft.rs"]
#[allow(
    dead_code,
    reason = "shared with the examples, which use other parts of it"
)]
mod soft;

pub mod kit;

mod booking;
mod shell;
mod today;
