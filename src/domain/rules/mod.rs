//! What may be done when: law and clinical caution as one list of small pure functions over a [`Case`].
//!
//! `rules.md` is the source; each rule names its id, boundary and origin. Unknown, missing or contradictory input
//! never passes a rule (§3), and while the clock is in doubt no rule that depends on time does (§2.8).

pub mod policy;

mod dose_fault;
mod doses;
mod finding;
mod health_fault;
mod informed;
mod interval_fault;
mod prescribed;
mod stated;
mod toxin_history;
mod vial_fault;
mod vials_in_question;

pub mod acceptance;
pub mod aftercare;
pub mod age;
pub mod allergy;
pub mod arithmetic;
pub mod booking;
pub mod consent;
pub mod consent_fault;
pub mod consultation;
pub mod contraindications;
pub mod delegation;
pub mod dose;
pub mod earliest;
pub mod examined;
pub mod freshness;
pub mod given_as_prescribed;
pub mod identity;
pub mod information;
pub mod interval;
pub mod kit;
pub mod label;
pub mod medicines;
pub mod mixture;
pub mod one_product;
pub mod photos;
pub mod recording;
pub mod red_flag;
pub mod reflection;
pub mod repeat;
pub mod roles;
pub mod screening;
pub mod sheet;
pub mod slots;
pub mod vial;

pub use booking::BookingVerdict;
pub use dose_fault::DoseFault;
pub use earliest::{Gap, Limit, Reflection};
pub use finding::{Finding, RuleId, Verdict, Why, version};
pub use health_fault::{AnswerFault, AnsweredItem, HealthFault, Taken};
pub use interval_fault::{EarlierToxin, IntervalFault};
pub use vial_fault::{NamedVial, VialFault};

use super::clinic::SheetAdopted;
use super::course::{Correctable, Course, Told};
use super::id::{EntryId, PatientId, UserId};
use super::information::Part;
use super::premises::Premises;
use super::product::{Catalogue, ProductId};
use super::snapshot::Snapshot;
use super::time::Moment;
use super::treatment::{DrawnVial, Point};
use super::user::{Role, User};
use super::vial_log::VialLog;
use policy::Policy;

/// Everything that a judgement rests on. Rules see nothing else.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub course: &'a Course,
    pub staff: &'a [User],
    /// Every sheet that was taken into use, the oldest first.
    pub sheets: &'a [SheetAdopted],
    pub policy: &'a Policy,
    /// Registrations, batches on pause, emergency kit and instruction.
    pub premises: &'a Premises,
    /// The vials in question, and everything that was ever drawn from them.
    pub vials: VialLog,
    /// Somebody else in the journal has the same name and birth date, or the same number (R05).
    pub namesakes: Vec<PatientId>,
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
    /// Who injects; nobody named passes no rule that asks.
    pub practitioner: Option<UserId>,
    /// The vials that shall be, or were, drawn from.
    pub vials: Vec<EntryId>,
    /// What was given, when it is about to be signed.
    pub given: Option<Given>,
}

impl Question {
    /// Whether a treatment may be booked for a time.
    pub const fn booking(start: Moment, parts: Vec<Part>) -> Self {
        Self {
            occasion: Occasion::Booking,
            start,
            parts,
            practitioner: None,
            vials: Vec::new(),
            given: None,
        }
    }

    /// Whether a treatment may start now.
    pub fn start(start: Moment, parts: Vec<Part>) -> Self {
        Self {
            occasion: Occasion::Start,
            ..Self::booking(start, parts)
        }
    }

    #[must_use]
    pub fn by(mut self, practitioner: Option<UserId>) -> Self {
        self.practitioner = practitioner;
        self
    }

    #[must_use]
    pub fn from_vials(mut self, vials: Vec<EntryId>) -> Self {
        self.vials = vials;
        self
    }

    /// Whether what was given may be signed; `start` is the first injection.
    #[must_use]
    pub fn given(mut self, given: Given) -> Self {
        self.occasion = Occasion::Signing;
        self.given = Some(given);
        self
    }
}

