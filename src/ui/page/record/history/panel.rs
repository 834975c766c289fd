//! The chosen entry, whole: when, who, every field, both texts of a correction, and how it stands in the chain.

use eframe::egui::Ui;

use crate::domain::chain::Hash;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::log::Export;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::{Line, fill, plain};
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::chip::{Chip, chip};
use crate::ui::widget::{shell, timeline};

use super::acts::{self, Asked};
use super::integrity::Standing;
use super::line::{Row, find, named, versions, was_written_later};
use super::look::as_text;
use super::thumbnail::Thumbnail;

/// The labels of a pair stand in so many points.
const LABELS: f32 = 112.0;
/// A value with more characters than this stands under its label.
const BESIDE: usize = 90;

#[derive(Default)]
pub struct Panel {
    thumbnail: Thumbnail,
    /// The entry whose personal number was asked for, once that is in the log.
    full_number: Option<EntryId>,
    read: Option<(Key, Vec<Version>)>,
}

/// The entry, the revision and the language that the words were made for, and whether numbers are whole.
type Key = (EntryId, u64, &'static str, bool);

/// One version of what an entry tells.
struct Version {
    head: String,
    lines: Vec<Line>,
    text: String,
    reason: String,
}

impl Panel {
    /// The whole number may be shown: that it was asked for is in the log now.
    pub fn number_is_logged(&mut self) {
        self.full_number = self.read.as_ref().map(|((entry, ..), _)| *entry);
    }

    /// Shows it; gives back what was asked for about the entry.
    pub fn ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        chosen: Option<&Row>,
        ui: &mut Ui,
    ) -> Option<Asked> {
        let entry = chosen.and_then(|row| find(view, row.id));
        let (Some(row), Some(entry)) = (chosen, entry) else {
            let words = &cx.text.reading;
            shell::section(
                ui,
                &words.entry,
                |_| {},
                |ui| {
                    ui.label(Theme::of(ui).muted(&words.choose));
                },
            );
            return None;
        };
        self.read(cx, view, entry);
        head_ui(cx, row, entry, ui);
        // Above the content, which can be long.
        let asked = acts::ui(cx, view, entry, ui);
        self.content_ui(cx, view, entry, ui);
        integrity_ui(cx, view, entry, ui);
        asked
    }

    fn read(&mut self, cx: &Cx<'_>, view: &RecordView, entry: &Entry) {
        let full = self.full_number == Some(entry.header.id);
        let language = cx.text.language.code();
        let key = (entry.header.id, cx.journal.revision(), language, full);
        if self.read.as_ref().is_none_or(|(known, _)| *known != key) {
            let told = versions(view, entry);
            let version =
                |(place, entry): (usize, &&Entry)| Version::of(cx, view, (place, entry), full);
            self.read = Some((key, told.iter().enumerate().map(version).collect()));
        }
    }

    fn content_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, entry: &Entry, ui: &mut Ui) {
        let Some((_, told)) = &self.read else {
            return;
        };
        let (first, later) = match told.split_first() {
            Some((first, [])) => (first, [].as_slice()),
            Some((first, later)) => (first, later),
            None => return,
        };
        let thumbnail = &mut self.thumbnail;
        shell::section(
            ui,
            "",
            |_| {},
            |ui| {
                if let Fact::PhotoAttached(photo) = &entry.fact {
                    // A corrected photo keeps the picture of its first entry.
                    let picture = entry.header.amends.unwrap_or(entry.header.id);
                    let is_away = view.out_of_sight.contains(&picture);
                    thumbnail.show(cx, picture, (cx.text.view(photo.view), is_away), ui);
                }
                if later.is_empty() {
                    lines_ui(&first.lines, ui);
                    if entry.reason.is_some() {
                        ui.label(Theme::of(ui).body(&first.reason));
                    }
                } else {
                    corrections_ui(cx, first, later, ui);
                }
            },
        );
        self.number_ui(cx, entry, ui);
    }

    /// A personal number is whole only for eyes that asked for it, and asking is logged.
    fn number_ui(&self, cx: &mut Cx<'_>, entry: &Entry, ui: &mut Ui) {
        let holds_number = matches!(
            entry.fact,
            Fact::PatientRegistered(_) | Fact::PatientCorrected(_)
        );
        if !holds_number || self.full_number == Some(entry.header.id) {
            return;
        }
        let label = &cx.text.reading.show_number;
        let asked = shell::section(
            ui,
            "",
            |_| {},
            |ui| Button::secondary(label).small().show(ui).clicked(),
        );
        if asked {
            cx.ask(Edit::NoteExport {
                patient: entry.header.patient,
                what: Export::PersonalNumber,
            });
        }
    }
}

impl Version {
    fn of(cx: &Cx<'_>, view: &RecordView, (place, entry): (usize, &Entry), full: bool) -> Self {
        let (text, words) = (cx.text, &cx.text.reading);
        let template = if place == 0 {
            &words.original
        } else {
            &words.corrected
        };
        let when = text.dated(entry.header.recorded_at);
        let who = cx.user_name(entry.header.user);
        let lines = text.in_whole(&entry.fact, &named(cx, view, full));
        // When it happened is part of what a correction can change.
        let happened = format!(
            "{}: {}",
            words.occurred_at,
            text.dated(entry.header.occurred_at)
        );
        let reason = entry.reason.as_deref().map(plain).unwrap_or_default();
        Self {
            head: fill(template, &[("when", &when), ("who", &who)]),
            text: format!("{happened}\n{}", as_text(&lines)),
            reason: fill(&words.reason, &[("words", &reason)]),
            lines,
        }
    }
}

