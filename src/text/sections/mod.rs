//! The words by place: one struct for each section of the language files, so that a word is a field and never a string key.

mod cli;
mod gate;
mod names;
mod photos;
mod refusals;
mod settings;
mod shell;

pub use cli::Cli;
pub use gate::{FirstStart, Gate, NewPassphrase};
pub use names::Names;
pub use photos::Photos;
pub use refusals::{Faults, Refusals};
pub use settings::Settings;
pub use shell::{Common, Reflection, Shell};

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
    pub photos: Photos,
    pub cli: Cli,
    pub gate: Gate,
    pub first_start: FirstStart,
    pub new_passphrase: NewPassphrase,
    pub settings: Settings,
}
