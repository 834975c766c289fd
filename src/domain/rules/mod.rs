//! What may be done when: law and clinical caution as one list of small pure functions over a [`Case`].
//!
//! `rules.md` is the source; each rule names its id, boundary and origin. Unknown, missing or contradictory input
//! never passes a rule (§3), and while the clock is in doubt no rule that depends on time does (§2.8).

pub mod policy;

mod assessment;
mod case;
mod list;

mod dose_fault;
mod doses;
mod finding;
mod health_fault;
mod informed;
mod interval_fault;
pub mod prescribed;
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
pub mod publication;
pub mod recording;
pub mod red_flag;
pub mod reflection;
pub mod repeat;
pub mod roles;
pub mod screening;
pub mod sheet;
pub mod slots;
pub mod template;
pub mod vial;

pub use assessment::Assessment;
pub use booking::BookingVerdict;
pub use case::{Case, Given, Occasion, Question};
pub use dose_fault::DoseFault;
pub use earliest::{Gap, Limit, Reflection};
pub use finding::{Finding, RuleId, Verdict, Why, version};
pub use health_fault::{AnswerFault, AnsweredItem, HealthFault, Taken};
pub use interval_fault::{EarlierToxin, IntervalFault};
pub use list::{LEGAL_BASIS, RULE_SET, RULES, Rule};
pub use red_flag::{OpenFlag, open_flags};
pub use vial_fault::{NamedVial, VialFault};

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
