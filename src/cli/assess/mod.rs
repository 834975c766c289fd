//! `assess`: every rule's answer about a course that stands in a file, by the road that the window takes.
//!
//! One finding a line: rule, `passed` `info` `warn` `block` or `hard`, `accepted` or `-`, area, the earliest moment at
//! which waiting alone mends it, and the entries it was found in. Exit 0 ready, 1 not ready, 2 bad input.

mod case_file;

use std::collections::BTreeSet;
use std::fs;

use super::arguments::Assess;
use super::console::Console;
use super::{Exit, Failure, time};
use crate::domain::area::Area;
use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::rules::{Assessment, Case, Finding, Question, Verdict};
use crate::domain::time::Moment;
use crate::domain::vial_log::VialLog;
use crate::journal::view::{intended, vials_at_hand};
use case_file::CaseFile;
pub use case_file::Fault;

/// More than any patient's file, and no trap for the memory.
const LARGEST: u64 = 64 * 1024 * 1024;

pub fn run(asked: &Assess, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let at = time::parse(&asked.at)?;
    let file = read(asked)?;
    let course = Course::of(&file.entries);
    let parts = parts(&course, &asked.area);
    let assessment = assess(&file, &course, parts, at);
    for finding in &assessment.findings {
        print(finding, &file, console)?;
    }
    let ready = assessment.failed().next().is_none();
    Ok(if ready { Exit::WELL } else { Exit::REFUSED })
}

fn read(asked: &Assess) -> Result<CaseFile, Failure> {
    let unreadable = |_error| Failure::CaseFile(Fault::Unreadable);
    let length = fs::metadata(&asked.case).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(Failure::CaseFile(Fault::Unreadable));
    }
    let json = fs::read_to_string(&asked.case).map_err(unreadable)?;
    CaseFile::parse(&json).map_err(Failure::CaseFile)
}

/// The parts of the plan; of the areas that are asked about, with the product of the plan.
fn parts(course: &Course, areas: &[Area]) -> Vec<Part> {
    let Some(plan) = course.current_plan() else {
        return Vec::new();
    };
    if areas.is_empty() {
        return plan.value.parts().collect();
    }
    let part = |area: &Area| Part {
        area: area.clone(),
        product: plan.value.product.clone(),
    };
    areas.iter().map(part).collect()
}

/// The vial of each product, as the window chooses it.
fn vials(course: &Course, parts: &[Part], at: Moment) -> Vec<EntryId> {
    let products: BTreeSet<&ProductId> = parts.iter().map(|part| &part.product).collect();
    let at_hand = |product| vials_at_hand(course, product, at);
    products.into_iter().flat_map(at_hand).collect()
}

fn assess(file: &CaseFile, course: &Course, parts: Vec<Part>, at: Moment) -> Assessment {
    let vials = vials(course, &parts, at);
    let booked = intended(course, at).and_then(|intended| intended.practitioner);
    let practitioner = booked.or(course.responsible_doctor);
    Assessment::of(&Case {
        course,
        staff: &file.clinic.users,
        sheets: &file.clinic.sheets,
        policy: &file.clinic.policy,
        premises: &file.clinic.premises,
        vials: VialLog::of(course),
        namesakes: Vec::new(),
        question: Question::start(at, parts)
            .by(practitioner)
            .from_vials(vials),
        now: at,
        products: Catalogue::shipped(),
        clock_in_doubt: false,
    })
}

fn print(finding: &Finding, file: &CaseFile, console: &mut Console<'_>) -> Result<(), Failure> {
    let none = || "-".to_owned();
    let accepted = finding.accepted_by.map_or("-", |_by| "accepted");
    let part = finding.part.as_ref();
    let area = part.map_or_else(none, |part| area_name(&part.area));
    let earliest = finding.earliest.map_or_else(none, Moment::to_local_rfc3339);
    let evidence: Vec<String> = finding
        .evidence
        .iter()
        .map(|entry| file.names.of(entry))
        .collect();
    let evidence = if evidence.is_empty() {
        none()
    } else {
        evidence.join(",")
    };
    console.record(&[
        finding.rule.as_str(),
        verdict_name(finding.verdict),
        accepted,
        &area,
        &earliest,
        &evidence,
    ])
}

fn area_name(area: &Area) -> String {
    match area {
        Area::Other(words) => words.clone(),
        named @ (Area::Forehead
        | Area::Glabella
        | Area::LateralCanthalRight
        | Area::LateralCanthalLeft
        | Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter) => named.to_string(),
    }
}

const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Info => "info",
        Verdict::Warn => "warn",
        Verdict::Block => "block",
        Verdict::Hard => "hard",
    }
}
