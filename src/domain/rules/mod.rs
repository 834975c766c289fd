//! What may be done when: law and clinical caution as one list of small pure functions over a [`Case`].
//!
//! `rules.md` is the source; each rule names its id, boundary and origin. Unknown, missing or contradictory input
//! never passes a rule (§3), and while the clock is in doubt no rule that depends on time does (§2.8).

pub mod policy;

mod finding;
mod informed;

pub mod age;
pub mod booking;
pub mod consultation;
pub mod earliest;
pub mod freshness;
pub mod information;
pub mod label;
pub mod photos;
pub mod recording;
pub mod reflection;
pub mod slots;

pub use booking::BookingVerdict;
pub use earliest::{Gap, Limit, Reflection};
pub use finding::{Finding, RuleId, Verdict, Why};

use super::clinic::SheetAdopted;
use super::course::{Correctable, Course, Told};
use super::id::UserId;
use super::information::Part;
use super::product::Catalogue;
use super::time::Moment;
use super::user::{Role, User};
use policy::Policy;

/// Everything that a judgement rests on. Rules see nothing else.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub course: &'a Course,
    pub staff: &'a [User],
    /// Every sheet that was taken into use, the oldest first.
    pub sheets: &'a [SheetAdopted],
    pub policy: &'a Policy,
    /// What can be treated with, and what the labels say.
    pub products: &'a Catalogue,
    pub question: Question,
    pub now: Moment,
    pub clock_in_doubt: bool,
}

/// What is asked: may these parts be treated at this start?
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    pub occasion: Occasion,
    /// The planned start at booking; now at the start of a treatment.
    pub start: Moment,
    pub parts: Vec<Part>,
}

/// When a rule is evaluated (§4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// B: the result is advice, except R01 and R23.
    Booking,
    /// S: decisive.
    Start,
}

impl Case<'_> {
    /// `S`, cut to the second (§2.2).
    pub const fn start(&self) -> Moment {
        self.question.start.whole_second()
    }

    fn is_doctor(&self, user: UserId) -> bool {
        self.staff
            .iter()
            .any(|member| member.id == user && member.role == Role::Doctor)
    }

    /// Told by a doctor who was responsible then, or has taken over since; a correction must be a doctor's too.
    fn is_by_doctor_in_charge<T: Correctable>(&self, told: &Told<T>) -> bool {
        let Some(user) = told.user else {
            return false;
        };
        let in_charge = self.course.responsible_doctor == Some(user)
            || self.course.was_responsible(user, told.first_recorded_at);
        let corrected = !told.amended || told.amended_by.is_some_and(|by| self.is_doctor(by));
        self.is_doctor(user) && in_charge && corrected
    }

    /// Judges each part on its own; without any there is nothing that could pass.
    fn for_each_part(
        &self,
        rule: RuleId,
        severity: Verdict,
        judge: impl Fn(&Part) -> Finding,
    ) -> Vec<Finding> {
        if self.question.parts.is_empty() {
            return vec![Finding::new(rule, severity, Why::NothingPlanned)];
        }
        self.question
            .parts
            .iter()
            .map(|part| judge(part).about(part))
            .collect()
    }
}

/// A rule as it stands in [`RULES`].
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub id: RuleId,
    /// The worst that it can come out as.
    pub severity: Verdict,
    /// Raised when its boundary changes; stored with each judgement, so that old ones stay readable.
    pub version: u32,
    pub occasions: &'static [Occasion],
    pub check: fn(&Case<'_>) -> Vec<Finding>,
}

const BOOKING_AND_START: &[Occasion] = &[Occasion::Booking, Occasion::Start];
const START: &[Occasion] = &[Occasion::Start];

