//! A draft that corrects what is signed: it amends, and is never signed anew.

use serde::{Deserialize, Serialize};

use super::id::EntryId;

/// Which entry a draft corrects, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The first version of the entry.
    pub entry: EntryId,
    pub reason: String,
}
