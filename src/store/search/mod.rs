//! Finds patients while a name, number or phone is typed: a folded index in memory, wiped when the journal is locked.
//!
//! All patients stand in name order in one run of text, so the first hits are the first by name and every fragment is
//! found. Nothing of it lies in a file.

mod bits;
mod common;
mod lines;
mod query;

use crate::domain::id::PatientId;
use crate::domain::time::Day;

use super::PatientLine;
use bits::Bits;
use common::Common;
use lines::Lines;
use query::{Query, Words};

/// Parts the fields of a shown line; no name holds it.
const PART: char = '\u{1F}';

/// All patients, ready to be searched.
pub struct PatientIndex {
    /// What a patient is found by.
    folded: Lines,
    /// Which of them hold a fragment that many hold.
    common: Common,
    /// The key of the order, then what a hit shows.
    shown: Lines,
    patients: Vec<PatientId>,
}

/// The first patients by name, and how many were found in all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hits {
    pub first: Vec<PatientHit>,
    pub count: usize,
}

/// A patient as a list shows her.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatientHit {
    pub patient: PatientId,
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
    pub birth_date: Day,
    /// `DDMMÅÅ-XXXX`
    pub number_masked: String,
    pub phone: String,
}

impl PatientIndex {
    /// Takes all patients in name order, as [`super::Store::patient_lines`] gives them.
    pub fn build(lines: &[PatientLine]) -> Self {
        let mut index = Self {
            folded: Lines::with_room(lines.len(), 64),
            common: Common::of(lines.iter().map(|line| line.search.as_bytes())),
            shown: Lines::with_room(lines.len(), 80),
            patients: Vec::with_capacity(lines.len()),
        };
        for (at, line) in lines.iter().enumerate() {
            index.take(at, line);
        }
        index
    }

    pub fn len(&self) -> usize {
        self.patients.len()
    }

    pub fn is_empty(&self) -> bool {
        self.patients.is_empty()
    }

    /// At most `limit` patients, first by name, whose record holds every word of the query somewhere.
    ///
    /// A query without letters and digits finds everybody.
    pub fn find(&self, query: &str, limit: usize) -> Hits {
        let query = Query::read(query);
        let hits = self.holding(&query.words, limit);
        match query.otherwise {
            Some(words) if hits.count == 0 => self.holding(&words, limit),
            _ => hits,
        }
    }

    /// Puts in a new patient, or one who was corrected.
    pub fn update(&mut self, line: &PatientLine) {
        self.leave_out(line.patient);
        let at = self.place((line.name_key.as_bytes(), line.patient));
        self.common.insert(at, line.search.as_bytes());
        self.take(at, line);
    }

    /// A registration that is found under another one from now on.
    pub fn leave_out(&mut self, patient: PatientId) {
        if let Some(at) = self.patients.iter().position(|known| *known == patient) {
            self.patients.remove(at);
            self.folded.remove(at);
            self.common.remove(at);
            self.shown.remove(at);
        }
    }

    fn take(&mut self, at: usize, line: &PatientLine) {
        self.patients.insert(at, line.patient);
        self.folded.insert(at, &[&line.search]);
        let born = line.birth_date.to_string();
        let preferred = line.preferred.as_deref().unwrap_or_default();
        let parts = [
            &line.name_key,
            &line.family,
            &line.given,
            preferred,
            &born,
            &line.number_masked,
            &line.phone,
        ];
        self.shown.insert(at, &parts);
    }

    /// Where a patient with this key belongs.
    fn place(&self, key: (&[u8], PatientId)) -> usize {
        let (mut low, mut high) = (0, self.patients.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle) < Some(key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn key(&self, at: usize) -> Option<(&[u8], PatientId)> {
        let name_key = self
            .shown
            .line(at)
            .split(|&byte| byte == PART as u8)
            .next()?;
        Some((name_key, *self.patients.get(at)?))
    }

    fn holding(&self, words: &Words, limit: usize) -> Hits {
        if let Some(bits) = self.by_common(words) {
            let first = bits.first(limit).filter_map(|at| self.hit(at)).collect();
            return Hits {
                first,
                count: bits.count(),
            };
        }
        let mut hits = Hits {
            first: Vec::new(),
            count: 0,
        };
        self.folded.each_holding(words, |at| {
            if hits.count < limit {
                hits.first.extend(self.hit(at));
            }
            hits.count += 1;
        });
        hits
    }

    /// The lines that hold all words, if each of them is common.
    fn by_common(&self, words: &Words) -> Option<Bits> {
        let mut bits = Bits::all(self.patients.len());
        for word in words.longest.iter().chain(&words.others) {
            bits.and(self.common.holding(word.needle())?);
        }
        Some(bits)
    }

    fn hit(&self, at: usize) -> Option<PatientHit> {
        let line = std::str::from_utf8(self.shown.line(at)).ok()?;
        let mut parts = line.split(PART).skip(1).map(str::to_owned);
        Some(PatientHit {
            patient: *self.patients.get(at)?,
            family: parts.next()?,
            given: parts.next()?,
            preferred: parts.next().filter(|name| !name.is_empty()),
            birth_date: parts.next()?.parse().ok()?,
            number_masked: parts.next()?,
            phone: parts.next()?,
        })
    }
}
