//! The words by place: one struct for each section of the language files, so that a word is a field and never a string key.

mod booking;
mod names;
mod refusals;
mod shell;
mod today;

pub use booking::Booking;
pub use names::Names;
pub use refusals::{Faults, Refusals};
pub use shell::{Common, Reflection, Shell};
pub use today::Today;

use serde::Deserialize;

use super::dates::Dates;

/// Declares a section: each field is one text of the language files.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: String),* }
    };
}
pub(crate) use words;

/// All sections, in the order of the files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sections {
    pub dates: Dates,
    pub common: Common,
    pub names: Names,
    pub reflection: Reflection,
    pub shell: Shell,
    pub refusals: Refusals,
    pub faults: Faults,
    pub booking: Booking,
    pub today: Today,
}
