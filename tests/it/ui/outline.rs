//! What a screen reader is told, as text: one line for each thing with a name, in the order of the tree.

use std::fmt::Write as _;

use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode as Node, NodeT as _};
use mimik::ui::app::App;

/// More lines of one kind than these in a row are counted, not told: the free times of a week.
const TOLD: usize = 8;

/// `role "name" = value (checked) (locked)`, without what has neither name nor value.
pub fn outline(window: &Harness<'_, App>) -> String {
    let root = window.root();
    let nodes = root.children_recursive();
    let lines: Vec<String> = nodes
        .filter_map(|node| line(&node.accesskit_node()))
        .collect();
    let mut told = String::new();
    for alike in lines.chunk_by(|one, next| beginning(one) == beginning(next)) {
        let (shown, rest) = alike.split_at(if alike.len() > TOLD { 1 } else { alike.len() });
        for line in shown {
            writeln!(told, "{line}").unwrap();
        }
        if !rest.is_empty() {
            writeln!(told, "… and {} more", rest.len()).unwrap();
        }
    }
    told
}

/// Role and first word of a button; of anything else, all of it.
fn beginning(line: &str) -> &str {
    let words = line.strip_prefix("Button \"");
    words
        .and_then(|words| words.split_once(' '))
        .map_or(line, |(first, _)| first)
}

fn line(node: &Node<'_>) -> Option<String> {
    let (label, value) = (node.label(), node.value());
    let named = label
        .iter()
        .chain(&value)
        .any(|words| !words.trim().is_empty());
    if !named || matches!(node.role(), Role::TextRun | Role::Window) {
        return None;
    }
    let mut line = format!("{:?}", node.role());
    if let Some(label) = label {
        write!(line, " \"{}\"", without_hash(&label)).unwrap();
    }
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        write!(line, " = {}", without_hash(&value)).unwrap();
    }
    if node.toggled() == Some(Toggled::True) {
        line.push_str(" (checked)");
    }
    if node.is_disabled() {
        line.push_str(" (locked)");
    }
    Some(line)
}

/// A fingerprint is another one each time, because salts are random: `d976 d634 dcb8`.
fn without_hash(words: &str) -> String {
    let is_part =
        |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words: Vec<&str> = words.split(' ').collect();
    let mut told: Vec<&str> = Vec::new();
    let mut rest = words.as_slice();
    while let [first, after @ ..] = rest {
        if rest.len() >= 3 && rest[..3].iter().all(is_part) {
            told.push("FINGERPRINT");
            rest = &rest[3..];
        } else {
            told.push(first);
            rest = after;
        }
    }
    told.join(" ")
}
