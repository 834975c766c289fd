//! The treatment itself: signed by the one who injected, recorded as a deviation where the gate said no, attested by a
//! doctor (rules §7).

use crate::domain::aftercare::AftercareGiven;
use crate::domain::course::{Course, Told};
use crate::domain::id::{DraftId, EntryId, PatientId, UserId};
use crate::domain::information::Part;
use crate::domain::rules::prescribed::relied_on;
use crate::domain::rules::{Assessment, Finding, Given, Question, RuleId, Verdict};
use crate::domain::snapshot::KeptFinding;
use crate::domain::time::Moment;
use crate::domain::treatment::{
    Attested, Deviation, NotFinished, NothingGiven, Point, Treatment, TreatmentDraft,
    TreatmentStarted,
};
use crate::domain::user::Role;

use super::clinic::ClinicState;
use super::decision::{Decision, DraftChange};
use super::edit::DraftContent;
use super::error::Result;
use super::gate::Asked;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// Signed by the person who injected; aftercare and treatment become facts together (R90).
pub fn sign(grounds: &Grounds<'_>, id: DraftId) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let stored = grounds.own_draft(id)?;
    let DraftContent::Treatment(draft) = DraftContent::parse(&stored.json)? else {
        return Err(Refusal::NotDrafted.into());
    };
    let patient = stored.patient;
    let course = grounds.course(patient)?;
    let started = must_be_own_start(grounds, &course, &draft)?;
    let (began, ended) = times(grounds, &draft, started)?;
    let phone = &grounds.clinic.clinic.phone;
    let asked = asked(grounds.author.user, &draft, phone).map_err(Refusal::NotFinished)?;
    let question = asked.question(grounds.now.moment);
    let case = grounds.whole_case(patient, &course, question)?;
    let assessment = Assessment::of(&case);
    if assessment.failed().next().is_some() {
        return Err(Refusal::NotReady(Box::new(assessment)).into());
    }
    let treatment = Treatment {
        started: began,
        ended,
        practitioner: grounds.author.user,
        prescription: relied_on(&case).map(|told| told.latest),
        needle: draft.needle.trim().to_owned(),
        anaesthesia: draft.anaesthesia.trim().to_owned(),
        note: draft.note.trim().to_owned(),
        disinfected: draft.disinfected,
        points: draft.points().map_err(Refusal::NotFinished)?,
        vials: draft.drawn().map_err(Refusal::NotFinished)?,
        snapshot: assessment.snapshot(began),
    };
    let mut decision = Decision::default();
    if let Some(aftercare) = aftercare(&draft, phone) {
        decision = decision.and(patient, grounds.now.moment, aftercare);
    }
    Ok(decision
        .and(patient, began, treatment)
        .draft(DraftChange::Discard(id)))
}

/// The one who started says that nothing was given, or a doctor does.
pub fn nothing_given(
    grounds: &Grounds<'_>,
    patient: PatientId,
    start: EntryId,
    why: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&why)?;
    let course = grounds.course(patient)?;
    let told = start_of(&course, start)?;
    if told.value.practitioner != grounds.author.user {
        grounds.author.must_be(Role::Doctor)?;
    }
    if course.is_used(told) {
        return Err(Refusal::AlreadySigned.into());
    }
    let start = told.latest;
    let nothing = NothingGiven { start, why };
    Ok(Decision::of(patient, grounds.now.moment, nothing))
}

/// What the gate is asked about a treatment as it is drafted; the clinic's telephone number stands in the advice.
pub fn asked(
    practitioner: UserId,
    draft: &TreatmentDraft,
    phone: &str,
) -> Result<Asked, NotFinished> {
    let points = draft.points()?;
    let vials = draft.drawn()?;
    let (began, ended) = draft.times()?;
    Ok(Asked {
        product: draft.product.clone(),
        areas: areas_of(&points),
        practitioner,
        vials: vials.iter().map(|drawn| drawn.vial).collect(),
        given: Some((
            began,
            Given {
                ended,
                disinfected: draft.disinfected,
                points,
                vials,
                aftercare: aftercare(draft, phone),
            },
        )),
    })
}

fn areas_of(points: &[Point]) -> Vec<crate::domain::area::Area> {
    let mut areas: Vec<_> = points.iter().map(|point| point.area.clone()).collect();
    areas.sort();
    areas.dedup();
    areas
}

/// When the gate opened, for the one who signs.
fn must_be_own_start(
    grounds: &Grounds<'_>,
    course: &Course,
    draft: &TreatmentDraft,
) -> Result<Moment, Refusal> {
    let told = start_of(course, draft.start)?;
    if told.value.practitioner != grounds.author.user {
        return Err(Refusal::NotOwnTreatment);
    }
    if course.is_used(told) {
        return Err(Refusal::AlreadySigned);
    }
    Ok(told.occurred_at)
}

fn start_of(course: &Course, start: EntryId) -> Result<&Told<TreatmentStarted>, Refusal> {
    let mut starts = course.starts.iter();
    let told = starts.find(|told| told.versions.contains(&start));
    told.ok_or(Refusal::Unknown(Thing::Entry))
}

/// `S` never lies before the gate opened, and `E` never before `S` (§2).
fn times(
    grounds: &Grounds<'_>,
    draft: &TreatmentDraft,
    opened: Moment,
) -> Result<(Moment, Moment), Refusal> {
    let (began, ended) = draft.times().map_err(Refusal::NotFinished)?;
    let (began, ended) = (began.whole_second(), ended.whole_second());
    grounds.must_have_happened(ended)?;
    if began < opened || ended < began {
        return Err(Refusal::TimesDisagree);
    }
    Ok((began, ended))
}

