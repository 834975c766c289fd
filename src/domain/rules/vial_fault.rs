//! Why a rule about product, vial or emergency kit does not pass, with the values that decided it.

use serde::Serialize;

use crate::domain::dose::Total;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::time::{Day, Moment};
use crate::domain::volume::Millilitres;

/// A vial as people tell it from others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NamedVial {
    pub id: EntryId,
    pub product: ProductId,
    pub batch: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum VialFault {
    /// Nobody has said which vial of the product is drawn from.
    NoVial { product: ProductId },
    /// No entry tells of the vial.
    NotRecorded { vial: EntryId },
    /// R60: the catalogue does not know its product.
    OutsideCatalogue { vial: NamedVial },
    /// R60: drawn as another product than the one that it holds.
    OtherProduct { vial: NamedVial, drawn: ProductId },
    /// R62.
    BatchMissing { vial: NamedVial },
    /// R62.
    Expired { vial: NamedVial, last_day: Day },
    /// R62b.
    OnPause { vial: NamedVial, since: Moment },
    /// R67.
    MixingTimeMissing { vial: NamedVial },
    /// R67: mixed after the injections that were drawn from it.
    MixedAfterwards { vial: NamedVial, mixed_at: Moment },
    /// R67: neither »2–8 °C« nor »brugt straks«.
    StorageMissing { vial: NamedVial },
    /// R67: a ready-made product that was opened and kept, or used before.
    NotUsedOnOpening { vial: NamedVial },
    /// R67.
    TooOld {
        vial: NamedVial,
        limit: Moment,
        /// The last injection; at the start, the start.
        ended: Moment,
    },
    /// R68.
    UsedBefore { vial: NamedVial, started: Moment },
    /// R68: opened in the record of another patient.
    OfAnotherPatient { vial: NamedVial },
    /// R69: more was drawn than it holds, or, before it is drawn from, all of it is gone.
    Overdrawn {
        /// Boxed, so that every other answer stays small.
        vial: Box<NamedVial>,
        drawn: Total,
        nominal: Total,
    },
    /// R70.
    NotMixed { vial: NamedVial },
    /// R70.
    OtherDiluent {
        vial: NamedVial,
        volume: Millilitres,
        saline: bool,
    },
    /// R14.
    KitNeverChecked,
    /// R14.
    KitCheckedLongAgo { checked: Day, days: i64, most: u32 },
    /// R14.
    AdrenalineExpired { last_day: Day },
}
