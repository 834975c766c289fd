//! Corrections: a new fact of the same kind that amends an earlier one, with a reason. Both stay readable, for ever (R94).

use crate::domain::fact::Fact;
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
    grounds.must_have_happened(occurred_at)?;
    let entries = grounds.entries(patient)?;
    let original = entries
        .iter()
        .find(|known| known.header.id == entry)
        .ok_or(Refusal::Unknown(Thing::Entry))?;
    if original.fact.kind() != fact.kind() || !may_be_amended(&fact) {
        return Err(Refusal::OtherKind.into());
    }
    must_be_allowed_to_amend(grounds, &fact)?;
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
