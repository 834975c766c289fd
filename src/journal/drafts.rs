//! Half-written work: free to change, never in the chain. Its beginning and its discarding are log facts.

use crate::domain::id::{DraftId, PatientId};
use crate::domain::log::{DraftBegun, DraftDiscarded, DraftKind};
use crate::domain::user::Role;

use super::decision::{Decision, DraftChange};
use super::edit::DraftContent;
use super::error::Result;
use super::grounds::Grounds;
use super::refusal::Refusal;

pub fn begin(
    grounds: &Grounds<'_>,
    patient: PatientId,
    kind: DraftKind,
    content: DraftContent,
) -> Result<Decision> {
    must_be_allowed(grounds, kind)?;
    must_be_of_kind(&content, kind)?;
    grounds.must_know(patient)?;
    let fact = DraftBegun { draft: kind };
    Ok(Decision::of(patient, grounds.now.moment, fact)
        .draft(DraftChange::Begin { patient, content }))
}

pub fn save(
    grounds: &Grounds<'_>,
    draft: DraftId,
    revision: i64,
    content: DraftContent,
) -> Result<Decision> {
    must_be_allowed(grounds, content.kind())?;
    let stored = grounds.own_draft(draft)?;
    must_be_of_kind(&content, stored.kind)?;
    if stored.revision != revision {
        return Err(Refusal::DraftChanged.into());
    }
    Ok(Decision::default().draft(DraftChange::Save {
        draft,
        revision,
        content,
    }))
}

pub fn discard(grounds: &Grounds<'_>, draft: DraftId) -> Result<Decision> {
    let stored = grounds.own_draft(draft)?;
    let fact = DraftDiscarded { draft: stored.kind };
    Ok(Decision::of(stored.patient, grounds.now.moment, fact).draft(DraftChange::Discard(draft)))
}

/// What was half written is a fact now: whoever wrote it has no draft of its kind about the patient any more.
pub fn replaced(
    grounds: &Grounds<'_>,
    patient: PatientId,
    kind: DraftKind,
    mut decision: Decision,
) -> Result<Decision> {
    for draft in grounds.read.drafts_about(patient)? {
        if draft.author == grounds.author.user && draft.kind == kind {
            decision = decision.draft(DraftChange::Discard(draft.id));
        }
    }
    Ok(decision)
}

/// A consultation under another name would slip past the roles.
fn must_be_of_kind(content: &DraftContent, kind: DraftKind) -> Result<(), Refusal> {
    if content.kind() == kind {
        Ok(())
    } else {
        Err(Refusal::NotDrafted)
    }
}

/// A nurse reads a consultation; only a doctor writes one.
fn must_be_allowed(grounds: &Grounds<'_>, kind: DraftKind) -> Result<(), Refusal> {
    match kind {
        DraftKind::Consultation => grounds.author.must_be(Role::Doctor),
        DraftKind::ContactNote
        | DraftKind::Treatment
        | DraftKind::Reaction
        | DraftKind::FollowUp => grounds.author.must_be_clinician(),
    }
}
