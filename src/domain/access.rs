//! A patient asks to see what is written about her (*aktindsigt*), and what she was answered (R97).

use serde::{Deserialize, Serialize};

use super::id::EntryId;
use super::time::Day;

/// `occurred_at` of the entry is when the clinic received it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessRequested {
    /// Who asks, and for what.
    pub words: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessAnswered {
    /// Any version of the request.
    pub request: EntryId,
    pub answer: AccessAnswer,
    /// How it was given, or the reason that the patient was told.
    pub words: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AccessAnswer {
    /// She has it.
    Given,
    /// It takes longer than the law allows: she was told why, and when she can expect it.
    Delayed { expected: Day },
}
