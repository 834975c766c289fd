//! What the clinic keeps in order for everybody, and without which no treatment can be started.

pub mod batches;
pub mod instruction;
pub mod kit;
pub mod readiness;
pub mod registered;
pub mod registration;
pub mod sheet_approval;
pub mod templates;
