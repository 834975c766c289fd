//! Corrections: a new fact of the same kind that amends an earlier one, with a reason. Both stay readable, for ever (R94).

use crate::domain::fact::Fact;
use crate::domain::photo::PhotoAttached;
use crate::domain::time::Moment;
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::Decision;
use super::edit::Amendment;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// The same kind of fact again, whole and corrected.
pub fn amend(grounds: &Grounds<'_>, amendment: Amendment) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let Amendment {
        patient,
        entry,
        occurred_at,
        fact,
        reason,
    } = amendment;
    must_be_text(&reason)?;
    let entries = grounds.entries(patient)?;
    let original = entries
        .iter()
        .find(|known| known.header.id == entry)
        .ok_or(Refusal::Unknown(Thing::Entry))?;
    if original.fact.kind() != fact.kind() || !may_be_amended(&fact) {
        return Err(Refusal::OtherKind.into());
    }
    must_be_allowed_to_amend(grounds, &fact)?;
    must_hold_together(&original.fact, &fact)?;
    let occurred_at = told_at(&fact).unwrap_or(occurred_at);
    grounds.must_have_happened(occurred_at)?;
    let mut decision = Decision::of(patient, occurred_at, fact);
    if let Some(addition) = decision.additions.last_mut() {
        addition.amends = Some(entry);
        addition.reason = Some(reason);
    }
    judge_again(grounds, patient, decision)
}

/// What a doctor alone may say, a doctor alone may correct.
fn must_be_allowed_to_amend(grounds: &Grounds<'_>, fact: &Fact) -> Result<(), Refusal> {
    if matches!(
        fact,
        Fact::Consultation(_) | Fact::OralInformation(_) | Fact::Plan(_)
    ) {
        return grounds.author.must_be(Role::Doctor);
    }
    Ok(())
}

/// What a new fact of the kind would be refused for; and a photo stays the file that it is.
fn must_hold_together(original: &Fact, corrected: &Fact) -> Result<(), Refusal> {
    match (original, corrected) {
        (_, Fact::ContactNote(note)) => must_be_text(&note.text),
        (_, Fact::InformationDeclined(declined)) => must_be_text(&declined.words),
        (Fact::PhotoAttached(was), Fact::PhotoAttached(said)) if !is_same_file(was, said) => {
            Err(Refusal::OtherKind)
        }
        _ => Ok(()),
    }
}

fn is_same_file(was: &PhotoAttached, said: &PhotoAttached) -> bool {
    let says_anew = PhotoAttached {
        taken_from: said.taken_from,
        clock_corrected_seconds: said.clock_corrected_seconds,
        areas: said.areas.clone(),
        view: said.view,
        phase: said.phase,
        ..was.clone()
    };
    says_anew == *said
}

/// Oral information was given when its last topic was ticked, whatever else is said about it (`T_o`).
fn told_at(fact: &Fact) -> Option<Moment> {
    let Fact::OralInformation(oral) = fact else {
        return None;
    };
    oral.topics.values().copied().max()
}

const fn may_be_amended(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Consultation(_)
            | Fact::WrittenInformation(_)
            | Fact::OralInformation(_)
            | Fact::InformationDeclined(_)
            | Fact::Plan(_)
            | Fact::ContactNote(_)
            | Fact::PhotoAttached(_)
    )
}
