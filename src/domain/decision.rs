//! What somebody decides about a rule that says no: a warning accepted, or a block overridden (`rules.md` §1, §6).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::id::EntryId;
use super::information::Part;
use super::rules::RuleId;

/// Accepted by name: a clinical warning by a doctor, an administrative one by the person who starts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningAccepted {
    pub rule: RuleId,
    /// Version of the rule as it was judged.
    pub version: u32,
    /// Absent if the warning is about the whole treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// What the rule had looked at; with anything else it warns again.
    pub evidence: Vec<EntryId>,
    /// Why it came out so: a higher dose than was decided about is asked for anew.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub inputs: Value,
}

/// A doctor's decision for one rule and one treatment, visible for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleOverridden {
    pub rule: RuleId,
    /// Version of the rule as it was judged.
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Not called `reason`: that name belongs to corrections in every body.
    pub grounds: String,
    /// What the rule had looked at; with anything else it blocks again.
    pub evidence: Vec<EntryId>,
    /// Why it came out so: a higher dose than was decided about is asked for anew.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub inputs: Value,
}
