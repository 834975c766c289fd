//! `earliest`: the first lawful moment after written and oral information, by the rules that the window uses.

use uuid::Uuid;

use super::arguments::Earliest;
use super::console::Console;
use super::{Exit, Failure, time};
use crate::domain::area::Area;
use crate::domain::chain::{Hash, Header};
use crate::domain::consultation::{Consultation, Outcome, Plan, PlannedArea};
use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::information::{
    Channel, Companion, Mark, Mode, OralInformation, Part, Receipt, Scope, Topic,
    WrittenInformation,
};
use crate::domain::patient::ResponsibleDoctorSet;
use crate::domain::premises::Premises;
use crate::domain::product::Catalogue;
use crate::domain::product::ProductId;
use crate::domain::rules::policy::Policy;
use crate::domain::rules::{Assessment, Case, Question, RuleId, reflection};
use crate::domain::time::{HOUR, Moment};
use crate::domain::user::{Role, User};
use crate::domain::vial_log::VialLog;

pub fn run(asked: &Earliest, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let (written, oral) = (time::parse(&asked.written)?, time::parse(&asked.oral)?);
    let start = asked.start.as_deref().map(time::parse).transpose()?;
    let limit = reflection::limit(written.max(oral), &Policy::default());
    console.record(&[&limit.to_local_rfc3339()])?;

    let failing = failing(written, oral, start.unwrap_or(limit));
    let too_early = failing.contains(&RuleId::R23).then_some("too_early");
    let rules = failing.iter().map(|rule| rule.as_str());
    let fields: Vec<&str> = too_early.into_iter().chain(rules).collect();
    if !fields.is_empty() {
        console.record(&fields)?;
        return Ok(Exit::REFUSED);
    }
    if start.is_some() {
        console.record(&["lawful"])?;
    }
    Ok(Exit::WELL)
}

/// Which of the two rules that the command asks about fail at a start: the order of the information and its period.
fn failing(written: Moment, oral: Moment, start: Moment) -> Vec<RuleId> {
    let course = Course::of(&entries(written, oral, start));
    let (staff, policy) = ([doctor()], Policy::default());
    let premises = Premises::default();
    let case = Case {
        course: &course,
        staff: &staff,
        sheets: &[],
        policy: &policy,
        premises: &premises,
        vials: VialLog::default(),
        namesakes: Vec::new(),
        question: Question::booking(start, vec![part()]),
        now: start,
        products: Catalogue::shipped(),
        clock_in_doubt: false,
    };
    let assessment = Assessment::of(&case);
    let asked_about = |rule: &RuleId| matches!(rule, RuleId::R21b | RuleId::R23);
    let failed = assessment.failed().map(|finding| finding.rule);
    failed.filter(asked_about).collect()
}

/// A course in which everything else is in order, written down before any of the moments that are asked about.
fn entries(written: Moment, oral: Moment, start: Moment) -> Vec<Entry> {
    let recorded = written.min(oral).min(start).plus(-HOUR);
    let facts = [
        (recorded, Fact::from(ResponsibleDoctorSet { doctor: USER })),
        (recorded, Fact::from(consultation())),
        (recorded, Fact::from(plan())),
        (written, Fact::from(sheet())),
        (oral, Fact::from(talk(oral))),
    ];
    let entry = |((occurred, fact), seq)| entry(seq, occurred, recorded, fact);
    facts.into_iter().zip(1..).map(entry).collect()
}

const USER: UserId = UserId::from_bytes([1; 16]);

fn doctor() -> User {
    User {
        id: USER,
        name: String::new(),
        role: Role::Doctor,
        authorisation: None,
        photos: true,
        public_key: String::new(),
        verifying_key: String::new(),
    }
}

fn entry(seq: i64, occurred_at: Moment, recorded_at: Moment, fact: Fact) -> Entry {
    let header = Header {
        seq,
        id: EntryId::new(Uuid::from_u128(seq.unsigned_abs().into())),
        patient: Some(PatientId::from_bytes([2; 16])),
        kind: fact.kind().to_owned(),
        occurred_at,
        recorded_at,
        utc_offset: recorded_at.utc_offset(),
        clock_flag: 0,
        user: Some(USER),
        origin: OriginId::from_bytes([3; 16]),
        amends: None,
        payload_hash: Hash::default(),
        prev: Hash::default(),
    };
    Entry {
        header,
        hash: Hash::default(),
        fact,
        reason: None,
    }
}

fn part() -> Part {
    Part {
        area: Area::Glabella,
        product: ProductId::new("vistabel"),
    }
}

fn scope() -> Scope {
    Scope {
        areas: [part().area].into(),
        products: [part().product].into(),
    }
}

fn sheet() -> WrittenInformation {
    WrittenInformation {
        scope: scope(),
        mark: Mark::Full,
        sheet: "1".to_owned(),
        sheet_sha256: "00".to_owned(),
        channel: Channel::Paper,
        receipt: Receipt::HandedOver,
    }
}

fn talk(at: Moment) -> OralInformation {
    OralInformation {
        scope: scope(),
        mark: Mark::Full,
        topics: Topic::ALL.map(|topic| (topic, at)).into(),
        mode: Mode::InClinic,
        companion: Companion::default(),
        language: None,
        questions: None,
    }
}

fn plan() -> Plan {
    Plan {
        product: part().product,
        areas: vec![PlannedArea {
            area: part().area,
            units: None,
        }],
        note: String::new(),
    }
}

fn consultation() -> Consultation {
    Consultation {
        mode: Mode::InClinic,
        companion: Companion::default(),
        wishes: String::new(),
        expectation: String::new(),
        answers: std::collections::BTreeMap::new(),
        prior_toxin: None,
        infected_areas: std::collections::BTreeSet::new(),
        medicines: Vec::new(),
        findings: String::new(),
        indication: "R12".to_owned(),
        outcome: Outcome::Planned,
        assessment: None,
        video_sufficient: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_the_first_second_at_which_the_rule_passes() {
        let first = Moment::parse_rfc3339("2026-03-27T00:00:00+01:00").expect("a moment");
        for hour in 0..96 {
            let end = first.plus(hour * HOUR);
            let limit = reflection::limit(end, &Policy::default());
            assert_eq!(failing(end, end, limit), []);
            assert_eq!(failing(end, end, limit.plus(-1_000_000)), [RuleId::R23]);
        }
    }

    #[test]
    fn the_order_is_a_rule_of_its_own() {
        let oral = Moment::parse_rfc3339("2026-11-23T10:00:00+01:00").expect("a moment");
        let written = oral.plus(6 * HOUR);
        let limit = reflection::limit(written, &Policy::default());
        assert_eq!(failing(written, oral, limit), [RuleId::R21b]);
        assert_eq!(
            failing(written, oral, oral.plus(48 * HOUR)),
            [RuleId::R21b, RuleId::R23]
        );
    }
}
