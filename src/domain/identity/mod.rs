//! How a patient is identified: personal numbers of six types, what can be read in them, and what speaks against them.
//!
//! Normative: `identity.md`; rules R03 and R04, and the number's part of R05. The number is an attribute with a history,
//! never the key of a record. Nothing here ever shows a whole number by accident: `Debug` is masked and faults hold no digit.

mod birth;
mod check;
mod control;
mod country;
mod number;
mod recognise;
mod typed;
#[cfg(test)]
mod vectors;
mod written;

pub use check::{About, Finding, OLDEST, Severity, check};
pub use control::ControlDigit;
pub use country::Country;
pub use number::{Fault, LONGEST_FOREIGN, Number, NumberType, SexDigit};
pub use recognise::{Recognised, recognise};
