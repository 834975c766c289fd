//! What the rules answered at one moment, kept for ever beside what was done on it (`rules.md` §5).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::id::{EntryId, UserId};
use super::information::Part;
use super::rules::{RuleId, Verdict};
use super::time::Moment;

/// A later change of a rule, a limit or a record never changes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// Version of the set of rules.
    pub rules: u32,
    /// The law that the set was made for.
    pub legal_basis: String,
    /// The moment that was judged.
    pub at: Moment,
    pub findings: Vec<KeptFinding>,
}

/// One rule's answer as it was. It quotes nobody: what people wrote is read in the entries that it names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFinding {
    pub rule: RuleId,
    /// Version of this rule.
    pub version: u32,
    pub verdict: Verdict,
    /// Absent if it is about the whole treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    pub evidence: Vec<EntryId>,
    /// Why it came out so, with every moment, limit and amount that decided it.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub inputs: Value,
    /// Who accepted a warning or overrode a block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<UserId>,
}

impl Snapshot {
    /// Whether a rule itself was met wherever it was asked: an exemption from it, or silence, is not enough (R24 a).
    pub fn met(&self, rule: RuleId) -> bool {
        let mut answers = self
            .findings
            .iter()
            .filter(|finding| finding.rule == rule)
            .peekable();
        answers.peek().is_some() && answers.all(|finding| finding.verdict == Verdict::Passed)
    }
}
