//! A history as lines to read: when, what, by whom, and everything that the entry says.

use serde_json::Value;

use super::Entries;
use crate::cli::Failure;
use crate::cli::console::Console;
use crate::domain::entry::Stored;
use crate::domain::id::UserId;
use crate::text::Text;

pub fn print(history: &Entries, console: &mut Console<'_>) -> Result<(), Failure> {
    let text = console.text;
    if let Some(united) = &history.united {
        console.say(&text.other_registration(united));
    }
    for entry in &history.entries {
        let header = &entry.header;
        let fields = [
            header.seq.to_string(),
            text.dated(header.occurred_at),
            text.fact_kind(&header.kind).to_owned(),
            author(history, header.user, text),
            content(history, entry, text),
        ];
        console.record(&fields.each_ref().map(String::as_str))?;
    }
    Ok(())
}

fn author(history: &Entries, user: Option<UserId>, text: &Text) -> String {
    match user {
        Some(id) => {
            let known = history.users.iter().find(|user| user.id == id);
            known.map_or_else(|| id.to_string(), |user| user.name.clone())
        }
        None => text.names.role.system.clone(),
    }
}

/// Every field of the body but its version, on one line. What was erased has none.
fn content(history: &Entries, entry: &Stored, text: &Text) -> String {
    let Some((_, json)) = &entry.body else {
        return text.cli.erased.clone();
    };
    let mut parts = Vec::new();
    if history.is_of_other(entry) {
        parts.push(text.same_person.mark.clone());
    }
    if let Some(amends) = entry.header.amends {
        parts.push(format!("amends={amends}"));
    }
    if let Ok(Value::Object(mut fields)) = serde_json::from_str(json) {
        fields.remove("v");
        for (name, value) in &fields {
            flatten(name, value, &mut parts);
        }
    }
    parts.join("; ")
}

fn flatten(name: &str, value: &Value, parts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (inner, value) in fields {
                flatten(&format!("{name}.{inner}"), value, parts);
            }
        }
        Value::Array(values) if values.iter().any(Value::is_object) => {
            for (value, place) in values.iter().zip(1..) {
                flatten(&format!("{name}.{place}"), value, parts);
            }
        }
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(plain).collect();
            parts.push(format!("{name}={}", values.join(", ")));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            parts.push(format!("{name}={}", plain(value)));
        }
    }
}

/// Line breaks, tabs and signs that turn the direction of writing are shown as they are escaped.
fn plain(value: &Value) -> String {
    let Value::String(text) = value else {
        return value.to_string();
    };
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let turns = matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if letter.is_control() || turns {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_becomes_one_line_however_it_was_typed() {
        let value = serde_json::json!({"text": "a\tb\nc\u{202E}", "areas": ["x", "y"], "list": [{"n": 1}, {"n": true}]});
        let mut parts = Vec::new();
        flatten("f", &value, &mut parts);
        parts.sort();
        assert_eq!(
            parts,
            [
                "f.areas=x, y",
                "f.list.1.n=1",
                "f.list.2.n=true",
                "f.text=a\\tb\\nc\\u{202e}"
            ]
        );
    }
}
