//! Corrections: a new fact of the same kind that amends an earlier one, with a reason. Both stay readable, for ever (R94).

use crate::domain::course::Course;
use crate::domain::fact::Fact;
use crate::domain::id::PatientId;
use crate::domain::photo::PhotoAttached;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::time::Moment;
use crate::domain::treatment::Deviation;
use crate::domain::user::Role;

use super::appointments::judge_again;
use super::decision::Decision;
use super::edit::Amendment;
use super::error::Result;
use super::grounds::{Grounds, must_be_text, must_fit};
use super::refusal::{Refusal, Thing};
use super::{
    access, aftercare, confirmations, consents, gate, photo_use, prescriptions,
    treatments::practitioner_or_doctor,
};

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
    if Course::of(&entries).withdrawn.contains_key(&entry) {
        return Err(Refusal::EntryWithdrawn.into());
    }
    if original.fact.kind() != fact.kind() {
        return Err(Refusal::OtherKind.into());
    }
    let occurred_at = told_at(&fact).unwrap_or(occurred_at);
    grounds.must_have_happened(occurred_at)?;
    let mut decision = anew(grounds, (patient, occurred_at), (&original.fact, fact))?;
    // What was half written elsewhere is no business of a correction.
    decision.drafts.clear();
    for addition in &mut decision.additions {
        addition.occurred_at = occurred_at.whole_second();
        addition.amends = Some(entry);
        addition.reason = Some(reason.clone());
    }
    judge_again(grounds, patient, decision)
}

/// Decided as if it were told for the first time: a correction is refused for whatever a new fact of its kind would be.
fn anew(
    grounds: &Grounds<'_>,
    (patient, at): (PatientId, Moment),
    facts: (&Fact, Fact),
) -> Result<Decision> {
    match facts {
        (_, said @ (Fact::Consultation(_) | Fact::OralInformation(_) | Fact::Plan(_))) => {
            // What a doctor alone may say, a doctor alone may correct.
            grounds.author.must_be(Role::Doctor)?;
            Ok(Decision::of(patient, at, said))
        }
        (_, said @ Fact::WrittenInformation(_)) => Ok(Decision::of(patient, at, said)),
        (_, Fact::InformationDeclined(said)) => {
            must_be_text(&said.words)?;
            Ok(Decision::of(patient, at, said))
        }
        (_, Fact::ContactNote(said)) => {
            must_be_text(&said.text)?;
            Ok(Decision::of(patient, at, said))
        }
        (_, Fact::ConsentGiven(said)) => consents::give(grounds, patient, at, said),
        (Fact::ConsentWithdrawn(was), Fact::ConsentWithdrawn(said))
            if was.consent == said.consent =>
        {
            must_fit(&said.note)?;
            Ok(Decision::of(patient, at, said))
        }
        (_, Fact::Prescription(said)) => prescriptions::prescribe(grounds, patient, said),
        (_, Fact::RepeatExempted(said)) => prescriptions::exempt(grounds, patient, said),
        (_, Fact::ScreeningConfirmed(said)) => confirmations::screening(grounds, patient, said),
        (_, Fact::AreaInspected(said)) => confirmations::inspected(grounds, patient, vec![said]),
        // What was drawn from it is of its product.
        (Fact::VialOpened(was), Fact::VialOpened(said)) if was.product == said.product => {
            gate::open_vial(grounds, patient, at, said)
        }
        (Fact::NothingGiven(was), Fact::NothingGiven(said)) if was.start == said.start => {
            must_be_text(&said.why)?;
            Ok(Decision::of(patient, at, said))
        }
        (Fact::Deviation(was), Fact::Deviation(said)) => deviation(grounds, patient, was, said),
        (Fact::RuleOverridden(was), Fact::RuleOverridden(said)) => {
            // The rule, what it had seen and who decided stand; only her words about it can be put better.
            grounds.author.must_be(Role::Doctor)?;
            grounds.must_give_reason(&said.grounds)?;
            let mut same = was.clone();
            same.grounds.clone_from(&said.grounds);
            must_be_same(same == said)?;
            Ok(Decision::of(patient, at, said))
        }
        (_, Fact::AftercareGiven(said)) => aftercare::given(grounds, patient, at, said),
        (_, Fact::AdverseEvent(said)) => aftercare::event(grounds, patient, at, said),
        (Fact::EventStep(was), Fact::EventStep(said)) if was.event == said.event => {
            aftercare::step(grounds, patient, at, said)
        }
        (_, Fact::FollowUp(said)) => aftercare::follow_up(grounds, patient, at, said),
        (Fact::RedFlagClosed(was), Fact::RedFlagClosed(said)) if was.event == said.event => {
            aftercare::close_flag(grounds, patient, said)
        }
        (_, Fact::AccessRequested(said)) => access::request(grounds, patient, at, said),
        (Fact::AccessAnswered(was), Fact::AccessAnswered(said)) if was.request == said.request => {
            access::answer(grounds, patient, at, said)
        }
        (Fact::PhotoUseConsented(was), Fact::PhotoUseConsented(said)) => {
            photo_use::must_be_whole(grounds, &said)?;
            // A yes to other photos or purposes is another yes.
            let worded = PhotoUseConsented {
                used_where: said.used_where.clone(),
                assessment: said.assessment.clone(),
                ..was.clone()
            };
            must_be_same(worded == said)?;
            Ok(Decision::of(patient, at, said))
        }
        (Fact::PhotoAttached(was), Fact::PhotoAttached(said)) => {
            must_be_same(is_same_file(was, &said))?;
            Ok(Decision::of(patient, at, said))
        }
        _ => Err(Refusal::OtherKind.into()),
    }
}

const fn must_be_same(is_same: bool) -> Result<(), Refusal> {
    if is_same {
        Ok(())
    } else {
        Err(Refusal::OtherKind)
    }
}

/// Told otherwise by the one who gave it or by a doctor; what the rules said no to and that the gate was not asked stay with
/// it for ever (§7.7).
fn deviation(
    grounds: &Grounds<'_>,
    patient: PatientId,
    was: &Deviation,
    said: Deviation,
) -> Result<Decision> {
    practitioner_or_doctor(grounds, was.practitioner)?;
    must_be_text(&said.why)?;
    let started = said.started.whole_second();
    let ended = said.ended.map(Moment::whole_second);
    let now = grounds.now.moment;
    if started > now || ended.is_some_and(|ended| ended > now || ended < started) {
        return Err(Refusal::TimesDisagree.into());
    }
    let corrected = Deviation {
        started,
        ended,
        practitioner: was.practitioner,
        rules: was.rules.clone(),
        asked: was.asked,
        ..said
    };
    Ok(Decision::of(patient, started, corrected))
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

/// Some facts say themselves when they were so: oral information when its last topic was ticked, whatever else is said about
/// it (`T_o`); a deviation when its first injection was.
fn told_at(fact: &Fact) -> Option<Moment> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a person says when all others were"
    )]
    match fact {
        Fact::OralInformation(oral) => oral.topics.values().copied().max(),
        Fact::Deviation(deviation) => Some(deviation.started),
        _ => None,
    }
}
