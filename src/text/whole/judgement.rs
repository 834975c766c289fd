//! What rules answered, and what somebody decided about it.

use super::lines::Lines;
use crate::domain::decision::{RuleOverridden, WarningAccepted};
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::rules::RuleId;
use crate::domain::snapshot::{KeptFinding, Snapshot};
use crate::text::fill;
use serde_json::Value;

pub fn accepted(lines: &mut Lines<'_>, fact: &WarningAccepted) {
    let WarningAccepted {
        rule,
        version,
        part,
        evidence,
        inputs,
    } = fact;
    let words = &lines.text.whole;
    about(lines, *rule, part.as_ref());
    lines.say(&words.rule_version, &version.to_string());
    let named = entries(lines, evidence);
    lines.say(&words.evidence, &named);
    lines.say(&words.inputs, &decided_by(inputs).join(" · "));
}

pub fn overridden(lines: &mut Lines<'_>, fact: &RuleOverridden) {
    let RuleOverridden {
        rule,
        version,
        part,
        grounds,
        evidence,
        inputs,
    } = fact;
    let words = &lines.text.whole;
    about(lines, *rule, part.as_ref());
    lines.say(&words.rule_version, &version.to_string());
    lines.say(&words.given_reason, grounds);
    let named = entries(lines, evidence);
    lines.say(&words.evidence, &named);
    lines.say(&words.inputs, &decided_by(inputs).join(" · "));
}

fn about(lines: &mut Lines<'_>, rule: RuleId, part: Option<&Part>) {
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.rule, rule.as_str());
    let part = part.map_or_else(|| words.entire_treatment.clone(), |part| text.part(part));
    lines.say(&words.concerns, &part);
}

/// Names and values as they are stored, for whoever checks a judgement by its rule.
fn decided_by(inputs: &Value) -> Vec<String> {
    let Value::Object(inputs) = inputs else {
        return Vec::new();
    };
    let named = |(name, value): (&String, &Value)| match value {
        Value::String(text) => format!("{name}: {text}"),
        other @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Array(_)
        | Value::Object(_)) => {
            format!("{name}: {other}")
        }
    };
    inputs.iter().map(named).collect()
}

fn entries(lines: &Lines<'_>, ids: &[EntryId]) -> String {
    let named: Vec<String> = ids.iter().map(|id| lines.entry_named(*id)).collect();
    named.join(" · ")
}

pub fn snapshot(lines: &mut Lines<'_>, snapshot: &Snapshot) {
    let Snapshot {
        rules,
        legal_basis,
        at,
        findings: kept,
    } = snapshot;
    let words = &lines.text.whole;
    lines.say(&words.rules_version, &rules.to_string());
    lines.say(&words.legal_basis, legal_basis);
    lines.at(&words.judged_at, *at);
    findings(lines, kept);
}

/// Each under its rule's id.
pub fn findings(lines: &mut Lines<'_>, findings: &[KeptFinding]) {
    for finding in findings {
        let said = finding_said(lines, finding);
        lines.say(finding.rule.as_str(), &said);
    }
}

fn finding_said(lines: &Lines<'_>, finding: &KeptFinding) -> String {
    let KeptFinding {
        rule: _,
        version,
        verdict,
        part,
        evidence,
        inputs,
        accepted_by,
    } = finding;
    let (text, words) = (lines.text, &lines.text.whole);
    let version = version.to_string();
    let accepted = accepted_by.map(|user| {
        let name = lines.user_named(user);
        fill(&words.accepted_by, &[("name", &name)])
    });
    let mut said = vec![text.severity(*verdict).to_owned()];
    said.extend(part.as_ref().map(|part| text.part(part)));
    said.extend(accepted);
    said.push(fill(&words.version_value, &[("version", &version)]));
    said.extend(decided_by(inputs));
    said.extend(evidence.iter().map(|id| lines.entry_named(*id)));
    said.join(" · ")
}
