//! A patient who was registered twice: a doctor unites the two registrations, and can part them again.
//!
//! Nothing is moved. Each of the two records gets an entry that names the other, and from then on whatever is read of one
//! is read of both. Two registrations make a pair; a third one is refused, so that it is always plain which is which.

use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::same_person::{NotSamePerson, SamePerson, Union, differences};
use crate::domain::user::Role;
use crate::store::Pair;

use super::appointments::judge_as;
use super::decision::{Decision, Whose};
use super::edit::Uniting;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// Both entries or none.
pub fn unite(grounds: &Grounds<'_>, uniting: Uniting) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let Uniting {
        patient,
        other,
        kept,
        reason,
        differences_seen,
    } = uniting;
    must_be_text(&reason)?;
    if patient == other {
        return Err(Refusal::SameRecord.into());
    }
    if ![patient, other].contains(&kept) {
        return Err(Refusal::Unknown(Thing::Patient).into());
    }
    let mut entries = Vec::new();
    let mut known = Vec::new();
    for registration in [patient, other] {
        grounds.must_know(registration)?;
        if grounds.read.pair_of(registration)?.is_some() {
            return Err(Refusal::UnitedAlready(registration).into());
        }
        let own = grounds.entries(registration)?;
        let course = Course::of(&own);
        must_not_be_under_way(&course)?;
        known.extend(course.patient.map(|told| told.value));
        entries.extend(own);
    }
    must_have_one_draft_of_a_kind(grounds, patient, other)?;
    if let [here, there] = known.as_slice() {
        let found = differences(here, there);
        if !found.is_empty() && !differences_seen {
            return Err(Refusal::TheyDiffer(found).into());
        }
    }
    let mut decision = Decision::default();
    for (of, other) in [(patient, other), (other, patient)] {
        decision = decision.and(of, grounds.now.moment, SamePerson { other, kept });
        because(&mut decision, &reason);
    }
    // What one of them was told counts for what the other is booked for.
    let mut decision = judge_as(grounds, kept, entries.clone(), decision);
    let home = |id: EntryId| {
        entries
            .iter()
            .find(|entry| entry.header.id == id)?
            .header
            .patient
    };
    for addition in &mut decision.additions {
        if let Some(home) = addition.fact.about().and_then(home) {
            addition.whose = Whose::Patient(home);
        }
    }
    Ok(decision)
}

/// Each record is read by itself again, and keeps what was written in it meanwhile.
pub fn part(grounds: &Grounds<'_>, patient: PatientId, reason: &str) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_text(reason)?;
    grounds.must_know(patient)?;
    let pair = grounds.read.pair_of(patient)?.ok_or(Refusal::NotUnited)?;
    must_not_be_under_way(&grounds.course(patient)?)?;
    let Pair { kept, other } = pair;
    let mut decision = Decision::default();
    for (of, other) in [(kept, other), (other, kept)] {
        let entries = grounds.read.entries_of_registration(of)?;
        let ends = united_by(&entries, of)?;
        let fact = NotSamePerson { other, ends };
        let mut own = Decision::of(of, grounds.now.moment, fact);
        because(&mut own, reason);
        let own = judge_as(grounds, of, entries, own);
        decision.additions.extend(own.additions);
    }
    Ok(decision)
}

fn united_by(entries: &[Entry], of: PatientId) -> Result<EntryId, Refusal> {
    let union = Union::of(entries).ok_or(Refusal::NotUnited)?;
    union.entry_of(of).ok_or(Refusal::NotUnited)
}

fn because(decision: &mut Decision, reason: &str) {
    if let Some(addition) = decision.additions.last_mut() {
        addition.reason = Some(reason.trim().to_owned());
    }
}

/// Whoever stands at the chair goes by what she read when she began.
fn must_not_be_under_way(course: &Course) -> Result<(), Refusal> {
    match course.running_start() {
        Some(_) => Err(Refusal::TreatmentUnderWay),
        None => Ok(()),
    }
}

/// One record has one draft of a kind by each author; of two, one would be out of sight.
fn must_have_one_draft_of_a_kind(
    grounds: &Grounds<'_>,
    here: PatientId,
    there: PatientId,
) -> Result<()> {
    let there = grounds.read.drafts_about(there)?;
    for draft in grounds.read.drafts_about(here)? {
        let is_like =
            |other: &crate::store::Draft| (other.author, other.kind) == (draft.author, draft.kind);
        // Nobody can finish what a retired colleague has left behind.
        if there.iter().any(is_like) && !grounds.clinic.is_retired(draft.author) {
            return Err(Refusal::DraftInBoth.into());
        }
    }
    Ok(())
}
