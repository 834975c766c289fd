//! The dialogs that mend what *Klar til behandling?* finds missing.
//!
//! Consent, repeat, what is asked and looked at on the day, vial and prescription; and the account of a treatment that was
//! given all the same.

pub mod expiry;
pub mod form;
pub mod moment;
mod product;

mod consent;
mod day;
mod deviation;
mod exempt;
mod prescription;
mod vial;

pub use consent::ConsentDialog;
pub use day::DayDialog;
pub use deviation::DeviationDialog;
pub use exempt::ExemptDialog;
pub use prescription::PrescriptionDialog;
pub use vial::VialDialog;

use crate::journal::Edit;

/// What a dialog comes to. It stays open until the page has carried out its edits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    Cancel,
    /// To be carried out in this order.
    Save(Vec<Edit>),
}
