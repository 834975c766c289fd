//! Makes a clinic, a patient and her facts in a line each, for tests. Nobody in here exists.

mod facts;
mod given;
mod health;

pub(crate) use facts::{
    asked, asked_today, consultation, elsewhere, note, online, oral, patient, photo, plan, sheet,
    treatment_booked, with_typo_corrected, written,
};

pub(crate) use given::{
    VIAL, consent, deviation, drawn, expiry, given, point_of, prescription, repeat_exempted,
    treatment, vial,
};
pub(crate) use health::{adverse_event, inspected, medicine, screening, screening_with};

use std::collections::BTreeSet;

use super::policy::Policy;
use super::{Assessment, BookingVerdict, Case, Given, Question, Reflection, RuleId, booking};
use crate::domain::area::Area;
use crate::domain::chain::Header;
use crate::domain::clinic::SheetAdopted;
use crate::domain::confirmation::IdentityConfirmed;
use crate::domain::course::{Course, Treatment, Unknown};
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, OriginId, PatientId, UserId};
use crate::domain::information::{Mark, Part};
use crate::domain::patient::PatientRegistered;
use crate::domain::premises::Premises;
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::time::{Day, MINUTE, Moment};
use crate::domain::treatment::Point;
use crate::domain::user::{Role, User};
use crate::domain::vial::VialOpened;
use crate::domain::vial_log::VialLog;
use facts::user;

pub const DOCTOR: UserId = UserId::from_bytes([1; 16]);
pub const OTHER_DOCTOR: UserId = UserId::from_bytes([2; 16]);
pub const NURSE: UserId = UserId::from_bytes([3; 16]);
pub const GLABELLA: Area = Area::Glabella;
pub const FOREHEAD: Area = Area::Forehead;

/// Reads `2026-11-23 10:00:00 +01`, as the tables of `rules.md` §15 write it.
#[track_caller]
pub fn at(text: &str) -> Moment {
    let text = format!("{}:00", text.trim().replace(" +", "+").replace(' ', "T"));
    Moment::parse_rfc3339(&text).unwrap_or_else(|| panic!("not a moment: {text}"))
}

#[track_caller]
pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn vistabel() -> ProductId {
    ProductId::new("vistabel")
}

pub fn part(area: &Area) -> Part {
    Part {
        area: area.clone(),
        product: vistabel(),
    }
}

pub fn parts(areas: &[Area]) -> Vec<Part> {
    areas.iter().map(part).collect()
}

/// What the stories of the information tell of; the rest is for the tests of its own rules.
const TOLD: [RuleId; 16] = [
    RuleId::R01,
    RuleId::R01b,
    RuleId::R06,
    RuleId::R12,
    RuleId::R12b,
    RuleId::R13b,
    RuleId::R20,
    RuleId::R21,
    RuleId::R21b,
    RuleId::R22,
    RuleId::R23,
    RuleId::R25,
    RuleId::R26,
    RuleId::R27,
    RuleId::R52,
    RuleId::R61,
];

/// A course in the making, and everything else that a case needs.
#[derive(Clone)]
pub struct Story {
    pub entries: Vec<Entry>,
    pub staff: Vec<User>,
    pub sheets: Vec<SheetAdopted>,
    pub policy: Policy,
    pub premises: Premises,
    pub namesakes: Vec<PatientId>,
    pub treatments: Vec<Treatment>,
    /// The courses of other patients who had something from the same vials.
    pub others: Vec<Course>,
    pub clock_in_doubt: bool,
    next: i64,
}

impl Story {
    /// A clinic with two doctors, a nurse and the first sheet; no patient yet.
    pub fn without_patient() -> Self {
        Self {
            entries: Vec::new(),
            staff: vec![
                user(DOCTOR, Role::Doctor),
                user(OTHER_DOCTOR, Role::Doctor),
                user(NURSE, Role::Nurse),
            ],
            sheets: vec![sheet("1", true)],
            policy: Policy::default(),
            premises: Premises::default(),
            namesakes: Vec::new(),
            treatments: Vec::new(),
            others: Vec::new(),
            clock_in_doubt: false,
            next: 1,
        }
    }

    /// A patient whose responsible doctor is [`DOCTOR`].
    pub fn of_patient_born(born: &str) -> Self {
        let mut story = Self::without_patient();
        let fact = PatientRegistered {
            patient: patient(born),
            responsible_doctor: DOCTOR,
        };
        story.add("2020-01-06 09:00:00 +01", fact);
        story
    }

