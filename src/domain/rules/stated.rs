//! What has been said about the patient's health and medicine by the start: in signed consultations and in screenings.
//!
//! What speaks for her counts from its last writing, what speaks against her from its first; of statements about the
//! same second none outweighs the other.

use std::collections::BTreeMap;

use super::Case;
use super::health_fault::{AnswerFault, AnsweredItem};
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{Answer, Choice, HealthItem, Medicine};
use crate::domain::course::{Correctable, Told};
use crate::domain::id::EntryId;
use crate::domain::time::Moment;

/// One consultation or screening as it stands after every correction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    /// The newest version of its entry.
    pub entry: EntryId,
    pub at: Moment,
    pub answers: &'a BTreeMap<HealthItem, Answer>,
    pub medicines: &'a [Medicine],
    /// Whether it is known for what it says now; otherwise only for what speaks against treatment.
    settled: bool,
}

impl Stated<'_> {
    pub fn choice(&self, item: HealthItem) -> Option<Choice> {
        self.answers.get(&item).map(|answer| answer.choice)
    }

    pub fn says_yes(&self, item: HealthItem) -> bool {
        self.choice(item) == Some(Choice::Yes)
    }

    fn fault(&self, item: HealthItem) -> Option<AnswerFault> {
        match self.choice(item) {
            Some(Choice::No) => None,
            Some(Choice::Yes) => Some(AnswerFault::Yes),
            Some(Choice::Unknown) => Some(AnswerFault::Unknown),
            None => Some(AnswerFault::Unanswered),
        }
    }
}

impl<'a> Stated<'a> {
    pub fn of_screening(told: &'a Told<ScreeningConfirmed>, start: Moment) -> Self {
        Self {
            entry: told.latest,
            at: told.occurred_at,
            answers: &told.value.answers,
            medicines: &told.value.medicines,
            settled: told.recorded_at <= start,
        }
    }
}

/// Everything that was said by the start and first written by it.
pub(super) fn ever<'a>(case: &Case<'a>) -> Vec<Stated<'a>> {
    let start = case.start();
    let by = |occurred: Moment, recorded: Moment| occurred <= start && recorded <= start;
    let consultations = case.course.consultations.iter();
    let consultations = consultations
        .filter(|told| by(told.occurred_at, told.first_recorded_at))
        .map(|told| Stated {
            entry: told.latest,
            at: told.occurred_at,
            answers: &told.value.answers,
            medicines: &told.value.medicines,
            settled: true,
        });
    let screenings = case.course.screenings.iter();
    let screenings = screenings
        .filter(|told| by(told.occurred_at, told.first_recorded_at))
        .map(|told| Stated::of_screening(told, start));
    consultations.chain(screenings).collect()
}

/// What was said last; more than one only if they are about the same second.
pub(super) fn newest<'a>(case: &Case<'a>) -> Vec<Stated<'a>> {
    let settled = ever(case).into_iter().filter(|stated| stated.settled);
    latest(settled.collect(), |stated| stated.at)
}

/// The screenings of the day, confirmed before the start (R54); more than one only if they are about the same second.
pub(super) fn screened_today<'a>(case: &Case<'a>) -> Vec<&'a Told<ScreeningConfirmed>> {
    let before = |told: &&Told<ScreeningConfirmed>| {
        is_of_today(case, told) && told.occurred_at < case.start()
    };
    let screenings = case.course.screenings.iter().filter(before).collect();
    latest(screenings, |told| told.occurred_at)
}

/// When somebody last asked by the start, on whatever day.
pub(super) fn last_screened(case: &Case<'_>) -> Option<Moment> {
    let start = case.start();
    let screenings = case.course.screenings.iter();
    let by = screenings.filter(|told| told.occurred_at <= start && told.recorded_at <= start);
    by.map(|told| told.occurred_at).max()
}

/// Whether something was so, and was written, on the day of the treatment and by its start.
pub(super) fn is_of_today<T: Correctable>(case: &Case<'_>, told: &Told<T>) -> bool {
    let start = case.start();
    let today = |moment: Moment| moment.day() == start.day() && moment <= start;
    today(told.occurred_at) && today(told.recorded_at)
}

/// Those with the latest moment.
pub(super) fn latest<T>(all: Vec<T>, at: impl Fn(&T) -> Moment) -> Vec<T> {
    let newest = all.iter().map(&at).max();
    let is_newest = |one: &T| Some(at(one)) == newest;
    all.into_iter().filter(is_newest).collect()
}

/// The questions that these statements do not answer with a no; without any statement none is answered.
pub(super) fn not_denied(stated: &[Stated<'_>], items: &[HealthItem]) -> Vec<AnsweredItem> {
    let fault = |item: HealthItem| {
        let faults = stated.iter().filter_map(|stated| stated.fault(item));
        let none = stated.is_empty().then_some(AnswerFault::Unanswered);
        faults.min().or(none)
    };
    items
        .iter()
        .filter_map(|item| {
            let answer = fault(*item)?;
            Some(AnsweredItem {
                item: *item,
                answer,
            })
        })
        .collect()
}

/// The entries behind some statements, as evidence; each once.
pub(super) fn entries<'s>(stated: impl IntoIterator<Item = &'s Stated<'s>>) -> Vec<EntryId> {
    let mut entries = Vec::new();
    for stated in stated {
        if !entries.contains(&stated.entry) {
            entries.push(stated.entry);
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Question;
    use crate::domain::rules::testing::{Story, at, screening};

    const BEFORE: &str = "2026-11-25 09:59:59 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const AFTER: &str = "2026-11-25 10:00:01 +01";

    #[test]
    fn what_was_asked_or_written_after_the_start_was_not_asked_yet() {
        for (occurred, recorded, asked) in [
            ("2026-11-20 10:00:00 +01", BEFORE, true),
            (START, START, true),
            (START, AFTER, false),
            (AFTER, AFTER, false),
            // Two clocks may differ.
            (AFTER, START, false),
        ] {
            let mut story = Story::of_adult();
            story.add_late(occurred, recorded, screening());
            let question = Question::start(at(START), Vec::new());
            let (last, ever) = story.ask(question, at(START), |case| {
                let ever: Vec<Moment> = ever(case).iter().map(|stated| stated.at).collect();
                (last_screened(case), ever)
            });
            let expected = asked.then(|| at(occurred));
            assert_eq!(last, expected, "{occurred}, {recorded}");
            assert_eq!(ever, Vec::from_iter(expected), "{occurred}, {recorded}");
        }
    }
}
