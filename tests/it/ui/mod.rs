//! Pages, driven by the names that a screen reader tells, on a real journal in a temporary folder.

#[path = "../../support/soft.rs"]
mod soft;
#[path = "../../support/window.rs"]
mod support;

pub mod kit;

mod photos;
mod pictures;
mod shell;
