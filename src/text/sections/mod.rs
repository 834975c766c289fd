//! The words by place: one struct for each section of the language files, so that a word is a field and never a string key.

mod banner;
mod booking;
mod cli;
mod consultation;
mod gate;
mod names;
mod overview;
mod palette;
mod patients;
mod photos;
mod reading;
mod refusals;
mod settings;
mod shell;
mod summaries;
mod whole;

pub use banner::Banner;
pub use cli::Cli;
pub use gate::{FirstStart, Gate, NewPassphrase};
mod today;

pub use booking::Booking;
pub use consultation::{Consultation, Sheet};

pub use names::Names;
pub use overview::{Overview, OverviewDialogs};
pub use palette::Palette;
pub use patients::Patients;
pub use photos::Photos;
pub use reading::Reading;
pub use refusals::{Faults, Refusals};
pub use settings::Settings;
pub use shell::{Common, Reflection, Shell};
pub use summaries::Summaries;
pub use today::Today;
pub use whole::Whole;

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
    pub summaries: Summaries,
    pub banner: Banner,
    pub patients: Patients,
    pub palette: Palette,
    pub overview: Overview,
    pub overview_dialogs: OverviewDialogs,
    pub whole: Whole,
    pub reading: Reading,
    pub booking: Booking,
    pub today: Today,
    pub consultation: Consultation,
    pub sheet: Sheet,
}