/// What was given, before it is signed. Units are of the product of the vial.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// `E`, the last injection.
    pub ended: Moment,
    pub disinfected: bool,
    pub points: Vec<Point>,
    pub vials: Vec<DrawnVial>,
}

/// When a rule is evaluated (§4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// B: the result is advice, except R01 and R23.
    Booking,
    /// S: decisive.
    Start,
    /// U: every rule of the start as of the first injection, and those about what was given.
    Signing,
}

impl Case<'_> {
    /// `S`, cut to the second (§2.2).
    pub const fn start(&self) -> Moment {
        self.question.start.whole_second()
    }

    fn is_doctor(&self, user: UserId) -> bool {
        self.role(user) == Some(Role::Doctor)
    }

    fn role(&self, user: UserId) -> Option<Role> {
        let member = self.staff.iter().find(|member| member.id == user);
        member.map(|member| member.role)
    }

    /// Whether the one who injects assists a doctor (*medhjælp*): anybody who is not a doctor herself.
    fn by_assistant(&self) -> bool {
        let practitioner = self.question.practitioner;
        !practitioner.is_some_and(|user| self.is_doctor(user))
    }

    /// The products of the parts in question, each once.
    fn products_in_question(&self) -> Vec<&ProductId> {
        let mut products: Vec<&ProductId> = self
            .question
            .parts
            .iter()
            .map(|part| &part.product)
            .collect();
        products.sort_unstable();
        products.dedup();
        products
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

const BOOKING_AND_START: &[Occasion] = &[Occasion::Booking, Occasion::Start, Occasion::Signing];
const START: &[Occasion] = &[Occasion::Start, Occasion::Signing];
const SIGNING: &[Occasion] = &[Occasion::Signing];

/// Version of the whole set; raised when a rule comes, goes or changes its boundary.
pub const RULE_SET: u32 = 2;

/// What the set was made for (`rules.md` §1).
pub const LEGAL_BASIS: &str =
    "BEK 834 of 27/6 2014, amended by BEK 1503 of 2/12 2016 and BEK 253 of 13/3 2019";

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

/// Every rule, in the order of §4: identity, roles, information and reflection, consent, screening, product and vial,
/// dose, photos.
pub const RULES: &[Rule] = &[
    rule(RuleId::R01, Verdict::Hard, BOOKING_AND_START, age::of_age),
    rule(
        RuleId::R01b,
        Verdict::Block,
        BOOKING_AND_START,
        age::of_age_at_consultation,
    ),
    rule(RuleId::R10, Verdict::Hard, START, roles::may_inject),
    rule(
        RuleId::R11,
        Verdict::Hard,
        BOOKING_AND_START,
        roles::responsible_doctor,
    ),
    rule(
        RuleId::R11b,
        Verdict::Block,
        START,
        roles::assistant_registered,
    ),
    rule(RuleId::R02, Verdict::Hard, START, identity::confirmed_today),
    rule(RuleId::R05, Verdict::Warn, START, identity::no_namesake),
    rule(
        RuleId::R13,
        Verdict::Block,
        START,
        delegation::by_prescription,
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
        RuleId::R24,
        Verdict::Info,
        BOOKING_AND_START,
        repeat::exempt,
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
    rule(RuleId::R28, Verdict::Warn, START, sheet::approved),
    rule(RuleId::R29, Verdict::Info, START, sheet::noted),
    rule(RuleId::R30, Verdict::Hard, START, consent::given),
    rule(RuleId::R31, Verdict::Hard, START, consent::after_reflection),
    rule(RuleId::R32, Verdict::Hard, START, consent::close_to_start),
    rule(
        RuleId::R33,
        Verdict::Block,
        START,
        screening::consent_is_free,
    ),
    rule(RuleId::R54, Verdict::Hard, START, screening::complete_today),
    rule(
        RuleId::R42,
        Verdict::Hard,
        START,
        contraindications::no_muscle_disorder,
    ),
    rule(RuleId::R44, Verdict::Hard, START, allergy::tolerated),
    rule(
        RuleId::R40,
        Verdict::Block,
        START,
        contraindications::not_pregnant,
    ),
    rule(
        RuleId::R41,
        Verdict::Warn,
        START,
        contraindications::contraception,
    ),
    rule(
        RuleId::R43,
        Verdict::Block,
        START,
        contraindications::no_other_muscle_or_nerve_disease,
    ),
    rule(RuleId::R45, Verdict::Block, START, examined::not_infected),
    rule(
        RuleId::R46,
        Verdict::Block,
        START,
        contraindications::swallows_and_breathes,
    ),
    rule(
        RuleId::R50,
        Verdict::Warn,
        START,
        contraindications::not_ill_today,
    ),
    rule(RuleId::R53, Verdict::Warn, START, examined::nothing_found),
    rule(
        RuleId::R55,
        Verdict::Block,
        START,
        contraindications::no_serious_reaction,
    ),
    rule(
        RuleId::R47,
        Verdict::Block,
        START,
        medicines::no_neuromuscular,
    ),
    rule(RuleId::R48, Verdict::Warn, START, medicines::no_bruising),
    rule(RuleId::R49, Verdict::Block, START, medicines::no_bleeding),
    rule(RuleId::R92b, Verdict::Hard, START, red_flag::none_open),
    rule(
        RuleId::R51,
        Verdict::Block,
        BOOKING_AND_START,
        interval::long_enough_ago,
    ),
    rule(
        RuleId::R51b,
        Verdict::Block,
        BOOKING_AND_START,
        interval::no_touch_up,
    ),
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
    rule(RuleId::R14, Verdict::Warn, START, kit::checked_and_in_date),
    rule(RuleId::R60, Verdict::Hard, START, one_product::throughout),
    rule(
        RuleId::R62,
        Verdict::Hard,
        START,
        vial::recorded_and_in_date,
    ),
    rule(RuleId::R62b, Verdict::Hard, START, vial::not_on_pause),
    rule(RuleId::R67, Verdict::Hard, START, mixture::not_too_old),
    rule(RuleId::R68, Verdict::Block, START, vial::for_one_treatment),
    rule(RuleId::R69, Verdict::Hard, START, vial::not_overdrawn),
    rule(RuleId::R70, Verdict::Warn, SIGNING, mixture::as_labelled),
    rule(RuleId::R63, Verdict::Warn, SIGNING, dose::within_point),
    rule(RuleId::R64, Verdict::Block, START, dose::within_area),
    rule(RuleId::R65, Verdict::Hard, SIGNING, arithmetic::closes),
    rule(RuleId::R66, Verdict::Block, START, dose::within_treatment),
    rule(
        RuleId::R72,
        Verdict::Block,
        SIGNING,
        given_as_prescribed::as_foreseen,
    ),
    rule(
        RuleId::R73,
        Verdict::Warn,
        SIGNING,
        given_as_prescribed::disinfected,
    ),
    rule(RuleId::R80, Verdict::Block, START, photos::taken_before),
    rule(RuleId::R90, Verdict::Block, SIGNING, aftercare::given),
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
            .map(|finding| acceptance::applied(case, finding))
            .collect();
        Self { findings }
    }

    /// What is kept for ever beside what is done on it (§5).
    pub fn snapshot(&self, at: Moment) -> Snapshot {
        Snapshot {
            rules: RULE_SET,
            legal_basis: LEGAL_BASIS.to_owned(),
            at,
            findings: self.findings.iter().map(Finding::kept).collect(),
        }
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
mod unordered;
#[cfg(test)]
mod verdicts;
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
        let fails = "R01 Hard, R01b Block, R02 Hard, R10 Hard, R11 Hard, R11b Block, R12 Hard, R12b Hard, \
                     R13 Block, R14 Warn, R20 Hard, R21 Hard, R21b Block, R23 Hard, R27 Block, R30 Hard, \
                     R31 Hard, R32 Hard, R33 Block, R40 Block, R41 Warn, R42 Hard, R43 Block, R44 Hard, \
                     R45 Block, R46 Block, R47 Block, R48 Warn, R49 Warn, R50 Warn, R51 Block, R52 Warn, \
                     R53 Warn, R54 Hard, R55 Block, R62 Hard, R62b Hard, R67 Hard, R68 Block, R69 Hard, \
                     R80 Block";
        assert_eq!(failed(&nobody), fails);
    }
}
