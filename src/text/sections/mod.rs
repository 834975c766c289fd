//! The words by place: one struct for each section of the language files, so that a word is a field and never a string key.

mod aftercare;
mod backups;
mod banner;
mod booking;
mod cli;
mod compare;
mod consultation;
mod correcting;
mod findings;
mod findings_dose;
mod findings_health;
mod findings_interval;
mod findings_vial;
mod follow_up;
mod gate;
mod injection_map;
mod integrity;
mod keys;
mod lexicon;
mod names;
mod order;
mod overview;
mod palette;
mod patients;
mod photo_acts;
mod photo_sheet;
mod photos;
mod photos_in;
mod readiness;
mod readiness_dialogs;
mod reading;
mod recall;
mod record_paper;
mod refusals;
mod same_person;
mod settings;
mod shell;
mod summaries;
mod today;
mod treatment;
mod whole;

pub use aftercare::{Aftercare, Paper};
pub use backups::Backups;
pub use banner::Banner;
pub use booking::Booking;
pub use cli::Cli;
pub use compare::{Compare, Viewer};
pub use consultation::{Consultation, Sheet};
pub use correcting::Correcting;
pub use findings::Findings;
pub use findings_dose::FindingsDose;
pub use findings_health::FindingsHealth;
pub use findings_interval::FindingsInterval;
pub use findings_vial::FindingsVial;
pub use follow_up::{FollowUp, FollowUps};
pub use gate::{FirstStart, Gate, NewPassphrase};
pub use injection_map::InjectionMap;
pub use integrity::Integrity;
pub use keys::KeyWords;
pub use names::Names;
pub use order::Order;
pub use overview::{Overview, OverviewAccess, OverviewDialogs};
pub use palette::Palette;
pub use patients::Patients;
pub use photo_acts::PhotoActs;
pub use photo_sheet::PhotoSheet;
pub use photos::Photos;
pub use photos_in::PhotosIn;
pub use readiness::Readiness;
pub use readiness_dialogs::ReadinessDialogs;
pub use reading::Reading;
pub use recall::{Recall, Saving};
pub use record_paper::RecordPaper;
pub use refusals::{Faults, Refusals};
pub use same_person::SamePerson;
pub use settings::Settings;
pub use shell::{Common, Reflection, Shell};
pub use summaries::Summaries;
pub use today::Today;
pub use treatment::Treatment;
pub use whole::Whole;

pub(super) use lexicon::{Lexicon, Worded};

use super::dates::Dates;

/// Declares a section: each field is one text of the language files, or what its type says.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident $(: $kind:ty)?),* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$field_doc])* pub $field: words!(@kind $($kind)?)),* }

        impl $crate::text::sections::Worded for $name {
            fn read(value: Option<toml::Value>, place: &str, faults: &mut Vec<String>) -> Self {
                let mut lexicon = $crate::text::sections::Lexicon::open(value, place, faults);
                let words = Self { $($field: lexicon.take(stringify!($field))),* };
                lexicon.close();
                words
            }
        }
    };
    (@kind) => { String };
    (@kind $kind:ty) => { $kind };
}
pub(crate) use words;

words! {
    /// All sections, in the order of the files.
    Sections {
        dates: Dates,
        common: Common,
        names: Names,
        reflection: Reflection,
        shell: Shell,
        refusals: Refusals,
        findings_health: FindingsHealth,
        faults: Faults,
        photos: Photos,
        photo_acts: PhotoActs,
        correcting: Correcting,
        same_person: SamePerson,
        photo_sheet: PhotoSheet,
        record_paper: RecordPaper,
        photos_in: PhotosIn,
        cli: Cli,
        compare: Compare,
        viewer: Viewer,
        gate: Gate,
        keys: KeyWords,
        first_start: FirstStart,
        new_passphrase: NewPassphrase,
        settings: Settings,
        summaries: Summaries,
        banner: Banner,
        patients: Patients,
        palette: Palette,
        overview: Overview,
        overview_access: OverviewAccess,
        overview_dialogs: OverviewDialogs,
        whole: Whole,
        reading: Reading,
        booking: Booking,
        today: Today,
        consultation: Consultation,
        sheet: Sheet,
        readiness: Readiness,
        findings: Findings,
        injection_map: InjectionMap,
        aftercare: Aftercare,
        paper: Paper,
        findings_interval: FindingsInterval,
        findings_vial: FindingsVial,
        findings_dose: FindingsDose,
        readiness_dialogs: ReadinessDialogs,
        treatment: Treatment,
        order: Order,
        recall: Recall,
        saving: Saving,
        follow_up: FollowUp,
        follow_ups: FollowUps,
        backups: Backups,
        integrity: Integrity,
    }
}
