//! The patient's separate yes to using photos of her beyond the record (R82).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::consent::ConsentForm;
use super::id::EntryId;
use super::photo::Purpose;

/// The patient's yes to certain photos for certain purposes (R82). Never a part of the consent to treatment; it is withdrawn
/// like any other. `occurred_at` of the entry is when she signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoUseConsented {
    /// Never documentation, which needs none.
    pub purposes: BTreeSet<Purpose>,
    /// The entries that attached the photos.
    pub photos: BTreeSet<EntryId>,
    /// Where and how they are used, as the patient was told.
    pub used_where: String,
    pub form: ConsentForm,
    /// Why a doctor holds the consent to be freely given, the course being over.
    pub assessment: String,
}