const fn rule(
    id: RuleId,
    severity: Verdict,
    occasions: &'static [Occasion],
    check: fn(&Case<'_>) -> Vec<Finding>,
) -> Rule {
    Rule {
        id,
        severity,
        version: 1,
        occasions,
        check,
    }
}

/// Every rule, in the order of §4: identity, roles, information and reflection, product, photos.
pub const RULES: &[Rule] = &[
    rule(RuleId::R01, Verdict::Hard, BOOKING_AND_START, age::of_age),
    rule(
        RuleId::R01b,
        Verdict::Block,
        BOOKING_AND_START,
        age::of_age_at_consultation,
    ),
    rule(
        RuleId::R12,
        Verdict::Hard,
        BOOKING_AND_START,
        consultation::held_and_signed,
    ),
    rule(
        RuleId::R12b,
        Verdict::Hard,
        BOOKING_AND_START,
        consultation::two_days_before,
    ),
    rule(
        RuleId::R13b,
        Verdict::Warn,
        BOOKING_AND_START,
        consultation::not_by_video_only,
    ),
    rule(
        RuleId::R20,
        Verdict::Hard,
        BOOKING_AND_START,
        information::written_given,
    ),
    rule(
        RuleId::R21,
        Verdict::Hard,
        BOOKING_AND_START,
        information::oral_given,
    ),
    rule(
        RuleId::R21b,
        Verdict::Block,
        BOOKING_AND_START,
        information::oral_not_before_written,
    ),
    rule(
        RuleId::R22,
        Verdict::Hard,
        BOOKING_AND_START,
        information::not_declined,
    ),
    rule(
        RuleId::R23,
        Verdict::Hard,
        BOOKING_AND_START,
        reflection::period_over,
    ),
    rule(
        RuleId::R27,
        Verdict::Block,
        BOOKING_AND_START,
        information::everything_covered,
    ),
    rule(
        RuleId::R25,
        Verdict::Block,
        BOOKING_AND_START,
        freshness::not_old,
    ),
    rule(RuleId::R26, Verdict::Warn, START, freshness::newest_sheet),
    rule(RuleId::R06, Verdict::Warn, START, recording::in_time),
    rule(RuleId::R52, Verdict::Hard, START, label::of_labelled_age),
    rule(
        RuleId::R61,
        Verdict::Warn,
        BOOKING_AND_START,
        label::within_label,
    ),
    rule(
        RuleId::R71,
        Verdict::Warn,
        BOOKING_AND_START,
        label::forehead_with_glabella,
    ),
    rule(RuleId::R80, Verdict::Block, START, photos::taken_before),
];

/// The answer of every rule that applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    pub findings: Vec<Finding>,
}

impl Assessment {
    pub fn of(case: &Case<'_>) -> Self {
        let applies = |rule: &&Rule| rule.occasions.contains(&case.question.occasion);
        let findings = RULES
            .iter()
            .filter(applies)
            .flat_map(|rule| (rule.check)(case))
            .collect();
        Self { findings }
    }

    /// The worst verdict, accepted warnings included.
    pub fn worst(&self) -> Verdict {
        self.findings
            .iter()
            .map(|finding| finding.verdict)
            .max()
            .unwrap_or(Verdict::Hard)
    }

    /// Everything that stands in the way, never only the first (§4).
    pub fn failed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_failed())
    }

    /// When every HARD rule will pass by waiting alone; `None` if none fails, or if waiting is not enough.
    pub fn earliest(&self) -> Option<Moment> {
        let hard = self
            .failed()
            .filter(|finding| finding.verdict == Verdict::Hard);
        let moments: Option<Vec<Moment>> = hard.map(|finding| finding.earliest).collect();
        moments?.into_iter().max()
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod reference;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod worked_examples;

#[cfg(test)]
mod tests {
    use super::testing::{GLABELLA, Story, at, failed};
    use super::*;

    #[test]
    fn each_rule_is_listed_once() {
        let mut ids: Vec<RuleId> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert_eq!(RuleId::R21b.to_string(), "R21b");
    }

    #[test]
    fn waiting_is_named_only_where_it_is_enough() {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
        let start = at("2026-11-24 10:00:00 +01");
        assert_eq!(story.assess(start, &[GLABELLA]).earliest(), None);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        let running = story.assess(start, &[GLABELLA]);
        assert_eq!(running.earliest(), Some(at("2026-11-25 10:00:00 +01")));
        assert_eq!(
            (failed(&running).as_str(), running.worst()),
            ("R23 Hard", Verdict::Hard)
        );
    }

    #[test]
    fn nothing_is_known_about_nobody_and_nothing_of_it_passes() {
        let start = at("2026-11-24 10:00:00 +01");
        let nobody = Story::without_patient().assess_all(start, &[GLABELLA]);
        let fails = "R01 Hard, R01b Block, R12 Hard, R12b Hard, R20 Hard, R21 Hard, R21b Block, R23 Hard, R27 Block, \
                     R52 Warn, R80 Block";
        assert_eq!(failed(&nobody), fails);
    }
}
