//! Information given outside a consultation, the patient who does not want it, plans, and late entries.

use crate::domain::consultation::Plan;
use crate::domain::entry::Entry;
use crate::domain::fact::Family;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::information::{
    InformationDeclined, LateEntryCountersigned, OralInformation, WrittenInformation,
};
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::Refusal;

/// A doctor or a nurse may hand over the sheet (`interfaces.md` §4).
pub fn written(
    grounds: &Grounds<'_>,
    id: PatientId,
    at: Moment,
    information: WrittenInformation,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_have_happened(at)?;
    grounds.must_know(id)?;
    judge_again(grounds, id, Decision::of(id, at, information))
}

/// Only a doctor gives it, topic by topic (R21). Before the written information it is recorded all the same (R21b).
pub fn oral(
    grounds: &Grounds<'_>,
    id: PatientId,
    at: Moment,
    information: OralInformation,
) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    grounds.must_know(id)?;
    let last = information.topics.values().copied().max().unwrap_or(at);
    grounds.must_have_happened(last)?;
    judge_again(grounds, id, Decision::of(id, last, information))
}

pub fn declined(grounds: &Grounds<'_>, id: PatientId, words: String) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&words)?;
    grounds.must_know(id)?;
    judge_again(
        grounds,
        id,
        Decision::of(id, grounds.now.moment, InformationDeclined { words }),
    )
}

pub fn plan(grounds: &Grounds<'_>, id: PatientId, plan: Plan) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    grounds.must_know(id)?;
    judge_again(grounds, id, Decision::of(id, grounds.now.moment, plan))
}

/// A doctor's countersignature of a late entry is an act of its own, the author's own included (R06).
pub fn countersign(grounds: &Grounds<'_>, id: PatientId, entry: EntryId) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let course = grounds.course(id)?;
    let late = grounds
        .entries(id)?
        .iter()
        .any(|known| known.header.id == entry && is_late(grounds, known));
    if !late || course.countersigned.contains_key(&entry) {
        return Err(Refusal::NothingToCountersign.into());
    }
    Ok(Decision::of(
        id,
        grounds.now.moment,
        LateEntryCountersigned { entry },
    ))
}

/// Recorded more than the clinic's limit (24 hours at most) after it happened (R06).
fn is_late(grounds: &Grounds<'_>, entry: &Entry) -> bool {
    let header = &entry.header;
    let late = header.recorded_at.whole_second().since(header.occurred_at)
        > grounds.clinic.policy.late_entry();
    late && entry.fact.family() == Family::Course
}
