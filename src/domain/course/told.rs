//! One thing as it reads after every correction, with the times that count for it.
//!
//! An amendment is about values, not about time: what a correction leaves unchanged keeps the moment of its first
//! writing, and only what it changes counts from the correction. So a corrected typo never makes anything late.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};
use crate::domain::area::Area;
use crate::domain::consultation::{Consultation, Outcome, Plan};
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::{
    InformationDeclined, Mark, Mode, OralInformation, Part, Receipt, Topic, WrittenInformation,
};
use crate::domain::patient::{ContactNote, Patient};
use crate::domain::photo::{Phase, PhotoAttached, View};
use crate::domain::set_aside::EntryMisplaced;
use crate::domain::time::{Day, Moment};
use crate::domain::units::Units;

/// A fact with its corrections folded in. All moments are cut to the second, as rules see them (§2.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told<T> {
    /// The entry that told it first.
    pub id: EntryId,
    /// The entry that `value` stands in.
    pub latest: EntryId,
    /// Every entry that has told it, the first first.
    pub versions: Vec<EntryId>,
    pub value: T,
    pub occurred_at: Moment,
    /// The first writing of what holds now: a correction that changes something that counts moves it.
    pub recorded_at: Moment,
    /// The first writing of any of it, whatever was corrected since.
    pub first_recorded_at: Moment,
    /// When each part of a scope or a plan was first written as it stands; empty for facts without parts.
    pub parts: BTreeMap<Part, Moment>,
    /// Who told it first.
    pub user: Option<UserId>,
    pub amended: bool,
    /// Who wrote the newest correction.
    pub amended_by: Option<UserId>,
}

impl<T: Correctable> Told<T> {
    pub(super) fn first(entry: &Entry, value: T) -> Self {
        let header = &entry.header;
        let recorded_at = header.recorded_at.whole_second();
        Self {
            id: header.id,
            latest: header.id,
            versions: vec![header.id],
            parts: value
                .parts()
                .into_keys()
                .map(|part| (part, recorded_at))
                .collect(),
            value,
            occurred_at: header.occurred_at.whole_second(),
            recorded_at,
            first_recorded_at: recorded_at,
            user: header.user,
            amended: false,
            amended_by: None,
        }
    }

    pub(super) fn correct(&mut self, entry: &Entry, value: T) {
        let recorded_at = entry.header.recorded_at.whole_second();
        let occurred_at = entry.header.occurred_at.whole_second();
        let moved_in_time = T::TIME_COUNTS && occurred_at != self.occurred_at;
        if moved_in_time || value.counts() != self.value.counts() {
            self.recorded_at = recorded_at;
            self.parts.clear();
        }
        self.parts = self.parts_after(&value, recorded_at);
        self.value = value;
        self.occurred_at = occurred_at;
        self.latest = entry.header.id;
        self.versions.push(entry.header.id);
        self.amended = true;
        self.amended_by = entry.header.user;
    }

    /// A part that stands as before keeps its time; a new or changed one counts from the correction.
    fn parts_after(&self, value: &T, corrected_at: Moment) -> BTreeMap<Part, Moment> {
        let before = self.value.parts();
        let recorded = |(part, counts)| {
            let kept = self
                .parts
                .get(&part)
                .filter(|_| before.get(&part) == Some(&counts));
            let moment = kept.copied().unwrap_or(corrected_at);
            (part, moment)
        };
        value.parts().into_iter().map(recorded).collect()
    }
}

/// What of a fact rules reckon with: changing it counts from the correction, changing the rest never does.
pub trait Correctable {
    type Counts: PartialEq;

    /// Whether rules reckon with when it was so.
    const TIME_COUNTS: bool = true;

    /// What counts for the whole of it.
    fn counts(&self) -> Self::Counts;

    /// Its parts, each with what counts for that part alone.
    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        BTreeMap::new()
    }
}

impl Correctable for WrittenInformation {
    type Counts = (Mark, String, String, Receipt);

    fn counts(&self) -> Self::Counts {
        (
            self.mark,
            self.sheet.clone(),
            self.sheet_sha256.clone(),
            self.receipt,
        )
    }

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        self.scope.parts().map(|part| (part, None)).collect()
    }
}

impl Correctable for OralInformation {
    type Counts = (Mark, BTreeSet<Topic>);

    fn counts(&self) -> Self::Counts {
        (self.mark, self.topics.keys().copied().collect())
    }

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        self.scope.parts().map(|part| (part, None)).collect()
    }
}

impl Correctable for Consultation {
    /// In the clinic or not, the doctor's statement about video, the outcome, and whether there is an indication.
    type Counts = (bool, bool, Outcome, bool);

    fn counts(&self) -> Self::Counts {
        let indicated = !self.indication.trim().is_empty();
        (
            self.mode == Mode::InClinic,
            self.video_sufficient,
            self.outcome,
            indicated,
        )
    }
}

impl Correctable for Plan {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        let part = |area: &Area| Part {
            area: area.clone(),
            product: self.product.clone(),
        };
        self.areas
            .iter()
            .map(|planned| (part(&planned.area), planned.units))
            .collect()
    }
}

impl Correctable for InformationDeclined {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}

impl Correctable for Patient {
    /// The birth date: the only thing about a patient that a rule reckons with.
    type Counts = Day;

    const TIME_COUNTS: bool = false;

    fn counts(&self) -> Self::Counts {
        self.birth_date
    }
}

impl Correctable for ContactNote {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}

impl Correctable for AccessRequested {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}

impl Correctable for EntryMisplaced {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}

impl Correctable for AccessAnswered {
    type Counts = (EntryId, AccessAnswer);

    fn counts(&self) -> Self::Counts {
        (self.request, self.answer)
    }
}

impl Correctable for PhotoAttached {
    type Counts = (Vec<Area>, View, Phase);

    fn counts(&self) -> Self::Counts {
        (self.areas.clone(), self.view, self.phase)
    }
}

/// The responsible doctor.
impl Correctable for UserId {
    type Counts = Self;

    const TIME_COUNTS: bool = false;

    fn counts(&self) -> Self::Counts {
        *self
    }
}
