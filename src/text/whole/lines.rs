//! Lines while they are written: each with its label, made plain, and never blank.

use super::{Line, Named, plain};
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, UserId};
use crate::domain::time::{Day, Moment, When};
use crate::domain::units::Units;
use crate::text::{Text, fill};

pub(super) struct Lines<'a> {
    pub text: &'a Text,
    pub named: &'a Named<'a>,
    said: Vec<Line>,
}

impl<'a> Lines<'a> {
    pub const fn new(text: &'a Text, named: &'a Named<'a>) -> Self {
        Self {
            text,
            named,
            said: Vec::new(),
        }
    }

    pub fn done(self) -> Vec<Line> {
        self.said
    }

    /// What is blank was not given, and says so.
    pub fn say(&mut self, label: &str, value: &str) {
        let value = if value.trim().is_empty() {
            self.text.common.not_recorded.clone()
        } else {
            plain(value).into_owned()
        };
        self.said.push((plain(label).into_owned(), value));
    }

    pub fn maybe(&mut self, label: &str, value: Option<&str>) {
        self.say(label, value.unwrap_or_default());
    }

    pub fn whether(&mut self, label: &str, is_so: bool) {
        let words = &self.text.common;
        self.say(label, if is_so { &words.yes } else { &words.no });
    }

    pub fn at(&mut self, label: &str, moment: Moment) {
        self.say(label, &self.text.dated(moment));
    }

    pub fn user(&mut self, label: &str, id: UserId) {
        let name = self.user_named(id);
        self.say(label, &name);
    }

    /// The largest dose; which product it is of stands beside it.
    pub fn at_most(&self, units: Units) -> String {
        let amount = self.text.decimal(&units.to_string());
        fill(&self.text.whole.at_most, &[("units", &amount)])
    }

    /// A user by name; one that is not at hand by its id.
    pub fn user_named(&self, id: UserId) -> String {
        let known = self.named.users.iter().find(|user| user.id == id);
        known.map_or_else(|| id.to_string(), |user| user.name.clone())
    }

    pub fn entry(&mut self, label: &str, id: EntryId) {
        let name = self.entry_named(id);
        self.say(label, &name);
    }

    /// Another entry by its number, kind and time; one that is not at hand by its id.
    pub fn entry_named(&self, id: EntryId) -> String {
        let mut entries = self.named.entries.iter();
        let known = entries.find(|entry| entry.header.id == id);
        known.map_or_else(|| id.to_string(), |entry| self.entry_name(entry))
    }

    fn entry_name(&self, entry: &Entry) -> String {
        let text = self.text;
        fill(
            &text.whole.entry_named,
            &[
                ("seq", &entry.header.seq.to_string()),
                ("kind", text.fact_kind(&entry.header.kind)),
                ("when", &text.dated(entry.header.occurred_at)),
            ],
        )
    }

    /// As exactly as somebody remembers.
    pub fn when(&self, when: When) -> String {
        match when {
            When::Exactly(moment) => self.text.dated(moment),
            When::On(day) => self.text.date(day),
            When::InMonth(day) => self.month(day),
            When::Unknown => self.text.common.unknown.clone(),
        }
    }

    fn month(&self, day: Day) -> String {
        let months = &self.text.dates.months;
        let name = months.get(day.month() as usize - 1);
        format!("{} {}", name.map_or("", String::as_str), day.year())
    }
}