/// The aftercare that is signed together with the treatment.
fn aftercare(draft: &TreatmentDraft, phone: &str) -> Option<AftercareGiven> {
    let given = draft.aftercare_oral || draft.aftercare_written;
    given.then(|| AftercareGiven {
        oral: draft.aftercare_oral,
        written: draft.aftercare_written,
        phone: phone.to_owned(),
    })
}

/// The journal never refuses the truth: only past times, and an account. What the rules said is found out here (§7).
pub fn deviate(
    grounds: &Grounds<'_>,
    patient: PatientId,
    mut deviation: Deviation,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_text(&deviation.why)?;
    // The one who gave it writes at once; only a doctor writes down what another has done.
    if deviation.practitioner != grounds.author.user {
        grounds.author.must_be(Role::Doctor)?;
        grounds.must_be_practitioner(deviation.practitioner)?;
    }
    let now = grounds.now.moment;
    let started = deviation.started.whole_second();
    let ended = deviation.ended.map(Moment::whole_second);
    if started > now || ended.is_some_and(|ended| ended > now || ended < started) {
        return Err(Refusal::TimesDisagree.into());
    }
    let course = grounds.course(patient)?;
    (deviation.started, deviation.ended) = (started, ended);
    deviation.rules = said_no(grounds, patient, &course, &deviation)?;
    deviation.asked = was_asked(&course, &deviation);
    Ok(Decision::of(patient, started, deviation))
}

/// Every HARD rule, and every BLOCK that nobody overrode, as of `S`, on what had been recorded by then (§7.5).
fn said_no(
    grounds: &Grounds<'_>,
    patient: PatientId,
    course: &Course,
    deviation: &Deviation,
) -> Result<Vec<KeptFinding>> {
    let started = deviation.started;
    let mut parts: Vec<Part> = Vec::new();
    if let Some(product) = deviation.known_product() {
        let pointed = deviation.points.iter().map(|point| &point.area);
        let areas: std::collections::BTreeSet<_> = deviation.areas.iter().chain(pointed).collect();
        parts.extend(areas.into_iter().map(|area| Part {
            area: area.clone(),
            product: product.clone(),
        }));
    }
    let vials = deviation.vials.iter().map(|drawn| drawn.vial).collect();
    let mut question = Question::start(started, parts)
        .by(Some(deviation.practitioner))
        .from_vials(vials);
    if !deviation.points.is_empty() {
        question = question.given(Given {
            ended: deviation.ended.unwrap_or(started),
            // Nobody has said that it was not: that is no rule that says no.
            disinfected: true,
            points: deviation.points.clone(),
            vials: deviation.vials.clone(),
            aftercare: None,
        });
    }
    // Advice is given after the injections, so it is asked for as of the writing; nothing else is.
    let now = grounds.whole_case(patient, course, question.clone())?;
    let mut advised = Assessment::of(&now).findings;
    advised.retain(|finding| finding.rule == RuleId::R90);
    let then = clinic_at(grounds, started)?;
    let then = Grounds {
        clinic: &then,
        ..*grounds
    };
    let mut then = then.whole_case(patient, course, question)?;
    then.now = started;
    let mut judged = Assessment::of(&then).findings;
    judged.retain(|finding| finding.rule != RuleId::R90);
    let stood = |finding: &&Finding| finding.is_failed() && finding.verdict >= Verdict::Block;
    let all = judged.iter().chain(&advised);
    Ok(all.filter(stood).map(Finding::kept).collect())
}

/// The clinic as it had been written down by then: what was registered, paused or checked later is not known to it.
fn clinic_at(grounds: &Grounds<'_>, at: Moment) -> Result<ClinicState> {
    let (vault, practice) = (grounds.clinic.vault, grounds.clinic.practice);
    let entries = grounds.read.clinic()?;
    let by_then = entries
        .iter()
        .filter(|entry| entry.header.recorded_at <= at);
    Ok(ClinicState::of(vault, practice, by_then))
}

/// Whether the gate opened for this person and these areas on that day, before `S`, and for nothing else since.
fn was_asked(course: &Course, deviation: &Deviation) -> bool {
    let pointed = deviation.points.iter().map(|point| &point.area);
    let mut areas = deviation.areas.iter().chain(pointed).peekable();
    if areas.peek().is_none() {
        return false;
    }
    let areas: Vec<_> = areas.collect();
    course.starts.iter().any(|told| {
        let start = &told.value;
        told.occurred_at <= deviation.started
            && told.occurred_at.day() == deviation.started.day()
            && start.practitioner == deviation.practitioner
            && areas.iter().all(|area| start.areas.contains(*area))
            && !course.is_used(told)
    })
}

/// A doctor stands by what a nurse has done. For a deviation she gives her passphrase and a reason of her own (§7.3).
pub fn attest(
    grounds: &Grounds<'_>,
    patient: PatientId,
    entry: EntryId,
    reason: Option<String>,
) -> Result<Decision> {
    let course = grounds.course(patient)?;
    let is = |versions: &[EntryId]| versions.contains(&entry);
    let now = grounds.now.moment;
    if course.deviations.iter().any(|told| is(&told.versions)) {
        grounds.author.must_be_clinician()?;
        let reason = reason.unwrap_or_default();
        grounds.must_be_proven()?;
        grounds.must_give_reason(&reason)?;
        let grounds_given = Some(reason);
        let attested = Attested {
            entry,
            grounds: grounds_given,
        };
        return Ok(Decision::of(patient, now, attested).by_proof());
    }
    grounds.author.must_be(Role::Doctor)?;
    let mut given = course.given.iter();
    if !given.any(|told| is(&told.versions)) {
        return Err(Refusal::Unknown(Thing::Entry).into());
    }
    let attested = Attested {
        entry,
        grounds: None,
    };
    Ok(Decision::of(patient, now, attested))
}
