//! `docs/facts.md` describes every kind of fact with an example, and the examples are what would be stored.

use std::collections::BTreeSet;

use mimik::domain::fact::Fact;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../docs/facts.md");

/// Each section that begins with `### ` and the name of a kind, with all that stands in it.
fn sections() -> Vec<(&'static str, &'static str)> {
    let sections = DOCUMENT.split("\n### `").skip(1);
    sections
        .map(|section| section.split_once('`').unwrap())
        .collect()
}

fn examples(section: &str) -> Vec<&str> {
    let blocks = section.split("```json\n").skip(1);
    blocks
        .flat_map(|block| block.split_once("```").unwrap().0.lines())
        .collect()
}

fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                found.insert(name.clone());
                names(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_kind_is_described_once_and_in_order() {
    let described: Vec<&str> = sections().iter().map(|(kind, _)| *kind).collect();
    assert_eq!(described, Fact::KINDS);
}

#[test]
fn every_example_is_a_body_as_it_is_stored() {
    for (kind, section) in sections() {
        let examples = examples(section);
        assert!(!examples.is_empty(), "{kind}");
        for example in examples {
            let body = Fact::parse(kind, example).unwrap();
            let stored = body.fact.to_json(body.reason.as_deref()).unwrap();
            assert_eq!(stored, example, "{kind}");
        }
    }
}

/// `v` and `reason` belong to the body: a fact with a field of that name would lose it in a correction.
#[test]
fn every_kind_can_be_corrected_with_a_reason_and_keeps_its_own_words() {
    for (kind, section) in sections() {
        for example in examples(section) {
            let fact = Fact::parse(kind, example).unwrap().fact;
            let corrected = fact.to_json(Some("Rettelse")).unwrap();
            let body = Fact::parse(kind, &corrected).unwrap();
            assert_eq!(body.reason.as_deref(), Some("Rettelse"), "{kind}");
            assert_eq!(body.fact, fact, "{kind}");
        }
    }
}

#[test]
fn every_field_of_the_examples_is_explained() {
    for (kind, section) in sections() {
        let mut fields = BTreeSet::new();
        for example in examples(section) {
            names(&serde_json::from_str(example).unwrap(), &mut fields);
        }
        let text: String = DOCUMENT
            .split("```json\n")
            .map(|part| part.split_once("```").map_or(part, |(_, rest)| rest))
            .collect();
        for field in fields {
            assert!(text.contains(&format!("`{field}`")), "{kind}: {field}");
        }
    }
}