    /// An adult who has not been examined.
    pub fn of_adult() -> Self {
        Self::of_patient_born("1985-03-14")
    }

    /// An adult who was examined long ago, with every named area in the plan: R12 and R12b pass.
    pub fn of_examined_adult() -> Self {
        let mut story = Self::of_adult();
        story.examine("2020-02-03 10:00:00 +01", &Area::NAMED);
        story
    }

    /// A fact recorded by the doctor when it happened.
    pub fn add(&mut self, occurred: &str, fact: impl Into<Fact>) -> EntryId {
        self.add_late(occurred, occurred, fact)
    }

    pub fn add_late(&mut self, occurred: &str, recorded: &str, fact: impl Into<Fact>) -> EntryId {
        self.tell(at(occurred), at(recorded), DOCTOR, fact)
    }

    pub fn tell(
        &mut self,
        occurred: Moment,
        recorded: Moment,
        by: UserId,
        fact: impl Into<Fact>,
    ) -> EntryId {
        let fact = fact.into();
        let mut id = [9; 16];
        id[..8].copy_from_slice(&self.next.to_be_bytes());
        let header = Header {
            seq: self.next,
            id: EntryId::from_bytes(id),
            patient: Some(PatientId::from_bytes([7; 16])),
            kind: fact.kind().to_owned(),
            occurred_at: occurred,
            recorded_at: recorded,
            utc_offset: 60,
            clock_flag: 0,
            user: Some(by),
            origin: OriginId::from_bytes([8; 16]),
            amends: None,
            payload_hash: [0; 32],
            prev: [0; 32],
        };
        self.next += 1;
        self.entries.push(Entry {
            header,
            hash: [0; 32],
            fact,
            reason: None,
        });
        EntryId::from_bytes(id)
    }

    /// Corrects an earlier entry; the time at which it was so stays unless it is given.
    #[track_caller]
    pub fn amend(
        &mut self,
        amended: EntryId,
        occurred: Option<&str>,
        recorded: Moment,
        fact: impl Into<Fact>,
    ) -> EntryId {
        let mut entries = self.entries.iter();
        let known = entries
            .find(|entry| entry.header.id == amended)
            .expect("an earlier entry");
        let occurred = occurred.map_or(known.header.occurred_at, at);
        let id = self.tell(occurred, recorded, DOCTOR, fact);
        let newest = self.entries.last_mut().expect("the correction");
        newest.header.amends = Some(amended);
        newest.reason = Some("Rettelse".to_owned());
        id
    }

    /// A consultation in the clinic and its plan, signed when it began.
    pub fn examine(&mut self, began: &str, areas: &[Area]) -> (EntryId, EntryId) {
        (
            self.add(began, consultation()),
            self.add(began, plan(areas)),
        )
    }

    pub fn write(&mut self, occurred: &str, areas: &[Area]) -> EntryId {
        self.add(occurred, written(areas, Mark::Full))
    }

    pub fn say(&mut self, occurred: &str, areas: &[Area]) -> EntryId {
        self.add(occurred, oral(areas, Mark::Full))
    }

    /// On the day of a treatment: identity, health and medicine with nothing to tell, each area with nothing to see.
    pub fn confirm_day(&mut self, occurred: &str, areas: &[Area]) {
        self.add(occurred, IdentityConfirmed {});
        self.add(occurred, screening());
        for area in areas {
            self.add(occurred, inspected(area));
        }
    }

    /// A treatment here, ten minutes long.
    pub fn treat(&mut self, started: &str, areas: &[Area], deviation: bool) {
        let started = at(started);
        let ended = Some(started.plus(10 * MINUTE));
        let parts = parts(areas).into_iter().collect();
        let met_reflection = !deviation;
        self.treatments.push(Treatment {
            entry: EntryId::from_bytes([6; 16]),
            recorded: started.plus(10 * MINUTE),
            practitioner: NURSE,
            started,
            ended,
            parts,
            unknown: Unknown::Nothing,
            deviation,
            met_reflection,
        });
    }

    /// A vial of Vistabel that was opened and mixed then.
    pub fn open_vial(&mut self, opened: &str, printed: &str) -> EntryId {
        self.open(opened, |vial| vial.expiry = expiry(printed))
    }