fn head_ui(cx: &Cx<'_>, row: &Row, entry: &Entry, ui: &mut Ui) {
    let (text, words, header) = (cx.text, &cx.text.reading, &entry.header);
    shell::section(
        ui,
        &row.kind,
        |_| {},
        |ui| {
            let standing = Standing::of(cx.chain, row.seq);
            let is_doubtful = matches!(standing, Standing::Broken | Standing::AfterBreak);
            if is_doubtful || !row.badges.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S6;
                    if is_doubtful {
                        Chip::new(standing.words(text))
                            .status(standing.status())
                            .show(ui);
                    }
                    for (badge, tone) in &row.badges {
                        chip(ui, badge, *tone);
                    }
                });
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            pair(
                ui,
                LABELS,
                &words.occurred_at,
                &text.dated(header.occurred_at),
            );
            if was_written_later(entry) {
                pair(
                    ui,
                    LABELS,
                    &words.recorded_at,
                    &text.dated(header.recorded_at),
                );
            }
            pair(ui, LABELS, &words.by_label, &row.who);
        },
    );
}

/// Short values stand beside their label, long ones under it: nothing is cut.
fn lines_ui(lines: &[Line], ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (label, value) in lines {
        if value.chars().count() <= BESIDE && !value.contains('\n') {
            pair(ui, LABELS, label, value);
        } else {
            ui.add_space(space::S4);
            ui.label(theme.small(label));
            ui.label(theme.body(value));
            ui.add_space(space::S6);
        }
    }
}

fn corrections_ui(cx: &Cx<'_>, first: &Version, later: &[Version], ui: &mut Ui) {
    let (theme, words) = (Theme::of(ui), &cx.text.reading);
    let texts: Vec<_> = later
        .iter()
        .map(|version| {
            (
                (version.head.as_str(), version.text.as_str()),
                version.reason.as_str(),
            )
        })
        .collect();
    let newest = later.last().unwrap_or(first);
    let fields = changed_fields(&first.lines, &newest.lines);
    if !fields.is_empty() {
        let fields = fields.join(", ");
        ui.label(theme.strong(fill(&words.changed, &[("fields", &fields)])));
    }
    timeline::corrections(ui, (&first.head, &first.text), &texts);
    ui.label(theme.faint(&words.both_shown));
}

/// The labels of what is said otherwise now, in the order of the newest version.
fn changed_fields<'a>(before: &'a [Line], after: &'a [Line]) -> Vec<&'a str> {
    let differs = |one: &'a [Line], other: &[Line]| -> Vec<&'a str> {
        let missing = one.iter().filter(|line| !other.contains(line));
        missing.map(|(label, _)| label.as_str()).collect()
    };
    let mut fields = differs(after, before);
    fields.extend(differs(before, after));
    let mut once: Vec<&str> = Vec::new();
    for field in fields {
        if !once.contains(&field) {
            once.push(field);
        }
    }
    once
}

fn integrity_ui(cx: &Cx<'_>, view: &RecordView, entry: &Entry, ui: &mut Ui) {
    let (text, words, header) = (cx.text, &cx.text.reading, &entry.header);
    let standing = Standing::of(cx.chain, header.seq);
    let chip = |ui: &mut Ui| {
        Chip::new(standing.words(text))
            .status(standing.status())
            .show(ui);
    };
    shell::section(ui, &words.integrity, chip, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        pair(ui, LABELS, &words.entry_number, &header.seq.to_string());
        pair(ui, LABELS, &words.fingerprint, &short_hash(&entry.hash));
        let before = if header.seq <= 1 {
            words.first_entry.clone()
        } else {
            neighbour(cx, header.seq - 1, Some(&header.prev))
        };
        pair(ui, LABELS, &words.previous, &before);
        pair(ui, LABELS, &words.next, &next_entry(cx, view, header.seq));
    });
}

/// The entry behind may belong to somebody else: its number is known, its fingerprint only when it is of this record.
fn next_entry(cx: &Cx<'_>, view: &RecordView, seq: i64) -> String {
    let next = view
        .entries
        .iter()
        .find(|entry| entry.header.seq == seq + 1);
    match Standing::of(cx.chain, seq + 1) {
        Standing::Unchecked if next.is_none() => cx.text.reading.newest_entry.clone(),
        Standing::Unchecked | Standing::Authentic | Standing::Broken | Standing::AfterBreak => {
            neighbour(cx, seq + 1, next.map(|entry| &entry.hash))
        }
    }
}

fn neighbour(cx: &Cx<'_>, seq: i64, hash: Option<&Hash>) -> String {
    let words = &cx.text.reading;
    let name = match hash {
        Some(hash) => fill(
            &words.number_and_hash,
            &[("seq", &seq.to_string()), ("hash", &short_hash(hash))],
        ),
        None => format!("{} {seq}", words.entry_number),
    };
    let standing = Standing::of(cx.chain, seq);
    let state = if standing == Standing::Authentic {
        &words.fits
    } else {
        standing.words(cx.text)
    };
    format!("{name} · {state}")
}

/// `7c1e 94ab 02d6`: the first twelve digits, enough to compare by eye.
pub fn short_hash(hash: &Hash) -> String {
    let groups: Vec<String> = hash
        .chunks_exact(2)
        .take(3)
        .filter_map(|pair| pair.try_into().ok())
        .map(|pair| format!("{:04x}", u16::from_be_bytes(pair)))
        .collect();
    groups.join(" ")
}
