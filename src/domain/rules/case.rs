//! What is asked of the rules, and everything that an answer may rest on.

use super::policy::Policy;
use super::{Finding, RuleId, Verdict, Why};
use crate::domain::aftercare::AftercareGiven;
use crate::domain::clinic::SheetAdopted;
use crate::domain::course::{Correctable, Course, Told};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::information::Part;
use crate::domain::premises::Premises;
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::time::Moment;
use crate::domain::treatment::{DrawnVial, Point};
use crate::domain::user::{Role, User};
use crate::domain::vial_log::VialLog;

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
    /// The advice that is signed together with it (R90).
    pub aftercare: Option<AftercareGiven>,
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

    pub(super) fn is_doctor(&self, user: UserId) -> bool {
        self.role(user) == Some(Role::Doctor)
    }

    pub(super) fn role(&self, user: UserId) -> Option<Role> {
        let member = self.staff.iter().find(|member| member.id == user);
        member.map(|member| member.role)
    }

    /// Whether the one who injects assists a doctor (*medhjælp*): anybody who is not a doctor herself.
    pub(super) fn by_assistant(&self) -> bool {
        let practitioner = self.question.practitioner;
        !practitioner.is_some_and(|user| self.is_doctor(user))
    }

    /// The products of the parts in question, each once.
    pub(super) fn products_in_question(&self) -> Vec<&ProductId> {
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
    pub(super) fn is_by_doctor_in_charge<T: Correctable>(&self, told: &Told<T>) -> bool {
        let Some(user) = told.user else {
            return false;
        };
        let in_charge = self.course.responsible_doctor == Some(user)
            || self.course.was_responsible(user, told.first_recorded_at);
        let corrected = !told.amended || told.amended_by.is_some_and(|by| self.is_doctor(by));
        self.is_doctor(user) && in_charge && corrected
    }

    /// Judges each part on its own; without any there is nothing that could pass.
    pub(super) fn for_each_part(
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
