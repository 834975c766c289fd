//! Entries that do not belong to this patient, or tell what never happened: withdrawn with a reason, never taken away (R94).
//!
//! From then on nothing follows from them, and all of it stays readable. Where somebody knows whose they are, her record says
//! that something is to be written there.

use std::collections::BTreeSet;

use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::id::{EntryId, PatientId};
use crate::domain::set_aside::{EntryMisplaced, EntryWithdrawn};
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::{Decision, Whose};
use super::edit::Withdrawing;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// All of them or none.
pub fn withdraw(grounds: &Grounds<'_>, withdrawing: Withdrawing) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let Withdrawing {
        patient,
        entries: named,
        to,
        reason,
    } = withdrawing;
    must_be_text(&reason)?;
    if let Some(to) = to {
        grounds.must_know(to)?;
        if grounds.read.person(to)? == grounds.read.person(patient)? {
            return Err(Refusal::Unknown(Thing::Patient).into());
        }
    }
    let entries = grounds.entries(patient)?;
    let course = Course::of(&entries);
    let firsts = firsts(&entries, &course, &named)?;
    for first in &firsts {
        must_be_allowed(grounds, first)?;
    }
    must_leave_nothing_hanging(grounds, patient, &course, &firsts)?;
    let mut decision = Decision::default();
    for first in &firsts {
        decision = decision.and(patient, grounds.now.moment, EntryWithdrawn { to });
        if let Some(addition) = decision.additions.last_mut() {
            addition.amends = Some(first.header.id);
            addition.reason = Some(reason.clone());
        }
    }
    let mut decision = judge_again(grounds, patient, decision)?;
    if let Some(to) = to {
        for first in firsts {
            let misplaced = EntryMisplaced {
                entry: first.header.id,
                what: first.header.kind.clone(),
                at: first.header.occurred_at.whole_second(),
            };
            decision = decision.with(Whose::Patient(to), grounds.now.moment, misplaced);
        }
    }
    Ok(decision)
}

/// Whether somebody who may write can withdraw entries of this kind. Who a patient is, is corrected; an appointment is
/// cancelled; a photo has a way of its own.
pub fn may_be_withdrawn(fact: &Fact) -> bool {
    match fact.family() {
        Family::Course | Family::Treatment => true,
        Family::Patient => matches!(fact, Fact::AccessRequested(_) | Fact::AccessAnswered(_)),
        Family::Photo => matches!(fact, Fact::PhotoUseConsented(_)),
        Family::Clinic | Family::Appointment | Family::Log => false,
    }
}

/// What only a doctor withdraws, whoever wrote it: a rule could stop saying no because of it.
const fn is_a_doctors(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Treatment(_)
            | Fact::Deviation(_)
            | Fact::AdverseEvent(_)
            | Fact::EventStep(_)
            | Fact::ConsentWithdrawn(_)
            | Fact::ScreeningConfirmed(_)
            | Fact::AreaInspected(_)
    )
}

/// What was signed together with an entry: one signature has one moment, to the microsecond.
pub fn written_together<'e>(entries: &'e [Entry], entry: &Entry) -> Vec<&'e Entry> {
    let header = &entry.header;
    let together = |other: &&Entry| {
        other.header.user == header.user
            && other.header.recorded_at == header.recorded_at
            && other.header.amends.is_none()
            && other.header.id != header.id
            && may_be_withdrawn(&other.fact)
    };
    entries.iter().filter(together).collect()
}

/// The first versions of what is named, each once, in the order of the record; of a treatment its start too.
fn firsts<'e>(
    entries: &'e [Entry],
    course: &Course,
    named: &[EntryId],
) -> Result<Vec<&'e Entry>, Refusal> {
    let find = |id: EntryId| {
        let mut all = entries.iter();
        all.find(|entry| entry.header.id == id)
            .ok_or(Refusal::Unknown(Thing::Entry))
    };
    let mut firsts: BTreeSet<(i64, EntryId)> = BTreeSet::new();
    for id in named {
        let mut first = find(*id)?;
        // Only ever backwards, so that damaged entries cannot lead in a circle.
        while let Some(before) = first.header.amends.map(find).transpose()? {
            if before.header.seq >= first.header.seq {
                break;
            }
            first = before;
        }
        if !may_be_withdrawn(&first.fact) {
            return Err(Refusal::OtherKind);
        }
        if course.withdrawn.contains_key(&first.header.id) {
            return Err(Refusal::EntryWithdrawn);
        }
        firsts.insert((first.header.seq, first.header.id));
        if let Some(start) = course.start_of_given(first.header.id) {
            let start = find(start.id)?;
            firsts.insert((start.header.seq, start.header.id));
        }
    }
    if firsts.is_empty() {
        return Err(Refusal::Unknown(Thing::Entry));
    }
    firsts.into_iter().map(|(_, id)| find(id)).collect()
}

/// Whoever wrote it, or a doctor; and a doctor alone where it may have kept somebody from being treated.
fn must_be_allowed(grounds: &Grounds<'_>, first: &Entry) -> Result<(), Refusal> {
    let is_own = first.header.user == Some(grounds.author.user);
    if is_own && !is_a_doctors(&first.fact) {
        return Ok(());
    }
    grounds.author.must_be(Role::Doctor)
}

/// Nothing that stands may rest on what is withdrawn: a treatment on its vial or its start, a step on its event, an answer on
/// its question.
fn must_leave_nothing_hanging(
    grounds: &Grounds<'_>,
    patient: PatientId,
    course: &Course,
    firsts: &[&Entry],
) -> Result<()> {
    let person = grounds.read.person(patient)?;
    let goes = |id: EntryId| firsts.iter().any(|first| first.header.id == id);
    let given = course.given.iter().map(|told| (told.id, &told.value.vials));
    let deviations = course
        .deviations
        .iter()
        .map(|told| (told.id, &told.value.vials));
    let stays: Vec<_> = given
        .chain(deviations)
        .filter(|(id, _)| !goes(*id))
        .collect();
    for first in firsts {
        let id = first.header.id;
        let drawn = |vial: EntryId| course.first_version_of_vial(vial) == id;
        let is_drawn_from = stays
            .iter()
            .any(|(_, vials)| vials.iter().any(|one| drawn(one.vial)));
        let elsewhere = matches!(first.fact, Fact::VialOpened(_))
            && grounds
                .read
                .patients_of_vial(id)?
                .iter()
                .any(|other| *other != person);
        let is_started_from = stays.iter().any(|(given, _)| {
            course
                .start_of_given(*given)
                .is_some_and(|start| start.id == id)
        });
        let has_follow_up = course
            .follow_ups
            .iter()
            .any(|told| course.first_version(told.value.treatment) == id && !goes(told.id));
        let of_event = |event: EntryId| course.first_version_of_event(event) == id;
        let has_steps = course
            .event_steps
            .iter()
            .any(|told| of_event(told.value.event) && !goes(told.id))
            || course
                .red_flags_closed
                .iter()
                .any(|told| of_event(told.value.event) && !goes(told.id));
        let mut requests = course.access_requests.iter();
        let has_answer = requests
            .find(|request| request.id == id)
            .is_some_and(|request| {
                let names = |answered: EntryId| request.versions.contains(&answered);
                let mut answers = course.access_answers.iter();
                answers.any(|told| names(told.value.request) && !goes(told.id))
            });
        if is_drawn_from || elsewhere || is_started_from || has_follow_up || has_steps || has_answer
        {
            return Err(Refusal::StillNamed(id).into());
        }
    }
    Ok(())
}
