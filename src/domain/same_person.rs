//! One patient who was registered twice: both registrations are read as one record, until somebody takes it back.
//!
//! Nothing is moved or written again. Each of the two records holds an entry that names the other, so that either is
//! enough to find both.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::fact::Fact;
use super::id::{EntryId, PatientId, UserId};
use super::identity::NumberType;
use super::patient::Patient;
use super::time::{Day, Moment};

/// The patient of this record is the one who is registered as `other` too. Its entry says why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamePerson {
    pub other: PatientId,
    /// The one of the two in which work goes on: what is new is written there, and who she is stands there.
    pub kept: PatientId,
}

/// They are two people after all, or nobody knows: each record is read by itself again. Its entry says why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotSamePerson {
    pub other: PatientId,
    /// The entry of this record that united them.
    pub ends: EntryId,
}

/// What unites two registrations now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Union {
    pub kept: PatientId,
    /// The registration that is not worked in any more.
    pub other: PatientId,
    /// The entry of each record that says so, by its record.
    pub entries: Vec<(PatientId, EntryId)>,
    pub at: Moment,
    pub by: Option<UserId>,
    pub reason: Option<String>,
}

impl Union {
    /// What the entries say last of it. They come in the order in which they were written, of either record or of both.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Option<Self> {
        let mut union: Option<Self> = None;
        for entry in entries {
            let Some(patient) = entry.header.patient else {
                continue;
            };
            if let Fact::SamePerson(fact) = &entry.fact {
                match &mut union {
                    Some(known) => known.entries.push((patient, entry.header.id)),
                    None => union = Some(Self::said(entry, patient, fact)),
                }
            } else if matches!(entry.fact, Fact::NotSamePerson(_)) {
                union = None;
            }
        }
        union
    }

    fn said(entry: &Entry, patient: PatientId, fact: &SamePerson) -> Self {
        let other = if fact.kept == patient {
            fact.other
        } else {
            patient
        };
        Self {
            kept: fact.kept,
            other,
            entries: vec![(patient, entry.header.id)],
            at: entry.header.recorded_at.whole_second(),
            by: entry.header.user,
            reason: entry.reason.clone(),
        }
    }

    /// Leaves out what was written in the other registration only so that it can be asked who looked at it: it stands right
    /// before, in the one that is kept.
    pub fn leave_out_echoes(&self, entries: &mut Vec<Entry>) {
        let mut before: Option<(i64, Moment, PatientId)> = None;
        entries.retain(|entry| {
            let header = &entry.header;
            let Some(patient) = header.patient else {
                return true;
            };
            let told = matches!(entry.fact, Fact::RecordOpened(_) | Fact::Exported(_));
            let original = (header.seq - 1, header.recorded_at, self.kept);
            let is_echo = told && patient == self.other && before == Some(original);
            before = told.then_some((header.seq, header.recorded_at, patient));
            !is_echo
        });
    }

    /// The one of a registration.
    pub fn entry_of(&self, patient: PatientId) -> Option<EntryId> {
        let mut all = self.entries.iter();
        all.find(|(whose, _)| *whose == patient).map(|(_, id)| *id)
    }
}

/// What speaks against two registrations being one person: said before they are united, and seen by whoever unites them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Difference {
    /// Both have a number that nobody shares, and they are not the same. A person can be given a new one.
    Number,
    BirthDate {
        here: Day,
        there: Day,
    },
    Sex,
}

/// Everything in which two registrations cannot both be right at once.
pub fn differences(here: &Patient, there: &Patient) -> BTreeSet<Difference> {
    let mut found = BTreeSet::new();
    let is_unique = |patient: &Patient| match patient.number.kind() {
        NumberType::Cpr | NumberType::Demo => true,
        NumberType::ReplacementCpr
        | NumberType::DEcpr
        | NumberType::XEcpr
        | NumberType::ForeignId => false,
    };
    if is_unique(here) && is_unique(there) && !here.number.is_same(&there.number) {
        found.insert(Difference::Number);
    }
    if here.birth_date != there.birth_date {
        let (here, there) = (here.birth_date, there.birth_date);
        found.insert(Difference::BirthDate { here, there });
    }
    if here.sex.zip(there.sex).is_some_and(|(one, two)| one != two) {
        found.insert(Difference::Sex);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::Number;
    use crate::domain::name::PersonName;
    use crate::domain::patient::Sex;

    fn patient(kind: NumberType, number: &str, born: &str, sex: Option<Sex>) -> Patient {
        Patient {
            name: PersonName::parse("Testesen", "Prøve", None).expect("a name"),
            number: Number::parse(kind, number).expect("a number"),
            birth_date: born.parse().expect("a day"),
            sex,
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        }
    }

    #[test]
    fn only_what_cannot_both_be_right_is_a_difference() {
        let (here, there) = ("1985-03-14", "1979-11-02");
        let demo = |number, born| patient(NumberType::Demo, number, born, None);
        let first = demo("740385-0718", here);
        let days = || Difference::BirthDate {
            here: here.parse().expect("a day"),
            there: there.parse().expect("a day"),
        };
        for (other, expected) in [
            (demo("740385-0718", here), vec![]),
            (demo("740385-0700", here), vec![Difference::Number]),
            (demo("621179-0707", there), vec![Difference::Number, days()]),
            // Somebody had no CPR number when she came for the first time.
            (
                patient(NumberType::ReplacementCpr, "670385-0718", here, None),
                vec![],
            ),
            (
                patient(NumberType::ReplacementCpr, "670385-0718", there, None),
                vec![days()],
            ),
        ] {
            let found = differences(&first, &other);
            assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
        }
        let of = |sex| patient(NumberType::Demo, "740385-0718", here, sex);
        let sexes = |one, two| differences(&of(one), &of(two)).contains(&Difference::Sex);
        assert!(sexes(Some(Sex::Female), Some(Sex::Male)));
        assert!(!sexes(Some(Sex::Female), Some(Sex::Female)));
        assert!(!sexes(Some(Sex::Female), None));
    }
}
