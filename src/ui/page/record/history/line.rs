//! One entry as a row of the history: its words, its badges, and everything that a search looks through.

use crate::domain::course::Appointment;
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::fold::fold;
use crate::domain::id::EntryId;
use crate::domain::time::MINUTE;
use crate::journal::view::RecordView;
use crate::text::{Around, Named, Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;

use super::look::{self, Group};

/// Ready to be drawn; made anew only when the record or the language has changed.
pub struct Row {
    pub id: EntryId,
    pub seq: i64,
    pub group: Group,
    pub icon: Icon,
    pub date: String,
    pub time: String,
    pub kind: String,
    pub words: String,
    pub who: String,
    pub initials: String,
    pub badges: Vec<(String, Tone)>,
    folded: String,
}

impl Row {
    pub fn of(cx: &Cx<'_>, view: &RecordView, entry: &Entry) -> Self {
        let (text, header) = (cx.text, &entry.header);
        let named = named(cx, view, false);
        let who = cx.user_name(header.user);
        let mut row = Self {
            id: header.id,
            seq: header.seq,
            group: Group::of(&entry.fact),
            icon: look::icon(&entry.fact),
            date: text.date(header.occurred_at.day()),
            time: text.time(header.occurred_at),
            kind: text.fact_kind(&header.kind).to_owned(),
            words: words(cx, view, entry),
            initials: initials(&who),
            who,
            badges: badges(cx, view, entry),
            folded: String::new(),
        };
        let whole = look::as_text(&text.in_whole(&entry.fact, &named));
        row.folded = row.searched(text, entry, &whole);
        row
    }

    fn searched(&self, text: &Text, entry: &Entry, whole: &str) -> String {
        let mut all = vec![
            &*self.date,
            &self.time,
            &self.kind,
            &self.words,
            &self.who,
            entry.reason.as_deref().unwrap_or_default(),
            whole,
        ];
        all.extend(self.badges.iter().map(|(badge, _)| badge.as_str()));
        let written = text.dated(entry.header.recorded_at);
        all.push(&written);
        fold(&all.join(" "))
    }

    /// Every word of the query stands somewhere in the row or its entry.
    pub fn holds(&self, folded_query: &str) -> bool {
        folded_query
            .split(' ')
            .all(|word| self.folded.contains(word))
    }
}

/// What it says; what was written on another day than it happened says that too.
fn words(cx: &Cx<'_>, view: &RecordView, entry: &Entry) -> String {
    let text = cx.text;
    let around = Around {
        clinic: cx.journal.clinic(),
        course: &view.course,
        entries: &view.entries,
        today: cx.today(),
    };
    let said = look::one_line(&text.summary(entry, &around));
    let header = &entry.header;
    if header.recorded_at.day() == header.occurred_at.day() {
        return said;
    }
    let written = text.dated(header.recorded_at);
    let written = fill(&text.reading.written_later, &[("when", &written)]);
    format!("{written} · {said}")
}

pub fn named<'a>(cx: &Cx<'a>, view: &'a RecordView, full_numbers: bool) -> Named<'a> {
    Named {
        users: &cx.journal.clinic().users,
        entries: &view.entries,
        full_numbers,
    }
}

/// `VD` of »Vera Demo«.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(3)
        .collect()
}

/// Shown where it differs by the minute that people read.
pub const fn was_written_later(entry: &Entry) -> bool {
    entry.header.recorded_at.since(entry.header.occurred_at) >= MINUTE
}

/// The entry that a line of corrections began with.
pub fn first_version(view: &RecordView, entry: &Entry) -> EntryId {
    let mut first = &entry.header;
    // Only ever backwards, so that damaged entries cannot lead in a circle.
    while let Some(before) = first.amends.and_then(|id| find(view, id)) {
        if before.header.seq >= first.seq {
            break;
        }
        first = &before.header;
    }
    first.id
}

pub fn find(view: &RecordView, id: EntryId) -> Option<&Entry> {
    view.entries.iter().find(|entry| entry.header.id == id)
}

/// Every version of what an entry tells, the first first. What withdraws a photo tells something of its own.
pub fn versions<'a>(view: &'a RecordView, entry: &Entry) -> Vec<&'a Entry> {
    let first = first_version(view, entry);
    view.entries
        .iter()
        .filter(|other| other.fact.kind() == entry.fact.kind())
        .filter(|other| {
            other.header.id == first
                || (other.header.amends.is_some() && first_version(view, other) == first)
        })
        .collect()
}

fn badges(cx: &Cx<'_>, view: &RecordView, entry: &Entry) -> Vec<(String, Tone)> {
    let words = &cx.text.reading;
    let mut badges = Vec::new();
    let mut badge = |word: &str, tone| badges.push((word.to_owned(), tone));
    if versions(view, entry).len() > 1 {
        badge(&words.amended, Tone::Warn);
    }
    if view.is_of_other(entry) {
        badge(&cx.text.same_person.mark, Tone::Neutral);
    }
    if let Some(word) = cx.text.set_aside(&view.course, entry.header.id) {
        badge(word, Tone::Stop);
    }
    if look::says_too_early(&entry.fact) || is_red(view, entry) {
        badge(&cx.text.shell.too_early, Tone::Stop);
    }
    if is_late(cx, entry) {
        let vouched = view.course.countersigned.contains_key(&entry.header.id);
        if vouched {
            badge(&words.countersigned, Tone::Ok);
        } else {
            badge(&words.late_entry, Tone::Warn);
        }
    }
    badges
}

fn is_red(view: &RecordView, entry: &Entry) -> bool {
    let booked = matches!(entry.fact, Fact::AppointmentBooked(_));
    let appointment = view.course.appointment(entry.header.id);
    booked && appointment.is_some_and(Appointment::is_red)
}

/// Recorded more than the clinic's limit after it happened (R06). A correction never makes anything late.
fn is_late(cx: &Cx<'_>, entry: &Entry) -> bool {
    let header = &entry.header;
    let took = header.recorded_at.whole_second().since(header.occurred_at);
    header.amends.is_none()
        && entry.fact.family() == Family::Course
        && took > cx.journal.clinic().policy.late_entry()
}