    /// A vial of Vistabel with something changed about it.
    pub fn open(&mut self, opened: &str, change: impl FnOnce(&mut VialOpened)) -> EntryId {
        let mut vial = vial(at(opened));
        change(&mut vial);
        self.add(opened, vial)
    }

    pub fn course(&self) -> Course {
        let mut course = Course::of(&self.entries);
        course.treatments.extend(self.treatments.iter().cloned());
        course
    }

    /// Asks something about a case with this course.
    pub fn ask<T>(&self, question: Question, now: Moment, ask: impl FnOnce(&Case<'_>) -> T) -> T {
        let mut vials = VialLog::of(&self.course());
        for other in &self.others {
            vials.take_in(other);
        }
        ask(&Case {
            course: &self.course(),
            staff: &self.staff,
            sheets: &self.sheets,
            policy: &self.policy,
            premises: &self.premises,
            vials,
            namesakes: self.namesakes.clone(),
            products: Catalogue::shipped(),
            question,
            now,
            clock_in_doubt: self.clock_in_doubt,
        })
    }

    /// At the start of a treatment, with everything in order that these stories do not tell of (§15).
    pub fn assess(&self, start: Moment, areas: &[Area]) -> Assessment {
        self.assess_only(&TOLD, start, areas)
    }

    /// Some of the rules at the start of a treatment.
    pub fn assess_only(&self, rules: &[RuleId], start: Moment, areas: &[Area]) -> Assessment {
        let mut assessment = self.assess_all(start, areas);
        assessment
            .findings
            .retain(|finding| rules.contains(&finding.rule));
        assessment
    }

    /// Every rule at the start of a treatment.
    pub fn assess_all(&self, start: Moment, areas: &[Area]) -> Assessment {
        let question = Question::start(start, parts(areas));
        self.ask(question, start, Assessment::of)
    }

    /// One rule at the start of a treatment.
    pub fn assess_rule(&self, rule: RuleId, start: &str, areas: &[Area]) -> Assessment {
        let mut assessment = self.assess_all(at(start), areas);
        assessment.findings.retain(|finding| finding.rule == rule);
        assessment
    }

    /// One rule at the start of a treatment that is drawn from these vials.
    pub fn assess_vials(&self, rule: RuleId, start: &str, vials: &[EntryId]) -> Assessment {
        let question = Question::start(at(start), parts(&[GLABELLA]));
        self.ask_rule(rule, question.from_vials(vials.to_vec()), at(start))
    }

    /// One rule when what was given is about to be signed by the doctor who gave it.
    pub fn sign(&self, rule: RuleId, start: &str, given: Given) -> Assessment {
        self.sign_by(DOCTOR, rule, start, given)
    }

    pub fn sign_by(&self, by: UserId, rule: RuleId, start: &str, given: Given) -> Assessment {
        let part = |point: &Point| {
            let mut drawn = given.vials.iter();
            let drawn = drawn.find(|drawn| drawn.vial == point.vial);
            Part {
                area: point.area.clone(),
                product: drawn.map_or_else(vistabel, |drawn| drawn.product.clone()),
            }
        };
        let parts: BTreeSet<Part> = given.points.iter().map(part).collect();
        let vials = given.vials.iter().map(|drawn| drawn.vial).collect();
        let now = given.ended.plus(MINUTE);
        let question = Question::start(at(start), parts.into_iter().collect()).by(Some(by));
        self.ask_rule(rule, question.from_vials(vials).given(given), now)
    }

    pub fn ask_rule(&self, rule: RuleId, question: Question, now: Moment) -> Assessment {
        let mut assessment = self.ask(question, now, Assessment::of);
        assessment.findings.retain(|finding| finding.rule == rule);
        assessment
    }

    pub fn judge(&self, start: &str, areas: &[Area]) -> BookingVerdict {
        let start = at(start);
        let question = Question::booking(start, parts(areas));
        self.ask(question, start, booking::judge)
    }

    pub fn reflection(&self, now: &str, areas: &[Area]) -> Reflection {
        let now = at(now);
        let question = Question::booking(now, parts(areas));
        self.ask(question, now, Reflection::of)
    }
}

/// Everything that failed, as `R21b Block, R23 Hard`; empty if all passed.
pub fn failed(assessment: &Assessment) -> String {
    let failed: BTreeSet<String> = assessment
        .failed()
        .map(|finding| format!("{} {:?}", finding.rule, finding.verdict))
        .collect();
    failed.into_iter().collect::<Vec<_>>().join(", ")
}
