//! What has become of each appointment: booked, moved, judged, cancelled, kept or missed.

use std::collections::BTreeSet;

use crate::domain::appointment::{
    AppointmentBooked, AppointmentCancelled, AppointmentJudged, AppointmentKind, AppointmentMoved,
    CancelledBy, SavedTooEarly,
};
use crate::domain::area::Area;
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::rules::booking::{Cancellation, cancellation};
use crate::domain::time::{MINUTE, Moment};

/// An appointment as it stands, known by the id of the entry that booked it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointment {
    pub id: EntryId,
    pub kind: AppointmentKind,
    pub practitioner: UserId,
    pub start: Moment,
    pub minutes: u32,
    pub areas: BTreeSet<Area>,
    pub product: Option<ProductId>,
    pub note: String,
    pub booked_at: Moment,
    pub booked_by: Option<UserId>,
    pub state: AppointmentState,
    /// The flag *for tidligt* (rules §8): set by a doctor or by the journal, gone only when the time is lawful.
    pub too_early: Option<TooEarly>,
    /// Each move, the oldest first; the flags and reasons of earlier times stay here.
    pub moves: Vec<Move>,
}

/// One move of an appointment, as corrected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    pub id: EntryId,
    pub moved_at: Moment,
    pub user: Option<UserId>,
    /// The start that it was moved away from.
    pub from: Moment,
    pub to: AppointmentMoved,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppointmentState {
    Planned,
    Arrived {
        at: Moment,
    },
    Cancelled {
        at: Moment,
        by: CancelledBy,
        /// Less than 24 hours before (R98).
        late: bool,
    },
    NoShow {
        at: Moment,
    },
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TooEarly {
    /// The earliest lawful moment when it was last judged; absent when none could be named.
    pub limit: Option<Moment>,
    /// The doctor's decision to keep the time, if it was one; absent when the journal found it out by itself.
    pub saved: Option<SavedTooEarly>,
}

impl TooEarly {
    fn saved(saved: &SavedTooEarly) -> Self {
        Self {
            limit: saved.limit,
            saved: Some(saved.clone()),
        }
    }
}

impl Appointment {
    /// Red in every list until it is moved to a lawful time, kept or missed; time passing removes nothing (rules §8.5).
    pub fn is_red(&self) -> bool {
        self.state == AppointmentState::Planned && self.too_early.is_some()
    }

    pub fn end(&self) -> Moment {
        self.start.plus(i64::from(self.minutes) * MINUTE)
    }

    /// What would be treated; empty without a product.
    pub fn parts(&self) -> Vec<Part> {
        let part = |area: &Area| {
            self.product.clone().map(|product| Part {
                area: area.clone(),
                product,
            })
        };
        self.areas.iter().filter_map(part).collect()
    }

    /// Neither cancelled nor missed: it takes up its practitioner's time.
    pub const fn is_standing(&self) -> bool {
        match self.state {
            AppointmentState::Planned | AppointmentState::Arrived { .. } => true,
            AppointmentState::Cancelled { .. } | AppointmentState::NoShow { .. } => false,
        }
    }

    pub(super) fn booked(entry: &Entry, fact: &AppointmentBooked) -> Self {
        Self {
            id: entry.header.id,
            kind: fact.kind,
            practitioner: fact.practitioner,
            start: fact.start.whole_second(),
            minutes: fact.minutes,
            areas: fact.areas.clone(),
            product: fact.product.clone(),
            note: fact.note.clone(),
            booked_at: entry.header.occurred_at.whole_second(),
            booked_by: entry.header.user,
            state: AppointmentState::Planned,
            too_early: fact.too_early.as_ref().map(TooEarly::saved),
            moves: Vec::new(),
        }
    }

    /// A corrected booking says anew what was agreed; when it is, only if it has not been moved since.
    pub(super) fn corrected(&mut self, fact: &AppointmentBooked) {
        self.kind = fact.kind;
        self.areas.clone_from(&fact.areas);
        self.product.clone_from(&fact.product);
        self.note.clone_from(&fact.note);
        if self.moves.is_empty() {
            self.stand_at(
                fact.practitioner,
                fact.start,
                fact.minutes,
                fact.too_early.as_ref(),
            );
        }
    }

    /// Only the newest move says when it is; a correction of an older one changes what is told about the past.
    pub(super) fn moved(&mut self, entry: &Entry, fact: &AppointmentMoved) {
        let amended = entry.header.amends;
        let known = self
            .moves
            .iter()
            .position(|earlier| Some(earlier.id) == amended);
        let from = known
            .and_then(|at| self.moves.get(at))
            .map_or(self.start, |earlier| earlier.from);
        let is_newest = known.is_none_or(|at| at + 1 == self.moves.len());
        let moved = Move {
            id: known.and(amended).unwrap_or(entry.header.id),
            moved_at: entry.header.occurred_at.whole_second(),
            user: entry.header.user,
            from,
            to: fact.clone(),
        };
        match known.and_then(|at| self.moves.get_mut(at)) {
            Some(earlier) => *earlier = moved,
            None => self.moves.push(moved),
        }
        if is_newest {
            self.stand_at(
                fact.practitioner,
                fact.start,
                fact.minutes,
                fact.too_early.as_ref(),
            );
        }
    }

    /// A time without a decision to keep it is a lawful one, and takes the flag away (§8.5).
    fn stand_at(
        &mut self,
        practitioner: UserId,
        start: Moment,
        minutes: u32,
        too_early: Option<&SavedTooEarly>,
    ) {
        self.practitioner = practitioner;
        self.start = start.whole_second();
        self.minutes = minutes;
        self.too_early = too_early.map(TooEarly::saved);
    }

    /// The journal's own judgement; it keeps a doctor's reason beside the new limit (§8.7).
    pub(super) fn judged(&mut self, fact: &AppointmentJudged) {
        let saved = self.too_early.take().and_then(|flag| flag.saved);
        self.too_early = fact.too_early.then_some(TooEarly {
            limit: fact.limit,
            saved,
        });
    }

    pub(super) fn cancelled(&mut self, at: Moment, fact: &AppointmentCancelled) {
        let late = cancellation(self.start, at) != Cancellation::InTime;
        self.state = AppointmentState::Cancelled {
            at,
            by: fact.by,
            late,
        };
    }
}
