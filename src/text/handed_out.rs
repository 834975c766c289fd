//! A record in words, for whoever gets it on paper: every entry whole, and everybody who looked at it.

use super::{Line, Named, Text, fill, plain};
use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::user::User;

/// One entry as it stands on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// »25. nov. 2026 kl. 14.42 · Behandling«
    pub title: String,
    /// »Rettet«, »Trukket tilbage«; empty if it stands as it was written.
    pub marks: String,
    /// Its fields, and why it corrects or withdraws another.
    pub lines: Vec<Line>,
    /// »Post nr. 23 · skrevet 25. nov. 2026 kl. 14.54 af Vera Demo«
    pub origin: String,
}

/// Somebody looked at a record, or took something out of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    pub when: String,
    /// Name and role.
    pub who: String,
    pub what: String,
}

impl Text {
    /// Everything that was written about a patient, the oldest first, each version by itself. Openings are a list of their own.
    pub fn record_told(&self, entries: &[Entry], users: &[User]) -> Vec<Told> {
        let course = Course::of(entries);
        let is_record = |entry: &&Entry| entry.fact.family() != Family::Log;
        let written = entries.iter().filter(is_record);
        written
            .map(|entry| self.entry_told(entry, (entries, users), &course))
            .collect()
    }

    fn entry_told(
        &self,
        entry: &Entry,
        (entries, users): (&[Entry], &[User]),
        course: &Course,
    ) -> Told {
        let (words, header) = (&self.record_paper, &entry.header);
        let named = Named {
            users,
            entries,
            full_numbers: true,
        };
        let mut lines = self.in_whole(&entry.fact, &named);
        if let Some(amended) = header.amends {
            let mut all = entries.iter();
            let known = all.find(|other| other.header.id == amended);
            let label = if matches!(
                entry.fact,
                Fact::EntryWithdrawn(_) | Fact::PhotoWithdrawn(_)
            ) {
                &words.withdraws
            } else {
                &words.corrects
            };
            let number = known.map(|known| known.header.seq.to_string());
            let number = number.unwrap_or_else(|| amended.to_string());
            let said = fill(&words.entry_number, &[("number", &number)]);
            lines.insert(0, (label.clone(), said));
        }
        if let Some(reason) = &entry.reason {
            lines.insert(
                1.min(lines.len()),
                (self.common.reason.clone(), plain(reason).into_owned()),
            );
        }
        let is_corrected = entries.iter().any(|other| {
            other.header.amends == Some(header.id) && other.fact.kind() == entry.fact.kind()
        });
        let corrected = is_corrected.then_some(words.corrected.as_str());
        let united = course.united.as_ref();
        let is_of_other = united.is_some_and(|united| united.is_of_other(entry));
        let of_other = is_of_other.then_some(self.same_person.mark.as_str());
        let marks: Vec<&str> = corrected
            .into_iter()
            .chain(of_other)
            .chain(self.set_aside(course, header.id))
            .collect();
        let origin = [
            ("number", header.seq.to_string()),
            ("when", self.dated(header.recorded_at)),
            ("who", self.writer(entry, users)),
        ];
        let origin = origin
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let when = self.dated(header.occurred_at);
        Told {
            title: format!("{when} · {}", self.fact_kind(&header.kind)),
            marks: marks.join(" · "),
            lines,
            origin: fill(&words.origin, &origin),
        }
    }

    /// Everybody who opened a patient's record or took something out of it, the newest first.
    pub fn accesses_told(&self, entries: &[Entry], users: &[User]) -> Vec<Looked> {
        let is_log = |entry: &&Entry| entry.fact.family() == Family::Log;
        let mut looked: Vec<&Entry> = entries.iter().filter(is_log).collect();
        looked.sort_by_key(|entry| std::cmp::Reverse(entry.header.seq));
        let told = |entry: &&Entry| {
            let named = Named {
                users,
                entries,
                full_numbers: false,
            };
            let lines = self.in_whole(&entry.fact, &named);
            let said: Vec<String> = lines
                .into_iter()
                .map(|(label, said)| format!("{label}: {said}"))
                .collect();
            let kind = self.fact_kind(&entry.header.kind);
            Looked {
                when: self.dated(entry.header.recorded_at),
                who: self.writer(entry, users),
                what: format!("{kind}\n{}", said.join("\n")),
            }
        };
        looked.iter().map(told).collect()
    }

    /// »Vera Demo, læge«; the program itself has no name.
    fn writer(&self, entry: &Entry, users: &[User]) -> String {
        let mut all = users.iter();
        let known = entry
            .header
            .user
            .and_then(|id| all.find(|user| user.id == id));
        known.map_or_else(
            || self.names.role.system.clone(),
            |user| format!("{}, {}", user.name, self.role(user.role).to_lowercase()),
        )
    }
}
