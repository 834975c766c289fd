//! Pages, driven by the names that a screen reader tells, on a real journal in a temporary folder.

#[path = "../../support/soft.rs"]
#[allow(
    dead_code,
    reason = "shared with the examples, which use other parts of it"
)]
mod soft;
#[path = "../../support/window.rs"]
mod support;

pub mod kit;

mod first_start;
mod lock;
mod photos;
mod pictures;
mod refused;
mod settings;
mod shell;
