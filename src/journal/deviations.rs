//! What was given against the gate, or without asking it (*afvigelse*, rules §7): written at once, judged as of its start.

use std::collections::BTreeSet;

use crate::domain::area::Area;
use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::id::PatientId;
use crate::domain::information::Part;
use crate::domain::rules::{Assessment, Finding, Given, Question, RuleId, Verdict};
use crate::domain::snapshot::KeptFinding;
use crate::domain::time::Moment;
use crate::domain::treatment::Deviation;
use crate::domain::user::Role;

use super::clinic::ClinicState;
use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::Refusal;

/// The journal never refuses the truth: only past times, and an account. What the rules said is found out here (§7).
pub fn record(
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

/// Every HARD rule, and every BLOCK that nobody overrode, as of `S`, on what had been recorded by then (§7.5); and what has
/// become known since against it, which heals nothing.
fn said_no(
    grounds: &Grounds<'_>,
    patient: PatientId,
    course: &Course,
    deviation: &Deviation,
) -> Result<Vec<KeptFinding>> {
    let started = deviation.started;
    let question = question_about(deviation);
    let (clinic, known) = known_at(grounds, patient, started)?;
    let then = Grounds {
        clinic: &clinic,
        ..*grounds
    };
    let mut then = then.whole_case(patient, &known, question.clone())?;
    then.now = started;
    let mut now = grounds.whole_case(patient, course, question)?;
    // Advice is given after the injections, so it is asked for as of the writing; nothing else is.
    let mut advised = Assessment::of(&now).findings;
    advised.retain(|finding| finding.rule == RuleId::R90);
    now.now = started;
    let mut judged = Assessment::of(&then).findings;
    judged.retain(stood);
    for finding in Assessment::of(&now).findings {
        let is_known = |known: &Finding| (known.rule, &known.part) == (finding.rule, &finding.part);
        if stood(&finding) && !judged.iter().any(is_known) {
            judged.push(finding);
        }
    }
    judged.retain(|finding| finding.rule != RuleId::R90);
    judged.extend(advised.into_iter().filter(stood));
    Ok(judged.iter().map(Finding::kept).collect())
}

fn stood(finding: &Finding) -> bool {
    finding.is_failed() && finding.verdict >= Verdict::Block
}

fn question_about(deviation: &Deviation) -> Question {
    let started = deviation.started;
    let mut parts: Vec<Part> = Vec::new();
    if let Some(product) = deviation.known_product() {
        parts.extend(areas_of(deviation).into_iter().map(|area| Part {
            area: area.clone(),
            product: product.clone(),
        }));
    }
    let vials = deviation.vials.iter().map(|drawn| drawn.vial).collect();
    let question = Question::start(started, parts)
        .by(Some(deviation.practitioner))
        .from_vials(vials);
    if deviation.points.is_empty() {
        return question;
    }
    question.given(Given {
        ended: deviation.ended.unwrap_or(started),
        // Nobody has said that it was not: that is no rule that says no.
        disinfected: true,
        points: deviation.points.clone(),
        vials: deviation.vials.clone(),
        aftercare: None,
    })
}

/// As they are stated, and those of its points.
fn areas_of(deviation: &Deviation) -> BTreeSet<&Area> {
    let pointed = deviation.points.iter().map(|point| &point.area);
    deviation.areas.iter().chain(pointed).collect()
}

/// The clinic and the record as they had been written down by then: what was registered, told or corrected later was not
/// known.
fn known_at(
    grounds: &Grounds<'_>,
    patient: PatientId,
    at: Moment,
) -> Result<(ClinicState, Course)> {
    let by_then = |entry: &Entry| entry.header.recorded_at.whole_second() <= at;
    let entries = grounds.read.clinic()?;
    let (vault, practice) = (grounds.clinic.vault, grounds.clinic.practice);
    let entries = entries.iter().filter(|entry| by_then(entry));
    let clinic = ClinicState::of(vault, practice, entries);
    let mut entries = grounds.entries(patient)?;
    entries.retain(by_then);
    Ok((clinic, Course::of(&entries)))
}

/// Whether the gate opened for this person and these areas on that day, before `S`, and for nothing else since.
fn was_asked(course: &Course, deviation: &Deviation) -> bool {
    let areas = areas_of(deviation);
    if areas.is_empty() {
        return false;
    }
    course.starts.iter().any(|told| {
        let start = &told.value;
        told.occurred_at <= deviation.started
            && told.occurred_at.day() == deviation.started.day()
            && start.practitioner == deviation.practitioner
            && areas.iter().all(|area| start.areas.contains(*area))
            && !course.is_used(told)
    })
}
