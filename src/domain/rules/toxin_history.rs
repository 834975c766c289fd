//! Botulinum toxin that the patient has had before: here, by the record; elsewhere, by what was answered (R51).

use super::{Case, IntervalFault};
use crate::domain::area::Area;
use crate::domain::consultation::{Answer, Choice, HealthItem, PriorToxin};
use crate::domain::course::{Correctable, Course, Told, Treatment};
use crate::domain::id::EntryId;
use crate::domain::time::{Day, Moment};

/// Earlier treatments here that are not yet long enough ago, the oldest first (R51). Their doses count with those of
/// today (R64, R66).
pub(super) fn too_recent<'a>(case: &Case<'a>) -> Vec<&'a Treatment> {
    let start = case.start();
    let recent = |treatment: &&Treatment| {
        treatment.started < start && start.day() < first_passing_day(case, last_day(treatment))
    };
    case.course.treatments.iter().filter(recent).collect()
}

/// Months later, never fewer than three: the setting goes upwards only (§12).
pub(super) fn first_passing_day(case: &Case<'_>, last: Day) -> Day {
    last.plus_months(case.policy.interval_months.max(3))
}

pub(super) fn last_day(treatment: &Treatment) -> Day {
    treatment.last_moment().day()
}

/// Whether a treatment may have been of an area; two places in free words may be one.
pub(super) fn same_area(treatment: &Treatment, area: &Area) -> bool {
    let in_words = |area: &Area| matches!(area, Area::Other(_));
    let both_in_words = || treatment.parts.iter().any(|part| in_words(&part.area));
    treatment.may_have_treated_area(area) || in_words(area) && both_in_words()
}

/// The newest version of the entry that tells of a treatment.
pub(super) fn newest_version(course: &Course, treatment: &Treatment) -> EntryId {
    let mut given = course.given.iter().map(|told| (told.id, told.latest));
    let mut deviations = course.deviations.iter().map(|told| (told.id, told.latest));
    let told = |(first, _): &(EntryId, EntryId)| *first == treatment.entry;
    let newest = given.find(told).or_else(|| deviations.find(told));
    newest.map_or(treatment.entry, |(_, latest)| latest)
}

/// What was answered about earlier botulinum toxin, by the start.
pub(super) struct Answers<'a> {
    answers: Vec<Answered<'a>>,
}

struct Answered<'a> {
    entry: EntryId,
    occurred_at: Moment,
    recorded_at: Moment,
    choice: Choice,
    prior: Option<&'a PriorToxin>,
}

/// Botulinum toxin that was told of.
pub(super) struct ToldToxin {
    pub last: Day,
    pub medical: bool,
}

impl<'a> Answers<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let start = case.start();
        let course = case.course;
        let in_consultations = course.consultations.iter().filter_map(|told| {
            let answer = told.value.answers.get(&HealthItem::PriorToxin);
            Answered::of(told, answer, told.value.prior_toxin.as_ref())
        });
        let in_screenings = course.screenings.iter().filter_map(|told| {
            let answer = told.value.answers.get(&HealthItem::PriorToxin);
            Answered::of(told, answer, told.value.prior_toxin.as_ref())
        });
        let mut answers: Vec<_> = in_consultations
            .chain(in_screenings)
            // What was written after the start counts as missing (§2.6).
            .filter(|answered| answered.recorded_at <= start)
            .collect();
        answers.sort_by_key(|answered| (answered.occurred_at, answered.recorded_at));
        Self { answers }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = EntryId> + '_ {
        self.answers.iter().map(|answered| answered.entry)
    }

    /// What stays unknown whatever else was answered: only the newest »ved ikke« counts, but a treatment at an unknown
    /// time stays until a newer answer gives it one.
    pub(super) fn unknown(&self) -> Option<IntervalFault> {
        let Some(newest) = self.answers.last() else {
            return Some(IntervalFault::NotAsked);
        };
        if newest.choice == Choice::Unknown {
            return Some(IntervalFault::NotKnown);
        }
        let told = self.answers.iter().rev();
        let newest_told = told
            .into_iter()
            .find(|answered| answered.choice == Choice::Yes)?;
        newest_told
            .last_day()
            .is_none()
            .then_some(IntervalFault::WhenNotKnown)
    }

    /// Everything that was ever told with a time.
    pub(super) fn told(&self) -> impl Iterator<Item = ToldToxin> + '_ {
        self.answers.iter().filter_map(|answered| {
            Some(ToldToxin {
                last: answered.last_day()?,
                medical: answered.prior.is_some_and(|prior| prior.medical),
            })
        })
    }
}

impl<'a> Answered<'a> {
    fn of<T: Correctable>(
        told: &Told<T>,
        answer: Option<&Answer>,
        prior: Option<&'a PriorToxin>,
    ) -> Option<Self> {
        // A treatment that is told of was one, whatever else was ticked.
        let choice = match prior {
            Some(_) => Choice::Yes,
            None => answer?.choice,
        };
        Some(Self {
            entry: told.latest,
            occurred_at: told.occurred_at,
            recorded_at: told.recorded_at,
            choice,
            prior,
        })
    }

    fn last_day(&self) -> Option<Day> {
        self.prior?.when.latest_day()
    }
}
